"""Tables in PDFs: a row a line, whatever draws them, and columns of prose stay apart."""

from __future__ import annotations

import io
import textwrap
from collections import Counter
from functools import partial
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib import colors
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

from flows.sources.readers.pdf import read_pdf
from tests.sources.readers.printing import COUNCIL, HEIGHT, LEFT, OPPOSITION, RIGHT, lines, pdf

BEFORE = "The storm hit the coast on Monday, and the ministry published this table:"
AFTER = "Mayor Petra Sand said that the figures would rise."
TOLL = [
    ["District", "Dead", "Injured", "Homes lost"],
    ["North Harbour", "12", "30", "1,204"],
    ["Old Town", "4", "17", "88"],
    ["Velden and the islands", "0", "3", "9"],
]
READ = [
    "District; Dead; Injured; Homes lost",
    "North Harbour; 12; 30; 1,204",
    "Old Town; 4; 17; 88",
    "Velden and the islands; 0; 3; 9",
]
GRID = ("GRID", (0, 0), (-1, -1), 0.5, colors.black)
RULES = [
    ("LINEABOVE", (0, 0), (-1, 0), 1, colors.black),
    ("LINEBELOW", (0, 0), (-1, 0), 0.5, colors.black),
    ("LINEBELOW", (0, -1), (-1, -1), 1, colors.black),
]
STYLE = getSampleStyleSheet()["BodyText"]


def report(cells: list[list[Any]], *style: Any, **layout: Any) -> list[str]:  # noqa: ANN401 - reportlab's own
    """The paragraphs that are read of a page with a table between two of prose."""
    out = io.BytesIO()
    table = Table(cells, style=TableStyle(list(style)), **layout)
    SimpleDocTemplate(out).build([Paragraph(BEFORE, STYLE), table, Paragraph(AFTER, STYLE)])
    return read_pdf(out.getvalue()).text.split("\n\n")


@pytest.mark.parametrize(
    ("style", "layout"),
    [
        ([], {}),
        ([GRID], {}),
        ([*RULES, ("ALIGN", (1, 0), (-1, -1), "RIGHT")], {}),
        ([("ROWBACKGROUNDS", (0, 0), (-1, -1), [colors.white, colors.lightgrey])], {}),
        ([GRID, ("LEFTPADDING", (0, 0), (-1, -1), 1), ("RIGHTPADDING", (0, 0), (-1, -1), 1)], {}),
        ([], {"colWidths": [120] * 4, "rowHeights": [30] * 4}),
        ([("BOX", (0, 0), (-1, -1), 1, colors.black), RULES[1],
          ("LINEAFTER", (0, 0), (-2, -1), 1, colors.black)], {}),
    ],
    ids=["aligned", "grid", "rules", "shaded", "tight", "wide", "columns"],
)  # fmt: skip
def test_a_row_is_a_line(style: list[Any], layout: dict[str, Any]) -> None:
    assert report(TOLL, *style, **layout) == [BEFORE, *READ, AFTER]


@pytest.mark.parametrize("style", [[GRID], [GRID, ("VALIGN", (0, 0), (-1, -1), "MIDDLE")], []])
def test_a_cell_of_several_lines_is_whole(style: list[Any]) -> None:
    found: list[list[str]] = [
        ["Road agency", "Cracks in two steel girders were found, and the bridge was closed."],
        ["City auditor", "The contract was never put out to tender, and nobody asked why."],
    ]
    cells: list[list[Any]] = [["Body", "Finding"]]
    cells += ([Paragraph(cell, STYLE) for cell in row] for row in found)
    top = [] if style else [("VALIGN", (0, 0), (-1, -1), "TOP")]
    assert report(cells, *style, *top, colWidths=[90, 190]) == [
        BEFORE,
        "Body; Finding",
        *("; ".join(row) for row in found),
        AFTER,
    ]


def test_a_row_that_leaves_its_first_cell_empty_keeps_its_own_figures() -> None:
    cells = [["District", "Year", "Dead"], ["Harbour", "2024", "12"], ["", "2025", "14"]]
    read = [BEFORE, "District; Year; Dead", "Harbour; 2024; 12", "2025; 14", AFTER]
    assert report(cells) == read


def test_a_table_beside_a_column_of_prose_is_read_as_one() -> None:
    def page(c: Canvas) -> None:
        lines(c, textwrap.wrap(COUNCIL * 3, 45))
        for i, row in enumerate(TOLL):
            for x, cell in zip((RIGHT, 450, 500), row, strict=False):
                c.drawString(x, HEIGHT - 110 - 14 * i, cell)
        lines(c, textwrap.wrap(OPPOSITION, 45), RIGHT, HEIGHT - 200)

    rows = [row.rsplit(";", 1)[0] for row in READ]
    said = [(COUNCIL * 3).strip(), *rows, OPPOSITION.strip()]
    assert read_pdf(pdf(page)).text.split("\n\n") == said


@pytest.mark.parametrize(("many", "width"), [(2, 42), (3, 26), (4, 18), (5, 14)])
@pytest.mark.parametrize("ruled", [False, True])
def test_columns_of_prose_are_no_table(many: int, width: int, *, ruled: bool) -> None:
    said = [((COUNCIL + OPPOSITION) * 2).strip() for _ in range(many)]

    def page(c: Canvas) -> None:
        step = 500 / many
        for i, text in enumerate(said):
            lines(c, textwrap.wrap(text, width, break_on_hyphens=False), LEFT + i * step)
            if ruled and i:
                c.line(LEFT + i * step - 5, 40, LEFT + i * step - 5, HEIGHT - 90)
        if ruled:
            c.line(LEFT, 40, 550, 40)
            c.line(LEFT, HEIGHT - 90, 550, HEIGHT - 90)

    assert read_pdf(pdf(page)).text.split() == " ".join(said).split()


def test_a_list_is_no_table_and_a_label_leads_to_what_it_labels() -> None:
    def page(items: list[tuple[str, str]], c: Canvas) -> None:
        for i, row in enumerate(items):
            for x, cell in zip((LEFT, LEFT + 80), row, strict=True):
                c.drawString(x, 700 - 14 * i, cell)

    notes = ["Cracks were found in March.", "Buses are diverted.", "Nobody was hurt."]
    listed = read_pdf(pdf(partial(page, [(f"{n}.", said) for n, said in enumerate(notes, 1)])))
    assert ";" not in listed.text
    head = [("Date:", "12 May 2026"), ("To:", "Mayor Petra Sand"), ("From:", "Road agency")]
    read = read_pdf(pdf(partial(page, head)))
    assert read.text.split("\n\n") == [f"{label} {said}" for label, said in head]


def test_a_shade_or_a_frame_makes_no_table() -> None:
    """Pages that a browser prints have boxes around texts and shades behind words."""

    def page(c: Canvas) -> None:
        c.setFillColor(colors.yellow)
        c.rect(LEFT - 3, HEIGHT - 114, 137, 14, stroke=0, fill=1)
        c.rect(LEFT - 3, HEIGHT - 128, 90, 14, stroke=0, fill=1)
        c.setFillColor(colors.black)
        c.rect(LEFT - 5, HEIGHT - 200, 300, 110)
        c.rect(LEFT - 5, HEIGHT - 116, 300, 26)
        c.rect(LEFT + 150, HEIGHT - 200, 145, 84)
        lines(c, ["The council of Tarnow approved the new bridge", "on Monday by 31 votes to 14."])
        lines(c, ["Nobody in the town", "was surprised by it."], LEFT + 160, HEIGHT - 140)

    assert ";" not in read_pdf(pdf(page)).text


def test_a_sentence_goes_on_past_a_table() -> None:
    def page(c: Canvas) -> None:
        lines(c, ["The mayor said on Monday that the bridge"])
        for i, row in enumerate(TOLL):
            for x, cell in zip((50, 200, 260, 320), row, strict=True):
                c.drawString(x, 600 - 14 * i, cell)
        lines(c, ["would open in 2027."], y=500)

    text = read_pdf(pdf(page)).text
    assert text.split("\n\n") == [
        "The mayor said on Monday that the bridge would open in 2027.",
        *READ,
    ]


def test_a_table_is_read_alike_from_a_page_in_any_turn() -> None:
    def page(c: Canvas) -> None:
        c.translate(500, 100)
        c.rotate(90)
        lines(c, [BEFORE], 0, 300)
        for i, row in enumerate(TOLL):
            for x, cell in zip((0, 150, 210, 270), row, strict=True):
                c.drawString(x, 270 - 14 * i, cell)

    assert read_pdf(pdf(page)).text.split("\n\n") == [BEFORE, *READ]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["Harbour", "and the river", "12", "said that it", "Old Town."]),
            st.integers(1, 9),
            st.integers(1, 12),
        ),
        max_size=30,
    ),
    st.lists(st.tuples(st.booleans(), st.integers(0, 10), st.integers(0, 12)), max_size=20),
)
@settings(max_examples=30)
def test_no_letter_is_lost_or_told_twice(
    words: list[tuple[str, int, int]], rules: list[tuple[bool, int, int]]
) -> None:
    def page(c: Canvas) -> None:
        lines(c, ["A line of text, so that the page has one."], y=650)
        for word, x, y in words:
            c.drawString(50 * x, 150 + 30 * y, word)
        for across, x, y in rules:
            x0, y0 = 50 * x - 5, 140 + 30 * y
            c.line(x0, y0, x0 + 300 * across, y0 + 200 * (not across))

    drawn = "".join(["A line of text, so that the page has one.", *(word for word, *_ in words)])
    read = read_pdf(pdf(page)).text
    told, put = (Counter(c for c in text if c not in "; \n") for text in (read, drawn))
    assert told == put
