"""Writing a set of files so that nobody ever reads half of one, and nothing is touched that did not change."""

import hashlib
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

HASHES = "export.sha256"


def write_files(out: Path, files: Mapping[str, str]) -> list[str]:
    """Write the files that changed, and last `export.sha256` (the format of sha256sum).

    Args:
        out: folder; made when missing.
        files: text by file name.

    Returns:
        Names of the files that changed.

    Raises:
        OSError: the folder cannot be written.
    """
    out.mkdir(parents=True, exist_ok=True)
    hashes = "".join(f"{hashlib.sha256(text.encode()).hexdigest()}  {name}\n" for name, text in sorted(files.items()))
    changed = [name for name, text in files.items() if _replace(out / name, text)]
    _replace(out / HASHES, hashes)
    return changed


def _replace(path: Path, text: str) -> bool:
    data = text.encode()
    if path.exists() and path.read_bytes() == data:
        return False
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return True
