"""Serve the directory on 127.0.0.1 until stopped."""

import argparse
import logging

import uvicorn

from directory.app import create_app
from directory.settings import Settings


def add_arguments(_parser: argparse.ArgumentParser) -> None:
    """There are none."""


def run(settings: Settings, _arguments: argparse.Namespace) -> int:
    """Serve until stopped."""
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
    # Each look at the active dataset would be a line.
    logging.getLogger("alembic").setLevel(logging.WARNING)
    # uvicorn's own access log prints query strings, which hold what citizens typed.
    uvicorn.run(
        create_app(settings), host="127.0.0.1", port=settings.directory_port, access_log=False, server_header=False
    )
    return 0
