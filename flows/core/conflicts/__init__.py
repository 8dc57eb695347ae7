"""Same question, different answers: conflicts between checked claims, found from typed facts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from flows.core.conflicts.disputed_ages import age_conflicts
from flows.core.conflicts.disputed_blame import blame_conflicts
from flows.core.conflicts.disputed_causes import cause_conflicts
from flows.core.conflicts.disputed_dates import date_conflicts
from flows.core.conflicts.disputed_deeds import deed_conflicts
from flows.core.conflicts.disputed_facts import fact_conflicts
from flows.core.conflicts.disputed_figures import figure_conflicts
from flows.core.conflicts.disputed_names import name_conflicts
from flows.core.conflicts.disputed_offices import office_conflicts
from flows.core.conflicts.disputed_spellings import spelling_conflicts
from flows.core.conflicts.disputed_tallies import tally_conflicts
from flows.core.conflicts.disputed_times import time_conflicts
from flows.core.conflicts.scenes import scenes_of
from flows.core.conflicts.tellings import read_telling
from flows.core.records import Claim, Conflict, Document
from flows.core.timeline import story_day


def find_conflicts(
    claims: Sequence[Claim], documents: Mapping[str, Document]
) -> tuple[Conflict, ...]:
    """All conflicts among checked claims, figures first; claims are told by their ids."""
    day = story_day(list(documents.values()))
    told = [(c, read_telling(c, documents, day)) for c in claims]
    scenes = scenes_of(told, documents)
    return _once(
        (
            *figure_conflicts(scenes, documents, day),
            *tally_conflicts(scenes),
            *age_conflicts(scenes),
            *date_conflicts(told),
            *time_conflicts(scenes),
            *name_conflicts(told),
            *spelling_conflicts(scenes),
            *office_conflicts(claims),
            *fact_conflicts(told),
            *deed_conflicts(scenes),
            *cause_conflicts(scenes),
            *blame_conflicts(claims),
        )
    )


def _once(conflicts: Sequence[Conflict]) -> tuple[Conflict, ...]:
    """Each difference once: what one reading has found between two claims, another need not."""
    kept: list[Conflict] = []
    for c in conflicts:
        sides = [set(a.claims) for a in c.answers]
        if not any(k.kind == c.kind and _same_sides(k, sides, c) for k in kept):
            kept.append(c)
    return tuple(kept)


def _same_sides(kept: Conflict, sides: Sequence[set[str]], new: Conflict) -> bool:
    theirs = [set(a.claims) for a in kept.answers]
    values = {a.value for a in kept.answers} & {a.value for a in new.answers}
    every = all(any(s & t for t in theirs) for s in sides)
    return every and (bool(values) or kept.kind == "fact")
