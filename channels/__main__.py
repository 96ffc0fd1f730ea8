"""`python -m channels serve`: start the public service."""

import sys

import uvicorn

from channels.app import create_app
from channels.settings import ChannelSettings


def main() -> int:
    """Serve until stopped."""
    if sys.argv[1:] != ["serve"]:
        print("usage: python -m channels serve", file=sys.stderr)
        return 2
    settings = ChannelSettings()
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
