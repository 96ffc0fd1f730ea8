"""Serves the trained assistant on loopback."""

import os
from pathlib import Path

from bot.runtime import logs, standin
from bot.runtime.settings import LOOPBACK, BotSettings

CREDENTIALS = Path(__file__).resolve().parents[1] / "credentials.yml"


def serve(settings: BotSettings, model: Path) -> None:
    """Load the model and answer until stopped; the port opens when the model is loaded and has read one message.

    Rasa's management API stays off: the REST channel (`/webhooks/rest/webhook`) is all the public chat service calls.

    Args:
        settings: the server's settings.
        model: the trained model's file.
    """
    os.environ["RASA_TELEMETRY_ENABLED"] = "false"
    os.environ["MOTCUA_EXPORT"] = str(settings.export_dir)
    standin.install(standin.UNUSED_WHEN_SERVING if settings.redis_url else standin.UNUSED_WITHOUT_REDIS)
    logs.configure(os.environ.get("LOG_LEVEL", "INFO"))
    from bot.runtime import warm_start  # noqa: PLC0415 - only now are the stand-ins in place

    with warm_start.building():
        from rasa.core.run import serve_application  # noqa: PLC0415

        from bot.runtime import endpoints, patches  # noqa: PLC0415

        patches.apply()
        warm_start.apply()
        serve_application(
            model_path=str(model),
            interface=LOOPBACK,
            port=settings.rasa_port,
            credentials=str(CREDENTIALS),
            enable_api=False,
            endpoints=endpoints.build(settings),
        )
