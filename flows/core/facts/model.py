"""What a sentence says, as typed facts. Offsets are code points within the sentence's own text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

#: How a figure is meant: "exact" 450 · "about" 450 · "over" 450 (more than) · "under" 450 (fewer
#: than, nearly) · "at_least" 450 · "at_most" 450 (up to).
Bound: TypeAlias = Literal["exact", "about", "over", "under", "at_least", "at_most"]


@dataclass(frozen=True, slots=True)
class Number:
    """A figure with what it counts or measures: "at least five civilians … killed"."""

    text: str  # as written: "at least five"
    start: int
    end: int
    low: float  # low == high unless a range: "10 to 20"
    high: float
    bound: Bound = "exact"
    unit: str | None = None  # canonical: "km", "%", "USD", "year"; None if it counts things
    noun: str | None = None  # stem of the thing counted: "civilian", "soldier"
    event: str | None = None  # canonical event of those things: "kill", "wound", or a verb's stem
    ordinal: bool = False


@dataclass(frozen=True, slots=True)
class Date:
    """A calendar date or part of one, or a relative one ("last month") before it is resolved."""

    text: str
    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None  # Monday 0
    end_day: int | None = None  # "November 6-7"
    relative: str | None = None  # canonical: "today", "yesterday", "last month", "weekday"
    hour: int | None = None
    minute: int | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name with the role that the text gives its holder."""

    text: str  # "Lieutenant General Asim Malik"
    start: int
    end: int
    core: str  # without title or honorific, possessive off: "Asim Malik"
    role: str | None = None  # "head of Pakistan’s Inter-Services Intelligence", "Defense Minister"


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks."""

    text: str  # without the marks
    start: int  # of the words, not of the mark
    end: int


@dataclass(frozen=True, slots=True)
class Speech:
    """Somebody is said to say something: "X said that …", "according to X", "… , X denied"."""

    speaker: str  # as written: "Mujahid", "the ministry", "He"
    speaker_start: int
    speaker_end: int
    verb: str  # stem of the cue: "say", "claim", "accord"
    force: Literal["say", "claim", "deny", "confirm", "ask", "promise"]
    content_start: int  # what is reported
    content_end: int


@dataclass(frozen=True, slots=True)
class Facts:
    """All that was read from one sentence (or one claim)."""

    text: str
    numbers: tuple[Number, ...] = ()
    dates: tuple[Date, ...] = ()
    names: tuple[Name, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    speeches: tuple[Speech, ...] = ()
