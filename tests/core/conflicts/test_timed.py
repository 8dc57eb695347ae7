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
        ("The plane touched down at 2:20 p.m.", "land", "the plane touched down"),
        ("The plane came down safely at Skell shortly after 3 p.m.", "land", "the plane came down"),
        ("The match kicks off at 3 p.m.", "start", "the match kicks off"),
        ("The meeting broke up at 10.15 p.m. without a word.", "end", "the meeting broke up"),
        ("The pool will shut on 30 September.", "close", "the pool will shut"),
    ],
)
def test_a_time_goes_with_its_verb(text: str, act: str, asked: str) -> None:
    (timed,) = read_timed(text, DAY)
    assert (timed.act, timed.asked) == (act, asked)


def test_until_when_is_not_when() -> None:
    assert read_timed("The runway was closed until 5 p.m.", DAY) == ()


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
