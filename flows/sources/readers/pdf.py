"""A PDF to its text, in reading order, page by page.

pdfminer.six lays the words of a page out in boxes, so columns stay apart however the file orders
them; of the readers compared (docs/design.md) it alone did.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LAParams
from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser

from flows.errors import InputError
from flows.sources.readers.letters import is_legible
from flows.sources.readers.model import Extracted
from flows.sources.readers.printed import Sheet, join_sheets, without_running
from flows.sources.readers.sheets import sheet_of, upright

_MOST_PAGES = 2_000
_LARGEST = 14_400  # points; the format's own limit, and the grid that lays words out grows with it
_UPRIGHT = 0.5  # share of a page's letters that must stand upright, or it is read turned
_TURNS = (0, 90, 180, 270)

# A broken font is no news to the reader of a brief, and pdfminer warns of each.
logging.getLogger("pdfminer").setLevel(logging.ERROR)


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
    layouts = []
    for turn in sorted(_TURNS, key=lambda t: t != page.rotate % 360):
        page.rotate = turn
        interpreter.process_page(page)
        layouts.append(device.get_result())
        if upright(layouts[-1]) > _UPRIGHT:
            break
    return sheet_of(max(layouts, key=upright))
