"""A made claim, and what it may be made from."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from bench.planting.reading import Page, Place


@dataclass(frozen=True, slots=True)
class Made:
    """A claim, the sentences that are its evidence, and in which way it was made."""

    text: str
    evidence: tuple[int, ...]
    form: str


@dataclass(frozen=True, slots=True)
class World:
    """All pages: what a planted word may be taken from."""

    pages: Sequence[Page]
    persons: Sequence[str]  # of all pages


Maker: TypeAlias = Callable[[Place, World, random.Random], Iterator[Made]]
