"""Which embedded servers run, and whose they are: so that an orphan can be ended, and only it.

A running server has two files, each locked (`flock`) by a process for as long as it lives:
`ID.owner` by the command, `ID.server` by the server, with its process id inside. An owner's lock
that can be had means that the command is gone; a server's lock that cannot be had means that
exactly that process still lives, so its id cannot have passed to another one. Locks need no
cleaning up: the kernel drops them however a process ends.
"""

from __future__ import annotations

import fcntl
import os
import signal
import time
import uuid
from contextlib import contextmanager, suppress
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_LEFT = "left-behind"  # flow runs whose command is gone, until a server can be told
_TERM_S, _KILL_S = 5.0, 2.0  # a server is given more than its own grace first


@contextmanager
def one_at_a_time(folder: Path) -> Iterator[None]:
    """Only one command starts a server or clears away orphans at a time; others wait here."""
    with (folder / "starting.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


class Record:
    """The two files of one server, as the command that owns it sees them."""

    def __init__(self, folder: Path) -> None:
        self._owner_path = folder / f"{uuid.uuid4().hex}.owner"
        self._server_path = self._owner_path.with_suffix(".server")
        self._owner = _lock(self._owner_path)
        self._server_lock = _lock(self._server_path)

    @property
    def server_lock_fd(self) -> int:
        """To be inherited by the server, and by nobody else."""
        return self._server_lock.fileno()

    @property
    def log(self) -> Path:
        """Where the server's own output goes."""
        return self._owner_path.with_suffix(".log")

    def started(self, pid: int) -> None:
        """Notes the server's process id; from here on the server alone holds its lock."""
        self._server_lock.write(f"{pid}\n")
        self._server_lock.close()

    def note_run(self, run: str) -> None:
        """Notes a flow run that the command executes, so that the next one knows of it."""
        self._owner.write(f"{run}\n")
        self._owner.flush()

    def remove(self, *, keep_log: bool) -> None:
        """Once the server is gone."""
        self._server_lock.close()
        _forget(self._owner_path, keep_log=keep_log)
        self._owner.close()


def end_orphans(folder: Path) -> int:
    """Ends every server whose command is gone; returns how many. Call it `one_at_a_time`."""
    ended = 0
    for path in folder.glob("*.owner"):
        try:
            owner = path.open("r+")
        except FileNotFoundError:
            continue  # its command has ended meanwhile, as it should
        with owner:
            if not _try_lock(owner):
                continue  # its command is alive
            server_path = path.with_suffix(".server")
            if _is_held(server_path):
                ended += _end(server_path)
            if runs := owner.read():
                with (folder / _LEFT).open("a") as left:
                    left.write(runs)
            _forget(path, keep_log=False)
    return ended


def left_behind(folder: Path) -> list[str]:
    """The flow runs of commands that were killed, each told once."""
    path = folder / _LEFT
    if not path.exists():  # as nearly always: then nobody is waited for
        return []
    with one_at_a_time(folder):
        runs = path.read_text().split() if path.exists() else []
        path.unlink(missing_ok=True)
    return runs


def _lock(path: Path) -> IO[str]:
    file = path.open("w")
    fcntl.flock(file, fcntl.LOCK_EX)
    return file


def _try_lock(file: IO[str]) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _is_held(path: Path) -> bool:
    try:
        with path.open("r+") as file:
            return not _try_lock(file)
    except FileNotFoundError:
        return False


def _end(path: Path) -> bool:
    """Asks, then forces. The lock is looked at before each signal: a recycled id is never hit."""
    try:
        pid = int(path.read_text())
    except ValueError:
        return False  # killed before it noted the id; the server follows its pipe
    for sign, patience in ((signal.SIGTERM, _TERM_S), (signal.SIGKILL, _KILL_S)):
        if _is_held(path):
            with suppress(ProcessLookupError):
                os.kill(pid, sign)
        until = time.monotonic() + patience
        while _is_held(path) and time.monotonic() < until:
            time.sleep(0.05)
    return True


def _forget(owner: Path, *, keep_log: bool) -> None:
    if not keep_log:
        owner.with_suffix(".log").unlink(missing_ok=True)
    owner.with_suffix(".server").unlink(missing_ok=True)
    owner.unlink(missing_ok=True)
