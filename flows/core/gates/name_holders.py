"""Whom a short name or a pronoun means: the document's people, and who was named last."""

from __future__ import annotations

from functools import lru_cache

from flows.core.facts import Name
from flows.core.facts.common_words import is_common
from flows.core.facts.name_forms import is_within, name_key
from flows.core.facts.name_tokens import ORGANISATIONS
from flows.core.facts.names import read_names
from flows.core.gates.model import Line, Passage
from flows.core.gates.name_mentions import carries
from flows.core.kin import opens_on_another
from flows.core.words import listed

_ANTECEDENT = 4  # sentences back that a pronoun may reach
_LONGEST_PERSON = 4  # words of a person's name
_THINGS = ORGANISATIONS | listed(
    """news times post company forces club county street airport river lake ocean mountain province
    region act agreement accord war games olympics award prize day team government senate emirate
    taliban"""
)


def full_form(core: str, text: str, passage: Passage) -> tuple[Line | None, str]:
    """The sentence outside the evidence that gives in full the name that `text` has in short.

    Where two bear that surname, the one who was named last before the evidence is meant: if that
    is another, there is no sentence, and the second value is the other's name.
    """
    keys = name_key(core)
    shorts = (name_key(c) for c in cores(text))
    if len(keys) == 1 or not any(len(s) < len(keys) and _is_short(s, keys) for s in shorts):
        return None, ""
    outside = (*passage.neighbours, *passage.rest)
    bearers = [x for x in outside if any(_may_be_same(keys, c) for c in cores(x.facts.text))]
    before = [x for x in bearers if x.number < passage.evidence[0].number]
    for line in sorted(before, key=lambda x: -x.number) or bearers:
        if carries(core, line.facts.text):
            return line, ""
        other = [c for c in cores(line.facts.text) if _may_be_same(keys, c)]
        if any(len(name_key(c)) > 1 for c in other):
            return None, other[0]
    return None, ""


def _is_short(short: tuple[str, ...], keys: tuple[str, ...]) -> bool:
    surname = short[-1] == keys[-1]
    return (surname or len(keys) > len(("given", "family"))) and is_within(short, keys)


def _may_be_same(keys: tuple[str, ...], other: str) -> bool:
    key = name_key(other)
    return len(key) > 1 and (key[-1] == keys[-1] or is_within(keys, key))


def last_person(passage: Passage, pronoun: str = "") -> Line | None:
    """The nearest sentence before the evidence that names a person whom a pronoun may mean."""
    first = passage.evidence[0].number
    outside = (*passage.neighbours, *passage.rest)
    near = sorted((x for x in outside if x.number < first), key=lambda x: -x.number)[:_ANTECEDENT]
    known = {name_key(p)[-1] for x in outside for p in persons(x.facts.text)}
    for line in near:
        if opens_on_another(line.facts.text, pronoun):
            continue  # "Her husband, Ted Hale, died": "she" is named before
        if any(name_key(c)[-1] in known for c in cores(line.facts.text) if name_key(c)):
            return line
    return None


def is_person(name: Name, passage: Passage) -> bool:
    """Whether the name is a person's, as far as the document shows."""
    if _looks_human(name):
        return True
    last = name_key(name.core)[-1]
    lines = (*passage.evidence, *passage.neighbours, *passage.rest)
    return any(name_key(p)[-1] == last for x in lines for p in persons(x.facts.text))


@lru_cache(maxsize=32_768)
def persons(text: str) -> tuple[str, ...]:
    """The people that `text` names: with a role or title, or by two names, none everyday."""
    return tuple(n.core for n in read_names(text) if name_key(n.core) and _looks_human(n))


def _looks_human(name: Name) -> bool:
    keys = name_key(name.core)
    if any(k[0] == "@" or k in _THINGS for k in keys) or name.core.isupper():
        return False
    if name.role or name.core != name.text:
        return True
    return 1 < len(keys) <= _LONGEST_PERSON and not any(is_common(k) for k in keys)


@lru_cache(maxsize=32_768)
def cores(text: str) -> tuple[str, ...]:
    """The names in `text` without titles, each once."""
    return tuple(dict.fromkeys(n.core for n in read_names(text)))
