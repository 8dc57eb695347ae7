"""Whether somebody did it, or did the opposite, in sentences otherwise unlike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from flows.core.conflicts.deeds import Deed, read_deeds
from flows.core.conflicts.disputes import Given, conflicts, sharing
from flows.core.conflicts.labels import uncapitalised
from flows.core.conflicts.scenes import Scene, apart, one_scene, same_party
from flows.core.records import Conflict

_LEAST_BEHIND = 2  # roots that two deeds of a light verb share: "held talks with a charity"


@dataclass(frozen=True, slots=True)
class _Told:
    scene: Scene
    deed: Deed


def deed_conflicts(scenes: Sequence[Scene]) -> list[Conflict]:
    """Conflicts on a deed that one tells and another negates or turns round."""
    told = [
        _Told(s, d)
        for s in scenes
        for d in (_denied if s.telling.denied else list)(read_deeds(s.telling.text))
        if d.party.text
    ]
    told = _both_ways(told)

    return conflicts(
        [Given(t.scene.claim, t.deed.text) for t in told],
        lambda answers: _question(
            [told[a[0]] for a in answers], [told[i] for a in answers for i in a]
        ),
        lambda i, j: _one_question(told[i], told[j]),
        lambda i, j: told[i].deed.stance == told[j].deed.stance,
        sharing([{t.deed.stance[0]} for t in told]),
        "fact",
    )


def _denied(deeds: Sequence[Deed]) -> list[Deed]:
    """Of what somebody denies of himself the deed is turned round; the rest may be true."""
    lead = [d for d in deeds[:1] if not d.party.known]
    return [
        replace(
            d, stance=(d.stance[0], 1 - d.stance[1]), text=f"denied that {d.party.text} {d.text}"
        )
        for d in lead
    ]


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
    if (a.light or b.light) and len(a.rest & b.rest) < _LEAST_BEHIND:
        return False
    if not (a.rest & b.rest or ((named or one_day) and not (a.rest and b.rest))):
        return False
    return same_party(a.party, one.scene, b.party, other.scene) and one_scene(
        one.scene, other.scene
    )


def _question(leads: Sequence[_Told], told: Sequence[_Told]) -> str:
    """As in "whether Finch would appeal against the ruling", "whether Koss quit or was fired"."""
    who = _who(told)
    done = next((t.deed for t in leads if t.deed.stance == (f"did {t.deed.verb}", 0)), None)
    if done:
        return " ".join(w for w in ("whether", who, done.text, done.behind) if w)
    return f"whether {who} {' or '.join(t.deed.text for t in leads)}"


def _who(told: Sequence[_Told]) -> str:
    """The fullest name that is given; else who speaks of "he"; else how the first calls them."""
    named = [t.deed.party.text for t in told if t.deed.party.names]
    speaks = [t.scene.claim.speaker for t in told if not t.deed.party.known]
    others = [t.deed.party.text for t in told]
    full = max(named, key=len, default="") or next((s for s in speaks if s), "") or others[0]
    text = full.split(",")[0]
    return uncapitalised(text, text, 0)
