"""What leads, what follows, what is background: the order in which a reader wants the claims."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Literal, TypeAlias

from flows.core.conflicts.blame import same_blame
from flows.core.conflicts.figures import share_figure
from flows.core.conflicts.overtaken import overtaken
from flows.core.facts import read_facts
from flows.core.happenings import happening, news_value
from flows.core.lapsed import freshness, lapsed
from flows.core.records import Claim, Conflict, Document, Section, Sentence
from flows.core.retold import retells
from flows.core.salience import worth
from flows.core.standalone import starts_definite
from flows.core.timeline import days, months, story_day, years
from flows.core.told import told_concepts
from flows.core.vectors import Cosines
from flows.core.words import tokens

#: How much of what holds is printed. What is withheld, and where sources differ, is told at any.
Length: TypeAlias = Literal["short", "standard", "full"]

_TOO_ALIKE = 0.4  # cosine above which a second claim tells a reader nothing new
_KNOWN = 0.66  # share of what a claim tells that the list has told already: nothing new
_STALE = 0.3  # of its rank a toll keeps that was raised since, or a plan whose day is past
_OPENED_BY = 0.25  # what each document that opens with a claim's news adds to its fitness to lead
_ROUNDED = 0.02  # of a figure, within which another is the same one rounded
_ALIKE_IN_FIGURE = 0.12  # the same, for two claims that give one figure
IDLE = 0.2  # worth up to which a claim is not printed among others: a "no comment", an open "it"
_LEAD = 2  # body sentences of a document that tell its story
_RECENT = dt.timedelta(days=10)
_HEADLINE_WORDS = 26
_LONG_AGO = re.compile(
    r"\b(?:has long|have long|historically|for (?:years|decades)|in recent (?:months|years)"
    r"|(?<!at )once|previously|earlier this year|last (?:year|month)"
    r"|since the (?:war|[12]\d{3}s|end of))\b",
    re.IGNORECASE,
)
# "The mine belongs to Cobre Austral", "Corvela is the world's fourth-largest copper producer".
_DEFINES = re.compile(
    r"^(?:The\s)?[\w’'-]+(?:\s[\w’'-]+){0,4}(?:,[^,]+,)?\s(?:belongs?\sto|(?:is|are)\s(?:one\sof\sthe"
    r"|home\sto|part\sof|(?:closely\s)?allied|the\s(?:world|country|city|region|nation|continent)[’']s"
    r"\s(?!first|only|new|next|last)))\b",
    re.IGNORECASE,
)
# Beside what a sentence tells: a relative clause, what a record is the first since, a comparison.
_ASIDE = re.compile(
    r",\s(?:who|which|where|whose|when)\s[^,;]*(?:,|$)"
    r"|\b(?:that|which) (?:was|were|had been)\s[^,;]*"
    r"|\b(?:first|only|worst|best|most|least|\w{3,}est)\b[^,;]{0,40}\bsince\s[^,;]*"
    r"|\bthan (?:in|on|at|last)\s[^,;]*"
    r"|(?<!was )(?<!were )(?<!been )\b(?:produced|sold|dated|built|delivered)\s[^,;]*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Room:
    """The most claims that each part holds."""

    key_points: int
    happened: int
    said: int
    background: int
    per_speaker: int  # of one mouth in one list; the rest of what they say is more of the same


ROOM: dict[Length, Room] = {
    "short": Room(3, 0, 0, 0, 2),
    "standard": Room(7, 8, 10, 8, 2),
    # A hundred is more than are ever told apart: nothing that is new is left out.
    "full": Room(10, 100, 100, 100, 100),
}


@dataclass(frozen=True, slots=True)
class Outline:
    """Claims by position in the list that was given."""

    headline: int | None
    key_points: tuple[int, ...]
    sections: tuple[Section, ...]


def outline(
    claims: Sequence[Claim],
    rank: Sequence[float],
    conflicts: Sequence[Conflict],
    documents: Mapping[str, Document],
    length: Length = "standard",
) -> Outline:
    """Chooses by rank, never two that tell the same thing, and orders by what a reader asks first.

    The sides of a conflict stand there and are not told again; a key point or the headline may be a
    side if it says whose.
    """
    alike = Cosines([c.text for c in claims])
    day = story_day(list(documents.values()))
    stale = overtaken(claims, documents) | lapsed(claims, documents)
    kept = [worth(c, documents) for c in claims]
    rank = [
        r * k * (_STALE if c.id in stale else 1.0)
        for r, k, c in zip(rank, kept, claims, strict=True)
    ]
    lead = [r * news_value(c.text) for r, c in zip(rank, claims, strict=True)]
    # What the story is does not age; what is told of it beside that does.
    news = [n * fresh for n, fresh in zip(lead, freshness(claims, documents), strict=True)]
    order = sorted(range(len(claims)), key=lambda i: (-rank[i], i))
    if length != "full":  # what tells nothing when read alone is left to whoever asks for all
        order = [i for i in order if kept[i] > IDLE] or order
    background = {i for i in order if _is_background(claims[i], day)}
    disputed = dict.fromkeys(c for k in conflicts for a in k.answers for c in a.claims)

    # A side of a dispute may lead if it says whose side it is.
    fit = [
        i
        for i in sorted(order, key=lambda i: (-news[i], i))
        if i not in background and (claims[i].speaker or claims[i].id not in disputed)
    ]
    headline = _headline(fit, lead, claims, documents, disputed)
    taken = [] if headline is None else [headline]
    room = ROOM[length]
    key_points = _choose(fit, room.key_points, taken, claims, alike, room.per_speaker)
    place = {c.id: i for i, c in enumerate(claims)}
    sides = [place[c] for c in disputed if place[c] not in taken]
    taken += sides
    now = [i for i in order if i not in background]
    flat = sorted((i for i in now if not claims[i].speaker), key=lambda i: (-news[i], i))
    if length != "full":  # a scene and a mood are no news
        flat = [i for i in flat if happening(claims[i].text) not in {"scene", "mood"}]
    quoted = sorted((i for i in now if claims[i].speaker), key=lambda i: (-news[i], i))
    behind = [i for i in order if i in background]
    happened = _choose(flat, room.happened, taken, claims, alike, room.per_speaker)
    said = _choose(quoted, room.said, taken, claims, alike, room.per_speaker)
    before = _choose(behind, room.background, taken, claims, alike, room.per_speaker)

    sections = [
        ("What happened", happened),
        ("Who says what", said),
        ("Background", before),
    ]
    return Outline(
        headline=headline,
        key_points=tuple(key_points),
        sections=tuple(
            Section(heading, tuple(claims[i].id for i in members))
            for heading, members in sections
            if members
        ),
    )


def _headline(
    fit: Sequence[int],
    news: Sequence[float],
    claims: Sequence[Claim],
    documents: Mapping[str, Document],
    disputed: Collection[str],
) -> int | None:
    """The best claim to lead: news that many documents open with, undisputed, flat and short."""
    leads = {d.id: told_concepts(_lead(d)) for d in documents.values()}

    def lead_value(i: int) -> float:
        claim = claims[i]
        told = told_concepts(claim.text)
        opened_by = sum(2 * len(told & lead) >= len(told) for lead in leads.values())
        value = news[i] * (1 + _OPENED_BY * opened_by)
        for fault, kept in (
            (starts_definite(claim.text), 0.3),
            (not _is_lead(claim, documents), 0.5),
            (claim.id in disputed, 0.75),
            (claim.speaker is not None, 0.85),
            (happening(claim.text) in {"reaction", "quotation", "mood", "scene"}, 0.5),
            (len(tokens(claim.text)) > _HEADLINE_WORDS, 0.85),
        ):
            value *= kept if fault else 1.0
        return value

    return max(fit, key=lead_value, default=None)  # of equals the first: `fit` is by rank


def _lead(document: Document) -> str:
    """The title and the body sentences that tell a document's story."""
    return " ".join([document.title or "", *(s.text for s in _leading(document))])


def _is_lead(claim: Claim, documents: Mapping[str, Document]) -> bool:
    return any(
        e.sentence == s.number for e in claim.evidence for s in _leading(documents[e.document])
    )


def _leading(document: Document) -> Iterator[Sentence]:
    return islice((s for s in document.sentences if s.kind == "body"), _LEAD)


def _choose(
    order: Sequence[int],
    most: int,
    taken: list[int],
    claims: Sequence[Claim],
    alike: Cosines,
    per_speaker: int,
) -> list[int]:
    """The first of `order` that tell something new beside what is taken, which grows by them.

    One may tell the headline's news again in its speaker's words; a second leaves a reader asking
    what else there is.
    """
    chosen: list[int] = []
    headline = claims[taken[0]].text if taken else ""
    retold = False
    known = told_concepts(claims[taken[0]].text) if taken else frozenset[str]()  # the headline's
    figures = {n for i in taken[:1] for n in _figures(claims[i])}
    speakers = Counter[str]()
    for i in order:
        if len(chosen) == most:
            break
        speaker = claims[i].speaker
        if i in taken or (speaker and speakers[speaker] == per_speaker):
            continue
        told = told_concepts(claims[i].text)
        counted = _figures(claims[i])
        if len(told & known) >= _KNOWN * len(told) and not _has_new(counted, figures):
            continue
        if _repeats(i, taken, claims, alike):
            continue
        again = retells(claims[i].text, headline) and not _has_new(counted, figures)
        if again and retold:
            continue
        retold |= again
        known |= told
        figures |= counted
        chosen.append(i)
        taken.append(i)
        speakers[speaker or ""] += 1
    return chosen


def _figures(claim: Claim) -> set[float]:
    return {n.high for n in read_facts(claim.text).numbers}


def _has_new(counted: set[float], known: set[float]) -> bool:
    """Whether any figure is none of those known, rounded or not: 67 is 66.8, 14 is not 11."""
    return any(all(abs(n - k) > _ROUNDED * abs(k) for k in known) for n in counted)


def _repeats(i: int, taken: Sequence[int], claims: Sequence[Claim], alike: Cosines) -> bool:
    """Whether claim `i` tells a reader of those taken nothing new."""
    cosines = alike.of(i, taken)
    return any(
        _repeats_one(claims[i], claims[j], cosine) for j, cosine in zip(taken, cosines, strict=True)
    )


def _repeats_one(claim: Claim, other: Claim, cosine: float) -> bool:
    if cosine >= _TOO_ALIKE or same_blame(claim.text, other.text):
        return True
    if _has_new(_figures(claim), _figures(other)):  # "at least 400" beside "over 340"
        return False
    return cosine >= _ALIKE_IN_FIGURE and share_figure(claim.text, other.text)


def _is_background(claim: Claim, day: dt.date | None) -> bool:
    """Whether a claim tells of times before the story's own, or what a thing is at all times.

    The times of its main clause count: "the chief, who earned €3 million last year, resigned" and
    "their sharpest fall since 2011" are today's news.
    """
    if not claim.speaker and _DEFINES.match(claim.text):
        return True
    text = _ASIDE.sub(" ", claim.text)
    if day is None:
        return _LONG_AGO.search(text) is not None
    told = days([text], day)
    if told:
        return max(told) < day - _RECENT
    spoken_of = months([text], day)
    if spoken_of:
        return max(spoken_of) < (day.year, day.month) and max(told, default=day) >= day - _RECENT
    past = years([text])
    if past and max(past) < day.year:
        return True
    return _LONG_AGO.search(text) is not None
