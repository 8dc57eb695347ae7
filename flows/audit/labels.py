"""Are the labels, which are no claims, made of nothing but the claims' own words?

A heading is one of few, and a question of the words of the claims that answer it and of a few that
ask. So no statement can hide in a label.
"""

from __future__ import annotations

from collections.abc import Iterator

from flows.audit.report import Finding
from flows.core.concepts import concepts
from flows.core.records import Brief
from flows.core.words import tokens

_HEADINGS = frozenset({"What happened", "Who says what", "Background"})
_ASKING = frozenset(
    """who what when where which whether how many much old long is are was were did does do has have
    had responsible for the a an of in on at to or and name not yes no said denied""".split()
)


def label_findings(brief: Brief) -> Iterator[Finding]:
    """Each heading, question and answer to "whether" that says something of its own."""
    for section in brief.sections:
        if section.heading not in _HEADINGS:
            yield Finding("labels", f"section “{section.heading}”: is no heading of this program")
    for conflict in brief.conflicts:
        answering = {i for answer in conflict.answers for i in answer.claims}
        said = " ".join(f"{c.text} {c.speaker or ''}" for c in brief.claims if c.id in answering)
        # Answers of other kinds are held to the claims wherever a brief is looked at.
        values = [a.value for a in conflict.answers] if conflict.kind == "fact" else []
        for label in (conflict.question, *values):
            if own := _own_words(label, said):
                told = f"“{'”, “'.join(own)}”"
                yield Finding("labels", f"conflict “{label}”: none of its claims speaks of {told}")


def _own_words(label: str, said: str) -> list[str]:
    """The words of a label that the claims have not, in that form or another."""
    words, ideas = {token.lower for token in tokens(said)}, set(concepts(said))
    return [
        token.text
        for token in tokens(label)
        if token.lower not in words | _ASKING and not _told(token.text, ideas)
    ]


def _told(word: str, ideas: set[str]) -> bool:
    meant = set(concepts(word))
    return bool(meant) and meant <= ideas
