"""Where what is derived from the content lies: the folder that `MOTCUA_VAR` names, `var` by default."""

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

STATE = Path(os.environ.get("MOTCUA_VAR") or "var")
"""A relative path counts from the working directory."""


def digest_of(texts: Iterable[str], files: Iterable[Path]) -> str:
    """Hash what something is made from: texts in their order, contents of files by name."""
    digest = hashlib.sha256("\0".join(texts).encode())
    for path in sorted(files):
        digest.update(path.read_bytes())
    return digest.hexdigest()
