"""Strictness only takes away."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.core.records import Document, Draft, Usage, VerdictLabel
from flows.judges import Judgement
from flows.judges.offline import OfflineJudge
from flows.judges.strict import StrictJudge, Strictness, held_to
from tests.conftest import SEEDS
from tests.making import a_document


class Saying:
    """A judge that says what it is told to."""

    models: tuple[str, ...] = ("m",)
    usage = Usage(calls=2)

    def __init__(self, name: str, *judgements: Judgement) -> None:
        self.name = name
        self.judgements = judgements
        self.prompts: dict[str, str] = {}
        self.schemas: dict[str, str] = {}

    def judge(self, _: Document, __: Sequence[Draft], /) -> Sequence[Judgement]:
        return self.judgements


def drafts(document: Document, count: int) -> list[Draft]:
    return [Draft(document.id, "The fire burned.", (1,)) for _ in range(count)]


DOCUMENT = a_document("A fire destroyed a mill in Leeds on Tuesday, police said.", "a.txt")
judgements = st.builds(
    Judgement,
    verdict=st.sampled_from(get_args(VerdictLabel)),
    score=st.none() | st.floats(0, 1),
    attribution=st.sampled_from(["pass", "fail", "n/a"]),
)


@given(st.lists(judgements, max_size=4), st.floats(0, 1), st.lists(judgements, max_size=4))
def test_it_never_passes_what_the_judge_does_not(
    said: list[Judgement], least: float, second: list[Judgement]
) -> None:
    judge = StrictJudge(Saying("x", *said), least, Saying("y", *second))
    found = judge.judge(DOCUMENT, drafts(DOCUMENT, len(said)))
    assert len(found) <= len(said)
    for before, after in zip(said, found, strict=False):
        if before.verdict == "supported":
            assert after.verdict in ("supported", "partial")
        else:
            assert after == before
        assert (after.score, after.attribution) == (before.score, before.attribution)


@pytest.mark.parametrize(("score", "verdict"), [(0.89, "partial"), (0.9, "supported")])
def test_a_decision_must_be_surer(score: float, verdict: str) -> None:
    judge = held_to("strict", Saying("decisions:m", Judgement("supported", score)))
    (found,) = judge.judge(DOCUMENT, drafts(DOCUMENT, 1))
    assert found.verdict == verdict
    assert (judge.name, judge.models, judge.usage) == (
        "decisions:m, strict",
        ("m",),
        Usage(calls=2),
    )


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("A fire destroyed a mill in Leeds on Tuesday.", "supported"),
        ("Flames consumed an old factory up north.", "partial"),
    ],
)
def test_with_a_chat_model_the_offline_judge_must_agree(text: str, verdict: str) -> None:
    judge = held_to("strict", Saying("chat:m", Judgement("supported")))
    (found,) = judge.judge(DOCUMENT, [Draft(DOCUMENT.id, text, (1,))])
    assert found.verdict == verdict


def test_the_standard_is_the_judge_itself() -> None:
    judge = OfflineJudge()
    assert held_to("standard", judge) is judge


def test_on_the_seeds_it_withholds_more_and_not_all() -> None:
    from flows.checking import check_document
    from flows.engines.extractive import ExtractiveEngine
    from flows.sources import read_sources

    engine = ExtractiveEngine()
    kept = {"standard": 0, "strict": 0}
    for document in read_sources([str(SEEDS)]).documents:
        written = engine.summarise(document, None)
        for strictness in get_args(Strictness):
            judge = held_to(strictness, OfflineJudge())
            kept[strictness] += len(check_document(document, written, engine, judge).claims)
    assert kept["standard"] / 2 < kept["strict"] < kept["standard"]
