"""What a reader would miss least ranks lowest."""

from __future__ import annotations

import pytest

from flows.core.salience import salience
from tests.making import a_claim, a_document

NEWS = "The council of Tarnow approved the new bridge on Monday."


@pytest.mark.parametrize(
    "text",
    [
        "The builder Stonehand of Tarnow declined to comment on the bridge.",
        "The council of Tarnow has not yet responded to the complaint.",
        "The builder Stonehand could not immediately be reached in Tarnow.",
        "Mayor Olga Pine said it would cost 48 million euros.",
    ],
)
def test_what_tells_little_ranks_below_the_news(text: str) -> None:
    document = a_document(f"{text} {NEWS}")
    told, news = (a_claim(document, s.number, speaker=None) for s in document.sentences)
    little, much = salience([told, news], {document.id: document})
    assert little < much / 1.5
