"""Same question, different answers: conflicts between checked claims, found from typed facts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from flows.core.conflicts.disputed_blame import blame_conflicts
from flows.core.conflicts.disputed_dates import date_conflicts
from flows.core.conflicts.disputed_facts import fact_conflicts
from flows.core.conflicts.disputed_figures import figure_conflicts
from flows.core.conflicts.disputed_names import name_conflicts
from flows.core.conflicts.disputed_offices import office_conflicts
from flows.core.conflicts.tellings import read_telling
from flows.core.records import Claim, Conflict, Document
from flows.core.timeline import story_day


def find_conflicts(
    claims: Sequence[Claim], documents: Mapping[str, Document]
) -> tuple[Conflict, ...]:
    """All conflicts among checked claims, figures first; claims are told by their ids."""
    day = story_day(list(documents.values()))
    told = [(c, read_telling(c, documents, day)) for c in claims]
    return (
        *figure_conflicts(told, documents, day),
        *date_conflicts(told),
        *name_conflicts(told),
        *office_conflicts(claims),
        *fact_conflicts(told),
        *blame_conflicts(claims),
    )
