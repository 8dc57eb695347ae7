"""Which of two is more: "more to hospitals than to orphanages" does not carry the reverse."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from flows.core.concepts import concepts
from flows.core.words import listed

_DOWN = listed(
    "less fewer lower smaller cheaper weaker slower shorter younger worse poorer earlier"
)
_NOT_COMPARED = listed("other rather over under another order number whether later never either")
_COMPARED = re.compile(
    r"\b(?P<word>more|less|fewer|better|worse|[a-z]{2,}er)\b(?P<middle>[^.;,]*?)\sthan\s+(?P<right>[^.;,]+)"
)
_CLAUSE = re.compile(r"[.;,:]|\s(?:and|but)\s")
_NOT = re.compile(r"\b(?:not|no|never)\b|n[’']t\b")


@dataclass(frozen=True, slots=True)
class _Comparison:
    """What is said to be more (or less) than what."""

    left: frozenset[str]
    right: frozenset[str]
    text: str
    down: bool


def _read(text: str) -> list[_Comparison]:
    found = []
    end = 0
    for m in _COMPARED.finditer(text):
        before = _CLAUSE.split(text[end : m.start()])[-1]
        end = m.end()
        if m["word"] in _NOT_COMPARED or m["right"][0].isdigit():
            continue  # "more than 100", "rather than"
        right = frozenset(concepts(m["right"]))
        left = frozenset(concepts(before + m["middle"])) - right
        if left and right:
            turned = bool(_NOT.search(before))
            shown = text[m.start("word") : m.end()]
            found.append(_Comparison(left, right, shown, (m["word"] in _DOWN) != turned))
    return found


def turned_comparison(claim: str, evidence: Sequence[str]) -> tuple[str, str] | None:
    """The claim's words and the source's, if the two that are compared have changed places."""
    for mine in _read(claim):
        theirs = [
            other
            for text in evidence
            for other in _read(text)
            if (mine.right & (other.left | other.right))
            and (mine.left & (other.left | other.right))
        ]
        if theirs and all(_is_turned(mine, other) for other in theirs):
            return mine.text, theirs[0].text
    return None


def _is_turned(mine: _Comparison, other: _Comparison) -> bool:
    straight = bool(mine.right & other.right) and not mine.left & other.right
    crossed = bool(mine.right & other.left) and bool(mine.left & other.right)
    return straight if mine.down != other.down else crossed and not mine.right & other.right
