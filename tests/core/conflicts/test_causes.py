"""Why it happened."""

from __future__ import annotations

import pytest

from flows.core.conflicts.causes import read_causes
from tests.core.conflicts.test_conflicts import between


@pytest.mark.parametrize(
    ("text", "effect", "cause"),
    [
        (
            "The outbreak in Tamare was caused by a broken pipe.",
            "outbreak",
            "a broken pipe",
        ),
        ("The outbreak was traced to a well near the market.", "outbreak", "a well"),
        ("The novelist Edith Vance died of pneumonia on Saturday.", "Edith Vance", "pneumonia"),
        ("A power cut held up the count for an hour.", "count", "A power cut"),
    ],
)
def test_effect_and_cause_are_read(text: str, effect: str, cause: str) -> None:
    (found,) = read_causes(text)
    assert effect in found.effect.text
    assert found.text == cause


@pytest.mark.parametrize(
    "text",
    [
        "The outbreak was not caused by a broken pipe.",
        "The outbreak may have been caused by a broken pipe.",
        "The outbreak began in Tamare.",
    ],
)
def test_what_is_denied_or_supposed_is_no_cause(text: str) -> None:
    assert read_causes(text) == ()


FIRST = "The novelist Edith Vance of Selby died of pneumonia on Saturday."


def test_two_causes_of_one_death_differ() -> None:
    (conflict,) = between(FIRST, "Edith Vance died of a stroke, her son said in Selby.")
    assert {a.value for a in conflict.answers} == {"pneumonia", "a stroke"}


@pytest.mark.parametrize(
    "other",
    [
        "Edith Vance died of double pneumonia, her son said in Selby.",
        "Leo Vance of Selby died of a stroke in 2003.",
    ],
)
def test_one_cause_in_other_words_or_another_death_is_no_conflict(other: str) -> None:
    assert between(FIRST, other) == ()
