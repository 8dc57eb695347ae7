"""A relative day gets the day that it was, where the document's own date leaves no doubt."""

from __future__ import annotations

import datetime as dt

import pytest

from flows.core.dated import has_open_day, with_days
from flows.core.gates import run_gates
from flows.core.records import Draft
from flows.engines.extractive import ExtractiveEngine
from tests.making import a_document

WEDNESDAY = dt.date(2025, 2, 12)


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("The bank closed yesterday.", "The bank closed yesterday (11 February)."),
        ("Yesterday, the bank closed.", "Yesterday (11 February), the bank closed."),
        ("It closed yesterday morning.", "It closed yesterday morning (11 February)."),
        ("The bank opens tomorrow.", "The bank opens tomorrow (13 February)."),
        ("It closed last night, 14 hours later.", "It closed last night (11 February), 14 hours later."),
        ("Karl Vest spoke today (Wednesday).", "Karl Vest spoke today (12 February)."),
        ("The bank closed last Friday.", "The bank closed last Friday (7 February)."),
    ],
)  # fmt: skip
def test_a_relative_day_gets_the_day_that_it_was(text: str, dated: str) -> None:
    assert with_days(text, WEDNESDAY) == dated
    assert has_open_day(text)
    assert not has_open_day(dated)
    assert with_days(text, None) == text


@pytest.mark.parametrize(
    "text",
    [
        "“We close tomorrow,” said Karl Vest.",
        "The bank closed on Friday.",
        "The bank closed yesterday, 11 February.",
        "The bank closed last Friday (7 February).",
        "The bank closed last month.",
    ],
)
def test_what_gives_its_day_or_quotes_it_is_left_as_it_is(text: str) -> None:
    assert with_days(text, WEDNESDAY) == text
    assert not has_open_day(text)


@pytest.mark.parametrize(
    "text",
    [
        "The bank closed last Tuesday.",  # yesterday, or a week before?
        "Yesterday's vote was close.",
        "The bank closed yesterday (Friday).",  # the document's date says otherwise
    ],
)
def test_a_day_in_doubt_stays_open(text: str) -> None:
    assert with_days(text, WEDNESDAY) == text
    assert has_open_day(text)


def test_a_dated_claim_is_carried_by_its_document_and_another_day_is_not() -> None:
    document = a_document("The Echo\n\n12 February 2025\n\nThe bank in Torr closed yesterday.")
    (draft,) = ExtractiveEngine().summarise(document, None)
    assert draft.text == "The bank in Torr closed yesterday (11 February)."

    def dates(told: Draft, text: str) -> str:
        gates, _ = run_gates(document, text, told.speaker, told.sentences)
        return next(g.outcome for g in gates if g.gate == "dates")

    assert dates(draft, draft.text) == "pass"
    assert dates(draft, draft.text.replace("11", "10")) == "fail"
