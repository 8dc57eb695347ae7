"""Negations, hedges and quantifiers with the words that they govern."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.core.facts.governed import read_words
from flows.core.facts.polarity import read_marks

SENTENCES: list[tuple[str, list[tuple[str, str]]]] = [
    ("The truce has not been broken.", [("negation", "not")]),
    ("The truce hasn’t been broken.", [("negation", "hasn’t")]),
    ("They left without paying.", [("negation", "without")]),
    ("They failed to pay.", [("negation", "failed to")]),
    ("There is no deal.", [("negation", "no")]),
    ("The road is no longer closed.", [("negation", "no longer")]),
    ("Not only prices rose.", []),
    ("No fewer than 40 boats raced.", []),
    ("It is No. 5 on the list.", []),
    ("He cannot help smiling.", []),
    ("The no-fly zone ended.", []),
    ("The bank may close.", [("hedge", "may")]),
    ("The bank closes in May.", []),
    ("The alleged thief fled.", [("hedge", "alleged")]),
    ("The thief reportedly fled.", [("hedge", "reportedly")]),
    ("The army reported losses.", []),
    ("The reported losses are small.", [("hedge", "reported")]),
    ("The firm plans to expand.", [("hedge", "plans to")]),
    ("Rain is expected to stop.", [("hedge", "expected")]),
    ("The team could not win.", [("negation", "not")]),
    ("Some voters left.", [("quantifier", "Some")]),
    ("Nearly all voters left.", [("quantifier", "Nearly all")]),
    ("Every voter left.", [("quantifier", "Every")]),
]


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES, ids=[s for s, _ in SENTENCES])
def test_reads_the_marks_as_written(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert [(mark.kind, mark.text) for mark in read_marks(sentence)] == expected


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
