"""What stands in the evidence where the claim has a name: the two texts laid side by side."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from flows.core.facts.name_forms import CONNECTORS, Word, same_word, words
from flows.core.words import STOPWORDS, stem

_AND = frozenset({"and", "or", "the", "both", "with", "between"})
_LINKED = 3


@dataclass(frozen=True, slots=True)
class Slot:
    """Words of the claim, and the words of the evidence that stand in their place."""

    claim: tuple[Word, ...]
    evidence: tuple[Word, ...]
    framed: bool  # the words on both sides of it are the same in both texts


@dataclass(frozen=True, slots=True)
class Alignment:
    """All the places where claim and evidence differ, and how much of the claim is the same."""

    slots: tuple[Slot, ...]
    kept: float  # share of the claim's words that stand in the evidence, in order


@lru_cache(maxsize=4_096)
def align(claim: str, evidence: str) -> Alignment:
    """Lays the claim's words along the evidence's words, fewest changes."""
    left, right = words(claim), words(evidence)
    names = [w for w in right if w.capital]
    a = [_unit(w, names) for w in left]
    b = [w.key if w.capital else stem(w.key) for w in right]
    slots: list[Slot] = []
    kept = 0
    ops = Levenshtein.opcodes(a, b)
    i = 0
    while i < len(ops):
        op = ops[i]
        if op.tag == "equal":
            kept += op.src_end - op.src_start
            i += 1
            continue
        j = i
        while j + 1 < len(ops) and ops[j + 1].tag != "equal":
            j += 1
        c, e = left[op.src_start : ops[j].src_end], right[op.dest_start : ops[j].dest_end]
        before = op.src_start == op.dest_start == 0 or i > 0
        after = j + 1 < len(ops) or ops[j].dest_end == len(right)
        slots.append(Slot(c, e, framed=before and after))
        i = j + 1
    return Alignment(tuple(slots), kept / max(1, len(left)))


def _unit(word: Word, names: list[Word]) -> str:
    if not word.capital:
        return stem(word.key)
    if any(word.key == n.key for n in names):
        return word.key
    return next((n.key for n in names if same_word(word.key, n.key)), stem(word.key))


def only_names(found: tuple[Word, ...]) -> bool:
    """Whether a slot holds a name and nothing that could change the sentence around it."""
    small = STOPWORDS | CONNECTORS
    capitals = [w for w in found if w.capital and w.key not in STOPWORDS]
    return bool(capitals) and all(w.capital or (w.key in small and w.key == "the") for w in found)


def are_listed(first: str, second: str, text: str) -> bool:
    """Whether two names stand side by side in a list: "Qatar and Turkey"."""
    found = words(text)
    a = [i for i, w in enumerate(found) if w.key == first]
    b = [i for i, w in enumerate(found) if w.key == second]
    return any(
        abs(i - j) <= _LINKED
        and all(w.key in _AND or w.capital for w in found[min(i, j) + 1 : max(i, j)])
        for i in a
        for j in b
    )
