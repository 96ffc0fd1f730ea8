"""Starts the action server: `python -m actions`."""

from actions.server import LOOPBACK, build_app, configure_logs
from actions.settings import ActionSettings


def main() -> None:
    """Serve on loopback until stopped."""
    configure_logs()
    settings = ActionSettings()
    app = build_app(settings)
    app.run(host=LOOPBACK, port=settings.actions_port, single_process=True, access_log=False, motd=False)


if __name__ == "__main__":
    main()
