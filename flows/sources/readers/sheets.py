"""A page as pdfminer lays it out, to its paragraphs and the rows of its tables in reading order."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence

from pdfminer.layout import LTChar, LTLine, LTPage, LTRect, LTTextBox, LTTextLine

from flows.sources.readers.letters import as_written
from flows.sources.readers.printed import SENTENCE_END, Block, Sheet
from flows.sources.readers.tables import Piece, Rule, Table, find_tables, merged

_OTHER_SIZE = 1.25  # how much larger the letters of a headline are
_EARLY = 0.2  # of a line's width, left empty at its end
_GAP = 0.6  # of the letters' size; wider between two of a line, they may be of two cells
_PADDING = 0.1  # the same, around a rule
_THIN = 2.0  # points; what is as thin is a rule


def upright(layout: LTPage) -> float:
    """The share of a page's letters that stand upright."""
    chars = [c for lines in _boxes(layout) for line in lines for c in _letters(line)]
    # pdfminer calls letters that stand on their head upright as well.
    return sum(c.upright and c.matrix[0] > 0 for c in chars) / len(chars) if chars else 1.0


def sheet_of(layout: LTPage) -> Sheet:
    """The page's blocks; a table stands where its first line does."""
    boxes = _boxes(layout)
    lines = [line for box in boxes for line in box]
    across, down = _rules(layout)
    pieces = [p for n, line in enumerate(lines) for p in _pieces(n, line, down)]
    table_at = {n: t for t in find_tables(pieces, across, down) for n in t.lines}
    blocks: list[Block] = []
    told: set[Table] = set()
    number = 0
    for box in boxes:
        plain: list[LTTextLine] = []
        for line in box:
            table = table_at.get(number)
            number += 1
            if table is None:
                plain.append(line)
            elif table not in told:
                told.add(table)
                blocks += _paragraphs(plain, layout)
                plain = []
                blocks += _rows(table, layout)
        blocks += _paragraphs(plain, layout)
    return Sheet(tuple(blocks))


def _boxes(layout: LTPage) -> list[list[LTTextLine]]:
    return [
        [line for line in box if isinstance(line, LTTextLine) and _letters(line)]
        for box in layout
        if isinstance(box, LTTextBox)
    ]


def _letters(line: LTTextLine) -> list[LTChar]:
    letters = [c for c in line if isinstance(c, LTChar)]
    return letters if any(c.get_text().strip() for c in letters) else []


def _rules(layout: LTPage) -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:
    """The rules across and down a page: lines, and the edges of boxes that have some.

    What is only filled is a shade, and may end in the middle of a word; but many programs draw a
    rule as a thin box.
    """
    across: list[Rule] = []
    down: list[Rule] = []
    for drawn in layout:
        if not isinstance(drawn, LTLine | LTRect):
            continue
        x0, y0, x1, y1 = drawn.bbox
        framed = isinstance(drawn, LTRect) and drawn.stroke
        if framed or y1 - y0 <= _THIN:
            across += [Rule(y, x0, x1) for y in (y0, y1)]
        if framed or x1 - x0 <= _THIN:
            down += [Rule(x, y0, y1) for x in (x0, x1)]
    return merged(across), merged(down)


def _pieces(number: int, line: LTTextLine, down: Sequence[Rule]) -> Iterator[Piece]:
    """A line, parted where its letters stand apart or a rule runs between them."""
    middle = (line.y0 + line.y1) / 2
    rules = [rule.at for rule in down if rule.start < middle < rule.end]
    text = ""
    run: list[LTChar] = []
    for part in line:
        if isinstance(part, LTChar) and part.get_text().strip():
            if run and _apart(run[-1], part, rules):
                yield _piece(number, text, run)
                text, run = "", []
            run.append(part)
        text += part.get_text()
    yield _piece(number, text, run)


def _piece(number: int, text: str, run: Sequence[LTChar]) -> Piece:
    return Piece(
        number,
        as_written(text),
        x0=run[0].x0,
        x1=max(run[-1].x1, run[0].x0 + _THIN),
        y0=statistics.median(c.y0 for c in run),
        y1=statistics.median(c.y1 for c in run),
    )


def _apart(one: LTChar, other: LTChar, rules: Sequence[float]) -> bool:
    gap = other.x0 - one.x1
    between = any(one.x1 - _THIN < at < other.x0 + _THIN for at in rules)
    return gap > _GAP * one.size or (between and gap > _PADDING * one.size)


def _rows(table: Table, layout: LTPage) -> Iterator[Block]:
    for row in table.rows:
        top, bottom = (layout.y1 - row.top), (layout.y1 - row.bottom)
        yield Block(row.cells, top / layout.height, bottom / layout.height, size=None)


def _paragraphs(lines: Sequence[LTTextLine], layout: LTPage) -> Iterator[Block]:
    for run in _runs(lines):
        yield Block(
            (tuple(as_written(line.get_text()) for line in run),),
            top=(layout.y1 - run[0].y1) / layout.height,
            bottom=(layout.y1 - run[-1].y0) / layout.height,
            size=statistics.median(c.size for line in run for c in _letters(line)),
        )


def _runs(lines: Sequence[LTTextLine]) -> Iterator[list[LTTextLine]]:
    """The lines of a box, parted where letters change their size and where a paragraph ends.

    pdfminer keeps a headline with the text right below it, and paragraphs without space between.
    """
    right = max((line.x1 for line in lines), default=0.0)
    run: list[LTTextLine] = []
    for line in lines:
        if run and (_resized(run[-1], line) or _ends(run[-1], right)):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _resized(one: LTTextLine, other: LTTextLine) -> bool:
    small, large = sorted(statistics.median(c.size for c in _letters(x)) for x in (one, other))
    return large > _OTHER_SIZE * small


def _ends(line: LTTextLine, right: float) -> bool:
    """Whether a line is a paragraph's last: a sentence ends there, and well before the edge."""
    room = right - line.x1 > _EARLY * (right - line.x0)
    return room and bool(SENTENCE_END.search(line.get_text().strip()))
