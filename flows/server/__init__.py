"""Which Prefect server a command talks to.

The one that Prefect is configured with (`PREFECT_API_URL`, or the active profile), if there is
one. Otherwise one is started for this command alone and ended with it.

Nothing here may import Prefect at the top: what it reads from the environment is set here first.
"""

from __future__ import annotations

import os
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from uuid import UUID

from flows.server.embedded import START_S, ServerError, embedded_server

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_DRAIN_S = 10.0
_HURRIED_DRAIN_S = 2.0
_USER = re.compile(r"(?<=//)[^/?#\s]*@")  # of an address

_ENVIRONMENT = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_RESULTS_DEFAULT_SERIALIZER": "json",  # the default, pickle, can run code
    "PREFECT_LOGGING_EXTRA_LOGGERS": "flows",  # the UI shows what we log during a run
    "PREFECT_LOGGING_TO_API_WHEN_MISSING_FLOW": "ignore",
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": str(START_S),
}


def prepare_environment() -> None:
    """Sets what Prefect must find when it is imported. What the user has set, stays."""
    for name, value in _ENVIRONMENT.items():
        os.environ.setdefault(name, value)


@contextmanager
def prefect_api(state_dir: Path) -> Iterator[Callable[[], None]]:
    """A Prefect server for this process; yields a function that waits until it answers.

    An embedded server starts in the background meanwhile, and is gone afterwards in any case.

    Raises:
        ServerError: if it cannot be started or reached.
    """
    prepare_environment()
    from prefect.settings import PREFECT_API_URL

    if url := PREFECT_API_URL.value():
        yield lambda: _must_answer(url)
        return
    with embedded_server(state_dir) as server:
        os.environ.update(server.client_environment)
        _settings_again()
        patience = _DRAIN_S

        def wait() -> None:
            server.wait()
            _say_crashed(server.left_behind())

        try:
            yield wait
        except KeyboardInterrupt:
            patience = _HURRIED_DRAIN_S
            raise
        finally:
            # What is left in the queues would be retried at exit, against a server that is gone.
            _drain(patience)


def _must_answer(url: str) -> None:
    from prefect.client.orchestration import get_client

    with get_client(sync_client=True) as client:
        error = client.api_healthcheck()
    if error is not None:
        said = _USER.sub("", " ".join(str(error).split()))
        raise ServerError(
            f"Prefect's server at {shown(url)} does not answer ({said}): start it, or unset"
            " PREFECT_API_URL to use the embedded one"
        )


def shown(url: str) -> str:
    """A server's address as it may be told: without a password, or anything that may be one."""
    try:
        parts = urlsplit(url)
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return "what is no web address"
    return f"{parts.scheme}://{parts.hostname}{port}"


def _say_crashed(runs: list[str]) -> None:
    """Says so of runs whose command was killed; else they would be running for ever."""
    if not runs:
        return
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.objects import State
    from prefect.exceptions import ObjectNotFound
    from prefect.states import Crashed

    with get_client(sync_client=True) as client:
        for run in runs:
            try:
                state = client.read_flow_run(UUID(run)).state
            except (ObjectNotFound, ValueError):  # of another database
                continue
            if state is None or not state.is_final():
                crashed: State[None] = Crashed(message="the command that ran this was killed")
                client.set_flow_run_state(UUID(run), crashed, force=True)


def _settings_again() -> None:
    """Prefect read its settings on import, before there was an address."""
    from prefect.context import refresh_global_settings_context

    refresh_global_settings_context()


def _drain(timeout: float) -> None:
    """Delivers the logs and records of task runs that are still queued, in `timeout` seconds."""
    from prefect.events.worker import EventsWorker
    from prefect.logging.handlers import APILogWorker

    for worker in (EventsWorker, APILogWorker):
        worker.drain_all(timeout=timeout)
