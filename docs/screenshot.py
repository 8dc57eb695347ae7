"""Draws the top of a published brief's page: `python docs/screenshot.py BRIEF.html [PNG]`.

It needs Chromium or Chrome, found by its usual names or named by the variable CHROME. The picture
is docs/brief.png unless another file is named; the README shows it.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

PICTURE = Path(__file__).with_name("brief.png")
_WIDTH, _HEIGHT = 1280, 1400  # CSS pixels: the headline, the key points, the first conflict
_MAX_BYTES = 400_000  # a README must load at once
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_PATIENCE = 120  # seconds; a first start is slow


def browser() -> str:
    """The program to draw with."""
    named = [os.environ["CHROME"]] if os.environ.get("CHROME") else _NAMES
    found = next(filter(None, map(shutil.which, named)), None)
    if found is None:
        raise SystemExit(f"no {' or '.join(named)} was found; install Chromium, or set CHROME")
    return found


def draw(page: Path, picture: Path) -> None:
    """Writes the top of `page` to `picture`, in light colours whatever the desktop's are."""
    with tempfile.TemporaryDirectory() as profile:
        drawn = Path(profile) / "page.png"
        subprocess.run(  # noqa: S603 - the browser that the person has
            [
                browser(),
                "--headless=new",
                "--no-sandbox",  # root in a container has none; the page is ours and runs nothing
                "--disable-gpu",
                "--hide-scrollbars",
                "--force-device-scale-factor=1",
                "--blink-settings=preferredColorScheme=1",
                f"--user-data-dir={profile}",
                f"--window-size={_WIDTH},{_HEIGHT}",
                f"--screenshot={drawn}",
                page.resolve().as_uri(),
            ],
            check=True,
            capture_output=True,
            timeout=_PATIENCE,
        )
        if drawn.stat().st_size > _MAX_BYTES:
            raise SystemExit(f"the picture has {drawn.stat().st_size} bytes: over {_MAX_BYTES}")
        shutil.copyfile(drawn, picture)


def main() -> None:
    """Draws the page that was named."""
    parser = argparse.ArgumentParser(description="Draws the top of a published brief's page.")
    parser.add_argument("page", type=Path, metavar="BRIEF.html")
    parser.add_argument("picture", type=Path, nargs="?", default=PICTURE, metavar="PNG")
    args = parser.parse_args()
    if not args.page.is_file():
        parser.error(f"{args.page} is no file; make a brief first: wellsourced brief seeds")
    draw(args.page, args.picture)
    sys.stdout.write(f"{args.picture}: {args.picture.stat().st_size} bytes\n")


if __name__ == "__main__":
    main()
