"""Ctrl-C and `kill`: the first is orderly, but never long; the second is at once."""

from __future__ import annotations

import os
import signal
import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

_GRACE_S = 5.0  # for calls in flight, whose answers are paid for and will be kept
_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Interrupted(KeyboardInterrupt):
    """The command was asked to stop."""

    def __init__(self, signum: int) -> None:
        super().__init__()
        self.exit_code = 128 + signum  # as shells report it: 130 for Ctrl-C


@contextmanager
def orderly_interrupts() -> Iterator[None]:
    """Within it, a first signal raises Interrupted; a second one, or 5 s, ends the process."""
    before = {signum: signal.signal(signum, _first) for signum in _SIGNALS}
    try:
        yield
    finally:
        for signum, handler in before.items():
            signal.signal(signum, handler)


def _first(signum: int, _: FrameType | None) -> None:
    for each in _SIGNALS:
        signal.signal(each, lambda signum, _: _at_once(signum))
    impatient = threading.Timer(_GRACE_S, _at_once, [signum])
    impatient.daemon = True
    impatient.start()
    raise Interrupted(signum)


def _at_once(signum: int) -> None:
    """Ends the process although threads of it still wait for an answer; the server goes first."""
    if (server := sys.modules.get("flows.prefect_server")) is not None:
        server.kill_running()
    sys.stderr.write("wellsourced: interrupted\n")
    sys.stderr.flush()
    os._exit(128 + signum)
