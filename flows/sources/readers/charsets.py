"""In which encoding are these bytes? What they are declared to be in is often not so."""

from __future__ import annotations

from w3lib.encoding import resolve_encoding

from flows.sources.decode import decode


def is_utf8(data: bytes) -> bool:
    """Whether bytes can be nothing but UTF-8: other encodings' letters do not form it by chance."""
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return not data.isascii()


def text_in(data: bytes, declared: str | None) -> str:
    """The text that bytes hold, in the declared encoding if they are.

    Raises:
        InputError: they are in no encoding that could be told. Completes "<name>: ".
    """
    # As browsers take it: latin-1 means what Windows made of it.
    encoding = resolve_encoding(declared) if declared else None
    if encoding and not is_utf8(data):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            pass
    return decode(data).text
