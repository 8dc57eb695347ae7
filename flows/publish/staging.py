"""Folders that appear whole or not at all, even if a writer is killed at any point.

A folder is written under a hidden name beside its target, flushed to the disk, and renamed into
place. The hidden name tells which process writes it, so that the next run can clean up after a
dead one.
"""

from __future__ import annotations

import errno
import hashlib
import os
import secrets
import shutil
import socket
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from flows.errors import InputError
from flows.publish.places import is_remote, place_of

if sys.platform != "win32":
    import fcntl

_PREFIX = ".tmp-"
_OLD = 24 * 3600.0  # seconds; nobody needs a minute to write a brief
_TRIES = 20
_OCCUPIED = frozenset({errno.ENOTEMPTY, errno.EEXIST, errno.ENOTDIR, errno.EACCES, errno.EPERM})


def check_writable(out: Path) -> None:
    """Says before any work is done that nothing could be written there; creates nothing.

    Raises:
        InputError: if it is no folder and cannot become one, or may not be written to.
    """
    if is_remote(place_of(out)):
        return  # what may be written there shows when it is written
    try:
        there = next(p for p in (out.absolute(), *out.absolute().parents) if _exists(p))
    except (OSError, ValueError) as error:  # too long a name, a NUL in it, a folder of others
        raise InputError(f"{out}: cannot be a folder: {error}") from error
    if not there.is_dir():
        raise InputError(f"{out}: {there} is not a folder; name one to publish in")
    if not os.access(there, os.W_OK | os.X_OK):
        raise InputError(f"{out}: {there} may not be written to; name another folder")


def _exists(path: Path) -> bool:
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    return True


def stage(root: Path, files: Mapping[str, bytes], last: tuple[str, bytes]) -> Path:
    """Writes `files`, then `last`, to a new hidden folder in `root`, all of it flushed to disk."""
    folder = _hidden(root)
    folder.mkdir()
    for path, data in [*files.items(), last]:
        _write(folder / path, data)
    for inner in [*(p for p in folder.rglob("*") if p.is_dir()), folder]:
        _flush_folder(inner)
    return folder


def place(staged: Path, target: Path, is_good: Callable[[Path], bool]) -> bool:
    """Renames `staged` to `target`; a good folder already there stays, a damaged one goes.

    Returns:
        Whether it is our folder that stands there now.

    Raises:
        OSError: if it can do neither.
    """
    with alone(target.parent):
        for _ in range(_TRIES):
            if is_good(target):
                discard(staged)
                return False
            try:
                staged.rename(target)
            except OSError as error:
                if error.errno not in _OCCUPIED or not os.path.lexists(target):
                    raise
                _move_away(target, staged.parent)
            else:
                _flush_folder(target.parent)
                return True
    raise OSError(errno.EBUSY, "it is damaged, and something keeps changing it", str(target))


def replace_files(root: Path, folder: Path, files: Mapping[str, bytes]) -> None:
    """Replaces these files of `folder` in their order, each at once: old or new, never a half.

    They are written under a hidden name in `root` first.

    Raises:
        OSError: if one of them cannot be written.
    """
    if not files:
        return
    if is_remote(folder):
        for path, data in files.items():
            (folder / path).write_bytes(data)
        return
    *first, last = files.items()
    staged = stage(root, dict(first), last)
    try:
        for path in files:
            (staged / path).replace(folder / path)
            _flush_folder((folder / path).parent)
    finally:
        discard(staged)


def discard(folder: Path) -> None:
    """Removes a hidden folder; one that is already gone is fine."""
    shutil.rmtree(folder, ignore_errors=True)


def clean(root: Path) -> None:
    """Removes what writers left in `root` that are dead, or began more than a day ago."""
    for folder in root.glob(f"{_PREFIX}*"):
        with suppress(OSError):
            if _is_abandoned(folder):
                discard(folder)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """One writer at a time: else one finds a folder damaged, and moves away another's good one.

    The lock is the folder's own and ends with the process. Where there is none (Windows, some
    network file systems), the worst is that a whole brief gives way to the same brief.
    """
    if sys.platform == "win32" or is_remote(folder):
        yield
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _hidden(root: Path) -> Path:
    return root / f"{_PREFIX}{_host()}-{os.getpid()}-{secrets.token_hex(4)}"


def _host() -> str:
    """Process ids mean nothing on another machine that shares the folder."""
    return hashlib.sha256(socket.gethostname().encode()).hexdigest()[:8]


def _is_abandoned(folder: Path) -> bool:
    if time.time() - folder.lstat().st_mtime > _OLD:
        return True
    host, _, rest = folder.name.removeprefix(_PREFIX).partition("-")
    pid = rest.partition("-")[0]
    return host == _host() and pid.isascii() and pid.isdigit() and not _is_alive(int(pid))


def _is_alive(pid: int) -> bool:
    if os.name == "nt":  # there, signal 0 ends the process
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(exist_ok=True)
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    if os.name == "nt":  # folders cannot be opened there, nor need to be flushed
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _move_away(target: Path, root: Path) -> None:
    """What stands at `target` is not a whole brief, so nobody misses it."""
    aside = _hidden(root)
    with suppress(FileNotFoundError):  # another writer was quicker
        target.rename(aside)
        if aside.is_symlink() or not aside.is_dir():
            aside.unlink()
        else:
            discard(aside)
