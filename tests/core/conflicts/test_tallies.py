"""Votes for and against, and scores: two figures of one breath."""

from __future__ import annotations

import pytest

from flows.core.conflicts.tallies import read_tallies
from tests.core.conflicts.test_conflicts import between


@pytest.mark.parametrize(
    ("text", "contest", "sides"),
    [
        ("The council voted by 27 to 21 to close the pool.", "vote", (27, 21)),
        ("Councillors backed the closure by 26 votes to 22.", "vote", (26, 22)),
        ("The motion was carried by nine votes to two.", "vote", (9, 2)),
        ("The Senate passed the bill 51-49.", "vote", (51, 49)),
        ("Hatley beat Rovers 3-1 on Saturday.", "score", (3, 1)),
        ("Rovers lost 1-3 at Hatley.", "score", (3, 1)),
    ],
)
def test_a_vote_or_a_score_is_read(text: str, contest: str, sides: tuple[int, int]) -> None:
    (tally,) = read_tallies(text)
    assert (tally.contest, tally.sides) == (contest, sides)


@pytest.mark.parametrize(
    "text",
    [
        "Some 20 to 30 people came to the vote.",
        "The shop is open from 9 to 5.",
        "Turnout rose from 41 to 44 percent.",
    ],
)
def test_a_range_is_no_tally(text: str) -> None:
    assert read_tallies(text) == ()


FIRST = "Marwick council voted by 27 to 21 on Tuesday to close the Eastgate pool."


def test_two_counts_of_one_vote_differ() -> None:
    (conflict,) = between(FIRST, "In Marwick, councillors backed Eastgate's closure 26-22.")
    assert [a.value for a in conflict.answers] == ["27 to 21", "26-22"]


@pytest.mark.parametrize(
    "other",
    [
        "In Marwick, councillors backed Eastgate's closure 27-21.",
        "In 2019 councillors in Marwick rejected the closure of Eastgate by 30 votes to 18.",
        "Marwick council voted by 40 to 8 on Tuesday to widen the Eastgate road.",
    ],
)
def test_the_same_an_older_or_another_vote_is_no_conflict(other: str) -> None:
    assert between(FIRST, other) == ()
