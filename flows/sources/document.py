"""One text to one `Document`: decoded, cut, marked, and asked what it says of itself."""

from __future__ import annotations

import hashlib
from pathlib import Path

from flows.core import furniture, injection
from flows.core.furniture import Page
from flows.core.lines import BLANKS
from flows.core.records import Document
from flows.core.sentences import split
from flows.errors import InputError
from flows.sources import language
from flows.sources.decode import normal
from flows.sources.metadata import read_about
from flows.sources.readers import Extracted, kind_of, read_kind

ID_LENGTH = 12  # hexadecimal digits of the stored text's hash


class ForeignLanguageError(InputError):
    """The text is in a language that the checks cannot read."""


def make_document(
    name: str, data: bytes, *, content_type: str | None = None, url: str | None = None
) -> Document:
    """The document that a file's bytes hold, whatever kind of file it is.

    `content_type` and `url` are those it was fetched with, if it was.

    Raises:
        ForeignLanguageError: it is not in English.
        InputError: the bytes cannot be read, or hold nothing to read. Both messages complete
            "<name>: ".
    """
    kind = kind_of(Path(name).suffix, data)
    return document_of(name, data, read_kind(kind, data, content_type=content_type, url=url))


def document_from_text(name: str, text: str) -> Document:
    """The document of a text that is no file: a pasted draft, a test. Raises as `make_document`."""
    data = normal(text).encode()
    return document_of(name, data, read_kind("text", data))


def document_of(name: str, data: bytes, read: Extracted) -> Document:
    """The document of a text that a reader has taken out of `data`. Raises as `make_document`."""
    text = normal(read.text)
    # The normal form may be shorter: what leads up to a page tells where it starts now.
    pages = read.pages if text == read.text else [len(normal(read.text[:p])) for p in read.pages]
    if not text.strip(BLANKS):
        raise InputError("is empty")
    if not any(c.isalnum() for c in text):
        raise InputError("holds no words")
    page = furniture.mark(text, split(text))
    page = Page(injection.flag(page.sentences), page.title, page.site)
    code = _language(page, text)
    if not any(s.kind == "body" for s in page.sentences):
        raise InputError("holds no sentences of a story, only headings and page furniture")
    about = read_about(text, page)
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(
        id=digest[:ID_LENGTH],
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        text_sha256=digest,
        text=text,
        sentences=page.sentences,
        title=read.title or about.title,
        publisher=read.publisher or about.publisher,
        url=read.url or about.url,
        date=read.date or about.date,
        language=code,
        notes=read.notes + about.notes,
        pages=tuple(pages),
    )


def _language(page: Page, text: str) -> str:
    body = " ".join(s.text for s in page.sentences if s.kind == "body")
    sample = body or text  # menus and addresses look like many languages
    code = language.detect(sample)
    if language.reads_as_english(code, sample):
        return code
    if code == "und":
        raise ForeignLanguageError(
            "is in a language that could not be told; the checks read English only"
        )
    raise ForeignLanguageError(f"is in {language.name(code)}; the checks read English only")
