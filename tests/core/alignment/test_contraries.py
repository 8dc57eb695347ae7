"""Where both a word and its opposite are in a text, which of them has the claim's place?"""

from __future__ import annotations

import pytest

from flows.core.alignment.contraries import opposed
from flows.core.alignment.indexing import index, read_items
from flows.judges.thesaurus import stored_thesaurus

LINES = index(
    (
        "Exports of copper rose sharply in June after the strike.",
        "Imports of machinery fell for the third month.",
        "The harbour did not open on Monday.",
        "The mine was closed by inspectors.",
    )
)


def most(claim: str) -> float:
    items = read_items(claim)
    return max(opposed(claim, items, at, LINES, stored_thesaurus()) for at in range(len(items)))


@pytest.mark.parametrize(
    "claim",
    [
        "Exports of copper fell sharply in June.",
        "Imports of machinery rose for the third month.",
        "The mine was opened by inspectors.",
    ],
)
def test_the_opposite_stands_in_its_place(claim: str) -> None:
    assert most(claim) > 0


@pytest.mark.parametrize(
    "claim",
    [
        "Exports of copper rose sharply in June.",
        "Imports of machinery fell for the third month.",
        "The harbour was closed on Monday.",  # "did not open"
        "Exports rose and imports fell.",
        "Rescuers found the climbers.",
    ],
)
def test_no_opposite_stands_in_its_place(claim: str) -> None:
    assert most(claim) == 0
