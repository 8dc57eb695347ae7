"""What a flow's run hands the endpoint: whether it was cancelled, and a limit across runs.

Prefect ends a cancelled run with a signal, if a worker or a runner started it. A run that a person
started from a terminal gets none, and a signal does not end threads; so its state is looked at.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from dataclasses import dataclass
from threading import Lock
from time import monotonic
from typing import TypeVar
from uuid import UUID

from prefect.artifacts import create_table_artifact
from prefect.client.orchestration import get_client
from prefect.exceptions import CancelledRun, ObjectNotFound
from prefect.runtime import flow_run

from flows.core.records import Usage
from flows.errors import RunCancelledError
from flows.limiting import limiter
from flows.spending import told, usage_row

Result = TypeVar("Result")

_log = logging.getLogger(__name__)
_FRESH_S = 2.0  # how long what was seen of the run's state holds


@dataclass(frozen=True, slots=True)
class Supervision:
    """What every call asks; see `flows.endpoint.guard`."""

    stopped: Callable[[], bool]
    limiter: Callable[[], AbstractContextManager[object]]


def supervised(limit: str | None) -> Supervision:
    """The supervision of the flow run that this is called in.

    Args:
        limit: The name of a global concurrency limit of Prefect's that each call takes a slot of.

    Raises:
        InputError: if there is no limit of that name.
    """
    stopped = _State(UUID(str(flow_run.id)))
    return Supervision(stopped, limiter(limit, stopped) if limit else nullcontext)


def run_here(flow: Callable[..., Result], **parameters: object) -> Result:
    """Calls a flow; if somebody cancels its run, that is an error of ours, not Prefect's."""
    try:
        return flow(**parameters)
    except CancelledRun:
        raise RunCancelledError from None


@contextmanager
def accounted(usage: Callable[[], Usage]) -> Iterator[None]:
    """Ends a run with what it has cost, also one that fails: in the log, and as an artifact."""
    with told(usage):
        try:
            yield
        finally:
            with suppress(Exception):  # no reason to hide how the run really ended
                create_table_artifact(
                    [usage_row(usage())], key="usage", description="What the run has cost"
                )


class _State:
    """Whether the run was told to stop. Asks the server every two seconds at most."""

    def __init__(self, run: UUID) -> None:
        self._run = run
        self._asking = Lock()
        self._seen_at = monotonic()  # it runs now: it is calling us
        self._stopped = False

    def __call__(self) -> bool:
        is_due = not self._stopped and monotonic() - self._seen_at >= _FRESH_S
        if is_due and self._asking.acquire(blocking=False):
            try:
                self._stopped = self._look()
                self._seen_at = monotonic()
            finally:
                self._asking.release()
        return self._stopped

    def _look(self) -> bool:
        try:
            with get_client(sync_client=True) as client:
                state = client.read_flow_run(self._run).state
        except ObjectNotFound:  # somebody deleted it
            return True
        except Exception as error:  # noqa: BLE001 - a server that does not answer stops nobody
            _log.debug("the run's state cannot be read: %s", type(error).__name__)
            return False
        return state is not None and (state.is_cancelling() or state.is_final())
