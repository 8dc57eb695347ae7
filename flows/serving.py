"""`wellsourced serve`: one server and one process that serves the deployments, for one machine.

Both are children that go when the command goes, however it ends. They have a home of their own, so
they touch no other Prefect on this machine; and only one command uses it at a time.
"""

from __future__ import annotations

import fcntl
import json
import os
import signal
import subprocess
import sys
import time
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING

from flows.errors import InputError
from flows.publish.places import is_remote, place_of
from flows.server import prepare_environment, shown
from flows.server.embedded import (
    EmbeddedServer,
    Plan,
    ServerError,
    embedded_server,
    last_error,
    new_password,
    writing_in,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.settings import Settings

_PAGES = "/briefs"  # as in flows.server.pages, which brings Prefect with it
_ORDERLY_S = 3.0  # for running briefs to say that they were stopped
_LOOK_S = 0.5
_OWN = "PREFECT_SERVER_API_AUTH_STRING"
_OURS = f"{InputError.__module__}.{InputError.__qualname__}: "  # what a traceback ends with


class Service:
    """The running pair."""

    def __init__(
        self, server: EmbeddedServer, settings: Settings, home: Path, password: str
    ) -> None:
        self.address = server.address
        self.password = password
        #: None if the password is the person's own.
        self.password_file = None if os.environ.get(_OWN) else home / "password"
        self._server = server
        self._log = home / "runs.log"
        self._environment = {
            **os.environ,
            **server.client_environment,
            "PREFECT_HOME": str(home / "prefect"),
            "WELLSOURCED_PAGES_URL": settings.pages_url or _pages(server, settings),
            "PYTHONSAFEPATH": "1",  # a folder here named like a module of ours is not one
        }
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> dict[str, str]:
        """Returns once runs are taken: the deployments' ids by name.

        Raises:
            ServerError: if the server or the other process ends first.
        """
        self._server.wait()
        reading, writing = os.pipe()
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(  # noqa: S603 - our own module, by our own interpreter
                [sys.executable, "-m", "flows.serve", str(writing)],
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                pass_fds=[writing],
                start_new_session=True,
                env=self._environment,
            )
        os.close(writing)
        with os.fdopen(reading, encoding="utf-8") as told:
            said = told.read()
        if not said:
            raise ServerError(self._why())
        ids: dict[str, str] = json.loads(said)
        return ids

    def watch(self) -> None:
        """Waits for as long as both live.

        Raises:
            ServerError: when one of them has ended by itself.
        """
        while self._process is not None and self._process.poll() is None:
            if self._server.ended:
                raise ServerError("Prefect's server ended by itself; start again")
            time.sleep(_LOOK_S)
        raise ServerError(self._why())

    def stop(self) -> None:
        """Ends the process and every run that it executes. Safe to call twice."""
        if self._process is None:
            return
        for sign, patience in ((signal.SIGTERM, _ORDERLY_S), (signal.SIGKILL, _ORDERLY_S)):
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, sign)
            until = time.monotonic() + patience
            while _is_there(self._process) and time.monotonic() < until:
                time.sleep(0.05)
        if self._process.stdin:
            self._process.stdin.close()

    def _why(self) -> str:
        said = last_error(self._log) or "it did not say why"
        if (ours := said.removeprefix(_OURS)) != said:
            return ours
        return f"the process that executes runs has ended: {said[:300]} (log: {self._log})"


def _pages(server: EmbeddedServer, settings: Settings) -> str:
    """Where the server shows the briefs: those on its disk, and no others."""
    return "" if is_remote(place_of(settings.out)) else f"{server.address}{_PAGES}"


def _is_there(process: subprocess.Popen[bytes]) -> bool:
    """Whether anybody of its group is left."""
    process.poll()
    try:
        os.killpg(process.pid, 0)
    except ProcessLookupError:
        return False
    return True


@contextmanager
def serving(settings: Settings, port: int) -> Iterator[Service]:
    """The server starts in the background; `Service.start` waits for it. Both end with the block.

    Raises:
        ServerError: if another command serves already, the port is taken, or the home cannot be
            written.
        InputError: if another server is configured.
    """
    if url := os.environ.get("PREFECT_API_URL"):
        raise InputError(
            f"PREFECT_API_URL names a server already ({shown(url)}); unset it to"
            " start one here, or register the deployments there: prefect --no-prompt deploy --all"
        )
    prepare_environment()
    home = settings.state_dir / "serve"
    with ExitStack() as stack:
        with writing_in(home):
            home.mkdir(parents=True, exist_ok=True, mode=0o700)
            stack.enter_context(_alone(home / "lock"))
            password = _password(home / "password")
        address = f"http://127.0.0.1:{port}"
        plan = Plan(
            port=port,
            password=password,
            application="flows.server.pages:create",
            environment={
                "PREFECT_HOME": str(home / "prefect"),
                "PREFECT_SERVER_UI_API_URL": "/api",  # else the page calls port 4200 in any case
                "PREFECT_UI_STATIC_DIRECTORY": str(home / "ui"),
                "PREFECT_SERVER_CORS_ALLOWED_ORIGINS": address,
                # In memory, the default, the lease of a slot is lost with the server, and the slot
                # of a call that was under way then stays taken for ever.
                "PREFECT_SERVER_CONCURRENCY_LEASE_STORAGE": "prefect.server.concurrency."
                "lease_storage.filesystem",
                "WELLSOURCED_SERVED_FOLDER": str(settings.out.absolute()),
            },
        )
        server = stack.enter_context(embedded_server(settings.state_dir, plan))
        service = Service(server, settings, home, password)
        stack.callback(service.stop)
        yield service


@contextmanager
def _alone(path: Path) -> Iterator[IO[str]]:
    with path.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise ServerError(
                "another `wellsourced serve` uses this state folder; end it first, or set"
                " WELLSOURCED_STATE_DIR to another"
            ) from error
        yield file


def _password(path: Path) -> str:
    """The same each time, so that a browser stays logged in; the person may have set their own."""
    if given := os.environ.get(_OWN):
        if not all(given.partition(":")):
            raise InputError(f"{_OWN} cannot be used: write it as user:password")
        return given
    if path.exists() and (kept := path.read_text(encoding="utf-8").strip()):
        path.chmod(0o600)  # a copy that was put back may be open to others
        return kept
    password = new_password()
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(f"{password}\n")
    return password
