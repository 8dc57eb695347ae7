"""Whose husband it is: why "She" behind "Her husband, Ted Hale, died" is not Ted Hale.

A sentence that opens with a possessive is about whoever the possessive stands for; and a husband is
never the "she" of the next. Both are read from the words alone.
"""

from __future__ import annotations

import re

from flows.core.facts import read_facts
from flows.core.words import listed

_GENDERS = {
    **dict.fromkeys(("he", "him", "his", "himself"), "m"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "f"),
    **dict.fromkeys(
        listed("""husband father son brother grandfather grandson uncle nephew widower stepfather
        stepson stepbrother boyfriend son-in-law father-in-law brother-in-law dad"""),
        "m",
    ),
    **dict.fromkeys(
        listed("""wife mother daughter sister grandmother granddaughter aunt niece widow stepmother
        stepdaughter stepsister girlfriend daughter-in-law mother-in-law sister-in-law mum mom"""),
        "f",
    ),
}
_OWNED = re.compile(
    r"^(?:(?:but|and|yet|meanwhile|later|however),?\s)?(?P<whose>his|her|their)\s", re.IGNORECASE
)
_PRONOUN = re.compile(r"\b(?:he|him|himself|his|she|her|hers|herself)\b", re.IGNORECASE)
_WORD = re.compile(r"['’]s\b|[A-Za-z]+(?:-in-law)?|[,;:]")
_OWNING = listed("his her their 's ’s")
_NAMED_OWNER = re.compile(r"^(?P<owner>[A-Z][\w.-]+(?:\s[A-Z][\w.-]+){0,3})['’]s\s[a-z]")
_OPENS = 20  # code points within which a sentence names whom it opens with
_FIRST = 6  # words within which a sentence says whose relative it opens with


def gender(word: str) -> str:
    """As in "f" of "she" and "daughter", "m" of "he" and "father"; empty where none is told."""
    return _GENDERS.get(word.lower(), "")


def pronoun_of(text: str) -> str:
    """The first "he", "her" and the like of a text; empty if it has none."""
    found = _PRONOUN.search(text)
    return found.group() if found else ""


def opens_on_another(text: str, pronoun: str) -> bool:
    """Whether whom a sentence opens with is hardly the next sentence's `pronoun`.

    "Her agent, Ada Holt, fell ill" speaks of the same "she", unless Holt has the word.
    """
    if named_owner(text):
        return False  # "Karl Vest's wife, Ada Vest": one of the two it is
    if is_unlike(text, pronoun):
        return True
    owned = _OWNED.match(text)
    if owned is None or not gender(pronoun) or gender(owned["whose"]) != gender(pronoun):
        return False
    return not any(s.speaker_start < _OPENS for s in read_facts(text).speeches)


def named_owner(text: str) -> str:
    """As in "Karl Vest" of "Karl Vest's late wife, Ada Vest, …"; empty where nobody is named so."""
    owner = _NAMED_OWNER.match(text)
    return owner["owner"] if owner and _kin(text) else ""


def is_unlike(text: str, pronoun: str) -> bool:
    """Whether a sentence opens with somebody's relative who cannot be `pronoun`: a husband, she."""
    kin = _kin(text)
    return bool(kin and gender(pronoun)) and kin != gender(pronoun)


def may_be_owner(text: str, pronoun: str) -> bool:
    """Whether `pronoun` may be whoever a sentence's opening "Her", "His" or "Their" stands for."""
    owned = _OWNED.match(text)
    return owned is not None and gender(owned["whose"]) in {gender(pronoun), ""}


def _kin(text: str) -> str:
    """The gender of the relative whom a sentence opens with: "Her late husband", "Koch's son"."""
    owned = False
    for word in _WORD.findall(text)[:_FIRST]:
        if word in {",", ";", ":"}:
            break
        if owned and word.islower() and gender(word):
            return gender(word)
        owned = owned or word.lower() in _OWNING
    return ""
