"""Documents and claims for tests, made through the front door of reading."""

from __future__ import annotations

from flows.core.records import Claim, Document, Evidence
from flows.sources.document import document_from_text


def a_document(text: str, name: str = "a.txt") -> Document:
    return document_from_text(name, text)


def a_claim(
    document: Document, number: int, text: str | None = None, speaker: str | None = None
) -> Claim:
    """A checked claim on one sentence of a document; the sentence itself if no text is given."""
    s = document.sentence(number)
    return Claim(
        id=f"{document.id}-{number}",
        text=text or s.text,
        speaker=speaker,
        evidence=(Evidence(document.id, number, s.span.start, s.span.end, s.text),),
        checks=(),
        reported_by=(document.id,),
    )
