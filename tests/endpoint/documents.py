"""Small documents for tests that need no reader."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from flows.core.records import Document, Sentence, Span

SECRET = b"an installation's"


def document_of(*lines: str, **changes: object) -> Document:
    """A document with one sentence a line."""
    text = "\n".join(lines)
    sentences, start = [], 0
    for number, line in enumerate(lines, 1):
        sentences.append(Sentence(number, Span(start, start + len(line)), line, paragraph=number))
        start += len(line) + 1
    digest = hashlib.sha256(text.encode()).hexdigest()
    document = Document(
        id=digest[:12],
        name="story.txt",
        sha256=digest,
        text_sha256=digest,
        text=text,
        sentences=tuple(sentences),
    )
    return replace(document, **changes)  # type: ignore[arg-type]


def marked(document: Document, number: int, **changes: object) -> Document:
    """The document with one sentence changed: furniture, a heading, one that addresses a model."""
    sentences = tuple(
        replace(s, **changes) if s.number == number else s  # type: ignore[arg-type]
        for s in document.sentences
    )
    return replace(document, sentences=sentences)
