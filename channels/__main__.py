"""The public service, and what an operator does with it.

python -m channels serve                  start the public service
python -m channels webhook https://…      tell Telegram and Zalo where to deliver
python -m channels inbox                  how much waits in the inbox
python -m channels requeue                try the dead letters again
python -m channels account …              accounts of the help desk (--help)
python -m channels reports [--csv]        what people say is wrong on our pages
python -m channels feedback               what people thought of answers, as CSV
"""

import importlib
import sys
from contextlib import suppress
from socket import socket
from types import ModuleType

import uvicorn
from fastapi import FastAPI

from channels.app import create_app
from channels.helpdesk import commands as accounts
from channels.reports import command as reports
from channels.settings import ChannelSettings


def main() -> int:
    """Do what is asked; serving goes on until stopped."""
    match sys.argv[1:]:
        case ["serve"]:
            return serve(ChannelSettings())
        case ["webhook", public_url] if public_url.startswith("https://"):
            return int(_commands().webhook(ChannelSettings(), public_url))
        case [("inbox" | "requeue" | "feedback") as name]:
            return int(getattr(_commands(), name)(ChannelSettings()))
        case ["account", *arguments]:
            return accounts.run(arguments, ChannelSettings())
        case ["reports", *options] if options in ([], ["--csv"]):
            return reports.run(ChannelSettings(), as_csv=bool(options))
    print(__doc__, file=sys.stderr)
    return 2


def _commands() -> ModuleType:
    """Read the messengers' libraries only when they are needed."""
    return importlib.import_module("channels.commands")


class Server(uvicorn.Server):
    """uvicorn that lets open streams end before it waits for every connection to close."""

    def __init__(self, config: uvicorn.Config, app: FastAPI) -> None:
        """Serve the application."""
        super().__init__(config)
        self._app = app

    async def shutdown(self, sockets: list[socket] | None = None) -> None:
        """Stop."""
        self._app.state.conversations.close()
        await super().shutdown(sockets)


def serve(settings: ChannelSettings) -> int:
    """Serve until stopped."""
    app = create_app(settings)
    # No access log: a URL may one day hold what a person typed.
    config = uvicorn.Config(
        app,
        host=settings.web_host,
        port=settings.web_port,
        access_log=False,
        log_level="warning",
        forwarded_allow_ips=settings.trusted_proxies,
    )
    with suppress(KeyboardInterrupt):
        Server(config, app).run()
    return 0


if __name__ == "__main__":
    sys.exit(main())
