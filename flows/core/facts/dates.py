"""Dates and times of day as newspapers write them; each pattern is one habit of print.

`python-dateutil` is not asked: it takes "May" of "may", "10" and "sat" for dates and gives no
offsets. What is recognised here needs no more parsing than a look into a table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from flows.core.facts.calendar_words import MONTH_NUMBER, WEEKDAY_NUMBER
from flows.core.facts.date_patterns import (
    CENTURIES,
    COUNT_CUE,
    COUNTED,
    COUNTS,
    MEASURED,
    PATTERNS,
    YEAR_CUE,
    YEARS,
)
from flows.core.facts.model import Date

_SAME_AS = {"previous": "last", "past": "last", "coming": "next", "following": "next"}


def read_dates(text: str) -> tuple[Date, ...]:
    """The dates and times in `text`, in order, none inside another; `text[start:end] == date.text`.

    Relative ones ("last month") are left unresolved: a sentence does not know its own day.
    """
    found: list[Date] = []
    for date in sorted(_candidates(text), key=lambda d: (d.start, -d.end)):
        if not found or date.start >= found[-1].end:
            found.append(date)
    return tuple(found)


def _candidates(text: str) -> Iterator[Date]:
    for pattern in PATTERNS:
        for match in pattern.finditer(text):
            yield from _date(match)
    for match in YEARS.finditer(text):
        yield from _years(match, text)


def _date(match: re.Match[str]) -> Iterator[Date]:
    part = {k: v for k, v in match.groupdict().items() if v is not None}
    weekday = part.get("weekday") or part.get("weekday2")
    start = match.start()
    if "hour0" in part:
        cut = match.end("minute0") if "minute0" in part else match.end("hour0")
        yield Date(
            match.string[start:cut],
            start,
            cut,
            hour=_hour(int(part["hour0"]), part["half"]),
            minute=int(part.get("minute0", 0)),
        )
        start = match.start("hour")
    day, month = _int(part.get("day")), _month(part.get("month"))
    if "first" in part:
        day, month = _day_and_month(int(part["first"]), int(part["second"]))
        if month is None:
            return
    hour = _int(part.get("hour"))
    if "half" in part and hour is not None:
        hour = _hour(hour, part["half"])
    if "word" in part:
        hour = 0 if part["word"].casefold() == "midnight" else 12
    # An opening bracket before the day is only ours if its fellow is too.
    end = match.end()
    written = match.string[start:end]
    if written.count("(") > written.count(")"):
        if match.string[end : end + 1] == ")":
            end += 1
        elif weekday and "day" in part and match.start("day") > match.start("weekday"):
            end = match.end()
    yield Date(
        match.string[start:end],
        start,
        end,
        year=_year(part),
        month=month,
        day=day,
        weekday=WEEKDAY_NUMBER[weekday.rstrip(".").casefold()] if weekday else None,
        end_day=_int(part.get("end_day")),
        relative=_relative(part),
        hour=hour,
        minute=None if hour is None else int(part.get("minute", 0)),
    )


def _years(match: re.Match[str], text: str) -> Iterator[Date]:
    before = text[max(0, match.start() - 48) : match.start()]
    after = text[match.end() : match.end() + 96]
    if (
        MEASURED.match(after)
        or COUNT_CUE.search(before)
        or (COUNTED.match(after) and not _cued(before, after))
    ):
        return
    year, to = match["year"], match["to"]
    yield Date(year, match.start(), match.end("year"), year=int(year))
    if to:
        full = int(year[: 4 - len(to)] + to)
        yield Date(to, match.start("to"), match.end("to"), year=full)


def _cued(before: str, after: str) -> bool:
    cue = YEAR_CUE.search(before)
    # "of 2000 people" counts; "the 2000 elections" and "in 2000 voters" do not.
    loose = ("of", "for", "to", "and")
    return bool(cue) and not (cue and cue[0].strip().casefold() in loose and after[:1] == " ")


def _day_and_month(first: int, second: int) -> tuple[int | None, int | None]:
    # 9/10/2025 may be October or September: read as the day first, compared both ways later.
    if not (1 <= first <= 31 and 1 <= second <= 31):  # noqa: PLR2004 - days of a month
        return None, None
    if second <= 12:  # noqa: PLR2004 - months of a year
        return first, second
    return (second, first) if first <= 12 else (None, None)  # noqa: PLR2004


def _year(part: dict[str, str]) -> int | None:
    if "decade" in part:
        return int(part["decade"])
    if "short_decade" in part:
        return 1900 + int(part["short_decade"])
    if "century" in part or "spelled" in part:
        spelled = CENTURIES.get(part.get("spelled", "").casefold())
        return 100 * (spelled or int(part["century"])) - 100
    return _int(part.get("year"))


def _relative(part: dict[str, str]) -> str | None:
    which = part.get("which", "").casefold()
    which = _SAME_AS.get(which, which)
    relative = f"{which} month" if which else None
    if {"decade", "short_decade"} & part.keys():
        relative = "decade"
    elif {"century", "spelled"} & part.keys():
        relative = "century"
    elif "relative" in part:
        relative = part["relative"].casefold().replace("tonight", "today")
    elif "sense" in part:
        count = part["count"].casefold().replace(",", "")
        number = count if count.isdigit() else str(COUNTS.get(count, "some"))
        relative = f"{number} {part['period']} {part['sense']}"
    elif "period" in part:
        relative = f"{which} {part['period']}"
    elif "weekday" in part and "day" not in part:
        relative = f"{which} weekday".strip()
    return relative


def _month(name: str | None) -> int | None:
    if name is None:
        return None
    return int(name) if name.isdigit() else MONTH_NUMBER[name.rstrip(".").casefold()]


def _hour(hour: int, half: str) -> int:
    return hour % 12 + (12 if half in "Pp" else 0)


def _int(text: str | None) -> int | None:
    digits = re.sub(r"\D", "", text or "")
    return int(digits) if digits else None
