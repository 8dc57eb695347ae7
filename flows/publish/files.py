"""What a published brief's folder holds, as bytes by relative path. Pure: no disk."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from flows.core.records import Brief, Document
from flows.publish.brief_json import encode, to_json
from flows.publish.html import to_html
from flows.publish.markdown import to_markdown

BRIEF = "brief.json"
PAGES = ("brief.html", "brief.md")
SUMS = "SHA256SUMS"


def source_path(document_id: str) -> str:
    """Where a document's stored text is, relative to the brief's folder."""
    return f"sources/{document_id}.txt"


def pages(brief: Brief, documents: Sequence[Document]) -> dict[str, bytes]:
    """The pages for people; they depend on nothing but the brief and the stored texts."""
    return {
        "brief.html": to_html(brief, documents).encode(),
        "brief.md": to_markdown(brief, documents).encode(),
    }


def contents(brief: Brief, documents: Sequence[Document]) -> dict[str, bytes]:
    """Every file but the sums, in the order in which they are listed there.

    Raises:
        ValueError: if a text cannot be written as JSON or UTF-8.
    """
    texts = {source_path(d.id): d.text.encode() for d in documents}
    files = {BRIEF: encode(to_json(brief)), **pages(brief, documents), **texts}
    return dict(sorted(files.items()))


def sums(files: Mapping[str, bytes]) -> bytes:
    """The bytes of SHA256SUMS, as `sha256sum -c` reads them, sorted by path."""
    lines = (
        f"{hashlib.sha256(data).hexdigest()}  {path}\n" for path, data in sorted(files.items())
    )
    return "".join(lines).encode()
