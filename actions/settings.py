"""Settings of the action server, read from the environment (and listed in docs/settings.md)."""

from pathlib import Path

from pydantic import Field, PositiveFloat
from pydantic_settings import BaseSettings, SettingsConfigDict


class ActionSettings(BaseSettings):
    """What can be set; each field is the variable MOTCUA_<NAME>."""

    model_config = SettingsConfigDict(env_prefix="MOTCUA_", extra="ignore")

    var: Path = Field(default=Path("var"), description="Thư mục dữ liệu và trạng thái")
    actions_port: int = Field(default=5055, ge=1, le=65535, description="Cổng của máy chủ trả lời, chỉ nghe 127.0.0.1")
    directory_url: str = Field(default="http://127.0.0.1:8000", description="Địa chỉ của danh bạ")
    directory_timeout: PositiveFloat = Field(
        default=3.0, description="Bao nhiêu giây không thấy danh bạ trả lời thì xin lỗi người hỏi"
    )
    notice: str = Field(
        default="",
        max_length=200,
        description="Thông báo của người vận hành, đặt trước mọi câu trả lời; trống là không có; tệp `notice.txt` "
        "trong `MOTCUA_VAR` thay cho nó, đổi lúc nào có hiệu lực lúc đó",
    )
    unanswered_days: int = Field(
        default=90,
        ge=0,
        le=365,
        description="Câu chưa trả lời được (đã che dữ liệu cá nhân) giữ bao nhiêu ngày; 0 là không ghi, không giữ gì",
    )
