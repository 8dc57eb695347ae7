"""Labels are held to the claims' own words: those that the program makes pass, others do not."""

from __future__ import annotations

from dataclasses import replace

from bench.conflicts import conflicts_of, read_pairs
from flows.audit.labels import label_findings
from flows.core.records import Claim, Conflict
from tests.publish.making import mill_fire


def _found(conflict: Conflict, texts: tuple[str, ...]) -> list[str]:
    """What is wrong with the labels of a conflict between claims with these texts."""
    brief, _ = mill_fire()
    ids = dict.fromkeys(i for answer in conflict.answers for i in answer.claims)
    claims = tuple(Claim(i, " ".join(texts), None, (), ()) for i in ids)
    made = replace(brief, sections=(), conflicts=(conflict,), claims=claims)
    return [finding.text for finding in label_findings(made)]


def test_questions_are_the_claims_own_words() -> None:
    asked = [(c, pair.texts) for pair in read_pairs()[::12] for c in conflicts_of(pair)]
    assert len(asked) > 5
    assert [line for conflict, texts in asked for line in _found(conflict, texts)] == []
    (first, texts), *_ = asked
    lie = replace(first, question=f"{first.question} by order of the president")
    assert "speaks of “by”, “order”, “president”" in _found(lie, texts)[0]
    for asks in ("how long", "how old", "how much", "by how many", "whether"):
        asked_so = replace(first, question=f"{asks} {texts[0]}")
        assert _found(asked_so, (*texts, "by")) == []
