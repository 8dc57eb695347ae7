"""What all tests share: an environment of their own, no network, one Prefect server a process."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NoReturn, TypeAlias

import pytest
from hypothesis import settings

from flows.cli import main
from tests.fake_endpoint import FakeEndpoint

SEEDS = Path(__file__).parent.parent / "seeds"

# A change fails for what is in it, not for the luck of a draw, nor for a busy machine. With other
# examples each time, and more of them: pytest --hypothesis-profile search
settings.register_profile("same", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None, max_examples=1000)
settings.load_profile("same")

Run: TypeAlias = Callable[..., subprocess.CompletedProcess[str]]


def pytest_configure(config: pytest.Config) -> None:
    # Nothing that a person has set, no database and no log of theirs: for this process and all
    # that it starts. Before any test module is imported, for Prefect reads it on import.
    for name in list(os.environ):
        if name.startswith(("WELLSOURCED_", "OPENAI_", "PREFECT_")):
            del os.environ[name]
    home = tempfile.mkdtemp(prefix="wellsourced-tests-")
    config.add_cleanup(lambda: shutil.rmtree(home, ignore_errors=True))
    os.environ["PREFECT_HOME"] = f"{home}/prefect"
    os.environ["XDG_STATE_HOME"] = f"{home}/state"


@pytest.fixture(autouse=True, scope="session")
def _no_download() -> Iterator[None]:
    """Keeps tiktoken from fetching its vocabulary: tokens are over-estimated instead."""

    def refuse(name: str) -> NoReturn:
        raise OSError(f"{name} is not fetched in tests")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tiktoken.get_encoding", refuse)
        yield


@pytest.fixture
def fake() -> Iterator[FakeEndpoint]:
    """A model's endpoint on 127.0.0.1, for one test."""
    with FakeEndpoint() as endpoint:
        yield endpoint


@pytest.fixture
def wellsourced(tmp_path: Path) -> Run:
    """Runs the command in a folder of the test's own, as a person would: another process."""

    def run(
        *args: str, env: Mapping[str, str] | None = None, stdin: str = ""
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-P", "-m", "flows", *args],
            cwd=tmp_path,
            env={**os.environ, **(env or {})},
            input=stdin,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    return run


@pytest.fixture
def here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    """The same in this process, where Prefect is already imported: seconds less.

    On standard error it is not silent: Prefect's own log is there, set up for the tests.
    """

    def run(*args: str, env: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
        with monkeypatch.context() as patch:
            patch.chdir(tmp_path)
            for name, value in (env or {}).items():
                patch.setenv(name, value)
            capsys.readouterr()
            code = main(args)
        said = capsys.readouterr()
        return subprocess.CompletedProcess(args, code, said.out, said.err)

    return run


@pytest.fixture(scope="session")
def prefect_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A running server, which every flow and command of this process then uses.

    With pytest-xdist each worker has its own, and a database of its own (`pytest_configure`).
    """
    from flows.server import prepare_environment
    from flows.server.embedded import embedded_server

    prepare_environment()
    with embedded_server(tmp_path_factory.mktemp("server")) as server:
        os.environ.update(server.client_environment)
        from prefect.context import refresh_global_settings_context

        refresh_global_settings_context()
        server.wait()
        yield
        from prefect.events.worker import EventsWorker
        from prefect.logging.handlers import APILogWorker

        EventsWorker.drain_all(timeout=5)
        APILogWorker.drain_all(timeout=5)
