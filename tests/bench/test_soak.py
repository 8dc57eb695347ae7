from __future__ import annotations

from pathlib import Path

import pytest

from bench.soak import line, soak
from flows.settings import JudgeName


@pytest.mark.slow
@pytest.mark.parametrize(("seed", "judge"), [(1, "chat"), (2, "chat"), (3, "decisions")])
def test_a_small_soak_keeps_every_promise(seed: int, judge: JudgeName, tmp_path: Path) -> None:
    row = soak(seed, tmp_path, judge=judge, documents=10)
    assert row.holds, line(row)
    assert row.spoilt > 10
    assert row.lies > 5
    assert row.claims > 10
