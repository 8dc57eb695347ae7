"""A brief's name when none is given: the folder that its sources come from."""

from __future__ import annotations

import glob
import os
from pathlib import Path
from typing import TYPE_CHECKING

from flows.sources.addresses import host_of, is_link

if TYPE_CHECKING:
    from collections.abc import Sequence


def folder_name(sources: Sequence[str]) -> str:
    """The name of the folder given, or of the nearest one that holds all files; else a link's host.

    Never taken from what the documents say: the same sources keep one name as the news changes.
    """
    files = [source for source in sources if not is_link(source)]
    if sources and not files:
        return next((host for s in sources if (host := host_of(s))), "brief")
    folders = [_folder(source) for source in files]
    try:
        common = Path(os.path.commonpath(folders))
    except ValueError:  # no sources, or on two Windows drives
        return "brief"
    return common.name or "brief"


def _folder(source: str) -> Path:
    path = Path(source).expanduser().absolute()
    fixed: list[str] = []
    for part in path.parts:  # of a glob, what comes before its first wildcard
        if glob.has_magic(part) and not path.exists():
            return Path(os.path.normpath(Path(*fixed)))
        fixed.append(part)
    return Path(os.path.normpath(path if path.is_dir() else path.parent))
