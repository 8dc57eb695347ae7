"""Negations, hedges and quantifiers with the words that they govern."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.core.facts.governed import read_words
from flows.core.facts.model import Polarity
from flows.core.facts.polarity import read_marks, read_polarity

SENTENCES: list[tuple[str, Polarity]] = [
    ("The truce has not been broken.", Polarity(negations=("not",))),
    ("The truce hasn’t been broken.", Polarity(negations=("hasn’t",))),
    ("They left without paying.", Polarity(negations=("without",))),
    ("They failed to pay.", Polarity(negations=("failed to",))),
    ("There is no deal.", Polarity(negations=("no",))),
    ("The road is no longer closed.", Polarity(negations=("no longer",))),
    ("Not only prices rose.", Polarity()),
    ("No fewer than 40 boats raced.", Polarity()),
    ("It is No. 5 on the list.", Polarity()),
    ("He cannot help smiling.", Polarity()),
    ("The no-fly zone ended.", Polarity()),
    ("The bank may close.", Polarity(hedges=("may",))),
    ("The bank closes in May.", Polarity()),
    ("The alleged thief fled.", Polarity(hedges=("alleged",))),
    ("The thief reportedly fled.", Polarity(hedges=("reportedly",))),
    ("The army reported losses.", Polarity()),
    ("The reported losses are small.", Polarity(hedges=("reported",))),
    ("The firm plans to expand.", Polarity(hedges=("plans to",))),
    ("Rain is expected to stop.", Polarity(hedges=("expected",))),
    ("The team could not win.", Polarity(negations=("not",))),
    ("Some voters left.", Polarity(quantifiers=("Some",))),
    ("Nearly all voters left.", Polarity(quantifiers=("Nearly all",))),
    ("Every voter left.", Polarity(quantifiers=("Every",))),
]


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES, ids=[s for s, _ in SENTENCES])
def test_reads_the_marks_as_written(sentence: str, expected: Polarity) -> None:
    assert read_polarity(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "negated"),
    [
        ("The truce was not signed, but it holds.", {"signed"}),
        ("The museum, which was not insured, lost 200 paintings.", {"insured"}),
        ("They left without paying the bill.", {"paying", "bill"}),
        ("There is no evidence that Ruiz lied.", {"evidence", "Ruiz", "lied"}),
        ("He did not come because it rained.", {"come"}),
        ("The play “Never Surrender” was a success.", {"Surrender"}),
        ("They did not fail to pay.", set()),
        ("It did not rain. The river rose.", {"rain"}),
    ],
)
def test_a_negation_ends_with_its_clause(sentence: str, negated: set[str]) -> None:
    assert {w.text for w in read_words(sentence) if w.negated} == negated


@given(
    st.lists(
        st.sampled_from(
            [
                "not",
                "no",
                "never",
                "without",
                "may",
                "could",
                "alleged",
                "all",
                "some",
                "the",
                "truce",
                "was",
                "signed",
                ",",
                ".",
                "“",
                "”",
                '"',
                ";",
                "that",
                "whether",
                "if",
                "but",
                "and",
                "failed",
                "to",
                "neither",
                "é",
                "5",
                "%",
                "nearly",
                "almost",
                "every",
            ]
        ),
        max_size=25,
    ).map(" ".join)
)
def test_every_mark_lies_in_the_text_and_governs_what_follows(text: str) -> None:
    for mark in read_marks(text):
        assert text[mark.start : mark.end] == mark.text
        assert mark.end <= mark.scope_end <= len(text)
        assert all(mark.end <= head < len(text) for head in mark.heads)


@given(st.text(max_size=80))
def test_any_text_can_be_read(text: str) -> None:
    for mark in read_marks(text):
        assert text[mark.start : mark.end] == mark.text
