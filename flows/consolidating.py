"""Checked claims of all documents → one story: same fact, one claim; and where they differ."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Protocol

from flows.checking import Checked, check_drafts, cut
from flows.core.conflicts import find_conflicts
from flows.core.groups import nearest, plan, repeats, support
from flows.core.origins import origins
from flows.core.outline import Length, outline
from flows.core.records import (
    Check,
    Claim,
    Conflict,
    Document,
    Draft,
    Evidence,
    Section,
    Withheld,
)
from flows.core.salience import salience, standing
from flows.engines import Engine
from flows.judges import Judge

_CONFIRMED = 45  # groups that are confirmed by checks; what ranks lower is not printed
_ROUNDS = 2  # who was refused by one group may be told by another
_DIGITS = 3  # binary, of the number of those who tell something, for whose turn it is
_CORROBORATED = 0.5  # what each further independent origin adds to a claim's rank


class Each(Protocol):
    """Applies a function to many things and gives the results in order, as `map` does."""

    def __call__(self, function: Callable[[Any], Any], things: Iterable[Any], /) -> Iterable[Any]:
        """The results."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What was asked for, as far as it decides what is printed."""

    focus: str | None = None  # what the reader wants to know most
    length: Length = "standard"
    min_claims: int = 3  # a brief with fewer is held
    max_withheld_share: float = 0.5  # a brief of which more is withheld is held

    @property
    def settings(self) -> dict[str, str]:
        """All but the focus, for the brief's own record."""
        return {
            "length": self.length,
            "min_claims": str(self.min_claims),
            "max_withheld_share": f"{self.max_withheld_share:g}",
        }


@dataclass(frozen=True, slots=True)
class Story:
    """What the brief prints, before it is given its name, times and id."""

    headline: str | None
    key_points: tuple[str, ...]
    sections: tuple[Section, ...]
    conflicts: tuple[Conflict, ...]
    claims: tuple[Claim, ...]
    withheld: tuple[Withheld, ...]
    held_because: str | None
    origins: dict[str, str]  # document id → id of its origin's first document


def consolidate(
    documents: Sequence[Document],
    checked: Sequence[Checked],
    engine: Engine,
    judge: Judge,
    shape: Shape | None = None,
    each: Each = map,
) -> Story:
    """Groups, confirms, finds conflicts and orders; everything that it prints has been checked.

    `each` applies a function to many things, in order; a pool's `map` asks a model side by side.
    """
    shape = shape or Shape()
    by_id = {d.id: d for d in documents}
    origin = origins(documents)
    claims = [c for one in checked for c in one.claims]
    withheld = tuple(w for one in checked for w in one.withheld)
    confirm = partial(
        _confirm, claims=claims, documents=by_id, engine=engine, judge=judge, each=each
    )
    merged, rank = _merge(claims, by_id, origin, confirm, shape.focus)
    conflicts = find_conflicts(merged, by_id)
    plan = outline(merged, rank, conflicts, by_id, shape.length)

    printed = dict.fromkeys(
        [
            *([merged[plan.headline].id] if plan.headline is not None else []),
            *(merged[i].id for i in plan.key_points),
            *(c for s in plan.sections for c in s.claims),
            *(c for conflict in conflicts for a in conflict.answers for c in a.claims),
        ]
    )
    new_id = {old: f"c{n}" for n, old in enumerate(printed, start=1)}
    kept = {c.id: c for c in merged}
    held = None if plan.headline is not None else "no checked claim is fit to lead it"
    return Story(
        headline=new_id[merged[plan.headline].id] if plan.headline is not None else None,
        key_points=tuple(new_id[merged[i].id] for i in plan.key_points),
        sections=tuple(
            Section(s.heading, tuple(new_id[c] for c in s.claims)) for s in plan.sections
        ),
        conflicts=tuple(
            replace(
                conflict,
                answers=tuple(
                    replace(a, claims=tuple(new_id[c] for c in a.claims)) for a in conflict.answers
                ),
            )
            for conflict in conflicts
        ),
        claims=tuple(replace(kept[old], id=new) for old, new in new_id.items()),
        withheld=withheld,
        held_because=held or _too_little(shape, len(printed), len(claims), len(withheld)),
        origins=origin,
    )


def _too_little(shape: Shape, printed: int, hold: int, withheld: int) -> str | None:
    """Why what holds is not enough to publish; None if it is."""
    if printed < shape.min_claims:
        few = {0: "no claim holds", 1: "only 1 claim holds"}
        told = few.get(printed, f"only {printed} claims hold")
        return f"{told}; a brief needs {shape.min_claims}"
    if withheld > shape.max_withheld_share * (hold + withheld):
        return (
            f"{withheld} of {hold + withheld} statements are withheld, more than"
            f" {shape.max_withheld_share:.0%}"
        )
    return None


def _merge(
    claims: Sequence[Claim],
    documents: Mapping[str, Document],
    origin: Mapping[str, str],
    confirm: Callable[[Mapping[int, Sequence[int]]], dict[int, tuple[Claim, set[int]]]],
    focus: str | None,
) -> tuple[list[Claim], list[float]]:
    """One claim a fact, with the evidence of every document that carries it; and their ranks."""
    near = nearest(claims)
    hubs = [
        standing(claim, documents, focus) * _weight(_rounded(told))
        for claim, told in zip(claims, support(near, claims, origin), strict=True)
    ]
    order = sorted(range(len(claims)), key=lambda k: (-hubs[k], k))

    told: dict[int, Claim] = {}  # by the claim that it was proposed for
    gone: set[int] = set()  # told by another
    tried: set[int] = set()
    for _ in range(_ROUNDS):
        left = [i for i in order if i not in told and i not in gone]
        groups = plan(left, near, claims, tried, _CONFIRMED)
        tried |= groups.keys()
        for i, (claim, joined) in confirm(groups).items():
            if i in gone:  # a group before it tells its own words; its members may tell theirs
                continue
            told[i] = claim
            gone |= joined - {i}
            gone |= {
                j
                for j in near[i].others.tolist()
                if j not in told
                and origin[claims[j].documents[0]] in {origin[d] for d in claim.documents}
                and repeats(claim, claims[j])
            }
    scores = salience(claims, documents, focus)
    ranked: list[tuple[float, Claim]] = []
    for i in order:
        if i in gone:
            continue
        claim = told.get(i, claims[i])
        carried = {origin[d] for d in claim.documents}
        corroboration = 1 if claim.speaker else len(carried)
        claim = replace(claim, reported_by=claim.documents, corroboration=corroboration)
        ranked.append((scores[i] * _weight(len(carried)), claim))
    ranked.sort(key=lambda one: -one[0])
    return [claim for _, claim in ranked], [rank for rank, _ in ranked]


def _weight(origins: float) -> float:
    return 1 + _CORROBORATED * (origins - 1)


def _rounded(count: float) -> float:
    """Cut to three binary digits: one document more of many changes nobody's turn."""
    step = 2.0 ** (math.frexp(count)[1] - _DIGITS)
    return math.floor(count / step) * step


def _confirm(
    groups: Mapping[int, Sequence[int]],
    *,
    claims: Sequence[Claim],
    documents: Mapping[str, Document],
    engine: Engine,
    judge: Judge,
    each: Each,
) -> dict[int, tuple[Claim, set[int]]]:
    """The groups that hold: the wording with the evidence of all who carry it, and who does.

    The engine confirms the members and may word each group once; then each wording is checked
    against every member's document, all wordings of a document together. A group whose own first
    document does not carry the wording falls apart, and so does one that nobody else carries.
    """
    offered = [[claims[i], *(claims[j] for j in members)] for i, members in groups.items()]
    wordings: dict[int, Claim] = {}
    asked: dict[str, list[tuple[int, int]]] = {}  # document → (group, member)
    carried: dict[int, dict[int, Check]] = {i: {} for i in groups}
    for (i, members), worded in zip(groups.items(), each(engine.word_group, offered), strict=True):
        confirmed = [j for j in members if claims[j].id in worded.members]
        if not confirmed:
            continue
        wording = claims[i]
        if worded.text:
            wording = replace(wording, text=worded.text, speaker=worded.speaker, wording="written")
        wordings[i] = wording
        for j in (i, *confirmed):
            if (claims[j].text, claims[j].speaker) == (wording.text, wording.speaker):
                _carry(carried[i], j, claims[j].checks[0])  # as it stands it has been checked
            else:
                asked.setdefault(claims[j].documents[0], []).append((i, j))

    def check(document_id: str) -> tuple[Check, ...]:
        drafts = [
            Draft(
                document_id,
                wordings[i].text,
                tuple(dict.fromkeys(e.sentence for e in claims[j].evidence)),
                wordings[i].speaker,
            )
            for i, j in asked[document_id]
        ]
        return check_drafts(documents[document_id], drafts, judge)

    for pairs, checks in zip(asked.values(), each(check, asked), strict=True):
        for (i, j), found in zip(pairs, checks, strict=True):
            if found.passed:
                _carry(carried[i], j, found)
    return {
        i: (_joined(wordings[i], list(checks.values()), documents), set(checks))
        for i, checks in carried.items()
        if claims[i].documents[0] in {c.document for c in checks.values()} and len(checks) > 1
    }


def _carry(carried: dict[int, Check], member: int, check: Check) -> None:
    """Of a document's members that carry one wording, the strongest does."""
    for other, its in list(carried.items()):
        if its.document == check.document:
            if _strength(check) <= _strength(its):
                return
            del carried[other]
    carried[member] = check


def _strength(check: Check) -> tuple[float, int]:
    """The surer check; of two about as sure, the earlier sentence, where news is told plainly."""
    return (0.0 if check.score is None else round(check.score, 1), -check.evidence[0])


def _joined(wording: Claim, checks: Sequence[Check], documents: Mapping[str, Document]) -> Claim:
    """The wording with the evidence of every document that carries it."""
    evidence: list[Evidence] = []
    context: list[Evidence] = []
    for check in checks:
        evidence += cut(documents[check.document], check.evidence)
        context += cut(documents[check.document], check.context)
    return replace(wording, evidence=tuple(evidence), context=tuple(context), checks=tuple(checks))
