"""The embedded Prefect server's own process: it lives no longer than the command that started it.

Started by `flows.server.embedded` with three things inherited: the listening socket, a lock that is
held for as long as this process lives, and standard input. Nothing is ever written to that pipe;
when it ends, the command has gone, even by `kill -9`, and the server goes as well.
"""

from __future__ import annotations

import os
import socket
import sys
import threading

import uvicorn

_GRACE_S = 3  # for requests that are being answered


def _follow_the_command() -> None:
    sys.stdin.buffer.read()
    # Nobody is left to serve. The database stays sound: ended so in the middle of its first
    # migration, at six different points, it came up again each time.
    os._exit(1)


def serve(listening: socket.socket, application: str) -> None:
    """Serves that application, named as uvicorn does, on that socket until told to stop."""
    threading.Thread(target=_follow_the_command, daemon=True).start()
    config = uvicorn.Config(
        application,
        factory=True,
        lifespan="on",
        log_level="error",
        timeout_graceful_shutdown=_GRACE_S,
    )
    uvicorn.Server(config).run(sockets=[listening])


if __name__ == "__main__":
    serve(socket.socket(fileno=int(sys.argv[1])), sys.argv[2])
