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

Relation: TypeAlias = Literal["opposite", "synonym", "kind", "contrary", "akin", "none"]
_NONE: frozenset[str] = frozenset()
_DENYING = ("un", "in", "im", "ir", "il", "dis", "non", "de", "mis")
_WHOLE = 4  # letters of a word that such a prefix turns round: not "cent" and "decent"


@lru_cache(maxsize=65_536)
def denied_forms(word: str) -> frozenset[str]:
    """Stems of what the word denies, and of what would deny it: "unstable", "stable"."""
    low = word.casefold()
    bare = {
        low.removeprefix(prefix).lstrip("-‑")
        for prefix in _DENYING
        if low.startswith(prefix) and len(low) - len(prefix) >= _WHOLE
    }
    full = {prefix + low for prefix in _DENYING} if len(low) >= _WHOLE else set()
    return frozenset(base_stem(w) for w in bare | full if w)


@dataclass(frozen=True)
class Thesaurus:
    """Relations between stems, and which of them are verbs."""

    synonyms: Mapping[str, frozenset[str]] = field(default_factory=dict)
    opposites: Mapping[str, frozenset[str]] = field(default_factory=dict)
    wider: Mapping[str, frozenset[str]] = field(default_factory=dict)  # stem → what it is a kind of
    verbs: frozenset[str] = _NONE  # more often than not

    def relation(self, word: str, others: Vocabulary) -> Relation:
        """How a claim's word, as written, is related to the nearest of the source's words.

        "kind": the source names a kind of it ("soldiers" where the claim has "people"), which
        carries the claim. "contrary": a synonym's opposite. "akin": a synonym's synonym, as often
        a paraphrase as something else. (Another kind of the same thing, a comet for a planet, is
        something else.)
        """
        stem = base_stem(word)
        near = others.stems
        own = self.synonyms.get(stem, _NONE)
        opposite = self.opposites.get(stem, _NONE)
        if (opposite | denied_forms(word)) & near or opposites(lemma(word)) & others.lemmas:
            return "opposite"
        if own & near:
            return "synonym"
        if any(stem in self.wider.get(other, _NONE) for other in near):
            return "kind"
        if any(self.synonyms.get(o, _NONE) & near for o in opposite) or any(
            self.opposites.get(o, _NONE) & near for o in own
        ):
            return "contrary"
        if any(self.synonyms.get(o, _NONE) & near for o in own):
            return "akin"
        return "none"

    def opposites_of(self, word: str) -> frozenset[str]:
        """Stems of its opposites."""
        return self.opposites.get(base_stem(word), _NONE) | opposites(lemma(word))

    def is_verb(self, word: str) -> bool:
        """Whether it is a verb more often than not."""
        return base_stem(word) in self.verbs


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of a text, ready to be compared."""

    stems: frozenset[str]
    lemmas: frozenset[str]

    def __or__(self, other: Vocabulary) -> Vocabulary:
        return Vocabulary(self.stems | other.stems, self.lemmas | other.lemmas)

    def __sub__(self, other: Vocabulary) -> Vocabulary:
        return Vocabulary(self.stems - other.stems, self.lemmas - other.lemmas)


NO_WORDS = Vocabulary(_NONE, _NONE)


@lru_cache(maxsize=65_536)
def vocabulary(text: str) -> Vocabulary:
    """The content words of `text`."""
    words = [text[c.start : c.end] for c in read_concepts(text)]
    return Vocabulary(frozenset(map(base_stem, words)), frozenset(map(lemma, words)))


def parse_thesaurus(text: str) -> Thesaurus:
    """Lines of `= a b c` (share a sense), `! a b` (opposites), `< a b` (a is a kind of b).

    And one of `v a b c`: verbs.
    """
    tables: dict[str, dict[str, set[str]]] = {mark: defaultdict(set) for mark in "=!<"}
    verbs: frozenset[str] = _NONE
    for line in text.splitlines():
        mark, _, rest = line.partition(" ")
        if mark == "v":
            verbs = frozenset(rest.split())
        if mark not in tables:
            continue
        first, *others = words = rest.split()
        if mark == "<":
            tables[mark][first].update(others)
        else:
            for word in words:
                tables[mark][word].update(w for w in words if w != word)
    frozen = {m: {k: frozenset(v) for k, v in table.items()} for m, table in tables.items()}
    return Thesaurus(frozen["="], frozen["!"], frozen["<"], verbs)
