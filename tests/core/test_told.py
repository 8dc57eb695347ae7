import pytest

from flows.core.told import share_said, told_concepts

SENTENCES = [
    "The council rejected the plan.",
    "Brandt Logistics spokesman Tom Reyes rejected the claim, saying the sprinklers had passed.",
    "“We have never seen such heat,” said Fire Chief Lena Okafor.",
    "Kenya and Sudan.",
]


@pytest.mark.parametrize("text", SENTENCES)
def test_a_sentence_speaks_of_all_that_it_tells(text: str) -> None:
    assert share_said(text, [text]) == 1.0


def test_who_reports_is_not_part_of_what_is_told() -> None:
    said = told_concepts("Lena Okafor said that the hall had burned down.")
    assert said == told_concepts("According to the mayor, the hall had burned down.")


def test_names_may_come_from_elsewhere_but_what_happened_may_not() -> None:
    claim = "Lena Okafor said that the talks with Sudan failed."
    assert share_said(claim, ["She said that the talks failed."]) == 1.0
    assert share_said(claim, ["She thanked her hosts in Sudan."]) < 0.5
