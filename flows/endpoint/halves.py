"""What to do when an answer is cut off: ask about half as much, twice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from flows.endpoint.errors import CutOffError, PromptTooLongError

Item = TypeVar("Item")
Result = TypeVar("Result")


def in_halves(
    items: Sequence[Item], work: Callable[[Sequence[Item]], list[Result]]
) -> list[Result]:
    """`work(items)`, or both halves' results, in order, where the whole is too much at once.

    Raises:
        CutOffError, PromptTooLongError: if a single item is too much.
    """
    try:
        return work(items)
    except (CutOffError, PromptTooLongError):
        if len(items) < 2:  # noqa: PLR2004 - what cannot be halved
            raise
    middle = len(items) // 2
    return in_halves(items[:middle], work) + in_halves(items[middle:], work)
