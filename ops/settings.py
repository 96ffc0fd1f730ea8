"""What the supervisor and the tools around it can be told from the environment."""

from collections.abc import Mapping
from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent


class OpsSettings(BaseSettings):
    """Ports and folders shared by all services; each service reads the same variables."""

    model_config = SettingsConfigDict(env_prefix="MOTCUA_", extra="ignore")

    var: Path = Field(default=Path("var"), description="Thư mục dữ liệu và trạng thái")
    web_port: int = Field(default=8080, description="Cổng công khai: trang, chat")
    directory_port: int = Field(default=8000, description="Cổng của danh bạ")
    rasa_port: int = Field(default=5005, description="Cổng của Rasa")
    actions_port: int = Field(default=5055, description="Cổng của máy chủ trả lời")
    ready_timeout: float = Field(default=180.0, description="Chờ mọi dịch vụ sẵn sàng nhiều nhất bao nhiêu giây")

    @property
    def state(self) -> Path:
        """The folder of data and state as an absolute path."""
        return self.var if self.var.is_absolute() else ROOT / self.var


def with_bytecode(variables: Mapping[str, str], state: Path) -> dict[str, str]:
    """Return an environment in which Python keeps what it compiled in the state folder.

    Compiling is two thirds of the start of a process, and many machines tell Python to keep nothing
    (``PYTHONDONTWRITEBYTECODE``), so as to leave no files among the sources; here none are left there either.

    Args:
        variables: an environment.
        state: folder of data and state.
    """
    # Empty counts as not set.
    return {**variables, "PYTHONPYCACHEPREFIX": str(state / "bytecode"), "PYTHONDONTWRITEBYTECODE": ""}
