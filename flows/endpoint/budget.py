"""What a run may spend: held to before each call, not counted up afterwards.

A call reserves the most that it can take, and gives back what it did not take. So no call starts
that could cross the limit, however many threads are calling.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from flows.endpoint.errors import BudgetError

_SLICE_S = 0.1


@dataclass(frozen=True, slots=True)
class Amount:
    """Tokens, sent and received together, and what they cost (0 if no prices are set)."""

    tokens: int = 0
    cost: float = 0.0

    def __add__(self, other: Amount) -> Amount:
        return Amount(self.tokens + other.tokens, self.cost + other.cost)

    def __sub__(self, other: Amount) -> Amount:
        return Amount(self.tokens - other.tokens, self.cost - other.cost)


class Budget:
    """The limits of one run, shared by all that call for it. Safe to use from several threads."""

    def __init__(self, max_tokens: int | None = None, max_cost: float | None = None) -> None:
        self._max_tokens = max_tokens
        self._max_cost = max_cost
        self._lock = Lock()
        self._spent = Amount()
        self._reserved = Amount()
        self._in_flight = 0

    def reserve(self, most: Amount, pause: Callable[[float], None]) -> None:
        """Sets aside the most that a call can take; waits for calls in flight to give back.

        Raises:
            BudgetError: if it would not fit though nothing is in flight; names the setting.
        """
        while not self._reserve(most):
            pause(_SLICE_S)

    def settle(self, most: Amount, took: Amount | None) -> None:
        """Ends a reservation. None: unknown, so all of it may have been taken."""
        with self._lock:
            self._in_flight -= 1
            self._reserved -= most
            self._spent += most if took is None else took

    def _reserve(self, most: Amount) -> bool:
        with self._lock:
            if setting := self._crossed(self._spent + self._reserved + most):
                if self._in_flight:
                    return False
                raise BudgetError(self._why(setting, most))
            self._in_flight += 1
            self._reserved += most
            return True

    def _crossed(self, total: Amount) -> str | None:
        if self._max_tokens is not None and total.tokens > self._max_tokens:
            return "WELLSOURCED_MAX_TOKENS_PER_RUN"
        if self._max_cost is not None and total.cost > self._max_cost:
            return "WELLSOURCED_MAX_COST_PER_RUN"
        return None

    def _why(self, setting: str, most: Amount) -> str:
        if setting.endswith("TOKENS_PER_RUN"):
            spent, more = f"{self._spent.tokens}", f"{most.tokens}"
            limit = f"{self._max_tokens} tokens"
        else:
            spent, more = f"{self._spent.cost:.4g}", f"{most.cost:.4g}"
            limit = f"a cost of {self._max_cost:g}"
        return (
            f"stopped before a call that could cross the limit of {limit}"
            f" ({spent} spent, and it may take {more}):"
            f" raise {setting} and run again; what is paid for is kept"
        )
