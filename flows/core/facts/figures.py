"""Bare figures in digits and words, with magnitudes, fractions, ranges and vague words.

Spelled-out numbers are read by `text2num`, whose token interface keeps our offsets.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

import text_to_num

_MAGNITUDES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "lakh": 1e5,
    "crore": 1e7,
    "dozen": 12.0,
    "mn": 1e6,
    "bn": 1e9,
    "tn": 1e12,
    "mln": 1e6,
    "bln": 1e9,
    "trn": 1e12,
    "k": 1e3,
}
# One letter is a magnitude only beside a currency: "100m" is a race and "3M" a company.
_LETTERS = {"m": 1e6, "b": 1e9, "t": 1e12}
_MONEY = r"[$€£¥₹₽₩]|\b(?:Rs\.?|USD|EUR|GBP|CHF)"
# "3m people" is no length.
_MANY = re.compile(
    r" (?:people|homes|jobs|users|customers|voters|children|copies|tons|tonnes|barrels|hectares|"
    r"lit(?:re|er)s|cubic|square)\b"
)
_VULGAR = "¼½¾⅓⅔⅛⅜⅝⅞⅕⅖⅗⅘⅙⅚"
_DIGITS = re.compile(
    rf"(?<![\w])(?<![^\W\d_][-‑/'’.:#])(?<![\d][.,:/])(?P<sign>(?<![\w)])[-−](?=\d)|[Mm]inus\s(?=\d))?"
    rf"(?P<number>\d{{1,3}}(?:[,\u00a0\u202f]\d{{3}})+(?:\.\d+)?(?!\d)|\d+(?:[.,]\d+)?|(?=[{_VULGAR}]))"
    rf"(?P<vulgar>\s?[{_VULGAR}]|(?:\s(?=\d/))(?:[1-9]/[2-9])(?!\d)|(?<=\b[1-9])/[2-9](?![\d/]))?"
    r"(?:(?P<ordinal>st|nd|rd|th)\b)?"
    rf"(?:[\s\u00a0-]?(?P<magnitude>{'|'.join(_MAGNITUDES)})s?\b|(?P<letter>[mMbBtT])\b(?!/))?"
    r"(?P<joined>[^\W\d_]+)?"
)
# What may touch the last digit. "5G" and "737s" are names.
_UNIT_LETTERS = re.compile(
    r"km|kph|kg|mg|g|cm|mm|ft|mph|lbs?|MW|GW|kW|kWh|MWh|GWh|TWh|x|pc|yrs?|mins?|hrs?|h|C|F|mi|m|million|"
    r"billion|ha|l|ml|nm|min|sec|pp|bps|p"
)
_CUE = 96  # characters
_LONGEST = 24  # characters; more digits are a serial number
_WORD = re.compile(r"[^\W\d_]+|[^\w\s]")
_HAS_NUMBER_WORD = re.compile(
    r"(?i)\b(?:one|first|two|second|three|third|fou?r|fif|five|six|seven|eight|nine|nint|ten|eleven|"
    r"twel|twent|thirt|hundred|thousand|million|billion|trillion|zero|dozen|half)"
)
_VAGUE = re.compile(
    r"(?i)\b(?:(?P<big>tens|hundreds|thousands|millions|dozens|scores)(?:\s+(?:of|and)\s+"
    r"(?P<of>thousands|millions|billions))?|(?:several|(?:a\s+)?few|many)\s+"
    r"(?P<few>dozen|hundred|thousand|million|billion)(?P<few2>\s+thousand|\s+million)?)\b"
)
_VAGUE_RANGE = {
    "tens": (20.0, 99.0),
    "dozens": (20.0, 199.0),
    "scores": (40.0, 199.0),
    "hundreds": (200.0, 1999.0),
    "thousands": (2e3, 19_999.0),
    "millions": (2e6, 19_999_999.0),
    "billions": (2e9, 19_999_999_999.0),
}
_OFTEN_NO_NUMBER = frozenset({"scores", "tens"})  # a match's scores; only "scores of people" count
_ARTICLE = re.compile(r"(?i)\b(?:an?|half\s+an?|a\s+quarter\s+of\s+an?)\s+$")
_FRACTION = re.compile(
    r"(?i)\b(?:(?P<count>one|two|three|four|five|an?)[\s-]+)?"
    r"(?P<part>half|third|quarter|fifth|sixth|eighth|tenth)s?\b"
)
_OF_WHOLE = re.compile(r"(?i)\s+(?:of|the|its|their|his|her|our|all|what)\b")
_OF_A_MILLION = re.compile(
    r"(?i)\s+(?:of\s+)?an?\s+(?:dozen|hundred|million|billion|trillion|century|mile)\b"
)
_HALF_UNIT = re.compile(r"(?i)(?:\s+an?\s+|[-\s])(?=(?:hour|century|year|mile|day)\b)")
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
_SMALL = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
_AND_A_HALF = re.compile(r"(?i)\s+and\s+(?:a|one)[\s-]+(?P<part>half|quarter|third)\b")
_TAIL = re.compile(rf"(?i)[\s-](?P<magnitude>{'|'.join(_MAGNITUDES)})\b")
_QUARTER = re.compile(r"(?<!\w)(?:Q([1-4])|([1-4])Q)(?!\w)")
_JOINT = re.compile(r"(?:\s?%)?(?:\s?[-–—‑]\s?|\s+(?:to)\s+)[$€£¥]?|(?P<either>\s+or\s+)")
_OUT_OF = re.compile(r"(?i)\s+(?:in|out\s+of)\s+(?:every\s+)?")
_FROM = re.compile(r"(?i)\bfrom\s+(?:(?:about|around|nearly|just|only|some)\s+)?[$€£¥]?$")
_BETWEEN = re.compile(r"(?i)\bbetween\s+[$€£¥]?$|\brange\s+of\s+[$€£¥]?$")


@dataclass(frozen=True, slots=True)
class Figure:
    """A value at `text[start:end]`, before its unit, bound and noun are read."""

    start: int
    end: int
    low: float
    high: float
    ordinal: bool = False
    vague: bool = False  # "dozens": somewhere between low and high
    share: bool = False  # "two-thirds", "one in five": low and high are per cent
    scaled: bool = False  # a magnitude was written, so that a partner may borrow it: "3 to 4bn"


class _Word(text_to_num.Token):
    def __init__(self, match: re.Match[str]) -> None:
        self.match = match

    def text(self) -> str:
        return self.match.group()


def before(text: str, position: int) -> str:
    """What stands before, as far as any cue reaches; a text may be long and full of figures."""
    return text[max(0, position - _CUE) : position]


def after(text: str, position: int) -> str:
    """What stands after, as far as any cue reaches."""
    return text[position : position + _CUE]


def read_figures(text: str, taken: tuple[tuple[int, int], ...]) -> tuple[Figure, ...]:
    """Every figure of `text` in order, none inside another or inside a `taken` range (a date)."""
    found: list[Figure] = []
    parts = (_vague, _fractions, _quarters, _digits, _words)
    candidates = [figure for part in parts for figure in part(text)]
    starts = [start for start, _ in taken]
    for figure in sorted(candidates, key=lambda f: (f.start, -f.end)):
        nearest = bisect_left(starts, figure.end) - 1
        inside = nearest >= 0 and figure.start < taken[nearest][1]
        if not inside and (not found or figure.start >= found[-1].end):
            found.append(figure)
    return tuple(_ranges(text, found))


def _digits(text: str) -> Iterator[Figure]:
    for match in _DIGITS.finditer(text):
        letter, magnitude, joined = match["letter"], match["magnitude"], match["joined"]
        if joined and not _UNIT_LETTERS.fullmatch(joined):
            continue  # "5G", "737s": the digits belong to a name
        if not (match["number"] or match["vulgar"]) or len(match["number"]) > _LONGEST:
            continue
        value, end = _value(match), match.end()
        if joined:
            end = match.start("joined")
        scale = _MAGNITUDES.get((magnitude or "").casefold(), 1.0)
        if letter:
            money = re.search(rf"(?:{_MONEY})\s?$", before(text, match.start()))
            if money or (letter == "m" and _MANY.match(text, match.end())):
                scale = _LETTERS[letter.casefold()]
            else:
                end = match.start("letter")
        value *= scale
        more = _AND_A_HALF.match(text, end)
        if more and not match["ordinal"]:
            value, end = value + 1 / _PARTS[more["part"].casefold()], more.end()
        ordinal = bool(match["ordinal"])
        yield Figure(match.start(), end, value, value, ordinal=ordinal, scaled=scale > 1)


def _value(match: re.Match[str]) -> float:
    digits = re.sub(r"[\u00a0\u202f]", "", match["number"])
    # A comma groups thousands; before one or two digits it is a decimal comma: "4,5 %".
    grouped = re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", digits)
    value = float(digits.replace(",", "" if grouped else ".") or 0)
    vulgar = (match["vulgar"] or "").strip()
    if vulgar.startswith("/"):
        value /= int(vulgar[1:])
    elif "/" in vulgar:
        value += int(vulgar[0]) / int(vulgar[2:])
    elif vulgar:
        value += unicodedata.numeric(vulgar)
    return -value if match["sign"] else value


def _words(text: str) -> Iterator[Figure]:
    if not _HAS_NUMBER_WORD.search(text):
        return
    words = [_Word(m) for m in _WORD.finditer(text)]
    for hit in text_to_num.find_numbers(words, "en", threshold=0.0):  # type: ignore[attr-defined]  # its __all__ holds objects
        start, end = words[hit.start].match.start(), words[hit.end - 1].match.end()
        if not text[start:end].isascii() or text[start:end] in {"o", "O"}:  # "o" is no zero here
            continue
        low = float(hit.value)
        article = _ARTICLE.search(before(text, start))
        scaled = low >= 100 and text[start:end].rsplit(maxsplit=1)[-1].casefold() in _MAGNITUDES  # noqa: PLR2004
        if article and text[start:end].casefold().startswith(
            ("hundred", "thousand", "million", "billion", "trillion")
        ):
            low *= {"h": 0.5}.get(article[0][0].casefold(), 0.25 if "quarter" in article[0] else 1)
            start = article.start()
        more = _AND_A_HALF.match(text, end)
        if more and not hit.is_ordinal:
            low, end = low + 1 / _PARTS[more["part"].casefold()], more.end()
        tail = _TAIL.match(text, end)
        if tail and not hit.is_ordinal:
            low, end, scaled = low * _MAGNITUDES[tail["magnitude"].casefold()], tail.end(), True
        yield Figure(start, end, low, low, ordinal=hit.is_ordinal, scaled=scaled)
    for dozen in re.finditer(r"(?i)\b(half\s+a|a|one)\s+dozen\b", text):
        value = 6.0 if dozen[1].casefold().startswith("h") else 12.0
        yield Figure(dozen.start(), dozen.end(), value, value)


def _fractions(text: str) -> Iterator[Figure]:
    for match in _FRACTION.finditer(text):
        part, count = match["part"].casefold(), (match["count"] or "").casefold()
        behind = after(text, match.end())
        half_unit = _HALF_UNIT.match(behind) if part == "half" else None
        if half_unit:
            yield Figure(match.start(), match.end() + half_unit.end(), 0.5, 0.5)
        elif _is_share(match, behind):
            share = 100 * _SMALL.get(count or "a", 1) / _PARTS[part]
            yield Figure(match.start(), match.end(), share, share, share=True)


def _is_share(match: re.Match[str], behind: str) -> bool:
    """Whether "half", "a third" is a share of something; "a third man" is not."""
    if _OF_A_MILLION.match(behind):
        return False
    whole = bool(_OF_WHOLE.match(behind))
    if match["part"].casefold() == "half":
        return whole
    joined = match["count"] is not None and "-" in match[0]  # "two-thirds support it"
    return match["count"] is not None and (whole or joined)


def _quarters(text: str) -> Iterator[Figure]:
    """Reads "Q3" and "3Q" as "third quarter"."""
    for match in _QUARTER.finditer(text):
        value = float(match[1] or match[2])
        yield Figure(match.start(), match.end(), value, value, ordinal=True)


def _vague(text: str) -> Iterator[Figure]:
    for match in _VAGUE.finditer(text):
        if match["few"]:
            scale = _MAGNITUDES[match["few"].casefold()]
            scale *= _MAGNITUDES.get((match["few2"] or "").strip().casefold(), 1)
            yield Figure(match.start(), match.end(), 2 * scale, 10 * scale - 1, vague=True)
            continue
        big, of = match["big"].casefold(), (match["of"] or "").casefold()
        if big in _OFTEN_NO_NUMBER and not re.match(
            r"\s+of\s", after(text, match.start() + len(big))
        ):
            continue
        low, high = _VAGUE_RANGE[big]
        scale = _MAGNITUDES.get(of.rstrip("s"), 1.0)
        if of:
            low, high = low / 2, high / 2
        yield Figure(match.start(), match.end(), low * scale, high * scale, vague=True)


def _ranges(text: str, figures: list[Figure]) -> Iterator[Figure]:
    i = 0
    while i < len(figures):
        first = figures[i]
        second = figures[i + 1] if i + 1 < len(figures) else None
        joined = _join(text, first, second) if second else None
        yield joined or first
        i += 2 if joined else 1


def _join(text: str, first: Figure, second: Figure) -> Figure | None:
    between, ahead = text[first.end : second.start], before(text, first.start)
    plain = not (first.vague or second.vague or first.ordinal or second.ordinal)
    if plain and _OUT_OF.fullmatch(between) and 0 < first.low < second.low:
        share = 100 * first.low / second.low
        return Figure(first.start, second.end, share, share, share=True)
    joint, spread = _JOINT.fullmatch(between), _BETWEEN.search(ahead)
    spread = spread if re.fullmatch(r"(?:\s?%)?\s+(?:and|to)\s+[$€£¥]?", between) else None
    if joint and joint["either"] and not first.low < second.low <= 2 * first.low:
        joint = None  # "five or six" is a range; "$3.1 billion or $6.78" a share is not
    if "%" in between and not re.match(r"\s?(?:%|per\s?cent)", after(text, second.end)):
        return None  # "fell 4% to 3,200"
    if re.search(r"[$€£¥]", between) and not re.search(r"[$€£¥]\s?$", ahead):
        return None
    if not plain or not (spread or (joint and not _FROM.search(ahead))):
        return None
    low, high = first.low, second.high
    if second.scaled and not first.scaled and low < 1000:  # noqa: PLR2004 - "3 to 4 billion"
        tail = text[second.start : second.end].rsplit(maxsplit=1)[-1]
        scale = next((s for m, s in _MAGNITUDES.items() if tail.casefold().endswith(m)), None)
        low *= scale or 1e6
    start = first.start
    if spread and spread[0].casefold().startswith("between"):
        start = first.start - len(ahead) + spread.start()
    return replace(
        second,
        start=start,
        low=min(low, high),
        high=max(low, high),
    )
