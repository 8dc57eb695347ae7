"""How old somebody is: a name and an age, in each way that newspapers join them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from flows.core.conflicts.scenes import name_stems
from flows.core.facts import Name, Number, read_facts
from flows.core.facts.nations import FORMS
from flows.core.people import is_person
from flows.core.words import stem, tokens

_OLDEST = 120
_OF_A_THING = re.compile(
    r"\b[Tt]he\s([a-z]{3,})(?:,\swhich|\sthat)?\s(?:is|was)\s(?:\w+\s)?[\w-]+\syears?\sold$"
)
_THE_OLD = re.compile(r"The\s\d+-year-old\b")
_BEHIND_NAME = re.compile(
    r"\s*(?:,|\()\s*(?:an?\s|the\s|aged\s|age\s|who\s(?:is|was)\s(?:aged\s)?)?$"
    r"|,?\swho\sis\s(?:aged\s)?$|\s(?:is|was)\s(?:now\s)?$|\saged\s$",
    re.IGNORECASE,
)
_CLOSES = re.compile(r"\s*(?:[,).;:]|$)")
_ENDS = re.compile(r"\s*(?:\.|$)")  # "She was 89."
_OLD = re.compile(r"\byears?[\s-]old\b|\baged?\b", re.IGNORECASE)
_DIED = r"\b(?:died|dies|dead|has\sdied|passed\saway)\b"
_DIED_AT = re.compile(rf"{_DIED}[^.;]{{0,60}}\b(?:at|aged)\s(?:the\sage\sof\s)?$", re.IGNORECASE)
_FAR = 120  # characters, more than "died … at the age of" can take
_WHEN_DEAD = re.compile(r"\swhen\s(?:he|she|they)\s(?:died|was\skilled|was\sshot)\b")
_IN_FRONT = re.compile(r"\s(?:[A-Za-z][\w’'-]*\s){0,3}(?:,\s)?")  # "54-year-old former teacher "


@dataclass(frozen=True, slots=True)
class Age:
    """A person and the years that a text gives them."""

    whose: str  # the person, or the thing that the text points at: "plane"
    stems: frozenset[str]
    years: int
    text: str  # as written
    at_death: bool = False


@lru_cache(maxsize=16_384)
def read_ages(text: str, before: str = "") -> tuple[Age, ...]:
    """The ages in a text of the persons that it names, and of things: "the plane is 11 years old".

    "The 23-year-old" is the one person whom the sentence `before` names.
    """
    facts = read_facts(text)
    people = [n for n in facts.names if is_person(n, text) or _is_single(n)]
    found = []
    for number in facts.numbers:
        if number.ordinal or number.low != number.high or number.unit not in {None, "year"}:
            continue
        if not 0 < number.low <= _OLDEST or number.low != int(number.low):
            continue
        died = _died_at(text, number)
        name = _of_the_dead(text, number, people) if died else _of(text, number, people)
        died = died or bool(_WHEN_DEAD.match(text, number.end))
        if name:
            found.append(Age(name.core, name_stems(name), int(number.low), number.text, died))
        elif thing := _OF_A_THING.search(text[: number.end]):
            found.append(Age(thing[1], frozenset({stem(thing[1])}), int(number.low), number.text))
        elif before and _THE_OLD.match(text) and number.start < len("The over "):
            people_before = _people(before)
            if len(people_before) == 1:
                (name,) = people_before
                found.append(Age(name.core, name_stems(name), int(number.low), number.text))
    return tuple(found)


def _is_single(name: Name) -> bool:
    """Whether a name is one word, and no word for a country's people: "the 23-year-old Swede"."""
    words = tuple(t.lower for t in tokens(name.core))
    return len(words) == 1 and words not in FORMS


def _people(text: str) -> list[Name]:
    return [n for n in read_facts(text).names if is_person(n, text)]


def is_age(text: str, number: Number) -> bool:
    """Whether a figure says how old somebody was: "has died at 83" counts no dead."""
    return _died_at(text, number) or text[: number.start + _lead(number)].endswith("the age of ")


def _died_at(text: str, number: Number) -> bool:
    end = number.start + _lead(number)
    return bool(_DIED_AT.search(text[max(0, end - _FAR) : end]))


def _lead(number: Number) -> int:
    """How many characters stand before the figure itself: "aged 79"."""
    match = re.match(r"aged?\s", number.text, re.IGNORECASE)
    return match.end() if match else 0


def _of(text: str, number: Number, people: list[Name]) -> Name | None:
    """The person right before or right behind an age."""
    old = bool(_OLD.search(number.text)) or bool(_OLD.match(text[number.end :].lstrip(" -")))
    before = next((n for n in reversed(people) if n.end <= number.start), None)
    if before and (found := _BEHIND_NAME.match(text[before.end : number.start])):
        apposed = found[0].lstrip()[:1] in {",", "("} or "who" in found[0]
        closed = bool(_CLOSES.match(text, number.end))
        ends = bool(_ENDS.match(text, number.end)) or bool(_WHEN_DEAD.match(text, number.end))
        if (apposed and closed) or "aged" in found[0] or old or ends:
            return before
    after = next((n for n in people if n.start >= number.end), None)
    if old and after and _IN_FRONT.fullmatch(text[number.end : after.start]):
        return after
    return None


def _of_the_dead(text: str, number: Number, people: list[Name]) -> Name | None:
    """The person named last before "died": the subject, if nobody else is named since."""
    died = re.search(_DIED, text[: number.start])
    return next((n for n in reversed(people) if died and n.end <= died.start()), None)
