"""Dates as stretches of days, so that "last month", "October" and "Oct. 9" can be compared.

A date without a year, or a relative one, needs the document's own day (its anchor). Where a form
is ambiguous ("9/10/2025", "Friday") every reading is given.
"""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from dataclasses import dataclass, replace

from flows.core.facts.model import Date

_HALF_YEAR = dt.timedelta(days=183)
#: Days from the document's own.
AWAY = {"today": 0, "yesterday": -1, "tomorrow": 1, "last night": -1}
_SHIFT = {"last": -1, "this": 0, "next": 1}
_AGO = re.compile(r"(\d+) (day|week|month|year|decade) ago")
_DECEMBER = 12


@dataclass(frozen=True, slots=True)
class Days:
    """From `first` to `last`, both included."""

    first: dt.date
    last: dt.date

    def within(self, other: Days) -> bool:
        """Whether every one of these days is one of the other's."""
        return other.first <= self.first and self.last <= other.last


def anchor_day(iso: str | None) -> dt.date | None:
    """The document's own day; None if it is not known."""
    try:
        return dt.date.fromisoformat(iso[:10]) if iso else None
    except ValueError:
        return None


def readings(date: Date) -> tuple[Date, ...]:
    """9/10/2025 is October in London and September in New York."""
    both = re.match(r"\d?\d([/.])\d?\d\1", date.text) and date.month and date.day
    if both and date.day and date.day <= _DECEMBER and date.day != date.month:
        return date, replace(date, day=date.month, month=date.day)
    return (date,)


def stretches(date: Date, anchor: dt.date | None) -> tuple[Days, ...]:
    """Every stretch of days that the date may mean; empty if that cannot be told."""
    if date.relative in {"decade", "century"} and date.year is not None:
        length = 10 if date.relative == "decade" else 100
        return (_years(date.year, date.year + length - 1),)
    if date.month is not None:
        return tuple(d for r in readings(date) for d in _in_month(r, anchor))
    if date.year is not None:
        return (_years(date.year, date.year),)
    if anchor is None or date.relative is None:
        return ()
    return _relative(date, anchor)


def _in_month(date: Date, anchor: dt.date | None) -> tuple[Days, ...]:
    month, year = date.month or 1, date.year
    if year is None:
        if anchor is None:
            return ()
        year = _nearest_year(month, date.day or 15, anchor, date.relative)
    try:
        if date.day is None:
            return (_month(year, month),)
        first = dt.date(year, month, date.day)
        return (Days(first, dt.date(year, month, date.end_day or date.day)),)
    except ValueError:  # 31 November is nobody's day
        return ()


def _nearest_year(month: int, day: int, anchor: dt.date, which: str | None) -> int:
    if which == "last month" and month >= anchor.month:  # "last October", said in October
        return anchor.year - 1
    middle = dt.date(anchor.year, month, min(day, 28))
    if middle - anchor > _HALF_YEAR:
        return anchor.year - 1
    return anchor.year + 1 if anchor - middle > _HALF_YEAR else anchor.year


def _relative(date: Date, anchor: dt.date) -> tuple[Days, ...]:
    relative = date.relative or ""
    if relative in AWAY:
        return (_day(anchor, AWAY[relative]),)
    if relative.endswith("weekday") and date.weekday is not None:
        # Reporters mean the nearest; "last Friday" may be the one before it, "next Friday" the
        # one after it.
        back = (anchor.weekday() - date.weekday) % 7
        offsets = {-back, 7 - back}
        if relative.startswith("last"):
            offsets.add(-back - 7)
        elif relative.startswith("next"):
            offsets = {7 - back, 14 - back}
        return tuple(_day(anchor, o) for o in sorted(offsets, key=abs))
    ago = _AGO.fullmatch(relative)
    if ago:
        try:
            return _ago(int(ago[1]), ago[2], anchor)
        except (ValueError, OverflowError):  # before the first year: no day of any calendar
            return ()
    which, _, period = relative.partition(" ")
    return _period(period, _SHIFT[which], anchor) if which in _SHIFT else ()


def _period(period: str, shift: int, anchor: dt.date) -> tuple[Days, ...]:
    if period in {"week", "weekend"}:
        monday = anchor - dt.timedelta(days=anchor.weekday() - 7 * shift)
        first = monday + dt.timedelta(days=5 if period == "weekend" else -1)
        return (Days(first, monday + dt.timedelta(days=6)),)
    if period == "month":
        year, month = divmod(anchor.year * 12 + anchor.month - 1 + shift, 12)
        return (_month(year, month + 1),)
    if period == "year":
        return (_years(anchor.year + shift, anchor.year + shift),)
    return ()


def _ago(count: int, period: str, anchor: dt.date) -> tuple[Days, ...]:
    if period == "day":
        return (_day(anchor, -count),)
    if period == "week":
        middle = anchor - dt.timedelta(weeks=count)
        return (Days(middle - dt.timedelta(days=3), middle + dt.timedelta(days=3)),)
    if period == "month":
        return _period("month", -count, anchor)
    years = count * (10 if period == "decade" else 1)
    return (_years(anchor.year - years, anchor.year - years),) if years < anchor.year else ()


def _day(anchor: dt.date, offset: int) -> Days:
    day = anchor + dt.timedelta(days=offset)
    return Days(day, day)


def _month(year: int, month: int) -> Days:
    return Days(dt.date(year, month, 1), dt.date(year, month, monthrange(year, month)[1]))


def _years(first: int, last: int) -> Days:
    return Days(dt.date(max(first, 1), 1, 1), dt.date(max(last, 1), _DECEMBER, 31))
