"""The limits of a run hold, whoever calls and whatever comes back."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.core.records import Usage
from flows.endpoint import AnswerStore, Endpoint, EndpointConfig, Meter, load_prompt
from flows.endpoint.budget import Amount, Budget
from flows.endpoint.errors import BudgetError, UnavailableError
from flows.endpoint.guard import Guard
from flows.endpoint.prices import Price
from flows.endpoint.prompts import RenderedPrompt
from tests.fake_endpoint import Answer, Behaviour, FakeEndpoint, Raw, Reset, Slow, Status

GOOD: dict[str, Any] = {"claims": []}


def prompt(number: int) -> RenderedPrompt:
    return load_prompt("summarise").render(document=f"[{number}] Prices rose.", focus=None)


def opened(
    fake: FakeEndpoint, budget: Budget, store: Path | None = None, **changes: object
) -> Endpoint:
    values: dict[str, Any] = {
        "api_key": "sk",
        "max_tokens": 300,
        "attempts": 3,
        "backoff_s": 0.01,
        **changes,
    }
    config = EndpointConfig(fake.url, "fake-model", **values)
    return Endpoint(config, AnswerStore(store) if store else None, Guard(budget))


def ask(endpoint: Endpoint, number: int, meter: Meter) -> dict[str, Any]:
    return endpoint.ask(prompt(number), lambda _: [], meter)


def ask_all(endpoint: Endpoint, meter: Meter) -> None:
    for number in range(100):
        ask(endpoint, number, meter)


class Watched(Budget):
    """Remembers what was last reserved."""

    most = Amount()

    def reserve(self, most: Amount, pause: Callable[[float], None]) -> None:
        self.most = most
        super().reserve(most, pause)


def at_most(fake: FakeEndpoint) -> int:
    """The tokens that one of these calls reserves."""
    budget = Watched()
    with opened(fake, budget) as endpoint:
        ask(endpoint, 1, Meter())
    fake.ledger.clear()
    return budget.most.tokens


def test_the_run_stops_before_the_call_that_could_cross_the_limit(
    fake: FakeEndpoint, tmp_path: Path
) -> None:
    """... says which setting to raise, keeps what is paid for, and a higher limit goes on."""
    fake.default = lambda _: Answer(GOOD, prompt_tokens=1_500, completion_tokens=100)
    meter = Meter()
    with opened(fake, Budget(10_000), tmp_path) as endpoint:
        with pytest.raises(BudgetError) as stopped:
            ask_all(endpoint, meter)
        with pytest.raises(BudgetError):
            ask(endpoint, 100, meter)  # and stays stopped
        assert ask(endpoint, 0, meter) == GOOD  # what is kept costs nothing
    paid = len(fake.ledger)
    assert 1 <= paid <= 6
    assert meter.usage.tokens == paid * 1_600 <= 10_000
    said = str(stopped.value)
    assert "raise WELLSOURCED_MAX_TOKENS_PER_RUN and run again; what is paid for is kept" in said
    assert f"({paid * 1_600} spent" in said
    assert "\n" not in said

    with opened(fake, Budget(1_000_000), tmp_path) as endpoint:
        for number in range(paid + 2):
            ask(endpoint, number, meter)
    assert len(fake.ledger) == paid + 2


def test_the_cost_is_limited_like_the_tokens(fake: FakeEndpoint) -> None:
    fake.default = lambda _: Answer(
        GOOD, prompt_tokens=1_000, cached_tokens=0, completion_tokens=100
    )
    price = Price(prompt=10, cached=1, completion=100)  # a call costs 0.02
    meter = Meter()
    with (
        opened(fake, Budget(max_cost=0.3), price=price) as endpoint,
        pytest.raises(BudgetError, match=r"a cost of 0\.3 .*raise WELLSOURCED_MAX_COST_PER_RUN"),
    ):
        ask_all(endpoint, meter)
    assert meter.usage.cost == pytest.approx(0.02 * len(fake.ledger))
    assert 0.2 < (meter.usage.cost or 0) <= 0.3


def test_threads_together_keep_to_the_limit_and_use_it_up(fake: FakeEndpoint) -> None:
    """A reservation that a call in flight holds is waited for: it is mostly given back."""
    most = at_most(fake)
    fake.default = lambda _: Slow(0.02, Answer(GOOD, prompt_tokens=80, completion_tokens=20))
    meter = Meter()
    limit = 2 * most + 400  # two at once, though ten want to
    with opened(fake, Budget(limit)) as endpoint, ThreadPoolExecutor(10) as pool:
        asked = [pool.submit(ask, endpoint, number, meter) for number in range(40)]
        errors = [one.exception() for one in asked]
    assert {type(error) for error in errors} <= {type(None), BudgetError}
    assert meter.usage.tokens <= limit
    # It stops only when not even one more call alone is sure to fit.
    assert meter.usage.tokens > limit - most - 100
    assert errors.count(None) == len(fake.ledger) < 40


@pytest.mark.parametrize(
    ("fault", "taken"),
    [
        (Status(500), False),  # an error serves nothing
        (Status(429), False),
        (Reset(), True),  # but who hangs up may have worked, and may charge for it
        (Slow(0.4, Answer(GOOD)), True),
        (Raw(b'{"choices": []}'), True),  # no word about tokens
    ],
    ids=lambda value: type(value).__name__,
)
def test_an_attempt_without_a_bill_counts_as_the_most_that_it_may_cost(
    fake: FakeEndpoint, fault: Behaviour, *, taken: bool
) -> None:
    most = at_most(fake)
    fake.default = lambda _: fault
    with (
        opened(fake, Budget(2 * most + 50), timeout_s=0.2, attempts=3) as endpoint,
        pytest.raises(BudgetError if taken else UnavailableError),
    ):
        ask(endpoint, 1, Meter())


def test_an_address_where_nothing_answers_is_not_said_to_be_a_spent_budget() -> None:
    with FakeEndpoint() as gone:
        pass
    with (
        opened(gone, Budget(10_000), attempts=3) as endpoint,
        pytest.raises(UnavailableError, match="cannot be reached"),
    ):
        ask(endpoint, 1, Meter())


def test_each_repeat_is_held_to_the_limit_too(fake: FakeEndpoint) -> None:
    most = at_most(fake)
    fake.default = lambda _: Answer("no", prompt_tokens=4_000, completion_tokens=0)
    with opened(fake, Budget(most + 4_000)) as endpoint, pytest.raises(BudgetError):
        ask(endpoint, 1, Meter())
    assert len(fake.ledger) == 1


@settings(max_examples=50)
@given(
    st.integers(1, 5_000),
    st.lists(st.tuples(st.integers(1, 900), st.floats(0, 1) | st.none()), max_size=30),
)
def test_no_order_of_calls_crosses_the_limit(
    limit: int, calls: list[tuple[int, float | None]]
) -> None:
    budget, spent = Budget(limit), 0
    for most, share in calls:
        try:
            budget.reserve(Amount(most), _never_waits)
        except BudgetError:
            assert spent + most > limit
            continue
        took = None if share is None else Amount(int(most * share))
        budget.settle(Amount(most), took)
        spent += most if took is None else took.tokens
        assert spent <= limit


def _never_waits(_: float) -> None:
    raise AssertionError("nothing is in flight")


def test_usage_counts_each_attempt_once(fake: FakeEndpoint) -> None:
    fake.script(Status(503), Answer("no", prompt_tokens=50, cached_tokens=9, completion_tokens=5))
    fake.default = lambda _: Answer(GOOD, prompt_tokens=70, cached_tokens=20, completion_tokens=6)
    meter, price = Meter(), Price(1_000_000, 0, 0)
    with opened(fake, Budget(), price=price) as endpoint:
        ask(endpoint, 1, meter)
    assert meter.usage == Usage(3, 2, 120, 29, 11, cost=91.0)
