"""A stranger's own sentences about the five seeds, through `check_text` as a person would."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from flows.checking import check_text
from flows.core.records import Document
from flows.judges.offline import OfflineJudge
from flows.sources import read_sources

SEEDS = Path(__file__).parents[3] / "seeds"

FALSE = [
    "Khawaja Asif said that the ceasefire has been terminated.",
    "Khawaja Asif said that the ceasefire is over.",
    "Khawaja Asif said that the ceasefire has failed.",
    "Zabihullah Mujahid said that the ceasefire has collapsed.",
    "The Afghan forces attacked Pakistani military sites on 9 October.",
    "The Pakistani army attacked Afghan checkpoints on 11 October.",
    "The explosions in Kabul were blamed on the TTP by the Taliban.",
    "The explosions in Kabul were blamed on Qatar by the Taliban.",
    "Khawaja Asif cautioned that a deal could lead to open war.",
    "Attaullah Tarar said Pakistan has failed to implement its commitments.",
    "The ceasefire has been violated by Pakistan.",
    "Attaullah Tarar blamed Afghanistan for the failure of the talks.",
]
TRUE = [
    "Khawaja Asif said that the ceasefire will continue.",
    "Zabihullah Mujahid said that the ceasefire will remain intact.",
    "Khawaja Asif announced the failure of the peace talks.",
    "Zabihullah Mujahid said that the negotiations have collapsed.",
    "The Afghan forces attacked Pakistani military sites on 11 October.",
    "Khawaja Asif said that the talks have ended for now.",
    "The explosions in Kabul were blamed on Pakistan by the Taliban.",
    "The Taliban authorities blamed Pakistan for the explosions in Kabul on October 9.",
    "Khawaja Asif cautioned that failure to reach a deal could lead to open war.",
    "Attaullah Tarar said that the Taliban have failed to implement their commitments.",
    "Zabihullah Mujahid blamed Pakistan for the collapse of the talks.",
    "Attaullah Tarar blamed Afghanistan for failing to meet its commitments.",
]


@pytest.fixture(name="seeds", scope="module")
def _seeds() -> Sequence[Document]:
    return read_sources([str(SEEDS)]).documents


@pytest.mark.parametrize("sentence", FALSE)
def test_a_false_sentence_is_refused(sentence: str, seeds: Sequence[Document]) -> None:
    (checked,) = check_text(sentence, seeds, OfflineJudge())
    assert checked.outcome == "not_carried"


@pytest.mark.parametrize("sentence", TRUE)
def test_a_true_sentence_is_carried(sentence: str, seeds: Sequence[Document]) -> None:
    (checked,) = check_text(sentence, seeds, OfflineJudge())
    assert (checked.outcome, checked.reason) == ("carried", "")
