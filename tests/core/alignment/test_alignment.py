from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.core.alignment import (
    AGAINST,
    COUNTED,
    FOR,
    claim_features,
    features,
    sentence_features,
    sentences_of,
)
from flows.core.alignment.indexing import index, read_items
from flows.core.alignment.thesaurus import Thesaurus

SOURCE = (
    "The central bank raised its main rate to 4.5 % on Thursday, the third rise this year.",
    "Governor Lena Holt said inflation had not fallen as fast as she hoped.",
    "Forty-two economists polled by the Evening Post had expected no change.",
    "Mortgage lenders warned of more arrears.",
)
LINES = index(SOURCE)


def of(claim: str) -> dict[str, float]:
    return sentence_features(claim, LINES, Thesaurus())


@pytest.mark.parametrize("text", SOURCE)
def test_a_sentence_lies_wholly_on_itself(text: str) -> None:
    found = of(text)
    assert found["line"] == found["document"] == found["copied"] == 1
    assert all(found[name] == 0 for name in (*AGAINST, *COUNTED))


@pytest.mark.parametrize(
    ("claim", "feature"),
    [
        ("The central bank raised its main rate to 5.5 % on Thursday.", "numbers_missing"),
        ("In a speech, Governor Erik Lund said inflation had not fallen.", "names_missing"),
        ("Governor Lena Holt said unemployment had not fallen as fast.", "unlike"),
        ("Mortgage lenders did not warn of more arrears.", "gained"),
        ("Governor Lena Holt said inflation had fallen as fast as she hoped.", "lost"),
        ("The central bank lowered its main rate on Thursday.", "opposite"),
        ("Mortgage lenders warned of more bankruptcies.", "unlike"),
        ("Forty-two economists polled by the Evening Post had expected big change.", "edits"),
    ],
)
def test_what_speaks_against_a_claim_is_seen(claim: str, feature: str) -> None:
    assert of(claim)[feature] > 0


def test_a_figure_matches_in_words_and_digits() -> None:
    assert of("Some 42 economists were polled.")["numbers_missing"] == 0


def test_a_name_in_other_company_is_not_the_same_thing() -> None:
    kept = of("Governor Lena Holt said inflation had not fallen.")["name_company"]
    mixed = of("Mortgage lenders warned Lena Holt of arrears.")["name_company"]
    assert mixed < kept


def test_words_that_stand_apart_are_counted() -> None:
    assert of("Governor Lena Holt raised the rate.")["apart"] > 0
    assert of("Governor Lena Holt said inflation had not fallen.")["apart"] == 0


def test_counts_are_weighed_by_the_length_of_the_claim() -> None:
    short = claim_features(features("The bank fired Lena Holt.", LINES, Thesaurus()))
    long = claim_features(
        features(f"The bank fired Lena Holt. {SOURCE[0]} {SOURCE[2]}", LINES, Thesaurus())
    )
    name = "unlike"
    assert short[name] > long[name] > 0


def test_each_sentence_of_a_claim_has_its_features() -> None:
    claim = "The rate rose to 4.5 %. Mrs. Holt was not pleased."
    assert len(sentences_of(claim)) == 2
    assert len(features(claim, LINES, Thesaurus())) == 2


def test_negation_governs_what_follows_it_in_its_clause() -> None:
    items = read_items("She did not resign, but her deputy left.")
    assert {i.id: i.negated for i in items}["=quit"]
    assert not any(i.negated for i in items if i.id != "=quit")


def test_negation_reaches_as_far_whatever_form_a_name_has() -> None:
    source = "It was not until the appointment of Sir Edwin Marlowe as warden that visitors came."
    claim = "It was not until the appointment of Marlowe as warden that visitors came."
    found = sentence_features(claim, index([source]), Thesaurus())
    assert found["gained"] == found["lost"] == 0


@given(st.text(), st.lists(st.text(), max_size=3))
def test_features_are_finite_for_any_text(claim: str, source: list[str]) -> None:
    found = claim_features(features(claim, index(source), Thesaurus()))
    assert set(found) == {*FOR, *AGAINST, *COUNTED}
    assert all(math.isfinite(v) and v >= 0 for v in found.values())
