import pytest

from flows.core.conflicts.blame import read_blame, same_blame, same_matter

TABLE = [
    ("The mayor blamed Norvik for the delay.", "Norvik", "the delay"),
    (
        "Kiruna accused the mining company of hiding the leak.",
        "the mining company",
        "hiding the leak",
    ),
    ("The coach attributed the defeat to Martin Holm.", "Martin Holm", "the defeat"),
    ("The fire was started by the tenants.", "the tenants", "The fire"),
    ("Lin blamed the union for prolonging the strike.", "the union", "prolonging the strike"),
]
NOTHING = [
    "Both sides blamed each other for the shooting.",
    "The mayor thanked Norvik for the help.",
    "The strike began on Monday.",
    "He was accused.",
]


@pytest.mark.parametrize(("text", "party", "matter"), TABLE)
def test_an_accusation_names_a_party_and_a_matter(text: str, party: str, matter: str) -> None:
    (blame,) = read_blame(text)
    assert (blame.accused_text, blame.matter_text) == (party, matter)


@pytest.mark.parametrize("text", NOTHING)
def test_without_a_party_there_is_no_accusation(text: str) -> None:
    assert read_blame(text) == ()


def test_the_same_party_for_the_same_deed_is_the_same_blame() -> None:
    one = "Lin blamed the union for prolonging the strike."
    assert same_blame(
        one, "The union was accused again, and the chief blamed the union for the strike."
    )
    assert not same_blame(one, "Vance blamed the city for prolonging the strike.")
    assert not same_blame(one, "Lin blamed the union for the accident.")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (
            "Mujahid attributed the failure to Pakistan.",
            "Tarar blamed Afghanistan for failing to meet its commitments on terrorism.",
            False,
        ),
        (
            "The owner blamed Norvik for the leak.",
            "The press accused the minister of leaking a letter.",
            False,
        ),
        (
            "Mujahid attributed the failure to Pakistan.",
            "Tarar blamed Afghanistan for the failure of the talks.",
            True,
        ),
        (
            "The owner blamed Norvik for the leak.",
            "Norvik accused the owner of hiding the leak.",
            True,
        ),
        (
            "Kiruna accused Norvik of starting the fire.",
            "Norvik accused Kiruna of starting it all, and the fire was started by Kiruna.",
            True,
        ),
    ],
)
def test_a_matter_of_one_word_is_the_same_thing_in_both(one: str, other: str, same: bool) -> None:  # noqa: FBT001 - a table
    assert any(same_matter(a, b) for a in read_blame(one) for b in read_blame(other)) is same
