"""Plans whose day has come since: "is expected on Saturday", told on Friday, read on Monday."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence

from flows.core.facts import Date, read_facts
from flows.core.records import Claim, Document
from flows.core.timeline import resolve, told_on

_TO_COME = re.compile(
    r"\b(?:will|shall|would|expect(?:s|ed)?|due|set to|plan(?:s|ned)? to|scheduled|hopes? to|is to"
    r"|are to)\b",
    re.IGNORECASE,
)


def lapsed(claims: Sequence[Claim], documents: Mapping[str, Document]) -> set[str]:
    """Ids of the claims that foretell a day which a later document was told after.

    What became of the plan is for the later document to say; the plan is no news any more.
    """
    newest = max((day for d in documents.values() if (day := told_on(d))), default=None)
    if newest is None:
        return set()
    return {
        c.id
        for c in claims
        if _TO_COME.search(c.text) and all(_is_over(c, documents[d], newest) for d in c.documents)
    }


def _is_over(claim: Claim, document: Document, newest: dt.date) -> bool:
    told = told_on(document)
    if told is None or told >= newest:
        return False
    foretold = [day for d in read_facts(claim.text).dates if (day := _coming(d, told)) is not None]
    return bool(foretold) and told <= min(foretold) and max(foretold) < newest


def _coming(date: Date, told: dt.date) -> dt.date | None:
    """The day that a date of a plan means: a bare weekday is the next one."""
    if date.weekday is not None and date.relative == "weekday":
        return told + dt.timedelta(days=(date.weekday - told.weekday()) % 7)
    if date.relative == "tomorrow":
        return told + dt.timedelta(days=1)
    return resolve(date, told)
