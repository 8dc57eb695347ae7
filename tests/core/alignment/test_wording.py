"""Words that a text does not have: paraphrase or invention?"""

from __future__ import annotations

import pytest

from flows.core.alignment.indexing import index, read_items
from flows.core.alignment.wording import KINDS, count_wording
from flows.judges.thesaurus import stored_thesaurus

SOURCE = (
    "The council bought two ferries from a shipyard in Gdansk.",
    "The engines are efficient and the crew is stable.",
    "Fares will rise in May.",
    "The captain forgot the storm.",
)
LINES = index(SOURCE)


def counted(claim: str) -> dict[str, int]:
    missing = [item for item in read_items(claim) if not LINES.holds(item.id)]
    return count_wording(claim, missing, range(len(SOURCE)), LINES, stored_thesaurus())


@pytest.mark.parametrize(
    ("claim", "kind"),
    [
        ("The engines are inefficient.", "opposite"),
        ("The crew is unstable.", "opposite"),
        ("Fares will fall in May.", "opposite"),
        ("The captain recalled the storm.", "contrary"),
        ("The council bought two orchards.", "unlike"),
        ("The council bought two comfortable ferries.", "unlike"),
        ("The council painted two ferries.", "unlike_verb"),
    ],
)
def test_a_word_that_the_text_lacks_is_counted_under_what_it_is_to_it(
    claim: str, kind: str
) -> None:
    assert counted(claim)[kind] >= 1


@pytest.mark.parametrize(
    "claim",
    [
        *SOURCE,
        "Two boats were purchased.",  # a ferry is a kind of boat
        "The report describes the engines.",
        "Furthermore, several ferries were bought.",
    ],
)
def test_what_repeats_paraphrases_or_only_introduces_is_not_counted(claim: str) -> None:
    assert counted(claim) == dict.fromkeys(KINDS, 0)
