"""Dates and times as newspapers write them."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.core.facts.dates import read_dates
from flows.core.facts.model import Date


def parts(date: Date) -> dict[str, int | str]:
    fields = {f.name: getattr(date, f.name) for f in dataclasses.fields(date)}
    return {k: v for k, v in fields.items() if v is not None and k not in {"text", "start", "end"}}


@pytest.mark.parametrize(
    ("text", "written", "expected"),
    [
        ("Fire broke out on Oct. 9.", "Oct. 9", {"month": 10, "day": 9}),
        ("Fire broke out on 9 October.", "9 October", {"month": 10, "day": 9}),
        ("Fire broke out on 9th October.", "9th October", {"month": 10, "day": 9}),
        ("Fire broke out on the 9th of October.", "9th of October", {"month": 10, "day": 9}),
        (
            "On October 9, 2025, fire broke out.",
            "October 9, 2025",
            {"year": 2025, "month": 10, "day": 9},
        ),
        ("Filed 2025-10-09.", "2025-10-09", {"year": 2025, "month": 10, "day": 9}),
        ("Filed 25/10/2025.", "25/10/2025", {"year": 2025, "month": 10, "day": 25}),
        ("Filed 10/25/2025.", "10/25/2025", {"year": 2025, "month": 10, "day": 25}),
        (
            "It failed on Friday (6th November) again.",
            "Friday (6th November)",
            {"weekday": 4, "month": 11, "day": 6},
        ),
        (
            "It failed on 6 November (Friday).",
            "6 November (Friday)",
            {"weekday": 4, "month": 11, "day": 6},
        ),
        (
            "On Wednesday, Oct. 29, they left.",
            "Wednesday, Oct. 29",
            {"weekday": 2, "month": 10, "day": 29},
        ),
        (
            "It opens this Friday, April 20th, at last.",
            "this Friday, April 20th",
            {"weekday": 4, "month": 4, "day": 20},
        ),
        ("The gala is set for March at the latest.", "March", {"month": 3}),
        ("Held on November 6-7.", "November 6-7", {"month": 11, "day": 6, "end_day": 7}),
        ("Held on 6 and 7 November.", "6 and 7 November", {"month": 11, "day": 6, "end_day": 7}),
        ("Rain since early October.", "early October", {"month": 10}),
        ("Rain in October 2024.", "October 2024", {"year": 2024, "month": 10}),
        ("Rain in May.", "May", {"month": 5}),
        ("Rain last October.", "last October", {"month": 10, "relative": "last month"}),
        ("The 2021 accord holds.", "2021", {"year": 2021}),
        ("The 2000 elections were close.", "2000", {"year": 2000}),
        ("They met last month.", "last month", {"relative": "last month"}),
        ("They met the previous week.", "previous week", {"relative": "last week"}),
        ("They met three days ago.", "three days ago", {"relative": "3 day ago"}),
        ("He spoke today (Saturday).", "today (Saturday)", {"relative": "today", "weekday": 5}),
        ("He spoke on Thursday night.", "Thursday night", {"weekday": 3, "relative": "weekday"}),
        ("He spoke late Thursday.", "late Thursday", {"weekday": 3, "relative": "weekday"}),
        ("He spoke last Friday.", "last Friday", {"weekday": 4, "relative": "last weekday"}),
        ("Kick-off is at 3:30 p.m. sharp.", "3:30 p.m.", {"hour": 15, "minute": 30}),
        ("Kick-off is at 15:30.", "15:30", {"hour": 15, "minute": 30}),
        ("Kick-off is at 1800 GMT.", "1800", {"hour": 18, "minute": 0}),
        ("Kick-off is at noon.", "noon", {"hour": 12, "minute": 0}),
        ("It dates from the 1990s.", "1990s", {"year": 1990, "relative": "decade"}),
        ("It dates from the ’80s.", "’80s", {"year": 1980, "relative": "decade"}),
        ("It is a 19th-century mill.", "19th-century", {"year": 1800, "relative": "century"}),
        (
            "It is a nineteenth century mill.",
            "nineteenth century",
            {"year": 1800, "relative": "century"},
        ),
    ],
)
def test_form(text: str, written: str, expected: dict[str, int | str]) -> None:
    (date,) = read_dates(text)
    assert (date.text, parts(date)) == (written, expected)


@pytest.mark.parametrize(
    "text",
    [
        "It may rain.",
        "Theresa May resigned.",
        "They march on the palace.",
        "Women’s March for peace drew thousands.",
        "The March on Rome began.",
        "The sun rose.",
        "Black Friday sales fell.",
        "More than 2000 people came.",
        "It killed 2021 people.",
        "It cost $2000.",
        "A fleet of 1999 trucks set out.",
        "They ran 1500 metres.",
        "The 45th minute decided it.",
        "An august gathering.",
    ],
)
def test_no_date(text: str) -> None:
    assert read_dates(text) == ()


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("From 2019 to 2023 it stood empty.", [2019, 2023]),
        ("The 2020-21 season was cut short.", [2020, 2021]),
        ("The 2008/09 crisis hit hard.", [2008, 2009]),
    ],
)
def test_two_years(text: str, years: list[int]) -> None:
    assert [d.year for d in read_dates(text)] == years


def test_opening_hours_are_two_times() -> None:
    assert [d.hour for d in read_dates("Open 9-11 a.m. only.")] == [9, 11]


_WORDS = """
Oct. 9 October May 2025 6-7 Friday (6th November) today last month 3:30 p.m. 9/10/2025 the 1990s
’80s 2020-21 31 ( ) , — ago three days 1800 GMT 19th-century noon Sept.
"""
_PIECES = st.sampled_from([*_WORDS.split(), "\u00a0"])


@given(st.lists(_PIECES, max_size=12).map(" ".join) | st.text(max_size=60))
def test_offsets_slice_and_are_in_order(text: str) -> None:
    last = 0
    for date in read_dates(text):
        assert text[date.start : date.end] == date.text
        assert last <= date.start < date.end
        last = date.end
