"""Pace, concurrency and stopping: when a call may start, and that none starts after a stop."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from time import monotonic
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.endpoint import Endpoint, EndpointConfig, Meter, load_prompt, pace
from flows.endpoint.budget import Budget
from flows.endpoint.guard import Guard, sleeper
from flows.endpoint.pace import Pace
from flows.errors import RunCancelledError
from tests.fake_endpoint import Answer, Behaviour, Call, FakeEndpoint, Slow, Status

GOOD: dict[str, Any] = {"claims": []}


def ask(endpoint: Endpoint, number: int = 1) -> dict[str, Any]:
    prompt = load_prompt("summarise").render(document=f"[{number}] Prices rose.", focus=None)
    return endpoint.ask(prompt, lambda _: [], Meter())


def opened(fake: FakeEndpoint, guard: Guard, **changes: object) -> Endpoint:
    values: dict[str, Any] = {"api_key": "sk", "backoff_s": 0.01, **changes}
    return Endpoint(EndpointConfig(fake.url, "fake-model", **values), guard=guard)


class Clock:
    """Time that passes only when somebody waits."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 1_000.0
        monkeypatch.setattr(pace, "monotonic_ns", lambda: int(self.now * 1e9))

    def pause(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


def started(limits: Pace, clock: Clock, prompts: list[int], answers: int = 0) -> list[float]:
    """When each of these calls may start, one after the other."""
    moments = []
    for tokens in prompts:
        with limits.slot(tokens, clock.pause):
            moments.append(clock.now)
        limits.answered(answers)
    return moments


@given(st.integers(1, 20), st.integers(1, 60))
def test_in_no_minute_do_more_calls_start_than_allowed(limit: int, calls: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        clock = Clock(patch)
        moments = started(Pace(requests_per_minute=limit), clock, [1] * calls)
    for first, later in zip(moments, moments[limit:], strict=False):
        assert later - first >= 60
    assert moments[min(limit, calls) - 1] == 1_000  # and none waits without need


def test_tokens_of_prompts_and_of_answers_are_counted(clock: Clock) -> None:
    moments = started(Pace(tokens_per_minute=1_000), clock, [300] * 4, answers=200)
    # 300, then 200 + 300 more; the third waits until the first is a minute old, and so on.
    assert [round(moment - 1_000) for moment in moments] == [0, 0, 60, 60]


def test_a_prompt_of_more_than_a_minute_starts_and_the_next_waits_longer(clock: Clock) -> None:
    moments = started(Pace(tokens_per_minute=1_000), clock, [2_500, 100, 100])
    assert [round(moment - 1_000) for moment in moments] == [0, 60, 120]


def test_no_more_calls_are_under_way_at_once_than_allowed(fake: FakeEndpoint) -> None:
    running, most = 0, 0
    lock = threading.Lock()

    def count(_: Call) -> Behaviour:
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        time.sleep(0.05)
        with lock:
            running -= 1
        return Answer(GOOD)

    fake.default = count
    with opened(fake, Guard(pace=Pace(concurrency=2))) as endpoint, ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda number: ask(endpoint, number), range(8)))
    assert len(fake.ledger) == 8
    assert most == 2


def test_repeats_are_calls_too(fake: FakeEndpoint) -> None:
    fake.script(Status(500), Answer("no"), Answer(GOOD))
    stop = threading.Event()
    guard = Guard(pace=Pace(requests_per_minute=2), stopped=stop.is_set)
    with opened(fake, guard) as endpoint:
        threading.Timer(0.5, stop.set).start()
        with pytest.raises(RunCancelledError):  # the third would have waited for a minute
            ask(endpoint)
    assert len(fake.ledger) == 2


def test_a_limiter_is_held_for_each_attempt_and_no_longer(fake: FakeEndpoint) -> None:
    held: list[int] = []

    @contextmanager
    def limiter() -> Iterator[None]:
        held.append(len(fake.ledger))
        try:
            yield
        finally:
            held.append(len(fake.ledger))

    fake.script(Status(500), Answer(GOOD))
    with opened(fake, Guard(limiter=limiter)) as endpoint:
        ask(endpoint)
    assert held == [0, 1, 1, 2]


def test_waiting_for_a_turn_is_no_part_of_the_total_time(fake: FakeEndpoint) -> None:
    """A run with a low rate is slow, and nothing is wrong with it."""

    @contextmanager
    def crowded() -> Iterator[None]:
        time.sleep(0.3)
        yield

    fake.script(Status(500), Answer(GOOD))
    with opened(fake, Guard(limiter=crowded), total_s=0.25) as endpoint:
        assert ask(endpoint) == GOOD


# Where a call may be when its run is stopped. In each, it waits for much longer than a stop takes.
def back_off(fake: FakeEndpoint) -> Guard:
    fake.default = lambda _: Status(429, {"Retry-After": "100"})
    return Guard()


def rate(fake: FakeEndpoint) -> Guard:
    fake.default = lambda _: Answer("no")  # is asked again
    return Guard(pace=Pace(requests_per_minute=1))


def token_rate(fake: FakeEndpoint) -> Guard:
    fake.default = lambda _: Answer("no")
    return Guard(pace=Pace(tokens_per_minute=10))


def budget(fake: FakeEndpoint) -> Guard:
    fake.default = lambda _: Slow(1.0, Answer(GOOD))
    return Guard(Budget(12_000))  # holds one call


def slots(fake: FakeEndpoint) -> Guard:
    fake.default = lambda _: Slow(1.0, Answer(GOOD))
    return Guard(pace=Pace(concurrency=1))


@pytest.mark.parametrize("waiting_for", [back_off, rate, token_rate, budget, slots])
def test_a_stop_ends_every_wait_and_no_call_starts_after_it(
    fake: FakeEndpoint, waiting_for: Callable[[FakeEndpoint], Guard]
) -> None:
    stop = threading.Event()
    guard = waiting_for(fake)
    guard = Guard(guard.budget, guard.pace, guard.limiter, stop.is_set)
    with opened(fake, guard) as endpoint, ThreadPoolExecutor(3) as pool:
        asked = [pool.submit(ask, endpoint, number) for number in range(3)]
        time.sleep(0.3)
        sent = len(fake.ledger)
        stop.set()
        stopped_at = monotonic()
        errors = [one.exception(timeout=5) for one in asked]
        assert monotonic() - stopped_at < 2
        assert RunCancelledError in {type(error) for error in errors}
        assert {type(error) for error in errors} <= {type(None), RunCancelledError}
        with pytest.raises(RunCancelledError, match="no further call is made"):
            ask(endpoint, 99)
    assert len(fake.ledger) == sent > 0


def test_closing_waits_for_what_is_in_flight_and_keeps_it(fake: FakeEndpoint) -> None:
    fake.default = lambda _: Slow(0.4, Answer(GOOD))
    with ThreadPoolExecutor(1) as pool:
        endpoint = opened(fake, Guard())
        asked = pool.submit(ask, endpoint)
        while not fake.ledger:
            time.sleep(0.01)
        endpoint.close()
        assert asked.result() == GOOD


def test_closing_cuts_off_what_does_not_come(
    fake: FakeEndpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("flows.endpoint.transport._LAST_ANSWERS_S", 0.1)
    fake.default = lambda _: Slow(5, Answer(GOOD))
    with ThreadPoolExecutor(1) as pool:
        endpoint = opened(fake, Guard())
        asked = pool.submit(ask, endpoint)
        while not fake.ledger:
            time.sleep(0.01)
        began = monotonic()
        endpoint.close()
        endpoint.close()  # twice is as good as once
        assert isinstance(asked.exception(timeout=2), RunCancelledError)
        assert monotonic() - began < 2


def test_a_sleep_sees_a_stop_soon() -> None:
    stop = threading.Event()
    threading.Timer(0.1, stop.set).start()
    began = monotonic()
    with pytest.raises(RunCancelledError):
        sleeper(lambda: False, stop.is_set)(30)
    assert monotonic() - began < 1


def test_what_is_tried_again_is_told_without_a_prompt(
    fake: FakeEndpoint, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    fake.script(Status(503), Answer(GOOD))
    with opened(fake, Guard()) as endpoint:
        ask(endpoint)
    assert "503; attempt 2 of 5 follows in" in caplog.text
    assert "Prices" not in caplog.text
