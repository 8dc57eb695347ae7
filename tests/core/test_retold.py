"""Telling the headline's news again is told from adding to it."""

from __future__ import annotations

import pytest

from flows.core.retold import retells

TALKS = "Wage talks between the miners and Calder Copper have collapsed."
STRIKE = "The council of Tarnow approved the new bridge on Monday."


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Mine owner Ada Roth announced the failure of the talks on Friday.", TALKS),
        ("The union said that the talks stalled despite a new offer.", TALKS),
        ("Ada Roth confirmed that the talks have ended for now.", TALKS),
        ("The union's spokesman, Leo Marsh, attributed the collapse of the talks to pride.", TALKS),
        ("The mayor said the council approved the bridge after a long debate.", STRIKE),
    ],
)
def test_who_says_the_news_again_adds_nothing(text: str, headline: str) -> None:
    assert retells(text, headline)


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Ada Roth denied that the talks have ended.", TALKS),
        ("The union said the talks had not failed.", TALKS),
        ("The union said that the talks failed because of the owner's insistence.", TALKS),
        ("The union said that the strike would continue.", TALKS),
        ("Police said that four miners were injured.", TALKS),
        ("The mayor said the council approved the bridge and a tunnel.", STRIKE),
        ("The opposition said that the council would fall.", STRIKE),
        ("A short walk.", TALKS),
    ],
)
def test_what_adds_to_the_news_is_no_retelling(text: str, headline: str) -> None:
    assert not retells(text, headline)
