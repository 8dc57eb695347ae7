from __future__ import annotations

import datetime as dt

import pytest

from flows.core.conflicts.tellings import Telling, alike, own_names, read_telling, times_agree
from tests.making import a_claim, a_document

WEDNESDAY = dt.date(2025, 3, 12)


def telling(text: str) -> Telling:
    document = a_document("The bridge in Torr was closed after a flood.")
    return read_telling(a_claim(document, 1, text), {document.id: document}, WEDNESDAY)


def test_who_tells_it_is_left_out() -> None:
    said = telling("The bridge in Odda collapsed on 9 March, the council said.")
    assert said.text == "The bridge in Odda collapsed on 9 March"
    assert said.moments == {(2025, 3, 9)}
    assert said.words == telling("The bridge in Odda collapsed on Sunday.").words


def test_a_claim_of_one_long_word_is_read_at_once() -> None:
    assert not telling("a" * 2000).moments


def test_what_is_claimed_but_no_clause_stays_whole() -> None:
    claimed = telling("The Red Guard claimed responsibility for the attack on the barracks.")
    assert [n.core for n in claimed.names] == ["Red Guard"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hartwell earned $12 million in the quarter.", "Hartwell earned $48 million in the year."),
        ("The first probe was launched on Monday.", "The second probe was launched on Monday."),
        ("The men's marathon in Oslo was run.", "The women's marathon in Oslo was run."),
        ("The prize for fiction went to her.", "The prize for poetry went to her."),
        ("The German pavilion in Oslo opened.", "The Dutch pavilion in Oslo opened."),
        ("The line was planned to open in May.", "The line opened in May."),
    ],
)
def test_marks_nations_and_contrasts_make_another_question(one: str, other: str) -> None:
    assert not alike(telling(one), telling(other), 0.5, 0.4)


def test_a_shorter_name_is_the_same_name_and_a_namesake_is_not() -> None:
    full, short = telling("Daniel Shaw left the court."), telling("Shaw left the court.")
    namesake = telling("Martin Shaw left the court.")
    assert own_names(full, short) == own_names(short, full) == ()
    assert [n.core for n in own_names(full, namesake)] == ["Daniel Shaw"]


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("It sank on Monday.", "It sank on 10 March.", True),
        ("It sank in March.", "It sank on 10 March.", True),
        ("It sank in 2025.", "It sank on 10 March.", True),
        ("It sank last year.", "It sank on 10 March.", False),
        ("It sank on Monday.", "It sank on Tuesday.", False),
        ("It sank.", "It sank on Tuesday.", True),
    ],
)
def test_times_agree_where_one_can_be_the_other(one: str, other: str, *, agree: bool) -> None:
    assert times_agree(telling(one), telling(other)) is agree
