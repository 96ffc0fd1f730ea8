"""Where what is derived from the content lies: the folder that `MOTCUA_VAR` names, `var` by default."""

import os
from pathlib import Path

STATE = Path(os.environ.get("MOTCUA_VAR") or "var")
"""A relative path counts from the working directory."""
