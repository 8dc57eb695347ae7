"""Whole stories: what three newsrooms tell differently is shown, and nothing else."""

from __future__ import annotations

import pytest

from bench.stories import STORIES, brief_of, read_planted

# What no rule reads yet, by story; docs/checker.md names it.
UNREAD = {
    "council": {"visitors", "petition", "who broke off"},
    "court": {"stolen", "deliberation"},
    "flight": {"cause", "type", "bird strike ruled out"},
    "transfer": {"age", "medical day", "who approached"},
}


@pytest.mark.parametrize("name", sorted(UNREAD))
def test_a_brief_shows_what_the_articles_tell_differently(name: str) -> None:
    story, _ = brief_of(STORIES / "development" / name)
    claims = {c.id: c.text for c in story.claims}
    planted = [p for p in read_planted() if (p.part, p.story) == ("development", name)]
    # Exactly these: what a rule has come to read is struck out above.
    assert {p.asked for p in planted if not p.found(story.conflicts, claims)} == UNREAD[name]
    for conflict in story.conflicts:
        told = [(a.value, a.documents) for a in conflict.answers]
        assert any(p.found([conflict], claims) for p in planted), (conflict.question, told)


def test_what_leads_is_no_side_of_a_dispute() -> None:
    """One paper opens with six years, another with seven: neither may be the headline."""
    story, _ = brief_of(STORIES / "development" / "court")
    asked = [c for c in story.conflicts if c.question == "how long: prison sentence"]
    assert [{a.value for a in c.answers} for c in asked] == [{"six years", "seven-year"}]
    sides = {i for c in story.conflicts for a in c.answers for i in a.claims}
    assert story.headline not in sides
