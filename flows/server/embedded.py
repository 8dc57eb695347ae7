"""One embedded Prefect server, from its start to its end.

It is started by us and not by Prefect so that its process is known from its first moment, hears no
Ctrl-C of the terminal, goes when the command is killed, and asks for a password that only the
command knows: any web page can reach a port of this machine.
"""

from __future__ import annotations

import errno
import http.client
import os
import re
import secrets
import socket
import subprocess
import sys
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from flows.errors import WellsourcedError
from flows.server.records import Record, end_orphans, left_behind, one_at_a_time

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_LIFELINE = Path(__file__).with_name("lifeline.py")
START_S = 120  # a busy machine took 16 s; Prefect's own limit of 20 s is too short for some
_STOP_S = 8

#: The servers of this process, for an end that cannot wait.
_running: dict[subprocess.Popen[bytes], Record] = {}

#: What Prefect sets for its own temporary server: no UI, only the services that a run needs.
_TEMPORARY = {
    "PREFECT__SERVER_EPHEMERAL": "1",
    "PREFECT__SERVER_FINAL": "1",
    "PREFECT_UI_ENABLED": "0",
}
_PROMPT_RECORDS = {
    # Records of task runs are written at once: the server does not live long.
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_BATCH_SIZE": "100",
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_READ_BATCH_SIZE": "100",
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_FLUSH_INTERVAL": "1",
}


@dataclass(frozen=True, slots=True)
class Plan:
    """What kind of server it is; as it stands, one for a single command."""

    port: int = 0  # any that is free
    password: str | None = None  # user:password; a random one
    environment: Mapping[str, str] = field(default_factory=lambda: _TEMPORARY)
    application: str = "prefect.server.api.server:create_app"


class ServerError(WellsourcedError):
    """Prefect's server could not be started or reached."""


@contextmanager
def embedded_server(state_dir: Path, plan: Plan | None = None) -> Iterator[EmbeddedServer]:
    """Starts a server in the background; stops it at the end. Orphans are ended first.

    Raises:
        ServerError: if the folder for its record cannot be written, or its port is taken.
    """
    folder = state_dir / "servers"
    with writing_in(folder):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        server = EmbeddedServer(folder, plan or Plan())
    try:
        yield server
    finally:
        server.stop()


@contextmanager
def writing_in(folder: Path) -> Iterator[None]:
    """What cannot be written within it, in that folder of the state folder, is told with a remedy.

    Raises:
        ServerError: if something cannot be written.
    """
    try:
        yield
    except OSError as error:
        raise ServerError(
            f"{error.filename or folder} cannot be written ({error.strerror});"
            " set WELLSOURCED_STATE_DIR to a folder that can"
        ) from error


class EmbeddedServer:
    """One server process, from its start to its end."""

    def __init__(self, folder: Path, plan: Plan) -> None:
        self._plan = plan
        self._folder = folder
        self._starting = ExitStack()  # migrating one database twice at once breaks it
        self._starting.enter_context(one_at_a_time(folder))
        end_orphans(folder)
        self._record = Record(folder)
        self._ready = self._failed = False
        self._password = plan.password or new_password()
        try:
            listening = _listen(plan.port)
        except BaseException:
            self._record.remove(keep_log=False)
            self._starting.close()
            raise
        self._port: int = listening.getsockname()[1]
        try:
            self._process = self._spawn(listening)
        except BaseException:
            self._record.remove(keep_log=False)
            self._starting.close()
            raise
        finally:
            listening.close()
        _running[self._process] = self._record
        self._record.started(self._process.pid)

    def _spawn(self, listening: socket.socket) -> subprocess.Popen[bytes]:
        passed = [listening.fileno(), self._record.server_lock_fd]
        with self._record.log.open("wb") as log:
            return subprocess.Popen(  # noqa: S603 - our own file, by our own interpreter
                # -P: a folder here that is named like one of the server's modules is not one.
                [
                    sys.executable,
                    "-P",
                    str(_LIFELINE),
                    str(listening.fileno()),
                    self._plan.application,
                ],
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                pass_fds=passed,
                start_new_session=True,
                env={
                    **os.environ,
                    **_PROMPT_RECORDS,
                    **self._plan.environment,
                    "PREFECT_SERVER_API_AUTH_STRING": self._password,
                },
            )

    @property
    def pid(self) -> int:
        """The server's process id."""
        return self._process.pid

    @property
    def ended(self) -> bool:
        """Whether its process is gone."""
        return self._process.poll() is not None

    @property
    def address(self) -> str:
        """Where a browser finds it."""
        return f"http://127.0.0.1:{self._port}"

    @property
    def client_environment(self) -> dict[str, str]:
        """What a process must have in its environment to use this server."""
        direct = [os.environ.get("NO_PROXY") or os.environ.get("no_proxy"), "127.0.0.1"]
        no_proxy = ",".join(filter(None, direct))
        return {
            "PREFECT_API_URL": f"{self.address}/api",
            "PREFECT_API_AUTH_STRING": self._password,
            "NO_PROXY": no_proxy,
            "no_proxy": no_proxy,
        }

    def wait(self) -> None:
        """Returns once it answers: it holds our request until it is ready.

        Raises:
            ServerError: if it ends first or takes two minutes.
        """
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=START_S)
        try:
            connection.request("GET", "/api/health")
            healthy = connection.getresponse().status == http.HTTPStatus.OK
        except (OSError, http.client.HTTPException) as error:
            raise ServerError(self._why_not(error)) from error
        finally:
            connection.close()
        if not healthy:
            raise ServerError(self._why_not("unhealthy"))
        self._ready = True
        self._starting.close()

    def left_behind(self) -> list[str]:
        """The runs of commands that were killed, each told once: to whom has their database."""
        return left_behind(self._folder)

    def _why_not(self, error: object) -> str:
        self._failed = True
        said = last_error(self._record.log) or str(error)
        return (
            f"Prefect's embedded server did not start: {said[:300]}"
            f" (log: {self._record.log}; its database is in the folder PREFECT_HOME,"
            " by default ~/.prefect)"
        )

    def stop(self) -> None:
        """Ends the process, by force if it must be, and its record. Safe to call twice."""
        if self._ready:
            self._process.terminate()
        else:  # it would finish starting first; its database survives this, see `lifeline`
            self._process.kill()
        try:
            self._process.wait(_STOP_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        _running.pop(self._process, None)
        if self._process.stdin:
            self._process.stdin.close()
        self._record.remove(keep_log=self._failed)
        self._starting.close()


def last_error(log: Path) -> str | None:
    """The last exception that a process told in its log, in a line; None if it told none."""
    text = log.read_text(errors="replace")
    raised = re.findall(r"^[\w.]*(?:Error|Exception)\b.*", text, re.MULTILINE)
    return str(raised[-1]) if raised else None


def new_password() -> str:
    """A user and a password that nobody can guess, as Prefect's settings take them."""
    return f"wellsourced:{secrets.token_urlsafe(24)}"


def _listen(port: int) -> socket.socket:
    try:
        return socket.create_server(("127.0.0.1", port))
    except OSError as error:
        if error.errno not in (errno.EADDRINUSE, errno.EACCES):
            raise
        why = "is taken" if error.errno == errno.EADDRINUSE else "is not yours to open"
        raise ServerError(
            f"port {port} of this machine {why}: end what uses it, or name another with --port"
        ) from error


def note_run(run: str) -> None:
    """Notes a flow run that this process executes, if it has a server of its own."""
    for record in _running.values():
        record.note_run(run)


def kill_running() -> None:
    """Ends the servers of this process at once, because the process itself is about to end."""
    for process in _running:
        process.kill()
