"""The flow `batch`: many briefs, each a run of its own deployment, a bounded number at a time.

Prefect spreads the runs over whatever workers there are; here they are only asked for, watched and
told of. A run that was lost with its machine is asked for again: making a brief twice publishes it
once, and what was paid for is kept. A batch that is run again, after it failed or was killed,
takes up the runs that it had asked for; those that had ended badly it asks for anew.
"""

from __future__ import annotations

import logging
import time
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, cast

from prefect import flow
from prefect.artifacts import create_table_artifact
from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.filters import ArtifactFilter, FlowRunFilter
from prefect.client.schemas.sorting import ArtifactSort
from prefect.deployments import run_deployment
from prefect.exceptions import ObjectNotFound, PrefectHTTPStatusError
from prefect.runtime import flow_run
from prefect.states import Cancelling, Completed
from pydantic import Field

from flows.errors import InputError
from flows.form import field as form_field
from flows.publish.visible import visible
from flows.publish.words import plural

if TYPE_CHECKING:
    from uuid import UUID

    from prefect.client.schemas.objects import FlowRun, State

_log = logging.getLogger(__name__)
_LOOK_S = 2.0
_ATTEMPTS = 3  # of a run that crashed: its machine went away, and another may do it
_PREFECTS_WORDS = "Flow run encountered an exception: "
_LONGEST = 300  # characters of an error, in a table


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one job."""

    job: int  # its place in the list, from 1
    name: str
    #: published, unchanged, held or retracted, as the brief's run says; else failed, crashed or
    #: cancelled, as Prefect does; or refused, deleted, given up
    outcome: str
    message: str
    page: str  # where the brief can be read; empty if it was not published
    run: str  # the flow run's id


@dataclass(slots=True)
class _Job:
    number: int
    parameters: dict[str, Any]
    asked: int = 0  # times, ever
    crashed: int = 0  # times, since the batch was last started
    since: float = 0.0

    @property
    def name(self) -> str:
        return str(self.parameters.get("name") or f"job {self.number}")

    def ended(self, outcome: str, message: str, page: str = "", run: object = "") -> Outcome:
        return Outcome(self.number, self.name, outcome, message, page, str(run))


@dataclass(slots=True)
class _Batch:
    deployment: str
    key: str  # the same when the batch is run again
    most_s: float
    client: SyncPrefectClient
    running: dict[UUID, _Job] = field(default_factory=dict)
    done: list[Outcome] = field(default_factory=list)

    def submit(self, job: _Job) -> None:
        """Asks for a run, or finds the one that was asked for before the batch was run again."""
        job.since = time.monotonic()
        run = self._run(job)
        while run and run.state and run.state.is_final() and not run.state.is_completed():
            run = self._run(job)  # that one had ended before we asked
        if run:
            self.running[run.id] = job

    def _run(self, job: _Job) -> FlowRun | None:
        job.asked += 1
        try:
            run = run_deployment(
                self.deployment,
                parameters=job.parameters,
                timeout=0,
                idempotency_key=f"{self.key}-{job.number}-{job.asked}",
            )
        except ObjectNotFound:
            raise
        except Exception as error:  # noqa: BLE001 - one refused job does not stop the others
            self.done.append(job.ended("refused", _why(error)))
            return None
        return cast("FlowRun", run)

    def look(self) -> Iterator[_Job]:
        """Takes note of what has ended; yields the jobs that are to be asked for again."""
        wanted = FlowRunFilter.model_validate({"id": {"any_": list(self.running)}})
        found = self.client.read_flow_runs(flow_run_filter=wanted) if self.running else []
        for gone in self.running.keys() - {run.id for run in found}:
            job = self.running.pop(gone)
            self.done.append(job.ended("deleted", "somebody deleted the run", run=gone))
        for run in found:
            job = self.running[run.id]
            if run.state and run.state.is_final():
                del self.running[run.id]
                job.crashed += run.state.is_crashed()
                if run.state.is_crashed() and job.crashed < _ATTEMPTS:
                    _log.warning("%s crashed; it is asked for again", job.name)
                    yield job
                else:
                    self.done.append(self._ended(job, run, run.state))
            elif time.monotonic() - job.since > self.most_s:
                del self.running[run.id]
                self.client.set_flow_run_state(run.id, Cancelling())
                said = f"not done after {self.most_s / 60:g} minutes; it was told to stop"
                self.done.append(job.ended("given up", said, run=run.id))

    def _ended(self, job: _Job, run: FlowRun, state: State[Any]) -> Outcome:
        message = " ".join((state.message or "").removeprefix(_PREFECTS_WORDS).split())
        if not state.is_completed():
            kind = "crashed" if state.is_crashed() else state.type.value.lower()
            return job.ended(kind, message, run=run.id)
        if state.name != "Completed":  # a brief that was held, or that had been retracted
            return job.ended(str(state.name).lower(), message, run=run.id)
        kind = "unchanged" if message == "nothing new" else "published"
        return job.ended(kind, message, self._page(run.id), run.id)

    def _page(self, run: UUID) -> str:
        wanted = {"flow_run_id": {"any_": [run]}, "key": {"any_": ["page"]}}
        found = self.client.read_artifacts(
            artifact_filter=ArtifactFilter.model_validate(wanted), sort=ArtifactSort.CREATED_DESC
        )
        link = str(found[0].data) if found else ""  # [text](address)
        return link.partition("](")[2].removesuffix(")")


@flow(name="batch", persist_result=False)
def batch(
    jobs: list[dict[str, Any]] = form_field([], "Briefs to make"),
    deployment: str = form_field("brief/on-demand", "Deployment"),
    at_once: int = Field(4, ge=1, le=100, json_schema_extra={"title": "At once"}),
    minutes: int = Field(60, ge=1, le=1440, json_schema_extra={"title": "Minutes for each"}),
) -> list[dict[str, Any]]:
    """Makes many briefs, each in a run of its own, and ends with a table of what became of each.

    Args:
        jobs: What the form of a brief takes, one object each, such as
            {"name": "floods", "sources": ["inbox/floods"]}.
        deployment: Whose runs they are: flow and deployment.
        at_once: How many are in flight; workers may run fewer.
        minutes: How long one may take, waiting for a worker included. Then it is told to stop.
    """
    if not jobs:
        raise InputError("no job was named; name at least one brief to make")
    rows = [asdict(outcome) for outcome in run_all(jobs, deployment, at_once, minutes)]
    table = [{k.capitalize(): visible(str(v)) for k, v in row.items()} for row in rows]
    create_table_artifact(table, key="batch", description=summary(rows))
    _log.info("%s", summary(rows))
    fine = all(row["outcome"] in {"published", "unchanged"} for row in rows)
    state: Any = Completed(
        name="Completed" if fine else "Incomplete", message=summary(rows), data=rows
    )
    return cast("list[dict[str, Any]]", state)


def run_all(
    jobs: Sequence[dict[str, Any]], deployment: str, at_once: int, minutes: float
) -> list[Outcome]:
    """Runs each job and says what became of it, in the order of the jobs.

    Raises:
        InputError: there is no such deployment.
    """
    waiting = deque(_Job(n, parameters) for n, parameters in enumerate(jobs, start=1))
    with get_client(sync_client=True) as client:
        batch_ = _Batch(deployment, str(flow_run.id), 60 * minutes, client)
        while waiting or batch_.running:
            while waiting and len(batch_.running) < at_once:
                try:
                    batch_.submit(waiting.popleft())
                except ObjectNotFound:
                    raise InputError(
                        f"there is no deployment {deployment}; register it with"
                        " prefect --no-prompt deploy --all, or start wellsourced serve"
                    ) from None
            time.sleep(_LOOK_S if batch_.running else 0)
            waiting.extendleft(batch_.look())
    return sorted(batch_.done, key=lambda outcome: outcome.job)


def summary(rows: Sequence[dict[str, Any]]) -> str:
    """The outcomes counted, in a line."""
    counts = Counter(row["outcome"] for row in rows).most_common()
    return f"{plural(len(rows), 'brief')}: " + ", ".join(f"{n} {kind}" for kind, n in counts)


def _why(error: Exception) -> str:
    said = str(error)
    if isinstance(error, PrefectHTTPStatusError):
        with suppress(ValueError, TypeError, KeyError):
            said = str(error.response.json()["detail"])  # what the form shows as well
    return " ".join(said.split())[:_LONGEST] or type(error).__name__
