"""Which files may be read for somebody who must not read everything that this process can.

A person at a form names paths on a machine that is not theirs. What they name is looked at before
the disk is: whether a file outside the allowed folders exists is not theirs to learn either.
"""

from __future__ import annotations

import glob
import re
from pathlib import Path
from typing import TYPE_CHECKING

from flows.errors import InputError
from flows.sources.addresses import is_link, shown

if TYPE_CHECKING:
    from collections.abc import Sequence

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:(?://|/|$)|file:", re.IGNORECASE)


def must_be_within(roots: Sequence[Path], sources: Sequence[str]) -> None:
    """Sees to it that each source lies in one of the folders, links and `..` followed.

    A web address lies in none and passes: what it leads to is looked at when it is fetched.

    Raises:
        InputError: naming the first that does not, and the folders.
    """
    for source in sources:
        if not source.strip() or "\0" in source:
            raise InputError("a source is empty or no path; name a file or a folder, one each")
        if is_link(source):
            continue
        if _SCHEME.match(source):
            raise InputError(f"{shown(source)} is no file, folder or web address (http or https)")
        fixed = _fixed(source)
        if fixed is None or not _is_within(roots, fixed):
            raise InputError(
                f"{source} is outside the folders that may be read here ({_told(roots)}); put the"
                " documents there, or ask whoever runs this server to add a folder to"
                " WELLSOURCED_ROOTS"
            )


def within(roots: Sequence[Path], path: Path) -> Path:
    """The real place of a file, links followed.

    Raises:
        InputError: it lies outside the folders, or nowhere; the message completes "<name>: ".
    """
    try:
        real = path.resolve()
    except (OSError, RuntimeError) as e:
        raise InputError("could not be read (its links lead in a circle)") from e
    if not _is_within(roots, real):
        raise InputError("leads outside the folders that may be read here")
    return real


def _fixed(source: str) -> Path | None:
    """What a source surely lies in: of a pattern, the part before its first wildcard.

    None if it could lead up again after that.
    """
    parts = Path(source).parts
    wild = next((i for i, part in enumerate(parts) if glob.has_magic(part)), len(parts))
    if ".." in parts[wild:]:
        return None
    return Path(*parts[:wild])


def _is_within(roots: Sequence[Path], path: Path) -> bool:
    try:
        real = path.resolve()
        return any(real.is_relative_to(root.resolve()) for root in roots)
    except (OSError, RuntimeError):  # a circle of links
        return False


def _told(roots: Sequence[Path]) -> str:
    return ", ".join(map(str, roots)) or "none"
