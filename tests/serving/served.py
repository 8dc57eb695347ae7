"""`wellsourced serve` as a person starts it, and its API as Prefect's page uses it."""

from __future__ import annotations

import base64
import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FLOOD = """Flood in {place}

Two people died when the river Aire flooded {place} on Monday, police said.
The water rose by 1.5 metres in an hour. About 200 homes in {place} lost power.
The council opened three shelters in {place} on Monday evening.
"""
PATIENCE = 600  # seconds; a busy machine takes a minute to start a server


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


def within(seconds: float, condition: Callable[[], bool], every: float = 0.2) -> bool:
    until = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > until:
            return False
        time.sleep(every)
    return True


@dataclass
class Served:
    """One service in a folder of its own."""

    folder: Path
    env: Mapping[str, str] = field(default_factory=dict)

    def start(self) -> Served:
        self.port = free_port()
        (self.folder / "inbox").mkdir(parents=True, exist_ok=True)
        out, err = self.folder / "serve.out", self.folder / "serve.err"
        with out.open("w") as said, err.open("w") as complained:
            self.process = subprocess.Popen(
                [sys.executable, "-P", "-m", "flows", "serve", "--json", "--port", str(self.port)],
                cwd=self.folder,
                env={
                    **{k: v for k, v in os.environ.items() if not k.startswith("PREFECT_")},
                    "WELLSOURCED_STATE_DIR": str(self.folder / "state"),
                    **self.env,
                },
                stdout=said,
                stderr=complained,
                start_new_session=True,
            )
        within(PATIENCE, lambda: bool(out.read_text()) or self.process.poll() is not None)
        assert self.process.poll() is None, err.read_text()
        within(5, lambda: out.read_text().endswith("}\n"))
        self.said = json.loads(out.read_text())
        self.password = Path(self.said["password_file"]).read_text().strip()
        return self

    def stop(self, sign: signal.Signals = signal.SIGINT) -> int:
        if self.process.poll() is None:
            self.process.send_signal(sign)
        return self.process.wait(30)

    @property
    def authorization(self) -> str:
        return "Basic " + base64.b64encode(self.password.encode()).decode()

    def call(self, method: str, path: str, body: object = None) -> Any:  # noqa: ANN401 - JSON
        """What the API answers; an answer that is an error raises HTTPError.

        While SQLite is busy the server says 503; Prefect's own client tries again as well.
        """
        for pause in (0.5, 1, 2, 4):
            try:
                return self._call(method, path, body)
            except urllib.error.HTTPError as error:
                if error.code != http.HTTPStatus.SERVICE_UNAVAILABLE:
                    raise
                error.close()
                time.sleep(pause)
        return self._call(method, path, body)

    def _call(self, method: str, path: str, body: object) -> Any:  # noqa: ANN401
        request = urllib.request.Request(  # noqa: S310 - our own
            f"{self.said['address']}/api{path}",
            data=None if body is None else json.dumps(body).encode(),
            headers={"Content-Type": "application/json", "Authorization": self.authorization},
            method=method,
        )
        with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310
            data = answer.read()
        return json.loads(data) if data else None

    def get(self, path: str, *, password: bool = True) -> tuple[int, dict[str, str], str]:
        """A page as a browser gets it, with or without having logged in."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {"Authorization": self.authorization} if password else {}
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        return answer.status, {k.lower(): v for k, v in answer.getheaders()}, text

    def deployment(self, name: str) -> str:
        return str(self.said["deployments"][name]).split("/")[-2]

    def submit(self, deployment: str = "on-demand", **parameters: object) -> str:
        """What the form submits; returns the run's id."""
        path = f"/deployments/{self.deployment(deployment)}/create_flow_run"
        asked = {"parameters": parameters, "enforce_parameter_schema": True}
        return str(self.call("POST", path, asked)["id"])

    def run(self, run: str) -> dict[str, Any]:
        return dict(self.call("GET", f"/flow_runs/{run}"))

    def state(self, run: str) -> str:
        return str(self.run(run)["state"]["name"])

    def ended(self, run: str) -> dict[str, Any]:
        """The run's state, once it is final."""
        final = {"COMPLETED", "FAILED", "CRASHED", "CANCELLED"}
        assert within(PATIENCE, lambda: self.run(run)["state"]["type"] in final), self.run(run)
        return dict(self.run(run)["state"])

    def made(self, deployment: str = "on-demand", **parameters: object) -> dict[str, Any]:
        """The final state of a run with these parameters."""
        return self.ended(self.submit(deployment, **parameters))

    def artifacts(self, run: str) -> dict[str, dict[str, Any]]:
        asked = {"artifacts": {"flow_run_id": {"any_": [run]}}}
        return {one["key"]: one for one in self.call("POST", "/artifacts/filter", asked)}

    def events(self, prefix: str) -> list[dict[str, Any]]:
        asked = {"filter": {"event": {"prefix": [prefix]}}, "limit": 50}
        return list(self.call("POST", "/events/filter", asked)["events"])

    def processes(self) -> dict[int, str]:
        """What this service has started and still runs, by process id."""
        mark = f"WELLSOURCED_STATE_DIR={self.folder / 'state'}".encode()
        found: dict[int, str] = {}
        for status in Path("/proc").glob("[0-9]*"):
            try:
                if mark in (status / "environ").read_bytes().split(b"\0"):
                    command = (status / "cmdline").read_bytes().replace(b"\0", b" ").decode()
                    found[int(status.name)] = command
            except OSError:
                continue
        found.pop(self.process.pid, None)
        return {pid: command for pid, command in found.items() if command}

    def executing(self) -> list[int]:
        """The processes that execute a run."""
        return [pid for pid, command in self.processes().items() if "prefect.engine" in command]

    def executes(self, run: str) -> int:
        """The process that executes this run."""
        mark = f"PREFECT__FLOW_RUN_ID={run}".encode()
        environment = {pid: Path(f"/proc/{pid}/environ").read_bytes() for pid in self.executing()}
        (found,) = (pid for pid, text in environment.items() if mark in text.split(b"\0"))
        return found
