"""What time has overtaken: "is expected on Saturday" and "no deaths are known", read on Monday."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence

from flows.core.facts import Date, read_facts
from flows.core.records import Claim, Document
from flows.core.timeline import resolve, told_on

_A_DAY, _STALEST = 0.1, 0.7
_TO_COME = re.compile(
    r"\b(?:will|shall|would|expect(?:s|ed)?|due|set to|plan(?:s|ned)? to|scheduled|hopes? to|is to"
    r"|are to)\b",
    re.IGNORECASE,
)
# Told of the coming hours: its day is the document's own.
_SOON = re.compile(
    r"\b(?:before|at|by) (?:dawn|nightfall|noon|midnight|daybreak)\b|\bovernight\b|\btonight\b"
    r"|\bwithin (?:the )?(?:next )?(?:few )?hours\b",
    re.IGNORECASE,
)
# What had not happened by then may have since.
_NOT_YET = re.compile(
    r"^no(?:body|\sone|\s\w+(?:\s\w+)?)\s(?:has|have)\s|\b(?:has|have) not yet\b|\bso far\b"
    r"|\b(?:is|are) not (?:yet )?known\b|\bremains? (?:unknown|unclear)\b",
    re.IGNORECASE,
)


def lapsed(claims: Sequence[Claim], documents: Mapping[str, Document]) -> set[str]:
    """Ids of the claims that foretell a day, or a "not yet", which a later document was told after.

    What became of it is for the later document to say; it is no news any more.
    """
    newest = _newest(documents)
    if newest is None:
        return set()
    return {
        c.id
        for c in claims
        if (_TO_COME.search(c.text) or _NOT_YET.search(c.text))
        and all(_is_over(c, documents[d], newest) for d in c.documents)
    }


def freshness(claims: Sequence[Claim], documents: Mapping[str, Document]) -> list[float]:
    """How fresh each claim is, 1 to 0.7: a tenth less for each day that nothing newer carries it.

    A claim of a document without a date is as fresh as any.
    """
    newest = _newest(documents)
    return [
        max(_STALEST, 1.0 - _A_DAY * min(_days_old(documents[d], newest) for d in c.documents))
        for c in claims
    ]


def _newest(documents: Mapping[str, Document]) -> dt.date | None:
    return max((day for d in documents.values() if (day := told_on(d))), default=None)


def _days_old(document: Document, newest: dt.date | None) -> int:
    told = told_on(document)
    return (newest - told).days if newest and told else 0


def _is_over(claim: Claim, document: Document, newest: dt.date) -> bool:
    told = told_on(document)
    if told is None or told >= newest:
        return False
    if _NOT_YET.search(claim.text) or _SOON.search(claim.text):
        return True
    plan = _TO_COME.search(claim.text)
    dates = [d for d in read_facts(claim.text).dates if plan and d.start > plan.start()]
    foretold = [day for d in dates if (day := _coming(d, told)) is not None]
    return bool(foretold) and told <= min(foretold) and max(foretold) < newest


def _coming(date: Date, told: dt.date) -> dt.date | None:
    """The day that a date of a plan means: a bare weekday is the next one."""
    day = resolve(date, told)
    bare = date.weekday is not None and date.relative == "weekday"
    return day + dt.timedelta(days=7) if day and bare and day < told else day
