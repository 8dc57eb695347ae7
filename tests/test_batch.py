"""What the batch tells of its briefs; what it does on a real server, tests/serving/ has."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.mark.usefixtures("prefect_server")
def test_a_hostile_page_s_title_is_no_link_in_the_table(monkeypatch: pytest.MonkeyPatch) -> None:
    from flows.batch import batch
    from flows.jobs import Outcome

    said = "is an error page, not a story ([x](javascript:alert(1)))"
    tables: list[Any] = []
    monkeypatch.setattr(
        "flows.batch.run_all", lambda *_: [Outcome(1, "[n](x)", "failed", said, "", "")]
    )
    monkeypatch.setattr("flows.batch.create_table_artifact", lambda rows, **_: tables.extend(rows))
    batch.fn(jobs=[{}])
    (row,) = tables
    assert "](" not in row["Message"] + row["Name"]
    assert "is an error page" in row["Message"]
