"""Several machines, as far as one has room for them: a Prefect server on PostgreSQL behind a
password, and workers, each with a home of its own, that share only a folder.

All of it lies in one temporary folder and ends by process id.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import urllib.request
from base64 import b64encode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.serving.postgres import postgres
from tests.serving.served import within

ROOT = Path(__file__).parents[2]
_PATIENCE_S = 180


@dataclass
class Machine:
    """One process that stands for a machine: all that it starts is of its group."""

    name: str
    process: subprocess.Popen[bytes]
    log: Path
    orphans: Mapping[int, str] = field(default_factory=dict)

    def lose(self) -> None:
        """The power is cut: it dies at once, and so does all that it has started."""
        lost = [pid for pid, run in self.orphans.items() if _run_of(pid) == run]
        if self.process.poll() is None:
            lost += _descendants(self.process.pid)
        for pid in lost:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.process.wait(30)

    def kill(self) -> None:
        """Only the process itself dies; what it has started goes on."""
        self.orphans = self.executing()
        self.process.kill()
        self.process.wait(30)

    def executing(self) -> dict[int, str]:
        """The runs that it has under way, by their processes."""
        runs = {pid: _run_of(pid) for pid in _descendants(self.process.pid)[1:]}
        return {pid: run for pid, run in runs.items() if run}


@dataclass
class Cluster:
    """The server, its address and password, and what was started beside it."""

    folder: Path
    database: str
    port: int
    password: str
    env: Mapping[str, str]
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    machines: list[Machine] = field(default_factory=list)
    server: Machine = field(init=False)
    desk: Machine = field(init=False)  # a worker for batches alone, if there is one

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def serve(self) -> None:
        """Starts the server, and waits until it answers."""
        self.server = self.start(
            "server",
            *("-m", "prefect", "server", "start", "--port", str(self.port)),
            env={
                "PREFECT_SERVER_DATABASE_CONNECTION_URL": self.database,
                "PREFECT_SERVER_API_AUTH_STRING": self.password,
                "PREFECT_SERVER_UI_API_URL": "/api",
                "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
                "PREFECT_SERVER_CONCURRENCY_LEASE_STORAGE": (
                    "prefect.server.concurrency.lease_storage.filesystem"
                ),
            },
        )
        assert within(_PATIENCE_S, lambda: _answers(self)), self.server.log.read_text()

    def start(self, name: str, *command: str, env: Mapping[str, str] | None = None) -> Machine:
        log = self.folder / f"{name}.log"
        with log.open("ab") as said:
            process = subprocess.Popen(
                [sys.executable, *command],
                cwd=self.folder,
                env=self._environment(name) | dict(env or {}),
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=said,
                start_new_session=True,
            )
        machine = Machine(name, process, log)
        self.machines.append(machine)
        return machine

    def worker(self, name: str, limit: int = 2) -> Machine:
        """As on another machine: with a home of its own, it knows only the address.

        What marks the texts in prompts is the same on all of them, so that answers are shared.
        """
        state = self.folder / f"state-{name}"
        state.mkdir(mode=0o700, exist_ok=True)
        (state / "installation.secret").write_bytes(self.secret)
        pool = ("--pool", "wellsourced", "--limit", str(limit), "--name", name)
        return self.start(name, "-m", "prefect", "worker", "start", *pool)

    def prefect(self, *arguments: str, cwd: Path | None = None) -> str:
        """Prefect's command, as a person types it."""
        done = subprocess.run(
            [sys.executable, "-m", "prefect", *arguments],
            cwd=cwd or self.folder,
            env=self._environment("desk"),
            capture_output=True,
            text=True,
            timeout=_PATIENCE_S,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def call(self, method: str, path: str, body: object = None) -> Any:  # noqa: ANN401 - JSON
        request = urllib.request.Request(  # noqa: S310 - our own
            f"{self.address}/api{path}",
            data=None if body is None else json.dumps(body).encode(),
            headers={
                "Content-Type": "application/json",
                "Authorization": "Basic " + b64encode(self.password.encode()).decode(),
            },
            method=method,
        )
        with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310
            data = answer.read()
        return json.loads(data) if data else None

    def submit(self, deployment: str, **parameters: object) -> str:
        """Asks for a run; returns its id."""
        found = self.call("GET", f"/deployments/name/{deployment}")
        asked = {"parameters": parameters, "enforce_parameter_schema": True}
        path = f"/deployments/{found['id']}/create_flow_run"
        return str(self.call("POST", path, asked)["id"])

    def runs(self, flow: str) -> list[dict[str, Any]]:
        """All runs of a flow."""
        asked = {"flows": {"name": {"any_": [flow]}}, "limit": 200}
        return list(self.call("POST", "/flow_runs/filter", asked))

    def told(self) -> str:
        """What became of each run, for whoever looks why a test failed."""
        runs = sorted(self.runs("brief"), key=lambda run: str(run["created"]))
        return "\n".join(
            f"{run['name']} {run['created']} {run['state']['timestamp']} {run['state']['name']}"
            f" {run['state']['message']}"
            for run in runs
        )

    def _environment(self, name: str) -> dict[str, str]:
        bare = {k: v for k, v in os.environ.items() if not k.startswith(("PREFECT_", "WELLS"))}
        return {
            **bare,
            "PREFECT_HOME": str(self.folder / f"home-{name}"),
            "PREFECT_API_URL": f"{self.address}/api",
            "PREFECT_API_AUTH_STRING": self.password,
            "DO_NOT_TRACK": "1",
            "WELLSOURCED_STATE_DIR": str(self.folder / f"state-{name}"),
            **self.env,
        }


@contextmanager
def cluster(env: Mapping[str, str] | None = None) -> Iterator[Cluster]:
    """A server with the deployments of prefect.yaml, as docs/running.md sets it up; no worker yet.

    Its runs read `shared/inbox`, publish to `shared/outputs` and share the answers.
    """
    with tempfile.TemporaryDirectory(prefix="wellsourced-machines-") as name:
        folder = Path(name)
        folder.chmod(0o755)  # PostgreSQL's user passes through
        for part in ("postgres", "shared/inbox"):
            (folder / part).mkdir(parents=True)
        (folder / "postgres").chmod(0o700)
        shared = folder / "shared"
        shutil.copy2(ROOT / "prefect.yaml", shared)
        answers = {"WELLSOURCED_ANSWERS": str(shared / "answers")}
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = int(taken.getsockname()[1])
        with postgres(folder / "postgres") as database:
            made = Cluster(folder, database, port, "desk:not-a-secret", answers | dict(env or {}))
            try:
                made.serve()
                made.prefect("work-pool", "create", "wellsourced", "--type", "process")
                made.prefect("--no-prompt", "deploy", "--all", cwd=shared)
                yield made
            finally:
                for machine in reversed(made.machines):
                    machine.lose()


def _answers(made: Cluster) -> bool:
    with suppress(OSError):
        return made.call("GET", "/health") is True
    return False


def _run_of(pid: int) -> str:
    """The run that this process executes, or prepares to; empty if it does something else."""
    with suppress(OSError):
        for one in Path(f"/proc/{pid}/environ").read_bytes().split(b"\0"):
            if one.startswith(b"PREFECT__FLOW_RUN_ID="):
                return one.partition(b"=")[2].decode()
    return ""


def _descendants(pid: int) -> list[int]:
    """A process and all that it has started, itself first."""
    children: dict[int, list[int]] = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError, ValueError):
            parent = int(status.read_text().rpartition(")")[2].split()[1])
            children.setdefault(parent, []).append(int(status.parent.name))
    found = [pid]
    for one in found:
        found += children.get(one, [])
    return found


def processor_s() -> float:
    """The seconds of processors that this process has used, and all that it has started."""
    ticks = 0
    for pid in _descendants(os.getpid()):
        with suppress(OSError):
            numbers = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            ticks += sum(map(int, numbers[11:15]))  # of its own, and of its dead children
    return ticks / os.sysconf("SC_CLK_TCK")
