"""Figures with their bound, unit, counted noun and event."""

from __future__ import annotations

import re
from dataclasses import replace

from flows.core.facts.bounds import read_bound
from flows.core.facts.counted import Surroundings, read_counted
from flows.core.facts.figures import Figure, after, before, read_figures
from flows.core.facts.model import Bound, Date, Number
from flows.core.facts.units import Unit, in_celsius, read_unit
from flows.core.words import STOPWORDS

# "one of", "no one", "one another" count nothing, and neither does "one day".
_ONE_PRONOUN_AFTER = re.compile(
    r"(?i)[’']s?\b|[\s-]+of\b|\s+\w+\s+(?:to|after)\s+(?:the\s+next|another|the\s+other)\b|[\s-]+(?:another|day|thing|way|hand|side|point|or|is|was|can|who|that|must|"
    r"should|could|would|may|might|has|had|with|in|on|to|for|and|by|at|from|as|sided|time|off)\b"
    r"(?!\s+(?:\d|ten|five|three|four)\b)|\s*[.,;:!?)\"”]|\s*$"
)
_ONE_PRONOUN_BEFORE = re.compile(
    r"(?i)\b(?:no|any|every|some|each|this|that|which|the|only|another)[\s-]+$"
)
# The digits of a name belong to the name: "Boeing 737", "Article 5", "Resolution 1701".
_RANKS = frozenset({"No.", "Nos.", "Number", "Top", "Under", "Over"})  # these count after all
_NAMED = re.compile(r"(?:^|[^\w.])(?P<name>[A-Z][\w.’'-]*)\s+$")
_PLURAL_AFTER = re.compile(
    r"\s+(?:[A-Z]?[a-z-]+\s+){0,2}(?:people|men|women|children|[a-z]{3,}s)\b"
)
_SIGNED_SPREAD = re.compile(r"(?i)between\s+[$€£¥]")  # the figure itself begins at "between"
_INCLUDING = re.compile(r"(?i)\b(?:including|among\s+them|of\s+(?:whom|them))\s+$")
_FALSE_ORDINAL = re.compile(
    r"(?i)(?<=first)(?:,|\s+(?:of\s+all|lady|and\s+foremost|name|aid|hand)\b)|[-‑](?!(?:largest|biggest|"
    r"round|quarter|half|placed?|most|seeded|year|highest|degree|ever|ranked|longest)\b)"
)
_FALSE_ORDINAL_BEFORE = re.compile(
    r"(?i)\b(?:at|when|who|he|she|they|it|we|had|was|were|that|to)\s+$"
)


def read_numbers(text: str, dates: tuple[Date, ...]) -> tuple[Number, ...]:
    """The figures in `text`, in order, none inside a date or another figure.

    `text[start:end] == number.text`: bound, figure and unit as written ("more than $3bn"). Shares
    ("two-thirds", "one in five") are per cent. Left out: parts of names ("Boeing 737"), pronouns
    ("no one") and articles.
    """
    taken = tuple((d.start, d.end) for d in dates)
    figures = [f for f in read_figures(text, taken) if not _no_number(text, f)]
    bare = [_measure(text, f) for f in figures]
    around = Surroundings(text, sorted([*((n.start, n.end) for n in bare), *taken]))
    numbers: list[Number] = []
    main: Number | None = None
    for number in bare:
        counted = read_counted(around, number, main)
        numbers.append(replace(number, noun=counted.noun, event=counted.event))
        # "five civilians—including four women—killed and six others": others than the five.
        if not _INCLUDING.search(before(text, number.start)):
            main = numbers[-1]
    return tuple(numbers)


def _measure(text: str, figure: Figure) -> Number:
    unit = None
    if not figure.share and not figure.ordinal:
        signed = _SIGNED_SPREAD.match(text, figure.start)
        unit = read_unit(text, signed.end() if signed else figure.start, figure.end)
    start = min(figure.start, unit.start) if unit else figure.start
    end = max(figure.end, unit.end) if unit else figure.end
    bound: Bound = "exact"
    if not figure.ordinal:  # "lower than Q2" is a comparison, no bound
        bound, start, end = read_bound(text, start, end)
    low, high, name = _canonical(figure, unit)
    return Number(
        text=text[start:end],
        start=start,
        end=end,
        low=low,
        high=high,
        bound="about" if figure.vague and bound == "exact" else bound,
        unit=name,
        ordinal=figure.ordinal,
    )


def _canonical(figure: Figure, unit: Unit | None) -> tuple[float, float, str | None]:
    if unit is None:
        return figure.low, figure.high, "%" if figure.share else None
    if unit.name == "°F":
        return in_celsius(figure.low), in_celsius(figure.high), "°C"
    return figure.low * unit.factor, figure.high * unit.factor, unit.name


def _no_number(text: str, figure: Figure) -> bool:
    written = text[figure.start : figure.end].casefold()
    ahead, behind = before(text, figure.start), after(text, figure.end)
    if not ahead.strip() and re.match(r"[.)]\s", behind):
        return True  # the number of a list's item
    if written == "one":
        return bool(_ONE_PRONOUN_BEFORE.search(ahead) or _ONE_PRONOUN_AFTER.match(behind))
    if re.match(r"(?i)[-‑]?fold\b", behind):
        return True  # "two-fold" is "doubled"
    if figure.ordinal:
        return written[0].isalpha() and _no_rank(written, ahead, behind)
    return written[0].isdigit() and figure.low == figure.high and _of_a_name(text, figure)


def _no_rank(written: str, ahead: str, behind: str) -> bool:
    """Whether "first" only orders the talk: "First, …", "when she first came", "at first"."""
    if written.startswith("q"):
        return False
    if _FALSE_ORDINAL.match(behind) or (written == "first" and _FALSE_ORDINAL_BEFORE.search(ahead)):
        return True
    word = behind.split(maxsplit=1)[:1]
    lone = not behind[:1].isspace() or not word or word[0].casefold() in STOPWORDS
    return lone and written in {"first", "second"} and not behind.startswith(("-", "‑"))


def _of_a_name(text: str, figure: Figure) -> bool:
    ahead = before(text, figure.start)
    named = _NAMED.search(ahead)
    if not named or named["name"].endswith(("’s", "'s", "s’", "s'")) or named["name"] in _RANKS:
        return False
    first = not ahead[: named.start("name")].strip() or named["name"].casefold() in STOPWORDS
    counts = _PLURAL_AFTER.match(text, figure.end) or read_unit(text, figure.start, figure.end)
    return not first and not counts
