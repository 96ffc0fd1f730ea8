"""Whether loading, exporting and training have anything to do: one hash over all they read and all they wrote.

Each of the three finds out by itself that nothing changed, but a process each, one after the other, cost six seconds of
every start. What is read is hashed by content, never by time; what was written must still be there.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from directory.datasets.active import active_dataset
from directory.settings import Settings
from ops.settings import ROOT

MARK = "prepared.sha256"
_CODE = ("bot", "directory", "nlu")
_DATA = ("bot", "nlu/data", "nlu/resources")
_FILES = ("uv.lock", "pyproject.toml")
# They say where the directory listens and how it serves, nothing of what is prepared.
_NOT_READ = {"directory_port", "directory_refresh_seconds", "online_geocoder", "online_geocoder_agent"}


def inputs(root: Path = ROOT, settings: Settings | None = None) -> str:
    """Hash what the preparations depend on: their code, locked libraries, content, training data and settings.

    Args:
        root: the repository.
        settings: the directory's; read from the environment when left out.
    """
    found = settings or Settings()
    digest = hashlib.sha256(found.model_dump_json(exclude=_NOT_READ).encode())
    for path in _inputs(root, found):
        digest.update(f"{path}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _inputs(root: Path, settings: Settings) -> Iterator[Path]:
    yield from (root / name for name in _FILES)
    for name in _CODE:
        yield from sorted((root / name).rglob("*.py"))
    for folder in (*(root / name for name in _DATA), settings.content, settings.questions):
        yield from sorted(path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)


def outputs(state: Path, settings: Settings | None = None) -> str | None:
    """Describe what the preparations have written.

    Args:
        state: folder of data and state.
        settings: the directory's; read from the environment when left out.

    Returns:
        The active dataset, the hashes of the export and the trained files; None when one of them is missing, or when
        the database is a server, which others may change.
    """
    found = settings or Settings()
    dataset = None if found.database_url else active_dataset(state / "directory.sqlite3")
    export = sorted(path for path in (state / "export").glob("*") if path.is_file())
    models = sorted(path for path in (state / "models").rglob("*") if path.is_file())
    trained = {path.suffix for path in models} >= {".gz", ".npz", ".json"}
    if dataset is None or not export or not trained:
        return None
    hashes = [f"{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()}" for path in export]
    return "\n".join([dataset, *hashes, *(f"{path.relative_to(state)} {path.stat().st_size}" for path in models)])


def fingerprint(inputs_hash: str, state: Path) -> str | None:
    """Join what is read and what was written into one hash; None when something written is missing."""
    written = outputs(state)
    return None if written is None else hashlib.sha256(f"{inputs_hash}\n{written}".encode()).hexdigest()


def is_prepared(inputs_hash: str, state: Path) -> bool:
    """Tell whether the last preparation was made from exactly this, and what it wrote is still there."""
    mark = state / MARK
    return mark.is_file() and mark.read_text(encoding="utf-8") == fingerprint(inputs_hash, state)


def remember(inputs_hash: str, state: Path) -> None:
    """Note a preparation that went well; not when an input was changed while it ran.

    Args:
        inputs_hash: `inputs` from before the preparation.
        state: folder of data and state.
    """
    found = fingerprint(inputs_hash, state)
    if found is not None and inputs() == inputs_hash:
        (state / MARK).write_text(found, encoding="utf-8")
