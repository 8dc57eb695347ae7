import pytest

from flows.core.conflicts.figures import (
    can_answer,
    figures_disagree,
    is_part,
    kinds_agree,
    of_one_kind,
    same_kind,
)
from flows.core.facts import read_facts

# Two sentences of one event, and whether their figures can both be true.
AGREE = [
    ("Approximately 450 people were wounded.", "The blast wounded 447 people."),
    ("At least 50 civilians were killed.", "Fifty civilians were killed."),
    ("About 1,200 residents were evacuated.", "Around 1,200 residents were evacuated."),
    ("Nearly 30 people were injured.", "The crash injured 28 people."),
    ("Seven workers were killed and 23 injured.", "The fire killed seven workers."),
    ("Police arrested 12 people.", "The storm killed 12 people."),
    ("Three soldiers were killed.", "Eleven civilians were killed."),
    ("The third round of talks ended.", "Two people were killed."),
    ("More than 100 people were arrested.", "Police arrested 104 people."),
]
DISAGREE = [
    ("At least five civilians were killed.", "Four Afghan civilians were killed."),
    ("The attack killed 58 soldiers.", "Twenty-three soldiers were killed."),
    ("Nine people died in the fire.", "The fire killed seven people."),
    ("Police arrested 40 people.", "Police said that 14 people were arrested."),
    ("Six civilians were wounded.", "Five civilians were wounded."),
    ("The ferry accident killed 31 people.", "The ferry accident killed 13 people."),
]


@pytest.mark.parametrize(("one", "other"), AGREE)
def test_figures_that_can_both_be_true_agree(one: str, other: str) -> None:
    assert not figures_disagree(one, other)
    assert not figures_disagree(other, one)


@pytest.mark.parametrize(("one", "other"), DISAGREE)
def test_different_counts_of_the_same_things_disagree(one: str, other: str) -> None:
    assert figures_disagree(one, other)
    assert figures_disagree(other, one)


# One figure each, and whether they can count the same people.
KINDS = [
    ("Five German tourists were killed.", "Three Dutch tourists were killed.", False),
    ("Four Afghan guards were wounded.", "At least five guards were wounded.", True),
    ("Three soldiers were killed.", "Five people were killed.", False),
    ("Five soldiers were killed.", "Three people were killed.", True),
    ("Six villagers were killed.", "Nine villagers were killed.", True),
]
PARTS = [
    ("The crash killed 24 people, including nine children.", [False, True]),
    ("Police arrested 40 people, 12 of them for arson.", [False, True]),
    ("The death toll rose to 22 from 15.", [False, True]),
    ("The crash killed 24 people and injured nine.", [False, False]),
]


@pytest.mark.parametrize(("one", "other", "same"), KINDS)
def test_people_of_two_nations_or_a_part_of_all_are_others(
    one: str, other: str, *, same: bool
) -> None:
    (a,), (b,) = read_facts(one).numbers, read_facts(other).numbers
    assert kinds_agree(one, a, other, b) is same
    assert kinds_agree(other, b, one, a) is same


@pytest.mark.parametrize(("text", "parts"), PARTS)
def test_a_part_is_told_from_its_whole(text: str, parts: list[bool]) -> None:
    assert [is_part(text, n) for n in read_facts(text).numbers] == parts


def test_no_two_figures_of_one_kind_are_kept_apart() -> None:
    numbers = [n for pair in (*AGREE, *DISAGREE) for text in pair for n in read_facts(text).numbers]
    numbers += read_facts("It cost $4 million, 31 percent of 200 houses, 12 boats and 7.").numbers
    for n, near in zip(numbers, of_one_kind(numbers), strict=True):
        assert near == sorted(near)
        assert {i for i, m in enumerate(numbers) if same_kind(n, m)} <= set(near)


def test_houses_are_not_looked_at_for_boats() -> None:
    numbers = read_facts("The storm hit 200 houses and 12 boats.").numbers
    assert of_one_kind(numbers) == [[0], [1]]


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("The strike lasted four days.", True),
        ("The tower fell four minutes later.", False),
        ("The tower fell four minutes before the call.", False),
        ("Four hundred people left.", True),
        ("Dozens left.", False),
    ],
)
def test_the_time_between_two_things_is_no_answer(text: str, answers: bool) -> None:  # noqa: FBT001
    (number,) = read_facts(text).numbers
    assert can_answer(text, number) is answers
