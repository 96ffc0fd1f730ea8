"""The operator's notice, which every service tells: a file that may change while they run, else a setting."""

from __future__ import annotations

from pathlib import Path

FILE = "notice.txt"
MOST = 200


class Notice:
    """What an operator has everybody told; looked up anew each time, so no restart is needed."""

    def __init__(self, folder: Path, default: str) -> None:
        """Follow ``notice.txt`` in the state folder; without that file the default holds."""
        self._path = folder / FILE
        self._default = default.strip()

    def text(self) -> str:
        """Return the notice, at most `MOST` characters; "" when there is none (an empty file switches it off)."""
        try:
            return self._path.read_text(encoding="utf-8").strip()[:MOST]
        except (OSError, UnicodeDecodeError):
            return self._default
