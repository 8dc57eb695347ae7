"""What a statement tells first: an event, a plan, how things stand, a word, a mood."""

from __future__ import annotations

import pytest

from flows.core.happenings import happening, news_value

TABLE = [
    ("A fire in Port Ellery killed seven workers on Thursday, the fire service said.", "event"),
    ("The council of Tarnow approved the bridge on Monday, the council's speaker said.", "event"),
    ("More than 150 firefighters fought the flames for nine hours.", "event"),
    ("According to the minister Attaullah Tarar, the talks stalled in Istanbul.", "event"),
    ("Peace talks between Norvik and Arden have reached a deadlock.", "event"),
    ("Moira Daly, who had worked in Corrib, was jailed for six years on Tuesday.", "event"),
    ("Orbel Bank will cut 1,200 jobs, the bank said on Tuesday.", "plan"),
    ("Investigators are expected to enter the building next week.", "plan"),
    ("Brekke will take office on 1 December.", "plan"),
    ("The cause of the fire is not known.", "state"),
    ("The pilot did not report a fault.", "state"),
    ("The prosecutor, Helen Stark, had asked for nine years.", "state"),
    ("About 2.3 million people use the subway on a normal weekday.", "state"),
    ("Mayor Olga Pine said the bridge would open in 2027.", "said"),
    ("The owner of the ferry that ran aground said the ship had been inspected.", "said"),
    ("Union leader Farah Haddad accused the company of ignoring warnings.", "reaction"),
    ("The opposition leader, Karl Vest, called the bridge a waste of money.", "reaction"),
    ("Brandt Logistics denied that the sprinklers were faulty.", "reaction"),
    ('"The families deserve answers," Ines Calder said.', "quotation"),
    ("Two days after the flood that killed 31 people, anger is growing in Lugova.", "mood"),
    ("The deadlock in Istanbul raises concerns about renewed violence.", "mood"),
    ("The path to lasting peace appears more elusive than ever.", "mood"),
    # whoever tells of its own doing does it
    ("Lunova Foods said on Wednesday it was recalling 1.6 million tins.", "plan"),
    ("Hanse Bau said it would cut 1,900 jobs.", "plan"),
    ("The transit union said that it had called off the strike.", "said"),
    # what a camera would show
    ("Villagers danced outside the courthouse.", "scene"),
    ("The corridors of the hospital were quiet on Tuesday.", "scene"),
    ("Karl Vest, 31, raised his hand.", "scene"),
    ("Else Dahl had been fasting for a day when a nurse sent her home.", "scene"),
    # a deed that is told before its reason is said
    (
        "The court ordered a stop to the building of the dam near Torr, ruling that it was illegal.",
        "event",
    ),
    ("The sirens stayed silent, Mayor Ivo Senk said.", "event"),
    ("The sea was calm, the coastguard said.", "state"),
]


@pytest.mark.parametrize(("text", "kind"), TABLE)
def test_the_main_clause_says_what_kind_of_news_it_is(text: str, kind: str) -> None:
    assert happening(text) == kind


def test_who_declares_a_thing_has_done_something() -> None:
    assert happening("Prime Minister Dana Rusic declared three days of mourning.") == "event"


def test_an_event_is_worth_most_and_a_mood_least() -> None:
    values = {kind: news_value(text) for text, kind in TABLE}
    assert max(values.values()) == values["event"] == 1
    assert min(values, key=lambda k: values[k]) in {"mood", "scene"}
    assert values["event"] > values["said"] > values["reaction"]
