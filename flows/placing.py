"""Where a brief goes, and where its page can be opened."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from flows.errors import InputError
from flows.publish.staging import check_writable

if TYPE_CHECKING:
    from flows.publish import Published


def place(folder: Path, asked: str, *, inside: bool) -> Path:
    """The folder to publish under: the one that is set, unless another is asked for.

    With `inside`, what is asked for is a folder in the one that is set, links and `..` followed.

    Raises:
        InputError: it lies elsewhere, or nothing can be written there.
    """
    chosen = folder
    if asked.strip():
        chosen = _inside(folder, asked) if inside else Path(asked)
    check_writable(chosen)
    return chosen


def _inside(folder: Path, asked: str) -> Path:
    chosen = folder / asked
    if "\0" in asked or not chosen.resolve().is_relative_to(folder.resolve()):
        raise InputError(
            f"{asked} is not a folder in {folder}, where this server publishes; name one inside"
            " it, or leave it empty"
        )
    return chosen


def page_of(published: Published, folder: Path, url: str | None) -> str:
    """The address of a brief's page.

    `url` is where `folder` can be opened in a browser, if something serves it; else the page is on
    this machine's disk.
    """
    page = (published.folder / "brief.html").resolve()
    if url is None or not page.is_relative_to(folder.resolve()):
        return page.as_uri()
    return f"{url.rstrip('/')}/{quote(page.relative_to(folder.resolve()).as_posix())}"
