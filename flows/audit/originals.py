"""The original files, for an auditor who has them: is what the brief says of them true?"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from flows.audit.report import Finding, Note
from flows.core.records import Brief, Document, Evidence, Source
from flows.errors import InputError
from flows.publish.fingerprint import fingerprint
from flows.publish.redaction import redacted
from flows.sources import MAX_BYTES
from flows.sources.document import make_document


@dataclass(frozen=True, slots=True)
class Originals:
    """Files of a folder, by the SHA-256 of their bytes."""

    folder: Path
    paths: dict[str, Path]

    def findings(
        self, brief: Brief, texts: Mapping[str, str]
    ) -> Iterator[Finding | Note | Document]:
        """The document of each original that is what the brief says, or else what is wrong."""
        for source in brief.sources:
            if source.id is not None:
                yield from self._source(brief, source, texts.get(source.id))

    def _source(
        self, brief: Brief, source: Source, published: str | None
    ) -> Iterator[Finding | Note | Document]:
        name = source.name
        path = self.paths.get(source.sha256 or "")
        if path is None:
            where = f"{self.folder} has no file with the SHA-256 {source.sha256}"
            yield Finding("originals", f"{name}: {where}")
            return
        try:
            read = make_document(name, path.read_bytes(), url=source.url)
            document = replace(read, id=source.id or "")
        except (OSError, InputError) as error:
            yield Finding("originals", f"{name}: {path} cannot be read: {error}")
            return
        if document.text_sha256 != source.text_sha256:
            yield Finding(
                "originals",
                f"{name}: its text, as this version reads {path}, is not the one that the brief"
                f" ({brief.made_by.software}) stands on",
            )
            return
        for line in _said_of(source, document):
            if brief.rendered_by == fingerprint():
                yield Finding("originals", f"{name}: {line}")
            else:
                yield Note(f"{name}: as this version reads it, {line}")
        if brief.publish_sources == "excerpts" and redacted(document.text, source.published) != (
            published
        ):
            yield Finding("originals", f"{name}: the published sentences are not those of {path}")
            return
        if any(_wrong(document, e) for c in brief.claims for e in (*c.evidence, *c.context)):
            yield Finding("originals", f"{name}: a quote is not in {path} where the brief says")
            return
        yield document


def read_originals(folder: Path) -> Originals:
    """The files under `folder`, each known by its bytes; too large ones are none of ours.

    Raises:
        InputError: if it is not a folder.
    """
    if not folder.is_dir():
        raise InputError(f"{folder}: is not a folder; name the one with the original files")
    found = {}
    for path in sorted(folder.rglob("*")):
        try:
            if path.is_file() and path.stat().st_size <= MAX_BYTES:
                found[hashlib.sha256(path.read_bytes()).hexdigest()] = path
        except OSError:
            continue  # if it is one of ours, it will be missed by its name
    return Originals(folder, found)


def _said_of(source: Source, document: Document) -> Iterator[str]:
    """Where the original names another title, publisher, address or day than the brief.

    What it does not name itself may be known from elsewhere: a feed, or whoever pasted it.
    """
    for what, said, own in (
        ("title", source.title, document.title),
        ("publisher", source.publisher, document.publisher),
        ("address", source.url, document.url),
        ("day", source.date, document.date),
    ):
        if own is not None and said not in {own, source.name}:
            yield f"its {what} is “{own}”, not “{said}”"


def _wrong(document: Document, e: Evidence) -> bool:
    if e.document != document.id:
        return False
    quote = document.text[e.start : e.end]
    return not quote or e.end > len(document.text) or e.quote not in (None, quote)
