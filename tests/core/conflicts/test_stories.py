"""Whole stories: what three newsrooms tell differently is shown, and nothing else."""

from __future__ import annotations

import pytest

from bench.stories import STORIES, brief_of, read_planted

# What no rule reads yet; docs/checker.md names it.
UNREAD = {"visitors", "petition", "who broke off", "cause", "type", "bird strike ruled out"}


@pytest.mark.parametrize("name", ["council", "flight"])
def test_a_brief_shows_what_the_articles_tell_differently(name: str) -> None:
    story, _ = brief_of(STORIES / "development" / name)
    claims = {c.id: c.text for c in story.claims}
    planted = [p for p in read_planted() if (p.part, p.story) == ("development", name)]
    missed = {p.asked for p in planted if not p.found(story.conflicts, claims)}
    assert missed <= UNREAD
    for conflict in story.conflicts:
        told = [(a.value, a.documents) for a in conflict.answers]
        assert any(p.found([conflict], claims) for p in planted), (conflict.question, told)
