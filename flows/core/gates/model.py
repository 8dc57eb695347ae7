"""What a gate is given and what it answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from flows.core.facts import Facts
from flows.core.records import GateResult


@dataclass(frozen=True, slots=True)
class Line:
    """One numbered sentence of the document with its facts."""

    number: int
    facts: Facts


@dataclass(frozen=True, slots=True)
class Passage:
    """A document seen from a claim's evidence. Furniture and flagged sentences are not in it."""

    evidence: tuple[Line, ...]
    neighbours: tuple[Line, ...]  # nearest first: the three before, the one after, each evidence
    rest: tuple[Line, ...]  # the others, in order; of a long document its head and what is around
    date: str | None = None  # the document's own day, ISO 8601


@dataclass(frozen=True, slots=True)
class Finding:
    """A gate's result, and the neighbours (sentence numbers) that it had to read to reach it."""

    result: GateResult
    context: tuple[int, ...] = ()


#: A gate compares the facts of a claim (and its stated speaker) with those of a passage.
Gate: TypeAlias = Callable[[Facts, str | None, Passage], Finding]


def passed(gate: str, context: tuple[int, ...] = ()) -> Finding:
    """The gate had something to compare, and it agrees."""
    return Finding(GateResult(gate, "pass"), context)


def not_applicable(gate: str) -> Finding:
    """The claim holds nothing that this gate compares."""
    return Finding(GateResult(gate, "n/a"))


def failed(gate: str, code: str, claim_says: str, source_says: str = "") -> Finding:
    """The two strings disagree; `code` names how."""
    return Finding(GateResult(gate, "fail", code, claim_says, source_says))
