"""The procedures people ask for most at a commune, by name."""

from functools import cache
from pathlib import Path

import yaml

from channels.site.directory import Answer, DirectoryReader


@cache
def codes() -> list[str]:
    """Read the codes an editor chose, in their order."""
    found: list[str] = yaml.safe_load(Path(__file__).with_name("popular.yml").read_text(encoding="utf-8"))
    return found


async def popular(directory: DirectoryReader) -> list[Answer]:
    """Return those of them that the directory knows, in the same order."""
    known = {item["code"]: item for item in (await directory.get("procedures"))["items"]}
    return [known[code] for code in codes() if code in known]
