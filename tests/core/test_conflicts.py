"""Conflicts between claims of two documents: real ones, and the traps that look like them."""

from __future__ import annotations

import pytest

from flows.core.conflicts import find_conflicts
from flows.core.records import Conflict
from tests.making import a_claim, a_document

HEAD = {"a": "The Echo\n\n8 November 2025\n\n", "b": "The Globe\n\n8 November 2025\n\n"}


def between(first: str, second: str, head: dict[str, str] | None = None) -> tuple[Conflict, ...]:
    """The conflicts between the claims that two short reports make, one a sentence."""
    given = head or HEAD
    documents = [a_document(given["a"] + first, "a.txt"), a_document(given["b"] + second, "b.txt")]
    claims = [
        a_claim(d, s.number, speaker=None)
        for d in documents
        for s in d.sentences
        if s.kind == "body"
    ]
    return find_conflicts(claims, {d.id: d for d in documents})


REAL = [
    (
        "The ferry accident off Lamu on Thursday killed 31 people.",
        "Thirteen people were killed in the ferry accident off Lamu on Thursday.",
    ),
    (
        "At least nine miners died in the blast at the Karst mine on Monday.",
        "The blast at the Karst mine on Monday killed six miners.",
    ),
    (
        "Police arrested 40 people during the march in Lyon on Friday.",
        "In Lyon, 14 people were arrested during the march on Friday.",
    ),
    (
        "The flood destroyed 120 houses in Torr on Tuesday.",
        "In Torr, 70 houses were destroyed by the flood on Tuesday.",
    ),
    (
        "The cost of the Brann bridge rose to $90 million, the council said.",
        "The council said that the cost of the Brann bridge was $140 million.",
    ),
    (
        "Norvik blamed Arden for starting the fight at the stadium.",
        "The police report says that Norvik started the fight at the stadium.",
    ),
]
TRAPS = [
    # rounding
    (
        "About 450 people were wounded in Kabul on Thursday.",
        "In Kabul 447 people were wounded on Thursday.",
    ),
    (
        "At least 50 people were killed in Kabul on Thursday.",
        "Fifty people were killed in Kabul on Thursday.",
    ),
    # another scope or time
    (
        "The clash in Spin Boldak on Thursday killed five civilians.",
        "Fighting in October killed at least 50 civilians.",
    ),
    (
        "The fire in Porto on Monday killed four people.",
        "The fire in Braga on Sunday killed seven people.",
    ),
    # another thing
    (
        "The raid in Mopti on Friday killed 12 soldiers.",
        "The raid in Mopti on Friday killed 30 militants.",
    ),
    (
        "The crash in Split on Friday killed two people.",
        "The crash in Split on Friday injured nine people.",
    ),
    # money for different things
    ("The council will pay $3 million for repairs.", "The mayor earns $120,000 a year."),
    # an opinion of each other, naming nobody
    (
        "Both sides blamed each other for the shooting.",
        "Each side accused the other of the shooting.",
    ),
]


@pytest.mark.parametrize(("first", "second"), REAL)
def test_two_answers_to_one_question_are_a_conflict(first: str, second: str) -> None:
    found = between(first, second)
    assert len(found) == 1
    assert len(found[0].answers) == 2
    assert found[0].question


@pytest.mark.parametrize(("first", "second"), TRAPS)
def test_what_only_looks_like_one_is_none(first: str, second: str) -> None:
    assert between(first, second) == ()


def test_a_later_higher_toll_is_an_update() -> None:
    later = {**HEAD, "b": "The Globe\n\n9 November 2025\n\n"}
    toll = (
        "Six people were killed in the blast in Izmir.",
        "The blast in Izmir killed nine people.",
    )
    assert between(*toll, later) == ()
    assert len(between(*toll)) == 1
