"""How a vote or a match ended, where two documents do not agree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flows.core.concepts import concepts
from flows.core.conflicts.disputes import Given, conflicts, sharing
from flows.core.conflicts.labels import label
from flows.core.conflicts.roots import roots
from flows.core.conflicts.scenes import Scene, apart, one_scene, strangers
from flows.core.conflicts.tallies import Tally, read_tallies
from flows.core.records import Conflict

# What is said of any vote tells no two of them apart.
_ANY_VOTE = frozenset(
    concepts(
        "vote votes voted ballot council councillor parliament senate assembly member lawmaker"
        " motion decide decision approve back pass adopt reject support majority house committee"
        " win won beat lost draw match game score goal team side day night"
    )
)


@dataclass(frozen=True, slots=True)
class _Counted:
    scene: Scene
    tally: Tally

    @property
    def matter(self) -> frozenset[str]:
        """What was voted on, or who played."""
        return roots(self.scene.telling.words - _ANY_VOTE)


def tally_conflicts(scenes: Sequence[Scene]) -> list[Conflict]:
    """Conflicts on votes for and against and on final scores."""
    counted = [_Counted(s, t) for s in scenes for t in read_tallies(s.claim.text)]

    def one_question(i: int, j: int) -> bool:
        one, other = counted[i], counted[j]
        a, b = one.scene, other.scene
        return (
            apart(a, b)
            and one.tally.contest == other.tally.contest
            and a.telling.marks == b.telling.marks
            and _one_matter(one, other)
            and one_scene(a, b)
            and not strangers(a, b)
        )

    return conflicts(
        [Given(c.scene.claim, c.tally.text) for c in counted],
        lambda answers: _question([counted[i] for a in answers for i in a]),
        one_question,
        lambda i, j: counted[i].tally.sides == counted[j].tally.sides,
        sharing([c.matter for c in counted]),
    )


def _one_matter(one: _Counted, other: _Counted) -> bool:
    """Whether one thing was voted on; a town in common is enough only where one says no more."""
    named = roots(
        w
        for c in (one, other)
        for n in c.scene.telling.names
        for w in c.scene.telling.name_words(n)
    )
    a, b = one.matter - named, other.matter - named
    return (
        bool(a & b) if a and b and one.tally.contest == "vote" else bool(one.matter & other.matter)
    )


def _question(counted: Sequence[_Counted]) -> str:
    lead = max((c.scene.telling for c in counted), key=lambda t: len(t.words))
    asked = "votes for and against" if counted[0].tally.contest == "vote" else "the score"
    about = label(lead, lead.words - _ANY_VOTE)
    return f"{asked}: {about}" if about else asked
