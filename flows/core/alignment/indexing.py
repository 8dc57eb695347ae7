"""Sentences indexed by concept, so that a claim finds its best lines without reading them all."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from flows.core.alignment.copying import Runs, index_runs
from flows.core.concepts import base_stem, read_concepts

# A negation governs what follows it up to the next punctuation mark or so many concepts.
_NEGATION = re.compile(
    r"\b(?:not|no|never|neither|nor|none|nobody|nothing|without|cannot|hardly|barely)\b|n[’']t\b",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[,;:.!?—–()\"“”]|\bbut\b|\band\b", re.IGNORECASE)
_GOVERNED = 3
#: Concepts to either side that count as a concept's company: in the claim, in the text.
COMPANY = (3, 6)
#: Occurrences of one concept that are looked at; more tell nothing new.
OCCURRENCES = 60
#: Letters by which two stems are one family: "politic", "politician".
FAMILY = 5


@dataclass(frozen=True, slots=True)
class Item:
    """One concept of a line, with what the line does to it."""

    id: str
    start: int
    end: int
    name: bool = False  # written as a proper name, as far as capitals tell
    negated: bool = False

    @property
    def number(self) -> bool:
        """Whether it is a figure."""
        return self.id.startswith("#")


def _governed(text: str) -> list[tuple[int, int]]:
    """The spans that a negation governs."""
    spans = []
    for found in _NEGATION.finditer(text):
        end = _CLAUSE_END.search(text, found.end())
        spans.append((found.start(), end.start() if end else len(text)))
    return spans


@lru_cache(maxsize=65_536)
def read_items(text: str) -> tuple[Item, ...]:
    """The items of one sentence, in order."""
    governed = _governed(text)
    left = [_GOVERNED] * len(governed)
    items = []
    for position, concept in enumerate(read_concepts(text)):
        negated = False
        name = text[concept.start].isupper() and (position > 0 or concept.start > 0)
        for i, (start, end) in enumerate(governed):
            # "without agreement" is one concept that holds its negation in itself
            if start < concept.start < end and left[i] > 0:
                left[i] -= not name  # as far as ever, in however many words somebody is named
                negated = True
        items.append(Item(concept.id, concept.start, concept.end, name, negated))
    return tuple(items)


@dataclass(frozen=True, slots=True)
class Lines:
    """Sentences of one document, with where each concept stands."""

    texts: tuple[str, ...]
    items: tuple[tuple[Item, ...], ...]
    where: dict[str, tuple[tuple[int, int], ...]] = field(repr=False)  # id → (line, position)
    stems: dict[str, tuple[tuple[int, int], ...]] = field(repr=False)  # a word's stem → the same
    families: dict[str, str] = field(repr=False)  # a stem's beginning → the first such stem
    runs: Runs = field(repr=False)

    def holds(self, concept: str) -> bool:
        """Whether any line holds it."""
        return concept in self.where

    def weight(self, concept: str) -> float:
        """How much a concept tells: rare in this document is 1, in every line nearly 0."""
        lines = max(1, len(self.texts))
        spread = len({line for line, _ in self.where.get(concept, ())})
        return math.log(1 + lines / (spread + 0.5)) / math.log(1 + 2 * lines)


def index(texts: Sequence[str]) -> Lines:
    """Sentences, in reading order, made ready to be searched."""
    items = tuple(read_items(text) for text in texts)
    where: dict[str, list[tuple[int, int]]] = {}
    stems: dict[str, list[tuple[int, int]]] = {}
    for line, (text, row) in enumerate(zip(texts, items, strict=True)):
        for position, item in enumerate(row):
            where.setdefault(item.id, []).append((line, position))
            for word in text[item.start : item.end].split():
                stems.setdefault(base_stem(word), []).append((line, position))
    families: dict[str, str] = {}
    for concept in where:
        if len(concept) >= FAMILY and concept[0] not in "=#":
            families.setdefault(concept[:FAMILY], concept)
    places, by_stem = ({k: tuple(v) for k, v in table.items()} for table in (where, stems))
    return Lines(tuple(texts), items, places, by_stem, families, index_runs(texts))
