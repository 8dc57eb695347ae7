from __future__ import annotations

import pytest

from flows.core.records import Usage
from flows.endpoint.prices import Price, read_prices
from flows.errors import InputError


def test_prices_are_by_model_and_per_million() -> None:
    prices = read_prices("gpt-x=1.25/0.125/10  org/llama:free=0/0/0\n")
    assert prices == {"gpt-x": Price(1.25, 0.125, 10.0), "org/llama:free": Price(0, 0, 0)}
    # 600 000 fresh, 400 000 cached and 100 000 received: 0.75 + 0.05 + 1
    usage = Usage(3, 1, 1_000_000, 400_000, 100_000)
    assert prices["gpt-x"].of(usage) == pytest.approx(1.8)


def test_no_prices_are_no_prices() -> None:
    assert read_prices("") == {}


@pytest.mark.parametrize(
    "setting", ["gpt-x", "gpt-x=1", "gpt-x=1/2", "gpt-x=1/2/x", "=1/2/3", "m=-1/0/0", "m=nan/0/0"]
)
def test_a_price_that_cannot_be_read_is_named(setting: str) -> None:
    with pytest.raises(InputError, match=f"^WELLSOURCED_PRICES cannot be used: '{setting}' is not"):
        read_prices(f"good=1/1/1 {setting}")


def test_the_most_that_tokens_cost_holds_whatever_is_cached() -> None:
    for price in (Price(2, 1, 5), Price(2, 3, 5)):
        for cached in (0, 70, 100):
            assert price.of(Usage(1, 0, 100, cached, 10)) <= price.at_most(Usage(1, 0, 100, 0, 10))


def test_the_cost_of_a_sum_is_known_only_if_all_prices_are() -> None:
    priced, other = Usage(1, 0, 10, 0, 1, 0.25), Usage(1, 0, 10, 0, 1)
    assert (priced + priced).cost == 0.5
    assert (priced + Usage()).cost == (Usage() + priced).cost == 0.25  # nothing asked, nothing due
    assert (priced + other).cost is None
    assert Usage().cost is None
