"""Does one figure carry another? As a sub-editor compares them: value, rounding and bound."""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import Literal, TypeAlias

from flows.core.facts.figures import read_figures
from flows.core.facts.model import Number

#: "precise": the source is vaguer than the claim: "about 450" does not carry "450".
Carried: TypeAlias = Literal["yes", "precise", "no"]

_CONVERTED = frozenset({"km", "km2", "kg", "l", "km/h", "°C", "pound"})
_NEARLY = re.compile(r"(?i)\b(?:nearly|almost|just|approaching|virtually|not\s+quite)\b")
_PER_CENT = re.compile(r"(?i)%|per\s?cent|\bpct?\b")
_THIRD_OFF = 0.5  # percentage points
_ROUGH = 0.1  # "about 500" may stand for 460, not for 440
_FAR = 1.5  # "more than 400" is a strange way to say 900


def carries(source: Number, claim: Number) -> Carried:
    """Whether the source's figure says what the claim's figure says; things are not compared."""
    if source.ordinal != claim.ordinal:
        return "no"
    if _spread(claim):
        return _carries_spread(source, claim)
    if _spread(source):
        return _carried_by_spread(source, claim)
    return _carries_point(source, claim)


def _carries_point(source: Number, claim: Number) -> Carried:
    same = _same(source, claim)
    if source.bound == claim.bound:
        return "yes" if same or _shortened(source, claim) else "no"
    if claim.bound == "exact":
        if same and source.bound == "about" and _in_words(claim):
            return "yes"
        return "precise" if same or _rounds(to=source, from_=claim) else "no"
    if source.bound == "exact":
        return "yes" if _bounded_by(source, claim, same=same) else "no"
    return _weaker(source, claim) if same else "no"


def _bounded_by(source: Number, claim: Number, *, same: bool) -> bool:
    """Whether an exact figure satisfies the claim's bound, and is near enough to be meant."""
    exact, named = source.low, claim.low
    match claim.bound:
        case "about":
            return same or _rounds(to=claim, from_=source)
        case "over":
            timed = same and claim.unit in {"day", "year"}  # "over two days": during them
            return timed or (not same and named < exact <= named * _FAR)
        case "under":
            floor = 0.85 if _NEARLY.search(claim.text) else 0.5
            return not same and named * floor <= exact < named
        case "at_least":
            return same or named <= exact <= named * 1.25
        case _:
            return same or named * 0.8 <= exact <= named


def _weaker(source: Number, claim: Number) -> Carried:
    """Equal figures under different bounds, none of them exact."""
    if claim.bound == "about":
        return "yes"
    allowed = {
        ("over", "at_least"),
        ("under", "at_most"),
        ("about", "under"),
        ("at_most", "under"),
    }
    return "yes" if (source.bound, claim.bound) in allowed else "precise"


def _spread(number: Number) -> bool:
    return not math.isclose(number.low, number.high)


def _carries_spread(source: Number, claim: Number) -> Carried:
    if math.isclose(source.low, claim.low) and math.isclose(source.high, claim.high):
        return "yes"
    # "About 10 to 15" carries an exact 13; it is no way to print the source's own "10 to 12".
    inside = claim.low <= source.low and source.high <= claim.high
    return "yes" if inside and claim.bound != "exact" and not _spread(source) else "no"


def _carried_by_spread(source: Number, claim: Number) -> Carried:
    end = {"at_most": source.high, "under": source.high, "over": source.low, "at_least": source.low}
    if claim.bound in end and math.isclose(claim.low, end[claim.bound]):
        return "yes"
    inside = source.low <= claim.low <= source.high
    if claim.bound == "about" and inside and source.bound == "exact":
        return "yes"
    return "precise" if inside else "no"


def _same(one: Number, other: Number) -> bool:
    if {one.unit, other.unit} == {"kg", "pound"}:
        pounds, kilos = (one, other) if one.unit == "pound" else (other, one)
        return math.isclose(pounds.low * 0.45359, kilos.low, rel_tol=0.02)
    if math.isclose(one.low, other.low, abs_tol=1e-15):
        return True
    if one.unit == other.unit and one.unit in _CONVERTED and _converted(one, other):
        close = math.isclose(one.low, other.low, rel_tol=0.02)
        return close or _rounds(to=one, from_=other) or _rounds(to=other, from_=one)
    shares = one.unit == other.unit == "%" and _in_words(one) != _in_words(other)
    return shares and abs(one.low - other.low) < _THIRD_OFF


def _in_words(share: Number) -> bool:
    """Whether it is a share in words, which rounds by nature: "a third" is 33%."""
    return share.unit == "%" and not _PER_CENT.search(share.text)


def _converted(one: Number, other: Number) -> bool:
    """Whether the written units differ by more than a power of ten: miles and km, not km and m."""
    ratio = math.log10(_factor(one) / _factor(other))
    return not math.isclose(ratio, round(ratio), abs_tol=1e-6)


def _factor(number: Number) -> float:
    own = _own(number)
    return abs(number.low / own) if own and number.low else 1.0


def _own(number: Number) -> float:
    """The figure in its own unit: 2 of "2 miles"; a share in words is per cent."""
    return number.low if _in_words(number) else _written(number.text) or number.low


@lru_cache(maxsize=4096)
def _written(text: str) -> float:
    figures = read_figures(text, ())
    return figures[0].low if figures else 0.0


def _step(number: Number) -> float:
    """How coarse the written figure is: 450 → 50, 3 million → a million, 4.5 → 0.5, 447 → 1."""
    value = abs(_own(number))
    if not value:
        return 1.0
    step = 10.0 ** math.floor(math.log10(value))
    while not math.isclose(value / step, round(value / step), rel_tol=1e-9, abs_tol=1e-9):
        step /= 10
    units = round(value / step)
    return step * 5 if units % 5 == 0 and units > 5 else step  # noqa: PLR2004 - 450, not 5


def _rounds(*, to: Number, from_: Number) -> bool:
    """Whether the figure `from_`, rounded as coarsely as `to` is written, is `to`."""
    factor = _factor(to)
    exact, rounded, step = from_.low / factor, to.low / factor, _step(to)
    coarser = not math.isclose(exact / step, round(exact / step), abs_tol=1e-9)
    off = abs(exact - rounded)
    return coarser and off <= step / 2 * (1 + 1e-9) and off <= abs(rounded) * _ROUGH


def _shortened(source: Number, claim: Number) -> bool:
    """As "$3.24 billion" printed as "$3.2 billion": fewer decimals, two figures at least."""
    ours, theirs = _decimals(claim.text), _decimals(source.text)
    mantissa = _mantissa(source.text)
    if not 0 < ours < theirs or not mantissa:
        return False
    scale = source.low / mantissa  # unit and magnitude
    return math.isclose(round(mantissa, ours) * scale, claim.low, rel_tol=1e-9)


def _mantissa(text: str) -> float:
    match = re.search(r"\d[\d,]*(?:\.\d+)?", text)
    return float(match.group().replace(",", "")) if match else 1.0


def _decimals(text: str) -> int:
    match = re.search(r"\d\.(\d+)", text)
    return len(match[1]) if match else 0
