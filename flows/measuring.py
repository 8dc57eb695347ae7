"""An evaluation as a person asks for it: from a file of labelled claims to tables.

The command `evaluate` prints them and the flow `evaluate` keeps them as artifacts.
"""

from __future__ import annotations

import logging
import os
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from flows.desk import open_desk
from flows.errors import InputError
from flows.evaluating import evaluate, read_claims, write_wrong
from flows.spending import told

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from flows.core.records import Usage
    from flows.evaluating import Evaluation, Rate
    from flows.settings import JudgeName, Settings

_log = logging.getLogger(__name__)

Row = dict[str, str | int]


def measure(  # noqa: PLR0913 - two of them are what a flow's run brings
    settings: Settings,
    claims: Path,
    judge: JudgeName | None,
    wrong: Path,
    *,
    stopped: Callable[[], bool] = lambda: False,
    limiter: Callable[[], AbstractContextManager[object]] = nullcontext,
    accounted: Callable[[Callable[[], Usage]], AbstractContextManager[None]] = told,
) -> Evaluation:
    """Judges every claim of a file; what came out wrong is in the file `wrong` afterwards.

    A line that is no labelled claim is named in a warning and left out. `stopped` and `limiter`
    are asked before each call, as in `flows.desk.open_desk`; `accounted` tells what it has cost.

    Raises:
        InputError: if no line can be used, or `wrong` cannot be written.
        EndpointError: if the judge's endpoint fails.
    """
    given, bad_lines = read_claims(claims)
    for line in bad_lines:
        _log.warning("%s", line)
    if not _can_hold(wrong) or (wrong.exists() and wrong.samefile(claims)):
        # Said before hours of work, not after.
        raise InputError(f"{wrong} cannot hold what came out wrong; name another file")
    judge = judge or settings.judge_name(settings.engine_name)
    desk = open_desk(settings, "extractive", judge, stopped=stopped, limiter=limiter)
    with desk, accounted(lambda: desk.usage):
        _log.info("judging %d claims: %s", len(given), desk.judge.name)
        evaluation = evaluate(given, desk.judge, bad_lines)
    write_wrong(evaluation, wrong)
    return evaluation


def _can_hold(wrong: Path) -> bool:
    there = wrong if wrong.exists() else wrong.parent
    return not wrong.is_dir() and wrong.parent.is_dir() and os.access(there, os.W_OK)


def beside(claims: Path) -> Path:
    """Where what came out wrong goes if nobody says: here, named after the claims."""
    return Path(f"{claims.stem}.wrong.jsonl")


def set_rows(evaluation: Evaluation) -> list[Row]:
    """One row a data set; rates in percent with their 95 % intervals."""
    return [
        {
            "data set": one.dataset,
            "n": one.n,
            "balanced accuracy": _rate(one.balanced_accuracy),
            "true positive rate": _rate(one.true_positive),
            "true negative rate": _rate(one.true_negative),
            "unchecked": one.unchecked,
        }
        for one in evaluation.sets
    ]


def gate_rows(evaluation: Evaluation) -> list[Row]:
    """One row a gate's code and data set: on what share of good and of bad claims it fires."""
    return [
        {
            "data set": one.dataset,
            "gate fires": code,
            "on good claims": f"{good:.1f} %",
            "on bad claims": f"{bad:.1f} %",
        }
        for one in evaluation.sets
        for code, (good, bad) in one.gates.items()
    ]


def summary(evaluation: Evaluation) -> str:
    """The rest, in a line."""
    return (
        f"judge {evaluation.judge}, macro balanced accuracy {evaluation.macro:.1f}, "
        f"{evaluation.claims_per_second:.1f} claims per second, "
        f"{len(evaluation.wrong)} of {len(evaluation.outcomes)} claims came out wrong"
    )


def _rate(rate: Rate) -> str:
    return f"{rate.value:.1f} ({rate.low:.1f}–{rate.high:.1f})"
