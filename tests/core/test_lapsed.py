"""A plan whose day has come since, and an old "not yet", are no news any more."""

from __future__ import annotations

import pytest

from flows.core.lapsed import freshness, lapsed
from tests.making import a_claim, a_document


def is_lapsed(plan: str, *, newest: str = "9 June 2025") -> bool:
    told = a_document(f"The Echo\n\n6 June 2025\n\n{plan}", "a.txt")  # a Friday
    later = a_document(f"The Globe\n\n{newest}\n\nThe mine in Torr has been closed.", "b.txt")
    body = next(s.number for s in told.sentences if s.kind == "body")
    claims = [a_claim(told, body)]
    return bool(lapsed(claims, {told.id: told, later.id: later}))


@pytest.mark.parametrize(
    "plan",
    [
        "President Carmen Ledesma is expected at the mine on Saturday.",
        "The office in Torr will give a final result tomorrow.",
        "The mine in Torr is due to open on 8 June.",
        "Minister Vela said the first miner would come up before dawn.",
        "No deaths have been reported in Torr.",
        "The cause of the fire in Torr is not known.",
    ],
)
def test_what_a_later_document_is_told_after_is_over(plan: str) -> None:
    assert is_lapsed(plan)
    assert not is_lapsed(plan, newest="6 June 2025")


@pytest.mark.parametrize(
    "text",
    [
        "The mine in Torr is due to open on 20 June.",
        "The mine in Torr will open next year.",
        "The court in Torr on Friday stopped a dam for which 4,300 people would lose their homes.",
        "The mine in Torr was closed on Thursday.",
        "The mine in Torr, which will reopen, was closed on 2 June.",
    ],
)
def test_what_is_still_to_come_or_has_happened_is_not_over(text: str) -> None:
    assert not is_lapsed(text)


def test_a_claim_is_as_fresh_as_the_newest_document_that_carries_it() -> None:
    dates = {"a.txt": "6 June 2025", "b.txt": "8 June 2025", "c.txt": "1 May 2025", "d.txt": ""}
    documents = [
        a_document(f"The Echo\n\n{date}\n\nThe mine of {name} in Torr was closed on Monday.", name)
        for name, date in dates.items()
    ]
    claims = [
        a_claim(d, next(s.number for s in d.sentences if s.kind == "body")) for d in documents
    ]
    assert freshness(claims, {d.id: d for d in documents}) == pytest.approx([0.8, 1.0, 0.7, 1.0])
