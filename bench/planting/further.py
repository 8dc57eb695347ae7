"""More ways to plant the errors for which whole pages hold few simple sentences."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from bench.planting.figures import number_of_another
from bench.planting.model import Made, World
from bench.planting.names import flat_elsewhere, speaker_dropped
from bench.planting.reading import SELF, Place, places, quoted, replace

_NEAR = 12  # sentences between two whose figures are mixed up

_SAID = (
    r"(?:said|says|say|told [A-Z]\w+(?: [A-Z]\w+)?|claimed|claims|argued|argues|insisted|warned|"
    r"alleged|stated|believes?|predicted|estimated|complained|wrote)"
)
_QUOTATION = re.compile(
    r"^(?P<open>[“\"])(?P<what>[^\"“”]{25,}?)[,.]?(?P<close>[”\"]),? "
    rf"(?:[^\s“”\"]+ ){{0,9}}{_SAID}\b"
)
_ASIDE = re.compile(
    rf"^(?P<what>[^\"“”]{{12,}}?), (?:[^\s,“”\"]+ ){{1,4}}{_SAID}, (?P<rest>[^\"“”]{{8,}})\.$"
)
_REPORTED = re.compile(
    rf"^(?P<before>[^“”\"]*?)\b{_SAID} (?:(?:on|in|last|this) [\w ]{{3,20}} )?that "
    r"(?P<what>[^\"“”]{25,})\.$"
)
_LAST = re.compile(
    rf"^(?P<what>[^\"“”]{{25,}}), "
    rf"(?:(?:[^\s,“”\"]+ ){{1,6}}{_SAID}|{_SAID}(?: [^\s“”\"]+){{1,12}})\.$"
)
_DROPPED = (
    ("quotation", _QUOTATION),
    ("aside", _ASIDE),
    ("that", _REPORTED),
    ("last", _LAST),
)
#: Who said no such thing, or nobody did: then it is no plain report that loses its speaker.
_SUBJECT = re.compile(
    r"^[^,]*, (?:who|which|one|an?|the|a spokesman)\b[^,]*(?:,[^,]*){0,4}$|^As\b|, as one$"
)
_NO_REPORT = re.compile(
    r"\b(?:not|never|nobody|no one|if|whether|would|could|might|should|may|to|denied|than|as|when|"
    r"often|sometimes|cannot)\b|n[’']t\b",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|does|do|did|\w+ed|\w+s)\b"
)


_CLAUSE_END = re.compile(r",? (?:and|but|because|although|though|which|while|after|before|so)\b")


def speaker_dropped_anyhow(place: Place, world: World, rng: random.Random) -> Iterator[Made]:
    """What the source only reports is printed flat, wherever in the sentence its speaker stands.

    All of it, its first clause alone, or a quotation with its marks and nobody to whom they belong.
    """
    yield from speaker_dropped(place, world, rng)
    for form, pattern in _DROPPED:
        found = pattern.match(place.text)
        if not found or _NO_REPORT.search(found.groupdict().get("before") or ""):
            continue
        parts = found.groupdict()
        what = parts["what"]
        if _SUBJECT.search(what):  # "Ada Lowe, who runs it" is no statement
            continue
        if parts.get("rest"):
            what = f"{what} {parts['rest']}"
        if flat_elsewhere(what, place):
            continue
        if parts.get("open"):
            text = f"{parts['open']}{what}.{parts['close']}"
            yield Made(text, (place.number,), "quotation with its marks")
        ends = [m.start() for m in _CLAUSE_END.finditer(what)]
        for said, how in ((what, form), *((what[:end], f"{form}, a clause") for end in ends)):
            if len(said.split()) >= _SHORTEST and _TELLS.search(said) and not SELF.search(said):
                yield Made(said[0].upper() + said[1:] + ".", (place.number,), how)


_SHORTEST = 5  # words
_FIGURE = re.compile(
    r"(?<![\w.,:/$£€#-])(?:\d{1,3}(?:,\d{3})+|\d{1,4}(?:\.\d+)?)(?= (?P<noun>[a-z]{4,})\b)"
)
_NUMBERED = re.compile(r"\b[A-Z][\w’'-]* $")  # "Position 9": a name, not a count
_YEAR = re.compile(r"(?:1\d|20)\d\d$")


def number_of_another_anyhow(place: Place, world: World, rng: random.Random) -> Iterator[Made]:
    """A figure of any near sentence is given to this one's thing, and both are cited."""
    yield from number_of_another(place, world, rng)
    here = _figures(place.text)
    if not here:
        return
    for other in places(place.page):
        if other.number == place.number or abs(other.number - place.number) > _NEAR:
            continue
        for one in here:
            for two in _figures(other.text):
                apart = one["noun"][:4] != two["noun"][:4] and one["noun"][:4] not in other.text
                if apart and two.group() not in place.text and one.group() not in other.text:
                    text = replace(place.text, one, two.group())
                    cited = tuple(sorted((place.number, other.number)))
                    yield Made(text, cited, f"{one[0]} {one['noun']} → {two[0]} {two['noun']}")


def _figures(text: str) -> list[re.Match[str]]:
    return [
        m
        for m in _FIGURE.finditer(text)
        if not (
            _YEAR.match(m.group()) or _NUMBERED.search(text[: m.start()]) or quoted(text, *m.span())
        )
    ]
