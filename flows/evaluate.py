"""The flow `evaluate`: how good is the checker on claims that a person has labelled?

What it does is `flows.measuring.measure`, as in the command `wellsourced evaluate`; in Prefect's UI
a person sees the tables as artifacts.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import cast

from prefect import flow
from prefect.artifacts import create_table_artifact
from prefect.runtime import flow_run
from prefect.states import Cancelled

from flows.errors import RunCancelledError
from flows.evaluating import Evaluation
from flows.measuring import beside, gate_rows, measure, set_rows, summary
from flows.patience import patiently
from flows.settings import JudgeName, load_settings
from flows.stored_key import with_stored_key
from flows.supervision import accounted, supervised
from flows.watching import plainly

_log = logging.getLogger(__name__)
# Prefect's UI shows what the house says during a run, on a worker as well.
logging.getLogger("flows").setLevel(logging.INFO)


def _run_name() -> str:
    return Path(flow_run.parameters["claims"]).stem


@flow(name="evaluate", flow_run_name=_run_name, persist_result=False)
@plainly
def evaluate(claims: str, judge: JudgeName | None = None, wrong: str | None = None) -> Evaluation:
    """Measures the checker on labelled claims.

    Args:
        claims: A file of JSON lines with `source`, `claim`, `label` (1: the source supports the
            claim), and perhaps `id` and `dataset`.
        judge: Who judges: the offline judge, a chat model or a decision model. If none, as set.
        wrong: The file that the claims which came out wrong are written to, for reading. If none,
            one named after the claims, in the working folder.
    """
    path = Path(claims)
    settings = with_stored_key(load_settings())
    run = supervised(settings.prefect_limit)
    try:
        evaluation = measure(
            settings,
            path,
            judge,
            Path(wrong) if wrong else beside(path),
            stopped=run.stopped,
            limiter=run.limiter,
            accounted=accounted,
        )
    except RunCancelledError as error:
        return cast("Evaluation", Cancelled(message=str(error)))
    _log.info("%s", summary(evaluation))
    patiently(
        create_table_artifact,
        set_rows(evaluation),
        key="evaluation",
        description=summary(evaluation),
    )
    patiently(
        create_table_artifact,
        gate_rows(evaluation),
        key="evaluation-gates",
        description="How often each gate fires",
    )
    return evaluation
