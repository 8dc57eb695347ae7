"""A model that lies among true claims, over HTTP: none of its lies passes both keys."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from bench.lies import COVERED, main, tell

STORIES = Path(__file__).parent.parent / "stories"


def test_no_lie_of_a_covered_kind_is_published() -> None:
    told = tell([str(STORIES)], per_kind=5, seed=1, kinds=COVERED)

    assert [t.made.text for t in told if t.passed] == []
    assert [t.made.text for t in told if t.published] == []
    planted = Counter(t.kind for t in told)
    assert planted.total() >= 40
    assert set(planted) >= {"number", "name", "negation", "invented quotation"}


def test_true_claims_beside_the_lies_are_published() -> None:
    """Else a checker that withholds everything would pass for a good one."""
    told = tell([str(STORIES)], per_kind=3, seed=1, kinds=["number"])
    assert told
    assert all(lie.true > 0 for lie in told)


def test_the_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(STORIES / "fire"), "--per-kind", "1", "--covered"]) == 0
    heading, *rows = capsys.readouterr().out.splitlines()
    assert heading.split() == ["planted", "passed", "both", "keys", "published"]
    assert rows[-1].split()[0] == "all"
    assert main(["nowhere"]) == 2
