"""The flow `batch`: many briefs, each a run of its own deployment, a bounded number at a time.

Prefect spreads the runs over whatever workers there are; here they are only asked for, watched and
told of. A run that was lost with its machine is asked for again: making a brief twice publishes it
once, and what was paid for is kept. A batch that is run again, after it failed or was killed,
takes up the runs that it had asked for; those that had ended badly it asks for anew.
"""

from __future__ import annotations

import json
import logging
import time
from collections import Counter, deque
from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any, cast

from prefect import flow
from prefect.artifacts import create_table_artifact
from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import FlowRunFilter
from prefect.runtime import flow_run
from prefect.states import Cancelling, Completed
from pydantic import Field

from flows.errors import InputError
from flows.form import field as form_field
from flows.jobs import Job, Jobs, Outcome, fields_of
from flows.patience import patiently
from flows.publish.words import plural
from flows.reporting import cell
from flows.watching import plainly

if TYPE_CHECKING:
    from prefect.client.schemas.objects import FlowRun

_log = logging.getLogger(__name__)
_LOOK_S = 2.0
_UNDER_WAY = ["SCHEDULED", "PENDING", "RUNNING", "PAUSED"]


def call_off(flow: object, flow_run: FlowRun, state: object) -> None:  # noqa: ARG001 - Prefect's
    """A hook: whoever cancels a batch means its briefs as well."""
    theirs = {
        "parent_flow_run_id": {"any_": [flow_run.id]},
        "state": {"type": {"any_": _UNDER_WAY}},
    }
    with get_client(sync_client=True) as client:
        for run in client.read_flow_runs(flow_run_filter=FlowRunFilter.model_validate(theirs)):
            client.set_flow_run_state(run.id, Cancelling(message="its batch was cancelled"))


@flow(name="batch", persist_result=False, on_cancellation=[call_off])
@plainly
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
    table = [{k.capitalize(): cell(str(v)) for k, v in row.items()} for row in rows]
    patiently(create_table_artifact, table, key="batch", description=summary(rows))
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

    A job that stands in the list more than once is done once.

    Raises:
        InputError: there is no such deployment.
    """
    asked = [json.dumps(parameters, sort_keys=True) for parameters in jobs]
    firsts = [asked.index(one) for one in asked]
    waiting = deque(Job(n + 1, jobs[n]) for n in sorted(set(firsts)))
    with get_client(sync_client=True) as client:
        fields = fields_of(deployment, client)
        all_ = Jobs(deployment, fields, str(flow_run.id), 60 * minutes, client)
        while waiting or all_.running:
            while waiting and len(all_.running) < at_once:
                all_.submit(waiting.popleft())
            if all_.running:
                time.sleep(_LOOK_S)
                waiting.extendleft(all_.look())
    done = {outcome.job: outcome for outcome in all_.done}
    return [replace(done[first + 1], job=n) for n, first in enumerate(firsts, start=1)]


def summary(rows: Sequence[dict[str, Any]]) -> str:
    """The outcomes counted, in a line."""
    counts = Counter(row["outcome"] for row in rows).most_common()
    return f"{plural(len(rows), 'brief')}: " + ", ".join(f"{n} {kind}" for kind, n in counts)
