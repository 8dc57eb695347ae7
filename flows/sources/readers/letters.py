"""The letters of printed pages, as people write them."""

from __future__ import annotations

import re
import unicodedata

# ﬁ is one letter for a printer and two for everyone else: no gate would know “ﬁve” for a number.
_LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
# A place where a word may be broken; at a line's end it has been, and is a hyphen.
_MAY_BREAK = re.compile("\u00ad(?=.)")
# What a reader shows of a font that does not say which letters its shapes are: the shapes' numbers,
# or letters of nobody's.
_NO_LETTER = re.compile("\\(cid:\\d+\\)|[\ue000-\uf8ff\ufffd]")
_MOST_UNKNOWN = 0.1


def as_written(line: str) -> str:
    """A line without ligatures, and without soft hyphens inside it."""
    return " ".join(_MAY_BREAK.sub("", line.strip().translate(_LIGATURES)).split())


def is_legible(text: str) -> bool:
    """Whether nine of ten letters are known."""
    unknown = len(_NO_LETTER.findall(text))
    known = sum(map(str.isalpha, _NO_LETTER.sub("", text)))
    return unknown <= _MOST_UNKNOWN * (unknown + known)
