"""Checked claims of all documents → one story: same fact, one claim; and where they differ."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from flows.checking import Checked, check_drafts, cut
from flows.core.conflicts import find_conflicts
from flows.core.groups import likeness, propose, repeats
from flows.core.origins import origins
from flows.core.outline import outline
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
from flows.core.salience import salience
from flows.engines import Engine
from flows.judges import Judge

_CONFIRMED = 45  # groups that are confirmed by checks; what ranks lower is not printed
_PER_DOCUMENT = 2  # of a document's offered members, how many are tried
_CORROBORATED = 0.5  # what each further independent origin adds to a claim's rank


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
    focus: str | None = None,
    min_claims: int = 3,
) -> Story:
    """Groups, confirms, finds conflicts and orders; everything that it prints has been checked."""
    by_id = {d.id: d for d in documents}
    origin = origins(documents)
    claims = [c for one in checked for c in one.claims]
    merged, rank = _merge(claims, by_id, origin, engine, judge, focus)
    conflicts = find_conflicts(merged, by_id)
    plan = outline(merged, rank, likeness(merged), conflicts, by_id)

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
    held = None
    if plan.headline is None:
        held = "no checked claim is fit to lead it"
    elif len(printed) < min_claims:
        held = f"{len(printed)} claims held, fewer than the {min_claims} that a brief needs"
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
        withheld=tuple(w for one in checked for w in one.withheld),
        held_because=held,
        origins=origin,
    )


def _merge(
    claims: Sequence[Claim],
    documents: Mapping[str, Document],
    origin: Mapping[str, str],
    engine: Engine,
    judge: Judge,
    focus: str | None,
) -> tuple[list[Claim], list[float]]:
    """One claim a fact, with the evidence of every document that carries it; and their ranks."""
    scores = salience(claims, documents, focus)
    alike = likeness(claims)
    proposals = propose(claims, alike)
    hubs = [
        score * _weight({origin[d] for j in (i, *proposals[i]) for d in claims[j].documents})
        for i, score in enumerate(scores)
    ]
    merged: list[Claim] = []
    rank: list[float] = []
    told: set[int] = set()
    for i in sorted(range(len(claims)), key=lambda k: (-hubs[k], k)):
        if i in told:
            continue
        members = [j for j in proposals[i] if j not in told]
        claim, joined = claims[i], {i}
        if len(merged) < _CONFIRMED and members:
            claim, joined = _confirm(i, members, claims, documents, engine, judge)
        carried = {origin[d] for d in claim.documents}
        claim = replace(
            claim,
            reported_by=claim.documents,
            corroboration=1 if claim.speaker else len(carried),
        )
        again = {
            j
            for j in members
            if origin[claims[j].documents[0]] in carried
            and repeats(claim, claims[j], alike.matrix[i, j])
        }
        told |= joined | again
        merged.append(claim)
        rank.append(scores[i] * _weight(carried))
    return merged, rank


def _weight(carried: Collection[str]) -> float:
    return 1 + _CORROBORATED * (len(carried) - 1)


def _confirm(
    i: int,
    members: Sequence[int],
    claims: Sequence[Claim],
    documents: Mapping[str, Document],
    engine: Engine,
    judge: Judge,
) -> tuple[Claim, set[int]]:
    """The engine's wording of a proposed group with the evidence of all who carry it, and who does.

    The wording is checked against each confirmed member's document. If the document of the claim
    that the group was proposed for does not carry it, that claim stays alone, as it was.
    """
    worded = engine.word_group([claims[i], *(claims[j] for j in members)])
    confirmed = [i, *(j for j in members if claims[j].id in worded.members)]
    wording = claims[i]
    if worded.text and worded.text != wording.text:
        own = next((c for c in claims if c.text == worded.text), None)
        wording = replace(
            own or wording,
            text=worded.text,
            speaker=worded.speaker,
            wording=own.wording if own else "written",
        )
    carried = _carried_by(wording, confirmed, claims, documents, judge)
    if i not in carried or len(carried) == 1:
        return claims[i], {i}
    return _joined(wording, list(carried.values()), documents), set(carried)


def _carried_by(
    wording: Claim,
    members: Sequence[int],
    claims: Sequence[Claim],
    documents: Mapping[str, Document],
    judge: Judge,
) -> dict[int, Check]:
    """The first member of each document whose evidence carries the wording, with that check."""
    by_document: dict[str, list[int]] = {}
    for j in members:
        by_document.setdefault(claims[j].documents[0], []).append(j)
    carried: dict[int, Check] = {}
    for document_id, offered in by_document.items():
        document = documents[document_id]
        tried = offered[:_PER_DOCUMENT]
        drafts = [
            Draft(
                document_id,
                wording.text,
                tuple(dict.fromkeys(e.sentence for e in claims[j].evidence)),
                wording.speaker,
            )
            for j in tried
        ]
        checks = check_drafts(document, drafts, judge)
        first = next(((j, c) for j, c in zip(tried, checks, strict=True) if c.passed), None)
        if first:
            carried[first[0]] = first[1]
    return carried


def _joined(wording: Claim, checks: Sequence[Check], documents: Mapping[str, Document]) -> Claim:
    """The wording with the evidence of every document that carries it."""
    evidence: list[Evidence] = []
    context: list[Evidence] = []
    for check in checks:
        evidence += cut(documents[check.document], check.evidence)
        context += cut(documents[check.document], check.context)
    return replace(wording, evidence=tuple(evidence), context=tuple(context), checks=tuple(checks))
