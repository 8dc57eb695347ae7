from __future__ import annotations

from pathlib import Path

import pytest

from bench.soak import line, soak


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
def test_a_small_soak_keeps_every_promise(seed: int, tmp_path: Path) -> None:
    row = soak(seed, tmp_path, documents=10)
    assert row.holds, line(row)
    assert row.spoilt > 20
    assert row.lies > 5
    assert row.claims > 10
