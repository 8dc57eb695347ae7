from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.core.concepts import concepts, read_concepts

SAME = [
    ("The truce remains in effect.", "The cease-fire holds."),
    ("Talks ended without a deal", "the negotiations collapsed"),
    ("discussions reached a deadlock", "talks failed to reach an agreement"),
    ("twenty-three U.S. troops died", "23 American soldiers were killed"),
    ("Turkish prime minister", "Türkiye’s premier"),
    ("shares fell", "stocks dropped"),
    ("The firm bought a plane", "the company acquired an aircraft"),
    ("an inquiry", "a probe"),
    ("the authors began", "the writers start"),
    ("medication", "a drug"),
    ("important", "significant"),
    ("former legislator", "formerly a lawmaker"),
    ("a demonstration", "a protest"),
]
DIFFERENT = [
    ("prices rose", "prices fell"),
    ("five injured", "five killed"),
    ("a loan", "a bond"),
    ("talks held in Geneva", "talks continue in Geneva"),
    ("the minister resigned", "the minister was arrested"),
    ("12.5 %", "125 %"),
    ("the author", "the official"),
    ("the doctor", "the medication"),
    ("the medical board", "the doctors’ board"),
    ("imports", "important"),
    ("the researcher", "the study"),
    ("legislation", "a legislator"),
    ("the cost", "costly"),
]


@pytest.mark.parametrize(("left", "right"), SAME)
def test_synonyms_share_their_ids(left: str, right: str) -> None:
    assert set(concepts(left)) == set(concepts(right))


@pytest.mark.parametrize(("left", "right"), DIFFERENT)
def test_other_things_do_not(left: str, right: str) -> None:
    assert set(concepts(left)) != set(concepts(right))


@given(st.text())
def test_offsets_lie_in_the_text_and_in_order(text: str) -> None:
    found = read_concepts(text)
    assert all(0 <= c.start < c.end <= len(text) for c in found)
    assert [c.start for c in found] == sorted(c.start for c in found)
