"""Small words that turn a true sentence round, and deeds that were only talked of."""

from __future__ import annotations

import pytest

from flows.core.facts import read_facts
from flows.core.gates.model import Gate, Line, Passage
from flows.core.gates.names import check_names
from flows.core.gates.polarity import check_polarity
from flows.core.gates.predicates import check_predicates
from flows.core.records import GateResult


def check(gate: Gate, claim: str, *evidence: str) -> GateResult:
    lines = tuple(Line(n, read_facts(text)) for n, text in enumerate(evidence, start=1))
    return gate(read_facts(claim), None, Passage(lines, (), ())).result


VOTED = "Councillor Ines Brandt, who voted against the delay, asked for an inquiry."
FERRY = "The line was sold to the county in 1988 for one dollar."
MONEY = "The grants gave more money to hospitals than to orphanages."
BISHOPS = "In May the bishops rejected the demand for an apology and dismissed any idea of payment."
PLAN = "The guide covers 25 lakes now, but the plan is to grow this number to more than 100 lakes."
TICKET = "A ticket costs $79 (plus shipping) until the end of the month."
MINT = "The mint has spare room, and it plans to put it to use producing coins for other countries."

# Source, a true claim, a false one, and the code that it fails with.
POLARITY = [
    (VOTED, "Brandt voted against the delay.", "Brandt voted for the delay.", "polarity.antonym"),
    (
        "The minister spoke in favour of the merger on Monday.",
        "The minister spoke for the merger.",
        "The minister spoke against the merger.",
        "polarity.antonym",
    ),
    (
        TICKET,
        "A ticket costs $79 plus shipping.",
        "It costs $79, including shipping.",
        "polarity.antonym",
    ),
    (
        PLAN,
        "The guide is to cover more than 100 lakes.",
        "The guide covers more than 100 lakes.",
        "hedge.dropped",
    ),
    (
        "The club wants to raise its share from 10 to 15 per cent.",
        "The club hopes to raise its share to 15 per cent.",
        "The club raised its share to 15 per cent.",
        "hedge.dropped",
    ),
    (
        MINT,
        "The mint plans to use it producing coins for other countries.",
        "The mint has stopped producing coins for other countries.",
        "polarity.negation_gained",
    ),
    (
        "The test shows possible DNA matches for finding relatives.",
        "The DNA test helps with finding relatives.",
        "The test shows DNA matches for finding relatives.",
        "hedge.dropped",
    ),
]
PREDICATES = [
    (
        MONEY,
        "Hospitals got more money than orphanages.",
        "Orphanages got more money than hospitals.",
        "predicate.reversed",
    ),
    (
        "The new bridge is longer than the old tunnel.",
        "The tunnel is shorter than the bridge.",
        "The tunnel is longer than the bridge.",
        "predicate.reversed",
    ),
    (FERRY, "The line was sold to the county.", "The county sold the line.", "predicate.reversed"),
    (
        "The prize was awarded to Lena Orr by the academy in March.",
        "The academy awarded the prize to Lena Orr.",
        "Lena Orr awarded the prize.",
        "predicate.reversed",
    ),
    (
        BISHOPS,
        "The bishops rejected the demand.",
        "The bishops apologized.",
        "hedge.dropped",
    ),
    (
        "The mayor warned that the failure to reach a deal could close the port.",
        "The mayor warned that the port could close.",
        "The two sides reached an accord.",
        "hedge.dropped",
    ),
    (
        "Residents met the minister after their calls for the resignation of the mayor.",
        "Residents called for the resignation of the mayor.",
        "The mayor resigned.",
        "hedge.dropped",
    ),
]
KEPT = [
    ("The truce that began after the war collapsed on Sunday.", "The truce collapsed on Sunday."),
    (
        "Marl is not to be discounted. Last year Marl grew more peaches than Delt.",
        "Marl is not to be discounted, and last year Marl grew more peaches than Delt.",
    ),
    ("The strike closed the port for a week.", "The port closed."),
]
ROLES = [
    (
        "Among them were former senator Jules Arbois and former health minister Denis Laval.",
        "Denis Laval was health minister.",
        "Jules Arbois was health minister.",
        "name.role_changed",
    ),
]
ALL = [
    *((check_polarity, *row) for row in POLARITY),
    *((check_predicates, *row) for row in PREDICATES),
    *((check_names, *row) for row in ROLES),
]


@pytest.mark.parametrize(("gate", "source", "true", "false", "code"), ALL)
def test_what_is_turned_round_fails_and_what_is_kept_does_not(
    gate: Gate, source: str, true: str, false: str, code: str
) -> None:
    assert check(gate, true, source).outcome in {"pass", "n/a"}
    assert check(gate, false, source).code == code


def test_what_somebody_did_beside_reporting_is_not_reported() -> None:
    text = 'Inspectors reported seepage in February and rated its condition as "poor".'
    (speech,) = read_facts(text).speeches
    assert text[speech.content_start : speech.content_end] == "seepage in February"


@pytest.mark.parametrize(("source", "claim"), KEPT)
def test_what_is_not_turned_round_passes(source: str, claim: str) -> None:
    assert check(check_predicates, claim, source).outcome == "pass"


def test_what_stands_before_who_said_it_in_the_present_is_reported() -> None:
    text = "Two of the infants remain in intensive care, the Food Authority said in a statement."
    (speech,) = read_facts(text).speeches
    told = text[speech.content_start : speech.content_end]
    assert told == "Two of the infants remain in intensive care"
