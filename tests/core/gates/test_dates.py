"""Dates of a claim against its evidence, with and without the document's own day."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.core.facts import read_facts
from flows.core.gates.dates import check_dates, weekday_slips
from flows.core.gates.model import Finding, Line, Passage

NOT_THERE = "date.not_in_evidence"
MISMATCH = "date.weekday_mismatch"
SATURDAY = "2025-11-08"


def check(
    claim: str,
    *evidence: str,
    day: str | None = None,
    neighbours: tuple[str, ...] = (),
    rest: tuple[str, ...] = (),
) -> Finding:
    texts = (*evidence, *neighbours, *rest)
    lines = tuple(Line(i, read_facts(text)) for i, text in enumerate(texts, 1))
    near, far = len(evidence), len(evidence) + len(neighbours)
    passage = Passage(lines[:near], lines[near:far], lines[far:], day)
    return check_dates(read_facts(claim), None, passage)


GOOD = [
    # Another form of the same day.
    ("The dam burst on 9 October.", "The dam burst on Oct. 9."),
    ("Goats were kept about 12000 years ago.", "Goats were kept some 12,000 years ago."),
    ("She left almost 20 years ago.", "She left almost twenty years ago."),
    ("The show was on this past Sunday, Sep. 30.", "It was on this past Sunday, September 30."),
    ("The dam burst on October 9th.", "The dam burst on the 9th of October."),
    ("The dam burst on Oct 9, 2025.", "The dam burst on 9 October 2025."),
    ("The dam burst on 9 October 2025.", "The dam burst (2025-10-09)."),
    ("The dam burst on October 9.", "The dam burst on 2025-10-09."),
    ("The dam burst on 9 Oct 2025.", "The dam burst on 9/10/2025."),
    ("The dam burst on Sept. 10, 2025.", "The dam burst on 9/10/2025."),
    ("The dam burst on Oct. 25, 2025.", "The dam burst on 25/10/2025."),
    ("The dam burst on Friday.", "The dam burst on Friday (7 November)."),
    ("The dam burst on 7 November.", "The dam burst on Friday (7 November)."),
    ("The dam burst on Friday, Nov. 7.", "The dam burst on 7 November (Friday)."),
    ("The fair ran on November 6 and 7.", "The fair ran on November 6-7."),
    ("The fair opened on November 6.", "The fair ran on November 6-7."),
    ("The fair closed on 7 November.", "The fair ran from 6 to 7 November."),
    # Less specific than the source.
    ("The dam burst in October.", "The dam burst on Oct. 9."),
    ("The dam burst in October 2025.", "The dam burst on Oct. 9, 2025."),
    ("The dam burst in 2025.", "The dam burst on Oct. 9, 2025."),
    ("The dam burst in early October.", "The dam burst on Oct. 9."),
    ("The mill dates from the 1990s.", "The mill was built in 1994."),
    ("The mill dates from the 19th century.", "The mill was built in 1894."),
    ("The mill dates from the nineteenth century.", "It is a 19th-century mill."),
    ("It closed on Thursday.", "It closed late Thursday."),
    ("It closed late Thursday.", "It closed on Thursday night."),
    ("It closed on Thursday evening.", "It closed on Thursday night."),
    # Times.
    ("The vote is at 3:30 p.m.", "The vote is at 15:30."),
    ("The vote is at 15:30.", "The vote is at 3.30pm."),
    ("The vote is at noon.", "The vote is at 12:00."),
    ("The vote is at 6 p.m. GMT.", "The vote is at 1800 GMT."),
    ("The shop opens at 9 a.m.", "The shop is open from 9 to 11 a.m."),
    # Relative, as words.
    ("It closed last month.", "The mine closed last month."),
    ("It closed the previous month.", "The mine closed last month."),
    ("It closed three days ago.", "The mine closed 3 days ago."),
    ("It closed yesterday.", "It closed yesterday, police said."),
    # Years.
    ("The 2021 accord failed.", "The accord of 2021 failed."),
    ("It stood empty from 2019 to 2023.", "It stood empty between 2019 and 2023."),
    ("It won the 2020-21 league.", "It won the league in the 2020–21 season."),
    ("The 2024 census counted fewer farms.", "In 2024 the census counted fewer farms."),
]

GOOD_WITH_DAY = [
    ("It began on 8 November.", "He said today it had begun."),
    ("It began on Saturday.", "He said today it had begun."),
    ("It began on 8 November 2025.", "He said today (Saturday) it had begun."),
    ("It began on Friday.", "It began yesterday."),
    ("It began yesterday.", "It began on Friday."),
    ("It began on Nov. 7.", "It began on Friday."),
    ("It began on Friday.", "It began on Nov. 7."),
    ("It began in October.", "It began last month."),
    ("It began in October 2025.", "It began last month."),
    ("It began last month.", "It began on Oct. 9."),
    ("It began last year.", "It began in March 2024."),
    ("It began in 2024.", "It began last year."),
    ("It began on 9 October 2025.", "It began on Oct. 9."),
    ("It began on Thursday, October 9.", "It began on Oct. 9."),
    ("It began three days ago.", "It began on Nov. 5."),
    ("It opens next Friday.", "It opens on Nov. 21."),
    ("It began on Nov. 5.", "It began three days ago."),
    ("It began two years ago.", "It began in 2023."),
    ("It began on 29 December.", "It began on Dec. 29, 2025."),
    ("It began this year.", "It began in June."),
    # The source's own slip is not the claim's: it says so itself.
    ("It failed on Friday, 6 November.", "It failed on Friday (6th November)."),
]

BAD = [
    ("She left almost 30 years ago.", "She left almost twenty years ago.", NOT_THERE),
    ("The dam burst on 8 October.", "The dam burst on Oct. 9.", NOT_THERE),
    ("The dam burst on October 19.", "The dam burst on the 9th of October.", NOT_THERE),
    ("The dam burst on 9 November.", "The dam burst on Oct. 9.", NOT_THERE),
    ("The dam burst on 9 October 2024.", "The dam burst on 9 October 2025.", NOT_THERE),
    ("The dam burst on 10 October 2025.", "The dam burst (2025-10-09).", NOT_THERE),
    ("The dam burst on 11 October 2025.", "The dam burst on 9/10/2025.", NOT_THERE),
    ("The dam burst on Thursday.", "The dam burst on Friday (7 November).", NOT_THERE),
    ("The dam burst on Thursday, Nov. 7.", "The dam burst on Friday, Nov. 7.", NOT_THERE),
    ("The fair ran on November 6-8.", "The fair ran on November 6-7.", NOT_THERE),
    ("The fair opened on November 8.", "The fair ran on November 6-7.", NOT_THERE),
    # More specific than the source.
    ("The dam burst on Oct. 9.", "The dam burst in October.", NOT_THERE),
    ("The dam burst on 9 October 2025.", "The dam burst on Oct. 9.", NOT_THERE),
    ("The dam burst in October 2025.", "The dam burst in 2025.", NOT_THERE),
    ("The dam burst in late October.", "The dam burst in October.", NOT_THERE),
    ("The mill was built in 1994.", "The mill dates from the 1990s.", NOT_THERE),
    # Another stretch.
    ("The dam burst in September.", "The dam burst on Oct. 9.", NOT_THERE),
    ("The dam burst in 2024.", "The dam burst on Oct. 9, 2025.", NOT_THERE),
    ("The dam burst in late October.", "The dam burst on Oct. 9.", NOT_THERE),
    ("The dam burst in late October.", "The dam burst in early October.", NOT_THERE),
    ("The mill dates from the 1980s.", "The mill was built in 1994.", NOT_THERE),
    ("The mill dates from the 18th century.", "The mill was built in 1894.", NOT_THERE),
    ("It closed on Thursday morning.", "It closed on Thursday night.", NOT_THERE),
    ("It closed on Monday.", "It closed on Tuesday.", NOT_THERE),
    ("It closed on Monday.", "The mine closed without a word.", NOT_THERE),
    # Times.
    ("The vote is at 4:30 p.m.", "The vote is at 15:30.", NOT_THERE),
    ("The vote is at 3:35 p.m.", "The vote is at 3:30 p.m.", NOT_THERE),
    ("The vote is at midnight.", "The vote is at noon.", NOT_THERE),
    ("The shop opens at 8 a.m.", "The shop is open from 9 to 11 a.m.", NOT_THERE),
    # Relative, as words.
    ("It closed last year.", "The mine closed last month.", NOT_THERE),
    ("It closed next month.", "The mine closed last month.", NOT_THERE),
    ("It closed two days ago.", "The mine closed 3 days ago.", NOT_THERE),
    ("It closed tomorrow.", "It closed yesterday.", NOT_THERE),
    # Years.
    ("The 2020 accord failed.", "The accord of 2021 failed.", NOT_THERE),
    ("It stood empty from 2019 to 2024.", "It stood empty from 2019 to 2023.", NOT_THERE),
    ("It won the 2020-22 league.", "It won the league in the 2020–21 season.", NOT_THERE),
    # The day of another thing.
    (
        "The truce began on Oct. 9 and the blast struck on Oct. 19.",
        "The blast struck on Oct. 9 and the truce began on Oct. 19.",
        NOT_THERE,
    ),
    (
        "She was born in 1980 and elected in 1951.",
        "She was born in 1951 and elected in 1980.",
        NOT_THERE,
    ),
    ("The bridge fell today, killing five.", "The bridge fell last year, killing five.", NOT_THERE),
    (
        "The road closed on Tuesday and opened on Monday.",
        "The road closed on Monday and opened on Tuesday.",
        NOT_THERE,
    ),
]

BAD_WITH_DAY = [
    ("It began on 9 November.", "He said today (Saturday) it had begun.", NOT_THERE),
    ("It began on Thursday.", "It began yesterday.", NOT_THERE),
    ("It began yesterday.", "It began on Thursday.", NOT_THERE),
    ("It began on Nov. 6.", "It began on Friday.", NOT_THERE),
    ("It began on Thursday.", "It began on Nov. 7.", NOT_THERE),
    ("It began in September.", "It began last month.", NOT_THERE),
    ("It began in October 2024.", "It began last month.", NOT_THERE),
    ("It began last month.", "It began on Nov. 3.", NOT_THERE),
    ("It began last year.", "It began in March 2023.", NOT_THERE),
    ("It began on 9 October 2024.", "It began on Oct. 9.", NOT_THERE),
    ("It began on Friday, October 9.", "It began on Oct. 9.", MISMATCH),
    ("It began on Saturday, 7 November.", "It began on 7 November.", MISMATCH),
    ("It began on Friday, Nov. 7, 2024.", "It began on Nov. 7, 2024.", MISMATCH),
    ("It began two days ago.", "It began on Nov. 5.", NOT_THERE),
    ("It opens next Friday.", "It opens on Nov. 7.", NOT_THERE),
    ("It began three years ago.", "It began in 2023.", NOT_THERE),
    ("It began 2,109 months ago.", "It began in 2023.", NOT_THERE),
    ("It began 99999999999 weeks ago.", "It began in 2023.", NOT_THERE),
]


@pytest.mark.parametrize(("claim", "evidence"), GOOD)
def test_carried(claim: str, evidence: str) -> None:
    assert check(claim, evidence).result.outcome == "pass"


@pytest.mark.parametrize(("claim", "evidence"), GOOD_WITH_DAY)
def test_carried_by_the_documents_day(claim: str, evidence: str) -> None:
    assert check(claim, evidence, day=SATURDAY).result.outcome == "pass"


@pytest.mark.parametrize(("claim", "evidence", "code"), BAD)
def test_not_carried(claim: str, evidence: str, code: str) -> None:
    assert check(claim, evidence).result.code == code


@pytest.mark.parametrize(("claim", "evidence", "code"), BAD_WITH_DAY)
def test_not_carried_by_the_documents_day(claim: str, evidence: str, code: str) -> None:
    assert check(claim, evidence, day=SATURDAY).result.code == code


@pytest.mark.parametrize("day", [None, SATURDAY])
@pytest.mark.parametrize(
    "evidence", sorted({row[1] for row in (*GOOD, *BAD, *GOOD_WITH_DAY, *BAD_WITH_DAY)})
)
def test_verbatim_never_fails(evidence: str, day: str | None) -> None:
    assert check(evidence, evidence, day=day).result.outcome != "fail"


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("The dam burst.", "The dam burst on Oct. 9."),
        ("The dam burst on Friday.", "The dam burst on Nov. 7."),
        ("The dam burst last month.", "The dam burst on Oct. 9."),
    ],
)
def test_nothing_that_can_be_compared(claim: str, evidence: str) -> None:
    assert check(claim, evidence).result.outcome == "n/a"


def test_a_neighbour_that_was_needed_is_context() -> None:
    finding = check(
        "The dam burst on Oct. 9.",
        "The dam burst at night.",
        neighbours=("Rain fell.", "It was Oct. 9."),
    )
    assert (finding.result.outcome, finding.context) == ("pass", (3,))


@pytest.mark.parametrize(
    ("claim", "evidence", "neighbour", "outcome"),
    [
        ("The ferry sank on 9 May.", "The ferry sank on 11 May.", "It left on 9 May.", "fail"),
        (
            "The rebels shelled the port on 9 October.",
            "The rebels hit back on the 11th October, shelling the port.",
            "A blast shook the capital on 9 October.",
            "fail",
        ),
        # The day of the talk, and beside it the sentence that gives the day of the event.
        (
            "The ferry Alba sank off Torr on 9 May.",
            "The owner said on 11 May that the ferry had been old.",
            "The ferry Alba sank off Torr on 9 May.",
            "pass",
        ),
        # Two days, two events.
        (
            "The ferry left on 9 May and sank on 11 May.",
            "The ferry sank on 11 May.",
            "It left on 9 May.",
            "pass",
        ),
        ("The ferry sank on 9 May.", "The ferry sank in a storm.", "It was 9 May.", "pass"),
        ("The ferry sank on 9 May.", "The ferry sank in May.", "It was 9 May.", "pass"),
    ],
)
def test_a_neighbours_day_does_not_stand_against_the_evidences_own(
    claim: str, evidence: str, neighbour: str, outcome: str
) -> None:
    result = check(claim, evidence, neighbours=(neighbour,)).result
    assert result.outcome == outcome
    assert outcome == "pass" or (result.code, result.claim_says[0]) == (NOT_THERE, "9")


def test_the_year_may_stand_beside_the_day() -> None:
    finding = check(
        "The dam burst on Oct. 9, 2019.",
        "The dam burst on Oct. 9.",
        neighbours=("In 2019 it rained.",),
    )
    assert (finding.result.outcome, finding.context) == ("pass", (2,))


def test_both_strings_are_named() -> None:
    result = check("The dam burst on Oct. 8.", "The dam, built in 1970, burst on Oct. 9.").result
    assert (result.claim_says, result.source_says) == ("Oct. 8", "Oct. 9")
    far = check("The dam burst on Oct. 8.", "The dam burst.", rest=("It burst on Oct. 9.",)).result
    assert (far.code, far.source_says) == (NOT_THERE, "Oct. 9")
    wrong = check("It began on Friday, October 9.", "It began on Oct. 9.", day=SATURDAY).result
    assert "Thursday" in wrong.source_says


def test_the_sources_own_slip_is_flagged() -> None:
    facts = read_facts("It failed on Friday (6th November), not on Saturday (8th November).")
    assert weekday_slips(facts, SATURDAY) == ("Friday (6th November)",)
    assert weekday_slips(facts, None) == ()
    assert weekday_slips(read_facts("It failed on Monday, Nov. 7, 2025."), None) == (
        "Monday, Nov. 7, 2025",
    )


_MONTHS = st.sampled_from(["January", "March", "May", "July", "October", "December"])


@given(st.integers(1, 28), _MONTHS, st.integers(1900, 2030), st.integers(1, 28))
def test_another_day_is_never_carried(day: int, month: str, year: int, other: int) -> None:
    said = f"The bridge opened on {month} {day}, {year}, in the rain."
    forms = [f"{other} {month} {year}", f"{month} {other}", f"{month[:3]} {other}, {year}"]
    for form in forms:
        outcome = check(f"The bridge opened on {form}.", said).result.outcome
        assert outcome == ("pass" if other == day else "fail")


@given(st.dates(min_value=dt.date(1900, 1, 1)), st.text(max_size=40))
def test_any_day_and_any_text_are_survived(day: dt.date, text: str) -> None:
    said = f"{text} It rained last Friday, on Oct. 31, in March and yesterday at 3 p.m."
    assert check(said, said, day=str(day)).result.outcome != "fail"
