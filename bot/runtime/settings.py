"""Settings of the dialogue server, read from the environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

LOOPBACK = "127.0.0.1"


class SettingError(ValueError):
    """An environment variable has a value that cannot be used."""


@dataclass(frozen=True)
class BotSettings:
    """What can be set; each field names its variable in `VARIABLES`."""

    var_dir: Path
    rasa_port: int
    actions_port: int
    redis_url: str
    max_conversations: int
    conversation_ttl_s: int

    @property
    def models_dir(self) -> Path:
        """Folder of the trained models."""
        return self.var_dir / "models"

    @property
    def export_dir(self) -> Path:
        """Folder of what the directory exports for training."""
        return self.var_dir / "export"

    @property
    def actions_url(self) -> str:
        """Address of the action server's webhook."""
        return f"http://{LOOPBACK}:{self.actions_port}/webhook"


VARIABLES = {
    "var_dir": (
        "MOTCUA_VAR",
        "var",
        "Thư mục dữ liệu và trạng thái; mô hình ở `models`, dữ liệu huấn luyện ở `export`",
    ),
    "rasa_port": ("MOTCUA_RASA_PORT", "5005", "Cổng của Rasa, chỉ nghe 127.0.0.1"),
    "actions_port": ("MOTCUA_ACTIONS_PORT", "5055", "Cổng của máy chủ trả lời trên cùng máy"),
    "redis_url": (
        "MOTCUA_REDIS_URL",
        "",
        "Địa chỉ Redis giữ hội thoại khi chạy nhiều máy; trống thì giữ trong bộ nhớ",
    ),
    "max_conversations": ("MOTCUA_MAX_CONVERSATIONS", "20000", "Số hội thoại nhiều nhất giữ trong bộ nhớ"),
    "conversation_ttl_s": ("MOTCUA_CONVERSATION_TTL_S", "3600", "Bao nhiêu giây không nhắn thì hội thoại bị quên"),
}
"""Field → (environment variable, default, meaning as in docs/settings.md)."""


def load(environ: Mapping[str, str] | None = None) -> BotSettings:
    """Read the settings.

    Args:
        environ: variables to read; the process's own when left out.

    Returns:
        The settings, defaults filled in.

    Raises:
        SettingError: a number is missing, not a number or not positive.
    """
    source = os.environ if environ is None else environ

    def text(field: str) -> str:
        variable, default, _ = VARIABLES[field]
        return source.get(variable) or default

    def positive(field: str) -> int:
        value = text(field)
        if not value.isdigit() or int(value) == 0:
            raise SettingError(f"{VARIABLES[field][0]} must be a positive whole number, not {value!r}.")
        return int(value)

    return BotSettings(
        var_dir=Path(text("var_dir")).resolve(),
        rasa_port=positive("rasa_port"),
        actions_port=positive("actions_port"),
        redis_url=text("redis_url"),
        max_conversations=positive("max_conversations"),
        conversation_ttl_s=positive("conversation_ttl_s"),
    )
