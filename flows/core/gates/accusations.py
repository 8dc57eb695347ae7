"""Whom somebody is said to blame: the source must blame, and must blame the same."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from flows.core.concepts import concepts
from flows.core.facts import read_facts
from flows.core.gates.name_mentions import carries

_WHO = r"(?P<who>[^,.;“”\"]+?)"
_BLAMED = tuple(
    re.compile(p, re.IGNORECASE)
    for p in (
        rf"\bblam(?:e|ed|es|ing)\s(?:(?!for\s)[^\s,.;]+\s)*?on\s+{_WHO}(?=\sby\s|\sand\s(?:vow|said|warn)|[,.;]|$)",
        rf"\bblam(?:e|ed|es|ing)\s+(?!on\s){_WHO}(?:\s+(?:in|on|at)\s[^,.;]*?)?\s+for\s",
    )
)
# Any word that lays a thing at somebody's door.
_LAYS_BLAME = re.compile(
    r"\b(?:blam|accus|attribut|responsib|fault|caus|due to|because|alleg|criticis|criticiz|"
    r"condemn|denounc|culprit|guilt|complain|charg|reproach|result|stem|owing|over\b)",
    re.IGNORECASE,
)


@lru_cache(maxsize=16_384)
def blamed(text: str) -> tuple[str, ...]:
    """Who is blamed in `text`, as written: "blamed Norvik for", "was blamed on Norvik"."""
    return tuple(m["who"].strip() for p in _BLAMED for m in p.finditer(text))


def misplaced_blame(claim: str, evidence: Sequence[str]) -> tuple[str, str, str] | None:
    """Code, the claim's words and the source's, if the source does not blame whom the claim has."""
    for who in blamed(claim):
        told = [other for text in evidence for other in blamed(text)]
        if told and not any(_meet(who, other) for other in told):
            return "predicate.target", f"blamed {who}", f"blamed {told[0]}"
        if not any(_LAYS_BLAME.search(text) for text in evidence):
            return "speaker.act_changed", f"blamed {who}", ""
    return None


def _meet(one: str, other: str) -> bool:
    if set(concepts(one)) & set(concepts(other)):
        return True
    pairs = ((one, other), (other, one))
    return any(carries(n.core, b) for a, b in pairs for n in read_facts(a).names)
