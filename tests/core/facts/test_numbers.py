"""Figures as newspapers write them: value, bound, unit, what is counted, what happened to it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.core.facts.dates import read_dates
from flows.core.facts.model import Number
from flows.core.facts.numbers import read_numbers


def numbers(text: str) -> tuple[Number, ...]:
    return read_numbers(text, read_dates(text))


def only(text: str) -> Number:
    (number,) = numbers(text)
    return number


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("The blaze gutted 47 shops.", 47, 47),
        ("The blaze gutted forty-seven shops.", 47, 47),
        ("Some residents counted one hundred and twenty-three shops.", 123, 123),
        ("The ferry carried 1,250 passengers.", 1250, 1250),
        ("The ferry carried 1\u00a0250 passengers.", 1250, 1250),
        ("The town has 1.2 million inhabitants.", 1_200_000, 1_200_000),
        ("The town has 12 million inhabitants.", 12_000_000, 12_000_000),
        ("A crowd of 30 thousand cheered.", 30_000, 30_000),
        ("They bought a dozen eggs.", 12, 12),
        ("They bought half a dozen eggs.", 6, 6),
        ("They bought two dozen eggs.", 24, 24),
        ("About a hundred guests came.", 100, 100),
        ("Half a million homes lost power.", 500_000, 500_000),
        ("A quarter of a million homes lost power.", 250_000, 250_000),
        ("Rates rose by 4,5 %.", 4.5, 4.5),
        ("Three-quarters of the pupils passed.", 75, 75),
        ("Two-thirds of the pupils passed.", 200 / 3, 200 / 3),
        ("Half of the pupils passed.", 50, 50),
        ("One in five pupils failed.", 20, 20),
        ("Four out of five pupils passed.", 80, 80),
        ("Between 10 and 20 yachts sank.", 10, 20),
        ("Some 10 to 20 yachts sank.", 10, 20),
        ("Some 10–20 yachts sank.", 10, 20),
        ("Five or six yachts sank.", 5, 6),
        ("The deal is worth $3 to $4 billion.", 3e9, 4e9),
        ("The deal is worth $3-4bn.", 3e9, 4e9),
        ("The home side won 2-1.", 1, 2),
        ("The ruling was 5-4.", 4, 5),
        ("The walk took 3½ hours.", 3.5 / 24, 3.5 / 24),
        ("The walk took two and a half hours.", 2.5 / 24, 2.5 / 24),
        ("The walk took half an hour.", 0.5 / 24, 0.5 / 24),
        ("It was -5C at dawn.", -5, -5),
        ("The third round begins.", 3, 3),
        ("The 21st round begins.", 21, 21),
        ("Sales rose in Q3.", 3, 3),
        ("Dozens of cars were towed.", 20, 199),
        ("Hundreds of thousands of cars were towed.", 1e5, 999_500),
        ("Several hundred cars were towed.", 200, 999),
    ],
)
def test_value(text: str, low: float, high: float) -> None:
    number = only(text)
    assert (number.low, number.high) == pytest.approx((low, high))


@pytest.mark.parametrize(
    ("written", "bound"),
    [
        ("450", "exact"),
        ("about 450", "about"),
        ("around 450", "about"),
        ("roughly 450", "about"),
        ("some 450", "about"),
        ("approximately 450", "about"),
        ("an estimated 450", "about"),
        ("close to 450", "about"),
        ("450 or so", "about"),
        ("450-odd", "about"),
        ("more than 450", "over"),
        ("over 450", "over"),
        ("well over 450", "over"),
        ("upwards of 450", "over"),
        ("in excess of 450", "over"),
        ("nearly 450", "under"),
        ("almost 450", "under"),
        ("just under 450", "under"),
        ("fewer than 450", "under"),
        ("less than 450", "under"),
        ("at least 450", "at_least"),
        ("no fewer than 450", "at_least"),
        ("a minimum of 450", "at_least"),
        ("450 or more", "at_least"),
        ("450-plus", "at_least"),
        ("up to 450", "at_most"),
        ("as many as 450", "at_most"),
        ("at most 450", "at_most"),
        ("no more than 450", "at_most"),
    ],
)
def test_bound_is_part_of_the_figure(written: str, bound: str) -> None:
    number = only(f"Police counted {written} marchers on the bridge.")
    assert (number.bound, number.text, number.low) == (bound, written, 450)


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("It cost $3bn.", "USD", 3e9),
        ("It cost 3 billion dollars.", "USD", 3e9),
        ("It cost €2.5m.", "EUR", 2.5e6),
        ("It cost £400,000.", "GBP", 400_000),
        ("It cost Rs 500 crore.", "rupee", 5e9),
        ("It cost 40 pence.", "GBP", 0.4),
        ("Turnout fell 12%.", "%", 12),
        ("Turnout fell 12 per cent.", "%", 12),
        ("Turnout fell 12 percent.", "%", 12),
        ("Turnout fell two percentage points.", "pp", 2),
        ("The bank cut rates by 25 basis points.", "pp", 0.25),
        ("They share a 2,600-kilometer border.", "km", 2600),
        ("The wall is 2,600 km long.", "km", 2600),
        ("The wall is 100 miles long.", "km", 160.9344),
        ("The wall is 400m long.", "km", 0.4),
        ("The farm covers 40 hectares.", "km2", 0.4),
        ("The crate weighs two tonnes.", "kg", 2000),
        ("It reached 86 degrees Fahrenheit.", "°C", 30),
        ("It reached 30°C.", "°C", 30),
        ("Gusts reached 100 mph.", "km/h", 160.9344),
        ("The plant makes 300 megawatts.", "W", 3e8),
        ("The trial took three weeks.", "day", 21),
        ("The trial took 18 months.", "year", 1.5),
        ("The 34-year-old was freed.", "year", 34),
        ("She died aged 81.", "year", 81),
        ("The law lasted two decades.", "year", 20),
        ("The factory employs 3m people.", None, 3e6),
        ("The factory employs 300 people.", None, 300),
        ("He ordered a 30-Day Review.", "day", 30),
    ],
)
def test_unit(text: str, unit: str | None, value: float) -> None:
    number = only(text)
    assert number.unit == unit
    assert number.low == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        (
            "At least 50 Afghan civilians were killed and approximately 450 wounded.",
            [("civilian", "kill"), ("civilian", "wound")],
        ),
        (
            "The army confirmed the deaths of at least 23 soldiers and injuries to 29 others.",
            [("soldier", "kill"), ("soldier", "wound")],
        ),
        (
            "At least five civilians—including four women—were killed and six others wounded.",
            [("civilian", "kill"), ("women", "kill"), ("civilian", "wound")],
        ),
        (
            "They seized checkpoints, killing 58 soldiers, wounding 30 others and destroying "
            "20 outposts.",
            [("soldier", "kill"), ("soldier", "wound"), ("outpost", "destroy")],
        ),
        (
            "The fighting resulted in 50 civilian deaths and 447 injuries, alongside five "
            "fatalities in the city.",
            [("civilian", "kill"), ("civilian", "wound"), ("civilian", "kill")],
        ),
        ("The army said 23 of its soldiers also died.", [("soldier", "kill")]),
        ("Three miners are missing after the collapse.", [("miner", "miss")]),
        (
            "Police arrested 12 people after 3 officers were hurt.",
            [("peopl", "arrest"), ("offic", "wound")],
        ),
        ("The death toll rose to 50.", [(None, "kill")]),
        ("Gunmen killed four farmers and two guards.", [("farmer", "kill"), ("guard", "kill")]),
        (
            "Twelve people, including 3 children, were killed.",
            [("peopl", "kill"), ("children", "kill")],
        ),
        ("The storm destroyed 40 barns.", [("barn", "destroy")]),
        ("The firm hired 300 engineers.", [("engin", "hire")]),
        ("It was the third round of the talks.", [("round", None)]),
        ("About 12% of voters stayed home.", [("voter", None)]),
        ("The queen opened 14 bridges.", [("bridg", None)]),
    ],
)
def test_what_is_counted(text: str, counted: list[tuple[str | None, str | None]]) -> None:
    assert [(n.noun, n.event) for n in numbers(text)] == counted


@pytest.mark.parametrize(
    "text",
    [
        "No one was hurt.",
        "One of them fell.",
        "They blame one another.",
        "One day he will return.",
        "That one is broken.",
        "A Boeing 737 landed safely.",
        "The G7 met in the hills.",
        "COVID-19 closed the schools.",
        "F-16s took off.",
        "Parliament debated Article 5 again.",
        "They met on Oct. 9.",
        "It was signed in 2021.",
        "Doors open at 3:30 p.m. on 9 October.",
        "First, the roof fell in.",
        "He first saw the comet as a boy.",
        "A man and an ox crossed the river.",
        "Profits rose two-fold.",
        "8) The report ends here.",
    ],
)
def test_no_figure(text: str) -> None:
    assert numbers(text) == ()


def test_from_and_to_are_two_figures() -> None:
    assert [n.low for n in numbers("Membership rose from 10 to 20.")] == [10, 20]


def test_a_share_in_another_currency_is_no_range() -> None:
    assert [n.low for n in numbers("It earned $3.1 billion or $6.78 a share.")] == [3.1e9, 6.78]


def test_a_line_of_a_thousand_figures() -> None:
    assert len(numbers("12 men and 2,019 oxen; " * 500)) == 1000


_WORDS = """
one twenty-three hundred million half a dozen 4,5 % $3bn 1.2 2-1 12 killed soldiers about at
least to and or 10 – — ½ °C Q3 2021 October p.m. No. 7,000,000 0 o’clock -5 1/2 ... dozens of
thousands third
"""
_PIECES = st.sampled_from([*_WORDS.split(), "\u00a0"])


@given(st.lists(_PIECES, max_size=12).map(" ".join) | st.text(max_size=60))
def test_offsets_slice_and_are_in_order(text: str) -> None:
    last = 0
    for number in numbers(text):
        assert text[number.start : number.end] == number.text
        assert last <= number.start < number.end
        assert number.low <= number.high
        last = number.end
