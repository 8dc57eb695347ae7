from __future__ import annotations

import hashlib

import pytest

from flows.core.records import Document, Draft, Sentence, Span
from flows.judges.offline import OfflineJudge

STORY = (
    "A fire tore through a furniture warehouse in Leeds on Tuesday night, killing three workers.",
    "Twelve people were taken to hospital, two of them with severe burns, the service said.",
    "Investigators believe an electrical fault caused the blaze.",
    "The owner, Harwood Ltd, had been fined £40,000 in March for blocked fire exits.",
    "Councillor Maria Bell called for an independent inquiry into inspections.",
    "Shares in the company fell 8 % on Wednesday.",
)


def document(*texts: str, language: str = "en") -> Document:
    text = "\n".join(texts)
    sentences, at = [], 0
    for number, one in enumerate(texts, start=1):
        sentences.append(Sentence(number, Span(at, at + len(one)), one, number))
        at += len(one) + 1
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(
        digest[:12], "story.txt", digest, digest, text, tuple(sentences), language=language
    )


def verdict(claim: str, *evidence: int, language: str = "en") -> str:
    read = document(*STORY, language=language)
    (found,) = OfflineJudge().judge(read, [Draft(read.id, claim, evidence)])
    return found.verdict


@pytest.mark.parametrize("number", range(1, len(STORY) + 1))
def test_a_verbatim_sentence_is_supported(number: int) -> None:
    assert verdict(STORY[number - 1], number) == "supported"


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("Parliament will vote on the new fisheries treaty next spring.", 1),
        ("Rescue teams found the missing climbers on the north face.", 3),
    ],
)
def test_something_else_is_not_found(claim: str, evidence: int) -> None:
    assert verdict(claim, evidence) == "not_found"


def test_what_it_cannot_read_is_unchecked() -> None:
    assert verdict(STORY[0], 1, language="fr") == "unchecked"
    assert verdict(STORY[0]) == "unchecked"
    assert verdict(STORY[0], 99) == "unchecked"
