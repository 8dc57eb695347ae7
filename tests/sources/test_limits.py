"""What a person at a form may not read: nothing outside the folders that are set."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.errors import InputError
from flows.sources import Pasted, read_sources
from tests.serving.served import FLOOD


@pytest.fixture
def inbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that may be read, beside a secret; the process works in the folder above both."""
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "Leeds.txt").write_text(FLOOD.format(place="Leeds"))
    (tmp_path / "secret.txt").write_text(FLOOD.format(place="Secret Town"))
    monkeypatch.chdir(tmp_path)
    return tmp_path / "inbox"


@pytest.mark.parametrize(
    "source", ["inbox", "inbox/Leeds.txt", "inbox/*.txt", "./inbox/../inbox", "inbox/**/*.txt"]
)
def test_what_is_inside_is_read(inbox: Path, source: str) -> None:
    for named in (source, str(inbox.parent / source)):
        (document,) = read_sources([named], roots=[Path("inbox")]).documents
        assert document.name == "Leeds.txt"


@pytest.mark.parametrize(
    "source",
    [
        "secret.txt",
        "/etc/passwd",
        "inbox/../secret.txt",
        "*.txt",
        "inbox/*/../../secret.txt",
        "inbox/**/../../*.txt",
        "[i]nbox/Leeds.txt",
        ".",
        "/",
        "",
        "   ",
        "inbox\0/../secret.txt",
        "file:secret.txt",
        "file:///etc/passwd",
        "FILE://localhost/etc/passwd",
        "ftp://example.org/a.txt",
        "ftp://me:s3cret@example.org/a.txt",
        "~/secret.txt",
        "inbox-of-another/a.txt",
    ],
)
def test_what_is_outside_is_refused_before_the_disk_is_asked(inbox: Path, source: str) -> None:
    with pytest.raises(InputError) as caught:
        read_sources([source, str(inbox)], roots=[inbox])
    assert "\n" not in str(caught.value)
    assert "s3cret" not in str(caught.value)
    there = str(caught.value)
    if source == "secret.txt":  # whether it exists is not told either
        with pytest.raises(InputError) as other:
            read_sources(["absent.txt"], roots=[inbox])
        assert str(other.value) == there.replace("secret.txt", "absent.txt")


def test_links_that_lead_out_are_not_followed(inbox: Path) -> None:
    (inbox / "link.txt").symlink_to(inbox.parent / "secret.txt")
    (inbox / "folder").symlink_to(inbox.parent)
    for source in ("inbox", "inbox/*.txt", "inbox/**/*.txt"):
        reading = read_sources([source], roots=[inbox])
        assert [d.name for d in reading.documents] == ["Leeds.txt"]
        assert all("Secret Town" not in d.text for d in reading.documents)
    with pytest.raises(InputError, match="outside"):
        read_sources(["inbox/folder/secret.txt"], roots=[inbox])
    with pytest.raises(InputError, match="outside"):
        read_sources(["inbox/link.txt"], roots=[inbox])


def test_without_roots_all_is_read(inbox: Path) -> None:
    assert len(read_sources(["secret.txt", str(inbox)]).documents) == 2


def test_pasted_texts_are_documents_with_the_titles_given(inbox: Path) -> None:
    texts = [
        Pasted("A reader's\nletter", FLOOD.format(place="Leeds")),
        Pasted("The river", FLOOD.format(place="York")),
        Pasted("The river", FLOOD.format(place="Hull")),
        Pasted("Nothing", "   "),
        Pasted("Half", "A fire \ud800 burned."),
    ]
    reading = read_sources([], texts=texts, roots=[inbox])
    assert [d.title for d in reading.documents] == [
        "A reader's letter",
        "The river",
        "The river (2)",
    ]
    assert [s.name for s in reading.skipped] == ["Nothing", "Half"]
    both = read_sources(["inbox"], texts=texts[:1])
    assert [(s.name, s.status) for s in both.skipped] == [("A reader's letter", "duplicate")]
