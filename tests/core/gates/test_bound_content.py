"""What is reported is bound, too: what ends, who attacks, whom somebody blames."""

from __future__ import annotations

import pytest

from flows.core.facts import read_facts
from flows.core.gates.attribution import check_attribution
from flows.core.gates.model import Line, Passage
from flows.core.gates.predicates import check_predicates

TRUCE = "The envoy said that the talks have ended for now, noting that the truce will hold."
ANGER = "The owner announced the collapse of the sale on Friday, adding that the lease would go on."
RAID = "The northern troops launched a dawn raid on 4 May, targeting southern supply depots."
DEBT = "Kiruna’s minister Ada Quist blamed Norvik for failing to repay its loans, adding that it was late."
BLAST = "The fire followed a blast in Torr on May 4, which the port authorities blamed on Norvik."
FEAR = "Quist warned that failure to reach a settlement could lead to a strike."
CHARGES = "The meeting broke up amid mutual accusations of patrols violating the fishing accord."

FALSE = [
    (TRUCE, "The envoy said that the truce has been ended.", "predicate.doer"),
    (TRUCE, "The envoy said that the truce is over.", "predicate.doer"),
    (ANGER, "The owner said that the lease has collapsed.", "predicate.doer"),
    (RAID, "The southern army raided depots on 4 May.", "predicate.doer"),
    (DEBT, "Ada Quist said that Kiruna failed to repay its loans.", "predicate.doer"),
    (DEBT, "Ada Quist blamed Orrin for failing to repay its loans.", "predicate.target"),
    (BLAST, "The blast in Torr was blamed on Orrin by the port authorities.", "predicate.target"),
    (BLAST, "The port authorities blamed Orrin for a blast in Torr.", "predicate.target"),
    (TRUCE, "The envoy blamed Norvik for the end of the talks.", "speaker.act_changed"),
    (FEAR, "Quist warned that a settlement could lead to a strike.", "predicate.doer"),
    (CHARGES, "The fishing accord was violated by patrols.", "hedge.dropped"),
]
TRUE = [
    (TRUCE, "The envoy said that the talks are over."),
    (TRUCE, "The envoy said that the talks have been ended."),
    (ANGER, "The owner said that the sale has collapsed."),
    (RAID, "The northern army raided depots on 4 May."),
    (DEBT, "Ada Quist said that Norvik failed to repay its loans."),
    (DEBT, "Ada Quist blamed Norvik for failing to repay its loans."),
    (BLAST, "The blast in Torr was blamed on Norvik by the port authorities."),
    (BLAST, "The port authorities blamed Norvik for a blast in Torr on May 4."),
    ("Union leaders hold Norvik responsible for it.", "Union leaders blamed Norvik for it."),
    (FEAR, "Quist warned that failure to settle could lead to a strike."),
    (CHARGES, "Each accused the other of violating the fishing accord."),
    ("The fair runs in Torr until the end of May.", "The fair in Torr ends in May."),
    ("The mill reported growth of a third.", "The mill grew by a third."),
    ("The evacuation was the result of the flood.", "The evacuation resulted from the flood."),
    (
        "The bank, which rejected allegations of fraud, sued the editor.",
        "The bank sued the editor.",
    ),
    ("Norvik, a bridge near Torr, collapsed on Friday.", "The bridge collapsed on Friday."),
    ("The chief blamed the blaze on a cigarette.", "The blaze was blamed on a cigarette."),
    ("The trial over allegations of fraud ended on Friday.", "The trial ended."),
    ("The union, angered by a lack of staff, walked out.", "The union walked out."),
    ("The coach blamed the referee.", "The coach blamed the referee for it."),
    ("The bridge closed in May after the mayor shut it.", "The bridge was closed in May."),
]


def _passage(source: str) -> Passage:
    return Passage((Line(1, read_facts(source)),), (), ())


@pytest.mark.parametrize(("source", "claim", "code"), FALSE)
def test_what_is_told_of_another_is_refused(source: str, claim: str, code: str) -> None:
    assert check_predicates(read_facts(claim), None, _passage(source)).result.code == code


@pytest.mark.parametrize(("source", "claim"), TRUE)
def test_what_is_told_of_the_same_is_carried(source: str, claim: str) -> None:
    assert check_predicates(read_facts(claim), None, _passage(source)).result.outcome != "fail"


def test_blamed_on_gives_the_blame_to_who_lays_it() -> None:
    claim = "The port authorities blamed Norvik for a blast in Torr on May 4."
    other = "The harbour pilots blamed Norvik for a blast in Torr on May 4."
    assert check_attribution(read_facts(claim), None, _passage(BLAST)).result.outcome == "pass"
    assert check_attribution(read_facts(other), None, _passage(BLAST)).result.outcome == "fail"
