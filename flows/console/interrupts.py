"""Ctrl-C and `kill`: the first is orderly, but never long; the second is at once."""

from __future__ import annotations

import os
import signal
import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType

_GRACE_S = 5.0  # for calls in flight, whose answers are paid for and will be kept
_AGAIN_S = 0.05
_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Interrupted(KeyboardInterrupt):
    """The command was asked to stop."""

    def __init__(self, signum: int) -> None:
        super().__init__()
        self.signum = signum
        self.exit_code = 128 + signum  # as shells report it: 130 for Ctrl-C


@contextmanager
def orderly_interrupts() -> Iterator[None]:
    """Within it, a first signal raises Interrupted; a second one, or 5 s, ends the process."""
    before = {signum: signal.signal(signum, _first) for signum in _SIGNALS}
    report, sys.unraisablehook = sys.unraisablehook, _raise_elsewhere
    try:
        yield
    finally:
        sys.unraisablehook = report
        for signum, handler in before.items():
            signal.signal(signum, handler)


def _first(signum: int, _: FrameType | None) -> None:
    _on_signal(lambda signum, _: _at_once(signum))
    _soon(_GRACE_S, lambda: _at_once(signum))
    raise Interrupted(signum)


def _raise_elsewhere(lost: sys.UnraisableHookArgs) -> None:
    """A signal that came inside a `__del__` raised there in vain: let it come again."""
    interrupted = lost.exc_value
    if not isinstance(interrupted, Interrupted):
        sys.__unraisablehook__(lost)
        return
    _on_signal(_first)
    signum = interrupted.signum
    _soon(_AGAIN_S, lambda: os.kill(os.getpid(), signum))


def _on_signal(handler: Callable[[int, FrameType | None], None]) -> None:
    for signum in _SIGNALS:
        signal.signal(signum, handler)


def _soon(delay: float, action: Callable[[], None]) -> None:
    timer = threading.Timer(delay, action)
    timer.daemon = True
    timer.start()


def _at_once(signum: int) -> None:
    """Ends the process although threads of it still wait for an answer; the server goes first."""
    if (server := sys.modules.get("flows.server.embedded")) is not None:
        server.kill_running()
    # On a terminal the line of progress goes, and the cursor that it hid comes back.
    clear = "\r\x1b[2K\x1b[?25h" if sys.stderr.isatty() else ""
    sys.stderr.write(f"{clear}wellsourced: interrupted\n")
    sys.stderr.flush()
    os._exit(128 + signum)
