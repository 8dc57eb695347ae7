"""Serves the deployments on this machine: takes their runs from the server and executes them.

`wellsourced serve` starts this as a process of its own (`flows.serving`), with a pipe as standard
input. Nothing is ever written to it; when it ends, the command has gone, even by `kill -9`, and
this process and all runs that it started go as well.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

from prefect.client.orchestration import get_client
from prefect.client.schemas.actions import DeploymentScheduleCreate
from prefect.client.schemas.filters import FlowRunFilter
from prefect.client.schemas.objects import ConcurrencyLimitConfig, State, StateType
from prefect.client.schemas.schedules import CronSchedule
from prefect.deployments.runner import RunnerDeployment
from prefect.flows import load_flow_from_entrypoint
from prefect.runner import Runner
from prefect.states import Cancelled, Crashed
from prefect.types.entrypoint import EntrypointType
from pydantic import ValidationError

from flows.deployments import read_deployments
from flows.errors import InputError

if TYPE_CHECKING:
    from prefect import Flow

    from flows.deployments import Deployment

_UNFINISHED = [StateType.RUNNING, StateType.PENDING, StateType.CANCELLING]


def main(ready: int) -> None:
    """Serves until it is told to stop; writes the deployments' ids to the descriptor `ready`."""
    threading.Thread(target=_follow_the_command, daemon=True).start()
    served = read_deployments(Path.cwd())
    end_orphans()
    asyncio.run(_serve([usable(one, served.path) for one in served.deployments], ready))


def _follow_the_command() -> None:
    os.read(sys.stdin.fileno(), 1)
    os.killpg(0, signal.SIGKILL)  # the command made us the first of a group of our own


def end_orphans() -> int:
    """Says of runs that nothing executes any more what became of them; returns how many.

    The server is ours alone, and only one of us uses it: what it believes to be running was left
    behind by one that was killed.
    """
    unfinished = {"state": {"type": {"any_": _UNFINISHED}}, "deployment_id": {"is_null_": False}}
    with get_client(sync_client=True) as client:
        runs = client.read_flow_runs(flow_run_filter=FlowRunFilter.model_validate(unfinished))
        for run in runs:
            cancelling = run.state is not None and run.state.is_cancelling()
            message = "wellsourced serve was ended while this ran; run it again, and it continues"
            state: State[None] = Cancelled() if cancelling else Crashed(message=message)
            client.set_flow_run_state(run.id, state, force=True)
    return len(runs)


def usable(deployment: Deployment, path: Path) -> RunnerDeployment:
    """As Prefect takes it; what only Prefect can tell of a mistake is told now, not at six."""
    try:
        return _as_prefects(deployment)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        said = first["msg"].removeprefix("Value error, ")
        raise InputError(f"{path}: {deployment.name}: {said}") from error
    except Exception as error:  # whatever importing somebody's module raises
        said = " ".join(str(error).split()) or type(error).__name__
        raise InputError(f"{path}: {deployment.name}: {said}") from error


def _as_prefects(deployment: Deployment) -> RunnerDeployment:
    limit = deployment.concurrency_limit
    flow: Flow[..., Any] = load_flow_from_entrypoint(deployment.entrypoint)
    flow.validate_parameters(deployment.parameters)
    return RunnerDeployment.from_flow(
        flow,
        name=deployment.name,
        description=deployment.description,
        tags=deployment.tags,
        parameters=deployment.parameters,
        schedules=[
            DeploymentScheduleCreate(
                schedule=CronSchedule(cron=one.cron, timezone=one.timezone),
                active=one.active,
                slug=one.slug,
            )
            for one in deployment.schedules
        ],
        concurrency_limit=ConcurrencyLimitConfig.model_validate(limit.model_dump())
        if limit
        else None,
        entrypoint_type=EntrypointType.MODULE_PATH,
    )


async def _serve(deployments: list[RunnerDeployment], ready: int) -> None:
    # Schedules stay active when we stop: a morning that was missed is made up for, once.
    runner = Runner(name="wellsourced", pause_on_shutdown=False)
    ids = {one.name: str(await runner.aadd_deployment(one)) for one in deployments}
    with os.fdopen(ready, "w", encoding="utf-8") as told:
        json.dump(ids, told)
    await runner.start()


if __name__ == "__main__":
    main(int(sys.argv[1]))
