import pytest

from flows.core.figures import figures_disagree

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
