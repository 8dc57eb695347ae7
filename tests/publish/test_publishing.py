from __future__ import annotations

from pathlib import Path

from flows.publish import publish
from tests.publish.making import mill_fire


def test_a_brief_is_published_once_and_then_unchanged(tmp_path: Path) -> None:
    brief, documents = mill_fire()
    first = publish(brief, documents, tmp_path)
    before = {p: p.stat().st_mtime_ns for p in first.folder.rglob("*")}
    second = publish(brief, documents, tmp_path)
    assert (first.outcome, second.outcome) == ("published", "unchanged")
    assert first.folder == second.folder == tmp_path / "mill-fire" / first.brief.id
    assert first.brief == second.brief
    assert {p: p.stat().st_mtime_ns for p in first.folder.rglob("*")} == before
