"""What an operator can tell the public service from the environment."""

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class ChannelSettings(BaseSettings):
    """Settings of the public service, each from ``MOTCUA_<NAME>``."""

    model_config = SettingsConfigDict(env_prefix="MOTCUA_", extra="ignore")

    var: Path = Field(default=Path("var"), description="Folder of data and state")
    web_host: str = Field(
        default="0.0.0.0",  # noqa: S104 - the one service that is public
        description="Address the public service listens on; every other service stays on loopback",
    )
    web_port: int = Field(default=8080, description="Port of the public service")
    rasa_url: str = Field(default="http://127.0.0.1:5005", description="Where Rasa listens, loopback only")
    directory_url: str = Field(default="http://127.0.0.1:8000", description="Where the directory listens")
    bot_timeout: float = Field(default=15.0, description="Seconds to wait for the assistant's answer")
    rate_limit_per_minute: int = Field(
        default=30, ge=0, description="Messages a conversation may send in a minute; 0 turns every rate limit off"
    )
    address_rate_limit_per_minute: int = Field(
        default=600, ge=0, description="Messages an address may send in a minute (a portal's proxy is one address)"
    )
    trusted_proxies: str = Field(
        default="127.0.0.1", description="Addresses whose X-Forwarded-For is believed, comma separated"
    )
    transcripts: int = Field(default=2000, ge=1, description="Conversations the plain page keeps for redisplay")
