"""The embedded Prefect server's own process: it lives no longer than the command that started it.

Started by `flows.prefect_server` with three things inherited: the listening socket, a lock that is
held for as long as this process lives, and standard input. Nothing is ever written to that pipe;
when it ends, the command has gone, even by `kill -9`, and the server goes as well.
"""

from __future__ import annotations

import os
import signal
import socket
import sys
import threading
import time

import uvicorn

_GRACE_S = 3  # for requests that are being answered
_END_S = 30  # a start-up that migrates the database is let finish


def _follow_the_command() -> None:
    sys.stdin.buffer.read()
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(_END_S)
    os._exit(1)


def serve(listening: socket.socket) -> None:
    """Serves Prefect's API on that socket until told to stop."""
    threading.Thread(target=_follow_the_command, daemon=True).start()
    config = uvicorn.Config(
        "prefect.server.api.server:create_app",
        factory=True,
        lifespan="on",
        log_level="error",
        timeout_graceful_shutdown=_GRACE_S,
    )
    uvicorn.Server(config).run(sockets=[listening])


if __name__ == "__main__":
    serve(socket.socket(fileno=int(sys.argv[1])))
