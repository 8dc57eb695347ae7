"""Bytes to the stored text: one encoding, one normal form, one newline."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from charset_normalizer import from_bytes
from w3lib.encoding import read_bom

from flows.errors import InputError
from flows.sources.language import detect

_MAGIC = (
    (b"PK\x03\x04", "a zip file, or an Office file other than .docx"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "an image"),
    (b"GIF8", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"\x1f\x8b", "a compressed file"),
    (b"BZh", "a compressed file"),
    (b"\xfd7zXZ\x00", "a compressed file"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
)
_NEWLINES = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_MOST_CONTROLS = 0.01  # of all characters; text has none, a binary file read as one has many
_SAMPLE = 262_144  # bytes; charset-normalizer tries every encoding on the whole of what it gets
_MOST_MARKS = 30  # on one letter
_MAY_BE_MARKS = re.compile(rf"[^\w\s]{{{_MOST_MARKS + 1},}}")
_JOINER = "\u034f"
_ODD = re.compile("[a-z][À-ß]|[À-ÿ]{3}")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The stored text and, if the bytes were not UTF-8, the encoding they were read as."""

    text: str
    encoding: str | None = None


def decode(data: bytes) -> Decoded:
    """The stored text: NFC, one kind of newline, no byte order mark.

    Raises:
        InputError: the bytes are no text; the message completes "<name>: ".
    """
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            raise InputError(f"is {kind}, not text; save its text as a .txt file")
    text, encoding = _read(data)
    if len(_CONTROLS.findall(text)) > _MOST_CONTROLS * len(text):
        raise InputError("is a binary file, not text")
    return Decoded(normal(text), None if encoding == "utf-8" else encoding)


def normal(text: str) -> str:
    """The text in the form in which it is stored."""
    # A lone surrogate cannot be written as UTF-8, and the stored text must be.
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    one = _NEWLINES.sub("\n", whole.removeprefix("\ufeff"))
    return unicodedata.normalize("NFC", _MAY_BE_MARKS.sub(_broken_up, one))


def _broken_up(run: re.Match[str]) -> str:
    """With a joiner after every 30 marks: to order more takes the square of their number.

    The "stream-safe text process" of Unicode's annex 15; no letter of any language has so many.
    """
    parts: list[str] = []
    marks = 0
    for c in run.group():
        marks = marks + 1 if unicodedata.combining(c) else 0
        if marks > _MOST_MARKS:
            parts.append(_JOINER)
            marks = 1
        parts.append(c)
    return "".join(parts)


def _read(data: bytes) -> tuple[str, str]:
    encoding, mark = read_bom(data)
    if encoding and mark:
        try:
            return data[len(mark) :].decode(encoding), encoding[:6]
        except UnicodeDecodeError as e:
            at = e.start + len(mark)
            raise InputError(
                f"is marked as {encoding} but byte {at} is not; save it as UTF-8"
            ) from e
    if b"\x00" in data:
        raise InputError("is a binary file, not text")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _detected(data)


def _detected(data: bytes) -> tuple[str, str]:
    # Detection by statistics needs many bytes to tell the single-byte encodings apart, and English
    # has few that differ. Text that is English when read in the Western encoding that editors
    # used before UTF-8 is in it, unless accented letters stand where an apostrophe would, or in
    # a row.
    try:
        western = data.decode("windows-1252")
    except UnicodeDecodeError:
        pass
    else:
        if detect(western) == "en" and not _ODD.search(western):
            return western, "windows-1252"
    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        raise InputError("is in no encoding that could be told; save it as UTF-8")
    try:
        return data.decode(best.encoding), best.encoding.replace("_", "-")
    except UnicodeDecodeError as e:
        raise InputError(
            f"looks like {best.encoding} but byte {e.start} does not fit; save it as UTF-8"
        ) from e
