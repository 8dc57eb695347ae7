"""Which words may stand for which, beyond the news vocabulary of `flows.core.concepts.synonyms`.

A thesaurus knows single words by their stems. It is given to the alignment, so that `core` reads
no file; without one, only opposites of a short list are known.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal, TypeAlias

from flows.core.concepts import base_stem, read_concepts
from flows.core.facts.clauses import lemma
from flows.core.facts.opposites import opposites

Relation: TypeAlias = Literal["opposite", "synonym", "kind", "none"]
_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Thesaurus:
    """Three relations between stems."""

    synonyms: Mapping[str, frozenset[str]] = field(default_factory=dict)
    opposites: Mapping[str, frozenset[str]] = field(default_factory=dict)
    wider: Mapping[str, frozenset[str]] = field(default_factory=dict)  # stem → what it is a kind of

    def relation(self, word: str, others: Vocabulary) -> Relation:
        """How a claim's word, as written, is related to the nearest of the source's words.

        "kind": the source names a kind of it ("soldiers" where the claim has "people"), which
        carries the claim.
        """
        stem = base_stem(word)
        if self.opposites.get(stem, _NONE) & others.stems or opposites(lemma(word)) & others.lemmas:
            return "opposite"
        if self.synonyms.get(stem, _NONE) & others.stems:
            return "synonym"
        if any(stem in self.wider.get(other, _NONE) for other in others.stems):
            return "kind"
        return "none"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of a text, ready to be compared."""

    stems: frozenset[str]
    lemmas: frozenset[str]

    def __or__(self, other: Vocabulary) -> Vocabulary:
        return Vocabulary(self.stems | other.stems, self.lemmas | other.lemmas)

    def __sub__(self, other: Vocabulary) -> Vocabulary:
        return Vocabulary(self.stems - other.stems, self.lemmas - other.lemmas)


@lru_cache(maxsize=65_536)
def vocabulary(text: str) -> Vocabulary:
    """The content words of `text`."""
    words = [text[c.start : c.end] for c in read_concepts(text)]
    return Vocabulary(frozenset(map(base_stem, words)), frozenset(map(lemma, words)))


def parse_thesaurus(text: str) -> Thesaurus:
    """Lines of `= a b c` (share a sense), `! a b` (opposites), `< a b` (a is a kind of b)."""
    tables: dict[str, dict[str, set[str]]] = {mark: defaultdict(set) for mark in "=!<"}
    for line in text.splitlines():
        mark, _, rest = line.partition(" ")
        if mark not in tables:
            continue
        first, *others = words = rest.split()
        if mark == "<":
            tables[mark][first].update(others)
        else:
            for word in words:
                tables[mark][word].update(w for w in words if w != word)
    frozen = {m: {k: frozenset(v) for k, v in table.items()} for m, table in tables.items()}
    return Thesaurus(frozen["="], frozen["!"], frozen["<"])
