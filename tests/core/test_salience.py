"""What a reader would miss least is worth least."""

from __future__ import annotations

import pytest

from flows.core.outline import IDLE
from flows.core.salience import worth
from tests.making import a_claim, a_document


def _worth(text: str) -> float:
    document = a_document(text)
    return worth(a_claim(document, 1), {document.id: document})


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
    assert _worth(text) < 1


@pytest.mark.parametrize(
    "text",
    [
        "The council of Tarnow approved the new bridge on Monday.",
        "Mayor Olga Pine said the bridge would cost 48 million euros.",
        "The army did not return to Tarnow after the truce of May.",
    ],
)
def test_news_is_worth_all_of_its_rank(text: str) -> None:
    assert _worth(text) == 1


BOTH = "Robert Pike, once the treasurer of the charity, was jailed on Monday. "


@pytest.mark.parametrize(
    "text",
    [
        "Judge Marian Holt said he had “plundered” the charity.",
        "Robert Vane said that the trust owed her an apology.",
        "The trust's lawyer, Ada Holt, said that she was innocent.",
    ],
)
def test_he_in_the_words_of_one_who_may_mean_another_is_not_printed_among_others(text: str) -> None:
    document = a_document(BOTH + text)
    assert worth(a_claim(document, 2), {document.id: document}) <= IDLE


@pytest.mark.parametrize(
    ("before", "text"),
    [
        # what only the speaker can tell
        (BOTH, "Robert Vane said he would resign."),
        (BOTH, "Robert Vane said that he had not known of the payments."),
        (BOTH, "Robert Vane denied that he had held talks with a charity."),
        # named before it, in the same words
        (BOTH, "Robert Vane said that Pike had been paid before he left."),
        # nobody else is spoken of
        ("The mayor, Karl Vest, spoke. ", "The mayor said that he had seen to the bridge."),
        ("Robert Vane leads the trust. ", "Vane said that he had “plundered” the charity."),
        ("The trust was closed. ", "Robert Vane said that he had “plundered” the charity."),
    ],
)
def test_he_who_is_named_or_can_be_nobody_else_is_news(before: str, text: str) -> None:
    document = a_document(before + text)
    assert worth(a_claim(document, 2), {document.id: document}) == 1
