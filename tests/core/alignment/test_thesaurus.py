from __future__ import annotations

import pytest

from flows.core.alignment.thesaurus import Relation, Thesaurus, parse_thesaurus, vocabulary
from flows.judges.thesaurus import stored_thesaurus

TABLE = """# a comment
= car automobil
! open close
< soldier person
"""


@pytest.mark.parametrize(
    ("word", "source", "expected"),
    [
        ("cars", "An automobile burned.", "synonym"),
        ("closed", "The bridge is open.", "opposite"),
        ("person", "A soldier fell ill.", "kind"),
        ("soldier", "A person fell ill.", "none"),
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
