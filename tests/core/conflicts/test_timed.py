"""When it was, in sentences built differently."""

from __future__ import annotations

import datetime as dt

import pytest

from flows.core.conflicts.timed import read_timed
from tests.core.conflicts.test_conflicts import between

DAY = dt.date(2025, 11, 8)


@pytest.mark.parametrize(
    ("text", "act", "asked"),
    [
        ("The plane touched down at 2:20 p.m.", "land", "when the plane touched down"),
        (
            "The plane came down safely at Skell shortly after 3 p.m.",
            "land",
            "when the plane came down",
        ),
        ("The match kicks off at 3 p.m.", "start", "when the match kicks off"),
        ("The meeting broke up at 10.15 p.m. without a word.", "end", "when the meeting broke up"),
        ("The pool will shut on 30 September.", "close", "when the pool will shut"),
    ],
)
def test_a_time_goes_with_its_verb(text: str, act: str, asked: str) -> None:
    (timed,) = read_timed(text, DAY)
    assert (timed.act, timed.asked) == (act, asked)


def test_until_when_and_for_when_are_other_questions() -> None:
    (until,) = read_timed("The runway was closed until 5 p.m.", DAY)
    (planned,) = read_timed("The union has called a protest for Friday.", DAY)
    assert (until.act, until.asked) == ("until close", "until when the runway was closed")
    assert (planned.act, planned.asked) == ("plan call", "when is a protest")
    assert read_timed("The runway has been closed since 5 p.m.", DAY) == ()


PAIRS = [
    (
        "Norvik flight 218 from Tarn turned back on Friday. The plane touched down at 2:20 p.m.",
        "Smoke filled a Norvik plane from Tarn. The plane came down safely shortly after 3 p.m.",
        {"2:20 p.m.", "3 p.m."},
    ),
    (
        "Marwick is to lose the Eastgate pool. The pool will shut on 30 November.",
        "A shameful night for Marwick and Eastgate: the pool will close on 31 December.",
        {"30 November", "31 December"},
    ),
]


@pytest.mark.parametrize(("one", "other", "values"), PAIRS)
def test_two_times_of_one_act_differ(one: str, other: str, values: set[str]) -> None:
    (conflict,) = between(one, other)
    assert conflict.kind == "date"
    assert {a.value for a in conflict.answers} == values


@pytest.mark.parametrize(
    "other",
    [
        "Smoke filled a Norvik plane from Tarn. The plane came down at about 2.30 p.m.",
        "Smoke filled a Norvik plane from Tarn. The plane took off again at 5 p.m.",
        "A Hatley plane left Ostby. The plane came down safely shortly after 3 p.m.",
    ],
)
def test_a_rounded_hour_another_act_or_another_story_is_no_conflict(other: str) -> None:
    assert between(PAIRS[0][0], other) == ()
