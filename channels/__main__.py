"""The public service, and what an operator does with it.

python -m channels serve                  start the public service
python -m channels webhook https://…      tell Telegram and Zalo where to deliver
python -m channels inbox                  how much waits in the inbox
python -m channels requeue                try the dead letters again
"""

import importlib
import sys
from types import ModuleType

import uvicorn

from channels.app import create_app
from channels.settings import ChannelSettings


def main() -> int:
    """Do what is asked; serving goes on until stopped."""
    match sys.argv[1:]:
        case ["serve"]:
            return serve(ChannelSettings())
        case ["webhook", public_url] if public_url.startswith("https://"):
            return int(_commands().webhook(ChannelSettings(), public_url))
        case ["inbox"]:
            return int(_commands().inbox(ChannelSettings()))
        case ["requeue"]:
            return int(_commands().requeue(ChannelSettings()))
    print(__doc__, file=sys.stderr)
    return 2


def _commands() -> ModuleType:
    """Read the messengers' libraries only when they are needed."""
    return importlib.import_module("channels.commands")


def serve(settings: ChannelSettings) -> int:
    """Serve until stopped."""
    # No access log: a URL may one day hold what a person typed.
    uvicorn.run(
        create_app(settings),
        host=settings.web_host,
        port=settings.web_port,
        access_log=False,
        log_level="warning",
        forwarded_allow_ips=settings.trusted_proxies,
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
