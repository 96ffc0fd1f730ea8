"""Settings of the directory, from the environment (docs/settings.md lists them)."""

from functools import cached_property
from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

PACKAGE = Path(__file__).parent
REPOSITORY = PACKAGE.parent


class Settings(BaseSettings):
    """Each field is the environment variable `MOTCUA_<NAME>`."""

    model_config = SettingsConfigDict(env_prefix="MOTCUA_", extra="ignore")

    var: Path = Field(default=Path("var"), description="Thư mục dữ liệu và trạng thái (git bỏ qua)")
    database_url: str | None = Field(
        default=None,
        description="Địa chỉ PostgreSQL (`postgresql+psycopg://…`); bỏ trống thì dùng SQLite trong `MOTCUA_VAR`",
    )
    directory_port: int = Field(default=8000, ge=1, le=65535, description="Cổng của danh bạ, chỉ nghe trên 127.0.0.1")
    directory_refresh_seconds: float = Field(
        default=5.0, gt=0, description="Bao nhiêu giây thì xem lại một lần có bộ dữ liệu mới được kích hoạt hay không"
    )
    online_geocoder: str | None = Field(
        default=None,
        description="Máy chủ Nominatim mà lớp Python `directory.geocoder` hỏi khi không tìm ra "
        "(chat và API không bao giờ hỏi); trống là không hỏi",
    )
    online_geocoder_agent: str = Field(
        default="motcua-directory",
        min_length=3,
        description="User-Agent khi hỏi máy chủ Nominatim, nên kèm cách liên hệ",
    )
    content: Path = Field(default=PACKAGE / "content", description="Thư mục nội dung được nạp")
    questions: Path = Field(
        default=REPOSITORY / "nlu" / "data" / "procedures",
        description="Thư mục câu hỏi mẫu về thủ tục (Rasa NLU YAML), dùng cho tìm kiếm",
    )

    @cached_property
    def url(self) -> str:
        """SQLAlchemy URL of the database."""
        return self.database_url or f"sqlite:///{self.var / 'directory.sqlite3'}"
