"""What a figure measures is read from its clause, not from its sentence."""

from __future__ import annotations

import pytest

from flows.core.conflicts.measured import measure_asked, one_measure, read_measured
from flows.core.facts import Number, read_facts
from tests.core.conflicts.test_conflicts import between

ONE_QUESTION = [
    (
        "Orbel will cut 1,200 jobs and close 45 branches by the end of 2026.",
        "Shares fell after the lender announced the loss of 1,500 jobs and more.",
    ),
    ("The plan would save €350m a year.", "He told staff that the cuts would save €300 million a year."),
    ("A ferry with 230 people on board struck a sandbank.", "It sank with 212 people on board."),
    ("The bridge will cost 61 million euros.", "The mayor said it would cost 48 million euros."),
    ("Thieves stole 12 paintings from the museum.", "The museum said nine paintings had been stolen."),
    ("Norvik owns 15 percent of the bank.", "The fund holds a fifth of the bank."),
]  # fmt: skip
ANOTHER_QUESTION = [
    ("The council will pay $3 million for repairs.", "The mayor earns $120,000 a year."),
    ("The plan would save €350m a year.", "The plan would save €300 million."),
    ("The bank will close 45 branches.", "The bank will close 54 rural branches."),
    ("The bank will close 45 branches.", "The bank will open 54 branches."),
    ("Unemployment fell to 10 percent.", "Inflation fell to 4 percent."),
    ("The bridge will cost 61 million euros.", "The tunnel will cost 48 million euros."),
    ("It carries up to 400 passengers.", "It sank with 212 passengers on board."),
    ("The firm hired 300 workers.", "The firm dismissed 200 workers."),
]


def _first(text: str) -> Number:
    return read_facts(text).numbers[0]


@pytest.mark.parametrize(("one", "other"), ONE_QUESTION)
def test_figures_of_one_thing_treated_alike_answer_one_question(one: str, other: str) -> None:
    assert one_measure(read_measured(one, _first(one)), read_measured(other, _first(other)))


@pytest.mark.parametrize(("one", "other"), ANOTHER_QUESTION)
def test_another_thing_act_subject_or_period_is_another_question(one: str, other: str) -> None:
    assert not one_measure(read_measured(one, _first(one)), read_measured(other, _first(other)))


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Orbel will close 45 branches by May.", "Orbel will close branches"),
        ("The plan would save €350m a year by 2027.", "the plan would save a year"),
        ("The ferry, with 230 people on board, struck a sandbank.", "people on board"),
        ("The bridge will cost 61 million euros.", "the bridge will cost"),
        ("The strike cost local businesses $90 million.", ""),
    ],
)
def test_the_question_is_asked_in_the_words_around_the_figure(text: str, asked: str) -> None:
    number = _first(text)
    assert " ".join(measure_asked(text, number, read_measured(text, number).acts)).strip() == asked


def test_reports_that_share_few_words_still_differ() -> None:
    (conflict,) = between(
        "Orbel Bank will close 45 branches by the end of 2026, it said on Friday.",
        "Shares in Orbel Bank fell after it announced the closure of 54 branches.",
    )
    assert conflict.question == "how many branches Orbel Bank will close"
    assert [a.value for a in conflict.answers] == ["45", "54"]


def test_votes_for_and_against_are_one_answer() -> None:
    (conflict,) = between(
        "The council of Tarnow approved the new bridge on Monday by 31 votes to 14.",
        "The council of Tarnow approved the new bridge on Monday by 29 votes to 16.",
    )
    assert [a.value for a in conflict.answers] == ["31 votes to 14", "29 votes to 16"]


def test_two_firms_are_no_conflict() -> None:
    assert not between(
        "Orbel Bank will close 45 branches, it said on Friday.",
        "Velmo Bank will close 54 branches, it said on Friday.",
    )
