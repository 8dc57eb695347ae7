"""What stands in the evidence where the claim has a name: the two texts laid side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from flows.core.facts import Name
from flows.core.facts.name_forms import Word, same_word, words
from flows.core.facts.name_tokens import word_set
from flows.core.facts.names import read_names
from flows.core.gates.name_mentions import carries
from flows.core.words import STOPWORDS, stem

_NEAR_COPY = 0.6  # share of the claim's words from where on a changed name is a swapped one
_SHORT = 8  # words; what differs more is a paraphrase, not a name in another's place
_LISTING = word_set("and or the both with between")
_LIST_REACH = 4


@dataclass(frozen=True, slots=True)
class _Place:
    """Words of the claim, and the words of the evidence that stand in their place."""

    claim: tuple[Word, ...]
    evidence: tuple[Word, ...]
    framed: bool  # the words on both sides of it are the same in both texts


@lru_cache(maxsize=4_096)
def _align(claim: str, evidence: str) -> tuple[tuple[_Place, ...], float]:
    """Where the two differ, fewest changes; and the share of the claim's words that are kept."""
    left, right = words(claim), words(evidence)
    names = [w.key for w in right if w.capital]
    ours = [_unit(w, names) for w in left]
    theirs = [w.key if w.capital else stem(w.key) for w in right]
    same = [op for op in Levenshtein.opcodes(ours, theirs) if op.tag == "equal"]
    places: list[_Place] = []
    here = there = 0
    ends = [(len(left), len(right), 0)]
    for i, j, size in [
        *((o.src_start, o.dest_start, o.src_end - o.src_start) for o in same),
        *ends,
    ]:
        if i > here:
            framed = (here > 0 or there == 0) and (i < len(left) or j == len(right))
            places.append(_Place(left[here:i], right[there:j], framed))
        here, there = i + size, j + size
    kept = sum(o.src_end - o.src_start for o in same)
    return tuple(places), kept / max(1, len(left))


def _unit(word: Word, names: list[str]) -> str:
    if not word.capital:
        return stem(word.key)
    if word.key in names:
        return word.key
    return next((n for n in names if same_word(word.key, n)), stem(word.key))


def rival(name: Name, claim: str, evidence: str) -> str | None:
    """The name that the evidence has where the claim has this one."""
    for place in _align(claim, evidence)[0]:
        if len(place.claim) > _SHORT or len(place.evidence) > _SHORT:
            continue
        if not any(name.start <= w.start < name.end for w in place.claim):
            continue
        for other in read_names(evidence):
            stands = any(other.start <= w.start < other.end for w in place.evidence)
            if stands and not carries(other.core, claim):
                return other.core
    return None


def swapped(names: Sequence[Name], claim: str, evidence: str) -> tuple[str, str] | None:
    """A name of the evidence in another's place: "B attacked A" for "A attacked B".

    Only where the claim is else a near copy, so that who does what is plain; a list in another
    order ("Turkey and Qatar") is no swap.
    """
    places, kept = _align(claim, evidence)
    if kept < _NEAR_COPY:
        return None
    for place in places:
        if not (place.framed and _is_name(place.claim) and _is_name(place.evidence)):
            continue
        ours = claim[place.claim[0].start : place.claim[-1].end]
        theirs = evidence[place.evidence[0].start : place.evidence[-1].end]
        inside = [n for n in names if _overlap(n, place.claim)]
        if not inside or carries(ours, theirs) or carries(theirs, ours):
            continue
        pairs = [(a.key, b.key) for a in place.claim for b in place.evidence]
        if any(_are_listed(a, b, claim) and _are_listed(a, b, evidence) for a, b in pairs):
            continue
        if not all(carries(n.core, theirs) for n in inside):
            return ours, theirs
    return None


def _overlap(name: Name, place: tuple[Word, ...]) -> bool:
    return place[0].start < name.end and name.end - len(name.core) < place[-1].end


def _is_name(found: tuple[Word, ...]) -> bool:
    """Whether the words are a name and nothing that could change the sentence around it."""
    named = any(w.capital and w.key not in STOPWORDS for w in found)
    return named and all(w.capital or w.key == "the" for w in found)


def _are_listed(first: str, second: str, text: str) -> bool:
    """Whether two names stand side by side: "Qatar and Turkey"."""
    found = words(text)
    a = [i for i, w in enumerate(found) if w.key == first]
    b = [i for i, w in enumerate(found) if w.key == second]
    return any(
        abs(i - j) <= _LIST_REACH
        and all(w.key in _LISTING or w.capital for w in found[min(i, j) + 1 : max(i, j)])
        for i in a
        for j in b
    )
