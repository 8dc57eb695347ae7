"""A role stays with its holder."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from flows.core.facts import Facts, Name
from flows.core.facts.name_forms import same_name, words
from flows.core.facts.name_tokens import word_set
from flows.core.facts.names import read_names
from flows.core.facts.role_words import HEADS, MODIFIERS, is_office_of, role_words
from flows.core.facts.roles import (
    Role,
    read_offices,
    role_after,
    role_in_front,
    title_before,
)
from flows.core.gates.model import (
    Finding,
    Line,
    Passage,
    failed,
    not_applicable,
    passed,
)
from flows.core.gates.name_mentions import text_stems
from flows.core.words import stem

_GATE = "names"
_CODE = "name.role_changed"
# Offices that stand for one person even where nobody is named: "the finance minister said".
_OFFICES = word_set(
    """spokesperson minister president secretary chancellor mayor governor king queen prince
    princess pope ambassador commissioner prosecutor chair emir sultan envoy sheriff coach"""
)
_HEADED = word_set("head director leader adviser commander")  # only with what is headed
_LOOSE = word_set("government general country state")  # said or left out as a matter of style
_BODY = re.compile(r"\b([a-z]+) (?:ministry|department)\b")


def check_roles(claim: Facts, passage: Passage) -> Finding:
    """Each role in the claim, with a name or without, is its holder's in the document."""
    held = [(n, r) for n in claim.names for r in roles_of(claim.text, n)]
    spans = [(r.start, r.end) for _, r in held]
    alone = [
        r
        for r in read_offices(claim.text)
        if _is_one_person(r) and not any(a < r.end and r.start < b for a, b in spans)
    ]
    bodies = [m for m in _BODY.finditer(claim.text) if m.group(1) in MODIFIERS]
    if not held and not alone and not bodies:
        return not_applicable(_GATE)
    context: set[int] = set()
    for name, role in held:
        line, says = _line_for_holder(name, role, passage)
        if line is None:
            return failed(_GATE, _CODE, f"{role.text} {name.core}", says)
        context.add(line.number)
    for role in alone:
        line = _line_for_office(role, claim, passage)
        if line is None:
            return failed(_GATE, _CODE, role.text, _office_in(passage))
        context.add(line.number)
    for body in bodies:
        line = _line_for_body(body.group(1), passage)
        if line is None:
            return failed(_GATE, _CODE, body.group(), _office_in(passage))
        context.add(line.number)
    return passed(_GATE, tuple(sorted(context - {x.number for x in passage.evidence})))


@lru_cache(maxsize=32_768)
def roles_of(text: str, name: Name) -> tuple[Role, ...]:
    """Every role that `text` gives the name's holder: title, apposition, description."""
    first = name.start + name.text.rfind(name.core)
    end = name.end + (len("’s") if text[name.end : name.end + 2] in {"'s", "’s"} else 0)
    found = (
        title_before(text, first),
        role_after(text, end),
        role_in_front(text, name.start, end),
    )
    return tuple(r for r in found if r)


@lru_cache(maxsize=16_384)
def _held_in(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((n.core, r.text) for n in read_names(text) for r in roles_of(text, n))


def _lines(passage: Passage) -> Iterator[Line]:
    yield from passage.evidence
    yield from passage.neighbours
    yield from passage.rest


def _line_for_holder(name: Name, role: Role, passage: Passage) -> tuple[Line | None, str]:
    """The sentence that gives the role to its holder, or else what the document calls him."""
    known = [
        (line, other)
        for line in _lines(passage)
        for core, other in _held_in(line.facts.text)
        if same_name(core, name.core)
    ]
    for line, other in known:
        if _agrees(role.text, (other,)):
            return line, other
    if known and _agrees(role.text, tuple(r for _, r in known)):
        return known[0][0], ""
    told = next((x for x in _lines(passage) if _is_told(name, role, x)), None)
    return told, known[0][1] if known else ""


def _agrees(claimed: str, known: tuple[str, ...]) -> bool:
    """Whether what the claim calls the holder is part of what the document does."""
    _, lowered, rest = role_words(claimed)
    offices = [role_words(k) for k in known if is_office_of(claimed, k)]
    if not any(lowered == other for _, other, _ in offices):
        return False
    stems = {stem(k) for _, _, others in offices for k in others}
    return all(stem(k) in stems or k[0] == "@" or k in _LOOSE for k in rest)


def _is_told(name: Name, role: Role, line: Line) -> bool:
    """Whether a sentence that names the holder has the role's words, and not as another's."""
    text = line.facts.text
    heads, lowered, rest = role_words(role.text)
    stems = text_stems(text)
    if not all(stem(k) in stems or k[0] == "@" for k in rest | lowered):
        return False
    if not heads <= {HEADS[w.key] for w in words(text) if w.key in HEADS}:
        return False
    if not any(same_name(n.core, name.core) for n in read_names(text)):
        return False
    others = [r for core, r in _held_in(text) if not same_name(core, name.core)]
    return not any(_agrees(role.text, (r,)) for r in others)


def _is_one_person(role: Role) -> bool:
    heads, _, rest = role_words(role.text)
    return bool(heads & _OFFICES) or (bool(heads & _HEADED) and bool(rest))


def _line_for_office(role: Role, claim: Facts, passage: Passage) -> Line | None:
    """Where a role without a name is: in the evidence, or beside a name of the evidence."""
    _, lowered, rest = role_words(role.text)
    wanted = {stem(k) for k in rest | lowered if k[0] != "@" and k not in _LOOSE}
    for line in (*passage.evidence, *passage.neighbours):
        text = line.facts.text
        same = any(is_office_of(role.text, o.text) for o in read_offices(text))
        if same and wanted <= text_stems(text):
            return line
    named = {n.core for x in passage.evidence for n in x.facts.names}
    named |= {n.core for n in claim.names}
    for line in _lines(passage):
        for core, other in _held_in(line.facts.text):
            if _agrees(role.text, (other,)) and any(same_name(core, c) for c in named):
                return line
    return None


def _line_for_body(which: str, passage: Passage) -> Line | None:
    wanted = stem(which if which != "defence" else "defense")
    for line in (*passage.evidence, *passage.neighbours):
        stems = text_stems(line.facts.text)
        if wanted in stems and not stems.isdisjoint({"ministri", "minist", "depart"}):
            return line
    return None


def _office_in(passage: Passage) -> str:
    return next((o.text for x in passage.evidence for o in read_offices(x.facts.text)), "")
