"""PDFs: reading order, what every page repeats, what a line's end broke, and what has no text."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from flows.errors import InputError
from flows.sources import make_document
from flows.sources.readers.apart import read_pdf_apart
from flows.sources.readers.pdf import read_pdf
from tests.sources.readers.printing import (
    COUNCIL,
    OPPOSITION,
    columns,
    footnote,
    lines,
    nameless,
    pdf,
    running,
)


def _blank(_: Canvas) -> None: ...


def test_columns_are_read_one_after_the_other() -> None:
    text = read_pdf(pdf(columns)).text
    left, right = text.split("\n\n")
    assert left == (COUNCIL * 4).strip()
    assert right == (OPPOSITION * 4).strip()


def test_running_heads_and_page_numbers_are_no_text() -> None:
    def page(number: int, said: str, c: Canvas) -> None:
        running(c, number)
        lines(c, [said])

    said = ["The council met on Monday.", "It approved the bridge.", "Nobody was surprised."]
    read = read_pdf(pdf(*(partial(page, n, s) for n, s in enumerate(said, start=1))))
    assert read.text.split("\n\n") == said


def test_evidence_knows_its_page() -> None:
    def page(said: str, c: Canvas) -> None:
        lines(c, [said])

    said = ["The council of Tarnow met on Monday.", "It approved the new bridge of the city."]
    document = make_document("report.pdf", pdf(*(partial(page, s) for s in said)))
    assert [document.page_of(s.span.start) for s in document.sentences] == [1, 2]


def test_words_broken_at_a_lines_end_are_whole_and_compounds_keep_their_hyphen() -> None:
    broken = [
        "The council approved the recon-",
        "struction of the harbour, as well-",
        "known critics left. The long-term plan is a long-",
        "term bet, said the mayor.",
    ]
    assert read_pdf(pdf(lambda c: lines(c, broken))).text == (
        "The council approved the reconstruction of the harbour, as well-known critics left."
        " The long-term plan is a long-term bet, said the mayor."
    )


def test_a_sentence_goes_on_over_the_page_and_past_a_footnote() -> None:
    def first(c: Canvas) -> None:
        lines(c, ["The mayor said that the bridge", "would open in 2027 and", "that it would"])
        footnote(c, "1 The figures are those of the city's auditor.")

    read = read_pdf(pdf(first, lambda c: lines(c, ["cost 48 million euros.", "He left."])))
    assert read.text.split("\n\n") == [
        "The mayor said that the bridge would open in 2027 and that it would cost 48 million euros."
        " He left.",
        "1 The figures are those of the city's auditor.",
    ]
    assert read.text[read.pages[1] :].startswith("cost 48 million")


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_is_read_upright(turn: int) -> None:
    def page(c: Canvas) -> None:
        c.setPageRotation(turn)
        lines(c, ["The council of Tarnow approved", "the new bridge on Monday."])

    assert read_pdf(pdf(page)).text == "The council of Tarnow approved the new bridge on Monday."


def test_text_turned_on_its_page_is_read_upright() -> None:
    def page(c: Canvas) -> None:
        c.translate(500, 100)
        c.rotate(90)
        lines(c, ["The council of Tarnow approved", "the new bridge on Monday."], 0, 0)

    assert read_pdf(pdf(page)).text == "The council of Tarnow approved the new bridge on Monday."


def test_pages_without_text_are_counted() -> None:
    read = read_pdf(pdf(lambda c: lines(c, ["The council met on Monday."]), _blank, _blank))
    assert read.notes == ("2 of 3 pages have no text",)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (pdf(_blank, _blank), "is a PDF of 2 pages without text, likely scanned"),
        (pdf(lambda c: lines(c, ["Secret."]), password="x"), "is a PDF locked with a password"),  # noqa: S106
        (b"%PDF-1.7\nnothing follows", "is a PDF that cannot be read"),
        (pdf(lambda c: lines(c, ["The council met."]))[:400], "is a PDF that cannot be read"),
        (
            pdf(lambda c: lines(c, ["The council met."])).replace(b"841.8898", b"999999999"),
            "whose page 1 has an impossible size",
        ),
    ],
)
def test_what_cannot_be_read_is_one_line(data: bytes, said: str) -> None:
    with pytest.raises(InputError) as raised:
        read_pdf(data)
    assert said in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_pdf_is_read_alike_in_a_process_of_its_own() -> None:
    data = pdf(columns, lambda c: lines(c, ["The end. Čapek’s “last” word."]), _blank)
    assert read_pdf_apart(data) == read_pdf(data)
    with pytest.raises(InputError, match="is a PDF of 1 page without text"):
        read_pdf_apart(pdf(_blank))


def test_a_pdf_that_takes_too_long_is_given_up() -> None:
    with pytest.raises(InputError, match=r"took longer than 0\.01 seconds"):
        read_pdf_apart(pdf(columns), seconds=0.01)


def test_a_running_head_may_change_with_the_chapter() -> None:
    def page(number: int, c: Canvas) -> None:
        c.drawString(
            50, 815, f"Chapter {number // 3}: The {'bridge river town'.split()[number // 3]}"
        )
        c.drawCentredString(300, 20, f"– {number} –")
        lines(c, ["The council met on Monday, and the mayor said so."])

    text = read_pdf(pdf(*(partial(page, n) for n in range(9)))).text
    assert "Chapter" not in text
    assert "–" not in text


def test_ligatures_and_soft_hyphens_are_no_letters() -> None:
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))

    def page(c: Canvas) -> None:
        c.setFont("Vera", 11)
        c.drawString(
            50, 700, "The ﬁrst of\u00adfi\u00adcial said that ﬁve soldiers left the gov\u00ad"
        )
        c.drawString(50, 686, "ernment's house.")

    said = "The first official said that five soldiers left the government's house."
    assert read_pdf(pdf(page)).text == said


def test_a_hyphen_that_a_compound_has_is_kept_at_a_lines_end() -> None:
    broken = [
        "The mayor-",
        "elect won the vote of 2024-",
        "2025, said a Russian-",
        "speaking guest.",
    ]
    said = "The mayor-elect won the vote of 2024-2025, said a Russian-speaking guest."
    assert read_pdf(pdf(lambda c: lines(c, broken))).text == said


def test_letters_that_cannot_be_told_are_named_not_read() -> None:
    with pytest.raises(InputError, match="fonts do not say which letters they show"):
        read_pdf(nameless("The council met on Monday."))
    read = read_pdf(nameless("The council met on Monday.", "The council met on Friday."))
    assert read.text == "The council met on Friday."
    assert read.notes == ("1 of 2 pages show letters that cannot be told",)


def test_a_scanned_page_with_a_printed_number_has_no_text() -> None:
    said = partial(lines, text=["The council met on Friday."])
    read = read_pdf(pdf(said, lambda c: c.drawString(300, 20, "2")))
    assert read.notes == ("1 of 2 pages have no text",)


def test_a_headline_and_paragraphs_without_space_between_are_parted() -> None:
    def page(c: Canvas) -> None:
        c.setFont("Times-Bold", 16)
        c.drawString(50, 720, "Inspection report: Orne bridge")
        c.setFont("Times-Roman", 11)
        for i, line in enumerate(
            [
                "The Orne bridge at Velden was closed on Monday after inspectors found cracks",
                "in two steel girders, the road agency said.",
                "Mayor Petra Sand said that buses would be diverted over the old ferry road.",
            ]
        ):
            c.drawString(50, 705 - 13 * i, line)

    assert read_pdf(pdf(page)).text.split("\n\n") == [
        "Inspection report: Orne bridge",
        "The Orne bridge at Velden was closed on Monday after inspectors found cracks in two steel"
        " girders, the road agency said.",
        "Mayor Petra Sand said that buses would be diverted over the old ferry road.",
    ]


def test_a_module_in_the_folder_one_works_in_is_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('run')")
    (tmp_path / "flows.py").write_text("raise SystemExit('run')")
    monkeypatch.chdir(tmp_path)
    assert read_pdf_apart(pdf(columns)) == read_pdf(pdf(columns))
