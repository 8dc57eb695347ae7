"""What a model's tokens cost, as the user has set it. We know no prices: they change weekly."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, fields

from flows.core.records import Usage
from flows.errors import InputError

_MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Price:
    """Per million tokens, in whatever currency the user counts."""

    prompt: float
    cached: float  # prompt tokens that the endpoint had in its cache
    completion: float

    def of(self, usage: Usage) -> float:
        """What those tokens cost."""
        fresh = max(0, usage.prompt_tokens - usage.cached_tokens)
        sums = (
            (fresh, self.prompt),
            (usage.cached_tokens, self.cached),
            (usage.completion_tokens, self.completion),
        )
        return sum(tokens * price for tokens, price in sums) / _MILLION

    def at_most(self, usage: Usage) -> float:
        """What they cost if it turns out that none, or all, of them were cached."""
        dearest = Price(max(self.prompt, self.cached), self.cached, self.completion)
        return dearest.of(Usage(0, 0, usage.prompt_tokens, 0, usage.completion_tokens))


def read_prices(setting: str) -> Mapping[str, Price]:
    """Model → price, from "MODEL=PROMPT/CACHED/COMPLETION", several set apart by white space.

    Raises:
        InputError: naming the part that cannot be read.
    """
    prices: dict[str, Price] = {}
    for part in setting.split():
        model, _, listed = part.rpartition("=")
        figures = _figures(listed)
        if not model or len(figures) != len(fields(Price)):
            raise InputError(
                f"WELLSOURCED_PRICES cannot be used: {part!r} is not"
                " MODEL=PROMPT/CACHED/COMPLETION, each per million tokens,"
                " as in some-model=1.25/0.125/10"
            )
        prices[model] = Price(*figures)
    return prices


def _figures(listed: str) -> list[float]:
    try:
        figures = [float(figure) for figure in listed.split("/")]
    except ValueError:
        return []
    return figures if all(0 <= figure < math.inf for figure in figures) else []
