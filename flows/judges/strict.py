"""A judge held to more: for a reader who would rather miss something true than read anything shaky.

Strictness only ever takes away. What the judge itself refuses stays refused, with its own verdict;
of what it passes, the less sure part becomes partial.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal, TypeAlias

from flows.core.records import Document, Draft, Usage
from flows.judges import Judge, Judgement
from flows.judges.offline import OfflineJudge

#: "standard": the judge as it is. "strict": it must be surer, or a second one must agree.
Strictness: TypeAlias = Literal["standard", "strict"]

_SURE_OFFLINE = 0.7  # of the alignment, whose scale ends below 0.8: an exact copy has 0.78
_SURE_DECISIONS = 0.9  # probability of support


def held_to(strictness: Strictness, judge: Judge) -> Judge:
    """That judge, held to that strictness.

    A judge that gives no score, as a chat model does, needs the offline judge to agree.
    """
    if strictness == "standard":
        return judge
    kind = judge.name.partition(":")[0]
    if kind == "offline":
        return StrictJudge(judge, _SURE_OFFLINE)
    if kind == "decisions":
        return StrictJudge(judge, _SURE_DECISIONS)
    return StrictJudge(judge, 0.0, OfflineJudge())


class StrictJudge:
    """Implements `flows.judges.Judge` on top of another."""

    def __init__(self, judge: Judge, least: float, second: Judge | None = None) -> None:
        """`least`: the score, on that judge's own scale, below which support is only partial.

        `second`, if given, must find support too.
        """
        self._judge = judge
        self._least = least
        self._second = second

    @property
    def name(self) -> str:
        """The judge's, with the mark that it was held to more."""
        return f"{self._judge.name}, strict"

    @property
    def models(self) -> tuple[str, ...]:
        """Those of the judge."""
        return self._judge.models

    @property
    def prompts(self) -> dict[str, str]:
        """Those of the judge."""
        return self._judge.prompts

    @property
    def schemas(self) -> dict[str, str]:
        """Those of the judge."""
        return self._judge.schemas

    @property
    def usage(self) -> Usage:
        """The judge's; the second one costs nothing."""
        return self._judge.usage

    def judge(self, document: Document, claims: Sequence[Draft]) -> Sequence[Judgement]:
        """One judgement a claim, in order: the judge's own, or less."""
        first = list(self._judge.judge(document, claims))
        second = self._second.judge(document, claims[: len(first)]) if self._second else first
        return [self._less(one, other) for one, other in zip(first, second, strict=False)]

    def _less(self, judgement: Judgement, second: Judgement) -> Judgement:
        if judgement.verdict != "supported":
            return judgement
        sure = judgement.score is None or judgement.score >= self._least
        if sure and second.verdict == "supported":
            return judgement
        return replace(judgement, verdict="partial")
