"""What every attempt at a call must pass before it is sent: the run's limits, and whether it runs.

One guard serves all endpoints of a run. Who runs us may hand in a limiter that counts across runs,
and a way to ask whether the run was stopped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from time import monotonic, sleep

from flows.endpoint.budget import Amount, Budget
from flows.endpoint.pace import Pace
from flows.errors import RunCancelledError

_SLICE_S = 0.2  # of a wait: how soon a stop is seen


@dataclass(slots=True)
class Attempt:
    """One attempt that was let through. Whoever sends it says what it took."""

    took: Amount | None  # None: unknown, so all of it may have been taken
    answer_tokens: int = 0


def _never() -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Guard:
    """Safe to use from several threads. Without arguments it lets everything through."""

    budget: Budget = field(default_factory=Budget)
    pace: Pace = field(default_factory=Pace)
    limiter: Callable[[], AbstractContextManager[object]] = nullcontext
    stopped: Callable[[], bool] = _never

    @contextmanager
    def attempt(
        self, prompt_tokens: int, most: Amount, pause: Callable[[float], None]
    ) -> Iterator[Attempt]:
        """Waits until the attempt may be sent; settles afterwards what it took.

        Raises:
            BudgetError: if it could cross the run's budget.
            RunCancelledError: from `pause`, if the run was stopped meanwhile.
        """
        with self.pace.slot(prompt_tokens, pause), self.limiter():
            self.budget.reserve(most, pause)
            attempt = Attempt(took=Amount())
            try:
                pause(0)  # the last look: nothing is sent for a run that was stopped
                attempt.took = None
                yield attempt
            finally:
                self.budget.settle(most, attempt.took)
        self.pace.answered(attempt.answer_tokens)


def sleeper(*stopped: Callable[[], bool]) -> Callable[[float], None]:
    """A sleep that ends with RunCancelledError once one of these says that the run was stopped."""

    def pause(seconds: float) -> None:
        until = monotonic() + seconds
        while True:
            if any(one() for one in stopped):
                raise RunCancelledError
            left = until - monotonic()
            if left <= 0:
                return
            sleep(min(left, _SLICE_S))

    return pause
