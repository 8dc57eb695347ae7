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
    ],
)
def test_a_thing_that_is_named_or_nothing_at_all_leaves_nothing_open(text: str) -> None:
    assert not speaks_of_something_unnamed(text)
