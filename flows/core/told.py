"""What a statement tells, as concepts: the words reported rather than who reports them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import reduce
from operator import or_

from flows.core.alignment.framing import FRAMING
from flows.core.alignment.indexing import FAMILY
from flows.core.alignment.thesaurus import NO_WORDS, Thesaurus, vocabulary
from flows.core.concepts import concepts, read_concepts
from flows.core.facts import read_facts
from flows.core.facts.predications import LIGHT, Predication, read_predications, word_keys

_SHORT = 6  # concepts
_OF_SHORT, _OF_LONG = 0.8, 0.6  # shares that must be spoken of
#: Who "the two countries" or "peace" talks are about is setting, as names are.
SETTING = frozenset({"=country", "=side", "side", "parti", "peac"})
# What another word may be to the source's own.
_SAME = frozenset(("synonym", "kind"))
_LIKE = _SAME | {"akin"}  # in a claim that tells much beside
_FIRST_THING = re.compile(r"\s(?:of|in|on|at|for|to|with|from|by|that|which|who|and)\s")
OPENS = 16  # a speaker within a statement's first characters is its subject


def told_part(text: str) -> str:
    """A statement, or of reported speech the words reported."""
    for speech in read_facts(text).speeches:
        if speech.speaker_start < OPENS:
            return text[speech.content_start : speech.content_end]
    return text


def told_concepts(text: str) -> frozenset[str]:
    """The concepts of a statement; of reported speech, of the words reported."""
    return frozenset(concepts(told_part(text)))


def share_said(claim: str, cited: Sequence[str], words: Thesaurus | None = None) -> float:
    """Share of what a claim tells that the cited sentences speak of, 0 to 1.

    Names are left out: context may supply who "he" and "the two countries" are, but what happened
    must stand in the cited sentences. A claim that tells nothing but names has the share 1. With a
    thesaurus another word for the same speaks of it, too, and words that only introduce what is
    told are not asked for.
    """
    told = told_part(claim)
    names = {c for n in read_facts(told).names for c in concepts(n.text)}
    asked = {
        c.id: told[c.start : c.end]
        for c in read_concepts(told)
        if c.id not in names and c.id not in SETTING
    }
    # A phrase may be one concept in the whole sentence and two in the part that is told.
    there = {c for text in cited for c in (*concepts(text), *concepts(told_part(text)))}
    if words is not None and len(asked) > _SHORT:
        asked = {c: word for c, word in asked.items() if c in there or c not in FRAMING}
    if not asked:
        return 1.0
    found = {c for c in asked if c in there}
    if words is not None:
        missing = {c: asked[c] for c in asked if c not in there}
        same = _SAME if len(asked) <= _SHORT else _LIKE
        found |= _in_other_words(missing, cited, words, same)
    return len(found) / len(asked)


def _in_other_words(
    missing: Mapping[str, str], cited: Sequence[str], words: Thesaurus, same: frozenset[str]
) -> frozenset[str]:
    """Which of the missing concepts (with their words) the sentences have in another form."""
    others = reduce(or_, map(vocabulary, cited), NO_WORDS)
    families = {s[:FAMILY] for s in others.stems if len(s) >= FAMILY}
    return frozenset(
        concept
        for concept, word in missing.items()
        if concept[0] != "#"
        and (
            words.relation(word, others) in same
            or (len(concept) >= FAMILY and concept[:FAMILY] in families)
        )
    )


def is_short(claim: str) -> bool:
    """Whether a claim tells so little that each of its words must be spoken of."""
    return len(told_concepts(claim)) <= _SHORT


def tells_enough(claim: str, cited: Sequence[str], words: Thesaurus) -> bool:
    """Whether the cited sentences speak of what a claim tells.

    What is done must be told there, or it is another claim: "the mayor opposed an inquiry" has
    three of its four words in "the mayor ordered an inquiry". A short claim is spoken of wholly;
    a longer one may have other words.
    """
    if not _act_is_told(claim, cited, words):
        return False
    return share_said(claim, cited, words) >= (_OF_SHORT if is_short(claim) else _OF_LONG)


def _act_is_told(claim: str, cited: Sequence[str], words: Thesaurus) -> bool:
    """Whether the cited sentences have a claim's main verb, in any form or by another word.

    A verb that says little by itself is told by what it takes: "found a crack" by the crack.
    """
    told = told_part(claim)
    acts = read_predications(told)
    if acts and acts[0].verb in LIGHT and not _thing_is_told(acts[0], cited, words):
        return False
    telling = [p for p in acts if p.verb not in LIGHT]
    if not telling:
        return True
    act = telling[0]
    wanted = word_keys(told)[act.start]
    if any(wanted & keys for text in cited for keys in word_keys(text).values()):
        return True
    word = told[act.start :].split(" ", maxsplit=1)[0].rstrip(".,;:")
    others = reduce(or_, map(vocabulary, cited), NO_WORDS)
    return words.relation(word, others) in _SAME


def _thing_is_told(act: Predication, cited: Sequence[str], words: Thesaurus) -> bool:
    """Whether they speak of the first thing that a light verb takes, if it is no name or figure."""
    thing = "" if act.passive else _FIRST_THING.split(act.target, maxsplit=1)[0]
    facts = read_facts(thing)
    if not thing or facts.names or facts.numbers or facts.dates:
        return True
    return share_said(thing, cited, words) > 0
