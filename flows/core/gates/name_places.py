"""What stands in the evidence where the claim has a name: the two texts laid side by side."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from rapidfuzz.distance import Indel

from flows.core.facts import Name
from flows.core.facts.name_forms import name_key, words
from flows.core.facts.names import read_names
from flows.core.facts.role_words import HEADS, MODIFIERS
from flows.core.gates.name_mentions import carries
from flows.core.words import STOPWORDS, listed, stem

# What frames a place, and the share of the claim's words that must be kept for a changed name in
# it to be a swapped one: small words are the same by chance more often.
_CONTENT, _SMALL = 2, 1
_NEAR_COPY = {_CONTENT: 0.6, _SMALL: 0.75}
_SHORT = 8  # words; what differs more is a paraphrase, not a name in another's place
_LISTING = listed("and or the both with between")
_LIST_REACH = 4
_MUTUAL = listed("meet met marri face play fight fought join divorc resembl near border")
_TITLES = MODIFIERS | {"the", "a", "an"}
_INSIDE = frozenset(stem(word) for word in _TITLES | set(HEADS)) | {"of"}


@dataclass(frozen=True, slots=True)
class _Unit:
    """A name (without its title) or any other word, at `start` to `end` of its text."""

    key: str
    start: int
    end: int
    capital: bool
    name: str = ""


@dataclass(frozen=True, slots=True)
class _Place:
    """What the claim has, and what the evidence has in its place."""

    claim: tuple[_Unit, ...]
    evidence: tuple[_Unit, ...]
    framed: int  # whether words on both sides are the same in both texts: content, small, none


@lru_cache(maxsize=16_384)
def _units(text: str) -> tuple[_Unit, ...]:
    units: list[_Unit] = []
    names = iter(read_names(text))
    name = next(names, None)
    for word in words(text):
        while name and word.start >= name.end:
            name = next(names, None)
        if name is None or word.end <= name.end - len(name.core):
            units.append(_Unit(stem(word.key), word.start, word.end, word.capital))
        elif not units or units[-1].start != name.end - len(name.core):
            start = name.end - len(name.core)
            key = " ".join(name_key(name.core))
            units.append(_Unit(key, start, name.end, capital=True, name=name.core))
    return tuple(units)


@lru_cache(maxsize=4_096)
def _align(claim: str, evidence: str) -> tuple[tuple[_Place, ...], float]:
    """Where the two differ, fewest changes; and the share of the claim's words that are kept."""
    left, right = _units(claim), _units(evidence)
    named = [u for u in right if u.name]
    ours = [_key_in(named, u) if u.name else u.key for u in left]
    theirs = [u.key for u in right]
    same = [
        (op.src_start, op.dest_start, op.src_end - op.src_start)
        for op in Indel.opcodes(ours, theirs)
        if op.tag == "equal"
    ]
    places: list[_Place] = []
    here = there = 0
    before = _CONTENT  # the start of both texts frames as well as a word that both have
    for i, j, size in [*same, (len(left), len(right), 0)]:
        after = _frame(left[i : i + size]) or (_CONTENT if j == len(right) else 0)
        if i > here:
            places.append(_Place(left[here:i], right[there:j], min(before, after)))
        elif j == there and size:
            after = max(before, after)
        before = after
        here, there = i + size, j + size
    return tuple(places), sum(size for _, _, size in same) / max(1, len(left))


def _frame(same: tuple[_Unit, ...]) -> int:
    return max((_CONTENT if u.key not in STOPWORDS else _SMALL for u in same), default=0)


def _key_in(named: list[_Unit], unit: _Unit) -> str:
    """The key that the name has in the other text, if it is there in any form."""
    if any(u.key == unit.key for u in named):
        return unit.key
    forms = (u for u in named if carries(unit.name, u.name) or carries(u.name, unit.name))
    return next((u.key for u in forms), unit.key)


def rival(name: Name, claim: str, evidence: str) -> str | None:
    """The name that the evidence has where the claim has this one."""
    for place in _align(claim, evidence)[0]:
        if max(len(place.claim), len(place.evidence)) > _SHORT:
            continue
        if any(name.start <= u.start < name.end for u in place.claim):
            for other in place.evidence:
                if other.name and not carries(other.name, claim):
                    return other.name
    return None


def swapped(claim: str, evidence: str) -> tuple[str, str] | None:
    """A name of the evidence in another's place: "the fall of Rome to Carthage" turned round.

    Only where the claim is else a near copy, so that who does what is plain; a list in another
    order ("Turkey and Qatar") is no swap.
    """
    places, kept = _align(claim, evidence)
    for place in places:
        ours = [u for u in place.claim if u.name]
        theirs = [u for u in place.evidence if u.name]
        named = (
            kept >= _NEAR_COPY.get(place.framed, 2)
            and _is_name(place.claim)
            and _is_name(place.evidence)
        )
        if not named or _same_names(ours, theirs):
            continue
        pairs = [(a.key, b.key) for a in ours for b in theirs]
        if not any(_are_listed(*pair, claim) and _are_listed(*pair, evidence) for pair in pairs):
            return ", ".join(u.name for u in ours), ", ".join(u.name for u in theirs)
    return None


def _same_names(ours: list[_Unit], theirs: list[_Unit]) -> bool:
    return all(
        any(carries(a.name, b.name) or carries(b.name, a.name) for b in theirs) for a in ours
    )


def reversed_pair(claim: str, evidence: str) -> tuple[str, str] | None:
    """What the claim has turned round: "B accused A" where the evidence has "A accused B"."""
    told = _clauses(evidence)
    for doer, verb, done_to in _clauses(claim):
        same = [(a, b) for a, other, b in told if other == verb]
        if any(carries(doer, a) and carries(done_to, b) for a, b in same):
            continue
        for a, b in same:
            if carries(doer, b) and carries(done_to, a):
                return f"{doer} … {done_to}", f"{a} … {b}"
    return None


@lru_cache(maxsize=16_384)
def _clauses(text: str) -> tuple[tuple[str, str, str], ...]:
    """Pairs of names with nothing but one verb (and a title) between them."""
    found: list[tuple[str, str, str]] = []
    for doer, done_to in pairwise(read_names(text)):
        between = words(text[doer.end : done_to.start])[: _SHORT + 1]
        if not between or text[doer.end : done_to.start].startswith(("’", "'")):
            continue
        verb = stem(between[0].key)
        plain = between[0].key in STOPWORDS | _TITLES | set(HEADS) or between[0].capital
        if plain or verb in _MUTUAL or any(w.barrier for w in between):
            continue
        if all(w.key in _TITLES or w.key in HEADS for w in between[1:]):
            found.append((doer.core, verb, done_to.core))
    return tuple(found)


def _is_name(found: tuple[_Unit, ...]) -> bool:
    """Whether it is a name (with a title) and changes nothing of the sentence around it."""
    plain = (u for u in found if not u.name)
    return any(u.name for u in found) and all(u.capital or u.key in _INSIDE for u in plain)


def _are_listed(first: str, second: str, text: str) -> bool:
    """Whether two names stand side by side: "Qatar and Turkey"."""
    found = _units(text)
    a = [i for i, u in enumerate(found) if u.key == first]
    b = [i for i, u in enumerate(found) if u.key == second]
    return any(
        abs(i - j) <= _LIST_REACH
        and all(u.name or u.key in _LISTING for u in found[min(i, j) + 1 : max(i, j)])
        for i in a
        for j in b
    )
