"""Negations, opposites, hedges and quantifiers: one sentence a block, good claims and bad ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.core.facts import read_facts
from flows.core.gates.model import Line, Passage
from flows.core.gates.polarity import check_polarity
from flows.core.records import GateResult

LOST, GAINED = "polarity.negation_lost", "polarity.negation_gained"
ANTONYM, HEDGE, RAISED = "polarity.antonym", "hedge.dropped", "quantifier.raised"

#: evidence → claims with the code that each must get, None if it may be printed.
TABLE: dict[str, list[tuple[str, str | None]]] = {
    # opposites: "un-", and pairs
    "The ruling was important to the port, where such cases are rare.": [
        ("The ruling was important to the port.", None),
        ("The ruling was unimportant to the port.", ANTONYM),
        ("The ruling was important to the port, where such cases are common.", ANTONYM),
    ],
    # negations: kept in other words, lost, gained
    "Peace talks between the two states concluded without reaching an agreement.": [
        ("Peace talks failed to reach an agreement.", None),
        ("Peace talks ended with no deal.", None),
        ("The two states did not agree.", None),
        ("Peace talks between the two states concluded with no agreement.", None),
        ("Peace talks between the two states concluded after reaching an agreement.", LOST),
        ("The two states reached an agreement at peace talks.", LOST),
    ],
    "He later reiterated that the ceasefire has not been violated by the army and will be kept.": [
        ("Omar Said said that the ceasefire has not been violated.", None),
        ("Omar Said said that the ceasefire has been violated.", LOST),
        ("The spokesman added that the ceasefire will not be kept.", GAINED),
    ],
    "The ceasefire has not been violated so far, and it will continue to be observed.": [
        ("The ceasefire has not been violated.", None),
        ("The ceasefire will continue to be observed.", None),
        ("There has been no violation of the ceasefire so far.", None),
        ("The ceasefire has been violated.", LOST),
        ("The ceasefire will not continue to be observed.", GAINED),
        ("The ceasefire has been violated so far, and it will not continue to be observed.", LOST),
    ],
    "The minister did not attend the funeral, but he sent a letter to the family.": [
        ("The minister did not attend the funeral.", None),
        ("The minister sent a letter to the family.", None),
        ("The minister didn’t attend the funeral.", None),
        ("The minister attended the funeral.", LOST),
        ("The minister did not send a letter to the family.", GAINED),
        ("The minister attended the funeral and sent a letter to the family.", LOST),
    ],
    "The museum, which was not insured, lost 200 paintings in the flood.": [
        ("The museum lost 200 paintings in the flood.", None),
        ("The museum was not insured.", None),
        ("The museum, which lost 200 paintings, was not insured.", None),
        ("The museum was insured.", LOST),
        ("The museum did not lose 200 paintings in the flood.", GAINED),
        ("The museum, which was insured, lost 200 paintings in the flood.", LOST),
    ],
    "No passengers were hurt when the train left the rails near Brno.": [
        ("No passengers were hurt when the train left the rails.", None),
        ("The train left the rails near Brno.", None),
        ("No passenger was hurt near Brno.", None),
        ("Passengers were hurt when the train left the rails near Brno.", LOST),
        ("No train left the rails near Brno.", GAINED),
        ("The train never left the rails near Brno.", GAINED),
    ],
    "The court refused to hear the appeal of the former governor.": [
        ("The court refused to hear the former governor’s appeal.", None),
        ("The court did not hear the appeal of the former governor.", None),
        ("The court declined to hear the appeal.", None),
        ("The court agreed to hear the appeal of the former governor.", LOST),
        ("The court heard the appeal of the former governor.", LOST),
        ("The court will hear the appeal of the former governor.", LOST),
    ],
    "Neither candidate won a majority in the first round.": [
        ("Neither candidate won a majority.", None),
        ("No candidate won a majority in the first round.", None),
        ("Neither candidate won a majority in round one.", None),
        ("Both candidates won a majority in the first round.", LOST),
        ("The candidate won a majority in the first round.", LOST),
    ],
    "There is no evidence that the virus spreads through water.": [
        ("There is no evidence that the virus spreads through water.", None),
        ("No evidence was found that the virus spreads through water.", None),
        ("There is evidence that the virus spreads through water.", LOST),
        ("The virus spreads through water.", LOST),
    ],
    "The striker has never scored against his former club.": [
        ("The striker never scored against his former club.", None),
        ("The striker has not scored against his former club.", None),
        ("The striker has often scored against his former club.", LOST),
        ("The striker has scored against his former club.", LOST),
    ],
    "The plant was unable to restart its second reactor last week.": [
        ("The plant could not restart its second reactor.", None),
        ("The plant was unable to restart its second reactor.", None),
        ("The plant failed to restart its second reactor last week.", None),
        ("The plant was able to restart its second reactor last week.", LOST),
        ("The plant restarted its second reactor last week.", LOST),
    ],
    "Farmers received no compensation although they had lost half their cattle.": [
        ("Farmers received no compensation.", None),
        ("Farmers did not receive compensation.", None),
        ("Farmers had lost half their cattle.", None),
        ("Farmers received compensation although they had lost half their cattle.", LOST),
        ("Farmers received full compensation.", LOST),
        ("Farmers had not lost half their cattle.", GAINED),
    ],
    "Talks to reach a pay deal collapsed on Thursday night.": [
        ("No pay deal was reached on Thursday.", None),
        ("Talks to reach a pay deal collapsed.", None),
        ("Talks to reach a pay deal did not collapse on Thursday night.", GAINED),
    ],
    "Not only did prices rise, but shoppers also bought less.": [
        ("Prices rose.", None),
        ("Shoppers bought less.", None),
        ("Shoppers also bought more.", ANTONYM),
    ],
    "No fewer than 40 boats took part in the race around the island.": [
        ("At least 40 boats took part in the race around the island.", None),
        ("Boats took part in the race around the island.", None),
        ("Boats did not take part in the race around the island.", GAINED),
    ],
    "The vaccine is safe for children, the agency concluded in its report.": [
        ("The vaccine is safe for children, the agency concluded.", None),
        ("The agency concluded in its report that the vaccine is safe for children.", None),
        ("The vaccine is not safe for children, the agency concluded.", GAINED),
        ("The vaccine is dangerous for children, the agency concluded.", ANTONYM),
        ("The agency never concluded in its report that the vaccine is safe.", GAINED),
    ],
    "The tunnel will not open before the summer of next year.": [
        ("The tunnel will not open before next summer.", None),
        ("The tunnel won’t open before the summer of next year.", None),
        ("The tunnel will open before the summer of next year.", LOST),
        ("The tunnel will not open after the summer of next year.", ANTONYM),
    ],
    # opposites
    "Unemployment rose to 6 percent in March, while wages stagnated.": [
        ("Unemployment rose to 6 percent in March.", None),
        ("Unemployment climbed to 6 percent in March.", None),
        ("Wages stagnated in March.", None),
        ("Unemployment fell to 6 percent in March.", ANTONYM),
        ("Unemployment dropped to 6 percent in March, while wages stagnated.", ANTONYM),
    ],
    "Sales rose 3 percent while profit fell 2 percent.": [
        ("Sales rose 3 percent.", None),
        ("Profit fell 2 percent.", None),
        ("Sales fell 3 percent while profit rose 2 percent.", ANTONYM),
        ("Sales rose 3 percent while profit rose 2 percent.", ANTONYM),
        ("Sales fell 3 percent while profit fell 2 percent.", ANTONYM),
    ],
    "The council rejected the plan to pedestrianise the old market.": [
        ("The council rejected the plan to pedestrianise the market.", None),
        ("The council did not approve the plan to pedestrianise the old market.", None),
        ("The council approved the plan to pedestrianise the old market.", ANTONYM),
        ("The council accepted the plan to pedestrianise the old market.", ANTONYM),
        ("The council adopted the plan to pedestrianise the old market.", ANTONYM),
    ],
    "The appeals court upheld the verdict against the broker.": [
        ("The appeals court upheld the verdict.", None),
        ("The verdict against the broker was upheld by the appeals court.", None),
        ("The appeals court overturned the verdict against the broker.", ANTONYM),
        ("The appeals court quashed the verdict against the broker.", ANTONYM),
    ],
    "Police arrested three men after the match in Rosario.": [
        ("Police arrested three men in Rosario.", None),
        ("Three men were arrested after the match.", None),
        ("Police released three men after the match in Rosario.", ANTONYM),
        ("Police arrested three men before the match in Rosario.", ANTONYM),
    ],
    "The festival began on Friday with a concert by the lake.": [
        ("The festival began on Friday.", None),
        ("The festival started with a concert by the lake.", None),
        ("The festival opened on Friday with a concert by the lake.", None),
        ("The festival ended on Friday with a concert by the lake.", ANTONYM),
        ("The festival concluded on Friday with a concert by the lake.", ANTONYM),
    ],
    "Real Sociedad won the second leg in front of 40,000 spectators.": [
        ("Real Sociedad won the second leg.", None),
        ("The second leg was won by Real Sociedad.", None),
        ("Real Sociedad lost the second leg in front of 40,000 spectators.", ANTONYM),
        ("Real Sociedad did not win the second leg.", GAINED),
    ],
    "Most senators supported the bill, which lifts the ban on night flights.": [
        ("Most senators supported the bill.", None),
        ("The bill lifts the ban on night flights.", None),
        ("Most senators backed the bill, which lifts the ban on night flights.", None),
        ("Most senators opposed the bill, which lifts the ban on night flights.", ANTONYM),
        ("All senators supported the bill.", RAISED),
        ("The bill imposes the ban on night flights.", ANTONYM),
    ],
    "The defendant was acquitted of fraud after a trial of nine weeks.": [
        ("The defendant was acquitted of fraud.", None),
        ("The defendant was not convicted of fraud.", None),
        ("The defendant was convicted of fraud after a trial of nine weeks.", ANTONYM),
        ("The defendant was not acquitted of fraud after a trial of nine weeks.", GAINED),
    ],
    "The bank raised its key rate for the fifth time this year.": [
        ("The bank raised its key rate.", None),
        ("The bank increased its key rate for the fifth time.", None),
        ("The bank lowered its key rate for the fifth time this year.", ANTONYM),
        ("The bank cut its key rate for the fifth time this year.", ANTONYM),
    ],
    "Turnout was higher than in 2019, and the queues were longer.": [
        ("Turnout was higher than in 2019.", None),
        ("The queues were longer.", None),
        ("Turnout was lower than in 2019, and the queues were longer.", ANTONYM),
        ("Turnout was higher than in 2019, and the queues were shorter.", ANTONYM),
    ],
    "The company bought the shipyard from the state in 1998.": [
        ("The company bought the shipyard in 1998.", None),
        ("The company purchased the shipyard from the state.", None),
        ("The company sold the shipyard from the state in 1998.", ANTONYM),
        ("The company never bought the shipyard from the state.", GAINED),
    ],
    "The river is the longest in the region and the most polluted.": [
        ("The river is the longest in the region.", None),
        ("The river is the most polluted in the region.", None),
        ("The river is the shortest in the region.", ANTONYM),
        ("The river is the longest in the region and the least polluted.", ANTONYM),
    ],
    # hedges
    "The outage may have been caused by a damaged cable.": [
        ("The outage may have been caused by a damaged cable.", None),
        ("The outage was possibly caused by a damaged cable.", None),
        ("A damaged cable could have caused the outage.", None),
        ("The outage was caused by a damaged cable.", HEDGE),
        ("A damaged cable caused the outage.", HEDGE),
    ],
    "Failure to repay the loan could lead to a default in June.": [
        ("Failure to repay the loan could lead to a default.", None),
        ("Failure to repay the loan might lead to a default in June.", None),
        ("Failure to repay the loan will lead to a default in June.", HEDGE),
        ("Failure to repay the loan leads to a default in June.", HEDGE),
    ],
    "In retaliation for the alleged attacks, the army shelled two villages.": [
        ("The army shelled two villages.", None),
        ("The army shelled two villages in retaliation for alleged attacks.", None),
        ("The army shelled two villages in retaliation for the attacks.", HEDGE),
        ("In retaliation for the attacks, the army shelled two villages.", HEDGE),
    ],
    "Detectives questioned the suspected arsonist for six hours.": [
        ("Detectives questioned the suspected arsonist.", None),
        ("Detectives questioned the alleged arsonist for six hours.", None),
        ("Detectives questioned the arsonist for six hours.", HEDGE),
        ("The arsonist was questioned for six hours by detectives.", HEDGE),
    ],
    "The chipmaker plans to build a second factory in Saxony.": [
        ("The chipmaker plans to build a second factory.", None),
        ("The chipmaker intends to build a second factory in Saxony.", None),
        ("The chipmaker has plans to build a second factory in Saxony.", None),
        ("The chipmaker built a second factory in Saxony.", HEDGE),
        ("The chipmaker is building a second factory in Saxony.", HEDGE),
    ],
    "The ministry is considering scrapping the reading test for pupils.": [
        ("The ministry is considering scrapping the reading test.", None),
        ("The ministry may scrap the reading test for pupils.", None),
        ("The ministry scrapped the reading test for pupils.", HEDGE),
        ("The ministry is scrapping the reading test for pupils.", HEDGE),
    ],
    "The two airlines are expected to merge by the end of the year.": [
        ("The two airlines are expected to merge.", None),
        ("The two airlines will probably merge by the end of the year.", None),
        ("The two airlines merge by the end of the year.", HEDGE),
        ("The two airlines will merge by the end of the year.", HEDGE),
    ],
    "The actor reportedly earned 20 million dollars for the role.": [
        ("The actor reportedly earned 20 million dollars.", None),
        ("The actor is said to have earned 20 million dollars for the role.", None),
        ("The actor earned 20 million dollars for the role.", HEDGE),
    ],
    "The proposed tax on plastic would raise 300 million pounds.": [
        ("The proposed tax on plastic would raise 300 million pounds.", None),
        ("A planned tax on plastic would raise 300 million pounds.", None),
        ("The tax on plastic raises 300 million pounds.", HEDGE),
    ],
    "The bacteria appear to survive the treatment at low temperatures.": [
        ("The bacteria appear to survive the treatment.", None),
        ("The bacteria apparently survive the treatment at low temperatures.", None),
        ("The bacteria survive the treatment at low temperatures.", HEDGE),
        ("The bacteria do not appear to survive the treatment at low temperatures.", GAINED),
    ],
    "The opposition threatened to block the vote on the budget.": [
        ("The opposition threatened to block the vote.", None),
        ("The opposition may block the vote on the budget.", None),
        ("The opposition blocked the vote on the budget.", HEDGE),
    ],
    "It is unclear whether the pilot survived the crash in the desert.": [
        ("It is unclear whether the pilot survived the crash.", None),
        ("The pilot may have survived the crash in the desert.", None),
        ("The pilot survived the crash in the desert.", HEDGE),
    ],
    # quantifiers
    "Some residents were told to leave their homes overnight.": [
        ("Some residents were told to leave their homes.", None),
        ("Residents were told to leave their homes overnight.", None),
        ("All residents were told to leave their homes overnight.", RAISED),
        ("Every resident was told to leave overnight.", RAISED),
        ("Most residents were told to leave their homes overnight.", RAISED),
    ],
    "Several banks raised their fees in January.": [
        ("Several banks raised their fees.", None),
        ("Some banks raised their fees in January.", None),
        ("All banks raised their fees in January.", RAISED),
        ("Several banks lowered their fees in January.", ANTONYM),
    ],
    "Nearly all of the seats were sold within an hour.": [
        ("Nearly all of the seats were sold.", None),
        ("Almost all seats were sold within an hour.", None),
        ("All of the seats were sold within an hour.", RAISED),
    ],
    "All schools in the province closed because of the heat.": [
        ("All schools in the province closed.", None),
        ("Every school in the province closed because of the heat.", None),
        ("Schools in the province closed because of the heat.", None),
        ("All schools in the province opened because of the heat.", ANTONYM),
    ],
    "Many patients recovered within a week, although a few were readmitted.": [
        ("Many patients recovered within a week.", None),
        ("A few patients were readmitted.", None),
        ("All patients recovered within a week.", RAISED),
        ("Many patients did not recover within a week.", GAINED),
    ],
}
ROWS = [
    pytest.param(evidence, claim, code, id=f"{n}-{i}")
    for n, (evidence, claims) in enumerate(TABLE.items())
    for i, (claim, code) in enumerate(claims)
]


def _check(claim: str, *evidence: str, speaker: str | None = None) -> GateResult:
    lines = tuple(Line(n, read_facts(text)) for n, text in enumerate(evidence, start=1))
    return check_polarity(read_facts(claim), speaker, Passage(lines, (), ())).result


@pytest.mark.parametrize(("evidence", "claim", "code"), ROWS)
def test_a_claim_keeps_its_polarity(evidence: str, claim: str, code: str | None) -> None:
    result = _check(claim, evidence)
    assert result.code == code, result


@pytest.mark.parametrize("evidence", TABLE)
def test_the_sentence_itself_passes(evidence: str) -> None:
    assert _check(evidence, evidence).outcome != "fail"


def test_hearsay_that_is_given_to_its_speaker_is_no_dropped_hedge() -> None:
    evidence = "The alleged fraud at the lender came to light in April."
    assert _check("The fraud at the bank came to light, prosecutors say.", evidence).code is None
    assert _check("The fraud at the lender came to light in April.", evidence).code == HEDGE


_SUBJECTS = st.sampled_from(["The council", "The airline", "The champion", "A nurse", "The rebels"])
_VERBS = st.sampled_from(
    ["closed the road", "met the minister", "accepted the offer", "left the city", "sold the boat"]
)
_NEGATED = {"closed": "close", "met": "meet", "accepted": "accept", "left": "leave", "sold": "sell"}
_TAILS = st.sampled_from(
    ["", " on Monday", ", which surprised nobody", " after a long night", " without a word"]
)


@given(_SUBJECTS, _VERBS, _TAILS)
def test_one_negation_put_in_or_taken_out_is_always_found(
    subject: str, verb: str, tail: str
) -> None:
    word, rest = verb.split(" ", 1)
    plain = f"{subject} {verb}{tail}."
    negated = f"{subject} did not {_NEGATED[word]} {rest}{tail}."
    assert _check(plain, plain).outcome != "fail"
    assert _check(negated, negated).outcome != "fail"
    assert _check(negated, plain).code == GAINED
    assert _check(plain, negated).code == LOST
