"""When it happened: tellings of one event, alike in all but the day."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from flows.core.concepts import concepts, read_concepts
from flows.core.conflicts.disputes import Given, conflicts, sharing
from flows.core.conflicts.figures import counts_things
from flows.core.conflicts.labels import label
from flows.core.conflicts.tellings import Moment, Telling, alike, named_apart, near, sizes_differ
from flows.core.facts import Date, read_facts
from flows.core.records import Claim, Conflict
from flows.core.timeline import slack

#: What happens once to a thing: two days for it are two answers. A man can be fined twice and a
#: town shelled daily, so those are no questions of when.
ONCE = frozenset(
    concepts(
        "born die kill killed launch signed sank sink crash collapse resign elected arrest opened"
        " closed erupt assassinated married appointed named sentenced convicted acquitted bought"
        " discovered invented published founded built began ended inaugurated ratified adopted"
        " dissolved established released derailed ruptured landed surrendered extradited overthrown"
        " crowned unveiled completed lifted take effect"
    )
)
_LIFE = re.compile(r"\(\s*[^()]*\d{4}\s*[-–—]\s*[^()]*\d{4}\s*\)")  # "(1871 – 3 May 1940)"
# "Rejected calls to resign", "asked him to resign": nobody has.
_ONLY_SPOKEN_OF = re.compile(
    r"\b(?:calls?|calling|called|asked|urged|told|refused|demands?|demanded|pressure|request"
    r"|invited|failed)\b[^,.;]{0,30}\bto\s$",
    re.IGNORECASE,
)
_SMALLER, _LARGER = 0.75, 0.6
_DAY, _YEAR = 3, 1  # lengths of a moment


@dataclass(frozen=True, slots=True)
class _Slot:
    claim: Claim
    telling: Telling
    event: str  # the concept of what happened
    moment: Moment
    date: Date

    @property
    def others(self) -> frozenset[Moment]:
        return self.telling.moments - {self.moment}


def date_conflicts(told: Sequence[tuple[Claim, Telling]]) -> list[Conflict]:
    """Conflicts on the day, or on the year, of what happens once."""
    slots = [s for claim, telling in told for s in _slots(claim, telling)]

    return conflicts(
        [Given(s.claim, s.date.text) for s in slots],
        lambda answers: _question([slots[i].telling for a in answers for i in a]),
        lambda i, j: _one_question(slots[i], slots[j]),
        lambda i, j: _agree(slots[i], slots[j]),
        sharing([{s.event} for s in slots]),
        "date",
    )


def _one_question(one: _Slot, other: _Slot) -> bool:
    a, b = one.telling, other.telling
    return (
        one.event == other.event
        and len(one.moment) == len(other.moment)
        and one.others == other.others
        and near(a, b, _SMALLER)
        and not named_apart(a, b)
        and (_known(a, b) or not (a.indefinite or b.indefinite))
        and alike(a, b, _SMALLER, _LARGER)
        and (one.moment == other.moment or not sizes_differ(a, b))
    )


def _agree(one: _Slot, other: _Slot) -> bool:
    if one.moment == other.moment or len(one.moment) != _DAY:
        return one.moment == other.moment
    apart = (dt.date(*one.moment) - dt.date(*other.moment)).days
    return abs(apart) in slack(one.date) | slack(other.date)


def _slots(claim: Claim, telling: Telling) -> list[_Slot]:
    """Each day or year of a telling with what happened then, if that happens once."""
    toll = any(counts_things(n) for n in read_facts(telling.text).numbers)
    if telling.denied or (toll and not telling.names):
        return []
    dates = {d.start: d for d in read_facts(telling.text).dates}
    return [
        _Slot(claim, telling, event, moment, dates[start])
        for start, moment in telling.dated
        if len(moment) in {_DAY, _YEAR} and (event := _event(telling, start))
    ]


def _event(telling: Telling, start: int) -> str | None:
    """What happens at a date: the last event before it that no other date has, else the next."""
    life = next((m for m in _LIFE.finditer(telling.text) if m.start() < start < m.end()), None)
    if life:
        first = not any(life.start() < other < start for other, _ in telling.dated)
        return "life begins" if first else "life ends"
    dates = [s for s, _ in telling.dated]
    since = max((s for s in dates if s < start), default=0)
    until = min((s for s in dates if s > start), default=len(telling.text))
    events = [
        c
        for c in read_concepts(telling.text)
        if c.id in ONCE and not _ONLY_SPOKEN_OF.search(telling.text[: c.start])
    ]
    before = [c.id for c in events if since <= c.start < start]
    after = [c.id for c in events if start < c.start < until]
    return before[-1] if before else next(iter(after), None)


def _known(one: Telling, other: Telling) -> bool:
    """Whether both name one person in full: then "a court" can only be the same court."""
    return any(len(w := one.name_words(n)) > 1 and w <= other.words for n in one.names)


def _question(tellings: Sequence[Telling]) -> str:
    """As in "when: Jan Petrov arrested": the words of the first telling that all of them have."""
    return f"when: {label(tellings[0], frozenset.intersection(*(t.words for t in tellings)))}"
