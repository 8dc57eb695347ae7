"""Whatever a file holds, a reader gives a text or says in one line why not."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.errors import InputError
from flows.sources.document import document_of, make_document
from flows.sources.readers.pdf import read_pdf
from tests.sources.readers.printing import columns, pdf
from tests.sources.readers.test_mail import mail
from tests.sources.readers.test_page import page
from tests.sources.readers.test_word import word

STORY = "The council of Tarnow approved the new bridge on Monday. Nobody was surprised by it."
WHOLE = {
    ".pdf": pdf(columns),
    ".docx": word(STORY, STORY),
    ".eml": mail(STORY).as_bytes(),
    ".html": page().encode(),
}


def _reads_or_says_why(name: str, data: bytes) -> None:
    said = ""
    try:
        # A process for each would take minutes; that one reads alike is tested beside it.
        document = (
            document_of(name, data, read_pdf(data))
            if name.endswith(".pdf")
            else make_document(name, data)
        )
    except InputError as error:
        said = str(error)
    else:
        assert all(document.text[s.span.start : s.span.end] == s.text for s in document.sentences)
    assert "\n" not in said


@pytest.mark.parametrize("suffix", WHOLE)
@given(data=st.data())
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
def test_a_damaged_file_is_read_or_refused(suffix: str, data: st.DataObject) -> None:
    whole = bytearray(WHOLE[suffix])
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(whole) - 1))
        span = data.draw(st.integers(0, 40))
        whole[at : at + span] = data.draw(st.binary(max_size=40))
    _reads_or_says_why(f"x{suffix}", bytes(whole))


@pytest.mark.parametrize("suffix", [*WHOLE, ".txt"])
@given(data=st.binary(max_size=400))
@settings(max_examples=25)
def test_any_bytes_are_read_or_refused(suffix: str, data: bytes) -> None:
    head = {".pdf": b"%PDF-1.7\n", ".docx": b"PK\x03\x04", ".html": b"<html>"}.get(suffix, b"")
    _reads_or_says_why(f"x{suffix}", head + data)
