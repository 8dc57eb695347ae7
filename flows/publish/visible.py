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
    text = text.replace(_SOFT_HYPHEN, "")
    hidden = "".join(sorted(filter(_hides, set(text))))  # a long text has few different characters
    return re.sub(f"[{re.escape(hidden)}]", _shown, text) if hidden else text


def _hides(character: str) -> bool:
    if character in "\n\t":
        return False
    return unicodedata.category(character) in _HIDDEN or character in _BLANK


def _shown(found: re.Match[str]) -> str:
    character, text = found[0], found.string
    before, after = (
        text[max(0, found.start() - 1) : found.start()],
        text[found.end() : found.end() + 1],
    )
    if character in _JOINERS and not (before.isascii() or after.isascii()):
        return character
    return f"⟨U+{ord(character):04X}⟩"
