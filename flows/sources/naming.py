"""A brief's name when none is given: the folder that its sources come from."""

from __future__ import annotations

import glob
import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def folder_name(sources: Sequence[str]) -> str:
    """The name of the folder given, or of the nearest one that holds all sources.

    Never taken from what the documents say: the same sources keep one name as the news changes.
    """
    folders = [_folder(source) for source in sources]
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
