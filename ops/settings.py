"""What the supervisor and the tools around it can be told from the environment."""

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent


class OpsSettings(BaseSettings):
    """Ports and folders shared by all services; each service reads the same variables."""

    model_config = SettingsConfigDict(env_prefix="MOTCUA_", extra="ignore")

    var: Path = Field(default=Path("var"), description="Folder of data and state, relative to the repository")
    web_port: int = Field(default=8080, description="Public port: page, chat, widget")
    directory_port: int = Field(default=8000, description="Directory service, loopback only")
    rasa_port: int = Field(default=5005, description="Rasa, loopback only")
    actions_port: int = Field(default=5055, description="Action server, loopback only")
    ready_timeout: float = Field(default=180.0, description="Seconds to wait until every service is ready")

    @property
    def state(self) -> Path:
        """The folder of data and state as an absolute path."""
        return self.var if self.var.is_absolute() else ROOT / self.var
