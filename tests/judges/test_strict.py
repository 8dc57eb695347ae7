"""Strictness takes away the less sure part of what a judge passes, and nothing that is copied."""

from __future__ import annotations

import pytest

from flows.core.records import Draft
from flows.judges.offline import OfflineJudge
from flows.judges.strict import held_to
from flows.sources.document import document_from_text

TEXT = (
    "The ferry Solvind ran aground off Bodø on Friday night, and 214 passengers were taken ashore. "
    "The coast guard said nobody was hurt."
)


@pytest.mark.parametrize(
    ("claim", "sentence", "verdict"),
    [
        ("The coast guard said nobody was hurt.", 2, "supported"),
        ("The ferry Solvind ran aground off Bodø on Friday night.", 1, "supported"),
        (
            "All 214 passengers of the ferry Solvind were brought ashore off Bodø.",
            1,
            "partial",
        ),
    ],
)
def test_a_copy_is_sure_enough_and_a_loose_paraphrase_is_not(
    claim: str, sentence: int, verdict: str
) -> None:
    document = document_from_text("ferry.txt", TEXT)
    draft = Draft(document.id, claim, (sentence,))
    (standard,) = OfflineJudge().judge(document, [draft])
    assert standard.verdict == "supported"
    (strict,) = held_to("strict", OfflineJudge()).judge(document, [draft])
    assert strict.verdict == verdict
