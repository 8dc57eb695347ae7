"""Word files: order, tables, notes, text boxes, and what was changed under tracking."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from flows.errors import InputError
from flows.sources import make_document
from flows.sources.readers.word import read_word


def word(*paragraphs: str, body: str = "") -> bytes:
    """A Word file; `body` is markup put at its end."""
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if body:
        for element in parse_xml(f"<w:body {nsdecls('w')}>{body}</w:body>"):
            document.element.body.insert(len(document.element.body) - 1, element)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def run(text: str) -> str:
    """A run of text, as markup."""
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_paragraphs_are_lines() -> None:
    read = read_word(word("The council met.", "", "It approved  the bridge."))
    assert read.text == "The council met.\n\nIt approved the bridge."
    assert read.notes == ()


def test_tracked_changes_are_read_as_accepted_and_told() -> None:
    changed = (
        f"<w:p>{run('The bridge will cost ')}<w:del w:id='1' w:author='a'><w:r><w:delText>48"
        f"</w:delText></w:r></w:del><w:ins w:id='2' w:author='a'>{run('61')}</w:ins>"
        f"{run(' million euros.')}</w:p>"
    )
    read = read_word(word(body=changed))
    assert read.text == "The bridge will cost 61 million euros."
    assert read.notes == ("has tracked changes; read as if all were accepted",)


def test_a_tables_row_is_a_line() -> None:
    document = docx.Document()
    document.add_paragraph("Before.")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ["Party", "Seats", "Greens", "41"], strict=True):
        cell.text = text
    document.add_paragraph("After.")
    out = io.BytesIO()
    document.save(out)
    assert read_word(out.getvalue()).text.split("\n\n") == [
        "Before.",
        "Party; Seats",
        "Greens; 41",
        "After.",
    ]


def test_content_controls_and_links_are_read() -> None:
    held = f"<w:sdt><w:sdtContent><w:p>{run('Held in a control.')}</w:p></w:sdtContent></w:sdt>"
    linked = f"<w:p><w:hyperlink>{run('A link')}</w:hyperlink>{run(' and more.')}</w:p>"
    assert read_word(word(body=held + linked)).text == "Held in a control.\n\nA link and more."


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    box = (
        "<w:p xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>"
        f"{run('Around. ')}<mc:AlternateContent><mc:Choice Requires='wps'><w:txbxContent><w:p>"
        f"{run('In the box.')}</w:p></w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p>"
        f"{run('In the box.')}</w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:p>"
    )
    assert read_word(word(body=box)).text == "Around.\n\nIn the box."


def test_boxes_in_boxes_are_read_once_however_deep() -> None:
    inner = f"<w:p>{run('deepest')}</w:p>"
    for n in range(14):
        inner = f"<w:p>{run(f'level {n}')}<w:r><w:txbxContent>{inner}</w:txbxContent></w:r></w:p>"
    levels = [f"level {n}" for n in reversed(range(14))]
    assert read_word(word(body=inner)).text.split("\n\n") == [*levels, "deepest"]


def test_the_document_is_cut_into_sentences() -> None:
    data = word("The council of Tarnow met on Monday. It approved the new bridge of the city.")
    document = make_document("notes.docx", data)
    assert [s.text for s in document.sentences] == [
        "The council of Tarnow met on Monday.",
        "It approved the new bridge of the city.",
    ]
    assert document.page_of(0) is None


def _bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b" " * 201_000_000)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (word("The council met.")[:-200], "is a Word file that cannot be read"),
        (b"PK\x03\x04", "is a Word file that cannot be read"),
        (_bomb(), "unpacks to more than 60 MB"),
    ],
    ids=["cut", "no zip", "bomb"],
)
def test_what_cannot_be_read_is_one_line(data: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said):
        read_word(data)


def test_tables_in_tables_are_read_once_however_deep() -> None:
    inner = f"<w:p>{run('deepest')}</w:p>"
    for n in range(40):
        inner = f"<w:tbl><w:tr><w:tc><w:p>{run(f'level {n}')}</w:p>{inner}</w:tc></w:tr></w:tbl>"
    read = read_word(word("The council met.", body=inner))
    assert read.text.count("deepest") == 1
    assert read.text.count("level 7") == 1
