from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import get_args

from hypothesis import HealthCheck, event, example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from flows.audit import audit
from flows.core.records import Brief, Document, PublishSources
from flows.errors import PublishError
from flows.publish import publish
from flows.publish.schema import load_schema, schema_problems
from tests.publish.making import mill_fire
from tests.publish.strategies import briefs

_VALIDATOR = Draft202012Validator(load_schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(briefs(), st.sampled_from(get_args(PublishSources)))
@example(mill_fire(), "full")
def test_a_brief_is_refused_or_stands_every_test(
    made: tuple[Brief, tuple[Document, ...]], keep: PublishSources
) -> None:
    brief, documents = made
    with tempfile.TemporaryDirectory() as name:
        out = Path(name) / "out"
        try:
            published = publish(brief, documents, out, keep)
        except PublishError as error:
            event(f"refused: {str(error).split(': ')[1][:20]}")
            assert not list(out.glob("**/*"))
            return
        event(published.outcome)
        # Invented labels and counts of sentences are no program's; all else is consistent.
        assert {p.kind for p in audit(published.folder).problems} <= {"labels", "sources"}
        data = json.loads((published.folder / "brief.json").read_text(encoding="utf-8"))
        assert list(_VALIDATOR.iter_errors(data)) == []
        for document in documents:
            stored = published.folder / "sources" / f"{document.id}.txt"
            assert stored.exists() == (keep != "none")
            if keep == "full":
                assert stored.read_bytes().decode() == document.text
        if published.outcome != "held":
            listed = json.loads((out / "index.json").read_text(encoding="utf-8"))
            assert schema_problems(listed, "1.0", "index") == ()
            assert [b["id"] for b in listed["briefs"]] == [published.brief.id]
        again = publish(brief, documents, out, keep)
        assert again.outcome == ("held" if published.outcome == "held" else "unchanged")
        assert again.folder == published.folder
    printed = {
        (_letters(c["text"]), c["speaker"], e["document"])
        for c in data["claims"]
        for e in c["evidence"]
    }
    kept = [w for w in data["withheld"] if w["text"] is not None]
    assert len(kept) == (len(data["withheld"]) if keep == "full" else 0)
    withheld = {(_letters(w["text"]), w["speaker"], w["document"]) for w in kept}
    assert not {pair for pair in printed & withheld if pair[0]}
