"""A published folder from the disk, file by file; links are never followed."""

from __future__ import annotations

from pathlib import Path

from flows.errors import InputError
from flows.publish.files import SUMS


def read_folder(folder: Path) -> tuple[dict[str, bytes], bytes]:
    """The folder's files by relative path, and apart from them the bytes of its SHA256SUMS.

    Raises:
        InputError: if it is not a folder with SHA256SUMS, or holds anything but files and folders.
        OSError: if a file cannot be read.
    """
    if folder.is_symlink() or not folder.is_dir():
        raise InputError(f"{folder}: is not a folder; name a published brief's folder")
    files: dict[str, bytes] = {}
    for path in sorted(folder.rglob("*")):
        inner = path.relative_to(folder).as_posix()
        if path.is_symlink() or not (path.is_file() or path.is_dir()):
            raise InputError(f"{folder}: {inner} is neither a file nor a folder; remove it")
        if path.is_file():
            files[inner] = path.read_bytes()
    listed = files.pop(SUMS, None)
    if listed is None:
        raise InputError(f"{folder}: has no {SUMS}, so it is not a complete brief")
    return files, listed
