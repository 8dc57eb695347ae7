"""Questions are asked as a person would put them, in words of the claims."""

from __future__ import annotations

import pytest

from flows.core.conflicts import find_conflicts
from tests.core.conflicts.test_conflicts import HEAD, between
from tests.making import a_claim, a_document


@pytest.mark.parametrize(
    ("one", "other", "question"),
    [
        (
            "Orbel Bank will cut 1,200 jobs, it said on Friday.",
            "Shares in Orbel Bank fell after it announced the loss of 1,500 jobs.",
            "how many jobs Orbel Bank will cut",
        ),
        (
            "The bridge in Torr will cost 61 million euros.",
            "The mayor of Torr said that the bridge would cost 48 million euros.",
            "how much the bridge in Torr will cost",
        ),
        (
            "A blast killed 31 people in Lamu on Friday.",
            "Thirteen people were killed in a blast in Lamu on Friday.",
            "how many people were killed",
        ),
        (
            "Daniel Finch resigned as treasurer of Brackley Harbour in June.",
            "Brackley Harbour had no luck with its money. Daniel Finch was fired as treasurer in June.",
            "whether Daniel Finch resigned or was fired",
        ),
    ],
)
def test_a_question_reads_as_a_person_would_ask(one: str, other: str, question: str) -> None:
    assert [c.question for c in between(one, other)] == [question]


RIVER = "Lamia's troops crossed the river in Torr on Friday and killed 58 soldiers."


@pytest.mark.parametrize(
    ("speaker", "told", "question"),
    [
        (
            "The Kenyan army",
            "said that 23 of its soldiers were killed at the river in Torr on Friday.",
            "how many Kenyan soldiers were killed",
        ),
        (
            "Local officials",
            "said that 23 Kenyan soldiers were killed at the river in Torr on Friday.",
            "how many Kenyan soldiers were killed",
        ),
        (
            "The Kenyan army",
            "said that militias killed 23 of its soldiers at the river in Torr on Friday.",
            "how many soldiers were killed",
        ),
        (
            "The Kenyan army",
            "said that 23 soldiers were killed at the river in Torr on Friday.",
            "how many soldiers were killed",
        ),
    ],
)
def test_whose_the_dead_were_is_asked_where_a_claim_says_so(
    speaker: str, told: str, question: str
) -> None:
    documents = [
        a_document(HEAD["a"] + RIVER, "a.txt"),
        a_document(f"{HEAD['b']}{speaker} {told}", "b.txt"),
    ]
    claims = [
        a_claim(d, s.number, speaker=speaker if s.text.startswith(speaker) else None)
        for d in documents
        for s in d.sentences
        if s.kind == "body"
    ]
    found = find_conflicts(claims, {d.id: d for d in documents})
    assert [c.question for c in found] == [question]


def test_soldiers_of_two_nations_are_no_one_question() -> None:
    told = "A blast at the barracks in Torr on Friday evening killed {}."
    found = between(told.format("31 Kenyan soldiers"), told.format("13 soldiers"))
    assert [c.question for c in found] == ["how many Kenyan soldiers were killed"]
    assert not between(told.format("31 Kenyan soldiers"), told.format("13 Ugandan soldiers"))
