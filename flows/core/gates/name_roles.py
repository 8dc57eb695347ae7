"""A role stays with its holder."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from flows.core.facts import Facts, Name
from flows.core.facts.name_forms import fold, same_name, words
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
from flows.core.words import listed, stem

_GATE = "names"
_CODE = "name.role_changed"
# Offices that stand for one person even where nobody is named: "the finance minister said".
_OFFICES = listed(
    """spokesperson minister president secretary chancellor mayor governor king queen prince
    princess pope ambassador commissioner prosecutor chair emir sultan envoy sheriff coach"""
)
_HEADED = listed("head director leader adviser commander")  # only with what is headed
_WHOLE = ("chief executive", "attorney general", "director")
_LOOSE = listed("government general country state")  # said or left out as a matter of style
_SOUGHT = re.compile(r"\b(?:run|runs|running|ran|candidate|bid|stand|standing) (?:again )?for\b")
_ASIDE = re.compile(r"\s*\([^()]*\)")
_WAS = re.compile(r"(?i)\b(?:was|had been|served as)\s+(?:(?:the|an?)\s+)?$")
_PAST = re.compile(r"(?i)\b(?:former|ex)(?:\s+|-)")
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
    bodies = [m for m in _BODY.finditer(claim.text) if fold(m.group(1)) in MODIFIERS]
    if not held and not alone and not bodies:
        return not_applicable(_GATE)
    context: set[int] = set()
    for name, role in held:
        line, says = _line_for_holder(name, role, passage)
        if line is None and _WAS.search(claim.text, 0, role.start):
            was = replace(role, text=f"former {role.text}")
            line, _ = _line_for_holder(name, was, passage)
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
    held = tuple((n.core, r.text) for n in read_names(text) for r in roles_of(text, n))
    bare = _ASIDE.sub("", text)  # "the author of Toro (2003) and Delta"
    return held if bare == text else held + _held_in(bare)


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
    others = tuple(other for _, other in known)
    if _agrees(role.text, others):
        return known[0][0], ""
    if any(is_office_of(role.text, other) for other in others):
        return None, others[0]
    told = next((x for x in _lines(passage) if _is_told(name, role, x)), None)
    return told, others[0] if others else ""


def _agrees(claimed: str, known: tuple[str, ...]) -> bool:
    """Whether what the claim calls the holder is part of what the document does."""
    role = role_words(claimed)
    offices = [role_words(k) for k in known if is_office_of(claimed, k)]
    if not any(role.lowered == o.lowered for o in offices):
        return False
    stems = {stem(k) for o in offices for k in o.rest}
    missing = [k for k in role.rest if stem(k) not in stems and k not in _LOOSE and k[0] != "@"]
    missing = [k for k in missing if not k.isdigit()]  # "author of 2 books": the figures' gate
    if not missing:
        return True
    whose = [k for k in missing if k in role.proper]
    if whose == missing and not any(o.proper for o in offices):
        return True  # "its chief executive": the name check has seen to whose
    wanted, known_words = "".join(k[0] for k in missing), {k for o in offices for k in o.rest}
    return wanted in known_words  # "NRC spokesman", "spokesman for the National Renewal Congress"


def _is_told(name: Name, role: Role, line: Line) -> bool:
    """Whether a sentence that names the holder has the role's words, and not as another's."""
    text = line.facts.text
    claimed = role_words(role.text)
    stems = text_stems(text)
    if not all(stem(k) in stems or k[0] == "@" for k in (*claimed.rest, *claimed.lowered)):
        return False
    heads = {HEADS[w.key] for w in words(text) if w.key in HEADS}
    if not claimed.heads <= heads or _SOUGHT.search(text):
        return False
    if not any(same_name(n.core, name.core) for n in read_names(text)):
        return False
    others = [r for core, r in _held_in(text) if not same_name(core, name.core)]
    return not any(_agrees(_now(role.text), (_now(r),)) for r in others)


def _now(role: str) -> str:
    """A role as its holder held it: "was health minister" is told as "former health minister"."""
    return _PAST.sub("", role)


def _is_one_person(role: Role) -> bool:
    if role.text.casefold().endswith(_WHOLE):
        return True
    words_of = role_words(role.text)
    return bool(words_of.heads & _OFFICES) or bool(words_of.heads & _HEADED and words_of.rest)


def _line_for_office(role: Role, claim: Facts, passage: Passage) -> Line | None:
    """Where a role without a name is: in the evidence, or beside a name of the evidence."""
    asked = role_words(role.text)
    keys = (k for k in (*asked.rest, *asked.lowered) if k[0] != "@" and k not in _LOOSE)
    wanted = {stem(k) for k in keys}
    own = [o for x in passage.evidence for o in read_offices(x.facts.text) if _is_one_person(o)]
    # Where the evidence speaks of another office, what was said before it is no help.
    last = max((x.number for x in passage.evidence), default=0)
    before = () if own else tuple(x for x in passage.neighbours if x.number < last)
    for line in (*passage.evidence, *before):
        text = line.facts.text
        same = [o.text for o in read_offices(text) if is_office_of(role.text, o.text)]
        told = text_stems(text).union(stem(k) for o in same for k in role_words(o).rest)
        if same and wanted <= told:
            return line
    named = {n.core for x in passage.evidence for n in x.facts.names}
    named |= {n.core for n in claim.names}
    for line in _lines(passage):
        for core, other in _held_in(line.facts.text):
            if _agrees(role.text, (other,)) and any(same_name(core, c) for c in named):
                return line
    return None


def _line_for_body(which: str, passage: Passage) -> Line | None:
    wanted = stem(fold(which))
    for line in (*passage.evidence, *passage.neighbours):
        stems = text_stems(line.facts.text)
        if wanted in stems and not stems.isdisjoint({"ministri", "minist", "depart"}):
            return line
    return None


def _office_in(passage: Passage) -> str:
    return next((o.text for x in passage.evidence for o in read_offices(x.facts.text)), "")
