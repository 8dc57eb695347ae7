"""A phrase of another sentence on the end of a true one; and ends that the evidence carries."""

from __future__ import annotations

import pytest

from flows.core.facts import read_facts
from flows.core.gates import run_gates
from flows.core.gates.model import Line, Passage
from flows.core.gates.phrases import check_phrases
from flows.core.records import GateResult
from flows.sources.document import document_from_text

EVIDENCE = "The council closed the old bridge on Monday."
STORY = (
    EVIDENCE,
    "Lorries were sent round by the coast road.",
    "Anna Reed, who keeps the inn, opened a kitchen for stranded drivers.",
    "The school moved its lessons to the town hall because of burst pipes.",
    "Two swans were found dead near the power station.",
)
HUNG_ON = [
    "The council closed the old bridge because of burst pipes.",
    "The council closed the old bridge on Monday near the power station.",
    "The council closed the old bridge for stranded drivers.",
    "The old bridge was closed by the council because of burst pipes.",
    "On Monday the council closed the old bridge because of burst pipes.",
]
CARRIED = [
    EVIDENCE,
    "The council closed the old bridge.",
    "On Monday the council closed the old bridge.",
    "The old bridge was closed by the council on Monday.",
    "The council closed the old bridge, and lorries were sent round by the coast road.",
    "The council closed the old bridge to all traffic.",  # no words of another sentence
]


def check(claim: str) -> GateResult:
    first, *others = (Line(n, read_facts(text)) for n, text in enumerate(STORY, start=1))
    passage = Passage((first,), tuple(others[:1]), tuple(others[1:]))
    return check_phrases(read_facts(claim), None, passage).result


@pytest.mark.parametrize("claim", HUNG_ON)
def test_a_phrase_of_another_sentence_is_not_this_ones(claim: str) -> None:
    assert check(claim).code == "phrase.elsewhere"


@pytest.mark.parametrize("claim", CARRIED)
def test_what_the_evidence_or_its_neighbour_says_may_end_it(claim: str) -> None:
    assert check(claim).outcome != "fail"


def test_a_sentence_that_is_cited_too_carries_it() -> None:
    document = document_from_text("a.txt", "\n".join(STORY))
    one, _ = run_gates(document, HUNG_ON[0], None, (1,))
    two, _ = run_gates(document, HUNG_ON[0], None, (1, 4))
    assert [g.outcome for g in one if g.gate == "phrases"] == ["fail"]
    assert [g.outcome for g in two if g.gate == "phrases"] == ["n/a"]
