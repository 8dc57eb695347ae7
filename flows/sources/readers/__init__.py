"""One reader a kind of file; all give a text and what its container says of it."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Literal, TypeAlias

from flows.sources.readers.model import Extracted

__all__ = ["KINDS", "PROLOGUE", "Extracted", "Kind", "kind_of", "read_kind"]

Kind: TypeAlias = Literal["text", "page", "pdf", "word", "mail"]

#: Files that are read, by the end of their name.
KINDS: dict[str, Kind] = {
    ".txt": "text",
    ".md": "text",
    ".html": "page",
    ".htm": "page",
    ".pdf": "pdf",
    ".docx": "word",
    ".eml": "mail",
}
#: What may come before the first element of a page or a feed. It must not be able to take a comment
#: in two ways: each further one would double the time.
PROLOGUE = rb"\s*(?:(?:<!--(?:(?!-->).){0,500}-->|<\?[^>]*>)\s*)*"
_HTML = re.compile(PROLOGUE + rb"<(?:!doctype html|html[\s>])", re.IGNORECASE | re.DOTALL)
_HEAD = 2048  # bytes that tell what a file is


def kind_of(suffix: str, data: bytes) -> Kind:
    """What a file is: what its first bytes say, else what the end of its name does."""
    if data.startswith(b"%PDF-"):
        return "pdf"
    if data.startswith(b"PK\x03\x04") and _is_word(data):
        return "word"
    if _HTML.match(data.removeprefix(b"\xef\xbb\xbf")[:_HEAD]):
        return "page"
    named = KINDS.get(suffix.lower(), "text")
    return named if named in {"page", "mail"} else "text"


def read_kind(
    kind: Kind, data: bytes, *, content_type: str | None = None, url: str | None = None
) -> Extracted:
    """The text of a file of that kind; of a mail its own words, and what is attached beside them.

    `content_type` and `url` are those it was fetched with, if it was.

    Raises:
        InputError: it cannot be read. Completes "<name>: ".
    """
    # Each reader brings a library of its own; a brief of plain texts needs none of them.
    if kind == "page":
        from flows.sources.readers.page import read_page

        return read_page(data, content_type=content_type, url=url)
    if kind == "pdf":
        from flows.sources.readers.apart import read_pdf_apart

        return read_pdf_apart(data)
    if kind == "word":
        from flows.sources.readers.word import read_word

        return read_word(data)
    if kind == "mail":
        from flows.sources.readers.mail import read_mail

        return read_mail(data)
    from flows.sources.readers.plain import read_plain

    return read_plain(data)


def _is_word(data: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return "word/document.xml" in packed.namelist()
    except Exception:  # noqa: BLE001 - a damaged archive can make zipfile raise anything
        return False
