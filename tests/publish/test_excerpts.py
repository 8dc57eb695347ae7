from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.publish.excerpts import Excerpt, Segment, excerpts

_WORDS = " ".join(f"word{n}" for n in range(300))


def _text(excerpt: Excerpt) -> str:
    return "".join(s.text for s in excerpt.segments)


def test_a_short_text_is_shown_whole() -> None:
    text = "The mill burned. Nobody was hurt. It opened in 1902."
    found = excerpts(text, [(17, 33)], [(0, 16)])
    expected = (
        Segment("context", "The mill burned."),
        Segment("neighbour", " "),
        Segment("evidence", "Nobody was hurt."),
        Segment("neighbour", " It opened in 1902."),
    )
    assert found == (Excerpt(expected, starts_text=True, ends_text=True),)


def test_a_long_text_is_cut_between_words() -> None:
    at = _WORDS.index("word150")
    (found,) = excerpts(_WORDS, [(at, at + 7)], [])
    assert (found.starts_text, found.ends_text) == (False, False)
    words = _text(found).split(" ")
    assert set(words) <= set(_WORDS.split(" "))
    assert [s.text for s in found.segments if s.kind == "evidence"] == ["word150"]


def test_a_text_without_spaces_is_cut_at_the_evidence() -> None:
    (found,) = excerpts("x" * 2000, [(1000, 1010)], [])
    assert _text(found) == "x" * 10


def test_what_is_far_apart_has_an_excerpt_each() -> None:
    first, last = _WORDS.index("word10 "), _WORDS.index("word290")
    found = excerpts(_WORDS, [(last, last + 7)], [(first, first + 6)])
    assert [e.starts_text for e in found] == [True, False]
    assert [e.ends_text for e in found] == [False, True]
    assert [s.kind for e in found for s in e.segments if s.kind != "neighbour"] == [
        "context",
        "evidence",
    ]


@pytest.mark.parametrize("context", [(0, 9), (4, 7), (4, 12), (0, 12)])
def test_evidence_is_marked_as_such_where_context_overlaps_it(context: tuple[int, int]) -> None:
    (found,) = excerpts("The mill burned.", [(4, 8)], [context])
    assert "".join(s.text for s in found.segments if s.kind == "evidence") == "mill"


def test_nothing_cited_is_nothing_shown() -> None:
    assert excerpts("The mill burned.", [], []) == ()


@st.composite
def _cited(draw: st.DrawFn) -> tuple[str, list[tuple[int, int]], list[tuple[int, int]]]:
    text = draw(st.text("ab \n", min_size=1, max_size=40)) * draw(st.integers(1, 60))
    offsets = st.integers(0, len(text))
    ranges = st.lists(
        st.tuples(offsets, offsets).filter(lambda r: r[0] < r[1]), min_size=1, max_size=4
    )
    return text, draw(ranges), draw(ranges)


@given(_cited())
def test_every_cited_character_is_shown_once_and_as_what_it_is(
    cited: tuple[str, list[tuple[int, int]], list[tuple[int, int]]],
) -> None:
    text, evidence, context = cited
    covered = {i for start, end in evidence for i in range(start, end)}
    near = {i for start, end in context for i in range(start, end)} - covered
    shown = {"evidence": 0, "context": 0, "neighbour": 0}
    for excerpt in excerpts(text, evidence, context):
        assert _text(excerpt) in text
        for segment in excerpt.segments:
            shown[segment.kind] += len(segment.text)
    assert (shown["evidence"], shown["context"]) == (len(covered), len(near))
