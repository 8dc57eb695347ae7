"""Planted errors in figures and dates."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from itertools import pairwise

from bench.planting.model import Made, World
from bench.planting.reading import Page, Place, quoted, replace
from bench.planting.words import FUNCTION, MONTHS, SMALL, WEEKDAYS

FIGURE = re.compile(r"(?<![\w.,:/#-])(?<!\d )\d{1,3}(?:,\d{3})+(?![\w,:/-])|"
                    r"(?<![\w.,:/#-])\d+(?:\.\d+)?(?![\w:/-]|[.,]\d)")  # fmt: skip
_SPELLED = re.compile(rf"\b(?:{'|'.join(SMALL[2:])})\b(?=\s[a-z])")
_AT_LEAST = re.compile(r"(?:at least|more than|over|minimum of|no fewer than|above|exceed\w*|least)"
                       r"\s(?:\S+\s)?$")  # fmt: skip
_AT_MOST = re.compile(r"(?:up to|at most|less than|fewer than|under|nearly|almost|no more than|"
                      r"below|maximum of|within|as (?:many|much) as)\s(?:\S+\s)?$")  # fmt: skip
_NAMED = re.compile(
    r"(?:[A-Z][\w’'-]*|[Nn]o\.|[Ss]ection|[Cc]hapter|[Pp]age|[Vv]ersion|[Aa]rticle)\s$"
)
_DATED = re.compile(rf"(?:{'|'.join(m[:3] for m in MONTHS)})[a-z]*\.?(?:\s\d{{1,2}},?)?\s$")
_DATING = re.compile(rf"\s(?:{'|'.join(m[:3] for m in MONTHS)})|(?:st|nd|rd|th)\b")


def _numbers(text: str) -> Iterator[re.Match[str]]:
    """Figures that count or measure: no years, dates, names or quotations."""
    for found in FIGURE.finditer(text):
        before = text[: found.start()]
        year = re.fullmatch(r"1\d{3}|20\d\d", found.group())
        named = _NAMED.search(before) and not re.fullmatch(r"[A-Z][\w’'-]*\s", before)
        if not (
            year
            or named
            or _DATED.search(before)
            or _DATING.match(text[found.end() :])
            or quoted(text, *found.span())
        ):
            yield found
    for found in _SPELLED.finditer(text):
        if not quoted(text, *found.span()):
            yield found


def _value(written: str) -> float:
    return float(SMALL.index(written)) if written in SMALL else float(written.replace(",", ""))


def _stands(value: str, page: Page) -> bool:
    """Whether the figure stands anywhere in the document, in digits or in words."""
    plain = value.replace(",", "")
    pattern = rf"(?<![\d.,]){re.escape(plain)}(?![\d]|[.,]\d)"
    if re.search(pattern, page.lower.replace(",", "")):
        return True
    small = int(plain) if plain.isdigit() and int(plain) < len(SMALL) else None
    word = value if value in SMALL else SMALL[small] if small is not None else None
    figure = str(SMALL.index(word)) if word else None
    return bool(
        (word and re.search(rf"\b{word}", page.lower))
        or (figure and re.search(rf"(?<![\d.,]){figure}(?!\d)", page.lower))
    )


def number(place: Place, _: World, rng: random.Random) -> Iterator[Made]:
    """One figure is another, which no "at least" or "up to" covers and the page never names."""
    for found in _numbers(place.text):
        old = found.group()
        before = place.text[: found.start()]
        value = _value(old)
        ways = [0.4, 0.6, 1.7, 2.3, 3.1]
        if _AT_LEAST.search(before):
            ways = ways[2:]
        elif _AT_MOST.search(before):
            ways = ways[:2]
        rng.shuffle(ways)
        for way in ways:
            new = _written(value * way, old)
            if new and new != old and not _stands(new, place.page):
                yield Made(replace(place.text, found, new), (place.number,), f"{old} → {new}")
                break


def _written(value: float, like: str) -> str | None:
    """The value as `like` is written: in words, with commas, with as many decimals."""
    if like in SMALL:
        whole = round(value)
        return SMALL[whole] if 2 <= whole < len(SMALL) else None
    if "." in like:
        return f"{value:.{len(like.split('.')[1])}f}"
    whole = round(value)
    if whole < 2:
        return None
    return f"{whole:,}" if "," in like else str(whole)


_COUNTED = re.compile(r"\s(?:million\s|billion\s)?([a-z]{3,})")


def number_of_another(place: Place, _: World, rng: random.Random) -> Iterator[Made]:
    """Two figures change places, or the next sentence's figure is given to this one's thing."""
    del rng
    here = [(m, c[1]) for m in _numbers(place.text) if (c := _COUNTED.match(place.text, m.end()))]
    here = [(m, noun) for m, noun in here if noun not in FUNCTION]
    for (one, noun), (two, other) in pairwise(here):
        if (
            _value(one.group()) != _value(two.group())
            and noun[:4] != other[:4]
            and (one.group() in SMALL) == (two.group() in SMALL)
            and not re.match(r"\s(?:to|and|or|-|–)\s\d", place.text[one.end() :])
        ):
            first, middle = place.text[: one.start()], place.text[one.end() : two.start()]
            text = first + two.group() + middle + one.group() + place.text[two.end() :]
            yield Made(text, (place.number,), f"{one.group()} ↔ {two.group()}")
    if place.following:
        n, text = place.following
        there = [(m, c[1]) for m in _numbers(text) if (c := _COUNTED.match(text, m.end()))]
        for one, noun in here:
            for two, other in there:
                new, old = two.group(), one.group()
                around = place.text[max(0, one.start() - 25) : one.start()]
                if (
                    other not in FUNCTION
                    and noun[:4] != other[:4]
                    and noun[:4] not in text
                    and (new in SMALL) == (old in SMALL)
                    and not _stands_in(new, place.text)
                    and not (_AT_LEAST.search(around) and _value(new) < _value(old))
                    and not (_AT_MOST.search(around) and _value(new) > _value(old))
                ):
                    claim = replace(place.text, one, new)
                    yield Made(claim, (place.number, n), f"{old} {noun} → {new} of {other}")
                    break


def _stands_in(value: str, text: str) -> bool:
    return value in re.findall(r"[\d,.]*\d|[a-z]+", text)


_MONTH_DAY = re.compile(
    rf"\b(?P<month>{'|'.join(MONTHS)})\s(?P<day>\d{{1,2}})(?!\d|[-–:]|\spercent)"
)
_DAY_MONTH = re.compile(rf"\b(?P<day>\d{{1,2}})\s(?P<month>{'|'.join(MONTHS)})\b")
_IN_YEAR = re.compile(
    r"(?<!since )(?<!until )(?<!till )(?<!by )(?<!before )(?<!after )(?<!through )(?<![\w.,:/$£€-])"
    r"(?P<year>1[6-9]\d\d|20[0-3]\d)(?![\w-]|,\d|\s(?:people|men|women|miles|km|feet|metres|meters))"
)
_WEEKDAY = re.compile(rf"\b(?P<weekday>{'|'.join(WEEKDAYS)})\b(?![’']?s| [A-Z])")


def date(place: Place, _: World, rng: random.Random) -> Iterator[Made]:
    """A day, a month, a year or a weekday is another one, which the page never names."""
    text, page = place.text, place.page
    for pattern in (_MONTH_DAY, _DAY_MONTH):
        for found in pattern.finditer(text):
            if quoted(text, *found.span()):
                continue
            day = rng.choice([d for d in range(1, 29) if abs(d - int(found["day"])) > 1])
            month = rng.choice([m for m in MONTHS if m != found["month"]])
            for part, new in (("day", str(day)), ("month", month)):
                changed = found.group().replace(found[part], new, 1)
                if changed.casefold() not in page.lower:
                    yield Made(replace(text, found, changed), (place.number,), part)
    for found in _IN_YEAR.finditer(text):
        new = str(int(found["year"]) + rng.choice([-7, -4, -3, -2, 2, 3, 4, 6]))
        if new not in page.lower and not quoted(text, *found.span()):
            yield Made(replace(text, found, new), (place.number,), "year")
    found_day = _WEEKDAY.search(text)
    if found_day and not quoted(text, *found_day.span()):
        new = rng.choice([d for d in WEEKDAYS if d.casefold() not in page.lower] or [""])
        if new:
            yield Made(replace(text, found_day, new), (place.number,), "weekday")
