"""Where and how something was said is not what was said."""

import pytest

from flows.core.gates import run_gates
from tests.making import a_document

CLAUSE = (
    "Deputy Mayor Lena Okafor announced in an interview with Lugova's Kestrel FM station that the "
    "ferry has stopped for now."
)
TOLD = CLAUSE.removesuffix(".") + ", noting that the buses will run until the storm ends."


def outcome(text: str, speaker: str, source: str = TOLD) -> str:
    gates, _ = run_gates(a_document(source), text, speaker, (1,))
    return next(g.outcome for g in gates if g.gate == "attribution")


def test_where_it_was_said_is_not_what_was_said() -> None:
    assert outcome(CLAUSE, "Lena Okafor") == "pass"


@pytest.mark.parametrize("who", ["Karl Vest", "the coastguard"])
def test_a_long_setting_lends_the_words_to_nobody_else(who: str) -> None:
    assert outcome(CLAUSE.replace("Deputy Mayor Lena Okafor", who), who) == "fail"
    assert outcome(CLAUSE, who) == "fail"
