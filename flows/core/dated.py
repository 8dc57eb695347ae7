"""A relative day beside the day that it was: "yesterday (11 February)".

A claim is read without its article, and perhaps next month, so a "yesterday" of its own tells a
reader nothing. The document's date does; the words of the source stay, as an editor's bracket does.
"""

from __future__ import annotations

import datetime as dt
import re

from flows.core.facts import Date, Facts, read_facts
from flows.core.gates.days import AWAY
from flows.core.timeline import resolve

_OPEN = AWAY.keys() | {"last weekday", "next weekday"}
_ITS_WEEKDAY = re.compile(r"\s*[(,]\s*\w+\)?$")  # "today (Saturday)"
_BESIDE = 3  # code points between a relative day and its own date: "today (8 November)"


def with_days(text: str, told_on: dt.date | None) -> str:
    """The text with the day behind each relative one that can only mean that day.

    Not in a quotation, nor in "today's"; and not behind a "last Friday" told on a Saturday, which
    may be either of two. Without the document's day nothing is added.
    """
    facts = read_facts(text)
    for date in reversed(facts.dates):  # from the end: offsets stay right
        day = _day(date, told_on) if told_on and _is_open(date, facts) else None
        if day is None:
            continue
        weekday = _ITS_WEEKDAY.search(date.text) if date.relative in AWAY else None
        said = date.text[: weekday.start()] if weekday else date.text
        text = f"{text[: date.start]}{said} ({day.day} {day:%B}){text[date.end :]}"
    return text


def has_open_day(text: str) -> bool:
    """Whether the text speaks of a "yesterday" whose day it does not give."""
    facts = read_facts(text)
    return any(_is_open(date, facts, possessive=True) for date in facts.dates)


def _is_open(date: Date, facts: Facts, *, possessive: bool = False) -> bool:
    if date.relative not in _OPEN or date.day is not None:
        return False
    if any(q.start <= date.start < q.end for q in facts.quotations):
        return False
    if any(d.day is not None and 0 <= d.start - date.end <= _BESIDE for d in facts.dates):
        return False
    return possessive or facts.text[date.end : date.end + 1] not in {"'", "’"}


def _day(date: Date, told_on: dt.date) -> dt.date | None:
    day = resolve(date, told_on)
    if day is None or (date.weekday is not None and day.weekday() != date.weekday):
        return None
    if date.relative in AWAY:
        return day
    in_an_earlier_week = (told_on - day).days > told_on.weekday()
    return day if date.relative == "last weekday" and in_an_earlier_week else None
