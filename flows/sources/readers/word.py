"""A Word file to its text: paragraphs, tables and notes in order, tracked changes as if accepted.

python-docx opens the file. Its own `paragraph.text` leaves out what was inserted under tracking,
and its list of a document's content what stands in a content control, so the text is taken from
the markup (ECMA-376, part 1, 17).
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from flows.errors import InputError
from flows.sources.readers.model import Extracted, row_of

_MOST_BYTES = 60_000_000  # unpacked; a thousand pages take 10, and memory 15 times as much
# What was deleted or moved away, the code of a field, and what an older program would show.
_GONE = frozenset({qn("w:del"), qn("w:moveFrom"), qn("w:instrText"), qn("w:delText")}) | {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
}
_PARAGRAPH, _ROW, _CELL, _TEXT = qn("w:p"), qn("w:tr"), qn("w:tc"), qn("w:t")
_BOX = qn("w:txbxContent")
_SPACED = {qn("w:tab"): " ", qn("w:br"): " ", qn("w:cr"): " ", qn("w:noBreakHyphen"): "-"}
_NOTES = ("/footnotes", "/endnotes")


def read_word(data: bytes) -> Extracted:
    """The text of a `.docx`.

    Raises:
        InputError: it is no Word file, is broken, or unpacks to over 60 MB. Completes "<name>: ".
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            size = sum(part.file_size for part in packed.infolist())
        if size <= _MOST_BYTES:
            return _read(data)
    except Exception as e:  # a broken file can make the parser raise anything
        raise InputError(
            f"is a Word file that cannot be read ({type(e).__name__}); save it anew"
        ) from e
    raise InputError(f"unpacks to more than {_MOST_BYTES // 1_000_000} MB, the most that is read")


def _read(data: bytes) -> Extracted:
    document = docx.Document(io.BytesIO(data))
    body = document.element.body
    blocks = list(_blocks(body))
    for relation in document.part.rels.values():
        if relation.reltype.endswith(_NOTES) and not relation.is_external:
            blocks += _blocks(parse_xml(relation.target_part.blob))
    tracked = any(True for _ in body.iter(qn("w:ins"), qn("w:del"), qn("w:moveTo")))
    notes = ("has tracked changes; read as if all were accepted",) if tracked else ()
    return Extracted(text="\n\n".join(blocks), notes=notes)


def _blocks(element: BaseOxmlElement) -> Iterator[str]:
    """The paragraphs under an element, a table's row as one, a text box's after its own."""
    for child in element:
        if child.tag in _GONE:
            continue
        if child.tag == _PARAGRAPH:
            if text := " ".join("".join(_pieces(child)).split()):
                yield text
            for box in _boxes(child):
                yield from _blocks(box)
        elif child.tag == _ROW:
            if row := row_of(" ".join(_blocks(cell)) for cell in _cells(child)):
                yield row
        else:
            yield from _blocks(child)


def _boxes(element: BaseOxmlElement) -> Iterator[BaseOxmlElement]:
    """A paragraph's own text boxes; not those inside them, which belong to their paragraphs."""
    for child in element:
        if child.tag == _BOX:
            yield child
        elif child.tag not in _GONE:
            yield from _boxes(child)


def _cells(element: BaseOxmlElement) -> Iterator[BaseOxmlElement]:
    """A row's own cells, those in content controls too; not those of tables inside them."""
    for child in element:
        if child.tag == _CELL:
            yield child
        elif child.tag not in _GONE:
            yield from _cells(child)


def _pieces(element: BaseOxmlElement) -> Iterator[str]:
    """The text of a paragraph in order."""
    for child in element:
        if child.tag in _GONE or child.tag == _BOX:
            continue
        if child.tag == _TEXT:
            yield child.text or ""
        elif child.tag in _SPACED:
            yield _SPACED[child.tag]
        else:
            yield from _pieces(child)
