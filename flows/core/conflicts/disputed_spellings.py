"""What somebody is called: one office and one given name, or one surname, and two of the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from flows.core.conflicts.disputes import Given, conflicts, sharing
from flows.core.conflicts.scenes import Scene, one_story
from flows.core.facts import Name, read_facts
from flows.core.facts.role_words import role_words
from flows.core.people import is_person
from flows.core.records import Conflict
from flows.core.words import tokens

_CLOSE = 0.6  # likeness of two spellings of one name: "Marsh" and "Marr"
_CLOSER = 0.85  # where no office says that one person is meant: "Bloom" and "Blom"
_PARTS = 2  # a given name and a surname


@dataclass(frozen=True, slots=True)
class _Called:
    scene: Scene
    name: Name
    parts: tuple[str, ...]  # lower case
    office: frozenset[str]


def spelling_conflicts(scenes: Sequence[Scene]) -> list[Conflict]:
    """Conflicts on a person's name; a document that has both names tells of two people."""
    called = [c for s in scenes for c in _called(s)]
    known: dict[tuple[str, ...], set[str]] = {}
    for c in called:
        known.setdefault(c.parts, set()).update(c.scene.claim.documents)

    def one_question(i: int, j: int) -> bool:
        one, other = called[i], called[j]
        return one.parts == other.parts or (
            not known[one.parts] & known[other.parts]
            and _one_person(one, other)
            and one_story(one.scene, other.scene)
        )

    return conflicts(
        [Given(c.scene.claim, c.name.core) for c in called],
        lambda answers: f"what is the name of {_who([called[i] for a in answers for i in a])}",
        one_question,
        lambda i, j: called[i].parts == called[j].parts,
        sharing([c.parts for c in called]),
        "name",
    )


def _called(scene: Scene) -> list[_Called]:
    found = []
    for name in read_facts(scene.claim.text).names:
        parts = tuple(t.lower for t in tokens(name.core))
        if len(parts) == _PARTS and is_person(name, scene.claim.text):
            found.append(_Called(scene, name, parts, role_words(name.role or "").heads))
    return found


def _one_person(one: _Called, other: _Called) -> bool:
    """Whether two names can be two spellings of one: one part alike, the other nearly so."""
    apart = [(a, b) for a, b in zip(one.parts, other.parts, strict=True) if a != b]
    if len(apart) != 1:
        return False
    likeness = SequenceMatcher(None, *apart[0]).ratio()
    same_office = bool(one.office & other.office)
    if one.office and other.office and not same_office:
        return False
    return likeness >= (_CLOSE if same_office else _CLOSER)


def _who(called: Sequence[_Called]) -> str:
    """By office, or by the part of the name that all have."""
    role = next((c.name.role for c in called if c.name.role), "")
    if role:
        return role if role.split()[0].lower() in {"the", "a", "an"} else f"the {role}"
    return " or ".join(dict.fromkeys(c.name.core for c in called))
