"""PDFs as printers make them: with columns, running heads, footnotes, turned and empty pages."""

from __future__ import annotations

import io
import textwrap
from collections.abc import Callable, Sequence

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = A4
LEFT, RIGHT = 50.0, 320.0
_LEADING = 14.0

COUNCIL = (
    "The council of Tarnow approved the new bridge on Monday by 31 votes to 14, the speaker said. "
    "Mayor Olga Pine said the bridge would open in 2027 and would cost 48 million euros. "
)
OPPOSITION = (
    "The opposition leader, Karl Vest, called the bridge a waste of money. "
    "He said that the city cannot afford it. "
)


def pdf(*pages: Callable[[Canvas], None], password: str | None = None) -> bytes:
    """A PDF of those pages."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, encrypt=password)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def lines(canvas: Canvas, text: Sequence[str], x: float = LEFT, y: float = HEIGHT - 110) -> None:
    """Lines of running text from a place downwards."""
    canvas.setFont("Times-Roman", 11)
    for i, line in enumerate(text):
        canvas.drawString(x, y - i * _LEADING, line)


def columns(canvas: Canvas) -> None:
    """Two columns, drawn line by line across the page as some programs do."""
    left, right = (textwrap.wrap(t * 4, 45) for t in (COUNCIL, OPPOSITION))
    canvas.setFont("Times-Roman", 11)
    for i in range(max(len(left), len(right))):
        y = HEIGHT - 110 - i * _LEADING
        if i < len(left):
            canvas.drawString(LEFT, y, left[i])
        if i < len(right):
            canvas.drawString(RIGHT, y, right[i])


def running(canvas: Canvas, number: int) -> None:
    """The head of every page, and its number."""
    canvas.setFont("Helvetica", 8)
    canvas.drawString(LEFT, HEIGHT - 30, "The Harbour Report 2025")
    canvas.drawString(WIDTH / 2, 20, str(number))


def footnote(canvas: Canvas, text: str) -> None:
    """A line in small letters at the foot."""
    canvas.setFont("Times-Roman", 7)
    canvas.drawString(LEFT, 120, text)


def nameless(said: str, plain: str = "") -> bytes:
    """A PDF whose first page has a font that tells no letters, its second page `plain` text."""
    shapes = "".join(f"{ord(c) - 29:04x}" for c in said)
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources<</Font"
    streams = [f"BT /F1 11 Tf 40 700 Td {t} Tj ET".encode() for t in (f"<{shapes}>", f"({plain})")]
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>",
        page % 5 + b"<</F1 7 0 R>>>>>>",
        page % 6 + b"<</F1 9 0 R>>>>>>",
        *(b"<</Length %d>>stream\n%b\nendstream" % (len(s), s) for s in streams),
        b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[8 0 R]>>",
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/A/DW 500"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(out))
        out += b"%d 0 obj%b\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1)
    end = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(parts) + 1, len(out))
    return out + head + table + end
