"""Dates and times of day as newspapers write them; each pattern is one habit of print.

`python-dateutil` is not asked: it takes "May" of "may", "10" and "sat" for dates and gives no
offsets. What is recognised here needs no more parsing than a look into a table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from flows.core.facts.calendar_words import (
    LONG_MONTH,
    LONG_WEEKDAY,
    MONTH,
    MONTH_NUMBER,
    PART_OF_DAY,
    PERIOD,
    SHORT_MONTH,
    WEEKDAY,
    WEEKDAY_NUMBER,
)
from flows.core.facts.model import Date

_S = r"[\s\u00a0]"  # a space of any kind
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:1\d|20)\d\d"
_TO = rf"{_S}?[-–—‑]{_S}?|{_S}+(?:to|and|through|until|or){_S}+"
_MORE = rf"(?:(?:{_TO})(?P<end_day>{_DAY})(?!\w|[,.:/]\d))?"
_BEFORE = rf"(?:(?P<weekday>{WEEKDAY}),?{_S}+(?:\()?(?:the{_S}+)?)?"
_AFTER = rf"(?:,?{_S}*\((?P<weekday2>{WEEKDAY})\))?"
_STAGE = (
    rf"(?:(?:[Ee]arly|[Ll]ate|[Mm]id|[Tt]he\s+end\s+of|[Tt]he\s+start\s+of)[-‑\s]+(?:in{_S}+)?)?"
)
_EDGE = r"(?!\w|[,.:/]\d|[-‑]\d)"
_WHICH = r"(?P<which>[Ll]ast|[Tt]his|[Nn]ext|[Pp]revious|[Pp]ast|[Cc]oming|[Ff]ollowing)"
_COUNT = (
    r"(?P<count>\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"several|few|couple\s+of)"
)
_TO_TWELVE = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
]
_COUNTS = dict(
    zip(
        ("a", "an", *_TO_TWELVE),
        [1, 1, *range(1, 13)],
        strict=True,
    )
)

_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        # 2025-10-09, and what a machine writes after it; 9/10/2025; 9.10.2025
        (
            rf"(?<![\w-])(?P<year>{_YEAR})[-‑](?P<month>0[1-9]|1[0-2])[-‑](?P<day>0[1-9]|[12]\d|3[01])"
            r"(?:T(?P<hour>[01]\d|2[0-3]):(?P<minute>[0-5]\d)(?::\d\d)?Z?)?(?![\w-])"
        ),
        rf"(?<![\w/.])(?P<first>\d?\d)(?P<sep>[/.])(?P<second>\d?\d)(?P=sep)(?P<year>{_YEAR})(?![\w/])",
        # Saturday (8th November), 9 October 2025, 6-7 November
        (
            rf"(?<![\w,.:/$€£-]){_BEFORE}(?P<day>{_DAY}){_MORE}{_S}*(?:of{_S}+)?(?P<month>{MONTH})"
            rf"(?:,?{_S}+(?P<year>{_YEAR}){_EDGE})?{_AFTER}"
        ),
        # Wednesday, Oct. 29; October 9, 2025; November 6-7
        (
            rf"(?<!\w){_BEFORE}(?P<month>{MONTH}){_S}*(?:the{_S}+)?(?P<day>{_DAY}){_MORE}(?!\w|[,.:/]\d)"
            rf"(?:,?{_S}+(?P<year>{_YEAR}){_EDGE})?{_AFTER}"
        ),
        # early October 2025; last October
        rf"(?<!\w){_STAGE}(?P<month>{MONTH}),?{_S}+(?:of{_S}+)?(?P<year>{_YEAR}){_EDGE}",
        rf"(?<!\w)(?:{_WHICH}{_S}+)?{_STAGE}(?P<month>{LONG_MONTH}|{SHORT_MONTH})"
        rf"(?![-‑]\w|{_S}*(?:the{_S}+)?{_DAY}(?!\w|,\d))",
        (
            rf"(?<!\w)(?:{_WHICH}{_S}+|(?<=[IiBb][ny]\s)|(?<=[Ss]ince\s)|(?<=[Uu]ntil\s)|(?<=[Ff]rom\s)"
            r"|(?<=[Dd]uring\s)|(?<=[Bb]efore\s)|(?<=[Aa]fter\s)|(?:[Ee]arly|[Ll]ate|[Mm]id)[-‑\s]+"
            r"|(?<=[Tt]he\s)(?=\w+\s[a-z])|(?<=\b[Ii]ts\s)(?=\w+\s[a-z])|(?<=\s[Aa]\s)(?=\w+\s[a-z]))"
            rf"(?P<month>May|March)\b(?!\s+[A-Z][a-z]|{_S}*{_DAY}(?!\w|,\d))"
        ),
        # today (Saturday), last Friday, late Thursday, Thursday night
        (
            rf"(?<!\w)(?P<relative>[Tt]oday|[Tt]onight|[Yy]esterday|[Tt]omorrow)\b(?:{_S}+{PART_OF_DAY})?"
            rf"(?:{_S}*[(,]{_S}*(?P<weekday>{LONG_WEEKDAY})\)?)?"
        ),
        (
            rf"(?<!\w)(?<!Black\s)(?<!Good\s)(?<!Super\s)(?<!Bloody\s)(?<!Easter\s)(?<!Ash\s)(?<!Cyber\s)"
            rf"(?:{_WHICH}{_S}+)?(?:(?:[Ee]arly|[Ll]ate)(?:{_S}+on)?{_S}+)?(?P<weekday>{LONG_WEEKDAY})"
            rf"(?:{_S}+{PART_OF_DAY})?\b"
        ),
        # last month, three days ago
        rf"(?<!\w)(?:[Ee]arl(?:y|ier){_S}+|[Ll]ate(?:r)?{_S}+)?{_WHICH}{_S}+(?P<period>{PERIOD}|night)\b(?![’'-])",
        (
            rf"(?<!\w){_COUNT}{_S}+(?P<period>hour|day|week|month|year|decade)s?{_S}+"
            r"(?P<sense>ago|earlier|later)\b"
        ),
        # the 1990s, the ’90s, the 19th century
        rf"(?<!\w){_STAGE}(?P<decade>(?:1\d|20)\d0)[’']?s\b",
        r"(?<!\w)(?<=[Tt]he\s)(?:(?:early|late|mid)[-‑\s]+)?[’'‘]?(?P<short_decade>[2-9]0)[’']?s\b",
        r"(?<!\w)(?P<century>\d\d?)(?:st|nd|rd|th)[-‑\s]century\b",
        # 9-11 a.m., 3:30 p.m., 15:30, 1800 GMT, noon
        (
            rf"(?<![\w:.,$€£])(?:(?P<hour0>1[0-2]|0?[1-9])(?:[:.](?P<minute0>[0-5]\d))?(?:{_TO}))?"
            r"(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[AaPp])\.?[Mm]\b\.?"
        ),
        r"(?<![\w:.,$€£-])(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?![\w:]|\.\d)",
        r"(?<![\w:.,$€£])(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?=\s(?:GMT|UTC|hours\b|hrs\b))",
        r"(?<!\w)(?P<word>[Nn]oon|[Mm]idnight|[Mm]idday)\b",
    )
)
# 2019-23 and 2020/21 are two years; a bare year is one where it cannot be a count.
_YEARS = re.compile(
    rf"(?<![\w.,:/$€£¥+-])(?P<year>{_YEAR})(?:[-–/](?P<to>\d\d(?:\d\d)?)(?![\w,.-]*\d))?(?!\w|[,.:/]\d|%|\s?%)"
)
_YEAR_CUE = re.compile(
    r"(?:\b(?:in|since|from|until|till|by|during|before|after|through|late|early|mid|the|year|"
    r"years|and|to|between|for|of|this|that|its|his|her|their|our)|[’']s|[-–(])[\s-]*$",
    re.IGNORECASE,
)
_COUNT_CUE = re.compile(
    r"(?:\b(?:than|least|most|about|around|approximately|roughly|nearly|almost|over|some|"
    r"exactly|only|up\s+to|another|No\.?|number)|[$€£¥#])\s*$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"[\s-](?:(?:km|kg|mm|cm|m|mi|ft|lb|lbs|MW|GW|kW|dollars?|euros?|pounds?|percent|per\s+cent|"
    r"hours?|days?|kilomet|met(?:re|er)|miles?|feet|tons?|tonnes?|acres?|hectares?|votes?)\b"
    r"|(?:people|men|women|children|troops|police|[a-z]{3,}s)\b(?!\s+later|\s+ago))"
)


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
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            yield from _date(match)
    for match in _YEARS.finditer(text):
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
    before, after = text[: match.start()], text[match.end() :]
    if _COUNT_CUE.search(before) or (_COUNTED.match(after) and not _cued(before, after)):
        return
    year, to = match["year"], match["to"]
    yield Date(year, match.start(), match.end("year"), year=int(year))
    if to:
        full = int(year[: 4 - len(to)] + to)
        yield Date(to, match.start("to"), match.end("to"), year=full)


def _cued(before: str, after: str) -> bool:
    cue = _YEAR_CUE.search(before)
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
    if "century" in part:
        return (int(part["century"]) - 1) * 100
    return _int(part.get("year"))


def _relative(part: dict[str, str]) -> str | None:
    if "decade" in part or "short_decade" in part:
        return "decade"
    if "century" in part:
        return "century"
    if "relative" in part:
        return part["relative"].casefold().replace("tonight", "today")
    which = part.get("which", "").casefold()
    which = {"previous": "last", "past": "last", "coming": "next", "following": "next"}.get(
        which, which
    )
    if "sense" in part:
        count = part["count"].casefold()
        number = count if count.isdigit() else str(_COUNTS.get(count, "some"))
        return f"{number} {part['period']} {part['sense']}"
    if "period" in part:
        return f"{which} {part['period']}"
    if "weekday" in part and not ({"day", "relative"} & part.keys()):
        return f"{which} weekday".strip()
    return f"{which} month" if which else None


def _month(name: str | None) -> int | None:
    if name is None:
        return None
    return int(name) if name.isdigit() else MONTH_NUMBER[name.rstrip(".").casefold()]


def _hour(hour: int, half: str) -> int:
    return hour % 12 + (12 if half in "Pp" else 0)


def _int(text: str | None) -> int | None:
    digits = re.sub(r"\D", "", text or "")
    return int(digits) if digits else None
