"""What a published brief's folder holds, as bytes by relative path. Pure: no disk."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

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


def pages(brief: Brief, texts: Mapping[str, str]) -> dict[str, bytes]:
    """The pages for people; they depend on nothing but the brief and the published texts."""
    documents = [_bare(i, text) for i, text in texts.items()]
    return {
        "brief.html": to_html(brief, documents).encode(),
        "brief.md": to_markdown(brief).encode(),
    }


def _bare(document_id: str, text: str) -> Document:
    """A document of which only its id and its published text are known."""
    return Document(document_id, document_id, "", "", text, ())


def contents(brief: Brief, texts: Mapping[str, str]) -> dict[str, bytes]:
    """Every file but the sums, in the order in which they are listed there.

    Args:
        brief: as it is published.
        texts: what is published of each document's text, by its id.

    Raises:
        ValueError: if a text cannot be written as JSON or UTF-8.
    """
    stored = {source_path(i): text.encode() for i, text in texts.items()}
    files = {BRIEF: encode(to_json(brief)), **pages(brief, texts), **stored}
    return dict(sorted(files.items()))


def sums(files: Mapping[str, bytes]) -> bytes:
    """The bytes of SHA256SUMS, as `sha256sum -c` reads them, sorted by path."""
    lines = (
        f"{hashlib.sha256(data).hexdigest()}  {path}\n" for path, data in sorted(files.items())
    )
    # A stranger's file may be named in no encoding; sha256sum, too, writes its bytes as they are.
    return "".join(lines).encode(errors="surrogateescape")


def sum_lines(listed: bytes) -> set[str]:
    """The lines of such a list, to be held against another's: "<sum>  <path>"."""
    return set(listed.decode(errors="surrogateescape").splitlines())
