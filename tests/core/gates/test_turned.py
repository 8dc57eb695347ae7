"""Small words that turn a true sentence round, and deeds that were only talked of."""

from __future__ import annotations

import pytest

from flows.core.facts import read_facts
from flows.core.gates.attribution import check_attribution
from flows.core.gates.comparisons import turned_comparison
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
        "The port closed despite the strike, the operator said.",
        "The port closed in spite of the strike.",
        "The port closed because of the strike.",
        "polarity.antonym",
    ),
    (
        "The operator turned the pumps off at noon.",
        "The operator turned off the pumps.",
        "The operator turned the pumps on.",
        "polarity.antonym",
    ),
    (
        "The army pulled out of the town at noon.",
        "At noon the army withdrew from the town.",
        "The army pulled into the town.",
        "polarity.antonym",
    ),
    (
        "The ferry hit the bridge and no-one was hurt.",
        "The ferry hit the bridge and nobody was hurt.",
        "The ferry hit the bridge and people were hurt.",
        "polarity.negation_lost",
    ),
    (
        "The ferry hit the bridge and zero people were hurt.",
        "The ferry hit the bridge and no people were hurt.",
        "The ferry hit the bridge and people were hurt.",
        "polarity.negation_lost",
    ),
    (
        "The fort was nearly taken by the rebels, whose number nearly doubled.",
        "The number of the rebels doubled.",
        "The fort was taken by the rebels.",
        "hedge.dropped",
    ),
    (
        "The rebels came close to taking the fort.",
        "The rebels nearly took the fort.",
        "The rebels took the fort.",
        "hedge.dropped",
    ),
    (
        "There is scant evidence of fraud in the vote.",
        "There is little evidence of fraud in the vote.",
        "There is evidence of fraud in the vote.",
        "hedge.dropped",
    ),
    (
        "The company discussed closing the mill.",
        "The company considered closing the mill.",
        "The company closed the mill.",
        "hedge.dropped",
    ),
    (
        "The company was barred from closing the mill.",
        "The company could not close the mill.",
        "The company closed the mill.",
        "polarity.negation_lost",
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
    (
        "The party withdrew its support for the bill, which it had read.",
        "The party read the bill.",
        "The party supported the bill.",
        "hedge.dropped",
    ),
    *(
        (
            f"The company, which owns a port, {plan} close the mill in Harlow.",
            "The company owns a port.",
            "The company closed the mill in Harlow.",
            "hedge.dropped",
        )
        for plan in (
            *("will", "should", "must", "would", "can", "is to", "is going to", "is due to"),
            *(
                "is scheduled to",
                "is about to",
                "was urged to",
                "was told to",
                "was ordered to",
                "has the right to",
            ),
        )
    ),
    (
        "He will close the mill in Harlow.",
        "He will close the mill.",
        "He closed the mill.",
        "hedge.dropped",
    ),
    (
        "The mill in Harlow is to be closed.",
        "The mill will be closed.",
        "The mill was closed.",
        "hedge.dropped",
    ),
    (
        "The talks are to start in Doha.",
        "The talks will start in Doha.",
        "The talks started in Doha.",
        "hedge.dropped",
    ),
    (
        "The company will close the mill in Harlow.",
        "The mill will close.",
        "The mill in Harlow closed.",
        "hedge.dropped",
    ),
    (
        "The court ordered the company to close the mill in Harlow.",
        "The court ordered the company to close it.",
        "The company closed the mill in Harlow.",
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
    ("The court jailed Anna Varga, who would appeal.", "The court jailed Anna Varga."),
    ("Anna Varga would later chair the council.", "Anna Varga chaired the council."),
    ("The club can announce that Varga has left.", "The club announced that Varga had left."),
    ("The firm closed the mill and will close a port.", "The firm closed the mill."),
]
ROLES = [
    (
        "Among them were former senator Jules Arbois and former health minister Denis Laval.",
        "Denis Laval was health minister.",
        "Jules Arbois was health minister.",
        "name.role_changed",
    ),
    (
        "London criticised the plan, wrote the Washington Post.",
        "The United Kingdom criticised the plan.",
        "The United States criticised the plan.",
        "name.not_in_document",
    ),
    (
        "Islamabad rejected the offer, wrote Jack London.",
        "Pakistan rejected the offer.",
        "The United Kingdom rejected the offer.",
        "name.not_in_document",
    ),
]
PAKISTAN = "Pakistan said that the talks had failed."
SPEAKERS = [
    (
        PAKISTAN,
        "Islamabad said that the talks had failed.",
        f"{many} said that the talks had failed.",
    )
    for many in ("Both sides", "Most residents", "Several countries", "Others", "All parties")
] + [
    (
        f"{one} said that the talks had failed.",
        "The article said that the talks had failed.",
        "Both sides said that the talks had failed.",
    )
    for one in ("The mayor", "Khawaja Asif")
]
ALL = [
    *((check_polarity, *row) for row in POLARITY),
    *((check_predicates, *row) for row in PREDICATES),
    *((check_names, *row) for row in ROLES),
    *((check_attribution, *row, "speaker.swapped") for row in SPEAKERS),
]


@pytest.mark.parametrize(("gate", "source", "true", "false", "code"), ALL)
def test_what_is_turned_round_fails_and_what_is_kept_does_not(
    gate: Gate, source: str, true: str, false: str, code: str
) -> None:
    assert check(gate, true, source).outcome in {"pass", "n/a"}
    assert check(gate, false, source).code == code


@pytest.mark.parametrize("claim", ["a" * 4000, "one bigger " * 360, f"less {' ' * 3990}"])
def test_a_long_claim_that_compares_nothing_is_read_at_once(claim: str) -> None:
    assert turned_comparison(claim, [claim]) is None


def test_what_somebody_did_beside_reporting_is_not_reported() -> None:
    text = 'Inspectors reported seepage in February and rated its condition as "poor".'
    (speech,) = read_facts(text).speeches
    assert text[speech.content_start : speech.content_end] == "seepage in February"


@pytest.mark.parametrize(("source", "claim"), KEPT)
def test_what_is_not_turned_round_passes(source: str, claim: str) -> None:
    assert check(check_predicates, claim, source).outcome == "pass"


@pytest.mark.parametrize(
    "evidence",
    [
        ("Pakistan and Afghanistan said that the talks had failed.",),
        (PAKISTAN, "Afghanistan said that the talks had failed."),
        ("Residents said that the talks had failed.",),
        ("Residents such as Anna Varga said that the talks had failed.",),
    ],
)
def test_many_may_be_said_to_speak_where_more_than_one_does(evidence: tuple[str, ...]) -> None:
    claim = "Both sides said that the talks had failed."
    assert check(check_attribution, claim, *evidence).outcome == "pass"


@pytest.mark.parametrize("did", ["was forced to", "managed to", "had to"])
def test_what_was_done_because_it_had_to_be_is_done(did: str) -> None:
    source = f"The firm {did} close the mill."
    assert check(check_predicates, "The firm closed the mill.", source).outcome != "fail"


def test_what_stands_before_who_said_it_in_the_present_is_reported() -> None:
    text = "Two of the infants remain in intensive care, the Food Authority said in a statement."
    (speech,) = read_facts(text).speeches
    told = text[speech.content_start : speech.content_end]
    assert told == "Two of the infants remain in intensive care"
