from __future__ import annotations

import pytest

from flows.core.facts import read_facts
from flows.core.gates.model import Line, Passage
from flows.core.gates.predicates import check_predicates
from flows.core.records import GateResult

OUTCOMES = {"ok": {"pass", "n/a"}}


def check(claim: str, *evidence: str) -> GateResult:
    lines = tuple(Line(n, read_facts(text)) for n, text in enumerate(evidence, start=1))
    return check_predicates(read_facts(claim), None, Passage(lines, (), ())).result


# What the source says, a claim, and the code that it must fail with ("" if it is carried).
REVERSED = [
    ("The council sued the builder over the flood wall.", "The builder sued the council."),
    (
        "Orrin Foods bought the dairy in Marl for 40 million pounds.",
        "The dairy bought Orrin Foods.",
    ),
    ("Police arrested two activists at the port gate.", "Two activists arrested the police."),
    ("The navy rescued the fishermen on Sunday.", "The fishermen rescued the navy."),
    ("The regulator fined the bank in March.", "The bank fined the regulator."),
    ("The union accused the company of ignoring warnings.", "The company accused the union."),
    ("Rebels captured the town of Sel after a week of fighting.", "The town captured the rebels."),
    ("The mayor dismissed the fire chief on Monday.", "The fire chief dismissed the mayor."),
    ("The tanker rammed a ferry off Cape Durr.", "A ferry rammed the tanker."),
    ("The plant was sold by Orrin Foods to a rival.", "The plant sold Orrin Foods."),
    ("The minister was criticised by the auditors.", "The minister criticised the auditors."),
    ("A judge overturned the ban that the city had imposed.", "The ban overturned a judge."),
    ("Teachers beat the ministry in court.", "The ministry beat the teachers in court."),
    ("The drone hit a grain silo near the river.", "A grain silo hit the drone."),
    ("Kestrel Air has acquired Nordwing.", "Nordwing has acquired Kestrel Air."),
    ("The committee will question the banker.", "The banker will question the committee."),
]
STRAIGHT = [
    ("The council sued the builder over the flood wall.", "The builder was sued by the council."),
    (
        "Orrin Foods bought the dairy in Marl for 40 million pounds.",
        "The dairy in Marl was bought by Orrin Foods.",
    ),
    ("Police arrested two activists at the port gate.", "Two activists were arrested by police."),
    ("The navy rescued the fishermen on Sunday.", "Fishermen were rescued by the navy."),
    (
        "The regulator, which has few staff, fined the bank in March.",
        "The regulator fined the bank.",
    ),
    (
        "The union accused the company of ignoring warnings.",
        "The company was accused by the union.",
    ),
    (
        "Rebels captured the town of Sel after a week of fighting.",
        "The town of Sel was captured by rebels.",
    ),
    ("The mayor dismissed the fire chief on Monday.", "The fire chief was dismissed by the mayor."),
    ("The plant was sold by Orrin Foods to a rival.", "Orrin Foods sold the plant."),
    ("The minister was criticised by the auditors.", "The auditors criticised the minister."),
    ("Rovers drew with United and will play City next.", "City will play Rovers."),
    ("The president met the envoy in Oslo.", "The envoy met the president."),
    ("Kestrel Air has acquired Nordwing.", "Nordwing has been acquired by Kestrel Air."),
    ("Sales grew by 4 per cent in May.", "Sales grew 4 per cent."),
    ("Anna Reed married Tom Hale in 2004.", "Tom Hale married Anna Reed."),
    (
        "The council repaired the bridge that the flood destroyed.",
        "The flood destroyed the bridge.",
    ),
]
DOERS = [
    ("The debt as a share of output rose last year.", "The rent of the hall rose last year."),
    (
        "Asif confirmed that the talks have ended, noting that the ceasefire will continue.",
        "Asif said the ceasefire would end.",
    ),
    (
        "The mayor opened the market while the bishop blessed the new bell.",
        "The bishop opened the market.",
    ),
    ("Dr Ana Pirelli led the trial; Tom Wace wrote the software.", "Tom Wace led the trial."),
    ("Walker won 80 percent of those voters.", "Burke won 80 percent of those voters."),
    (
        "The court rejected the appeal and the ministry published the letters.",
        "The ministry rejected the appeal.",
    ),
    ("Villagers blocked the road after the army closed the bridge.", "The army blocked the road."),
    ("Investors sued the bank, which had warned the regulator.", "The regulator sued the bank."),
    (
        "The pilots rejected the offer, but the cabin crews accepted it.",
        "The cabin crews rejected the offer.",
    ),
]
SAME_DOER = [
    ("The debt as a share of output rose last year.", "The town’s debt rose last year."),
    (
        "Asif confirmed that the talks have ended, noting that the ceasefire will continue.",
        "Asif said the ceasefire will continue.",
    ),
    (
        "The mayor opened the market while the bishop blessed the new bell.",
        "The bishop blessed the bell.",
    ),
    ("He opened the market on Friday.", "The mayor opened the market."),
    ("The company rejected the offer.", "Brandt Logistics rejected the offer."),
    ("Islamabad rejected the offer.", "Pakistan rejected the offer."),
    ("The minister, Ines Calder, rejected the offer.", "Calder rejected the offer."),
    ("The pilots rejected the offer and closed the meeting.", "The pilots closed the meeting."),
    (
        "The bank, which the regulator had warned twice, closed three branches.",
        "The bank closed branches.",
    ),
]
TARGETS = [
    (
        "He stated that Pakistan will only accept a written official agreement, revealing that the Taliban wanted to provide verbal guarantees.",
        "Pakistan will accept verbal guarantees.",
    ),
    (
        "The firm sold its shares in Norbank and kept the Leeds plant.",
        "The firm sold the Leeds plant.",
    ),
    (
        "The council approved the tram line but not the new stadium.",
        "The council approved the new stadium.",
    ),
    ("Farmers blocked the motorway that leads to the airport.", "Farmers blocked the airport."),
    (
        "The judge freed the editor, while two reporters remain in prison.",
        "The judge freed two reporters.",
    ),
    ("Okafor praised the crews, who had told the owner of the leak.", "Okafor praised the owner."),
]
SAME_TARGET = [
    ("He stated that Pakistan will only accept a written official agreement.", "Pakistan will accept a written agreement."),
    ("The firm sold its shares in Norbank and kept the Leeds plant.", "The firm sold shares in Norbank."),
    ("The council approved the tram line and the new stadium.", "The council approved the new stadium."),
    ("Farmers blocked the motorway that leads to the airport.", "Farmers blocked the motorway to the airport."),
    ("The judge freed the editor and two reporters on Monday.", "The judge freed two reporters."),
    ("The new stadium that the council approved will hold 9,000.", "The council approved the new stadium."),
]  # fmt: skip


@pytest.mark.parametrize(("source", "claim"), REVERSED)
def test_who_and_whom_may_not_change_places(source: str, claim: str) -> None:
    assert check(claim, source).code == "predicate.reversed"


@pytest.mark.parametrize(("source", "claim"), DOERS)
def test_somebody_else_may_not_do_it(source: str, claim: str) -> None:
    assert check(claim, source).code == "predicate.doer"


@pytest.mark.parametrize(("source", "claim"), TARGETS)
def test_it_may_not_be_done_to_something_else(source: str, claim: str) -> None:
    assert check(claim, source).code == "predicate.target"


@pytest.mark.parametrize(("source", "claim"), [*STRAIGHT, *SAME_DOER, *SAME_TARGET])
def test_the_same_act_is_carried(source: str, claim: str) -> None:
    assert check(claim, source).outcome in OUTCOMES["ok"]


def test_a_second_sentence_that_has_it_carries_it() -> None:
    assert check("The builder sued the council.", "The council sued the builder.").outcome == "fail"
    straight = "The builder sued the council, too."
    assert (
        check("The builder sued the council.", "The council sued the builder.", straight).outcome
        == "pass"
    )


CONDITIONS = [
    (
        "He warned that if Afghan soil is used for attacks, the cease-fire will be terminated.",
        "Asif said the ceasefire would end.",
    ),
    ("The bank will cut rates only if inflation falls.", "The bank will cut rates."),
    ("Unless the strike ends, the port will close on Friday.", "The port will close."),
    (
        "The owner would sell the club provided the debts were paid.",
        "The owner would sell the club.",
    ),
    ("The army will withdraw as long as the truce holds.", "The army will withdraw."),
    (
        "Passengers will receive refunds only when the inquiry has ended.",
        "Passengers will receive refunds.",
    ),
    ("The mayor would resign if the vote were lost, she said.", "The mayor would resign."),
]
NO_CONDITION = [
    ("The bank will cut rates only if inflation falls.", "The bank will cut rates if inflation falls."),
    ("The bank will cut rates, even if inflation rises.", "The bank will cut rates."),
    ("The port will close on Friday; if the strike ends, the ferries sail.", "The port will close."),
    ("The board asked if the plant would close.", "The board asked whether the plant would close."),
    ("The bank cut rates. If inflation falls, it will cut them again.", "The bank cut rates."),
    ("The truce will hold until one side breaks it.", "The truce will hold."),
    ("The army withdrew as soon as the truce held.", "The army withdrew."),
]  # fmt: skip


@pytest.mark.parametrize(("source", "claim"), CONDITIONS)
def test_a_condition_may_not_be_lost(source: str, claim: str) -> None:
    assert check(claim, source).code == "condition.dropped"


@pytest.mark.parametrize(("source", "claim"), NO_CONDITION)
def test_what_has_no_condition_or_keeps_it_is_carried(source: str, claim: str) -> None:
    assert check(claim, source).outcome in OUTCOMES["ok"]
