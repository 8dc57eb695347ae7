from __future__ import annotations

import pytest

from flows.core.alignment.thesaurus import (
    Relation,
    Thesaurus,
    denied_forms,
    parse_thesaurus,
    vocabulary,
)
from flows.judges.thesaurus import stored_thesaurus

TABLE = """# a comment
= car automobil
= open unlock unbar
! open close
< soldier person
v open close unlock
"""


@pytest.mark.parametrize(
    ("word", "source", "expected"),
    [
        ("cars", "An automobile burned.", "synonym"),
        ("closed", "The bridge is open.", "opposite"),
        ("person", "A soldier fell ill.", "kind"),
        ("soldier", "A person fell ill.", "none"),
        ("unlocked", "The bridge is closed.", "contrary"),
        ("unstable", "A stable bridge.", "opposite"),
        ("bond", "The bank gave a loan.", "none"),
    ],
)
def test_a_word_is_related_to_the_sources_words(word: str, source: str, expected: Relation) -> None:
    assert parse_thesaurus(TABLE).relation(word, vocabulary(source)) == expected


def test_without_a_table_plain_opposites_are_still_known() -> None:
    assert Thesaurus().relation("rejected", vocabulary("They accepted the plan.")) == "opposite"


@pytest.mark.parametrize(
    ("word", "source", "expected"),
    [
        ("physicians", "A doctor was called.", "synonym"),
        ("defeat", "A narrow victory.", "opposite"),
        ("tulip", "The budget passed.", "none"),
    ],
)
def test_the_shipped_table(word: str, source: str, expected: Relation) -> None:
    assert stored_thesaurus().relation(word, vocabulary(source)) == expected


@pytest.mark.parametrize(
    ("word", "denied"),
    [
        ("unstable", "stabl"),
        ("Inefficiently", "effici"),
        ("stable", "unstabl"),
        ("non-fatal", "fatal"),
    ],
)
def test_a_prefix_denies_a_word(word: str, denied: str) -> None:
    assert denied in denied_forms(word)


def test_a_short_rest_is_no_word_denied() -> None:
    assert denied_forms("until").isdisjoint({"til", "un"})


def test_verbs_are_known() -> None:
    table = parse_thesaurus(TABLE)
    assert table.is_verb("opened")
    assert not table.is_verb("bridge")


def test_opposites_of_a_word_as_written() -> None:
    assert "close" in parse_thesaurus(TABLE).opposites_of("opened")
