"""Files to documents: the first stretch of the road."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from flows.core.records import Document, SkippedSource
from flows.errors import InputError
from flows.sources.document import (
    ID_LENGTH,
    ForeignLanguageError,
    document_from_text,
    make_document,
)
from flows.sources.files import find, read

__all__ = [
    "MAX_BYTES",
    "Document",
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


def read_sources(sources: Sequence[str], *, max_bytes: int = MAX_BYTES) -> Reading:
    """Reads files, folders (with their sub-folders; hidden files left out) and globs.

    One bad source among good ones is skipped and named. Raises InputError if none can be read.
    """
    if not sources:
        raise InputError("No sources were named; name .txt or .md files, a folder or a glob.")
    documents: dict[str, Document] = {}  # by hash of the stored text
    skipped: list[SkippedSource] = []
    for candidate in find(sources):
        if candidate.path is None:
            skipped.append(SkippedSource(candidate.name, candidate.problem or "could not be read"))
            continue
        sha256 = None
        try:
            data = read(candidate.path, max_bytes)
            sha256 = hashlib.sha256(data).hexdigest()
            document = make_document(candidate.name, data)
        except ForeignLanguageError as e:
            skipped.append(SkippedSource(candidate.name, str(e), "language", sha256))
            continue
        except InputError as e:
            skipped.append(SkippedSource(candidate.name, str(e), "failed", sha256))
            continue
        known = documents.get(document.text_sha256)
        if known:
            reason = f"is the same text as {known.name}; it was read once"
            skipped.append(SkippedSource(candidate.name, reason, "duplicate", sha256, known.id))
        else:
            documents[document.text_sha256] = _with_own_id(document, documents)
    if not documents:
        raise InputError(_nothing(skipped))
    return Reading(tuple(documents.values()), tuple(skipped))


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
