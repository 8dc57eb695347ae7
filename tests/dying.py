"""Runs a module until it has taken a number of steps on the disk, and is then killed by SIGKILL.

    python -m tests.dying STEPS FOLDER MODULE ARGUMENT...

A step is anything that Python is about to do to a file or folder under FOLDER: open, rename, link,
make, remove. The kill comes before the step is taken, so every state that the disk goes through
can be met: a file that is written but not yet named, a folder that holds half of what it will.
With STEPS 0 nobody is killed, and the steps are listed on standard error at the end.
"""

from __future__ import annotations

import os
import runpy
import signal
import sys
from itertools import count
from pathlib import Path

_STEPS = {"open", "os.rename", "os.link", "os.mkdir", "os.remove", "os.rmdir", "os.symlink"}


def main() -> None:
    last, folder, module, *arguments = sys.argv[1:]
    kill_at(int(last), Path(folder).resolve())
    sys.argv = [module, *arguments]
    runpy.run_module(module, run_name="__main__", alter_sys=True)


def kill_at(last: int, folder: Path) -> None:
    """From now on; audit hooks cannot be taken away again (PEP 578)."""
    steps = count(1)
    inside = os.fsencode(folder)

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        if event not in _STEPS:
            return
        path = arguments[0]
        if not isinstance(path, str | bytes | os.PathLike):
            return  # a file descriptor
        if not os.path.abspath(os.fsencode(path)).startswith(inside):  # noqa: PTH100 - bytes
            return
        taken = next(steps)
        if not last:
            sys.stderr.write(f"step {taken}: {event} {os.fsdecode(path)}\n")
        elif taken == last:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)


if __name__ == "__main__":
    main()
