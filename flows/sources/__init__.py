"""Files to documents: the first stretch of the road."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Literal

from flows.core.records import Document, SkippedSource
from flows.errors import InputError
from flows.sources.document import (
    ID_LENGTH,
    ForeignLanguageError,
    document_from_text,
    make_document,
)
from flows.sources.files import Candidate, find, printable, read
from flows.sources.limits import must_be_within, within

__all__ = [
    "MAX_BYTES",
    "Document",
    "Pasted",
    "Reading",
    "document_from_text",
    "make_document",
    "read_sources",
]

#: The largest file that is read; a novel is 1 MB, and 20 MB take about half a minute.
MAX_BYTES = 20_000_000
_REASONS = 3  # told in the one line that says why nothing could be read


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read, in the order named, and what was not, with the reason."""

    documents: tuple[Document, ...]
    skipped: tuple[SkippedSource, ...]


@dataclass(frozen=True, slots=True)
class Pasted:
    """A text that is no file."""

    title: str
    text: str


def read_sources(
    sources: Sequence[str],
    *,
    texts: Sequence[Pasted] = (),
    roots: Sequence[Path] | None = None,
    max_bytes: int = MAX_BYTES,
) -> Reading:
    """Reads files, folders (with their sub-folders; hidden files left out), globs and texts.

    With `roots`, nothing outside these folders is read, links included. One bad source among good
    ones is skipped and named. Raises InputError if none can be read.
    """
    if not sources and not texts:
        raise InputError("No sources were named; name .txt or .md files, a folder or a glob.")
    if roots is not None:
        must_be_within(roots, sources)
    shelf = _Shelf()
    for candidate in find(sources):
        shelf.add(candidate.name, partial(_bytes_of, candidate, roots, max_bytes))
    for name, pasted in zip(_titles(texts), texts, strict=True):
        shelf.add(name, pasted.text.encode, title=name)
    if not shelf.documents:
        raise InputError(_nothing(shelf.skipped))
    return Reading(tuple(shelf.documents.values()), tuple(shelf.skipped))


class _Shelf:
    """What has been read so far, each text once, and what could not be."""

    def __init__(self) -> None:
        self.documents: dict[str, Document] = {}  # by hash of the stored text
        self.skipped: list[SkippedSource] = []

    def add(self, name: str, load: Callable[[], bytes], title: str | None = None) -> None:
        """Reads one source; a bad one is noted with its reason."""
        sha256 = None
        try:
            data = load()
            sha256 = hashlib.sha256(data).hexdigest()
            document = make_document(name, data)
        except (InputError, UnicodeEncodeError) as e:  # half of a surrogate pair can be pasted
            foreign = isinstance(e, ForeignLanguageError)
            status: Literal["language", "failed"] = "language" if foreign else "failed"
            self.skipped.append(SkippedSource(name, str(e), status, sha256))
            return
        if known := self.documents.get(document.text_sha256):
            reason = f"is the same text as {known.name}; it was read once"
            self.skipped.append(SkippedSource(name, reason, "duplicate", sha256, known.id))
            return
        if title:
            document = replace(document, title=title)
        self.documents[document.text_sha256] = _with_own_id(document, self.documents)


def _bytes_of(candidate: Candidate, roots: Sequence[Path] | None, max_bytes: int) -> bytes:
    if candidate.path is None:
        raise InputError(candidate.problem or "could not be read")
    path = candidate.path if roots is None else within(roots, candidate.path)
    return read(path, max_bytes)


def _titles(texts: Sequence[Pasted]) -> Iterator[str]:
    """A title for each, on one line and unlike the others."""
    seen = Counter[str]()
    for pasted in texts:
        title = printable(" ".join(pasted.title.split())) or "Pasted text"
        seen[title] += 1
        yield title if seen[title] == 1 else f"{title} ({seen[title]})"


def _with_own_id(document: Document, others: dict[str, Document]) -> Document:
    """The document with an id that no other has: more of the hash, where its start is shared."""
    taken = {other.id for other in others.values()}
    length = ID_LENGTH
    while document.text_sha256[:length] in taken:
        length += 1
    return replace(document, id=document.text_sha256[:length])


def _nothing(skipped: list[SkippedSource]) -> str:
    told = "; ".join(f"{s.name} {s.reason.split(';')[0]}" for s in skipped[:_REASONS])
    more = f"; and {len(skipped) - _REASONS} more" if len(skipped) > _REASONS else ""
    return f"Nothing could be read: {told}{more}. Name .txt or .md files with a text in English."
