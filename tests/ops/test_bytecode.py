"""What Python compiles is kept beside the state, never among the sources."""

import os
import subprocess
import sys
from pathlib import Path

from ops.settings import with_bytecode


def test_compiled_modules_lie_in_the_state_folder_though_the_machine_says_to_keep_none(tmp_path: Path):
    (tmp_path / "greeting.py").write_text("print('hello')")
    machine = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(tmp_path)}
    state = tmp_path / "var"

    command = [sys.executable, "-c", "import greeting"]
    result = subprocess.run(command, env=with_bytecode(machine, state), capture_output=True, text=True, check=True)

    assert result.stdout == "hello\n"
    assert [path.name.split(".")[0] for path in (state / "bytecode").rglob("greeting*.pyc")] == ["greeting"]
    assert not (tmp_path / "__pycache__").exists()
