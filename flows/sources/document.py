"""One text to one `Document`: decoded, cut, marked, and asked what it says of itself."""

from __future__ import annotations

import hashlib

from flows.core import furniture, injection
from flows.core.furniture import Page
from flows.core.lines import BLANKS
from flows.core.records import Document
from flows.core.sentences import split
from flows.errors import InputError
from flows.sources import language
from flows.sources.decode import decode, normal
from flows.sources.metadata import read_about
from flows.sources.unwrap import unwrap

ID_LENGTH = 12  # hexadecimal digits of the stored text's hash


class ForeignLanguageError(InputError):
    """The text is in a language that the checks cannot read."""


def make_document(name: str, data: bytes) -> Document:
    """The document that a file's bytes hold.

    Raises:
        ForeignLanguageError: it is not in English.
        InputError: the bytes are no text, or hold nothing to read. Both messages complete
            "<name>: ".
    """
    decoded = decode(data)
    notes = (f"read as {decoded.encoding}",) if decoded.encoding else ()
    return _document(name, data, decoded.text, notes)


def document_from_text(name: str, text: str) -> Document:
    """The document of a text that is no file: a pasted draft, a test. Raises as `make_document`."""
    stored = normal(text)
    return _document(name, stored.encode(), stored, ())


def _document(name: str, data: bytes, decoded: str, notes: tuple[str, ...]) -> Document:
    unwrapped = unwrap(decoded)
    text = unwrapped.text
    if unwrapped.joined:
        notes += (f"{unwrapped.joined} lines broken at a fixed width were joined",)
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
        title=about.title,
        publisher=about.publisher,
        url=about.url,
        date=about.date,
        language=code,
        notes=notes + about.notes,
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
