"""Whether somebody did it, or did the opposite, in sentences otherwise unlike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flows.core.conflicts.deeds import Deed, read_deeds
from flows.core.conflicts.disputes import Given, answer, disputes, sharing
from flows.core.conflicts.scenes import Scene, apart, one_scene, same_party
from flows.core.records import Conflict


@dataclass(frozen=True, slots=True)
class _Told:
    scene: Scene
    deed: Deed


def deed_conflicts(scenes: Sequence[Scene]) -> list[Conflict]:
    """Conflicts on a deed that one tells and another negates or turns round."""
    told = [
        _Told(s, d)
        for s in scenes
        if not s.telling.denied
        for d in read_deeds(s.telling.text)
        if d.party.text
    ]
    told = _both_ways(told)

    def one_question(i: int, j: int) -> bool:
        return _one_question(told[i], told[j])

    conflicts = []
    for answers in disputes(
        [t.scene.claim for t in told],
        one_question,
        lambda i, j: told[i].deed.stance == told[j].deed.stance,
        sharing([{t.deed.stance[0]} for t in told]).__getitem__,
    ):
        values = [told[a[0]].deed.text for a in answers]
        conflicts.append(
            Conflict(
                f"{_who([told[i].deed for a in answers for i in a])} {' or '.join(values)}".strip(),
                tuple(
                    answer([Given(told[i].scene.claim, told[i].deed.text) for i in a])
                    for a in answers
                ),
                "fact",
            )
        )
    return conflicts


def _both_ways(told: Sequence[_Told]) -> list[_Told]:
    """Only the questions that somebody answers otherwise: few, of all the verbs of all claims."""
    sides: dict[str, set[int]] = {}
    for t in told:
        sides.setdefault(t.deed.stance[0], set()).add(t.deed.stance[1])
    return [t for t in told if len(sides[t.deed.stance[0]]) > 1]


def _one_question(one: _Told, other: _Told) -> bool:
    a, b = one.deed, other.deed
    if not apart(one.scene, other.scene) or a.stance[0] != b.stance[0] or a.marks != b.marks:
        return False
    if (a.moves or b.moves) and one.scene.telling.moments != other.scene.telling.moments:
        return False
    named = bool(a.party.names & b.party.names)
    one_day = bool(one.scene.telling.moments & other.scene.telling.moments)
    if not (a.rest & b.rest or ((named or one_day) and not (a.rest and b.rest))):
        return False
    return same_party(a.party, one.scene, b.party, other.scene) and one_scene(
        one.scene, other.scene
    )


def _who(deeds: Sequence[Deed]) -> str:
    """The fullest name that is given; else how the first one calls them."""
    named = [d.party.text.split(",")[0] for d in deeds if d.party.names]
    return max(named, key=len, default=deeds[0].party.text.split(",")[0])
