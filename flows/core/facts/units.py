"""Units of measure and money: what a figure measures, in one canonical unit for each dimension.

Canonical: % · pp (percentage points) · ISO 4217 codes · km · km2 · kg · l · W · Wh · °C · km/h ·
day (from seconds to weeks) · year (from months to centuries).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_S = r"[\s\u00a0\u202f]"
_BEFORE = {
    r"US\$|U\.S\.\s?\$|USD": "USD",
    r"A\$|AU\$|AUD": "AUD",
    r"C\$|CA\$|CAD": "CAD",
    r"HK\$": "HKD",
    r"NZ\$": "NZD",
    r"S\$": "SGD",
    r"R\$": "BRL",
    r"\$": "USD",
    r"€|EUR": "EUR",
    r"£|GBP": "GBP",
    r"¥|JPY": "JPY",
    r"₹|Rs\.?|INR|PKR": "rupee",
    r"₽|RUB": "RUB",
    r"₩|KRW": "KRW",
    r"CHF": "CHF",
    r"CNY|RMB": "CNY",
}
#: Units without which a figure says something else, not only less: "12" is no "12%".
TELLING = frozenset({*_BEFORE.values(), "TRY", "%", "pp"})
_DOLLARS = frozenset({"USD", "AUD", "CAD", "HKD", "NZD", "SGD"})
_MILE, _FOOT, _INCH, _YARD = 1.609344, 0.0003048, 0.0000254, 0.0009144
#: Words → canonical unit and what one of them is in it. Longer words are tried first.
_AFTER: dict[str, tuple[str, float]] = {
    r"%|percent(?!age)|per\s+cent|pct|pc|percentage(?!\s+points?)": ("%", 1),
    r"percentage\s+points?|pp": ("pp", 1),
    r"basis\s+points?|bps": ("pp", 0.01),
    r"(?:US\s+|U\.S\.\s+|American\s+)?dollars?|USD|US\$": ("USD", 1),
    r"Australian\s+dollars?|AUD": ("AUD", 1),
    r"Canadian\s+dollars?|CAD": ("CAD", 1),
    r"cents": ("USD", 0.01),
    r"euros?|EUR|€": ("EUR", 1),
    r"pounds?\s+sterling|GBP": ("GBP", 1),
    r"pence": ("GBP", 0.01),
    r"pounds?|lbs?": ("pound", 1),
    r"(?:Indian\s+|Pakistani\s+)?rupees?": ("rupee", 1),
    r"yuan|renminbi|RMB|CNY": ("CNY", 1),
    r"yen|JPY": ("JPY", 1),
    r"(?:South\s+Korean\s+)?won(?=[\s,.;)]|$)(?!\s+(?:the|a|an|by|in|on|at|gold|against)\b)": (
        "KRW",
        1,
    ),
    r"rou?bles?": ("RUB", 1),
    r"(?:Swiss\s+)?francs?|CHF": ("CHF", 1),
    r"(?:Turkish\s+)?liras?": ("TRY", 1),
    r"square[\s-]kilomet(?:re|er)s?|sq\.?\s?km|km2|km²": ("km2", 1),
    r"square[\s-]miles?|sq\.?\s?mi(?:les)?": ("km2", _MILE**2),
    r"square[\s-]met(?:re|er)s?|sq\.?\s?m|m²": ("km2", 1e-6),
    r"square[\s-]f(?:oo|ee)t|sq\.?\s?ft": ("km2", _FOOT**2),
    r"hectares?|ha": ("km2", 0.01),
    r"acres?": ("km2", 0.00404686),
    r"kilomet(?:re|er)s?\s+(?:an|per)\s+hour|km/h|kph|kmh": ("km/h", 1),
    r"miles\s+(?:an|per)\s+hour|mph": ("km/h", _MILE),
    r"knots?": ("km/h", 1.852),
    r"kilomet(?:re|er)s?|kms?": ("km", 1),
    r"nautical\s+miles?": ("km", 1.852),
    r"miles?|mi": ("km", _MILE),
    r"centimet(?:re|er)s?|cm": ("km", 1e-5),
    r"millimet(?:re|er)s?|mm": ("km", 1e-6),
    r"met(?:re|er)s?|m": ("km", 1e-3),
    r"f(?:oo|ee)t|ft": ("km", _FOOT),
    r"inch(?:es)?": ("km", _INCH),
    r"yards?|yds?": ("km", _YARD),
    r"kilogram(?:me)?s?|kilos?|kg": ("kg", 1),
    r"milligrams?|mg": ("kg", 1e-6),
    r"gram(?:me)?s?|g": ("kg", 1e-3),
    r"metric\s+tons?|tonnes?|tons?": ("kg", 1000),
    r"ounces?|oz": ("kg", 0.0283495),
    r"cubic[\s-]met(?:re|er)s?|m³": ("l", 1000),
    r"cubic[\s-]f(?:oo|ee)t": ("l", 28.3168),
    r"lit(?:re|er)s?": ("l", 1),
    r"gallons?": ("l", 3.78541),
    r"(?:gigawatt|GW)[\s-]?(?:hours?|h)": ("Wh", 1e9),
    r"(?:megawatt|MW)[\s-]?(?:hours?|h)": ("Wh", 1e6),
    r"(?:kilowatt|kW)[\s-]?(?:hours?|h)": ("Wh", 1e3),
    r"gigawatts?|GW": ("W", 1e9),
    r"megawatts?|MW": ("W", 1e6),
    r"kilowatts?|kW": ("W", 1e3),
    r"°\s?C|C(?=[\s,.;)]|$)|degrees?\s+(?:Celsius|centigrade|C)|Celsius": ("°C", 1),
    r"°\s?F|F(?=[\s,.;)]|$)|degrees?\s+(?:Fahrenheit|F)|Fahrenheit": ("°F", 1),
    r"°|degrees?": ("°", 1),
    r"years?(?:[\s-]+olds?)?|yrs?": ("year", 1),
    r"months?(?:[\s-]+olds?)?": ("year", 1 / 12),
    r"decades?": ("year", 10),
    r"centur(?:y|ies)": ("year", 100),
    r"weeks?": ("day", 7),
    r"fortnights?": ("day", 14),
    r"days?": ("day", 1),
    r"hours?|hrs?": ("day", 1 / 24),
    r"minutes?|mins?": ("day", 1 / 1440),
    r"seconds?|secs?": ("day", 1 / 86_400),
}
# A letter or two only stand for a unit after digits: "5 m" but not "five m".
_LETTERS_ONLY = re.compile(r"[A-Za-z]|ha|mi|pc|pp|mm|oz")
_BEFORE_RE = tuple((re.compile(rf"(?<!\w)(?:{p}){_S}?$"), unit) for p, unit in _BEFORE.items())
_AFTER_RE = tuple(
    # "30-Day" in a headline is a day, but "MW" is no "mw" and "5G" no gram.
    (re.compile(rf"(?:{_S}|[-‑])?(?:{p}|(?i:(?=[a-z]{{3}})(?:{p})))(?!\w)"), unit, factor)
    for p, (unit, factor) in _AFTER.items()
)
_AGED = re.compile(r"(?i)\b(?:aged?|ages)\s+$")
_ADJECTIVE = re.compile(r"(?i)\s+(?:more|straight|consecutive|full|long)\s+$")


@dataclass(frozen=True, slots=True)
class Unit:
    """A canonical unit, what one written unit is in it, and where the writing starts and ends."""

    name: str
    factor: float
    start: int
    end: int


def read_unit(text: str, start: int, end: int) -> Unit | None:
    """The unit of the figure at `text[start:end]`: its sign before, else its word after."""
    offset = max(0, start - 24)
    before, digits = text[offset:start], text[end - 1 : end].isdigit()
    for pattern, name in _BEFORE_RE:
        match = pattern.search(before)
        if match:
            return Unit(name, 1, offset + match.start(), end)
    longest: Unit | None = None
    for pattern, name, factor in _AFTER_RE:
        match = pattern.match(text, end)
        if not match or (longest and match.end() <= longest.end):
            continue
        letters = _LETTERS_ONLY.fullmatch(match.group().strip("-‑ \u00a0\u202f"))
        if not letters or digits:
            longest = Unit(name, factor, start, match.end())
    if longest is None:
        aged = _AGED.search(before)
        return Unit("year", 1, offset + aged.start(), end) if aged else None
    return longest


def in_celsius(fahrenheit: float) -> float:
    """°F to °C."""
    return (fahrenheit - 32) * 5 / 9


def differ(one: str | None, other: str | None) -> bool:
    """Whether two canonical units cannot mean one thing. A bare "$" may be any dollar."""
    if one is None or other is None or one == other:
        return False
    pair = {one, other}
    loose = ({"pound", "GBP"}, {"pound", "kg"}, {"°", "°C"})
    return not (pair in loose or ("USD" in pair and pair <= _DOLLARS))
