"""A figure that the source only aims at may not be told as reached.

"The plan is to grow this number to more than 100" carries no "100 are covered".
"""

from __future__ import annotations

import re

from flows.core.facts import Facts
from flows.core.facts.model import Number
from flows.core.gates.model import Line

_AIM = re.compile(
    r"\b(?:plan|goal|aim|target|ambition|objective|intention)s?\b|\b(?:want|hope|seek|intend|expect|"
    r"forecast|predict|project|propose|demand|ask)(?:s|ed|ing)?\b|\b(?:sought|hoping)\b",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:will|would|could|may|might|should|to|by|if|until|proposal|estimate|bid|request|likely)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;:(—–]|\s(?:but|and|while|although|which|who)\s")


def only_aimed_at(claim: Facts, evidence: tuple[Line, ...]) -> tuple[str, str] | None:
    """The claim's figure and the source's words, if everywhere it is only an aim."""
    if _AIM.search(claim.text) or _OPEN.search(claim.text):
        return None
    for number in claim.numbers:
        told = [
            (line.facts.text, n)
            for line in evidence
            for n in line.facts.numbers
            if (n.low, n.high) == (number.low, number.high)
        ]
        first = _aim(*told[0]) if told else ""
        if first and all(_aim(text, n) for text, n in told[1:]):
            return number.text, first
    return None


def _aim(text: str, number: Number) -> str:
    """The words that make it an aim, from the clause's begin up to the figure."""
    start = max((m.end() for m in _CLAUSE.finditer(text, 0, number.start)), default=0)
    found = _AIM.search(text, start, number.start)
    return (
        text[found.start() : number.end]
        if found and " to " in text[found.start() : number.start]
        else ""
    )
