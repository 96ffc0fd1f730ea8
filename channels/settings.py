"""What an operator can tell the public service from the environment."""

import re
from pathlib import Path
from typing import Self

from pydantic import AliasChoices, Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

SECRET = re.compile(r"[A-Za-z0-9_-]{16,256}")
ORIGIN = re.compile(r"\*|https?://[A-Za-z0-9.-]+(:\d{1,5})?")


class ChannelSettings(BaseSettings):
    """Settings of the public service, each from ``MOTCUA_<NAME>``."""

    model_config = SettingsConfigDict(env_prefix="MOTCUA_", extra="ignore", populate_by_name=True)

    web_host: str = Field(
        default="0.0.0.0",  # noqa: S104 - the one service that is public
        description="Địa chỉ dịch vụ công khai nghe; các dịch vụ khác chỉ nghe 127.0.0.1",
    )
    web_port: int = Field(default=8080, description="Cổng của dịch vụ công khai")
    rasa_url: str = Field(default="http://127.0.0.1:5005", description="Địa chỉ của Rasa")
    directory_url: str = Field(default="http://127.0.0.1:8000", description="Địa chỉ của danh bạ")
    actions_url: str = Field(
        default="http://127.0.0.1:5055", description="Địa chỉ của máy chủ trả lời, nơi giữ câu chưa trả lời được"
    )
    public_url: str | None = Field(
        default=None,
        pattern=r"^https?://[^/\s]+$",
        description="Địa chỉ công khai, ví dụ `https://motcua.nghean.gov.vn`, cho đường dẫn chính thức, mã QR; "
        "trống: lấy theo yêu cầu",
    )
    notice: str = Field(
        default="",
        max_length=200,
        description="Thông báo của người vận hành trên mọi trang; tệp `notice.txt` trong `MOTCUA_VAR` thay cho nó, "
        "đổi lúc nào có hiệu lực lúc đó",
    )
    telegram_bot_name: str | None = Field(
        default=None,
        pattern=r"^[A-Za-z0-9_]{5,32}$",
        description="Tên bot Telegram (không có @), cho mã QR ở trang trung tâm; trống: mã QR là của trang",
    )
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
    conversations: int = Field(
        default=20000,
        ge=1,
        description="Giữ nhiều nhất bao nhiêu cuộc trò chuyện trên web để hiện lại; "
        "quá thì cuộc im lặng lâu nhất bị quên",
    )
    conversation_silence: int = Field(
        default=3600, ge=60, description="Cuộc trò chuyện trên web im lặng bao nhiêu giây thì bị xóa"
    )
    answer_patience: float = Field(
        default=20.0, ge=0, description="Trợ lý đang bận thì hỏi lại trong bao nhiêu giây rồi mới xin lỗi người hỏi"
    )
    embed_origins: str = Field(
        default="",
        description="Những trang được nhúng trợ lý, cách nhau bằng dấu phẩy, ví dụ "
        "`https://nghean.gov.vn,https://truongvinh.nghean.gov.vn`; `*`: mọi trang; trống: chỉ trang của chính dịch vụ",
    )
    var: Path = Field(default=Path("var"), description="Thư mục dữ liệu và trạng thái; hộp thư của các kênh nằm ở đây")
    channels_database_url: SecretStr | None = Field(
        default=None,
        description="PostgreSQL (`postgresql+psycopg://…`) giữ hộp thư; bỏ trống thì dùng SQLite trong `MOTCUA_VAR`",
    )
    inbox_limit: int = Field(
        default=20000,
        ge=1,
        description="Hộp thư chứa nhiều nhất bao nhiêu tin chờ; quá thì xin ứng dụng gửi lại sau (503)",
    )
    inbox_workers: int = Field(default=16, ge=1, description="Trả lời cùng lúc bao nhiêu cuộc trò chuyện của các kênh")
    inbox_tries: int = Field(default=8, ge=1, description="Thử bao nhiêu lần rồi mới xếp một tin vào thư chết")
    telegram_bot_token: SecretStr | None = Field(
        default=None,
        validation_alias=AliasChoices("MOTCUA_TELEGRAM_BOT_TOKEN", "TELEGRAM_BOT_TOKEN"),
        description="Mã của bot Telegram (ghi `TELEGRAM_BOT_TOKEN` cũng được); chỉ có mã này thì tự hỏi Telegram",
    )
    telegram_path_secret: SecretStr | None = Field(
        default=None, description="Phần bí mật của đường dẫn webhook `/telegram/…`; có thì Telegram gọi đến"
    )
    telegram_webhook_secret: SecretStr | None = Field(
        default=None,
        description="Khóa mà Telegram gửi kèm mỗi tin; đang đổi khóa thì ghi khóa mới, dấu phẩy, khóa cũ",
    )
    telegram_api_url: str = Field(
        default="https://api.telegram.org", description="Địa chỉ máy chủ Bot API của Telegram"
    )
    telegram_messages_per_second: int = Field(
        default=30, ge=0, description="Gửi lên Telegram nhiều nhất bao nhiêu tin một giây; 0 là không giới hạn (để đo)"
    )
    zalo_bot_token: SecretStr | None = Field(default=None, description="Mã của bot Zalo; cần cả hai khóa dưới đây")
    zalo_path_secret: SecretStr | None = Field(default=None, description="Phần bí mật của đường dẫn webhook `/zalo/…`")
    zalo_webhook_secret: SecretStr | None = Field(
        default=None, description="Khóa mà Zalo gửi kèm mỗi tin; đổi khóa như của Telegram"
    )
    zalo_api_url: str = Field(default="https://bot-api.zaloplatforms.com", description="Địa chỉ Zalo Bot API")

    oidc_issuer: str | None = Field(
        default=None, description="Nơi đăng nhập một lần (OIDC) cho quầy hỗ trợ, ví dụ `https://dangnhap.tinh.gov.vn`"
    )
    oidc_client_id: str | None = Field(default=None, description="Tên của quầy hỗ trợ ở nơi đăng nhập một lần")
    oidc_client_secret: SecretStr | None = Field(
        default=None, description="Khóa của quầy hỗ trợ ở nơi đăng nhập một lần"
    )
    oidc_name: str = Field(default="Đăng nhập một lần", description="Chữ trên nút đăng nhập một lần")
    oidc_claim: str = Field(
        default="preferred_username", description="Mục nào của thẻ OIDC là tên tài khoản quầy hỗ trợ"
    )
    oidc_new_accounts: str | None = Field(
        default=None,
        pattern=r"^\d{2}$",
        description="Mã tỉnh của tài khoản tự tạo khi đăng nhập một lần lần đầu; trống: phải có tài khoản từ trước",
    )

    @field_validator("embed_origins")
    @classmethod
    def _origins(cls, value: str) -> str:
        """Refuse what is no origin: it stands in headers, and a misspelt one would silently allow nobody."""
        wrong = [origin for origin in origins_of(value) if not ORIGIN.fullmatch(origin)]
        if wrong:
            raise ValueError(f"not an origin (https://host[:port]): {wrong[0]}")
        return value

    @model_validator(mode="after")
    def _no_webhook_without_secret(self) -> Self:
        """Refuse to start half configured: a webhook without its secret would answer anybody."""
        for channel in ("telegram", "zalo"):
            token, path, secret = (
                getattr(self, f"{channel}_{name}") for name in ("bot_token", "path_secret", "webhook_secret")
            )
            if (path is None) != (secret is None) or (path is not None and token is None):
                raise ValueError(f"{channel}: webhook needs bot token, path secret and webhook secret, all three")
            if channel == "zalo" and token is not None and path is None:
                raise ValueError("zalo: the bot needs its webhook: path secret and webhook secret are missing")
            values = [] if path is None else [path.get_secret_value(), *secrets_of(secret)]
            if not all(SECRET.fullmatch(value) for value in values):
                raise ValueError(f"{channel}: secrets are 16 to 256 characters of A-Z a-z 0-9 _ -")
        return self


def origins_of(origins: str) -> list[str]:
    """Return the origins of a setting; a slash at the end, as in an address bar, is forgiven."""
    return [origin.strip().rstrip("/") for origin in origins.split(",") if origin.strip()]


def secrets_of(secret: SecretStr | None) -> list[str]:
    """Return the secrets of a setting, the one in force first, further ones still accepted."""
    return [] if secret is None else secret.get_secret_value().split(",")
