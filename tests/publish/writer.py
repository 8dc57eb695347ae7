"""A process that publishes when it is told to, and dies where it is told to.

Each line of its standard input is one order: where, which focus (so, which brief), and, to die,
before which of its operations on that folder. Each gets a line in answer.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from flows.publish import publish
from tests.publish.making import mill_fire

_TOUCHES = {"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.scandir", "os.listdir"}


@dataclass(frozen=True)
class Writer:
    """One such process, seen from a test."""

    process: subprocess.Popen[str]

    def tell(self, out: Path, focus: str = "", die_at: int | None = None) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps([str(out), focus, die_at]) + "\n")
        self.process.stdin.flush()

    def answer(self) -> object:
        assert self.process.stdout is not None
        answer: object = json.loads(self.process.stdout.readline())
        return answer


@contextmanager
def writers(count: int) -> Iterator[list[Writer]]:
    """So many of them, each ready to write at once."""
    found = [Writer(_started()) for _ in range(count)]
    try:
        yield found
    finally:
        for writer in found:
            writer.process.communicate()


def _started() -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.publish.writer"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )


class _Mortal:
    """Counts what the process does to a folder, and ends it without a chance to clean up."""

    def __init__(self, out: str, die_at: int) -> None:
        self._out, self._die_at = out, die_at
        self.operations = 0
        sys.addaudithook(self._heard)
        self._fsync = os.fsync
        os.fsync = self._flushed  # it raises no event of its own

    def _heard(self, event: str, args: tuple[object, ...]) -> None:
        if event in _TOUCHES and str(args[0]).startswith(self._out):
            self._counted()

    def _flushed(self, fd: Any) -> None:  # noqa: ANN401 - as os.fsync has it
        self._counted()
        self._fsync(fd)

    def _counted(self) -> None:
        if self.operations == self._die_at:
            os.kill(os.getpid(), signal.SIGKILL)
        self.operations += 1


def _obey(out: str, focus: str, die_at: int | None) -> object:
    brief, documents = mill_fire()
    brief = replace(brief, focus=focus or None)
    if die_at is None:
        return publish(brief, documents, Path(out)).outcome
    reading, writing = os.pipe()
    if child := os.fork():
        os.close(writing)
        os.waitpid(child, 0)  # only then is its number free
        with os.fdopen(reading) as answer:
            return json.loads(answer.read() or '"killed"')
    mortal = _Mortal(out, die_at)
    publish(brief, documents, Path(out))
    os.write(writing, str(mortal.operations).encode())
    os._exit(0)


if __name__ == "__main__":
    for line in sys.stdin:
        sys.stdout.write(json.dumps(_obey(*json.loads(line))) + "\n")
        sys.stdout.flush()
