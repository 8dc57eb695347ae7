from __future__ import annotations

import json
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, event, example, given, settings
from jsonschema import Draft202012Validator

from flows.audit import audit
from flows.core.records import Brief, Document
from flows.errors import PublishError
from flows.publish import publish
from flows.publish.schema import load_schema
from tests.publish.making import mill_fire
from tests.publish.strategies import briefs

_VALIDATOR = Draft202012Validator(load_schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(briefs())
@example(mill_fire())
def test_a_brief_is_refused_or_stands_every_test(
    made: tuple[Brief, tuple[Document, ...]],
) -> None:
    brief, documents = made
    with tempfile.TemporaryDirectory() as name:
        out = Path(name) / "out"
        try:
            published = publish(brief, documents, out)
        except PublishError as error:
            event(f"refused: {str(error).split(': ')[1][:20]}")
            assert not list(out.glob("**/*"))
            return
        event(published.outcome)
        assert audit(published.folder).problems == ()
        data = json.loads((published.folder / "brief.json").read_text(encoding="utf-8"))
        assert list(_VALIDATOR.iter_errors(data)) == []
        for document in documents:
            stored = published.folder / "sources" / f"{document.id}.txt"
            assert stored.read_bytes().decode() == document.text
        again = publish(brief, documents, out)
        assert again.outcome == ("held" if published.outcome == "held" else "unchanged")
        assert again.folder == published.folder
    printed = {
        (_letters(c["text"]), c["speaker"], e["document"])
        for c in data["claims"]
        for e in c["evidence"]
    }
    withheld = {(_letters(w["text"]), w["speaker"], w["document"]) for w in data["withheld"]}
    assert not {pair for pair in printed & withheld if pair[0]}
