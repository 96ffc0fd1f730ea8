"""What an operator can tell the public service from the environment."""

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class ChannelSettings(BaseSettings):
    """Settings of the public service, each from ``MOTCUA_<NAME>``."""

    model_config = SettingsConfigDict(env_prefix="MOTCUA_", extra="ignore")

    web_host: str = Field(
        default="0.0.0.0",  # noqa: S104 - the one service that is public
        description="Địa chỉ dịch vụ công khai nghe; các dịch vụ khác chỉ nghe 127.0.0.1",
    )
    web_port: int = Field(default=8080, description="Cổng của dịch vụ công khai")
    rasa_url: str = Field(default="http://127.0.0.1:5005", description="Địa chỉ của Rasa")
    directory_url: str = Field(default="http://127.0.0.1:8000", description="Địa chỉ của danh bạ")
    bot_timeout: float = Field(default=15.0, description="Chờ trợ lý trả lời nhiều nhất bao nhiêu giây")
    rate_limit_per_minute: int = Field(
        default=30, ge=0, description="Mỗi hội thoại được gửi bao nhiêu tin một phút; 0 là tắt mọi giới hạn (để đo)"
    )
    address_rate_limit_per_minute: int = Field(
        default=600,
        ge=0,
        description="Mỗi địa chỉ mạng được gửi bao nhiêu tin một phút (máy trung gian của một cổng là một địa chỉ)",
    )
    trusted_proxies: str = Field(
        default="127.0.0.1", description="Máy trung gian được tin khi khai X-Forwarded-For, cách nhau bằng dấu phẩy"
    )
    transcripts: int = Field(
        default=2000, ge=1, description="Trang không JavaScript giữ lại bao nhiêu hội thoại để hiện lại"
    )
