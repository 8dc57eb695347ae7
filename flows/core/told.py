"""What a statement tells, as concepts: the words reported rather than who reports them."""

from __future__ import annotations

from collections.abc import Sequence

from flows.core.concepts import concepts
from flows.core.facts import read_facts
from flows.core.facts.predications import LIGHT, read_predications, word_keys

# Who "the two countries" or "peace" talks are about is setting, as names are.
_SHORT = 6  # concepts
_OF_SHORT, _OF_LONG = 0.8, 0.6  # shares that must be spoken of
_SETTING = frozenset({"=country", "=side", "side", "parti", "peac"})
OPENS = 16  # a speaker within a statement's first characters is its subject


def told_concepts(text: str) -> frozenset[str]:
    """The concepts of a statement; of reported speech, of the words reported."""
    return frozenset(concepts(_told(text)))


def share_said(claim: str, cited: Sequence[str]) -> float:
    """Share of what a claim tells that the cited sentences speak of, 0 to 1.

    Names are left out: context may supply who "he" and "the two countries" are, but what happened
    must stand in the cited sentences. A claim that tells nothing but names has the share 1.
    """
    told = _told(claim)
    names = {c for n in read_facts(told).names for c in concepts(n.text)}
    asked = set(concepts(told)) - names - _SETTING
    # A phrase may be one concept in the whole sentence and two in the part that is told.
    there = {c for text in cited for c in (*concepts(text), *concepts(_told(text)))}
    return len(asked & there) / len(asked) if asked else 1.0


def is_short(claim: str) -> bool:
    """Whether a claim tells so little that each of its words must be spoken of."""
    return len(told_concepts(claim)) <= _SHORT


def tells_enough(claim: str, cited: Sequence[str]) -> bool:
    """Whether the cited sentences speak of what a claim tells.

    A short claim is spoken of wholly, or it is another claim: "the mayor opposed an inquiry" has
    three of its four words in "the mayor ordered an inquiry". A longer one may have other words.
    """
    short = is_short(claim)
    if short and not _act_is_told(claim, cited):
        return False
    return share_said(claim, cited) >= (_OF_SHORT if short else _OF_LONG)


def _act_is_told(claim: str, cited: Sequence[str]) -> bool:
    """Whether the cited sentences have a claim's main verb, in any form or by a synonym."""
    told = _told(claim)
    acts = [p for p in read_predications(told) if p.verb not in LIGHT]
    if not acts:
        return True
    wanted = word_keys(told)[acts[0].start]
    return any(wanted & keys for text in cited for keys in word_keys(text).values())


def _told(text: str) -> str:
    for speech in read_facts(text).speeches:
        if speech.speaker_start < OPENS:
            return text[speech.content_start : speech.content_end]
    return text
