"""What a statement tells, as concepts: the words reported rather than who reports them."""

from __future__ import annotations

from collections.abc import Iterable

from flows.core.concepts import concepts
from flows.core.facts import read_facts

_OPENS = 16  # a speaker within a statement's first characters is its subject


def told_concepts(text: str) -> frozenset[str]:
    """The concepts of a statement; of reported speech, of the words reported."""
    return frozenset(concepts(_told(text)))


def share_said(claim: str, cited: Iterable[str]) -> float:
    """Share of what a claim tells that the cited sentences speak of, 0 to 1.

    Names are left out: context may supply who "he" and "the two countries" are, but what happened
    must stand in the cited sentences. A claim that tells nothing but names has the share 1.
    """
    told = _told(claim)
    names = {c for n in read_facts(told).names for c in concepts(n.text)}
    asked = set(concepts(told)) - names
    # A phrase may be one concept in the whole sentence and two in the part that is told.
    there = {c for text in cited for c in (*concepts(text), *concepts(_told(text)))}
    return len(asked & there) / len(asked) if asked else 1.0


def _told(text: str) -> str:
    for speech in read_facts(text).speeches:
        if speech.speaker_start < _OPENS:
            return text[speech.content_start : speech.content_end]
    return text
