"""One speech act while a sentence is read: its cue and its speaker, before its content is cut."""

from __future__ import annotations

from dataclasses import dataclass

from flows.core.facts.cues import Force
from flows.core.facts.phrases import Phrase, Run

Chars = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Act:
    """A cue with its speaker; from `start` to `end` it is the reporter's own words."""

    speaker: Chars | None  # code points; empty if nobody is named; None: the speaker before
    start: int
    cue: int  # where its word stands, for the order of acts
    end: int
    verb: str
    force: Force
    after_content: bool = False  # what is reported stands before: "…, Mujahid said"
    content_start: int = 0  # of what stands before


def chars(run: Run, phrase: Phrase) -> Chars:
    """Where a phrase stands in its text."""
    return run[phrase[0]].start, run[phrase[1] - 1].end
