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
