"""What Prefect shows of a run: artifacts on its page, an event for automations, its final state.

What they say is put together in `flows.reporting`.
"""

from __future__ import annotations

import logging
from functools import wraps
from inspect import signature
from typing import TYPE_CHECKING, ParamSpec, TypeVar, cast

from prefect.artifacts import (
    create_link_artifact,
    create_markdown_artifact,
    create_table_artifact,
)
from prefect.events import emit_event
from prefect.states import Completed, Failed

from flows.errors import WellsourcedError
from flows.patience import patiently
from flows.publish.markdown import to_markdown
from flows.reporting import event_of, outcome_line, tables
from flows.server.embedded import note_run

if TYPE_CHECKING:
    from collections.abc import Callable

    from prefect.client.schemas.objects import FlowRun

    from flows.core.records import Brief
    from flows.publish import Published

_P = ParamSpec("_P")
_R = TypeVar("_R")
_log = logging.getLogger(__name__)


def plainly(function: Callable[_P, _R]) -> Callable[_P, _R]:
    """What we raise on purpose ends a flow or a task in its one line, without a traceback.

    Whoever called a flow, or waits for a task, gets the exception as ever. A task that is not
    submitted is called with `return_state`: Prefect takes the state for what it returned.
    """

    @wraps(function)
    def told(*args: _P.args, **kwargs: _P.kwargs) -> _R:
        try:
            return function(*args, **kwargs)
        except WellsourcedError as error:
            return cast("_R", Failed(message=str(error), data=error))

    # Prefect would look for the names in annotations here, and not where the function is.
    told.__signature__ = signature(function, eval_str=True)  # type: ignore[attr-defined]
    return told


def noted(flow: object, flow_run: FlowRun, state: object) -> None:  # noqa: ARG001 - Prefect's names
    """A hook: if the command is killed, the next one must know what it was doing."""
    note_run(str(flow_run.id))


def show(brief: Brief) -> None:
    """The brief and its tables as artifacts. Their keys stay, so that Prefect keeps a history."""
    patiently(create_markdown_artifact, to_markdown(brief), key="brief", description=brief.name)
    for table in tables(brief):
        patiently(create_table_artifact, table.rows, key=table.key, description=table.title)


def ended(published: Published, page: str) -> Published:
    """How the run ends: a link to the page, an event for automations, and a state that says it."""
    line, status = outcome_line(published), published.brief.status
    link, state_name = "Open the brief", "Completed"
    if status != "published":
        link = f"Open the {status} brief"
        # An automation on the state Held hears of it once, not every morning.
        again = published.outcome == "unchanged"
        state_name = f"Still {status}" if again else status.capitalize()
    _log.info("%s", line)
    patiently(create_link_artifact, page, link_text=link, key="page", description=line)
    event = event_of(published, page)
    emit_event(event.name, resource=event.resource, payload=event.payload)
    # Prefect takes the state for the run, and hands the data to whoever called the flow.
    return cast("Published", Completed(name=state_name, message=line, data=published))
