"""When: the day a story is told on, and the days that a text speaks of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from flows.core.facts import Date, read_facts
from flows.core.gates.days import anchor_day, stretches
from flows.core.records import Document

Month = tuple[int, int]  # year, month


def told_on(document: Document) -> dt.date | None:
    """The day that a document gives itself."""
    return anchor_day(document.date)


def story_day(documents: Sequence[Document]) -> dt.date | None:
    """The latest day that a document gives itself; else the latest full date that one names."""
    own = [day for d in documents if (day := told_on(d))]
    if own:
        return max(own)
    named = [
        day
        for document in documents
        for s in document.sentences
        if s.kind == "body"
        for d in read_facts(s.text).dates
        if (day := resolve(d, None))
    ]
    return max(named, default=None)


def resolve(date: Date, told_on: dt.date | None) -> dt.date | None:
    """A date as a calendar day, if it is one; of a weekday's readings the likeliest.

    A bare one is the last up to `told_on`, "this Friday" that week's; `slack` has the others.
    """
    year = date.year or (told_on.year if told_on else None)
    if date.month and date.day and year:
        try:
            day = dt.date(year, date.month, date.day)
        except ValueError:
            return None
        # "on 28 December", told in January, was last year.
        if not date.year and told_on and day > told_on + dt.timedelta(days=60):
            day = day.replace(year=year - 1) if (date.month, date.day) != (2, 29) else day
        return day
    if told_on is None:
        return None
    if date.weekday is not None and (date.relative or "").endswith("weekday"):
        back = (told_on.weekday() - date.weekday) % 7
        away = {"last weekday": back or 7, "next weekday": back - 7}.get(date.relative or "", back)
        if date.relative == "this weekday":
            away = told_on.weekday() - date.weekday
        return told_on - dt.timedelta(days=away)
    meant = stretches(date, told_on)
    return meant[0].first if len(meant) == 1 and meant[0].first == meant[0].last else None


def slack(date: Date) -> frozenset[int]:
    """By how many days a reader may take a date otherwise than `resolve` does.

    "Friday" is last week's or this week's, "next Friday" this week's or the next; a fire that broke
    out last night did so before or after midnight.
    """
    if date.relative == "last night":
        return frozenset({1})
    loose = date.day is None and (date.relative or "").endswith("weekday")
    return frozenset({7}) if loose else frozenset()


def resolve_year(date: Date, told_on: dt.date | None) -> int | None:
    """The year of "last year", "this year" and "next year"; else the one that the date names."""
    ago = {"last year": 1, "this year": 0, "next year": -1}
    if told_on and date.relative in ago:
        return told_on.year - ago[date.relative]
    return date.year


def days(texts: Iterable[str], told_on: dt.date | None) -> set[dt.date]:
    """All calendar days that the texts speak of."""
    found = (resolve(d, told_on) for t in texts for d in read_facts(t).dates)
    return {day for day in found if day}


def months(texts: Iterable[str], told_on: dt.date | None) -> set[Month]:
    """All calendar months that the texts speak of: of their days, by name, or "last month"."""
    found: set[Month] = set()
    for text in texts:
        for date in read_facts(text).dates:
            day = resolve(date, told_on)
            year = date.year or (told_on.year if told_on else None)
            if day:
                found.add((day.year, day.month))
            elif date.month and year:
                found.add((year, date.month))
            elif told_on and date.relative == "last month":
                before = told_on.replace(day=1) - dt.timedelta(days=1)
                found.add((before.year, before.month))
    return found


def years(texts: Iterable[str]) -> set[int]:
    """All years that the texts name."""
    return {d.year for t in texts for d in read_facts(t).dates if d.year}
