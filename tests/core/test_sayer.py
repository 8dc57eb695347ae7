"""Who says a statement, where the name stands behind a clause on whoever says it."""

from __future__ import annotations

import pytest

from flows.core.facts import read_facts
from flows.core.sayer import has_unread_speaker, sayer
from flows.engines.extractive import ExtractiveEngine
from tests.making import a_document


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "The auditor who uncovered the fraud, Nadia Koss, said that she had been ignored.",
            "Nadia Koss",
        ),
        (
            "The lawyer who brought the case against the city, Ada Holt, told the court so.",
            "Ada Holt",
        ),
        # nobody's deed stands before these
        ("On Friday the owner, Lannan Lines, said it was safe.", "the owner, Lannan Lines"),
        ("The mayor of Torr, Karl Vest, said that it was safe.", "The mayor of Torr, Karl Vest"),
    ],
)
def test_a_name_behind_what_its_bearer_did_is_the_speaker(text: str, speaker: str) -> None:
    assert read_facts(text).speeches[0].speaker == speaker


@pytest.mark.parametrize(
    "text",
    [
        "The auditor who uncovered the fraud, Nadia Koss, said that she had been ignored.",
        "The auditor whose report uncovered the fraud, Nadia Koss, said that she had been ignored.",
        "The auditor that uncovered the fraud, Nadia Koss, said that she had been ignored.",
        "The nurse who raised the alarm, Nadia Koss, 41, said that the ward was full.",
    ],
)
def test_that_speaker_says_the_whole_statement(text: str) -> None:
    assert sayer(a_document(text), text) == "Nadia Koss"


def test_what_is_told_by_nobody_who_can_be_read_is_not_offered() -> None:
    told = "A man who calls himself the Baron said that the mill in Torr was set on fire."
    assert has_unread_speaker(told)
    assert not ExtractiveEngine().summarise(a_document(told), None)
    assert not has_unread_speaker("The ferry was safe, Karl Vest of Torr said.")
