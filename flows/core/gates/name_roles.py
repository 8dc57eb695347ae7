"""A role stays with its holder."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from flows.core.facts import Facts, Name
from flows.core.facts.name_forms import name_key, same_name, words
from flows.core.facts.names import read_names
from flows.core.facts.roles import (
    HEADS,
    Role,
    read_offices,
    role_after,
    role_in_front,
    role_words,
    title_before,
)
from flows.core.gates.name_mentions import text_stems
from flows.core.gates.model import Finding, Line, Passage, failed, not_applicable, passed
from flows.core.words import stem

_GATE = "names"
_COLLECTIVE = frozenset(
    {"researcher", "analyst", "lawyer", "engineer", "candidate", "general", "major"}
)


def check_roles(claim: Facts, passage: Passage) -> Finding:
    """Each role in the claim, with a name or without, is its holder's in the document."""
    context: set[int] = set()
    held = [(n, r) for n in claim.names for r in roles_of(claim.text, n)]
    for name, role in held:
        problem, line = _of_holder(name, role, passage)
        if problem:
            return problem
        if line is not None:
            context.add(line)
    spans = [(r.start, r.end) for _, r in held]
    alone = [
        r for r in read_offices(claim.text) if not any(a < r.end and r.start < b for a, b in spans)
    ]
    for role in alone:
        problem, line = _of_nobody(role, claim, passage)
        if problem:
            return problem
        if line is not None:
            context.add(line)
    if not held and not alone:
        return not_applicable(_GATE)
    near = {x.number for x in passage.evidence}
    return passed(_GATE, tuple(sorted(context - near)))


@lru_cache(maxsize=32_768)
def roles_of(text: str, name: Name) -> tuple[Role, ...]:
    """Every role that `text` gives the name's holder: title, apposition, description."""
    roles: list[Role] = []
    first = name.start + name.text.rfind(name.core)
    end = name.end + (2 if text[name.end : name.end + 2] in {"'s", "’s"} else 0)
    title = title_before(text, first)
    roles += [r for r in (title, role_after(text, end), role_in_front(text, name.start, end)) if r]
    return tuple(roles)


@lru_cache(maxsize=16_384)
def _held_in(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((n.core, r.text) for n in read_names(text) for r in roles_of(text, n))


def _ordered(passage: Passage) -> Iterator[Line]:
    yield from passage.evidence
    yield from passage.neighbours
    yield from passage.rest


def _of_holder(name: Name, role: Role, passage: Passage) -> tuple[Finding | None, int | None]:
    known: list[tuple[Line, str]] = []
    for line in _ordered(passage):
        known += [(line, r) for core, r in _held_in(line.facts.text) if same_name(core, name.core)]
    for line, other in known:
        if _agrees(role.text, (other,)):
            return None, line.number
    if known and _agrees(role.text, tuple(r for _, r in known)):
        return None, known[0][0].number
    for line in _ordered(passage):
        if _is_told(name, role, line):
            return None, line.number
    says = known[0][1] if known else ""
    return failed(_GATE, "name.role_changed", f"{role.text} {name.core}", says), None


def _agrees(claimed: str, known: tuple[str, ...]) -> bool:
    """Whether what the claim calls the holder is part of what the document does."""
    heads, lowered, rest = role_words(claimed)
    parts = [role_words(k) for k in known]
    if not heads <= frozenset().union(*(p[0] for p in parts)) | (
        frozenset({"head"}) if any("executive" in p[2] for p in parts) else frozenset()
    ):
        return False
    same_office = [p for p in parts if heads & p[0]] or parts
    if not any(lowered == p[1] for p in same_office):
        return False
    stems = {stem(k) for p in same_office for k in p[2]}
    return all(stem(k) in stems or k[0] == "@" or k in {"government", "general"} for k in rest)


def _is_told(name: Name, role: Role, line: Line) -> bool:
    """Whether a sentence that names the holder has the role's words, and not as another's."""
    text = line.facts.text
    if not any(same_name(n.core, name.core) for n in read_names(text)):
        return False
    if any(
        _agrees(role.text, (r,)) for core, r in _held_in(text) if not same_name(core, name.core)
    ):
        return False
    heads, _, rest = role_words(role.text)
    stems = text_stems(text)
    present = {HEADS[w.key] for w in words(text) if w.key in HEADS}
    return heads <= present and all(stem(k) in stems or k[0] == "@" for k in rest)


def _of_nobody(role: Role, claim: Facts, passage: Passage) -> tuple[Finding | None, int | None]:
    """A role without a name: the evidence has it, or names its holder."""
    heads, _, rest = role_words(role.text)
    if not heads or heads <= _COLLECTIVE or role.text[0].isupper() != role.text[0].isupper():
        return None, None
    wanted = {stem(k) for k in rest if k[0] != "@"}
    for line in (*passage.evidence, *passage.neighbours):
        text = line.facts.text
        if any(heads & role_words(o.text)[0] for o in read_offices(text)) and wanted <= text_stems(
            text
        ):
            return None, line.number
    evidence = [n.core for x in passage.evidence for n in read_names(x.facts.text)]
    evidence += [n.core for n in claim.names]
    for line in _ordered(passage):
        for core, other in _held_in(line.facts.text):
            if any(same_name(core, c) for c in evidence) and _agrees(role.text, (other,)):
                return None, line.number
    said = next((o.text for x in passage.evidence for o in read_offices(x.facts.text)), "")
    return failed(_GATE, "name.role_changed", role.text, said), None
