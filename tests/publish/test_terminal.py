from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.core.records import Answer, Conflict
from flows.publish.terminal import summary
from tests.publish.making import brief as made_brief
from tests.publish.making import claim, document, mill_fire, retold
from tests.publish.strategies import HOSTILE

_WHOLE = """\
A fire destroyed the Victoria textile mill in Oldham. [2 independent sources]
2 sources · 4 checked statements, 1 withheld · 100% of their sentences read ·
1 source not read

Key points
  • A fire destroyed the Victoria textile mill in Oldham. [2 independent
    sources]
  • 14 workers were taken to hospital. [Dana Whitlock; reported by 1 source]
  • The owners put the number of injured at nine. [the owners; reported by 1
    source]

Where the sources differ
  ? Workers injured
      - 14: Dana Whitlock (in The Oldham Courier)
      - nine: the owners (in wire.md)

Withheld
  × Production will resume in summer. (The source says it with a doubt that
    the statement leaves out.)

Not read
  × scan.txt: it holds no text; give a text file
"""


def test_the_heart_of_a_brief() -> None:
    assert summary(mill_fire()[0], width=78) == _WHOLE


def test_what_there_is_not_has_no_heading() -> None:
    brief, _ = mill_fire()
    bare = replace(brief, conflicts=(), withheld=(), sources=brief.sources[:2])
    shown = summary(bare, width=78)
    assert "Key points" in shown
    assert not {"Where the sources differ", "Not read"} & set(shown.splitlines())
    assert "Withheld\n  nothing" in shown


def test_a_held_brief_says_so_first() -> None:
    brief, _ = mill_fire()
    held = replace(
        brief, status="held", held_because="nothing fit to lead it", headline=None, key_points=()
    )
    lines = summary(held, width=78).splitlines()
    assert lines[0] == "HELD, not published: nothing fit to lead it"
    assert "Mill fire" in lines


def test_each_of_two_speakers_is_named_with_where_they_are_heard() -> None:
    brief, _ = mill_fire()
    town = replace(brief.claims[3], speaker="Oldham")
    answer = replace(brief.conflicts[0].answers[0], claims=("c2", "c4"))
    conflict = replace(brief.conflicts[0], answers=(answer, brief.conflicts[0].answers[1]))
    two = replace(brief, claims=(*brief.claims[:3], town), conflicts=(conflict,))
    assert "- 14: Dana Whitlock (in The Oldham Courier); Oldham (in wire.md)" in summary(two, 90)


def test_of_many_sources_some_are_named_and_the_others_counted() -> None:
    documents = [document(f"{n}.txt", "The mill burned.") for n in range(1, 9)]
    documents = [replace(d, id=f"d{n}") for n, d in enumerate(documents)]
    burned = claim("c1", "The mill burned.", *((d, 1) for d in documents))
    answers = (Answer("yes", ("c1",)), Answer("no", ("c1",)))
    made = replace(made_brief([burned], documents), conflicts=(Conflict("burned", answers),))
    assert "- yes: 1.txt, 2.txt, 3.txt, 4.txt, 5.txt and 3 more\n" in summary(made, 90)


@pytest.mark.parametrize(
    ("speaker", "corroboration", "expected"),
    [
        (None, 2, "[2 independent sources]"),
        (None, 1, "[2 sources, one origin]"),
        ("the fire service", 1, "[the fire service; reported by 2 sources]"),
    ],
)
def test_who_carries_a_claim(speaker: str | None, corroboration: int, expected: str) -> None:
    brief, _ = mill_fire()
    first = replace(brief.claims[0], speaker=speaker, corroboration=corroboration)
    shown = summary(replace(brief, claims=(first, *brief.claims[1:])), width=96)
    assert expected in shown


@pytest.mark.parametrize("width", [1, 20, 40, 80, 300])
def test_lines_are_no_wider_than_the_terminal(width: int) -> None:
    longest = max(map(len, summary(mill_fire()[0], width=width).splitlines()))
    assert longest <= min(max(width, 24), 96)


@settings(max_examples=50)
@given(st.one_of(st.sampled_from(HOSTILE), st.text(st.characters(), min_size=1)))
def test_nothing_that_a_terminal_obeys_is_sent_to_it(text: str) -> None:
    shown = summary(retold(text), width=80)
    sent = {c for c in shown if unicodedata.category(c) in {"Cc", "Cf", "Cs"}}
    assert sent <= {"\n", "\u200c", "\u200d"}
    headings = [line for line in shown.splitlines() if line and not line.startswith(" ")]
    assert headings[-4:] == ["Key points", "Where the sources differ", "Withheld", "Not read"]
