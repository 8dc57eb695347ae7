"""Whether somebody did it, or did the opposite, in sentences otherwise unlike."""

from __future__ import annotations

import pytest

from tests.core.conflicts.test_conflicts import between

DIFFER = [
    (
        "Gareth Pell, the lawyer of Daniel Finch, said that Finch would appeal against the ruling.",
        "Daniel Finch would not appeal against the ruling, Gareth Pell said.",
    ),
    (
        "Daniel Finch resigned as treasurer of Brackley Harbour in June.",
        "Brackley Harbour had no luck with its money. Daniel Finch was fired as treasurer in June.",
    ),
    (
        "Priya Raman, a Liberal Democrat in Marwick, voted for the closure.",
        "In Marwick, Councillor Priya Raman, who swims every week, voted against the closure.",
    ),
    (
        "The novelist Edith Vance of Selby refused an honour from the king.",
        "Neighbours in Selby say that Edith Vance accepted the honour from the king.",
    ),
]
ALIKE = [
    (
        "Gareth Pell said that Daniel Finch would appeal against the ruling.",
        "Gareth Pell said that Daniel Finch would not pay the fine.",
    ),
    (
        "Daniel Finch resigned as treasurer of Brackley Harbour in June.",
        "Alan Reed was fired as treasurer of Brackley Harbour in 2016.",
    ),
    (
        "Priya Raman of Marwick voted for the closure.",
        "Ellen Strand of Marwick voted against the closure.",
    ),
    (
        "Priya Raman of Marwick voted for the closure of the pool.",
        "In 2019 Priya Raman of Marwick voted against the closure of the pool.",
    ),
]


@pytest.mark.parametrize(("one", "other"), DIFFER)
def test_a_deed_and_its_opposite_are_a_conflict(one: str, other: str) -> None:
    (conflict,) = between(one, other)
    assert conflict.kind == "fact"
    assert between(other, one)


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_another_matter_party_or_year_is_none(one: str, other: str) -> None:
    assert between(one, other) == ()
