"""Draws the page of a brief as this folder shows it: `python docs/screenshot.py [BRIEF.html]`.

Without a page, the seeds' brief is made and drawn. It needs Chromium or Chrome, found by its usual
names or named by the variable CHROME. The README shows brief.png.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, sync_playwright

HERE = Path(__file__).resolve().parent
_MAX_BYTES = 400_000  # a README must load at once
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


@dataclass(frozen=True)
class Picture:
    """A part of the page, as wide and as bright as some reader sees it."""

    name: str
    width: int  # CSS pixels
    height: int
    scheme: Literal["light", "dark"]
    top: str | None = None  # what is scrolled to
    opened: str | None = None  # whose evidence is opened


PICTURES = (
    Picture("brief.png", 1280, 1000, "light"),
    Picture("brief-dark.png", 1280, 1000, "dark", "#conflicts", ".conflicts button"),
    Picture("brief-phone.png", 390, 844, "light"),
    Picture("brief-phone-dark.png", 390, 844, "dark", None, ".claims button"),
)


def browser() -> str:
    """The program to draw with."""
    named = [os.environ["CHROME"]] if os.environ.get("CHROME") else _NAMES
    found = next(filter(None, map(shutil.which, named)), None)
    if found is None:
        raise SystemExit(f"no {' or '.join(named)} was found; install Chromium, or set CHROME")
    return found


def draw(page: Path, folder: Path) -> Iterator[Path]:
    """Writes the pictures of `page` into `folder`."""
    with sync_playwright() as playwright:
        # Root in a container has no sandbox; the page is ours, and loads nothing.
        chrome = playwright.chromium.launch(executable_path=browser(), args=["--no-sandbox"])
        for picture in PICTURES:
            data = _drawn(chrome, page, picture)
            if len(data) > _MAX_BYTES:
                raise SystemExit(f"{picture.name} has {len(data)} bytes: over {_MAX_BYTES}")
            (folder / picture.name).write_bytes(data)
            yield folder / picture.name
        chrome.close()


def _drawn(chrome: Browser, page: Path, picture: Picture) -> bytes:
    tab = chrome.new_page(
        viewport={"width": picture.width, "height": picture.height},
        color_scheme=picture.scheme,
        reduced_motion="reduce",
    )
    tab.goto(page.resolve().as_uri())
    if picture.opened:
        tab.locator(picture.opened).first.click()
    if picture.top:
        tab.locator(picture.top).first.evaluate("heading => heading.scrollIntoView()")
    return tab.screenshot()


def _seeds(out: str) -> Path:
    """The page of the seeds' brief, made anew."""
    command = [
        str(Path(sys.executable).with_name("wellsourced")),
        "brief",
        str(HERE.parent / "seeds"),
    ]
    subprocess.run(  # noqa: S603 - our own command
        [*command, "--engine", "extractive", "--name", "seeds", "--out", out],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return next(Path(out).glob("seeds/*/brief.html"))


def main() -> None:
    """Draws the page that was named, or that of the seeds."""
    parser = argparse.ArgumentParser(description="Draws the page of a brief.")
    parser.add_argument("page", type=Path, nargs="?", metavar="BRIEF.html")
    parser.add_argument("--to", type=Path, default=HERE, metavar="FOLDER", help="by default docs")
    args = parser.parse_args()
    if args.page is not None and not args.page.is_file():
        parser.error(f"{args.page} is no file; make a brief first: wellsourced brief seeds")
    with tempfile.TemporaryDirectory() as out:
        for path in draw(args.page or _seeds(out), args.to):
            sys.stdout.write(f"{path}: {path.stat().st_size:,} bytes\n")


if __name__ == "__main__":
    main()
