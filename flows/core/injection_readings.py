"""What a language model may read in a text: the text itself, and what is disguised in it.

A disguise that a person sees through at once ("I-g-n-o-r-e", "Ign0re", Cyrillic letters that look
Latin, base64) is no obstacle to a model, but would be one to patterns.
"""

from __future__ import annotations

import base64
import binascii
import re
import unicodedata
from collections.abc import Iterator

_TAGS = {0xE0000 + point: chr(point) for point in range(0x20, 0x7F)}  # invisible ASCII
# Unicode's confusables of the letters that English uses, Cyrillic and Greek.
_LOOKALIKES = str.maketrans("аеорсухіјѕһԁԛԝкмнтвαοερυιντκχ", "aeopcyxijshdqwkmhtbaoepuivtkx")
_MIXED = re.compile(r"\w*(?:[a-z][а-яіјѕα-ω]|[а-яіјѕα-ω][a-z])\w*")
_DIGITS = str.maketrans("013457", "oleast")
_WITH_DIGITS = re.compile(r"\b[a-z]+[013457][a-z013457]*\b|\b[013457][a-z]{2,}\b")
_SPELT = re.compile(r"\b(?:[a-z][-._·*]){3,}[a-z]\b|\b(?:[a-z] ){4,}[a-z]\b")
_BASE64 = re.compile(r"[A-Za-z0-9+/]{24,}={0,2}")


def readings(text: str) -> Iterator[str]:
    """The folded text, then each disguise undone, where there is one."""
    folded = fold(text)
    yield folded
    undone = folded
    if not folded.isascii():
        undone = _MIXED.sub(lambda m: m.group().translate(_LOOKALIKES), undone)
    undone = _SPELT.sub(lambda m: re.sub(r"[^a-z]", "", m.group()), undone)
    undone = _WITH_DIGITS.sub(lambda m: m.group().translate(_DIGITS), undone)
    if undone != folded:
        yield undone
    for run in _BASE64.findall(text):
        if decoded := _decode(run):
            yield fold(decoded)


def fold(text: str) -> str:
    """Lower case, compatible forms, one line, nothing invisible."""
    if text.isascii():
        return " ".join(text.casefold().split())
    plain = unicodedata.normalize("NFKC", text.translate(_TAGS)).replace("‑", "-")
    quoted = re.sub(r"(?<=\w)’(?=\w)", "'", plain)  # an apostrophe does not close a quotation
    visible = "".join(c for c in quoted if unicodedata.category(c) != "Cf")
    return " ".join(visible.casefold().split())


def _decode(run: str) -> str | None:
    """The words that a run of base64 hides; None if it hides none."""
    whole = run.rstrip("=")
    try:
        decoded = base64.b64decode(whole + "=" * (-len(whole) % 4)).decode()
    except (binascii.Error, UnicodeDecodeError):
        return None
    return decoded if decoded.isprintable() and " " in decoded else None
