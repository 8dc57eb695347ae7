"""Why it happened, where two documents do not agree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flows.core.conflicts.causes import Cause, read_causes
from flows.core.conflicts.disputes import Given, conflicts, sharing
from flows.core.conflicts.labels import uncapitalised
from flows.core.conflicts.roots import roots
from flows.core.conflicts.scenes import Scene, apart, one_scene, same_party, strangers
from flows.core.facts.clauses import AUXILIARIES, looks_finite
from flows.core.facts.speakers import same_speaker
from flows.core.records import Claim, Conflict


@dataclass(frozen=True, slots=True)
class _Why:
    scene: Scene
    cause: Cause

    @property
    def words(self) -> frozenset[str]:
        return roots(self.cause.cause.heads) | self.cause.cause.names

    @property
    def effect(self) -> frozenset[str]:
        return roots(self.cause.effect.heads) | self.cause.effect.names


def cause_conflicts(scenes: Sequence[Scene]) -> list[Conflict]:
    """Conflicts on the cause of one event: two that share no word."""
    told = [_Why(s, c) for s in scenes if not s.telling.denied for c in read_causes(s.telling.text)]

    def one_question(i: int, j: int) -> bool:
        a, b = told[i], told[j]
        return (
            apart(a.scene, b.scene)
            and bool(a.effect & b.effect)
            and same_party(a.cause.effect, a.scene, b.cause.effect, b.scene)
            and one_scene(a.scene, b.scene)
            and not _one_voice(a.scene.claim, b.scene.claim)
            and not strangers(a.scene, b.scene)
        )

    return conflicts(
        [Given(w.scene.claim, w.cause.text) for w in told],
        lambda answers: _question(told[answers[0][0]].cause.effect.text),
        one_question,
        lambda i, j: bool(told[i].words & told[j].words),
        sharing([w.effect for w in told]),
        "fact",
    )


def _one_voice(one: Claim, other: Claim) -> bool:
    """Whether one speaker gives both causes: two reasons, not two answers."""
    return (
        bool(one.speaker and other.speaker)
        and same_speaker(one.speaker or "", other.speaker or "") is True
    )


def _question(effect: str) -> str:
    """As in "what caused the outbreak", "why the count was delayed"."""
    told = uncapitalised(effect, effect, 0)
    words = told.split()
    while words and words[-1].lower() in AUXILIARIES:
        words.pop()
    clause = any(looks_finite(w) for w in words[1:])
    return f"{'why' if clause else 'what caused'} {told if clause else ' '.join(words)}"
