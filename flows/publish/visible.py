"""Hostile text made plain: what cannot be seen, or turns other text around, is shown as a mark."""

from __future__ import annotations

import re
import unicodedata

_SPACE = re.compile(r"\s+")
_SOFT_HYPHEN = "\u00ad"  # common in newspapers' text, and harmless: it only allows a break
_JOINERS = "\u200c\u200d"  # needed inside emoji and by scripts of Asia; suspicious beside ASCII
_HIDDEN = ("Cc", "Cf", "Cs")
#: Letters and signs that show nothing: Hangul fillers, the blank Braille pattern.
_BLANK = "\u115f\u1160\u3164\uffa0\u2800"


def visible(text: str) -> str:
    """`text` on one line, with control, zero-width and direction characters as "⟨U+202E⟩"."""
    return visible_lines(_SPACE.sub(" ", text.replace(_SOFT_HYPHEN, "")).strip())


def visible_lines(text: str) -> str:
    """The same, but line breaks and spaces stay as they are."""
    if text.isascii() and text.isprintable():
        return text
    text = text.replace(_SOFT_HYPHEN, "")
    return "".join(
        _shown(c, text[i - 1] if i else "", text[i + 1 : i + 2]) for i, c in enumerate(text)
    )


def _shown(character: str, before: str, after: str) -> str:
    if character in "\n\t":
        return character
    if character in _JOINERS and not (before.isascii() or after.isascii()):
        return character
    hidden = unicodedata.category(character) in _HIDDEN or character in _BLANK
    return f"⟨U+{ord(character):04X}⟩" if hidden else character
