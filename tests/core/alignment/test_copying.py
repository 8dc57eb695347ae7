from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.core.alignment.copying import copying, index_runs

SOURCE = (
    "The mayor said the council will not raise parking fees before the spring, "
    "after a meeting in the town hall on Friday.",
    "Police arrested two men near the harbour.",
)

# claim, which kind of edit is counted
EDITS = [
    ("The mayor said the council will not raise library fees before the spring.", "substituted"),
    ("The mayor said the council will not raise public parking fees before spring.", "inserted"),
    ("The mayor said the council will raise parking fees before the spring.", "denied"),
    ("The mayor said the fees will not raise parking council before the spring.", "moved"),
]
FAITHFUL = [
    SOURCE[0],
    "The mayor said the council will not raise parking fees before the spring.",
    "After a meeting in the town hall on Friday, the mayor said the council will not raise parking "
    "fees.",
    "Police arrested two men near the harbour, and the mayor said the council will not raise "
    "parking fees.",
]


@pytest.mark.parametrize(("claim", "kind"), EDITS)
def test_an_edit_of_a_copy_is_named(claim: str, kind: str) -> None:
    found = copying(claim, index_runs(SOURCE))
    assert getattr(found, kind) > 0
    assert found.copied > 0.5


@pytest.mark.parametrize("claim", FAITHFUL)
def test_leaving_out_joining_and_putting_in_front_are_no_edits(claim: str) -> None:
    found = copying(claim, index_runs(SOURCE))
    assert (found.substituted, found.inserted, found.denied, found.moved) == (0, 0, 0, 0)
    assert found.copied > 0.85


def test_a_synonym_is_a_copy() -> None:
    found = copying("Officers arrested two men near the harbour.", index_runs(SOURCE))
    assert found.copied == 1


@given(st.text(), st.text())
def test_a_share_is_a_share(claim: str, source: str) -> None:
    found = copying(claim, index_runs([source]))
    assert 0 <= found.copied <= 1


def test_a_line_of_one_word_a_thousand_times_is_laid_out_at_once() -> None:
    line = "no " * 1_300
    assert copying(line, index_runs([line])).copied == 0  # "no" says nothing, however often
    row = " ".join(str(n) for n in range(10, 50))
    assert copying(row, index_runs([row])).copied == 1
