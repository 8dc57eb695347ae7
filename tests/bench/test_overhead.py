from __future__ import annotations

from bench.overhead import least, measure, stages, table
from tests.fake_endpoint import Call


def calls(*schemas: str) -> list[Call]:
    return [
        Call("", {}, {"response_format": {"json_schema": {"name": schema}}}) for schema in schemas
    ]


def test_the_ideal_is_a_chain_or_the_calls_over_the_workers() -> None:
    documents = ["summary", "judgements", "attribution"]
    assert least(calls(*documents), workers=4) == 3
    assert least(calls(*documents * 8), workers=4) == 6
    assert least(calls(*documents, "restatement"), workers=4) == 6
    assert least(calls("group"), workers=4) == 1


def test_each_round_of_consolidation_is_a_stage() -> None:
    ledger = calls("summary", "judgements", "group", "group", "judgements", "group", "attribution")
    assert [[c.schema for c in stage] for stage in stages(ledger)] == [
        ["summary", "judgements"],
        ["group", "group", "judgements"],
        ["group", "attribution"],
    ]


def test_it_counts_what_the_server_saw() -> None:
    row = measure(2, delay=0.01, workers=2, sentences=6)
    assert row.calls["summary"] == row.documents == 2
    assert row.wall_s >= row.ideal_s > 0
    assert row.tokens > 1
    assert table([row]).count("\n") == 2
