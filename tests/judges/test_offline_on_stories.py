"""The offline judge on the seeds: what is near a claim's words does not carry it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from flows.core.records import Document, Draft
from flows.judges import Judgement
from flows.judges.offline import OfflineJudge
from flows.sources import read_sources

SEEDS = Path(__file__).parents[2] / "seeds"


@cache
def documents() -> tuple[Document, ...]:
    return read_sources([str(SEEDS)]).documents


def judged(document: int, text: str, *sentences: int) -> Judgement:
    d = documents()[document]
    (judgement,) = OfflineJudge().judge(d, [Draft(d.id, text, sentences)])
    return judgement


NOT_CARRIED = [
    (3, (29,), "Zabihullah Mujahid said that the ceasefire has been violated."),
    (3, (30,), "Zabihullah Mujahid said that the ceasefire has been violated."),
    (1, (13,), "Afghanistan initiated the shooting."),
    (1, (9,), "Afghanistan initiated the shooting."),
    (4, (16,), "Islamabad confirmed the deadlock in talks on Monday in Doha."),
    (3, (47,), "Pakistan holds the TTP responsible for several attacks in its territory."),
    (0, (10,), "Khawaja Asif stated that Pakistan will only accept a written official agreement."),
    (1, (10,), "As delegations depart, the international community watches closely."),
]
CARRIED = [
    (2, (16,)),
    (4, (6,)),
    (4, (10,)),
    (3, (43,)),
    (3, (14,)),
    (1, (18,)),
]


@pytest.mark.parametrize(("document", "sentences", "text"), NOT_CARRIED)
def test_what_the_cited_sentences_do_not_say_is_not_supported(
    document: int, sentences: tuple[int, ...], text: str
) -> None:
    assert judged(document, text, *sentences).verdict != "supported"


@pytest.mark.parametrize(("document", "sentences"), CARRIED)
def test_a_sentence_carries_its_own_words(document: int, sentences: tuple[int, ...]) -> None:
    text = documents()[document].sentence(sentences[0]).text
    assert judged(document, text, *sentences).verdict == "supported"
