"""What a figure is a figure of: the thing, what is done with it, and of whom.

Two reports of one event rarely share a sentence, but they share a question: "will cut 1,200 jobs
and close 45 branches" and "announced the closure of 54 branches" both say how many branches are
closed. So the clause around a figure is read, not the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from flows.core.concepts import concepts
from flows.core.conflicts.labels import uncapitalised
from flows.core.conflicts.roots import roots
from flows.core.conflicts.tellings import MARKS, acts_on
from flows.core.facts import Number, read_facts
from flows.core.facts.clauses import AUXILIARIES, OPENERS, lemma, looks_finite, pieces
from flows.core.facts.predications import read_predications
from flows.core.words import STOPWORDS, Token, listed

_REACH = 14  # pieces: a clause rarely keeps its verb further from its figure
_LEVELS = listed("about around nearly almost some roughly approximately least most over under")
# Nouns beside a figure that say as little as "it": "a $3 billion project", "lent for the project".
_NO_ACTS = frozenset(map(lemma, "project plan scheme programme work company firm total".split()))
# What a plan is called once it is named: "the plan would save", "the cuts would save".
_GENERIC = frozenset(
    concepts(
        "plan measure move step deal project scheme programme cut change decision agreement work"
        " operation event accident incident attack company firm government it they total number"
    )
)
# Acts that mean one thing of what they count; nobody counts the jobs cut apart from those lost.
_SAME_ACT = (
    "cut lose loss shed axe slash scrap eliminate",
    "close closure shut",
    "own hold",
    "aboard board",
    "cost price fee",
    "steal take embezzle",
    "jail sentence imprison prison term",
    "contract deal",
    "sign signature signatory",
    "visit visitor",
    "destroy wreck",
    "march marcher attend attendance protest protester demonstrate demonstrator",
)
_BREAKS = frozenset(',;:—–.“”"()')
# "with 230 people on board" says nothing of what the ship did.
_OPENS = OPENERS | {"and", "with"}
_SAYS = frozenset(concepts("say"))
# "The plan would save": a noun for what was announced, not a mark of what is only planned.
_FRAMES = MARKS - {"plan", "plans", "proposal", "demand", "demands", "offer", "offers"}
_ORDERS = listed("last next first second third previous each per")
# It says when; "last season" says which goals.
_LAST_NIGHT = re.compile(r"last\s(?:night|evening)\b")
_LONGEST_WORDING = 8  # words
_PRONOUNS = listed("it he she they we this these")
_GAP = 2  # words: "cost of up to"
_AFTER = 2  # words: "people on board", "paintings had been stolen"
_ACTS = {lemma(word): line.split(maxsplit=1)[0] for line in _SAME_ACT for word in line.split()}
#: Acts that count their doers, with a noun or without: "4,300 people signed", "marchers: 500".
COUNTED_BY = frozenset(map(lemma, ("sign", "visit", "march")))
# What changes hands does so "for" its price.
_TRADES = frozenset(
    map(lemma, "buy sell sign acquire purchase join move auction fetch transfer pay".split())
)
# "By 421 votes", "412 votes more than": how far apart, not how many they were.
_MARGIN = re.compile(
    r"\b(?:by|majority of|margin of|lead of)\s#|#\s\w+\s(?:more|fewer|less|ahead)\b"
)
_FOR = re.compile(r"\bfor\s(?:(?:just|only|a|an|club|record|fee|of)\s)*$")
# Verbs of every figure: what rose or fell is told by the subject alone.
_BLANK = frozenset(
    lemma(w)
    for w in """be have rise fall increase decrease climb drop grow reach total say stand make
    get give take come go see show report estimate count announce measure record include
    amount""".split()
)


@dataclass(frozen=True, slots=True)
class Measured:
    """What one figure is a figure of."""

    kinds: frozenset[str]  # what stands between figure and noun: "rural" branches
    acts: frozenset[str]  # what is done with it: "close", "save"; never a blank verb
    subject: frozenset[str]  # concepts of what it is said of; empty if that is left open
    frames: frozenset[str]  # what makes it another question: "a year", "planned"
    span: tuple[int, int]  # where its clause begins and ends


@dataclass(frozen=True, slots=True)
class _Clause:
    """The words around a figure that say what it measures."""

    before: tuple[Token, ...]  # content words, nearest first
    after: tuple[Token, ...]  # content words
    every: tuple[Token, ...]
    kinds: frozenset[str]
    end: int  # where the counted noun ends, or the figure


@lru_cache(maxsize=16_384)
def read_measured(text: str, number: Number) -> Measured:
    """What `number` of `text` measures, as far as its clause says so."""
    clause = _read(text, number)
    acts = {_act(t) for t in (*clause.before[:1], *clause.after[:_AFTER])}
    if number.noun:  # "3,400 signatures" are as many as signed
        acts |= {_ACTS[number.noun]} & COUNTED_BY if number.noun in _ACTS else set()
    if number.noun == "vote" and _MARGIN.search(text[: number.start] + "#" + text[number.end :]):
        acts = {"margin"}
    acts |= _governing(text, number)
    if _is_price(text, number, clause):
        acts.add("cost")
    marks = [(t.start, t.end) for t in clause.every] + [(number.start, clause.end)]
    return Measured(
        kinds=clause.kinds,
        acts=frozenset(acts) - _BLANK - MARKS - _NO_ACTS,
        subject=frozenset(c for t in clause.before[1:] for c in concepts(t.text)) - _GENERIC,
        frames=frozenset(t.text for t in clause.every if not acts_on(text, t)) & _FRAMES,
        span=(min(m[0] for m in marks), max(m[1] for m in marks)),
    )


def _governing(text: str, number: Number) -> set[str]:
    """What is done with what stands a word further off: "will cost the club 17 million"."""
    verbs = [p for p in read_predications(text) if p.start < number.start]
    if not verbs or text[number.start : number.end] not in verbs[-1].target:
        return set()
    between = text[verbs[-1].start : number.start]
    figures = [n for n in read_facts(between).numbers if not n.ordinal]
    return (
        set() if figures or _BREAKS & set(between) else {_ACTS.get(verbs[-1].verb, verbs[-1].verb)}
    )


def _is_price(text: str, number: Number, clause: _Clause) -> bool:
    """Whether a sum stands behind "for" where something changes hands: "sold it for £3 million"."""
    traded = any(lemma(t.text) in _TRADES for t in clause.every)
    return traded and _FOR.search(text[: number.start]) is not None


def _read(text: str, number: Number) -> _Clause:
    facts = read_facts(text)
    run = pieces(text)
    first = next((i for i, t in enumerate(run) if t.end > number.start), len(run))
    last = next((i for i, t in enumerate(run) if t.start >= number.end), len(run))
    behind, kinds = _noun_phrase(run, last, number)
    every = (*_left(run, first), *_right(run, behind))
    named: list[tuple[int, int]] = [(n.start, n.end) for n in facts.names]
    named += [(n.start, n.end) for n in facts.dates] + [(n.start, n.end) for n in facts.numbers]
    words = [t for t in every if _content(t) and not any(s <= t.start < e for s, e in named)]
    return _Clause(
        before=tuple(t for t in words if t.start < number.start),
        after=tuple(t for t in words if t.start > number.start),
        every=every,
        kinds=frozenset(kinds),
        end=run[behind - 1].end if behind > last else number.end,
    )


def measure_asked(text: str, number: Number, shared: frozenset[str]) -> tuple[str, str]:
    """What is asked, in the words before the figure and behind: "the plan would save", "a year".

    `shared` are the acts that all answers have; both empty if it takes too many words.
    """
    clause = _read(text, number)
    before = next((t for t in clause.before[:1] if _act(t) in shared), None)
    if before and not _does(text, before, number):
        return "", ""
    after = next((t for t in reversed(clause.after[:_AFTER]) if _act(t) in shared), None)
    frames = (t for t in clause.every if t.text in _FRAMES and t.start > number.end)
    frame = next((t for t in frames if not _LAST_NIGHT.match(text, t.start)), None)
    subject = next(iter(clause.before[1:]), before) if before and not (after or frame) else before
    if subject and len(text[subject.end : number.start].split()) <= _GAP + 1:
        before = subject  # "bridge will cost", where "cost" alone would say too little
    if frame and frame.lower in _ORDERS:  # "last season"
        frame = next((t for t in clause.every if t.start > frame.end), frame)
    end = max((clause.end, *(t.end for t in (after, frame) if t)))
    if not (before or after) and clause.end == number.end:
        return "", ""  # neither what is done nor what is counted
    begins = min((t.start for t in clause.every if t.start < number.start), default=number.end)
    starts = (begins, before.start) if before else (number.end,)
    for start in starts:  # the whole clause if that is short
        lead = _without_tail(text[start : number.start].split())
        rest = _without_tail(text[number.end : end].split())
        words = [*lead, *rest]
        if words and words[0].lower() not in _PRONOUNS and len(words) <= _LONGEST_WORDING:
            return uncapitalised(" ".join(lead), text, start), " ".join(rest)
    return "", ""


def _without_tail(words: list[str]) -> list[str]:
    """Words without the little ones that lead up to a figure: "a fine of", "will save about"."""
    kept = list(words)
    while kept and kept[-1].lower() in STOPWORDS | _LEVELS:
        kept.pop()
    return kept


def _does(text: str, word: Token, number: Number) -> bool:
    """Whether a word right before a figure is what is done: "will close 45", "closure of 54"."""
    gap = text[word.end : number.start].lower().split()
    if len(gap) > _GAP:
        return False
    lead = text[: word.start].lower().split()
    governed = bool(lead) and (lead[-1] in AUXILIARIES or lead[-1] in {"to", "and"})
    return looks_finite(word.lower) or governed or "of" in gap


def one_measure(one: Measured, other: Measured) -> bool:
    """Whether two figures answer one question: the same thing, treated alike, of nobody else."""
    if one.kinds != other.kinds or one.frames != other.frames:
        return False
    if not one.acts and not other.acts:  # "fell to 10 percent": only the subject says what
        return bool(one.subject) and one.subject == other.subject
    strangers = one.subject and other.subject and not roots(one.subject) & roots(other.subject)
    return bool(one.acts & other.acts) and not strangers


def _left(run: Sequence[Token], first: int) -> Iterator[Token]:
    """The words before a figure up to where its clause begins, nearest first."""
    for token in reversed(run[max(0, first - _REACH) : first]):
        if token.text in _BREAKS or token.lower in _OPENS or _SAYS & set(concepts(token.text)):
            return
        yield token


def _right(run: Sequence[Token], start: int) -> Iterator[Token]:
    """The words after what is counted, up to where the clause ends."""
    for token in run[start : start + _REACH]:
        if token.text in _BREAKS or token.lower in _OPENS:
            return
        yield token


def _noun_phrase(run: Sequence[Token], last: int, number: Number) -> tuple[int, list[str]]:
    """Where the counted noun ends, and the words between the figure and it."""
    if number.unit or not number.noun:
        return last, []
    kinds: list[str] = []
    for i in range(last, min(last + 5, len(run))):
        found = concepts(run[i].text)
        if lemma(run[i].text) == number.noun or number.noun in found:
            return i + 1, kinds
        kinds += [c for c in found if not c.startswith("#")]
    return last, []


def _content(token: Token) -> bool:
    low = token.lower
    return (
        token.text[0].isalpha()
        and low not in STOPWORDS
        and low not in AUXILIARIES
        and low not in _LEVELS
        and not low.endswith("ly")
    )


def _act(token: Token) -> str:
    if token.lower == "carrying":  # "carries" says how many it can
        return _ACTS["aboard"]
    found = lemma(token.text)
    return _ACTS.get(found, found)
