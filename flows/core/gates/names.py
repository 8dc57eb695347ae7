"""Every name in a claim must be carried: by the evidence, or by what the evidence leans on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from flows.core.facts import Facts, Name
from flows.core.facts.common_words import is_common
from flows.core.facts.name_forms import is_within, name_key, words
from flows.core.facts.names import read_names
from flows.core.gates.name_mentions import carries, text_stems
from flows.core.gates.model import Finding, Line, Passage, failed, not_applicable, passed
from flows.core.gates.name_roles import check_roles
from flows.core.gates.name_places import align, are_listed, only_names
from flows.core.words import stem

_GATE = "names"
_LEAD = 3  # the title and the first sentences set the scene for all that follow
_NEAR_COPY = 0.6  # share of the claim's words from where on a changed name is a swapped one
_SHORT_SLOT = 8  # words; what differs more is a paraphrase, not a name in another's place
_PRONOUN = re.compile(r"\b(?:he|she|him|his|her|himself|herself)\b", re.IGNORECASE)
_ANTECEDENT = 4  # sentences back that a pronoun may reach
_BODIES = frozenset(
    """party ministry university council court agency news times post company group bank army force
    forces party association league union club city district county street airport hospital
    river lake sea ocean island islands mountain bay state states province region front movement act
    agreement accord treaty war cup games olympics award prize day office house department
    committee commission institute center school college church museum service association team
    government parliament senate congress emirate taliban""".split()  # noqa: SIM905 - a word list
)


def check_names(claim: Facts, speaker: str | None, passage: Passage) -> Finding:
    """Carried, in the place of nobody else, and in the role that the document gives."""
    del speaker  # who says it is the attribution gate's question
    evidence = "\n".join(line.facts.text for line in passage.evidence)
    context: set[int] = set()
    found = [n for n in claim.names if not _is_plain_word(n, claim.text, passage)]
    for name in found:
        problem, needed = _check(name, claim, evidence, passage)
        if problem:
            return problem
        context |= needed
    roles = check_roles(claim, passage)
    if roles.result.outcome == "fail":
        return roles
    swapped = _swapped(found, claim, evidence, passage)
    if swapped:
        return swapped
    if not found and roles.result.outcome == "n/a":
        return not_applicable(_GATE)
    context |= set(roles.context)
    return passed(_GATE, tuple(sorted(context)))


def _is_plain_word(name: Name, text: str, passage: Passage) -> bool:
    """A sentence's first word that the document writes small is no name."""
    if (
        " " in name.core
        or name.role
        or not re.search(r"(?:^|[.!?:]\W+|[“\"‘']\s*)$", text[: name.start])
    ):
        return False
    low = stem(name.core)
    lines = (*passage.evidence, *passage.neighbours, *passage.rest)
    return any(
        low in text_stems(x.facts.text)
        and any(not w.capital and stem(w.key) == low for w in words(x.facts.text))
        for x in lines
    )


def _check(
    name: Name, claim: Facts, evidence: str, passage: Passage
) -> tuple[Finding | None, set[int]]:
    """The name's failure, or the sentences beyond the evidence that carry it."""
    core = name.core
    if any(carries(core, line.facts.text) for line in passage.evidence):
        return None, set()
    outside = (*passage.neighbours, *passage.rest)
    bearer = next((x for x in outside if carries(core, x.facts.text)), None)
    if bearer is None:
        return failed(_GATE, "name.not_in_document", core, _rival(name, claim, evidence)), set()
    full = _expanded(core, evidence, passage)
    if full is not None:
        return (
            (None, {full.number})
            if carries(core, full.facts.text)
            else (failed(_GATE, "name.not_in_evidence", core, _whole(full, core)), set())
        )
    rival = _rival(name, claim, evidence)
    if rival:
        return failed(_GATE, "name.not_in_evidence", core, rival), set()
    if _is_person(name, passage):
        return _person(name, claim, evidence, passage)
    lead = (x for x in passage.rest if x.number <= _LEAD)
    for line in (*passage.neighbours, *lead):
        if carries(core, line.facts.text):
            return None, {line.number}
    return failed(_GATE, "name.not_in_evidence", core, ", ".join(_cores(evidence)[:3])), set()


def _expanded(core: str, evidence: str, passage: Passage) -> Line | None:
    """The sentence that gives in full the name whose short form the evidence has.

    Where two bear that surname, the one who was named last before the evidence is meant.
    """
    keys = name_key(core)
    shorts = {name_key(c) for c in _cores(evidence)}
    if len(keys) == 1 or not any(len(s) < len(keys) and _is_short(s, keys) for s in shorts):
        return None
    outside = [*passage.neighbours, *passage.rest]
    bearers = [x for x in outside if any(_shares_surname(keys, n) for n in _cores(x.facts.text))]
    first = passage.evidence[0].number
    before = [x for x in bearers if x.number < first]
    if before:
        return max(before, key=lambda x: (x.number, carries(core, x.facts.text)))
    return next((x for x in bearers if carries(core, x.facts.text)), None)


def _is_short(short: tuple[str, ...], keys: tuple[str, ...]) -> bool:
    return (
        short[-1] == keys[-1]
        and is_within(short, keys)
        or (len(keys) > 2 and is_within(short, keys))
    )


def _shares_surname(keys: tuple[str, ...], other: str) -> bool:
    key = name_key(other)
    return len(key) > 1 and (key[-1] == keys[-1] or is_within(keys, key))


def _whole(line: Line, core: str) -> str:
    keys = name_key(core)
    return next((c for c in _cores(line.facts.text) if _shares_surname(keys, c)), line.facts.text)


def _rival(name: Name, claim: Facts, evidence: str) -> str | None:
    """The name that the evidence has where the claim has this one."""
    for slot in align(claim.text, evidence).slots:
        if not any(name.start <= w.start < name.end for w in slot.claim):
            continue
        if len(slot.claim) > _SHORT_SLOT or len(slot.evidence) > _SHORT_SLOT:
            continue
        held = {w.start for w in slot.evidence}
        for other in read_names(evidence):
            stands = any(other.start <= at < other.end for at in held)
            if stands and not carries(other.core, claim.text):
                return other.core
    return None


def _person(
    name: Name, claim: Facts, evidence: str, passage: Passage
) -> tuple[Finding | None, set[int]]:
    """Somebody whom the evidence does not name must be the one that it speaks of."""
    others = [c for c in _persons(evidence) if not carries(c, claim.text)]
    if others:
        return failed(_GATE, "name.not_in_evidence", name.core, others[0]), set()
    last = _last_person(passage)
    if _PRONOUN.search(evidence) and last is not None:
        if carries(name.core, last.facts.text):
            return None, {last.number}
        full = _expanded(name.core, last.facts.text, passage)
        if full is not None and carries(name.core, full.facts.text):
            return None, {last.number, full.number}
        meant = ", ".join(_persons(last.facts.text))
        return failed(_GATE, "name.not_in_evidence", name.core, meant), set()
    for line in passage.neighbours:
        if carries(name.core, line.facts.text):
            return None, {line.number}
    return failed(_GATE, "name.not_in_evidence", name.core, ", ".join(_cores(evidence)[:3])), set()


def _last_person(passage: Passage) -> Line | None:
    """The nearest sentence before the evidence that names a person."""
    first = passage.evidence[0].number
    before = [x for x in (*passage.neighbours, *passage.rest) if x.number < first]
    before.sort(key=lambda x: -x.number)
    known = {name_key(p)[-1] for x in (*before, *passage.rest) for p in _persons(x.facts.text)}
    for line in before[:_ANTECEDENT]:
        if any(name_key(c) and name_key(c)[-1] in known for c in _cores(line.facts.text)):
            return line
    return None


def _is_person(name: Name, passage: Passage) -> bool:
    last = name_key(name.core)[-1]
    if name.role or name.core != name.text:
        return True
    lines: Iterable[Line] = (*passage.evidence, *passage.neighbours, *passage.rest)
    return any(name_key(p)[-1] == last for x in lines for p in _persons(x.facts.text))


@lru_cache(maxsize=32_768)
def _persons(text: str) -> tuple[str, ...]:
    """Cores of the names that are people's: with a role or title, or two words, none everyday."""
    return tuple(n.core for n in read_names(text) if _looks_human(n))


def _looks_human(name: Name) -> bool:
    keys = name_key(name.core)
    if any(k[0] == "@" or k in _BODIES for k in keys) or name.core.isupper():
        return False
    if name.role or name.core != name.text:
        return True
    return 1 < len(keys) <= 4 and not any(is_common(k) for k in keys)


@lru_cache(maxsize=32_768)
def _cores(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(n.core for n in read_names(text)))


def _swapped(found: list[Name], claim: Facts, evidence: str, passage: Passage) -> Finding | None:
    """A name that the evidence has, but in another's place: "B attacked A" for "A attacked B"."""
    laid = align(claim.text, evidence)
    if laid.kept < _NEAR_COPY or len(passage.evidence) == 0:
        return None
    for slot in laid.slots:
        if not (slot.framed and only_names(slot.claim) and only_names(slot.evidence)):
            continue
        here, there = (
            claim.text[slot.claim[0].start : slot.claim[-1].end],
            evidence[slot.evidence[0].start : slot.evidence[-1].end],
        )
        if carries(here, there) or carries(there, here):
            continue
        if any(
            are_listed(a.key, b.key, claim.text) and are_listed(a.key, b.key, evidence)
            for a in slot.claim
            for b in slot.evidence
        ):
            continue
        inside = [
            n
            for n in found
            if slot.claim[0].start < n.end and n.end - len(n.core) < slot.claim[-1].end
        ]
        if inside and not all(carries(n.core, there) for n in inside):
            return failed(_GATE, "name.not_in_evidence", here, there)
    return None
