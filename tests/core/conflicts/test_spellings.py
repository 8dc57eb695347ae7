"""What somebody is called."""

from __future__ import annotations

import pytest

from tests.core.conflicts.test_conflicts import between


def test_two_spellings_of_one_captain_differ() -> None:
    (conflict,) = between(
        "Captain Helen Marsh turned the Norvik plane back to Skell.",
        "Captain Helen Marr of the Norvik plane spoke to everybody in Skell.",
    )
    assert conflict.question == "what is the name of the Captain"
    assert [a.value for a in conflict.answers] == ["Helen Marsh", "Helen Marr"]


@pytest.mark.parametrize(
    "other",
    [
        "Captain Helen Marsh of the Norvik plane spoke to everybody in Skell.",
        "Captain Tom Marr of the Norvik plane spoke to everybody in Skell.",
        "Mayor Helen Marr thanked the crew of the Norvik plane in Skell.",
        "Captain Helen Marr and Captain Helen Marsh flew the Norvik plane to Skell.",
    ],
)
def test_the_same_name_another_person_or_two_that_one_paper_knows_are_none(other: str) -> None:
    assert between("Captain Helen Marsh turned the Norvik plane back to Skell.", other) == ()
