"""How old somebody is, where two documents do not agree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flows.core.conflicts.ages import Age, read_ages
from flows.core.conflicts.disputes import Given, conflicts, sharing
from flows.core.conflicts.scenes import Scene, apart, one_story
from flows.core.records import Conflict

_BIRTHDAY = 30  # days between two reports that may have one in between
_GIVEN_AND_FAMILY = 2  # words of a full name


@dataclass(frozen=True, slots=True)
class _Aged:
    scene: Scene
    age: Age


def age_conflicts(scenes: Sequence[Scene]) -> list[Conflict]:
    """Conflicts on a person's age; a birthday between two reports is none."""
    aged = [_Aged(s, a) for s in scenes for a in read_ages(s.claim.text, s.before)]

    def one_question(i: int, j: int) -> bool:
        one, other = aged[i], aged[j]
        return (
            apart(one.scene, other.scene) and _one_person(one, other) and not _birthday(one, other)
        )

    return conflicts(
        [Given(a.scene.claim, str(a.age.years)) for a in aged],
        lambda answers: _question([aged[i].age for a in answers for i in a]),
        one_question,
        lambda i, j: aged[i].age.years == aged[j].age.years,
        sharing([a.age.stems for a in aged]),
    )


def _one_person(one: _Aged, other: _Aged) -> bool:
    """Whether two names are one person's: all words of the shorter; a surname needs one story."""
    a, b = one.age.stems, other.age.stems
    full = min(len(a), len(b)) >= _GIVEN_AND_FAMILY
    return (a <= b or b <= a) and (full or one_story(one.scene, other.scene))


def _birthday(one: _Aged, other: _Aged) -> bool:
    days = (one.scene.told_on, other.scene.told_on)
    if not days[0] or not days[1]:
        return False
    apart = abs((days[0] - days[1]).days)
    return apart > _BIRTHDAY and abs(one.age.years - other.age.years) <= 1 + apart // 365


def _question(ages: Sequence[Age]) -> str:
    name = max((a.whose for a in ages), key=len)
    name = f"the {name}" if name.islower() else name
    return f"how old {'was' if any(a.at_death for a in ages) else 'is'} {name}"
