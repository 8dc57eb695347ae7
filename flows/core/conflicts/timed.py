"""When what happened: a verb, whom or what it befell, and its day or its time of day."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeAlias

from flows.core.conflicts.labels import uncapitalised
from flows.core.conflicts.scenes import Party, read_party
from flows.core.facts import Date, read_facts
from flows.core.facts.clauses import lemma, pieces
from flows.core.facts.predications import Predication, read_predications
from flows.core.facts.subjects import subject_at
from flows.core.timeline import resolve, slack

Scale: TypeAlias = Literal["clock", "day", "year"]

_PARTICLES = frozenset({"up", "down", "off", "out", "over", "away"})
# What a reporter may write for the very same moment of one event.
_SAME_ACT = (
    "start begin kick+off open commence get+under",
    "end finish conclude break+up wrap+up",
    "land touch+down come+down",
    "strike hit shake jolt",
    "close shut shut+down close+down",
    "declare announce",
    "arrest detain",
    "die pass+away",
    "crash plunge",
    "leave depart set+off take+off",
    "sign ink",
)
_ACTS = {
    "+".join(lemma(part) for part in word.split("+")): line.split(maxsplit=1)[0]
    for line in _SAME_ACT
    for word in line.split()
}
# Verbs that leave open what happened.
_BLANK = frozenset(map(lemma, "be have do make get say tell take go come see know think".split()))
_ZONE = re.compile(r"\b(?:GMT|UTC|BST|CET|CEST|EST|EDT|ET|PST|PDT|PT|local\stime)\b")
_LOOSE = re.compile(
    r"\b(?:about|around|shortly|just|soon|approximately|roughly|nearly|before|after|by|almost)\b",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"\b(?:until|till)\s(?:about\s)?$", re.IGNORECASE)
_FOR = re.compile(r"\b(?:for|to)\s$", re.IGNORECASE)
# "Called a protest for Friday" says when the protest will be.
_PLANS = frozenset(map(lemma, "call announce plan schedule set postpone fix move".split()))
_FROM_TO = re.compile(r"\b(?:since|from|between|by|before|after)\s(?:about\s)?$", re.IGNORECASE)
_NEAR = re.compile(r"\b(?:shortly|just|soon)\s(?:after|before)\s$", re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"[.;:]\s|\b(?:that|which|who|when|while)\b|\b(?:before|after)\s(?:\w+ing|the|his|her|its|he|she|it)\b"
)
_REACH = 26  # characters before a time in which it is weakened


@dataclass(frozen=True, slots=True)
class Timed:
    """One event with one time of it."""

    act: str  # with "until" or "plan" in front, where the time is of that
    doer: Party
    thing: Party  # to what it was done
    passive: bool
    scale: Scale
    value: int  # minutes of the day, ordinal of the day, or the year
    loose: bool  # "shortly after three"
    slack: frozenset[int]  # days by which it may be read otherwise: "on Friday"
    zone: str
    text: str  # as written: "2:20 p.m."
    asked: str  # the question: "when the plane touched down"


@lru_cache(maxsize=16_384)
def read_timed(text: str, told_on: dt.date | None) -> tuple[Timed, ...]:
    """The days, years and times of day in a text with the verb that each goes with."""
    verbs = list(read_predications(text)) or _known_verb(text)
    found = []
    for date in read_facts(text).dates:
        at = _moment(date, told_on)
        verb = _governing(text, verbs, date)
        if at is None or verb is None or (verb.verb in _BLANK and not _particle(text, verb)):
            continue
        scale, value = at
        ahead = text[max(0, date.start - _REACH) : date.start]
        asked = _asked_when(ahead, verb)
        if asked is None:
            continue
        zone = _ZONE.search(text[date.end :])
        found.append(
            Timed(
                act(text, verb) if asked == "when" else f"{asked} {act(text, verb)}",
                read_party(verb.doer),
                read_party(verb.target),
                verb.passive,
                scale,
                value,
                bool(_LOOSE.search(ahead)) or bool(_LOOSE.match(date.text)),
                slack(date),
                zone[0] if zone else "",
                date.text,
                f"{'until when' if asked == 'until' else 'when'} {_event(text, verb)}",
            )
        )
    return tuple(found)


def _asked_when(ahead: str, verb: Predication) -> str | None:
    """Whether a time says when, until when, or for when something is planned; else None."""
    if _UNTIL.search(ahead):
        return "until"
    if _FROM_TO.search(ahead) and not _NEAR.search(ahead):
        return None
    if not _FOR.search(ahead):
        return "when"
    return "plan" if verb.verb in _PLANS else None


def _event(text: str, verb: Predication) -> str:
    """What happened, in the text's own words: "the plane touched down"."""
    who = verb.target if verb.passive else verb.doer
    if verb.verb in _PLANS and verb.target:
        thing = verb.target.split(" for ")[0]
        return f"is {uncapitalised(thing, text, text.find(verb.target))}"
    words = " ".join(w for w in (who, verb.word, _particle(text, verb)) if w)
    return uncapitalised(words, text, text.find(who) if who else verb.start)


def act(text: str, verb: Predication) -> str:
    """What a verb does, the same for all words that newspapers use for it."""
    particle = _particle(text, verb)
    joined = f"{verb.verb}+{particle}" if particle else verb.verb
    return _ACTS.get(joined, _ACTS.get(verb.verb, joined))


def _particle(text: str, verb: Predication) -> str:
    behind = next((t.lower for t in pieces(text) if t.start > verb.start), "")
    return behind if behind in _PARTICLES else ""


def _moment(date: Date, told_on: dt.date | None) -> tuple[Scale, int] | None:
    if date.hour is not None and not (date.month or date.weekday is not None):
        return "clock", 60 * date.hour + (date.minute or 0)
    if date.end_day:
        return None
    day = resolve(date, told_on)
    if day:
        return "day", day.toordinal()
    return ("year", date.year) if date.year and not date.month and not date.relative else None


def _governing(text: str, verbs: list[Predication], date: Date) -> Predication | None:
    """The verb that a time goes with: the last before it in its clause, else the next."""
    before = next((v for v in reversed(verbs) if v.start < date.start), None)
    if before:
        between = text[before.start : date.start]
        return None if _ELSEWHERE.search(between) else before
    return next((v for v in verbs if "," not in text[date.end : v.start].strip(", ")), None)


def _known_verb(text: str) -> list[Predication]:
    """A verb in the present that only our table tells from a noun: "the match kicks off at"."""
    run = pieces(text)
    for at in range(1, len(run) - 1):
        word, behind = run[at], run[at + 1].lower
        joined = f"{lemma(word.text)}+{behind}" if behind in _PARTICLES else lemma(word.text)
        if word.text.islower() and word.lower.endswith("s") and joined in _ACTS:
            subject = subject_at(run, at - 1)
            if isinstance(subject, tuple):
                who = text[run[subject[0]].start : run[subject[1] - 1].end]
                return [Predication(lemma(word.text), word.text, word.start, who, "")]
    return []
