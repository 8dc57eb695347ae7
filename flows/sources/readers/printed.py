"""Printed pages to running text: what pages repeat goes, what a line's end broke is joined."""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from flows.sources.readers.model import row_of

_MARGIN = 0.12  # share of a page's height, at its top and at its foot, where running heads stand
# A running head stands on two pages or more of a short report, and on three of a long one: it may
# name the chapter, and change with it.
_REPEATED = 0.3
_FEWEST, _ENOUGH = 2, 3
_GAP = "\n\n"  # between paragraphs
_SMALL = 0.9  # of the usual size of letters: a footnote
_PAGE_NUMBER = re.compile(
    r"^\W*(?:page\s+|p\.\s*)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:/|of)\s*\d{1,4})?\W*$", re.IGNORECASE
)
_BROKEN = re.compile(r"([^\W\d_]+)[-‐\u00ad]$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)+")
SENTENCE_END = re.compile(r"[.!?:;…][\"”’')\]]*$")
GOES_ON = re.compile(r"^[\"“‘'(]?[a-z]")
# "well-" at a line's end keeps its hyphen: these stand before one far more often than not.
_KEEPS_HYPHEN = frozenset(
    "well self non ex pro anti co semi half all cross ill long short high low first second".split()
)
# And these after one: no printer breaks a word of one piece before them.
_FOLLOWS_HYPHEN = frozenset("elect general based backed owned scale speaking style year".split())
_BROKEN_FIGURES = re.compile(r"\d[-–]$")


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that stand together on a page, or a table's row: the lines of each of its cells."""

    cells: tuple[tuple[str, ...], ...]
    top: float  # share of the page's height above it
    bottom: float  # share of the page's height above its lower edge
    size: float | None  # of its letters, in points; None for a table's row

    @property
    def lines(self) -> tuple[str, ...]:
        """All of its lines."""
        return tuple(line for cell in self.cells for line in cell)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page, its blocks in reading order."""

    blocks: tuple[Block, ...]

    @property
    def text(self) -> str:
        """Its letters, in no form for reading."""
        return " ".join(line for block in self.blocks for line in block.lines)


def without_running(sheets: Sequence[Sheet]) -> list[Sheet]:
    """The pages without running heads and page numbers."""
    running = _running(sheets)
    return [Sheet(tuple(b for b in s.blocks if not _is_running(b, running))) for s in sheets]


def join_sheets(sheets: Sequence[Sheet]) -> tuple[str, tuple[int, ...]]:
    """The text of all pages, a paragraph a line, and the offset at which each page starts."""
    kept = [s.blocks for s in sheets]
    whole = {
        word.casefold()
        for blocks in kept
        for b in blocks
        for line in b.lines
        for word in _WORD.findall(line)
    }
    usual = statistics.median([b.size for blocks in kept for b in blocks if b.size] or [0.0])
    paragraphs: list[str] = []
    starts: list[tuple[int, int]] = []  # of each page: its paragraph, and where in it
    open_one: int | None = None  # the paragraph whose sentence the next block may go on with
    for blocks in kept:
        start = None
        for block in blocks:
            said = row_of(_joined(cell, whole) for cell in block.cells)
            aside = block.size is None or block.size < _SMALL * usual
            if open_one is not None and not aside and GOES_ON.match(said):
                paragraphs[open_one] = _joined((paragraphs[open_one], said), whole)
                here = open_one
            else:
                paragraphs.append(said)
                here = len(paragraphs) - 1
            start = start or (here, len(paragraphs[here]) - len(said))
            if not aside:  # a footnote or a table stands between the halves of a sentence
                open_one = None if SENTENCE_END.search(said) else here
        starts.append(start or (len(paragraphs), 0))
    offsets = [0]
    for paragraph in paragraphs:
        offsets.append(offsets[-1] + len(paragraph) + len(_GAP))
    text = _GAP.join(paragraphs)
    return text, tuple(min(offsets[p] + within, len(text)) for p, within in starts)


def _joined(lines: Sequence[str], whole: set[str]) -> str:
    """Lines as one, words that were broken at a line's end made whole."""
    text = lines[0]
    for before, after in pairwise(lines):
        broken = _BROKEN.search(before)
        if broken and after[:1].islower():
            text = _mend(text, broken[1], after, whole)
        elif after[:1].isdigit() and _BROKEN_FIGURES.search(before):
            text += after
        else:
            text = f"{text} {after}"
    return text


def _mend(text: str, first: str, after: str, whole: set[str]) -> str:
    found = re.match(r"[^\W\d_]*", after)
    second = found.group() if found else ""
    compound = f"{first}-{second}".casefold()
    if first.casefold() in _KEEPS_HYPHEN or second in _FOLLOWS_HYPHEN or compound in whole:
        return f"{text[:-1]}-{after}"
    return f"{text[:-1]}{after}"


def _running(sheets: Sequence[Sheet]) -> frozenset[str]:
    """What stands in the margin of many pages, its figures aside."""
    seen = Counter(key for s in sheets for key in {_key(b) for b in s.blocks if _in_margin(b)})
    least = min(_ENOUGH, max(_FEWEST, _REPEATED * len(sheets)))
    return frozenset(key for key, n in seen.items() if n >= least)


def _is_running(block: Block, running: frozenset[str]) -> bool:
    text = " ".join(block.lines)
    return _in_margin(block) and (_key(block) in running or bool(_PAGE_NUMBER.match(text)))


def _in_margin(block: Block) -> bool:
    return block.bottom <= _MARGIN or block.top >= 1 - _MARGIN


def _key(block: Block) -> str:
    return re.sub(r"\d+", "#", " ".join(block.lines)).casefold()
