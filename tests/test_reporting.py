"""What a run tells those who watch: rows that are text, and an event without a word of a source."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from flows.errors import InputError
from flows.placing import page_of, place
from flows.publish import Published
from flows.reporting import event_of, outcome_line, tables
from tests.publish.making import mill_fire

HOSTILE = "[x](javascript:alert(1)) <b>bold</b> \u202etxt.exe"


def test_hostile_text_is_no_link_and_hides_nothing_in_a_table() -> None:
    brief, _ = mill_fire()
    claims = tuple(replace(c, text=HOSTILE, speaker=HOSTILE) for c in brief.claims)
    withheld = tuple(replace(w, text=HOSTILE, reason=HOSTILE) for w in brief.withheld)
    shown = json.dumps(
        [table.rows for table in tables(replace(brief, claims=claims, withheld=withheld))]
    )
    assert "javascript" in shown
    assert "](" not in shown
    assert "\\u202e" not in shown


def test_the_tables_tell_of_every_claim_conflict_and_withheld_statement() -> None:
    brief, _ = mill_fire()
    found = {table.key: table.rows for table in tables(brief)}
    assert len(found["claims"]) == len(brief.claims)
    assert len(found["differences"]) == sum(len(c.answers) for c in brief.conflicts)
    assert [row["Codes"] for row in found["withheld"]] == [
        ", ".join(item.codes) for item in brief.withheld
    ]
    assert [row["Place"] for row in found["claims"]].count("Headline") == 1


def test_an_event_counts_and_quotes_nothing() -> None:
    brief, _ = mill_fire()
    event = event_of(Published(Path("out/x"), brief, "published"), "http://127.0.0.1/x")
    told = json.dumps(event.payload)
    assert event.name == "wellsourced.brief.published"
    assert event.payload["claims"] == len(brief.claims)
    assert all(claim.text not in told for claim in brief.claims)
    assert outcome_line(Published(Path("x"), brief, "unchanged")) == "nothing new"
    held = replace(brief, status="held", held_because="fewer than 3 claims")
    assert outcome_line(Published(Path("x"), held, "unchanged")) == (
        "nothing new; still held, not published: fewer than 3 claims"
    )


@pytest.mark.parametrize("asked", ["../x", "/tmp/x", "a/../../x", "link/x", "a\0b"])  # noqa: S108
def test_a_form_publishes_nowhere_else(tmp_path: Path, asked: str) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "link").symlink_to(tmp_path)
    with pytest.raises(InputError, match="where this server publishes"):
        place(out, asked, "Mill fire", inside=True)
    assert place(out, "desk/a", "Mill fire", inside=True) == out / "desk" / "a"
    assert place(out, " ", "Mill fire", inside=True) == out


def test_the_page_is_on_the_web_where_something_serves_it(tmp_path: Path) -> None:
    brief, _ = mill_fire()
    published = Published(tmp_path / "the mill" / "1", brief, "published")
    url = "http://127.0.0.1:4200/briefs/"
    assert page_of(published, tmp_path, url) == f"{url}the%20mill/1/brief.html"
    assert page_of(published, tmp_path, None).startswith("file:///")
    assert page_of(published, tmp_path / "other", url).startswith("file:///")
