"""Small figures that a source says without a figure: "a man", "both", "no", "Game 6"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.core.facts import Facts
from flows.core.facts.counted import is_plural
from flows.core.facts.model import Number
from flows.core.gates.things import same_thing
from flows.core.lexicon import person_concept
from flows.core.words import stem, tokens

# Words that say a small figure without being one.
_IN_WORDS: dict[float, str] = {
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
    r"(?i)\b(?:an?|another|single|lone|sole|(?P<any>only|the|his|her|its))\s+"
    r"(?:[\w’'-]+\s+){0,3}?(?P<noun>[\w-]+)"
)


def says_in_words(
    claim: Facts, number: Number, texts: Sequence[str], rivals: Sequence[Number]
) -> bool:
    """Whether `texts`, or the claim's own list, say the figure without writing one.

    `rivals`, the source's figures of another value, speak louder: where five civilians were
    killed, "a civilian" does not carry "one civilian was killed".
    """
    if any(_numbered(claim, number, t) for t in texts) or _enumerated(claim, number):
        return True
    if number.ordinal:
        return number.low == 1 and any(_FIRST.search(t) for t in texts)
    exact = number.bound == "exact" and number.low == number.high
    if not exact or any(same_thing(r, number) for r in rivals):
        return False
    if number.low == 1 and number.unit is None:
        return any(_says_one(number, t) for t in texts)
    words = _IN_WORDS.get(number.low) if (number.low == 100) == (number.unit == "%") else None  # noqa: PLR2004 - per cent
    return words is not None and any(re.search(rf"(?i)\b(?:{words})\b", t) for t in texts)


def _numbered(claim: Facts, number: Number, text: str) -> bool:
    """Whether "Game six" is the source's "Game 6", whose digits belong to a name."""
    before = [t for t in tokens(claim.text) if t.end <= number.start][-1:]
    if not before or not before[0].text[0].isupper() or not number.low.is_integer():
        return False
    if number.low != number.high:
        return False  # "Rovers 2-3", "Pitches 24 to 60": a score or a range is no name's number
    name = rf"\b{re.escape(before[0].text)}\s{int(number.low)}\b(?!\s?[-–]\s?\d)"
    return bool(re.search(name, text))


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
        if match["any"] and is_plural(noun):
            continue  # "the workers" are no "one worker"
        if stem(noun) == number.noun or (kind and person_concept(noun)):
            return True
    return False
