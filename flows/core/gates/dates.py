"""Every date of the claim must be carried; less specific is carried by more specific."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable, Sequence
from typing import Literal, TypeAlias

from flows.core.concepts import concepts
from flows.core.facts import Facts
from flows.core.facts.calendar_words import WEEKDAY_NAMES
from flows.core.facts.model import Date
from flows.core.gates.days import anchor_day, readings, stretches
from flows.core.gates.model import Finding, Line, Passage, failed, not_applicable, passed
from flows.core.gates.places import place, usurped

_Carried: TypeAlias = Literal["yes", "no", "unknown"]
_STAGE = re.compile(r"(?i)\b(early|mid|late|start|end)\b")
_STAGES = {"start": "early", "end": "late"}
_STAGE_DAYS = {"early": (1, 12), "mid": (8, 23), "late": (18, 31)}
_PART = re.compile(r"(?i)\b(early|morning|lunchtime|afternoon|evening|night|late)\b")
_PARTS = {"early": "morning", "lunchtime": "afternoon", "late": "night", "evening": "night"}
_TWELVE_HOURS = re.compile(r"(?i)[ap]\.?m|noon|midnight|midday")


def check_dates(claim: Facts, speaker: str | None, passage: Passage) -> Finding:
    """Pass, or the first date that is not carried, with the source's closest.

    `date.not_in_evidence`; `date.weekday_mismatch` where the claim's weekday is not that of its
    own day and the source does not itself say so. Relative dates are resolved against the
    document's day; where that is not known they are compared as words, and one that cannot be
    compared is left alone.
    """
    del speaker  # a day is the same day in any mouth
    if not claim.dates:
        return not_applicable("dates")
    anchor = anchor_day(passage.date)
    context: set[int] = set()
    known = False
    for date in claim.dates:
        if _wrong_weekday(date, anchor) and not _source_slip(date, passage):
            return failed("dates", "date.weekday_mismatch", date.text, _true_weekday(date, anchor))
        verdict, source_says, needed = _find(claim, date, passage, anchor)
        if verdict == "no":
            return failed("dates", "date.not_in_evidence", date.text, source_says)
        known = known or verdict == "yes"
        context.update(needed)
    return passed("dates", tuple(sorted(context))) if known else not_applicable("dates")


def weekday_slips(facts: Facts, document_date: str | None) -> tuple[str, ...]:
    """Dates, as written, whose weekday is not that of their day: a source's own slips.

    `document_date` (ISO 8601) supplies a missing year; without one nothing is said of such a date.
    """
    anchor = anchor_day(document_date)
    return tuple(d.text for d in facts.dates if _wrong_weekday(d, anchor))


def _find(
    claim: Facts, date: Date, passage: Passage, anchor: dt.date | None
) -> tuple[_Carried, str, tuple[int, ...]]:
    lines: tuple[Line, ...] = passage.evidence
    cited = {line.facts.text for line in lines}
    verdict = _search(claim, date, lines, cited, anchor)
    if verdict[0] == "yes":
        return *verdict, ()
    own_day = _own_day(claim, date, passage, anchor)
    for line in passage.neighbours:
        if own_day and not _tells_more(claim, line, passage):
            continue
        if _search(claim, date, (*lines, line), cited, anchor)[0] == "yes":
            return "yes", "", (line.number,)
    if own_day:
        return "no", own_day, ()
    around = (*passage.evidence, *passage.neighbours)
    if _search(claim, date, around, cited, anchor)[0] == "yes":  # the day here, the year there
        return "yes", "", tuple(line.number for line in passage.neighbours if line.facts.dates)
    if verdict[0] == "no" and not verdict[1]:
        said = [d for line in (*around, *passage.rest) for d in line.facts.dates]
        return "no", _closest(date, said), ()
    return *verdict, ()


def _own_day(claim: Facts, date: Date, passage: Passage, anchor: dt.date | None) -> str:
    """The day that the evidence itself gives instead, as written; empty if it gives none.

    A day of the evidence that the claim names, too, is the day of something else in both.
    """
    if date.day is None or date.month is None:
        return ""
    dates = [d for line in passage.evidence for d in line.facts.dates]
    days = [d for d in dates if d.day is not None and d.month is not None]
    others = [d for d in claim.dates if d is not date]
    if any(_carries(d, other, dates, anchor) for d in days for other in others):
        return ""
    same_day = any((d.month, d.day) == (date.month, date.day) for d in days)  # of a year nearby
    return "" if same_day else _closest(date, days)


def _tells_more(claim: Facts, line: Line, passage: Passage) -> bool:
    """Whether a neighbour tells more of the claim than its evidence does: of one event."""
    said = set(concepts(claim.text))
    told = set(concepts(" ".join(seen.facts.text for seen in passage.evidence)))
    return len(said & set(concepts(line.facts.text))) > len(said & told)


def _search(
    claim: Facts,
    date: Date,
    lines: Sequence[Line],
    cited: Collection[str],
    anchor: dt.date | None,
) -> tuple[_Carried, str]:
    told = [(line.facts, d) for line in lines for d in line.facts.dates]
    said = [d for _, d in told]
    own = [(f, d) for f, d in told if _carries(d, date, said, anchor)]
    if own:
        others = [(f, d) for f, d in told if (f, d) not in own and _alike(d, date)]
        taken = usurped(
            place(claim.text, date.start, date.end),
            [(f, place(f.text, d.start, d.end)) for f, d in own],
            [(f, place(f.text, d.start, d.end)) for f, d in others],
            cited,
        )
        return ("yes", "") if taken is None else ("no", others[taken][1].text)
    if _written_as_figure(date, lines):
        return "yes", ""
    if date.relative and date.year is None and anchor is None and _undecided(date, said):
        return "unknown", ""
    return "no", _closest(date, said)


def _carries(source: Date, claim: Date, said: Sequence[Date], anchor: dt.date | None) -> bool:
    if claim.hour is not None and claim.day is None:
        return _same_time(source, claim)
    if not _same_part(source, claim) or not _same_stage(source, claim):
        return False
    return any(_says(s, c, said, anchor) for s in readings(source) for c in readings(claim))


def _says(source: Date, claim: Date, said: Sequence[Date], anchor: dt.date | None) -> bool:
    if _in_same_words(source, claim, said) or _is_weekday_of(source, claim, anchor):
        return True
    both_days = claim.month and source.month and source.day and source.end_day is None
    if both_days and (claim.month != source.month or claim.day not in {None, source.day}):
        return False  # only a missing year is left to the document's day
    return any(
        mine.within(yours)
        for mine in stretches(source, anchor)
        for yours in stretches(claim, anchor)
    )


def _in_same_words(source: Date, claim: Date, said: Sequence[Date]) -> bool:
    if claim.year or not claim.relative or claim.relative.endswith("weekday"):
        return _components(source, claim, said)
    same = (claim.relative, claim.month) == (source.relative, source.month)
    return same and claim.weekday in {None, source.weekday}


def _is_weekday_of(source: Date, claim: Date, anchor: dt.date | None) -> bool:
    """As "Friday" is carried by "November 7, 2025", however long ago that was."""
    if claim.relative != "weekday" or source.month is None:
        return False
    days = [d.first for d in stretches(source, anchor) if d.first == d.last]
    return any(d.weekday() == claim.weekday for d in days)


def _components(source: Date, claim: Date, said: Sequence[Date]) -> bool:
    """Whether the source names every part that the claim names, with the same value."""
    spans = {"decade", "century"}
    if claim.relative in spans or source.relative in spans:
        return (claim.relative, claim.year) == (source.relative, source.year)
    if claim.month not in {None, source.month} or not _same_days(source, claim):
        return False
    if claim.year is not None and claim.year != source.year:
        # "9 October 2025" is carried by "Oct. 9" where the year is written nearby.
        elsewhere = {d.year for d in said if not d.relative}
        if source.year or claim.month is None or claim.year not in elsewhere:
            return False
    if claim.weekday is None or source.weekday is not None:
        return claim.weekday in {None, source.weekday}
    # The day is the same and its weekday stands elsewhere: "Nov. 6 … On Thursday".
    return claim.day is not None and any(d.weekday == claim.weekday for d in said)


def _same_days(source: Date, claim: Date) -> bool:
    if claim.day is None:
        return True
    return {claim.day, claim.end_day or claim.day} <= {source.day, source.end_day}


def _same_time(source: Date, claim: Date) -> bool:
    if source.hour is None or claim.hour is None or source.minute != claim.minute:
        return False
    if source.hour == claim.hour:
        return True
    plain = not all(_TWELVE_HOURS.search(d.text) for d in (source, claim))
    return plain and abs(source.hour - claim.hour) == 12 and min(source.hour, claim.hour) > 0  # noqa: PLR2004


def _same_part(source: Date, claim: Date) -> bool:
    if claim.weekday is None and claim.relative not in {"today", "yesterday", "tomorrow"}:
        return True
    ours, theirs = _PART.search(claim.text), _PART.search(source.text)
    if not ours or not theirs:
        return True
    one, other = ours[1].casefold(), theirs[1].casefold()
    return _PARTS.get(one, one) == _PARTS.get(other, other)


def _same_stage(source: Date, claim: Date) -> bool:
    """As in "late October" needs a source that says so, or a day late in October."""
    ours = _STAGE.match(claim.text)
    if not ours or claim.weekday is not None or claim.month is None:
        return True
    stage = _STAGES.get(ours[1].casefold(), ours[1].casefold())
    if source.day is not None:
        first, last = _STAGE_DAYS[stage]
        return first <= source.day <= last
    theirs = _STAGE.match(source.text)
    return theirs is not None and stage == _STAGES.get(theirs[1].casefold(), theirs[1].casefold())


def _undecided(date: Date, said: Iterable[Date]) -> bool:
    """Whether a relative date, with no day to count from, may still be what the source says."""
    said = list(said)
    if date.weekday is not None:
        return any(d.day for d in said) and not any(d.weekday is not None for d in said)
    if date.relative in {None, "today"}:
        if any(d.relative in {"yesterday", "tomorrow"} for d in said):
            return False
        if date.relative is None or not said:  # "it employs 500 today" needs no day in the source
            return True
    if date.relative.endswith((" ago", " earlier", " later")):
        same = date.relative.split()[1:]  # "three days ago", where the source says "two days ago"
        if any(d.relative and d.relative.split()[1:] == same for d in said):
            return False
    return any(not d.relative or d.weekday is not None for d in said)


def _alike(source: Date, claim: Date) -> bool:
    return (source.day is None, source.month is None, source.hour is None) == (
        claim.day is None,
        claim.month is None,
        claim.hour is None,
    )


def _written_as_figure(date: Date, lines: Iterable[Line]) -> bool:
    if date.year is None or date.month is not None or date.relative:
        return False
    return any(n.low == date.year and not n.unit for line in lines for n in line.facts.numbers)


def _wrong_weekday(date: Date, anchor: dt.date | None) -> bool:
    true = _weekdays(date, anchor)
    return bool(true) and date.weekday is not None and date.weekday not in true


def _true_weekday(date: Date, anchor: dt.date | None) -> str:
    true = _weekdays(date, anchor)
    return f"{date.text} was a {WEEKDAY_NAMES[true[0]]}" if true else ""


def _weekdays(date: Date, anchor: dt.date | None) -> list[int]:
    absolute = date.day is not None or date.relative in {"today", "yesterday", "tomorrow"}
    if not absolute:
        return []
    return [d.weekday() for s in stretches(date, anchor) for d in {s.first, s.last}]


def _source_slip(date: Date, passage: Passage) -> bool:
    lines = (*passage.evidence, *passage.neighbours, *passage.rest)
    return any(
        (d.weekday, d.month, d.day) == (date.weekday, date.month, date.day)
        for line in lines
        for d in line.facts.dates
    )


def _closest(date: Date, said: Sequence[Date]) -> str:
    def shared(other: Date) -> int:
        pairs = (
            (date.weekday, other.weekday),
            (date.month, other.month),
            (date.day, other.day),
            (date.year, other.year),
            (date.relative, other.relative),
            (date.hour, other.hour),
        )
        same = sum(a == b for a, b in pairs if a is not None)
        return 2 * same + sum(a is not None and b is not None for a, b in pairs)

    best = max(said, key=shared, default=None)
    return best.text if best else ""
