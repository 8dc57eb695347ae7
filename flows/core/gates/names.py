"""Every name in a claim must be carried: by the evidence, or by what the evidence leans on."""

from __future__ import annotations

import re

from flows.core.facts import Facts, Name
from flows.core.facts.name_forms import words
from flows.core.gates.model import (
    Finding,
    Line,
    Passage,
    failed,
    not_applicable,
    passed,
)
from flows.core.gates.name_holders import (
    cores,
    full_form,
    is_person,
    last_person,
    persons,
)
from flows.core.gates.name_mentions import carries, text_stems
from flows.core.gates.name_places import reversed_pair, rival, swapped
from flows.core.gates.name_roles import check_roles
from flows.core.kin import opens_on_another, pronoun_of
from flows.core.words import stem

_GATE = "names"
_LEAD = 3  # the title and the first sentences set the scene for all that follow
_NAMED = 3  # how many of the evidence's names a failure shows
_SENTENCE_START = re.compile(r"(?:^|[.!?:]\W+|[“\"‘']\s*)$")


class _NotCarriedError(Exception):
    """The name is not carried; holds the finding."""

    def __init__(self, finding: Finding) -> None:
        super().__init__()
        self.finding = finding


def check_names(claim: Facts, speaker: str | None, passage: Passage) -> Finding:
    """Carried, in the place of nobody else, and in the role that the document gives."""
    del speaker  # who says it is the attribution gate's question
    evidence = "\n".join(line.facts.text for line in passage.evidence)
    names = [n for n in claim.names if not _is_plain_word(n, claim.text, passage)]
    context: set[int] = set()
    try:
        for name in names:
            context |= _carriers(name, claim, evidence, passage)
    except _NotCarriedError as problem:
        return problem.finding
    roles = check_roles(claim, passage)
    if roles.result.outcome == "fail":
        return roles
    pair = swapped(claim.text, evidence) or reversed_pair(claim.text, evidence)
    if pair:
        return failed(_GATE, "name.not_in_evidence", *pair)
    if not names and roles.result.outcome == "n/a":
        return not_applicable(_GATE)
    return passed(_GATE, tuple(sorted(context | set(roles.context))))


def _is_plain_word(name: Name, text: str, passage: Passage) -> bool:
    """A sentence's first word that the document writes small is no name."""
    if " " in name.core or name.role or not _SENTENCE_START.search(text[: name.start]):
        return False
    low = stem(name.core)
    return any(
        low in text_stems(line.facts.text)
        and any(not w.capital and stem(w.key) == low for w in words(line.facts.text))
        for line in (*passage.evidence, *passage.neighbours, *passage.rest)
    )


def _carriers(name: Name, claim: Facts, evidence: str, passage: Passage) -> set[int]:
    """The sentences beyond the evidence that were needed to carry the name.

    Raises:
        _NotCarriedError: The document does not have the name, or has it elsewhere.
    """
    core = name.core
    if any(carries(core, line.facts.text) for line in passage.evidence):
        return set()
    outside = (*passage.neighbours, *passage.rest)
    other = rival(name, claim.text, evidence)
    if not any(carries(core, line.facts.text) for line in outside):
        raise _NotCarriedError(failed(_GATE, "name.not_in_document", core, other or ""))
    full, meant = full_form(core, evidence, passage)
    if full is not None:
        return {full.number}
    if meant or other:
        raise _NotCarriedError(failed(_GATE, "name.not_in_evidence", core, meant or other or ""))
    bearer = (
        _person_meant(core, claim.text, evidence, passage)
        if is_person(name, passage)
        else _first(core, (*passage.neighbours, *(x for x in passage.rest if x.number <= _LEAD)))
    )
    return bearer or _missing(core, evidence)


def _first(core: str, lines: tuple[Line, ...]) -> set[int]:
    return {next((x.number for x in lines if carries(core, x.facts.text)), 0)} - {0}


def _missing(core: str, evidence: str) -> set[int]:
    shown = ", ".join(cores(evidence)[:_NAMED])
    raise _NotCarriedError(failed(_GATE, "name.not_in_evidence", core, shown))


def _person_meant(core: str, claim: str, evidence: str, passage: Passage) -> set[int]:
    """Somebody whom the evidence does not name must be the one that it speaks of."""
    others = [c for c in persons(evidence) if not carries(c, claim)]
    if others:
        raise _NotCarriedError(failed(_GATE, "name.not_in_evidence", core, others[0]))
    pronoun = pronoun_of(evidence)
    last = last_person(passage, pronoun) if pronoun else None
    if last is None:
        near = (x for x in passage.neighbours if not opens_on_another(x.facts.text, pronoun))
        return _first(core, tuple(near))
    if carries(core, last.facts.text):
        return {last.number}
    full, _ = full_form(core, last.facts.text, passage)
    if full is not None:
        return {last.number, full.number}
    meant = ", ".join(persons(last.facts.text))
    raise _NotCarriedError(failed(_GATE, "name.not_in_evidence", core, meant))
