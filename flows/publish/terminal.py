"""The heart of a brief as plain text for a terminal."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterator

from flows.core.records import Answer, Brief, Claim
from flows.publish.visible import visible
from flows.publish.words import (
    carried,
    heard,
    made_of,
    question,
    read_sources,
    withheld_text,
)

_WIDEST = 96  # columns; longer lines are hard to read
_NARROWEST = 24  # the longest heading


def summary(brief: Brief, width: int | None = None) -> str:
    """Headline, key points, where the sources differ and what was withheld, in plain text.

    Args:
        brief: what to show; control characters in its texts are shown, not sent.
        width: columns; by default the terminal's own, or 80 where there is none.
    """
    columns = min(width or shutil.get_terminal_size().columns, _WIDEST)
    return "\n".join(_lines(brief, max(columns, _NARROWEST))).strip("\n") + "\n"


def _lines(brief: Brief, width: int) -> Iterator[str]:
    if brief.status == "held":
        yield from (*_wrap(f"HELD, not published: {brief.held_because}", width), "")
    if brief.retraction:
        yield from (*_wrap(f"RETRACTED: {brief.retraction.why}", width), "")
    title = _point(brief.claim(brief.headline)) if brief.headline else brief.name
    yield from (*_wrap(title, width), *_wrap(made_of(brief), width), "")
    for heading, marked in _blocks(brief):
        lines = [line for mark, text in marked for line in _wrap(text, width, mark)]
        if lines:
            yield from (heading, *lines, "")


def _blocks(brief: Brief) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Headings, each with its entries: the mark that an entry starts with, and its text."""
    points = map(brief.claim, brief.key_points)
    yield "Key points", [("  • ", _point(claim)) for claim in points]
    differ = []
    for conflict in brief.conflicts:
        differ.append(("  ? ", question(conflict)))
        differ += [("      - ", f"{a.value}: {_who(brief, a)}") for a in conflict.answers]
    yield "Where the sources differ", differ
    withheld = [("  × ", f"{withheld_text(item)} ({item.reason})") for item in brief.withheld]
    yield "Withheld", withheld or [("  ", "nothing")]
    unread = [source for source in brief.sources if source.id is None]
    yield "Not read", [("  × ", f"{source.name}: {source.reason}") for source in unread]


def _point(claim: Claim) -> str:
    return f"{claim.text} [{carried(claim)}]"


def _who(brief: Brief, answer: Answer) -> str:
    return heard(map(brief.claim, answer.claims), read_sources(brief))


def _wrap(text: str, width: int, mark: str = "") -> list[str]:
    indent = " " * len(mark)
    return textwrap.wrap(
        visible(text), width, initial_indent=mark, subsequent_indent=indent, break_on_hyphens=False
    )
