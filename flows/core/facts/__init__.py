"""What a sentence says, parsed once; gates, groups and conflicts only compare."""

from __future__ import annotations

from functools import lru_cache

from flows.core.facts.dates import read_dates
from flows.core.facts.model import Date, Facts, Name, Number, Quotation, Speech
from flows.core.facts.names import read_names
from flows.core.facts.numbers import read_numbers
from flows.core.facts.quotations import read_quotations
from flows.core.facts.speech import read_speeches

__all__ = ["Date", "Facts", "Name", "Number", "Quotation", "Speech", "read_facts"]


@lru_cache(maxsize=16_384)
def read_facts(text: str) -> Facts:
    """The facts of one sentence or claim. Pure: the same text gives the same facts."""
    dates = read_dates(text)
    quotations = read_quotations(text)
    return Facts(
        text=text,
        numbers=read_numbers(text, dates),
        dates=dates,
        names=read_names(text),
        quotations=quotations,
        speeches=read_speeches(text, quotations),
    )
