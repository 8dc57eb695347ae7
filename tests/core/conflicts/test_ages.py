"""How old somebody is, however the paper joins name and age."""

from __future__ import annotations

import pytest

from flows.core.conflicts.ages import read_ages
from tests.core.conflicts.test_conflicts import between


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("A jury found Daniel Finch, 54, guilty of fraud.", {"Daniel Finch": 54}),
        ("Ivo Lund, who is 24, agreed a four-year deal.", {"Ivo Lund": 24}),
        ("Mia Ost, a 38-year-old teacher, called it a victory.", {"Mia Ost": 38}),
        ("Police arrested the 61-year-old banker Jan Roth.", {"Jan Roth": 61}),
        ("The novelist Edith Vance has died at the age of 87.", {"Edith Vance": 87}),
        ("The painter Leo Vance died in 2003, aged 79.", {"Leo Vance": 79}),
        ("Edith Vance was 89.", {"Edith Vance": 89}),
        ("Patrick Roche was 73 when he died in March.", {"Patrick Roche": 73}),
        ("The plane, which is 14 years old, will not fly again.", {"plane": 14}),
        # Not how old they are now, or not theirs.
        ("Edith Vance was 24 when she married.", {}),
        ("Daniel Finch served 12 years as treasurer.", {}),
        ("Daniel Finch, 12 votes short, gave up.", {}),
    ],
)
def test_an_age_goes_with_the_person_beside_it(text: str, ages: dict[str, int]) -> None:
    assert {a.whose: a.years for a in read_ages(text)} == ages


def test_the_year_old_is_whom_the_sentence_before_names() -> None:
    (age,) = read_ages(
        "The 23-year-old Swede passed a medical.", "Rovers signed the striker Ivo Lund."
    )
    assert (age.whose, age.years) == ("Ivo Lund", 23)
    assert read_ages("The 23-year-old Swede passed.", "Ivo Lund met Marc Holm.") == ()


def test_two_ages_of_one_person_differ() -> None:
    (conflict,) = between(
        "A jury in Wexmoor found Daniel Finch, 54, guilty of fraud.",
        "Daniel Finch, 56, of Brackley, was convicted of fraud in Wexmoor.",
    )
    assert conflict.question == "how old is Daniel Finch"
    assert [a.value for a in conflict.answers] == ["54", "56"]


@pytest.mark.parametrize(
    "other",
    [
        "Daniel Finch, 54, of Brackley, was convicted in Wexmoor.",
        "Peter Ames, 56, of Brackley, was cleared in Wexmoor.",
        "Daniel Finch, who joined at 56, was convicted in Wexmoor.",
    ],
)
def test_another_person_or_another_time_of_life_is_no_conflict(other: str) -> None:
    assert between("A jury in Wexmoor found Daniel Finch, 54, guilty.", other) == ()


def test_an_age_at_death_counts_no_dead() -> None:
    one = "Charlie Russell, a naturalist in Lamu, is dead at 76."
    assert between(one, "The brother of Charles Koch has died at 79 in Lamu.") == ()
