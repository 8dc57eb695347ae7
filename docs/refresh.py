"""Puts what commands print into the pages that show it: `python docs/refresh.py [--check]`.

A page marks a place with `<!-- printed: COMMAND -->` and `<!-- end -->`; between them stands what
the command prints, as a code block, or as it is if the command prints Markdown. With --check
nothing is written, and the exit code is 1 if a page is stale.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGES = (ROOT / "README.md", ROOT / "docs" / "settings.md")
# A brief's id changes with every change of the program, and tells a reader of the page nothing.
_ID = re.compile(r"/[0-9a-f]{16}/")
_PLACE = re.compile(r"(<!-- printed: (?P<command>.+?) -->\n).*?(<!-- end -->)", re.DOTALL)


def printed(command: str, out: str) -> str:
    """What the command prints on stdout, run with this Python's environment, at the top folder.

    Briefs go to `out`, a folder of their own, shown as "outputs", and their ids as "…".
    """
    words = shlex.split(command)
    program = Path(sys.executable).with_name(words[0])
    environment = {
        k: v for k, v in os.environ.items() if not k.startswith(("WELLSOURCED", "OPENAI"))
    }
    run = subprocess.run(  # noqa: S603 - the commands stand in our own pages
        [str(program), *words[1:]],
        cwd=ROOT,
        env=environment
        | {"WELLSOURCED_OUT": out, "COLUMNS": "96", "PREFECT_HOME": f"{out}/prefect"},
        capture_output=True,
        text=True,
        check=False,
    )
    if not run.stdout.strip():
        raise SystemExit(f"{command} printed nothing: {run.stderr.strip()}")
    text = _ID.sub("/…/", run.stdout.replace(out, "outputs").rstrip())
    return text if text.startswith("|") else f"```\n{text}\n```"


def refreshed(page: str, out: str) -> str:
    """The page with every marked place printed anew."""
    return _PLACE.sub(lambda m: f"{m[1]}{printed(m['command'], out)}\n{m[3]}", page)


def main() -> int:
    """Refreshes or checks all pages."""
    stale = []
    with tempfile.TemporaryDirectory() as out:
        for path in PAGES:
            old = path.read_text(encoding="utf-8")
            new = refreshed(old, out)
            if new == old:
                continue
            stale.append(path.name)
            if "--check" not in sys.argv:
                path.write_text(new, encoding="utf-8")
    if stale:
        sys.stdout.write(
            f"{'stale' if '--check' in sys.argv else 'refreshed'}: {', '.join(stale)}\n"
        )
    return int(bool(stale) and "--check" in sys.argv)


if __name__ == "__main__":
    raise SystemExit(main())
