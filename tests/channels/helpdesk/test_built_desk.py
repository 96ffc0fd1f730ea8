"""The built help desk weighs little enough for a bad line and keeps to the policy of its page."""

import gzip
import json
import re
from pathlib import Path

from channels.helpdesk.shell import DIST

MOST_BYTES = 60 * 1024


def _scripts() -> list[Path]:
    return sorted(DIST.glob("*.js"))


def test_all_of_the_javascript_is_small() -> None:
    assert _scripts()
    assert sum(len(gzip.compress(path.read_bytes(), 9)) for path in _scripts()) <= MOST_BYTES


def test_nothing_needs_more_than_the_policy_allows() -> None:
    for path in _scripts():
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\beval\(|new Function\(|document\.write", text)
    styles = "".join(path.read_text(encoding="utf-8") for path in DIST.glob("*.css"))
    assert "url(" not in styles
    assert "@import" not in styles


def test_the_service_worker_keeps_every_file_of_the_build() -> None:
    worker = (DIST / "sw.js").read_text(encoding="utf-8")
    for chunk in json.loads((DIST / "manifest.json").read_text(encoding="utf-8")).values():
        for name in (chunk["file"], *chunk.get("css", [])):
            assert name == "sw.js" or f"/quay/app/{name}" in worker


def test_what_is_installed_opens_the_desk() -> None:
    manifest = json.loads((DIST / "manifest.webmanifest").read_text(encoding="utf-8"))
    assert manifest["start_url"] == manifest["scope"] == "/quay"
    for icon in manifest["icons"]:
        assert (DIST / icon["src"].removeprefix("/quay/app/")).is_file()
