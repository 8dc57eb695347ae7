"""`python -m flows` is the command `wellsourced`."""

import sys

from flows.cli import main

sys.exit(main())
