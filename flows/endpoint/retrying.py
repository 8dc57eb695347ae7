"""Sending again: while the fault is a passing one, bounded by attempts and by total time.

This is the one owner of retries; the client's own are off.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from time import monotonic
from typing import TypeVar

import openai
from tenacity import (
    RetryCallState,
    Retrying,
    retry_if_exception,
    stop_after_attempt,
    stop_before_delay,
    wait_exponential,
    wait_random,
)

from flows.endpoint.config import EndpointConfig
from flows.endpoint.faults import explain, is_passing, retry_after

_log = logging.getLogger(__name__)

_LONGEST_WAIT_S = 60.0  # between two attempts, unless the endpoint asks for more
_CONNECT_S = 10.0  # an address where nothing answers should not hold us for a whole attempt

Reply = TypeVar("Reply")


def exchange(
    config: EndpointConfig, send: Callable[[openai.Timeout, bool], Reply], *, again: bool = False
) -> Reply:
    """What `send` returns; it is told its time limit, and whether it is sending again.

    Raises:
        EndpointError: ours for theirs, see `flows.endpoint.errors`.
    """
    started, attempts = monotonic(), 0
    try:
        for attempt in _retrying(config):
            with attempt:
                attempts += 1
                left = max(1.0, config.total_s - (monotonic() - started))
                return send(limit(min(config.timeout_s, left)), again or attempts > 1)
    except openai.APIError as error:
        # `from None`: theirs holds the request, and with it the key.
        raise explain(error, config, attempts) from None
    raise AssertionError("tenacity returns or raises")


def limit(seconds: float) -> openai.Timeout:
    """That much time for each step of an attempt, less for finding the server."""
    return openai.Timeout(seconds, connect=min(_CONNECT_S, seconds))


def _retrying(config: EndpointConfig) -> Retrying:
    first = config.backoff_s
    backoff = wait_exponential(first, max=_LONGEST_WAIT_S) + wait_random(0, first)

    def wait(state: RetryCallState) -> float:
        asked = retry_after(state.outcome.exception() if state.outcome else None)
        return backoff(state) if asked is None else asked

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
        stop=stop_after_attempt(config.attempts) | stop_before_delay(config.total_s),
        wait=wait,
        before_sleep=tell,
        reraise=True,
    )
