"""The benchmark of the flow against the road without Prefect: both do the same work."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.serving.machines import ROOT


@pytest.mark.slow
def test_a_row_for_each_size() -> None:
    done = subprocess.run(
        [
            *(sys.executable, "-m", "bench.scale"),
            *("--briefs", "0", "--documents", "2,4", "--delay", "0.05"),
        ],
        cwd=ROOT,
        env={k: v for k, v in os.environ.items() if not k.startswith("PREFECT_API")},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    _, _, first, second = (
        [cell.strip() for cell in line.strip("|").split("|")] for line in done.stdout.splitlines()
    )
    assert [first[0], second[0]] == ["2", "4"]
    assert int(second[1]) > int(first[1]) > 0  # calls
    assert first[-1] == "1.00"
