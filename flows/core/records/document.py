"""What is read: a document's stored text, cut into numbered sentences.

Every offset is in code points of the *stored* text, end exclusive.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal, TypeAlias

SentenceKind: TypeAlias = Literal["body", "heading", "furniture"]


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of code points in a stored text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of `text` that this span covers."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Sentence:
    """The numbered unit of a document; `document.text[span]` is exactly `text`."""

    number: int  # from 1, in reading order
    span: Span
    text: str
    paragraph: int  # from 1; sentences of one line share it
    kind: SentenceKind = "body"
    furniture: str | None = None  # which furniture, in words: "byline", "share button"
    addresses_model: bool = False  # speaks to a language model: flagged, never evidence

    @property
    def may_be_evidence(self) -> bool:
        """Whether engines and checks may read it: neither furniture nor speaking to a model."""
        return self.kind != "furniture" and not self.addresses_model


@dataclass(frozen=True, slots=True)
class Document:
    """The thing read: stored text, numbered sentences, and what it says of itself."""

    id: str  # safe in paths and marks; derived from text_sha256
    name: str  # the file's name, for people
    sha256: str  # of the file's bytes
    text_sha256: str  # of the stored text in UTF-8
    text: str
    sentences: tuple[Sentence, ...]
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    date: str | None = None  # ISO 8601 day, where the document says so itself
    language: str = "und"  # ISO 639-1, "und" if it cannot be told
    notes: tuple[str, ...] = ()  # what a reader should know: "read as windows-1252"
    pages: tuple[int, ...] = ()  # where in `text` each page starts, if it has pages

    def __hash__(self) -> int:
        """The id's: what is kept by document must not read the whole text to look it up."""
        return hash(self.id)

    def sentence(self, number: int) -> Sentence:
        """The sentence with that number; IndexError if there is none."""
        if not 1 <= number <= len(self.sentences):
            raise IndexError(f"{self.name} has no sentence {number}")
        return self.sentences[number - 1]

    def page_of(self, offset: int) -> int | None:
        """The number of the page that an offset into `text` is on; None if it has no pages."""
        return bisect_right(self.pages, offset) or None

    def may_cite(self, number: int) -> bool:
        """Whether there is a sentence with that number, and it may be evidence."""
        return 1 <= number <= len(self.sentences) and self.sentence(number).may_be_evidence


@dataclass(frozen=True, slots=True)
class SkippedSource:
    """A source that was named but is not in the brief, and why."""

    name: str
    reason: str
    status: Literal["failed", "duplicate", "language"] = "failed"
    sha256: str | None = None
