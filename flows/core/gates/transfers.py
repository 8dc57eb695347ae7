"""Who gives and who gets: a line "sold to the county" was not sold by the county."""

from __future__ import annotations

import re

from flows.core.facts.clauses import lemma
from flows.core.facts.predications import Predication
from flows.core.words import listed

_GIVING = frozenset(
    map(lemma, listed("sell give hand lend lease grant award donate send transfer pay offer cede"))
)
_TO = re.compile(
    r"\bto\s+(?P<who>(?!\w+\s+(?:the|an?)\b)[^,.;]+?)"
    r"(?=\s(?:in|on|at|for|by|after|before|when)\s|[,.;]|$)"
)


def gives(act: Predication) -> bool:
    """Whether somebody is told to give something, in the active."""
    return bool(act.doer) and not act.passive and act.verb in _GIVING


def getter(act: Predication, text: str) -> str:
    """To whom a thing is given in the passive; empty if nobody is named."""
    found = _TO.search(text, act.start) if act.passive else None
    return found["who"].strip() if found else ""
