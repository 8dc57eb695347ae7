"""What a reader would miss least is worth least."""

from __future__ import annotations

import pytest

from flows.core.salience import worth


@pytest.mark.parametrize(
    "text",
    [
        "The builder Stonehand of Tarnow declined to comment on the bridge.",
        "The council of Tarnow has not yet responded to the complaint.",
        "The builder Stonehand could not immediately be reached in Tarnow.",
        "Mayor Olga Pine said it would cost 48 million euros.",
        "Economists at Hale & Sons doubt it and expect a loss.",
    ],
)
def test_what_tells_little_is_worth_less(text: str) -> None:
    assert worth(text) < 1


@pytest.mark.parametrize(
    "text",
    [
        "The council of Tarnow approved the new bridge on Monday.",
        "Mayor Olga Pine said the bridge would cost 48 million euros.",
        "The army did not return to Tarnow after the truce of May.",
    ],
)
def test_news_is_worth_all_of_its_rank(text: str) -> None:
    assert worth(text) == 1
