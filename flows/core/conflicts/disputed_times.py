"""When it was, in sentences built differently: one act, one party, two days or times of day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flows.core.concepts import concepts
from flows.core.conflicts.disputed_dates import ONCE
from flows.core.conflicts.disputes import Given, conflicts, sharing
from flows.core.conflicts.scenes import Scene, apart, one_story, same_party, strangers
from flows.core.conflicts.tellings import sizes_differ, times_agree
from flows.core.conflicts.timed import Timed, read_timed
from flows.core.records import Conflict

_LOOSE, _ROUND, _EXACT = 25, 10, 4  # minutes within which two times of day are one
_HALF_HOUR = 30


@dataclass(frozen=True, slots=True)
class _At:
    scene: Scene
    timed: Timed


def time_conflicts(scenes: Sequence[Scene]) -> list[Conflict]:
    """Conflicts on the time of day of an act, and on the day or year of what happens once."""
    told = [_At(s, t) for s in scenes for t in read_timed(s.claim.text, s.told_on) if _asked(s, t)]

    return conflicts(
        [Given(a.scene.claim, a.timed.text) for a in told],
        lambda answers: told[answers[0][0]].timed.asked,
        lambda i, j: _one_question(told[i], told[j]),
        lambda i, j: _agree(told[i].timed, told[j].timed),
        sharing([{f"{a.timed.scale} {a.timed.act}"} for a in told]),
        "date",
    )


def _asked(scene: Scene, timed: Timed) -> bool:
    """Whether an act has one such time: each has its hour, but not each has one day."""
    if scene.telling.denied:
        return False
    once = bool({timed.act, *concepts(timed.act)} & ONCE) or " " in timed.act
    return timed.scale == "clock" or once or (timed.scale == "year" and bool(timed.thing.names))


def _one_question(one: _At, other: _At) -> bool:
    a, b = one.scene, other.scene
    if not apart(a, b) or a.telling.marks != b.telling.marks or one.timed.zone != other.timed.zone:
        return False
    clock = one.timed.scale == "clock"
    if clock and not times_agree(a.telling, b.telling):
        return False
    if not clock and sizes_differ(a.telling, b.telling):
        return False
    return _one_event(one, other) and one_story(a, b) and not strangers(a, b)


def _one_event(one: _At, other: _At) -> bool:
    """Whether one party does one thing; a passive often leaves out who did it."""
    a, b = one.timed, other.timed
    if a.passive or b.passive or a.act.startswith("plan"):
        told = a.thing.known and b.thing.known
        return told and same_party(a.thing, one.scene, b.thing, other.scene)
    if not a.doer.known and not b.doer.known:
        return False
    return same_party(a.doer, one.scene, b.doer, other.scene) and (
        not (a.thing.known and b.thing.known)
        or same_party(a.thing, one.scene, b.thing, other.scene)
    )


def _agree(one: Timed, other: Timed) -> bool:
    apart = abs(one.value - other.value)
    if one.scale != "clock":
        return apart in {0} | one.slack | other.slack
    rounded = any(t.value % _HALF_HOUR == 0 for t in (one, other))
    within = _LOOSE if one.loose or other.loose else _ROUND if rounded else _EXACT
    return min(apart, 24 * 60 - apart) <= within
