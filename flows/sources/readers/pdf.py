"""A PDF to its text, in reading order, page by page.

pdfminer.six lays the words of a page out in boxes, so columns stay apart however the file orders
them; of the readers compared (docs/design.md) it alone did.
"""

from __future__ import annotations

import io
import logging
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LAParams, LTChar, LTPage, LTTextBox, LTTextLine
from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser

from flows.errors import InputError
from flows.sources.readers.letters import as_written, is_legible
from flows.sources.readers.model import Extracted
from flows.sources.readers.printed import (
    SENTENCE_END,
    Block,
    Sheet,
    join_sheets,
    without_running,
)

_MOST_PAGES = 2_000
_OTHER_SIZE = 1.25  # how much larger the letters of a headline are
_EARLY = 0.2  # of a line's width, left empty at its end
_LARGEST = 14_400  # points; the format's own limit, and the grid that lays words out grows with it
_UPRIGHT = 0.5  # share of a page's letters that must stand upright, or it is read turned
_TURNS = (0, 90, 180, 270)

# A broken font is no news to the reader of a brief, and pdfminer warns of each.
logging.getLogger("pdfminer").setLevel(logging.ERROR)


@dataclass(frozen=True, slots=True)
class _Read:
    sheet: Sheet
    upright: float  # share of its letters


def read_pdf(data: bytes) -> Extracted:
    """The text of a PDF, with where each page starts.

    Running heads and page numbers are left out, words broken at a line's end are joined.

    Raises:
        InputError: it is locked, broken, too long, or has no text. Completes "<name>: ".
    """
    try:
        sheets = list(_sheets(data))
    except InputError:
        raise
    except (PDFPasswordIncorrect, PDFEncryptionError) as e:
        raise InputError("is a PDF locked with a password; save a copy without one") from e
    except Exception as e:  # a broken file can make the parser raise anything
        raise InputError(f"is a PDF that cannot be read ({type(e).__name__}); save it anew") from e
    if not sheets:
        raise InputError("is a PDF without pages")
    sheets = without_running(sheets)
    empty = sum(not s.blocks for s in sheets)
    told = "1 page" if len(sheets) == 1 else f"{len(sheets)} pages"
    if empty == len(sheets):
        raise InputError(
            f"is a PDF of {told} without text, likely scanned; recognise its text (OCR)"
        )
    unread = [bool(s.blocks) and not is_legible(s.text) for s in sheets]
    if sum(unread) + empty == len(sheets):
        raise InputError(
            f"is a PDF of {told} whose fonts do not say which letters they show; recognise its"
            " text (OCR)"
        )
    text, pages = join_sheets([Sheet(()) if u else s for s, u in zip(sheets, unread, strict=True)])
    notes = []
    if empty:
        notes.append(f"{empty} of {len(sheets)} pages have no text")
    if any(unread):
        notes.append(f"{sum(unread)} of {len(sheets)} pages show letters that cannot be told")
    return Extracted(text=text, notes=tuple(notes), pages=pages)


def _sheets(data: bytes) -> Iterator[Sheet]:
    document = PDFDocument(PDFParser(io.BytesIO(data)))
    manager = PDFResourceManager()
    device = PDFPageAggregator(manager, laparams=LAParams(boxes_flow=0.5))
    interpreter = PDFPageInterpreter(manager, device)
    for number, page in enumerate(PDFPage.create_pages(document), start=1):
        if number > _MOST_PAGES:
            raise InputError(f"is a PDF of more than {_MOST_PAGES} pages, the most read; split it")
        left, bottom, right, top = page.mediabox
        if not (0 < right - left <= _LARGEST and 0 < top - bottom <= _LARGEST):
            raise InputError(f"is a PDF whose page {number} has an impossible size; save it anew")
        yield _upright(page, interpreter, device)


def _upright(page: PDFPage, interpreter: PDFPageInterpreter, device: PDFPageAggregator) -> Sheet:
    """The page as it reads: some are turned in the file, and some only for the screen."""
    best: _Read | None = None
    for turn in sorted(_TURNS, key=lambda t: t != page.rotate % 360):
        page.rotate = turn
        interpreter.process_page(page)
        read = _read(device.get_result())
        if best is None or read.upright > best.upright:
            best = read
        if not read.sheet.blocks or read.upright > _UPRIGHT:
            break
    return best.sheet if best else Sheet(())


def _read(layout: LTPage) -> _Read:
    blocks = []
    letters = upright = 0
    for box in layout:
        if not isinstance(box, LTTextBox):
            continue
        lines = [line for line in box if isinstance(line, LTTextLine) and line.get_text().strip()]
        for run in _paragraphs(lines):
            chars = [c for line in run for c in line if isinstance(c, LTChar)]
            letters += len(chars)
            # pdfminer calls letters that stand on their head upright as well.
            upright += sum(c.upright and c.matrix[0] > 0 for c in chars)
            if chars:
                blocks.append(
                    Block(
                        lines=tuple(as_written(line.get_text()) for line in run),
                        top=(layout.y1 - run[0].y1) / layout.height,
                        bottom=(layout.y1 - run[-1].y0) / layout.height,
                        size=statistics.median(c.size for c in chars),
                    )
                )
    return _Read(Sheet(tuple(blocks)), upright / letters if letters else 1.0)


def _paragraphs(lines: Sequence[LTTextLine]) -> Iterator[list[LTTextLine]]:
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
    small, large = sorted(_size(line) for line in (one, other))
    return large > _OTHER_SIZE * small


def _size(line: LTTextLine) -> float:
    return statistics.median([c.size for c in line if isinstance(c, LTChar)] or [0.0])


def _ends(line: LTTextLine, right: float) -> bool:
    """Whether a line is a paragraph's last: a sentence ends there, and well before the edge."""
    room = right - line.x1 > _EARLY * (right - line.x0)
    return room and bool(SENTENCE_END.search(line.get_text().strip()))
