"""What is told of a "he" or an "it" that nobody names."""

from __future__ import annotations

import pytest

from flows.core.unnamed import speaks_of_something_unnamed


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Olga Pine said it would cost 48 million euros.",
        "Karl Vest said that they had been warned.",
        # whoever speaks
        "A spokesman said that she would keep her pension.",
        "The ministry denied that he had been offered a post.",
        "Residents said it had shaken every house.",
        "A spokesman said it would open in May.",
        "Economists warned that this could cost 300 jobs.",
        # and whatever they do with it
        "Economists at Hale & Sons doubt it and expect a loss.",
        "The harbour union echoed this on Tuesday.",
        "A spokeswoman for the ferry line denied it.",
        "Lena Okafor said so in a letter.",
        "Opposition leader Karl Vest rejected them.",
        # wherever it stands
        "Judge Alan Whelan sentenced her to six years in prison.",
        "Coach Silvio Hart called him the missing piece.",
        "“They cannot wait, and the attackers know that,” Tomas Wright said.",
        "“We could not stop him,” Lars Holm said.",
        "A person familiar with the investigation said they had asked for $4.5 million.",
        "In Torr, where factories have had their power cut, the chamber of commerce called it a loss.",
        "The harbour union said that would be contempt of court.",
        "The harbour union has not confirmed this.",
        "Karl Vest said that the city cannot afford it.",
        "About 40 percent of it has been built, according to the ministry.",
        "Hugo Baez showed one of them, dated 14 May, to this newspaper.",
        "Twelve infants are known to have fallen ill, it said.",
        "“Our water is safe,” its chief executive, Rita Sole, said.",
        "The 24-year-old signed a contract until 2030.",
        # right behind the first verb
        "The council approved it by 9 votes to 2.",
        "On Monday, the council has approved this.",
        "Robert Vane echoed this.",
        "The charity has a new board, its chairman said.",
    ],
)
def test_what_is_told_of_something_that_nobody_names_leaves_it_unnamed(text: str) -> None:
    assert speaks_of_something_unnamed(text)


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Olga Pine said the bridge would cost 48 million euros.",
        "Mayor Olga Pine said it was important that the bridge opened.",
        "The company said it would close three branches.",
        # who speaks is who is meant
        "Olga Pine said she would resign.",
        "Residents said they had heard two blasts.",
        "A witness said he saw smoke over the mill.",
        "A spokeswoman for Karl Vest denied that he would receive a bonus.",
        "Pakistan's delegation announced it was heading home on Friday.",
        "A spokesman for the ferry line said it would appeal.",
        # and what was named before
        "The council approved the bridge, but residents in Torr rejected it.",
        "Of the new bridge, Olga Pine said it would cost 48 million euros.",
        "Police said that those who stayed were safe.",
        "Forecasters said this week would be the coldest of the year.",
        "Critics of the bridge rejected it.",
        "Siemens said it would close a plant in Torr.",
        "Asif said he would travel to Torr.",
        "Lena Okafor said that on Monday the dam in Torr cracked.",
        "Hanse Bau said it would have to lay off 1,900 of its 3,100 workers.",
        "Lunova Foods said it had lost a third of its sales.",
        "Zhou said it was the smallest planet on which water has been seen.",
        "Before she left, Maria Keller signed the contract.",
        "In its judgment, the court said that the dam was illegal.",
        "Police arrested a 24-year-old man after his mother called them.",
        "“No one will be dismissed against their will,” Tom Varley said.",
        "Anna Lund met Karl Vest in Torr and thanked him.",
        "The 24-year-old driver Karl Vest was arrested.",
        "Traders in Torr said that they had not been told where to go.",
        "The rocket rose at 7.42 a.m., and the probe separated from it 31 minutes later.",
        "Trelawney suspended work at its two other mines while it checks them.",
        "Mayor Olga Pine opposed the bridge in May and called it a waste of money.",
        "The owner of the bridge closed it on Monday.",
        "The ferry's owner sold it in May.",
        "The man who bought the ferry sold it in May.",
        "The council made it clear that the pool would close.",
        "The court upheld this ruling.",
        "The charity Torr Aid has a new board, its chairman said.",
    ],
)
def test_a_thing_that_is_named_or_nothing_at_all_leaves_nothing_open(text: str) -> None:
    assert not speaks_of_something_unnamed(text)
