"""Whose husband it is: "She" behind "Her husband, Ted Hale, died" is never Ted Hale."""

from __future__ import annotations

import pytest

from flows.checking import check_text
from flows.core.gates import run_gates
from flows.engines.extractive import ExtractiveEngine
from flows.judges.offline import OfflineJudge
from tests.making import a_document

AMES = "The novelist Ruth Ames has died at 82. "
DEAD = AMES + "Her husband, the poet Ted Hale, died in 2003. She leaves two daughters."
AGENT = AMES + "Her agent, Ada Holt, died in 2003. She leaves two daughters."
ILL = AMES + "Her husband, the poet Ted Hale, fell ill. He left his papers to the library in Torr."
SAID = (
    AMES + "Her husband, Ted Hale, told the Post of a quarrel. She said that the garden was hers."
)
LAWYER = "Adrian Finch was jailed. His lawyer, Gareth Pell, said that the trial was unfair. "
WIFE = "Karl Vest's wife, Ada Vest, runs the mill in Torr. "
ADDED = LAWYER + "He added that the judge was tired."


def _offered(source: str) -> list[str]:
    return [d.text for d in ExtractiveEngine().summarise(a_document(source), None)]


@pytest.mark.parametrize(
    ("source", "claim"),
    [
        (DEAD, "Ruth Ames leaves two daughters."),
        # a husband is the "he" of the next sentence, if it has one
        (ILL, "Ted Hale left his papers to the library in Torr."),
    ],
)
def test_a_pronoun_is_named_by_the_one_whom_it_can_mean(source: str, claim: str) -> None:
    assert claim in _offered(source)
    assert check_text(claim, [a_document(source)], OfflineJudge())[0].outcome == "carried"


@pytest.mark.parametrize(
    ("source", "claim"),
    [
        (DEAD, "Ted Hale leaves two daughters."),
        (AGENT, "Ada Holt leaves two daughters."),
        (SAID, "Ted Hale said that the garden was hers."),
        (ILL, "Ruth Ames left her papers to the library in Torr."),
        (WIFE + "She plans to sell the land.", "Karl Vest plans to sell the land."),
        (WIFE + "He plans to sell the land.", "Ada Vest plans to sell the land."),
        (ADDED, "Adrian Finch added that the judge was tired."),
    ],
)
def test_the_other_is_neither_offered_nor_carried(source: str, claim: str) -> None:
    document = a_document(source)
    assert claim not in _offered(source)
    assert check_text(claim, [document], OfflineJudge())[0].outcome == "not_carried"


@pytest.mark.parametrize(("pronoun", "person"), [("She", "Ada Vest"), ("He", "Karl Vest")])
def test_of_two_who_are_named_each_has_a_pronoun(pronoun: str, person: str) -> None:
    source = f"{WIFE}{pronoun} plans to sell the land."
    claim = f"{person} plans to sell the land."
    assert check_text(claim, [a_document(source)], OfflineJudge())[0].outcome == "carried"


def test_a_husband_in_the_evidence_itself_is_not_the_she_beside_him() -> None:
    results, _ = run_gates(a_document(DEAD), "Ted Hale leaves two daughters.", None, (2, 3))
    assert "predicate.doer" in {r.code for r in results}


@pytest.mark.parametrize(
    "source",
    [
        ADDED,  # he, or his lawyer
        "The mother of Karl Vest died on Monday. She was a nurse in Torr for 40 years.",
        "Karl Vest lost. Their son, Tom Hale, was hurt on Sunday. He is in hospital in Torr.",
    ],
)
def test_one_of_two_is_nobody(source: str) -> None:
    document = a_document(source)
    last = len(document.sentences)
    drafts = ExtractiveEngine().summarise(document, None)
    assert not [d.text for d in drafts if last in d.sentences]
