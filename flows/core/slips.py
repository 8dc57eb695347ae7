"""What a source itself gets wrong: flagged for the reader, not failed."""

from __future__ import annotations

import datetime as dt

from flows.core.facts import read_facts
from flows.core.gates.dates import weekday_slips
from flows.core.records import Document


def slips(document: Document, told_on: dt.date | None) -> tuple[str, ...]:
    """One note for each date of a document whose weekday is not that of its day.

    Where neither the date nor the document says the year, it is that of `told_on`.
    """
    day = document.date or (told_on.isoformat() if told_on else None)
    return tuple(
        f"sentence {s.number} says “{slip}”, which falls on another day of the week"
        for s in document.sentences
        if s.kind != "furniture"
        for slip in weekday_slips(read_facts(s.text), day)
    )
