"""Every figure of the claim must be carried, by a figure about the same thing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flows.core.facts import Facts
from flows.core.facts.model import Number
from flows.core.facts.units import differ
from flows.core.gates.model import Finding, Line, Passage, failed, not_applicable, passed
from flows.core.gates.places import Place, place, usurped
from flows.core.gates.quantities import Carried, carries
from flows.core.gates.spelled import says_in_words
from flows.core.gates.things import Found, other_thing
from flows.core.words import stem, tokens

# A token with digits, and the capitalised word that it numbers: "Boeing 737".
_DIGITS = re.compile(r"(?:(?<!\w)[A-Z][\w.’'-]*\s)?(?:[^\s\d\"“”()\[\],;]*\d[^\s\"“”()\[\];]*)")
# A list item's own number; the one disease that is named with and without its digits.
_SAYS_NOTHING = re.compile(r"(?i)^\s*\d+[.)]\s|\bcovid[-‑\s]?19\b")
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class _Answer:
    code: str | None  # None: carried
    source_says: str = ""
    context: int | None = None  # the neighbour that carries it


def check_numbers(claim: Facts, speaker: str | None, passage: Passage) -> Finding:
    """Pass, or the first figure that is not carried, with the source's closest.

    `number.not_in_evidence`: no such figure; `number.more_precise`: the source is vaguer;
    `number.other_thing`: the source says that figure of something else.
    """
    del speaker  # a figure is as true in any mouth; who said it is the attribution gate's question
    loose = _digits_of_names(claim)
    if not claim.numbers and not loose:
        return not_applicable("numbers")
    context: set[int] = set()
    for number in claim.numbers:
        answer = _find(claim, number, passage)
        if answer.code:
            return failed("numbers", answer.code, _with_noun(claim, number), answer.source_says)
        if answer.context is not None:
            context.add(answer.context)
    for digits in loose:
        whole = re.compile(rf"(?<!\w){re.escape(digits)}(?!\w)")
        if not any(whole.search(_fold(line.facts.text)) for line in passage.evidence):
            near = [x for x in passage.neighbours if whole.search(_fold(x.facts.text))]
            if not near:
                return failed("numbers", "number.not_in_evidence", digits)
            context.add(near[0].number)
    return passed("numbers", tuple(sorted(context)))


def _find(claim: Facts, number: Number, passage: Passage) -> _Answer:
    near = _search(claim, number, passage.evidence, passage)
    if near.code is None:
        return near
    if _has_rival(number, passage.evidence):
        return (
            near  # the cited sentence counts the same things otherwise; another's count is no help
        )
    for line in passage.neighbours:
        further = _search(claim, number, (*passage.evidence, line), passage)
        if further.code is None:
            return _Answer(None, context=line.number)
    if near.source_says:
        return near
    lines = (*passage.neighbours, *passage.rest)
    return _Answer(near.code, _closest(number, _figures(lines)))


def _has_rival(number: Number, lines: Sequence[Line]) -> bool:
    """Whether the lines give another figure for the same noun with the same fate."""
    return bool(number.noun and number.event) and any(
        (other.noun, other.event) == (number.noun, number.event)
        for line in lines
        for other in line.facts.numbers
    )


def _search(claim: Facts, number: Number, lines: Sequence[Line], passage: Passage) -> _Answer:
    found = _figures(lines)
    told: dict[Carried, list[Found]] = {"yes": [], "precise": [], "no": []}
    for f in found:
        ends = _both_ends(f.number, claim.numbers) or _both_ends(number, f.line.facts.numbers)
        whole = ends and number.low in {f.number.low, f.number.high}
        told["yes" if whole else carries(f.number, number)].append(f)
    rivals = told["no"]
    fitting = [f for f in told["yes"] if not other_thing(number, claim.numbers, f, rivals, passage)]
    if fitting:
        sure = any(_same_in_all(f.number, number) for f in fitting)
        thief = None if sure else _taken_from(claim, number, told["yes"], rivals, passage)
        return _Answer("number.other_thing", _with_noun(*thief)) if thief else _Answer(None)
    if says_in_words(claim, number, [x.facts.text for x in lines], [f.number for f in rivals]):
        return _Answer(None)
    if told["yes"]:
        first = told["yes"][0]
        return _Answer("number.other_thing", _with_noun(first.line.facts, first.number))
    same = [
        f for f in told["precise"] if not other_thing(number, claim.numbers, f, rivals, passage)
    ]
    if same:
        first = same[0]
        return _Answer("number.more_precise", _with_noun(first.line.facts, first.number))
    return _Answer("number.not_in_evidence", _closest(number, found))


def _same_in_all(one: Number, other: Number) -> bool:
    """Whether noun and event are known and equal; then the words around may have changed."""
    known = one.noun is not None and one.event is not None
    return known and (one.noun, one.event) == (other.noun, other.event)


def _both_ends(spread: Number, numbers: Sequence[Number]) -> bool:
    """Whether "10 to 20" is told in two figures: "from 10 to 20", "as low as 10 and … 20"."""
    if spread.low == spread.high or spread.bound != "exact":
        return False
    values = {n.low for n in numbers if n.low == n.high and not differ(n.unit, spread.unit)}
    return {spread.low, spread.high} <= values


def _taken_from(
    claim: Facts,
    number: Number,
    own: Sequence[Found],
    rivals: Sequence[Found],
    passage: Passage,
) -> tuple[Facts, Number] | None:
    others = [f for f in rivals if not differ(number.unit, f.number.unit)]
    others = [f for f in others if f.number.ordinal == number.ordinal]
    taken = usurped(
        place(claim.text, number.start, number.end),
        [_placed(f) for f in own],
        [_placed(f) for f in others],
        {line.facts.text for line in passage.evidence},
    )
    return None if taken is None else (others[taken].line.facts, others[taken].number)


def _placed(found: Found) -> tuple[Facts, Place]:
    facts = found.line.facts
    return facts, place(facts.text, found.number.start, found.number.end)


def _figures(lines: Iterable[Line]) -> list[Found]:
    return [Found(n, line) for line in lines for n in line.facts.numbers]


def _closest(number: Number, found: Sequence[Found]) -> str:
    """The source's figure that a reader would compare: same thing, then same unit, then nearest."""

    def distance(f: Found) -> tuple[bool, bool, bool, float]:
        other = f.number
        gap = abs(other.low - number.low) / max(abs(other.low), abs(number.low), 1e-9)
        return (
            other.ordinal != number.ordinal,
            differ(number.unit, other.unit) or (number.unit is None) != (other.unit is None),
            number.noun != other.noun and (number.event is None or number.event != other.event),
            gap,
        )

    best = min(found, key=distance, default=None)
    return _with_noun(best.line.facts, best.number) if best else ""


def _with_noun(facts: Facts, number: Number) -> str:
    """The figure as written, with the words that follow it up to its noun."""
    if number.noun:
        after = [t for t in tokens(facts.text) if t.start >= number.end][:5]
        for token in after:
            if stem(token.text) == number.noun:
                return facts.text[number.start : token.end]
    return number.text


def _digits_of_names(claim: Facts) -> list[str]:
    """Digits that are no figure and no date ("Boeing 737", "G7"): no digit goes unchecked."""
    spans = [(n.start, n.end) for n in claim.numbers] + [(d.start, d.end) for d in claim.dates]
    spans += [m.span() for m in _SAYS_NOTHING.finditer(claim.text)]
    left = [m for m in _DIGIT.finditer(claim.text) if not any(s <= m.start() < e for s, e in spans)]
    found = {m.span(): m for m in _DIGITS.finditer(claim.text) for d in left if _holds(m, d)}
    return [_fold(m.group().strip(".,:!?'’‘")) for m in found.values()]


def _holds(token: re.Match[str], digit: re.Match[str]) -> bool:
    return token.start() <= digit.start() < token.end()


def _fold(text: str) -> str:
    return text.casefold().replace("’", "'").replace("‑", "-").replace("–", "-")
