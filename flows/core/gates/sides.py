"""On whose side, with or without, because of or despite: small words that turn a sentence round.

"Voted for" is not "voted against", a price "including shipping" is not one "plus shipping", and
what was done despite a strike was not done because of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.core.concepts import concepts

#: What one does for or against something.
_SIDED = (
    r"(?P<act>vot|argu|speak|spoke|campaign|protest|demonstrat|rul|fought|fight|decid|advis|stood|"
    r"stand)\w*"
)
_SIDE = re.compile(
    rf"\b{_SIDED}\s+(?:[\w-]+\s+){{0,2}}?(?:(?P<pro>for|in favou?r of)|(?P<con>against))\s+"
    r"(?P<what>[^,.;]+)",
    re.IGNORECASE,
)
_PRESENT = {"spoke": "speak", "fought": "fight", "stood": "stand"}
_COUNTED = re.compile(
    r"\b(?:(?P<pro>including|inclusive of)|(?P<con>plus|excluding|exclusive of|not including|"
    r"without|before))\s+(?P<what>[^,.;()]+)",
    re.IGNORECASE,
)
#: Why something was done, or what could not keep it from being done.
_REASON = re.compile(
    r"\b(?:(?P<pro>because of|due to|owing to|thanks to|as a result of)|"
    r"(?P<con>despite|in spite of|notwithstanding))\s+(?P<what>[^,.;]+)",
    re.IGNORECASE,
)
#: Into a place or out of it; on or off.
_WAY = re.compile(
    r"\b(?P<act>pull|march|mov)\w*\s+(?:(?P<pro>into|in)|(?P<con>out of))\s+(?P<what>[^,.;]+)",
    re.IGNORECASE,
)
_SWITCH = re.compile(
    r"\b(?P<act>turn|switch)\w*\s+(?P<what>(?:(?!on\b|off\b)[\w-]+\s+){0,4}?"
    r"(?:(?P<pro>on)|(?P<con>off))\b(?:\s+[\w-]+){0,3})",
    re.IGNORECASE,
)


def on_the_other_side(claim: str, evidence: Sequence[str]) -> tuple[str, str] | None:
    """The claim's words and the source's, if the source stands on the other side of a thing."""
    for pattern in (_SIDE, _COUNTED, _REASON, _WAY, _SWITCH):
        for mine in pattern.finditer(claim):
            theirs = [m for text in evidence for m in pattern.finditer(text) if _is_same(mine, m)]
            if theirs and all(bool(m["pro"]) != bool(mine["pro"]) for m in theirs):
                return mine.group().strip(), theirs[0].group().strip()
    return None


def _is_same(mine: re.Match[str], theirs: re.Match[str]) -> bool:
    acts = "act" not in mine.re.groupindex or _act(mine) == _act(theirs)
    return acts and bool(set(concepts(mine["what"])) & set(concepts(theirs["what"])))


def _act(found: re.Match[str]) -> str:
    word = found["act"].casefold()
    return _PRESENT.get(word, word)
