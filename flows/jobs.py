"""Jobs as runs of a deployment: asked for, watched, and asked for again where that helps.

A run's idempotency key is made of the batch's run, the job's number and how often it was asked for:
a batch that is run again finds by it what it had asked for before.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, cast

import httpx
from prefect.client.orchestration import SyncPrefectClient
from prefect.client.schemas.filters import ArtifactFilter, FlowRunFilter
from prefect.client.schemas.sorting import ArtifactSort
from prefect.deployments import run_deployment
from prefect.exceptions import ObjectNotFound, PrefectHTTPStatusError
from prefect.states import Cancelling

from flows.errors import InputError
from flows.patience import patiently
from flows.publish.words import plural

if TYPE_CHECKING:
    from uuid import UUID

    from prefect.client.schemas.objects import FlowRun, State

_log = logging.getLogger(__name__)
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
class Job:
    """What is asked for, and how often it has been."""

    number: int
    parameters: dict[str, Any]
    asked: int = 0  # times, ever
    crashed: int = 0  # times, since the batch was last started
    since: float = 0.0

    @property
    def name(self) -> str:
        """As the person named it, or by its place."""
        return str(self.parameters.get("name") or f"job {self.number}")

    def ended(self, outcome: str, message: str, page: str = "", run: object = "") -> Outcome:
        """Its outcome."""
        return Outcome(self.number, self.name, outcome, message, page, str(run))


@dataclass(slots=True)
class Jobs:
    """Those that are under way, and what became of the others."""

    deployment: str
    fields: Collection[str]  # that its form has
    key: str  # the same when the batch is run again
    most_s: float
    client: SyncPrefectClient
    running: dict[UUID, Job] = field(default_factory=dict)
    done: list[Outcome] = field(default_factory=list)

    def submit(self, job: Job) -> None:
        """Asks for a run, or finds the one that was asked for before the batch was run again."""
        if strange := [one for one in job.parameters if one not in self.fields]:
            # The server lets them pass, and the run's process ends before it could say why.
            self.done.append(job.ended("refused", self._no_such_field(strange[0])))
            return
        job.since = time.monotonic()
        run = self._run(job)
        while run and run.state and run.state.is_final() and run.state.name != "Completed":
            run = self._run(job)  # that one had ended before we asked
        if run:
            self.running[run.id] = job

    def _run(self, job: Job) -> FlowRun | None:
        job.asked += 1
        try:
            run = patiently(
                run_deployment,
                self.deployment,
                parameters=job.parameters,
                timeout=0,
                idempotency_key=f"{self.key}-{job.number}-{job.asked}",
            )
        except httpx.TransportError:
            raise
        except Exception as error:  # noqa: BLE001 - one refused job does not stop the others
            self.done.append(job.ended("refused", _why(error)))
            return None
        return cast("FlowRun", run)

    def look(self) -> Iterator[Job]:
        """Takes note of what has ended; yields the jobs that are to be asked for again."""
        wanted = FlowRunFilter.model_validate({"id": {"any_": list(self.running)}})
        found = patiently(self.client.read_flow_runs, flow_run_filter=wanted)
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
                patiently(self.client.set_flow_run_state, run.id, Cancelling())
                self.done.append(job.ended("given up", self._too_long(run), run=run.id))

    def _no_such_field(self, name: str) -> str:
        near = get_close_matches(name, self.fields, 1)
        hint = f"did you mean {near[0]!r}?" if near else f"it has {', '.join(self.fields)}"
        return f"the form of {self.deployment} has no field {name!r}; {hint}"

    def _too_long(self, run: FlowRun) -> str:
        minutes = plural(int(self.most_s / 60), "minute")
        if run.state and run.state.is_scheduled():
            return f"no worker took it in {minutes}: is one running, and is its pool not paused?"
        return f"not done after {minutes}; it was told to stop"

    def _ended(self, job: Job, run: FlowRun, state: State[Any]) -> Outcome:
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
        found = patiently(
            self.client.read_artifacts,
            artifact_filter=ArtifactFilter.model_validate(wanted),
            sort=ArtifactSort.CREATED_DESC,
        )
        link = str(found[0].data) if found else ""  # [text](address)
        return link.partition("](")[2].removesuffix(")")


def fields_of(deployment: str, client: SyncPrefectClient) -> list[str]:
    """The fields that the form of a deployment has.

    Raises:
        InputError: there is no such deployment.
    """
    try:
        found = patiently(client.read_deployment_by_name, deployment)
    except (ObjectNotFound, ValueError):
        raise InputError(
            f"there is no deployment {deployment}; register it with"
            " prefect --no-prompt deploy --all, or start wellsourced serve"
        ) from None
    return list((found.parameter_openapi_schema or {}).get("properties", {}))


def _why(error: Exception) -> str:
    said = str(error)
    if isinstance(error, PrefectHTTPStatusError):
        with suppress(ValueError, TypeError, KeyError):
            said = str(error.response.json()["detail"])  # what the form shows as well
    return " ".join(said.split())[:_LONGEST] or type(error).__name__
