"""Where a brief goes, and where its page can be opened."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from flows.errors import InputError
from flows.publish.files import BRIEF
from flows.publish.names import HELD, slug
from flows.publish.places import is_remote, os_errors, place_of
from flows.publish.staging import check_writable

if TYPE_CHECKING:
    from flows.publish import Published


def place(folder: Path, asked: str, name: str, *, inside: bool) -> Path:
    """The folder or fsspec URL to publish under: the one that is set, unless another is asked for.

    With `inside`, what is asked for is a folder in the one that is set, links and `..` followed.

    Raises:
        InputError: it lies elsewhere, nothing can be written there, or a brief of that name would
            stand inside another one.
    """
    chosen = place_of(folder)
    if asked.strip():
        chosen = _inside(chosen, asked) if inside else place_of(asked)
    check_writable(chosen)
    _check_apart(chosen / slug(name))
    return chosen


def _check_apart(series: Path) -> None:
    """Another brief's folder would no longer be what was published; its next run replaces it."""
    series = series if is_remote(series) else series.resolve()
    with suppress(OSError), os_errors(series):  # what cannot be read there shows when it is written
        for folder in (series, *series.parents):
            if (folder / BRIEF).exists():
                raise InputError(
                    f"{series} is inside a brief that stands in {folder}; name another folder"
                )


def _inside(folder: Path, asked: str) -> Path:
    # Plain names: what starts with a dot is hidden or leads up, and no URL is a folder.
    parts = asked.strip().rstrip("/").split("/")
    fits = not any(part in ("", HELD) or part[0] == "." or {":", "\0"} & {*part} for part in parts)
    chosen = folder.joinpath(*parts) if fits else folder
    if fits and not is_remote(folder):  # names of objects are not resolved
        fits = chosen.resolve().is_relative_to(folder.resolve())
    if not fits:
        raise InputError(
            f"{asked} is not a folder in {folder}, where this server publishes; name one inside"
            " it, or leave it empty"
        )
    return chosen


def page_of(published: Published, folder: Path, url: str | None) -> str:
    """The address of a brief's page.

    `url` is where `folder` can be opened in a browser, if something serves it; else the page is on
    this machine's disk, or behind the URL that it was published to.
    """
    page, folder = published.folder / "brief.html", place_of(folder)
    if not is_remote(page):
        page, folder = page.resolve(), folder if is_remote(folder) else folder.resolve()
    if url is None or is_remote(page) is not is_remote(folder) or not page.is_relative_to(folder):
        return str(page) if is_remote(page) else page.as_uri()
    return f"{url.rstrip('/')}/{quote(page.relative_to(folder).as_posix())}"
