"""Figures in their surroundings: whether two of them tell of one event."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flows.core.conflicts.figures import can_answer
from flows.core.facts import Number, read_facts
from flows.core.records import Claim, Document
from flows.core.timeline import days, months
from flows.core.words import stem, tokens

_NEAR = 2  # sentences on each side that tell which occasion a claim is about
_LEAD = 2  # body sentences that say what a document is about
_ALIKE = 0.3  # cosine of two surroundings above which they tell of one occasion
_ALIKE_IN_ONE_MONTH = 0.15
_COMMON = 0.6  # share of documents that name a party or place: too common to tell occasions apart


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of one claim, and what tells its occasion."""

    index: int  # into the claims
    claim: Claim
    number: Number
    before: tuple[str, ...]  # the claim's own text first, then what leads up to it: tells when
    near: tuple[str, ...]  # that and what follows: tells where and what about
    names: frozenset[str]  # rare enough to tell occasions apart
    led_by: frozenset[str]  # the words of the names in its documents' titles and leads


def figures_of(claims: Sequence[Claim], documents: Mapping[str, Document]) -> list[Figure]:
    """Every figure of the claims that can be an answer, with what tells its occasion."""
    named_by: dict[str, set[str]] = {}
    for document in documents.values():
        for s in document.sentences:
            for name in _names(s.text):
                named_by.setdefault(name, set()).add(document.id)
    common = {n for n, ids in named_by.items() if len(ids) > _COMMON * len(documents)}
    leads = {d.id: _all_names(lead_sentences(d)) for d in documents.values()}
    found = []
    for index, claim in enumerate(claims):
        before = (claim.text, *_surroundings(claim, documents, after=0))
        near = sentences_around(claim, documents)
        names = _all_names(near) - common
        led_by = frozenset(n for d in claim.documents for n in leads[d])
        found += [
            Figure(index, claim, number, before, near, names, led_by)
            for number in read_facts(claim.text).numbers
            if can_answer(claim.text, number)
        ]
    return found


def lead_sentences(document: Document) -> tuple[str, ...]:
    """A document's title and first sentences: whom and what it is about."""
    body = [s.text for s in document.sentences if s.kind == "body"]
    return (document.title or "", *body[:_LEAD])


def sentences_around(claim: Claim, documents: Mapping[str, Document]) -> tuple[str, ...]:
    """A claim and the sentences before and behind its evidence."""
    return (claim.text, *_surroundings(claim, documents, after=_NEAR))


def names_near(figure: Figure) -> frozenset[str]:
    """The words of all names near a figure, those that every document has as well."""
    return _all_names(figure.near)


def _all_names(texts: Sequence[str]) -> frozenset[str]:
    return frozenset(n for t in texts for n in _names(t))


def _names(text: str) -> set[str]:
    return {stem(t.text) for n in read_facts(text).names for t in tokens(n.core)}


def _surroundings(claim: Claim, documents: Mapping[str, Document], after: int) -> tuple[str, ...]:
    texts = []
    for evidence in claim.evidence:
        document = documents[evidence.document]
        here = document.sentence(evidence.sentence)
        around = document.sentences[max(0, here.number - 1 - _NEAR) : here.number + after]
        texts += [
            s.text
            for s in around
            if s.kind == "body"
            and (s.paragraph == here.paragraph or s.number > here.number - _NEAR)
        ]
    return tuple(dict.fromkeys(texts))


def times_allow(one: Figure, other: Figure, day: dt.date | None) -> bool:
    """Whether two figures can be of one time; what a claim itself says counts before the rest."""
    for scope in (1, None):
        ours, theirs = months(one.before[:scope], day), months(other.before[:scope], day)
        if ours and theirs:
            if not ours & theirs:
                return False
            break
    ours_days, theirs_days = days(one.before[:1], day), days(other.before[:1], day)
    return not (ours_days and theirs_days) or bool(ours_days & theirs_days)


def one_occasion(one: Figure, other: Figure, alike: float, day: dt.date | None) -> bool:
    """Whether two figures are about one event: their times allow it, and something says so."""
    if not times_allow(one, other, day):
        return False
    if days(one.before, day) & days(other.before, day) or one.names & other.names:
        return True
    shared_month = months(one.before, day) & months(other.before, day)
    return alike >= (_ALIKE_IN_ONE_MONTH if shared_month else _ALIKE)
