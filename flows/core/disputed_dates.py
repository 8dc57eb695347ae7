"""When it happened: tellings of one event, alike in all but the day."""

from __future__ import annotations

from collections.abc import Sequence

from flows.core.concepts import concepts
from flows.core.disputes import Given, answer, disputes
from flows.core.facts import read_facts
from flows.core.figures import counts_things
from flows.core.records import Claim, Conflict
from flows.core.tellings import Moment, Telling, alike, label, own_names, sizes_differ

# What happens once to a thing: two days for it are two answers. A man can be fined twice and a
# town shelled daily, so those are no questions of when.
_ONCE = frozenset(
    c
    for word in """born die kill killed launch signed sank sink crash collapse resign elected arrest
    opened closed erupt assassinated married appointed named sentenced convicted acquitted bought
    discovered invented published founded built began ended inaugurated ratified adopted dissolved
    established released derailed ruptured landed surrendered extradited overthrown crowned
    unveiled completed
    take_effect""".replace("_", " ").split()
    for c in concepts(word)
)
_SMALLER, _LARGER = 0.75, 0.6
_DAY, _YEAR = 3, 1  # lengths of a moment


def date_conflicts(told: Sequence[tuple[Claim, Telling]]) -> list[Conflict]:
    """Conflicts on the day, or on the year, of what happens once."""
    found = [(c, t, m) for c, t in told if (m := _when(t))]

    def one_question(i: int, j: int) -> bool:
        (_, a, when), (_, b, other) = found[i], found[j]
        return (
            len(when) == len(other)
            and bool(a.words & b.words & _ONCE)
            and not (own_names(a, b) and own_names(b, a))
            and (_known(a, b) or not (a.indefinite or b.indefinite))
            and alike(a, b, _SMALLER, _LARGER)
            and (when == other or not sizes_differ(a, b))
        )

    return [
        Conflict(
            _question([found[i][1] for a in answers for i in a]),
            tuple(answer([Given(found[i][0], _written(found[i][1])) for i in a]) for a in answers),
            "date",
        )
        for answers in disputes(
            [c for c, _, _ in found], one_question, lambda i, j: found[i][2] == found[j][2]
        )
    ]


def _known(one: Telling, other: Telling) -> bool:
    """Whether both name one person in full: then "a court" can only be the same court."""
    return any(len(w := one.name_words(n)) > 1 and w <= other.words for n in one.names)


def _when(telling: Telling) -> Moment | None:
    """The one day or year that a telling names, if what it tells happens once to a known thing."""
    if len(telling.moments) != 1 or telling.denied:
        return None
    (moment,) = telling.moments
    if len(moment) not in {_DAY, _YEAR} or not telling.words & _ONCE:
        return None
    toll = any(counts_things(n) for n in read_facts(telling.text).numbers)
    return None if toll and not telling.names else moment


def _written(telling: Telling) -> str:
    dates = read_facts(telling.text).dates
    return next(d.text for d in dates if not d.relative or d.weekday is not None)


def _question(tellings: Sequence[Telling]) -> str:
    """As in "when: Jan Petrov arrested": the words of the first telling that all of them have."""
    return f"when: {label(tellings[0], frozenset.intersection(*(t.words for t in tellings)))}"
