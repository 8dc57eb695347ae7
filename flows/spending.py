"""What a run has cost, as it is told: in a line and as a row."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from flows.core.records import Usage

_log = logging.getLogger(__name__)


@contextmanager
def told(usage: Callable[[], Usage]) -> Iterator[None]:
    """Ends what asks models with what it has cost in the log, also if it fails."""
    try:
        yield
    finally:
        _log.info("%s", usage_line(usage()))


def usage_line(usage: Usage) -> str:
    """The usage in a line: the last of a run's log."""
    if not usage.calls:
        return "usage: no call was made"
    cost = "" if usage.cost is None else f", cost {usage.cost:.4g}"
    return (
        f"usage: {usage.calls} calls ({usage.retries} repeated), {usage.prompt_tokens} tokens sent"
        f" ({usage.cached_tokens} cached), {usage.completion_tokens} received{cost}"
    )


def usage_row(usage: Usage) -> dict[str, str]:
    """The same as a table's row."""
    return {
        "Calls": f"{usage.calls}",
        "Repeated": f"{usage.retries}",
        "Tokens sent": f"{usage.prompt_tokens}",
        "Of them cached": f"{usage.cached_tokens}",
        "Tokens received": f"{usage.completion_tokens}",
        "Cost": "no prices set" if usage.cost is None else f"{usage.cost:.4g}",
    }
