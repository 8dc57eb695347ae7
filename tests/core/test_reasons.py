from __future__ import annotations

import pytest

from flows.core.reasons import explain

ROWS = [
    ("date.not_in_evidence", "October 9", "Oct. 19", "the date “October 9” is not in the source (the source: “Oct. 19”)"),
    ("date.not_in_evidence", "2011", "2011", "“2011” stands elsewhere in the source, not in this connection"),
    ("number.not_in_evidence", "58", "58", "“58” stands elsewhere in the source, not in this connection"),
    ("number.other_thing", "Four women", "four women", "the source says “four women” of something else"),
    ("number.other_thing", "29 soldiers", "29", "the source says “29” of something else"),
    ("number.other_thing", "29 soldiers", "29 trucks", "“29 soldiers” belongs to something else in the source (the source: “29 trucks”)"),
    ("speaker.swapped", "Asif", "", "the source does not give these words to “Asif”"),
    ("speaker.swapped", "Asif", "Mujahid said", "the source gives these words to somebody else (the source: “Mujahid said”)"),
    ("judge.not_found", "", "", "the source does not say this"),
    ("of.another.house", "", "", "of.another.house"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "claim", "source", "words"), ROWS)
def test_a_failure_in_plain_words(code: str, claim: str, source: str, words: str) -> None:
    assert explain(code, claim, source) == words
