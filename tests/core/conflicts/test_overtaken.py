"""A toll that a later report has raised is no news any more."""

from __future__ import annotations

import pytest

from flows.core.conflicts.overtaken import overtaken
from tests.making import a_claim, a_document

FIRST = "The flood in Lugova killed 22 people."


def stale(second: str, date: str = "4 November 2025") -> list[bool]:
    documents = [
        a_document(f"The Echo\n\n2 November 2025\n\n{FIRST}", "a.txt"),
        a_document(f"The Globe\n\n{date}\n\n{second}", "b.txt"),
    ]
    claims = [
        a_claim(d, next(s.number for s in d.sentences if s.kind == "body"), speaker=None)
        for d in documents
    ]
    found = overtaken(claims, {d.id: d for d in documents})
    return [c.id in found for c in claims]


def test_the_later_and_higher_toll_overtakes_the_earlier() -> None:
    assert stale("The flood in Lugova killed 31 people.") == [True, False]


@pytest.mark.parametrize(
    ("second", "date"),
    [
        ("The flood in Lugova killed 31 people.", "2 November 2025"),  # of one day: they differ
        ("The flood in Lugova killed 19 people.", "4 November 2025"),  # corrected downwards
        ("The flood in Lugova injured 31 people.", "4 November 2025"),
        ("The storm in Besso killed 31 people.", "4 November 2025"),
        ("The flood in Lugova killed at least 22 people.", "4 November 2025"),
    ],
)
def test_another_count_overtakes_nothing(second: str, date: str) -> None:
    assert stale(second, date) == [False, False]
