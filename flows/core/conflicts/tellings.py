"""What a claim tells, laid out so that two tellings of one event can be held side by side.

Two claims answer one question differently if all that they tell is alike but for one slot: the
day, the name, the place. So the slots (figures, dates, names) stand apart from the other words,
and so do the marks that change what is asked: "in the quarter" and "in the year", "nationwide",
"planned", "the first" and "the second".
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from flows.core.concepts import concepts, read_concepts
from flows.core.conflicts.figures import compatible
from flows.core.facts import Date, Name, Speech, read_facts
from flows.core.facts.clauses import has_verb
from flows.core.facts.nations import FORMS
from flows.core.records import Claim, Document
from flows.core.timeline import resolve, resolve_year, told_on
from flows.core.words import STOPWORDS, Token, tokens

#: (year,), (year, month) or (year, month, day)
Moment = tuple[int, ...]

#: Words that change the question. A sub-editor who sees one in only one of two reports does not
#: hold the reports against each other.
MARKS = frozenset(
    """quarter half year month week day hour annual annually yearly monthly weekly daily hourly
    decade season nationwide countrywide national nationally province provincial region regional
    statewide state total overall altogether combined cumulative worldwide global globally each per
    average median since far first second third fourth fifth last final semifinal next previous
    previously earlier later former formerly then opening closing former ex deputy acting interim
    planned plan plans due scheduled expected expects forecast forecasts target targets proposed
    proposes proposal sought seeks demanded demands demand offered offers offer wanted wants asked
    hoped hopes aims aimed could might may should if unless estimated draft preliminary partial
    northern southern eastern western north south east west upper lower central male female men
    women children excluding besides alone across throughout""".split()
)
_TO_COME = re.compile(
    r"\b(?:was|were|is|are)\s+(?:due\s+|set\s+|about\s+)?to\s+(?:have\s+)?\w+", re.IGNORECASE
)
_OBJECT = re.compile(r"\s(?:it|them|the|this|that|its|their|an?|[A-Z]\w+)\b")
_SAID_BEHIND = re.compile(r"(?:said|says|according to)\b[^.;]*\.?$")
_OF_SOMEBODY = re.compile(r"^(?:\W*+\w++){1,4}\s+of\s+an?\s")  # "The body of a man"
_SAYING = frozenset({"say", "accord"})
_LOCATING = frozenset({"in", "at", "on", "for", "from"})  # "in the city", "in the county"
_OWN = frozenset({"its", "it", "his", "her", "he", "she", "their", "they"})
_INDEFINITE = frozenset({"a", "an", "another", "one", "some", "several", "many", "more"})
_MOSTLY_SAID = 0.4  # share of a claim that its reported words fill, if it reports them
_NATION_REACH = 2  # words
_NEAR = 2  # concepts
_SLOT = 3  # concepts that a slot may fill
_LEAST_SHARED = 3  # concepts; less is no event, but a word or two


@dataclass(frozen=True, slots=True)
class Telling:
    """The words, names and times of what a claim tells; who tells it is left out."""

    text: str  # the words told, speaker and reporting verb cut off
    denied: bool  # the speaker denies it
    words: frozenset[str]  # concepts of all words but figures and dates
    names: tuple[Name, ...]  # offsets into `text`; adjectives of nations left out
    nations: frozenset[str]  # countries, by any word for them
    marks: frozenset[str]
    dated: tuple[tuple[int, Moment], ...]  # where in `text`, and when
    indefinite: bool  # opens with "a blast", "several men": one of many, perhaps another

    @property
    def moments(self) -> frozenset[Moment]:
        """All times that it names."""
        return frozenset(m for _, m in self.dated)

    def name_words(self, name: Name) -> frozenset[str]:
        """The concepts of one of its names."""
        return frozenset(concepts(name.core))


def read_telling(claim: Claim, documents: Mapping[str, Document], day: dt.date | None) -> Telling:
    """The telling of a claim; weekdays are those before its document's own date, else `day`."""
    own = (told_on(documents[d]) for d in claim.documents)
    return _read(claim.text, next((d for d in own if d), day))


@lru_cache(maxsize=16_384)
def _read(text: str, told_on: dt.date | None) -> Telling:
    speech = _said(text)
    told = text[speech.content_start : speech.content_end] if speech else text
    facts = read_facts(told)
    names = tuple(n for n in facts.names if tuple(t.lower for t in tokens(n.core)) not in FORMS)
    run = [t.lower for t in tokens(told)]
    dates = [(d.start, d.end) for d in facts.dates]
    slots = [*dates, *((n.start, n.end) for n in facts.numbers if not n.ordinal)]
    fixed = [*dates, *((n.start, n.end) for n in names)]
    marks = {
        _bare(t)
        for t in tokens(told)
        if _bare(t) in MARKS and not _inside(t.start, fixed) and not acts_on(told, t)
    }
    if _TO_COME.search(told):
        marks.add("planned")
    words = {c.id for c in read_concepts(told) if not c.number and not _inside(c.start, slots)}
    if speech and _OWN & set(run):
        words |= set(concepts(speech.speaker))  # "its profit": the speaker's
    return Telling(
        text=told,
        denied=speech is not None and speech.force == "deny",
        words=frozenset(words),
        names=names,
        nations=frozenset(_nations(run)),
        marks=frozenset(marks),
        dated=tuple((d.start, m) for d in facts.dates if (m := moment(d, told_on))),
        indefinite=run[:1] != [] and (run[0] in _INDEFINITE or bool(_OF_SOMEBODY.match(told))),
    )


def acts_on(text: str, token: Token) -> bool:
    """Whether "closing" or "opening" is what one does, not which price: "closing it would save"."""
    return token.lower in {"closing", "opening"} and bool(_OBJECT.match(text, token.end))


def _bare(token: Token) -> str:
    return token.lower.removesuffix("'s").removesuffix("'")


def _inside(position: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= position < end for start, end in spans)


def _said(text: str) -> Speech | None:
    """The speech act that a claim is: most of it are the words reported."""
    speeches = [
        s
        for s in read_facts(text).speeches
        if not s.content_start <= s.speaker_start < s.content_end
        and (s.content_end - s.content_start >= _MOSTLY_SAID * len(text) or _leads(s, text))
        and (s.verb in _SAYING or has_verb(text[s.content_start : s.content_end]))
    ]
    return max(speeches, key=lambda s: s.content_end - s.content_start, default=None)


def _leads(speech: Speech, text: str) -> bool:
    """Whether all that follows the words reported is who says them: "…, said the chairman"."""
    behind = text[speech.content_end :].strip(' ,”"')
    return speech.content_start == 0 and _SAID_BEHIND.match(behind) is not None


def _nations(run: list[str]) -> list[str]:
    bare = [w.removesuffix("'s") for w in run]
    spans = (tuple(bare[i : i + n]) for n in (1, 2, 3) for i in range(len(bare) - n + 1))
    return [FORMS[s] for s in spans if s in FORMS]


def moment(date: Date, told_on: dt.date | None) -> Moment | None:
    """The day, month or year that a date means, told on that day; None if it means none."""
    day = resolve(date, told_on)
    if day:
        return (day.year, day.month, day.day)
    year = resolve_year(date, told_on)
    if year and not date.month and date.relative not in {"decade", "century"}:
        return (year,)
    if date.relative:
        return None
    year = date.year or (told_on.year if told_on else None)
    return (year, date.month) if year and date.month else None


def times_agree(one: Telling, other: Telling) -> bool:
    """Whether two tellings can be of one time: one of them names none, or two of theirs fit."""
    if not one.moments or not other.moments:
        return True
    return any(a[: len(b)] == b or b[: len(a)] == a for a in one.moments for b in other.moments)


def near(one: Telling, other: Telling, share: float) -> bool:
    """Whether two tellings share enough words to be worth a closer look; cheap, for all pairs."""
    few = min(len(one.words), len(other.words))
    return len(one.words & other.words) >= max(_NEAR, share * few - _SLOT)


def alike(
    one: Telling,
    other: Telling,
    smaller: float,
    larger: float,
    without: frozenset[str] = frozenset(),
) -> bool:
    """Whether two tellings ask the same: enough words are shared and no mark tells them apart.

    `smaller` and `larger` are the least shares of each side's words, `without` the slot's own.
    """
    if one.marks != other.marks:
        return False
    if one.nations - other.nations - without and other.nations - one.nations - without:
        return False
    a, b = one.words - without, other.words - without
    if _contrast(one, a - b, other, b - a):
        return False
    shared = len(a & b)
    few, many = sorted((len(a), len(b)))
    return shared >= _LEAST_SHARED and shared >= smaller * few and shared >= larger * many


def _contrast(one: Telling, ours: frozenset[str], other: Telling, theirs: frozenset[str]) -> bool:
    """Whether two own words stand in one place: "prize for fiction", "prize for poetry"."""
    return bool(_places(one.text, ours) & _places(other.text, theirs))


def _places(text: str, words: frozenset[str]) -> set[tuple[str, str]]:
    """The two words before each of the words given."""
    run = tokens(text)
    starts = {c.start for c in read_concepts(text) if c.id in words}
    return {
        (a.lower, b.lower)
        for a, b, word in zip(run, run[1:], run[2:], strict=False)
        if word.start in starts and (a.lower in _LOCATING or not {a.lower, b.lower} <= STOPWORDS)
    }


def own_names(one: Telling, other: Telling) -> tuple[Name, ...]:
    """The names of the first that the second does not have: "Mark Shaw" where it has "Daniel Shaw".

    A shorter or a fuller form is the same name.
    """
    theirs = [other.name_words(n) for n in other.names]
    return tuple(
        n
        for n in one.names
        if not (w := one.name_words(n)) <= other.words and not any(t and t <= w for t in theirs)
    )


def named_apart(one: Telling, other: Telling) -> bool:
    """Whether each names something that the other does not: two firms, two men."""
    return bool(own_names(one, other) and own_names(other, one))


def nations_of(telling: Telling, name: Name) -> frozenset[str]:
    """Nations right before a name, or after it and "of", with their concepts."""
    before = [_bare(t) for t in tokens(telling.text[: name.start])][-_NATION_REACH:]
    after = [_bare(t) for t in tokens(telling.text[name.end :])][:_NATION_REACH]
    if after[:1] != ["of"]:
        after = []
    return frozenset(
        found for w in (*before, *after) if (w,) in FORMS for found in (FORMS[w,], *concepts(w))
    )


def sizes_differ(one: Telling, other: Telling) -> bool:
    """Whether figures of one unit or noun differ: a 10-kilometre race is not a 50-kilometre one."""
    a, b = ([n for n in read_facts(t.text).numbers if not n.ordinal] for t in (one, other))
    for n in a:
        peers = [m for m in b if (m.unit, m.noun) == (n.unit, n.noun)]
        if peers and not any(compatible(n, m) for m in peers):
            return True
    return False
