"""`python -m guiprac` is `guiprac`."""

import sys

from guiprac.cli import main

if __name__ == "__main__":
    sys.exit(main())
