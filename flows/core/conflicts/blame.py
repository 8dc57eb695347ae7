"""Who is said to have done it: accusations and stated agents, as typed facts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from flows.core.concepts import concepts
from flows.core.facts import read_facts

_STARTED = (
    r"(?:initiat|start|launch|provok|trigger|caus|violat|breach|open|instigat)(?:ed|ing|es|s|e)?"
)
_PATTERNS = tuple(
    re.compile(p, re.IGNORECASE)
    for p in (
        r"\bblam(?:ed|es|ing)\s+(?P<who>.+?)\s+for\s+(?P<what>[^.;]+)",
        r"\baccus(?:ed|es|ing)\s+(?P<who>.+?)\s+of\s+(?P<what>[^.;]+)",
        r"\battribut(?:ed|es|ing)\s+(?P<what>.+?)\s+to\s+(?P<who>[^.;]+)",
        rf"\b(?P<what>the\s[^,.;“'‘]{{3,40}}?)\s(?:was|were)\s(?P<deed>{_STARTED})\s(?:from|by)\s(?P<who>[^,.;]+)",
        rf"\b(?P<who>[A-Z][\w’'-]+(?:\s[\w’'-]+){{0,3}}?)\s(?P<deed>{_STARTED})\s(?P<what>the\s[^,.;]+)",
    )
)
# "Norvik denied violating the truce" and "Arden accused Norvik of violating it" name no doer.
_NOT_THE_DOER = re.compile(
    r"\b(?:den(?:y|ies|ied)|reject\w*|accus\w*|blam\w*|for|of|from|not|never|no|without)\b",
    re.IGNORECASE,
)
_EACH_OTHER = re.compile(r"\b(?:each other|one another|both sides)\b", re.IGNORECASE)
_LONGEST_PARTY = 3  # words of an unnamed party: "the city council"
_LONGEST_MATTER = 8  # words; what follows is no longer the deed itself


@dataclass(frozen=True, slots=True)
class Blame:
    """One party is said to be responsible for one matter."""

    accused: str  # canonical concept of the party
    accused_text: str  # as the text names it
    matter: frozenset[str]  # concepts of the deed
    matter_text: str
    act: frozenset[str] = frozenset()  # of the deed's concepts those of its verb: "failing to"


@lru_cache(maxsize=16_384)
def read_blame(text: str) -> tuple[Blame, ...]:
    """The accusations in a statement, those of "each other" left out: they name nobody."""
    found = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            party = _party(text, match)
            deed = match.groupdict().get("deed") or ""
            if party is None or (deed and _NOT_THE_DOER.search(match["who"])):
                continue
            ids = concepts(party)
            words = match["what"].split()[:_LONGEST_MATTER]
            matter = frozenset(concepts(f"{deed} {' '.join(words)}")) - set(ids)
            if ids and matter:
                act = deed or (words[0] if words[0].lower().endswith("ing") else "")
                named = " ".join(words).strip(" ,.”\"'’")
                found.append(Blame(ids[-1], party, matter, named, frozenset(concepts(act))))
    return tuple(dict.fromkeys(found))


def _party(text: str, match: re.Match[str]) -> str | None:
    """Who is blamed: the first name in the phrase, else a short phrase itself ("the union")."""
    start, end = match.span("who")
    who = match["who"].strip()
    if _EACH_OTHER.search(who):
        return None
    named = next((n.core for n in read_facts(text).names if start <= n.start < end), None)
    if named:
        return named
    return who if 0 < len(who.split()) <= _LONGEST_PARTY else None


def same_matter(one: Blame, other: Blame) -> bool:
    """Whether two accusations are about one deed: half of the shorter one's concepts are shared.

    Where that is one concept it is the same thing in both: "the failure" is no "failing to pay".
    """
    shared = one.matter & other.matter
    if min(len(one.matter), len(other.matter)) == 1:
        shared -= one.act ^ other.act
    return 2 * len(shared) >= max(2, min(len(one.matter), len(other.matter)) * 2 - 1)


def same_blame(one: str, other: str) -> bool:
    """Whether two texts accuse the same party of the same deed."""
    return any(
        a.accused == b.accused and same_matter(a, b)
        for a in read_blame(one)
        for b in read_blame(other)
    )
