"""What a verb and the noun made of it have in common: "close" and "closure"."""

from __future__ import annotations

import re
from collections.abc import Iterable

_ENDINGS = re.compile(r"(?<=\w{3})(?:ur|al|ment|e|or|er)$")  # of stems


def root(word: str) -> str:
    """The root of a stem: "closur" and "close" are "clos", "approv" is itself."""
    return _ENDINGS.sub("", word)


def roots(words: Iterable[str]) -> frozenset[str]:
    """The roots of some stems."""
    return frozenset(map(root, words))
