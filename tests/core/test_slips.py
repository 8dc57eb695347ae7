import datetime as dt

from flows.core.slips import slips
from tests.making import a_document

TOLD_ON = dt.date(2025, 11, 8)


def test_a_weekday_that_is_not_its_dates_is_flagged_with_its_sentence() -> None:
    document = a_document("The talks were long. They failed on Friday (6th November) in Oslo.")
    (note,) = slips(document, TOLD_ON)
    assert "sentence 2" in note
    assert "Friday (6th November)" in note


def test_a_weekday_that_fits_is_not_flagged() -> None:
    assert slips(a_document("The talks failed on Friday (7th November) in Oslo."), TOLD_ON) == ()


def test_without_any_year_nothing_is_said() -> None:
    assert slips(a_document("The talks failed on Friday (6th November) in Oslo."), None) == ()
