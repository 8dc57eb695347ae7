"""Checked claims of all documents → one story: same fact, one claim; and where they differ."""

from __future__ import annotations

from collections import Counter
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
_ROUNDS = 2  # who was refused by one group may be told by another
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
        told = "1 claim" if len(printed) == 1 else f"{len(printed)} claims"
        held = f"{told} held; a brief needs {min_claims}"
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
    order = sorted(range(len(claims)), key=lambda k: (-hubs[k], k))

    told: dict[int, Claim] = {}  # by the claim that it was proposed for
    gone: set[int] = set()  # told by another
    for _ in range(_ROUNDS):
        left = [i for i in order if i not in told and i not in gone]
        groups = _plan(left, proposals, claims)
        for i, (claim, joined) in _confirm(groups, claims, documents, engine, judge).items():
            told[i] = claim
            gone |= joined - {i}
            gone |= {
                j
                for j in proposals[i]
                if j not in told
                and origin[claims[j].documents[0]] in {origin[d] for d in claim.documents}
                and repeats(claim, claims[j], alike.matrix[i, j])
            }
    merged: list[Claim] = []
    rank: list[float] = []
    for i in order:
        if i in gone:
            continue
        claim = told.get(i, claims[i])
        carried = {origin[d] for d in claim.documents}
        corroboration = 1 if claim.speaker else len(carried)
        merged.append(replace(claim, reported_by=claim.documents, corroboration=corroboration))
        rank.append(scores[i] * _weight(carried))
    return merged, rank


def _weight(carried: Collection[str]) -> float:
    return 1 + _CORROBORATED * (len(carried) - 1)


def _plan(
    left: Sequence[int], proposals: Sequence[Sequence[int]], claims: Sequence[Claim]
) -> dict[int, list[int]]:
    """Each claim in turn takes the proposed ones that are still free, two a document at most."""
    free = set(left)
    groups: dict[int, list[int]] = {}
    for i in left:
        if i not in free or len(groups) == _CONFIRMED:
            continue
        taken: list[int] = []
        of = Counter(claims[i].documents)
        for j in proposals[i]:
            document = claims[j].documents[0]
            if j in free and of[document] < _PER_DOCUMENT:
                taken.append(j)
                of[document] += 1
        if len(of) > 1:
            groups[i] = taken
            free -= {i, *taken}
    return groups


def _confirm(
    groups: Mapping[int, Sequence[int]],
    claims: Sequence[Claim],
    documents: Mapping[str, Document],
    engine: Engine,
    judge: Judge,
) -> dict[int, tuple[Claim, set[int]]]:
    """The groups that hold: the wording with the evidence of all who carry it, and who does.

    The engine confirms the members and may word each group once; then each wording is checked
    against every member's document, all wordings of a document together. A group whose own first
    document does not carry the wording falls apart, and so does one that nobody else carries.
    """
    wordings: dict[int, Claim] = {}
    asked: dict[str, list[tuple[int, int]]] = {}  # document → (group, member)
    for i, members in groups.items():
        worded = engine.word_group([claims[i], *(claims[j] for j in members)])
        wordings[i] = claims[i]
        if worded.text:
            wordings[i] = replace(
                claims[i], text=worded.text, speaker=worded.speaker, wording="written"
            )
        for j in (i, *(j for j in members if claims[j].id in worded.members)):
            asked.setdefault(claims[j].documents[0], []).append((i, j))

    carried: dict[int, dict[int, Check]] = {i: {} for i in groups}
    for document_id, pairs in asked.items():
        drafts = [
            Draft(
                document_id,
                wordings[i].text,
                tuple(dict.fromkeys(e.sentence for e in claims[j].evidence)),
                wordings[i].speaker,
            )
            for i, j in pairs
        ]
        checks = check_drafts(documents[document_id], drafts, judge)
        best: dict[int, tuple[int, Check]] = {}  # of this document, per group
        for (i, j), check in zip(pairs, checks, strict=True):
            if check.passed and (i not in best or _strength(check) > _strength(best[i][1])):
                best[i] = (j, check)
        for i, (j, check) in best.items():
            carried[i][j] = check
    return {
        i: (_joined(wordings[i], list(checks.values()), documents), set(checks))
        for i, checks in carried.items()
        if claims[i].documents[0] in {c.document for c in checks.values()} and len(checks) > 1
    }


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
