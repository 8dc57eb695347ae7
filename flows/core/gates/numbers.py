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
from flows.core.lexicon import event_concept, excludes, person_concept
from flows.core.words import stem, tokens

# A token with digits, and the capitalised word that it numbers: "Boeing 737".
_DIGITS = re.compile(r"(?:[A-Z][\w.’'-]*\s)?(?:[^\s\d\"“”()\[\],;]*\d[^\s\"“”()\[\];]*)")
_DIGIT = re.compile(r"\d")
# Words that say a small figure without being one.
_IN_WORDS = {
    0: r"no|none|nil|nobody|nothing|without|never",
    2: r"both|pair|couple|twice|twins?|duo|either|neither",
    3: r"trio|treble|thrice|triplets|hat-trick",
    12: r"dozen",
    100: r"all|every|entire|whole|unanimous(?:ly)?|century",
}
_FIRST = re.compile(
    r"(?i)\b(?:first|initial(?:ly)?|debut|maiden|inaugural|opening|opener|earliest|never\s+before|"
    r"1|one|new|start(?:ed)?|began|begin|pioneer\w*|unprecedented)\b"
)
_LIST = re.compile(
    r"(?:\s+[a-z][\w’'-]+){1,4}(?:,|:|\s+[-–—]|—)\s*"
    r"((?:[A-Z][\w’'.-]*(?:\s[A-Z][\w’'.-]*)*(?:,\s+(?:and\s+)?|\s+and\s+))+[A-Z][\w’'.-]*(?:\s[A-Z][\w’'.-]*)*)"
)
_ONE = re.compile(
    r"(?i)\b(?:an?|another|single|lone|sole|only|the|his|her|its)\s+"
    r"(?:[\w’'-]+\s+){0,3}?(?P<noun>[\w-]+)"
)


@dataclass(frozen=True, slots=True)
class _Found:
    """A source figure and the line that says it."""

    number: Number
    line: Line


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
    lines = (*passage.evidence, *passage.neighbours, *passage.rest)
    for digits in loose:
        whole = re.compile(rf"(?<!\w){re.escape(digits)}(?!\w)")
        if not any(whole.search(_fold(line.facts.text)) for line in lines):
            return failed("numbers", "number.not_in_evidence", digits)
    return passed("numbers", tuple(sorted(context)))


def _find(claim: Facts, number: Number, passage: Passage) -> _Answer:
    near = _search(claim, number, passage.evidence, passage)
    if near.code is None:
        return near
    for line in passage.neighbours:
        further = _search(claim, number, (*passage.evidence, line), passage)
        if further.code is None:
            return _Answer(None, context=line.number)
    if near.source_says:
        return near
    lines = (*passage.neighbours, *passage.rest)
    return _Answer(near.code, _closest(number, _figures(lines)))


def _search(claim: Facts, number: Number, lines: Sequence[Line], passage: Passage) -> _Answer:
    found = _figures(lines)
    told: dict[Carried, list[_Found]] = {"yes": [], "precise": [], "no": []}
    for f in found:
        ends = _both_ends(f.number, claim.numbers) or _both_ends(number, f.line.facts.numbers)
        whole = ends and number.low in {f.number.low, f.number.high}
        told["yes" if whole else carries(f.number, number)].append(f)
    rivals = told["no"]
    fitting = [f for f in told["yes"] if not _other_thing(number, f, rivals, passage)]
    if fitting:
        thief = _taken_from(claim, number, told["yes"], rivals)
        return _Answer("number.other_thing", _with_noun(*thief)) if thief else _Answer(None)
    if _in_words(claim, number, lines, rivals):
        return _Answer(None)
    if told["yes"]:
        first = told["yes"][0]
        return _Answer("number.other_thing", _with_noun(first.line.facts, first.number))
    same = [f for f in told["precise"] if not _other_thing(number, f, rivals, passage)]
    if same:
        first = same[0]
        return _Answer("number.more_precise", _with_noun(first.line.facts, first.number))
    return _Answer("number.not_in_evidence", _closest(number, found))


def _both_ends(spread: Number, numbers: Sequence[Number]) -> bool:
    """Whether "10 to 20" is told in two figures: "from 10 to 20", "as low as 10 and … 20"."""
    if spread.low == spread.high or spread.bound != "exact":
        return False
    values = {n.low for n in numbers if n.low == n.high and not differ(n.unit, spread.unit)}
    return {spread.low, spread.high} <= values


def _taken_from(
    claim: Facts, number: Number, own: Sequence[_Found], rivals: Sequence[_Found]
) -> tuple[Facts, Number] | None:
    others = [f for f in rivals if not differ(number.unit, f.number.unit)]
    others = [f for f in others if f.number.ordinal == number.ordinal]
    taken = usurped(
        place(claim, number.start, number.end),
        [_placed(f) for f in own],
        [_placed(f) for f in others],
    )
    return None if taken is None else (others[taken].line.facts, others[taken].number)


def _placed(found: _Found) -> tuple[Facts, Place]:
    facts = found.line.facts
    return facts, place(facts, found.number.start, found.number.end)


def _other_thing(claim: Number, found: _Found, rivals: Sequence[_Found], passage: Passage) -> bool:
    """Whether the two figures, equal in value, are about different things."""
    source = found.number
    if differ(claim.unit, source.unit):
        return True
    if (claim.unit is None) != (source.unit is None):
        counted = claim if claim.unit is None else source
        return counted.noun is not None and not counted.ordinal
    return _other_event(claim, found, rivals) or _other_noun(claim, found, rivals, passage)


def _other_event(claim: Number, found: _Found, rivals: Sequence[_Found]) -> bool:
    theirs = found.number.event
    if claim.event is None or theirs is None or claim.event == theirs:
        return False
    if any(f.number.event == claim.event for f in rivals):
        return True
    said = {event_concept(t.text) for t in tokens(found.line.facts.text)}
    return claim.event not in said  # else "12 were arrested and charged" carries "12 were charged"


def _other_noun(claim: Number, found: _Found, rivals: Sequence[_Found], passage: Passage) -> bool:
    theirs = found.number.noun
    if claim.noun is None or theirs is None or claim.noun == theirs:
        return False
    ours_kind, their_kind = person_concept(claim.noun), person_concept(theirs)
    rival = any(f.number.noun == claim.noun for f in rivals)
    if ours_kind is None or their_kind is None:
        return rival and not claim.unit
    if ours_kind in {their_kind, "person"}:
        return False
    line = {person_concept(t.text) for t in tokens(found.line.facts.text)}
    if excludes(ours_kind, their_kind):
        return rival or ours_kind not in line
    if their_kind == "person":
        # "five people" carries "five civilians" only where somebody says that they were.
        lines = (*passage.evidence, *passage.neighbours, *passage.rest)
        return not any(_says_kind(ours_kind, line.facts) for line in lines)
    return rival


def _says_kind(kind: str, facts: Facts) -> bool:
    return any(person_concept(t.text) == kind for t in tokens(facts.text))


def _in_words(
    claim: Facts, number: Number, lines: Iterable[Line], rivals: Sequence[_Found]
) -> bool:
    texts = [line.facts.text for line in lines]
    if any(_numbered(claim, number, t) for t in texts) or _enumerated(claim, number):
        return True
    if number.ordinal:
        return number.low == 1 and any(_FIRST.search(t) for t in texts)
    if number.bound != "exact" or number.low != number.high:
        return False
    if any(_same_thing(f.number, number) for f in rivals):
        return False
    if number.low == 1 and number.unit is None:
        return any(_says_one(number, t) for t in texts)
    words = _IN_WORDS.get(int(number.low)) if float(number.low).is_integer() else None
    if not words or (number.low == 100) != (number.unit == "%"):  # noqa: PLR2004 - per cent
        return False
    return any(re.search(rf"(?i)\b(?:{words})\b", t) for t in texts)


def _same_thing(one: Number, other: Number) -> bool:
    if one.unit != other.unit or one.ordinal != other.ordinal:
        return False
    return one.unit is not None or (
        (one.noun is not None and one.noun == other.noun)
        or (one.event is not None and one.event == other.event)
    )


def _numbered(claim: Facts, number: Number, text: str) -> bool:
    """Whether "Game six" is the source's "Game 6", whose digits belong to a name."""
    before = [t for t in tokens(claim.text) if t.end <= number.start][-1:]
    if not before or not before[0].text[0].isupper() or not number.low.is_integer():
        return False
    return bool(re.search(rf"\b{re.escape(before[0].text)}\s{int(number.low)}\b", text))


def _enumerated(claim: Facts, number: Number) -> bool:
    """Whether the claim lists what it counts: "Two friends, Ann and Bo, …"; names are checked."""
    listed = _LIST.match(claim.text, number.end)
    return (
        listed is not None and len(re.split(r",\s+(?:and\s+)?|\s+and\s+", listed[1])) == number.low
    )


def _says_one(number: Number, text: str) -> bool:
    kind = person_concept(number.noun or "")
    for match in _ONE.finditer(text):
        noun = match["noun"]
        if stem(noun) == number.noun or (kind and person_concept(noun)):
            return True
    return False


def _figures(lines: Iterable[Line]) -> list[_Found]:
    return [_Found(n, line) for line in lines for n in line.facts.numbers]


def _closest(number: Number, found: Sequence[_Found]) -> str:
    """The source's figure that a reader would compare: same thing, then same unit, then nearest."""

    def distance(f: _Found) -> tuple[bool, bool, bool, float]:
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
    left = [m for m in _DIGIT.finditer(claim.text) if not any(s <= m.start() < e for s, e in spans)]
    # The name of one disease, however written: its digits say nothing.
    left = [
        d
        for d in left
        if not claim.text[: d.end() + 1].upper().endswith(("COVID-19", "COVID-1", "COVID-19’"))
    ]
    found = {m.span(): m for m in _DIGITS.finditer(claim.text) for d in left if _holds(m, d)}
    return [_fold(m.group().strip(".,:!?'’‘")) for m in found.values()]


def _holds(token: re.Match[str], digit: re.Match[str]) -> bool:
    return token.start() <= digit.start() < token.end()


def _fold(text: str) -> str:
    return text.casefold().replace("’", "'").replace("‑", "-").replace("–", "-")
