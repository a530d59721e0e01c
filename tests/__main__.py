"""All checks in one command: `python -m tests`.

Runs the linter, the formatter's check, the type checker, the rules of imports and the tests, one after the other,
and ends with the first that fails.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

from guiprac.cli.system import FOR_ANY_WINDOW, libraries_text, missing_libraries

CHECKOUT = Path(__file__).resolve().parent.parent
SCRIPTS = Path(sys.executable).parent

# The tests of the window wait more than they compute, so that two workers gain on any machine.
CHECKS = {
    "ruff check": [sys.executable, "-m", "ruff", "check", "."],
    "ruff format": [sys.executable, "-m", "ruff", "format", "--check", "."],
    "mypy": [sys.executable, "-m", "mypy"],
    "import-linter": [str(SCRIPTS / "lint-imports")],
    "pytest": [sys.executable, "-m", "pytest", "-n", "2"],
}


def main() -> int:
    """Run the checks; the exit code of the first that fails, else 0."""
    missing = missing_libraries(FOR_ANY_WINDOW) if sys.platform == "linux" else {}
    if missing:
        print(libraries_text(missing), file=sys.stderr)
        return 1
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    for name, command in CHECKS.items():
        print(f"== {name}", flush=True)
        start = time.monotonic()
        code = subprocess.run(command, cwd=CHECKOUT, env=environment, check=False).returncode
        print(
            f"== {name}: {'passed' if code == 0 else 'FAILED'}, {time.monotonic() - start:.0f} s", flush=True
        )
        if code != 0:
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main())
