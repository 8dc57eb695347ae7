"""Questions are asked as a person would put them, in words of the claims."""

from __future__ import annotations

import pytest

from tests.core.conflicts.test_conflicts import between


@pytest.mark.parametrize(
    ("one", "other", "question"),
    [
        (
            "Orbel Bank will cut 1,200 jobs, it said on Friday.",
            "Shares in Orbel Bank fell after it announced the loss of 1,500 jobs.",
            "how many jobs Orbel Bank will cut",
        ),
        (
            "The bridge in Torr will cost 61 million euros.",
            "The mayor of Torr said that the bridge would cost 48 million euros.",
            "how much the bridge in Torr will cost",
        ),
        (
            "A blast killed 31 people in Lamu on Friday.",
            "Thirteen people were killed in a blast in Lamu on Friday.",
            "how many people were killed",
        ),
        (
            "Daniel Finch resigned as treasurer of Brackley Harbour in June.",
            "Brackley Harbour had no luck with its money. Daniel Finch was fired as treasurer in June.",
            "whether Daniel Finch resigned or was fired",
        ),
    ],
)
def test_a_question_reads_as_a_person_would_ask(one: str, other: str, question: str) -> None:
    assert [c.question for c in between(one, other)] == [question]
