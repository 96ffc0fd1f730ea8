"""The built pages of the help desk (`channels/web/dist/desk`), found by the manifest that Vite writes."""

import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

DIST = Path(__file__).parent.parent / "web" / "dist" / "desk"
WORKER = "sw.js"
_MANIFEST = ("manifest.json", ".vite/manifest.json")


@dataclass(frozen=True, slots=True)
class Build:
    """One build; addresses are relative to the folder.

    Attributes:
        scripts: entry points.
        styles: style sheets.
        version: changes with every build.
        named_by_content: files that never change under their name.
    """

    scripts: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    version: str = "0"
    named_by_content: frozenset[str] = frozenset()


class Shell:
    """The build in a folder, read anew when somebody builds again."""

    def __init__(self, folder: Path) -> None:
        """Take the folder; it may be missing."""
        self._folder = folder

    @property
    def build(self) -> Build:
        """The present build; an empty one when nothing is built."""
        for path in (self._folder / name for name in _MANIFEST):
            if path.is_file():
                return _read(path, path.stat().st_mtime_ns)
        return Build()

    @property
    def version(self) -> str:
        """What tells one build from another."""
        return self.build.version

    def file(self, name: str) -> Path | None:
        """Return a file of the build by its relative address; None for anything else."""
        path = (self._folder / name).resolve()
        inside = path.is_relative_to(self._folder.resolve())
        return path if inside and path.is_file() else None


@lru_cache(maxsize=8)
def _read(path: Path, _changed: int) -> Build:
    text = path.read_text(encoding="utf-8")
    chunks = [chunk for chunk in json.loads(text).values() if chunk["file"] != WORKER]
    entries = [chunk for chunk in chunks if chunk.get("isEntry")]
    styles = [style for chunk in entries for style in chunk.get("css", [])]
    scripts = [chunk["file"] for chunk in entries if chunk["file"].endswith(".js")]
    kept = {name for chunk in chunks for name in (chunk["file"], *chunk.get("css", []), *chunk.get("assets", []))}
    version = hashlib.sha256(text.encode()).hexdigest()[:12]
    return Build(tuple(scripts), tuple(styles), version, frozenset(kept))
