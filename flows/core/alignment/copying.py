"""What a claim copies from a text, run by run, and what was changed between the runs.

Copying is not support: one changed word in a copied sentence is the commonest lie. So a claim
sentence is laid out in the longest runs that stand in the text in the same order, and every gap
between two runs of one line is an edit that can be named.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from flows.core.concepts import read_concepts
from flows.core.facts import Speech, read_facts
from flows.core.words import tokens

_RUN = 3  # words from which a run counts as copied
_SAYS = "#says"
_VERB_AFTER = 20  # code points in which "… , X said." ends
_OFTEN = 50  # times that two words stand together in one sentence; more is no prose
_GAP = 5  # words that an edit may span, on either side


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the running text: its concept if it carries content, else itself."""

    key: str
    content: bool


@lru_cache(maxsize=65_536)
def running_words(text: str) -> tuple[Word, ...]:
    """Every word of `text` in order, synonyms under one key; a phrase is one word.

    A figure, a date and "X said that" are one word of their kind each, whatever they say and
    however they are written: the gates compare these, each in its own way.
    """
    found = read_concepts(text)
    facts = read_facts(text)
    kinds = [(n.start, n.end, "#figure") for n in facts.numbers]
    kinds += [(d.start, d.end, "#date") for d in facts.dates]
    kinds += [(*_reporting(s, text), _SAYS) for s in facts.speeches if s.speaker]
    out: list[Word] = []
    at = 0
    told_by = -1  # end of what the last such word stood for
    for token in tokens(text):
        kind = next((k for k in kinds if k[0] <= token.start < k[1]), None)
        if kind:
            if told_by != kind[1]:
                out.append(Word(kind[2], content=kind[2] != _SAYS))
                told_by = kind[1]
            continue
        while at < len(found) and found[at].end <= token.start:
            at += 1
        if at < len(found) and found[at].start <= token.start < found[at].end:
            if found[at].start == token.start:
                out.append(Word(found[at].id, content=True))
        else:
            out.append(Word(token.lower.removesuffix("'s"), content=False))
    return tuple(out)


def _reporting(speech: Speech, text: str) -> tuple[int, int]:
    """Where a text says who reports: "According to X,", "X said that", or ", X said" at its end."""
    if speech.speaker_end <= speech.content_start:
        return speech.speaker_start, speech.content_start
    if len(text) - speech.speaker_end <= _VERB_AFTER:
        return speech.content_end, len(text)
    return speech.content_end, speech.speaker_end


@dataclass(frozen=True, slots=True)
class Runs:
    """Lines made ready to be searched for runs of words."""

    lines: tuple[tuple[Word, ...], ...]
    pairs: dict[tuple[str, str], tuple[tuple[int, int], ...]]  # two words → (line, position)


def index_runs(texts: Sequence[str]) -> Runs:
    """The lines of a text, with where each pair of neighbouring words stands."""
    lines = tuple(running_words(t) for t in texts)
    pairs: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for n, line in enumerate(lines):
        seen = Counter[tuple[str, str]]()
        for p in range(len(line) - 1):
            pair = line[p].key, line[p + 1].key
            seen[pair] += 1
            if seen[pair] <= _OFTEN:
                pairs.setdefault(pair, []).append((n, p))
    return Runs(lines, {k: tuple(v) for k, v in pairs.items()})


@dataclass(frozen=True, slots=True)
class Run:
    """Words `start:end` of the claim stand in `line` from `at`."""

    start: int
    end: int
    line: int
    at: int

    @property
    def length(self) -> int:
        """How many words."""
        return self.end - self.start


def _longest(ours: Sequence[Word], runs: Runs) -> list[tuple[int, list[tuple[int, int]]]]:
    """For each word but the last, the longest runs from it on: their length, and where they are.

    From the end backwards, for a run is one word and the run behind it: a line of one word a
    thousand times has a million runs, which nobody can afford to follow one by one.
    """
    found = []
    behind: dict[tuple[int, int], int] = {}
    for start in reversed(range(len(ours) - 1)):
        places = runs.pairs.get((ours[start].key, ours[start + 1].key), ())
        behind = {(line, at): behind.get((line, at + 1), 1) + 1 for line, at in places}
        longest = max(behind.values(), default=0)
        found.append((longest, [place for place, n in behind.items() if n == longest]))
    return found[::-1]


def copied_runs(claim: str, runs: Runs) -> tuple[Run, ...]:
    """The claim's longest copied runs, left to right."""
    ours = running_words(claim)
    longest = _longest(ours, runs)
    found: list[Run] = []
    at = 0
    while at < len(ours) - 1:
        length, places = longest[at]
        last = found[-1] if found else None
        # Of equally long ones, that which goes on where the last one stopped.
        on = [p for p in places if last and p[0] == last.line and p[1] >= last.at + last.length]
        place = on[-1] if on else next(iter(places), None)
        goes_on = last and place and place[0] == last.line
        wanted = 2 if goes_on or ours[at].key == _SAYS else _RUN  # "X said that" is several words
        if (
            place
            and length >= wanted
            and any(w.content or w.key == _SAYS for w in ours[at : at + length])
        ):
            found.append(Run(at, at + length, *place))
            at += length
        else:
            at += 1
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Copying:
    """How much was copied, and how many edits of each kind stand between copied words."""

    copied: float  # share of the claim's words
    substituted: int  # other content in the place of content
    inserted: int  # content added
    denied: int  # a "not" or "no" put in or left out
    moved: int  # words of the same line put elsewhere


_NONE = Copying(0.0, 0, 0, 0, 0)
_COUNTED = ("substituted", "inserted", "denied", "moved")
_NEGATIONS = frozenset(("not", "no", "never", "without", "cannot", "none"))


def copying(claim: str, runs: Runs) -> Copying:
    """Lay a claim sentence out in copied runs and name the edits between them."""
    ours = running_words(claim)
    found = copied_runs(claim, runs)
    if not ours or not found:
        return _NONE
    counts = dict.fromkeys(_COUNTED, 0)
    for left, right in pairwise(found):
        if left.line != right.line:
            continue
        row = runs.lines[left.line]
        if right.at < left.at + left.length:
            continue  # a clause put in front; whatever stands between is no edit of this place
        there = row[left.at + left.length : right.at]
        _name_edit(ours[left.end : right.start], there, row, counts)
    # A run that stops just short of the end, or starts just after the beginning, of the line.
    first, last = found[0], found[-1]
    if 0 < first.start <= _GAP and 0 < first.at <= _GAP:
        row = runs.lines[first.line]
        _name_edit(ours[: first.start], row[: first.at], row, counts)
    tail = runs.lines[last.line][last.at + last.length :]
    if 0 < len(ours) - last.end <= _GAP and 0 < len(tail) <= _GAP:
        _name_edit(ours[last.end :], tail, runs.lines[last.line], counts)
    return Copying(sum(r.length for r in found) / len(ours), **counts)


def _name_edit(
    here: Sequence[Word], there: Sequence[Word], row: Sequence[Word], counts: dict[str, int]
) -> None:
    if len(here) > _GAP:
        return
    ours, theirs = {w.key for w in here}, {w.key for w in there}
    new = {w.key for w in here if w.content} - theirs
    old = {w.key for w in there if w.content} - ours
    order = [[w.key for w in side if w.content] for side in (here, there)]
    swapped = order[0] != order[1] and sorted(order[0]) == sorted(order[1])
    if swapped or (new and new <= {w.key for w in row}):
        counts["moved"] += 1
    elif new and old and len(there) <= _GAP:
        counts["substituted"] += 1
    elif new:
        counts["inserted"] += 1
    if len(there) <= _GAP and (ours ^ theirs) & _NEGATIONS:
        counts["denied"] += 1
