"""Joins lines that an editor broke at a fixed width: such a break is not the author's.

Notices, press releases and mail come so. A line is a paragraph here, and without this every one of
theirs would be cut in the middle of a sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

_NARROWEST, _WIDEST = 50, 110  # columns at which people wrap text
_MOSTLY = 0.6  # of a block's breaks must come where the next word no longer fits
_HALF = 0.5  # of its breaks must be inside a sentence, before a word without a capital
_STARTS_BLOCK = re.compile(r"\s*(?:[-*+•>#|]|\d{1,2}[.)]\s|```|~~~|https?://|\*\*)")
_ENDS = re.compile(r"[.!?…:][\"”’')]*$")


@dataclass(frozen=True, slots=True)
class Unwrapped:
    """The text, and how many line breaks were taken out of it."""

    text: str
    joined: int = 0


def unwrap(text: str) -> Unwrapped:
    """The text with the lines of each wrapped paragraph joined by a space; others untouched."""
    lines = text.split("\n")
    out: list[str] = []
    joined = 0
    block: list[str] = []
    for line in [*lines, ""]:
        if line.strip() and not (block and _STARTS_BLOCK.match(line)):
            block.append(line)
            continue
        done = _join(block)
        joined += len(block) - len(done)
        out.extend(done)
        block = []
        if line.strip():
            block.append(line)
        else:
            out.append(line)
    return Unwrapped("\n".join(out[:-1]), joined) if joined else Unwrapped(text)


def _join(block: list[str]) -> list[str]:
    """The block as one line if it is a wrapped paragraph, else as it was."""
    widths = [len(line.rstrip()) for line in block]
    if len(block) < 2 or not _NARROWEST <= max(widths) <= _WIDEST:  # noqa: PLR2004
        return block
    width = max(widths)
    breaks = list(pairwise(block))
    full = [
        len(this.rstrip()) + 1 + len((after.split() or [""])[0]) > width for this, after in breaks
    ]
    # A headline above its byline, or short paragraphs in a row, may look full by chance; but a
    # sentence that goes on mostly does so in lower case.
    goes_on = [
        not _ENDS.search(this.rstrip()) and after.lstrip()[:1].islower() for this, after in breaks
    ]
    if sum(full) < _MOSTLY * len(full) or sum(goes_on) < _HALF * len(goes_on):
        return block
    return [" ".join([block[0].rstrip(), *(line.strip() for line in block[1:])])]
