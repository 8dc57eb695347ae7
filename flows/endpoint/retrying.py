"""Sending again: while the fault is a passing one, bounded by attempts and by total time.

This is the one owner of retries; the client's own are off.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import AbstractContextManager
from time import monotonic
from typing import Protocol, TypeVar

import openai
from tenacity import (
    RetryCallState,
    Retrying,
    retry_if_exception,
    stop_after_attempt,
    wait_exponential,
    wait_random,
)

from flows.endpoint.config import EndpointConfig
from flows.endpoint.faults import explain, is_passing, retry_after
from flows.endpoint.guard import Attempt

_log = logging.getLogger(__name__)

_LONGEST_WAIT_S = 60.0  # between two attempts, unless the endpoint asks for more

Reply = TypeVar("Reply")
Reply_co = TypeVar("Reply_co", covariant=True)


class Send(Protocol[Reply_co]):
    """Sends a request once."""

    def __call__(self, attempt: Attempt, seconds: float, *, again: bool) -> Reply_co:
        """The reply, if it is there in that time; notes on `attempt` what it took."""


def exchange(
    config: EndpointConfig,
    admit: Callable[[], AbstractContextManager[Attempt]],
    send: Send[Reply],
    pause: Callable[[float], None],
    *,
    again: bool = False,
) -> Reply:
    """What `send` returns, tried again while the fault is a passing one. `again`: a re-ask.

    Each attempt is admitted first. Waiting for that is no part of the call's total time: a run
    with a low rate is slow, and nothing is wrong with it.

    Raises:
        EndpointError: ours for theirs, see `flows.endpoint.errors`.
    """
    attempts, spent = 0, 0.0  # seconds

    def rest(seconds: float) -> None:
        nonlocal spent
        spent += seconds
        pause(seconds)

    def is_late(state: RetryCallState) -> bool:
        return spent + state.upcoming_sleep >= config.total_s

    try:
        for trial in _retrying(config, rest, is_late):
            with trial, admit() as attempt:
                attempts += 1
                started = monotonic()
                try:
                    left = max(1.0, config.total_s - spent)
                    return send(attempt, min(config.timeout_s, left), again=again or attempts > 1)
                finally:
                    spent += monotonic() - started
    except (openai.APIError, TimeoutError) as error:
        # `from None`: theirs holds the request, and with it the key.
        raise explain(error, config, attempts) from None
    raise AssertionError("tenacity returns or raises")


def _retrying(
    config: EndpointConfig,
    rest: Callable[[float], None],
    is_late: Callable[[RetryCallState], bool],
) -> Retrying:
    jitter = wait_random(0, config.backoff_s)
    backoff = wait_exponential(config.backoff_s, max=_LONGEST_WAIT_S)

    def wait(state: RetryCallState) -> float:
        asked = retry_after(state.outcome.exception() if state.outcome else None)
        # With jitter either way: whoever was told the same moment should not come back at once.
        return jitter(state) + (backoff(state) if asked is None else asked)

    def tell(state: RetryCallState) -> None:
        error = state.outcome.exception() if state.outcome else None
        _log.info(
            "%s: %s; attempt %d of %d follows in %.1f s",
            config.host,
            getattr(error, "status_code", type(error).__name__),
            state.attempt_number + 1,
            config.attempts,
            state.upcoming_sleep,
        )

    return Retrying(
        retry=retry_if_exception(is_passing),
        stop=lambda state: stop_after_attempt(config.attempts)(state) or is_late(state),
        wait=wait,
        sleep=rest,
        before_sleep=tell,
        reraise=True,
    )
