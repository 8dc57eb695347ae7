"""Quotation marks as people type them, and apostrophes that are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.core.facts.quotations import read_quotations

TABLE = [
    ("He said “yes, it’s fine.”", ["yes, it’s fine."]),
    ('"Yes," he said, "we can\'t."', ["Yes,", "we can't."]),
    ("‘We can’t go on,’ she said.", ["We can’t go on,"]),
    ("'We can't go on,' she said.", ["We can't go on,"]),
    ("«Non», said the mayor of Lyon.", ["Non"]),
    ("„Nein“, said the mayor of Ulm.", ["Nein"]),
    ("The officials' plan was late.", []),
    ("The officials’ plan and the workers’ union met.", []),
    ("James’ plan and the players’ union", []),
    ("the players’ ‘great’ effort", ["great"]),
    ("It's the '90s and rock 'n' roll isn't dead.", []),
    ("It’s the ’90s and rock ’n’ roll isn’t dead.", []),
    ("The officials' plan is 'dead', he said.", ["dead"]),
    ("'The officials' plan is dead,' he said.", ["The officials' plan is dead,"]),
    ("They fled 'safe havens' for 'the hills'.", ["safe havens", "the hills"]),
    ("‘The minister’s “bold” plan’ was dropped.", ["The minister’s “bold” plan", "bold"]),
    ('"He said ‘no’ twice," she said.', ["He said ‘no’ twice,", "no"]),
    ("“He said 'no' twice,” she said.", ["He said 'no' twice,", "no"]),
    ('A 6" gun and a 5\'10" man', []),
    ('On X, which was "Twitter", he wrote.', ["Twitter"]),
    ("She said: “I think that", ["I think that"]),
    ('She said: "I think that', ["I think that"]),
    ("The rest is true,” he said.", ["The rest is true,"]),
    ('The rest is true," he said.', ["The rest is true,"]),
    ('“mixed" marks and "so on”', ["mixed", "so on"]),
    ('" spaced " marks', ["spaced"]),
    ("''Two strokes'' for one mark", ["Two strokes"]),
    ("``TeX marks'' for one mark", ["TeX marks"]),
    ("The ‘hot’ and “cold” tests", ["hot", "cold"]),
    ("vowing 'all necessary measures'—and 'more'", ["all necessary measures", "more"]),
    ("(“in brackets”)", ["in brackets"]),
    ("The class of '92 – now grown up – met in Leeds for a reunion.", []),
    ("He sat on the bench in 1825-'39, and was elected in 1840.", []),
    ("'92 people died,' he said.", ["92 people died,"]),
    ("No marks at all.", []),
    ("“”", []),
    ("' '", []),
    ("", []),
    ("'Twas a cold night", []),
    ("O'Brien and D'Angelo met in N'Djamena", []),
    ("He earned 'points' in two games' time.", ["points"]),
]


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_reads(text: str, expected: list[str]) -> None:
    assert [q.text for q in read_quotations(text)] == expected


@given(st.text(alphabet=st.sampled_from("ab s.,“”‘’'\"«»\n—"), max_size=60))
def test_offsets_slice_back(text: str) -> None:
    for quotation in read_quotations(text):
        assert text[quotation.start : quotation.end] == quotation.text
        assert quotation.text.strip() == quotation.text
