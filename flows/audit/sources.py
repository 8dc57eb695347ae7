"""Is what the brief says of its sources what their texts say themselves?

How much of each is a story, what in it addresses a model, and which of them are independent: all of
it can be told again from the whole texts, and is, where this program made the brief.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from flows.audit.report import Finding
from flows.core.origins import origins
from flows.core.records import Brief, Document, Source


def source_findings(brief: Brief, documents: Mapping[str, Document]) -> Iterator[Finding]:
    """What a source is said to be and is not; `documents` are whole, by id."""
    read = [s for s in brief.sources if s.id]
    for source in read:
        if document := documents.get(source.id or ""):
            yield from (Finding("sources", line) for line in _counts(source, document))
    if len(documents) < len(read):  # which are independent can only be told of all together
        return
    found = origins([documents[s.id or ""] for s in read])
    for source in read:
        if source.origin != found[source.id or ""]:
            yield Finding(
                "sources", f"source {source.id}: its text is of another origin than the brief says"
            )


def _counts(source: Source, document: Document) -> Iterator[str]:
    flagged = tuple(s.number for s in document.sentences if s.addresses_model)
    furniture = sum(s.kind == "furniture" for s in document.sentences)
    if (source.sentences, source.furniture) != (len(document.sentences), furniture):
        yield f"source {source.id}: has not as many sentences as the brief says"
    if source.sentences_read > sum(s.may_be_evidence for s in document.sentences):
        yield f"source {source.id}: has fewer sentences to read than the brief says were read"
    if source.flagged != flagged:
        yield f"source {source.id}: other sentences address a model than the brief says"
