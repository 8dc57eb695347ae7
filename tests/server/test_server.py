"""The embedded server's life: it is there for its command, and for nothing else."""

from __future__ import annotations

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from flows.errors import WellsourcedError
from flows.server import _must_answer
from flows.server.embedded import ServerError, embedded_server
from flows.server.records import Record, end_orphans, one_at_a_time
from tests.conftest import Run

# A server that does as little as one can: it waits, whoever has gone.
IDLE = "import time; print('up', flush=True); time.sleep(60)"
DEAF = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); " + IDLE


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{pid}/stat")
    return not status.exists() or status.read_text().rpartition(")")[2].split()[0] != "Z"


def within(seconds: float, condition: Callable[[], bool]) -> bool:
    until = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > until:
            return False
        time.sleep(0.05)
    return True


@contextmanager
def server_of(folder: Path, program: str = IDLE) -> Iterator[tuple[Record, subprocess.Popen[str]]]:
    record = Record(folder)
    process = subprocess.Popen(
        [sys.executable, "-c", program],
        pass_fds=[record.server_lock_fd],
        stdout=subprocess.PIPE,
        text=True,
    )
    record.started(process.pid)
    assert process.stdout is not None
    process.stdout.readline()
    try:
        yield record, process
    finally:
        process.kill()
        process.communicate()


def abandon(record: Record) -> None:
    """What the kernel does when the command is killed."""
    record._owner.close()


@pytest.mark.parametrize("program", [IDLE, DEAF], ids=["idle", "deaf"])
def test_an_orphan_is_ended_and_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    monkeypatch.setattr("flows.server.records._TERM_S", 0.5)
    with server_of(tmp_path, program) as (record, process):
        abandon(record)
        assert end_orphans(tmp_path) == 1
        assert process.wait(5) == (-signal.SIGTERM if program is IDLE else -signal.SIGKILL)
        assert list(tmp_path.iterdir()) == []


def test_another_commands_server_is_left_alone(tmp_path: Path) -> None:
    with server_of(tmp_path) as (record, process):
        # flock binds to the open file, so this process stands for the other command as well
        assert end_orphans(tmp_path) == 0
        assert process.poll() is None
        process.kill()
        process.wait()
        record.remove(keep_log=False)
    assert list(tmp_path.iterdir()) == []


def test_a_command_that_ends_meanwhile_is_no_orphan(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = Record(tmp_path)
    record.started(os.getpid())  # holds no lock
    abandon(record)
    found = [tmp_path / "gone.owner", *tmp_path.glob("*.owner")]
    monkeypatch.setattr(Path, "glob", lambda *_: found)
    assert end_orphans(tmp_path) == 0
    assert list(tmp_path.iterdir()) == []


def test_a_recycled_process_id_is_never_hit(tmp_path: Path) -> None:
    bystander = subprocess.Popen([sys.executable, "-c", IDLE], stdout=subprocess.PIPE)
    try:
        record = Record(tmp_path)
        record.started(bystander.pid)  # holds no lock: the server that had this id has gone
        abandon(record)
        assert end_orphans(tmp_path) == 0
        assert bystander.poll() is None
        assert list(tmp_path.iterdir()) == []
    finally:
        bystander.kill()
        bystander.communicate()


def test_starting_is_one_at_a_time(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from flows.server.records import one_at_a_time\n"
        "with one_at_a_time(Path(sys.argv[1])): print('in')"
    )
    with one_at_a_time(tmp_path):
        other = subprocess.Popen(
            [sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE, text=True
        )
        with pytest.raises(subprocess.TimeoutExpired):
            other.wait(1)
    assert other.communicate(timeout=10)[0] == "in\n"


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with (
        pytest.raises(WellsourcedError, match="WELLSOURCED_STATE_DIR"),
        embedded_server(tmp_path / "file"),
    ):
        pass


def test_a_database_that_cannot_be_used_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "prefect.db").write_bytes(b"this is no database, but long enough to look like one" * 99)
    monkeypatch.setenv("PREFECT_HOME", str(home))
    with (
        pytest.raises(WellsourcedError, match=r"did not start: .*database.*PREFECT_HOME") as caught,
        embedded_server(tmp_path / "state") as server,
    ):
        server.wait()
    assert "\n" not in str(caught.value)
    assert not is_alive(server.pid)


def test_it_answers_only_who_knows_its_password(tmp_path: Path) -> None:
    with embedded_server(tmp_path) as server:
        left = tmp_path / "servers/left-behind"
        left.write_text("a-run\nanother\n")
        server.wait()
        assert left.exists()  # `wellsourced serve`, with a database of its own, cannot tell them
        assert [server.left_behind(), server.left_behind()] == [["a-run", "another"], []]
        api = server.client_environment["PREFECT_API_URL"]
        with pytest.raises(urllib.error.HTTPError) as caught:
            urllib.request.urlopen(f"{api}/admin/settings", timeout=10)  # noqa: S310 - our own
        assert caught.value.code == 401
        caught.value.close()
        pid = server.pid
        assert is_alive(pid)
    assert not is_alive(pid)
    assert [p.name for p in (tmp_path / "servers").iterdir()] == ["starting.lock"]


class Command:
    """`wellsourced brief` with an embedded server of its own, somewhere on its way."""

    def __init__(self, tmp_path: Path, **env: str) -> None:
        (tmp_path / "a.txt").write_text("A fire destroyed a warehouse in Leeds on Tuesday.\n" * 3)
        self.servers = tmp_path / "state" / "wellsourced" / "servers"
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-m", "flows", "brief", "a.txt"],
            cwd=tmp_path,
            env={
                **{k: v for k, v in os.environ.items() if not k.startswith("PREFECT_API")},
                "XDG_STATE_HOME": str(tmp_path / "state"),
                **env,
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert within(60, lambda: bool(self._pids()))
        (self.server,) = self._pids()

    def _pids(self) -> list[int]:
        return [int(text) for p in self.servers.glob("*.server") if (text := p.read_text())]


@pytest.mark.parametrize(
    ("sign", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)], ids=["ctrl-c", "kill"]
)
def test_an_interrupted_command_leaves_nothing_behind(
    tmp_path: Path, sign: signal.Signals, code: int
) -> None:
    command = Command(tmp_path)
    command.process.send_signal(sign)
    out, err = command.process.communicate(timeout=30)
    assert command.process.returncode == code
    assert out == ""
    assert err == "wellsourced: interrupted\n"
    assert not is_alive(command.server)
    assert not (tmp_path / "outputs").exists()
    assert [p.name for p in command.servers.iterdir()] == ["starting.lock"]


@pytest.mark.slow
@pytest.mark.parametrize("times", [1, 2], ids=["once", "twice"])
def test_a_call_that_never_ends_cannot_keep_the_command(tmp_path: Path, times: int) -> None:
    with socket.create_server(("127.0.0.1", 0)) as endpoint:
        endpoint.settimeout(120)
        url = f"http://127.0.0.1:{endpoint.getsockname()[1]}/v1"
        command = Command(tmp_path, OPENAI_BASE_URL=url, WELLSOURCED_MODEL="mute")
        call, _ = endpoint.accept()
        with call:
            started = time.monotonic()
            for _ in range(times):
                command.process.send_signal(signal.SIGINT)
                time.sleep(1)
            out, err = command.process.communicate(timeout=30)
    assert command.process.returncode == 130
    assert time.monotonic() - started < (10 if times == 1 else 3)
    assert out == ""
    assert err.endswith("wellsourced: interrupted\n")
    assert "Traceback" not in err
    assert within(2, lambda: not is_alive(command.server))  # it was killed, and nobody waited


def test_a_killed_commands_server_ends_by_itself(tmp_path: Path) -> None:
    command = Command(tmp_path)
    command.process.kill()
    command.process.communicate()
    assert within(10, lambda: not is_alive(command.server))


@pytest.mark.slow
def test_the_next_command_ends_an_orphan_that_could_not(tmp_path: Path, wellsourced: Run) -> None:
    command = Command(tmp_path)
    os.kill(command.server, signal.SIGSTOP)
    command.process.kill()
    command.process.communicate()
    assert is_alive(command.server)
    done = wellsourced(
        "brief",
        "a.txt",
        env={
            "XDG_STATE_HOME": str(tmp_path / "state"),
            "PREFECT_API_URL": "",
            "WELLSOURCED_MIN_CLAIMS": "1",
        },
    )
    assert done.returncode == 0, done.stderr
    assert not is_alive(command.server)
    assert [p.name for p in command.servers.iterdir()] == ["starting.lock"]


@pytest.mark.slow
def test_a_run_whose_command_was_killed_has_crashed_for_the_next_one(
    tmp_path: Path, wellsourced: Run
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as endpoint:
        endpoint.settimeout(120)
        url = f"http://127.0.0.1:{endpoint.getsockname()[1]}/v1"
        home = str(tmp_path / "home")
        command = Command(
            tmp_path, OPENAI_BASE_URL=url, WELLSOURCED_MODEL="mute", PREFECT_HOME=home
        )
        call, _ = endpoint.accept()  # the run is on its way
        with call:
            command.process.kill()
            command.process.communicate()
    assert within(10, lambda: not is_alive(command.server))
    done = wellsourced(
        "brief",
        "a.txt",
        env={
            "XDG_STATE_HOME": str(tmp_path / "state"),
            "PREFECT_HOME": home,
            "PREFECT_API_URL": "",
            "WELLSOURCED_MIN_CLAIMS": "1",
        },
    )
    assert done.returncode == 0, done.stderr
    with sqlite3.connect(f"{home}/prefect.db") as database:
        states = [row[0] for row in database.execute("select state_name from flow_run")]
    database.close()
    assert sorted(states) == ["Completed", "Crashed"]


def test_a_server_that_is_named_and_does_not_answer_is_told(
    tmp_path: Path, wellsourced: Run
) -> None:
    (tmp_path / "a.txt").write_text("A fire destroyed a warehouse in Leeds on Tuesday.\n")
    done = wellsourced("brief", "a.txt", env={"PREFECT_API_URL": "http://u:secret@127.0.0.1:9/api"})
    assert done.returncode == 1
    assert done.stderr.startswith("wellsourced: Prefect's server at http://127.0.0.1:9 does not")
    assert done.stderr.count("\n") == 1
    assert "secret" not in done.stderr


def test_nor_is_its_password_told_by_what_it_answers() -> None:
    from prefect.settings import PREFECT_API_URL, temporary_settings

    with HTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as other:
        url = f"http://u:secret@127.0.0.1:{other.server_port}/api"
        threading.Thread(target=other.handle_request).start()
        with temporary_settings({PREFECT_API_URL: url}), pytest.raises(ServerError) as caught:
            _must_answer(url)
    assert "501" in str(caught.value)
    assert "secret" not in str(caught.value)
