import datetime as dt

import pytest

from flows.core.facts import read_facts
from flows.core.timeline import days, months, resolve, story_day
from tests.making import a_document

SATURDAY = dt.date(2025, 11, 8)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("It opened on Oct. 9.", dt.date(2025, 10, 9)),
        ("It opened on 9th October 2024.", dt.date(2024, 10, 9)),
        ("The strike began on Thursday.", dt.date(2025, 11, 6)),
        ("He spoke today.", SATURDAY),
        ("She spoke yesterday.", dt.date(2025, 11, 7)),
        ("She spoke last night.", dt.date(2025, 11, 7)),
        ("She spoke three days ago.", dt.date(2025, 11, 5)),
        ("She speaks tomorrow.", dt.date(2025, 11, 9)),
        ("She speaks next Friday.", dt.date(2025, 11, 14)),
        ("She spoke last Saturday.", dt.date(2025, 11, 1)),
        ("She speaks this Sunday.", dt.date(2025, 11, 9)),
        ("The vote is due on 20 December.", dt.date(2025, 12, 20)),
    ],
)
def test_a_date_is_resolved_against_the_day_it_is_told_on(text: str, day: dt.date) -> None:
    assert days([text], SATURDAY) == {day}


def test_a_day_just_past_told_in_january_was_last_year() -> None:
    assert days(["It sank on 28 December."], dt.date(2025, 1, 3)) == {dt.date(2024, 12, 28)}


def test_an_impossible_date_is_no_day() -> None:
    (date,) = read_facts("It is dated February 29, 2025.").dates
    assert resolve(date, None) is None


def test_months_include_last_month() -> None:
    assert months(["Clashes last month killed dozens."], SATURDAY) == {(2025, 10)}


def test_the_story_is_told_on_the_latest_day_that_a_document_gives_itself() -> None:
    older = a_document(
        "The Echo\n\n7 November 2025\n\nThe bridge in Torr was closed after a flood."
    )
    newer = a_document("The Globe\n\n8 November 2025\n\nThe bridge in Torr has been opened again.")
    assert story_day([older, newer]) == SATURDAY
