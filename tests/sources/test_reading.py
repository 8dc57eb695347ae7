from __future__ import annotations

import os
import time
from email.message import EmailMessage
from pathlib import Path

import pytest

from flows.errors import InputError
from flows.sources import MAX_BYTES, read_sources

FIRE = "A fire destroyed the market hall in Leeds on Saturday.\nNo one was hurt.\n"
FLOOD = "The river rose by two metres and flooded the old town.\nSchools are shut.\n"


def write(folder: Path, **texts: str | bytes) -> None:
    for name, text in texts.items():
        data = text if isinstance(text, bytes) else text.encode()
        (folder / name.replace("__", ".")).write_bytes(data)


def test_folder_is_read_in_order_with_what_lies_below_it(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / ".git").mkdir()
    write(tmp_path, b__txt=FLOOD, a__md=FIRE, c__jpg=b"\xff\xd8\xff", __hidden__txt="It is hidden.")
    write(tmp_path / "sub", a__md="The court freed the editor of the paper.")
    write(tmp_path / ".git", x__txt="The commit was made.")
    reading = read_sources([str(tmp_path)])
    assert [d.name for d in reading.documents] == ["a.md", "b.txt", "sub/a.md"]
    assert reading.skipped == ()


def test_glob_is_sorted_and_nothing_is_read_twice(tmp_path: Path) -> None:
    write(tmp_path, b__txt=FLOOD, a__txt=FIRE)
    reading = read_sources([str(tmp_path / "*.txt"), str(tmp_path / "a.txt"), str(tmp_path)])
    assert [d.name for d in reading.documents] == ["a.txt", "b.txt"]
    assert reading.skipped == ()


def test_any_depth_many_times_is_any_depth(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*"abcdefgh")
    deep.mkdir(parents=True)
    write(deep, a__txt=FIRE)
    began = time.perf_counter()
    reading = read_sources([f"{tmp_path}{'/**' * 200}/a.txt"], roots=[tmp_path])
    assert time.perf_counter() - began < 2
    assert [d.name for d in reading.documents] == ["a.txt"]


def test_files_of_one_name_are_told_apart_without_the_whole_path(tmp_path: Path) -> None:
    for name, text in (("one", FIRE), ("two", FLOOD)):
        (tmp_path / name).mkdir()
        write(tmp_path / name, story__txt=text)
    reading = read_sources([str(tmp_path / "one"), str(tmp_path / "two")])
    assert [d.name for d in reading.documents] == ["one/story.txt", "two/story.txt"]


def test_file_with_brackets_in_its_name_is_no_glob(tmp_path: Path) -> None:
    (tmp_path / "story [1].txt").write_text(FIRE)
    assert len(read_sources([str(tmp_path / "story [1].txt")]).documents) == 1


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("x.txt", b"", "is empty"),
        ("x.txt", b" \n\t \xef\xbb\xbf\n", "is empty"),
        ("x.txt", b"--- *** ---", "holds no words"),
        ("x.txt", b"abc\x00\x01def", "is a binary file, not text"),
        ("x.txt", bytes(range(1, 32)) * 9, "is a binary file, not text"),
        ("x.txt", b"%PDF-1.7 ...", "is a PDF that cannot be read"),
        ("x.txt", b"PK\x03\x04....", "is a zip file, or an Office file"),
        ("x.txt", b"<!DOCTYPE html><p>Hi", "holds no text that can be read"),
        ("x.txt", b"Share\nLeave a Reply\nBy Ann Lee", "only headings and page furniture"),
        ("x.txt", b"# Fire guts market in Leeds", "only headings and page furniture"),
        (
            "x.odt",
            b"PK...",
            "is a .odt file; .txt, .md, .html, .htm, .pdf, .docx and .eml are read",
        ),
        ("README", b"It rained.", "has no kind at the end of its name"),
        ("x.txt", b"\xff\xfea", "is marked as utf-16"),
    ],
)
def test_bad_file_is_named_with_its_reason_and_the_rest_is_read(
    tmp_path: Path, name: str, data: bytes, reason: str
) -> None:
    (tmp_path / name).write_bytes(data)
    write(tmp_path, good__txt=FIRE)
    reading = read_sources([str(tmp_path / name), str(tmp_path / "good.txt")])
    assert [d.name for d in reading.documents] == ["good.txt"]
    (skipped,) = reading.skipped
    assert skipped.status == "failed"
    assert skipped.name.endswith(name)
    assert reason in skipped.reason


def test_document_of_another_kind_in_a_folder_is_named(tmp_path: Path) -> None:
    write(tmp_path, a__txt=FIRE, b__pdf=b"%PDF-", c__png=b"\x89PNG")
    reading = read_sources([str(tmp_path)])
    assert [(s.name, s.status) for s in reading.skipped] == [("b.pdf", "failed")]


def test_same_text_twice_is_read_once_and_said(tmp_path: Path) -> None:
    write(tmp_path, a__txt=FIRE, b__txt=b"\xef\xbb\xbf" + FIRE.replace("\n", "\r\n").encode())
    reading = read_sources([str(tmp_path)])
    (document,) = reading.documents
    (skipped,) = reading.skipped
    assert skipped.status == "duplicate"
    assert skipped.reason == "is the same text as a.txt; it was read once"
    assert skipped.sha256 != document.sha256


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Le président a annoncé mardi sa démission après des semaines de grève.", "French (fr)"),
        ("Президент объявил во вторник о своей отставке после забастовки.", "Russian (ru)"),
        ("政府周二宣布总统辞职。", "Chinese (zh)"),
        ("أعلن الرئيس استقالته يوم الثلاثاء بعد أسابيع من الإضراب.", "Arabic (ar)"),
    ],
)
def test_other_language_is_named_and_not_passed(tmp_path: Path, text: str, reason: str) -> None:
    write(tmp_path, a__txt=FIRE, b__txt=text)
    reading = read_sources([str(tmp_path)])
    assert [d.name for d in reading.documents] == ["a.txt"]
    (skipped,) = reading.skipped
    assert (skipped.name, skipped.status) == ("b.txt", "language")
    assert skipped.reason == f"is in {reason}; the checks read English only"


def test_missing_file_and_empty_glob_are_named(tmp_path: Path) -> None:
    write(tmp_path, a__txt=FIRE)
    missing = str(tmp_path / "gone.txt")
    reading = read_sources([str(tmp_path / "a.txt"), missing, str(tmp_path / "*.md")])
    assert [s.reason for s in reading.skipped] == [
        "does not exist; check the path",
        "matches no file",
    ]


def test_an_address_of_another_kind_is_named_as_one(tmp_path: Path) -> None:
    write(tmp_path, a__txt=FIRE)
    reading = read_sources([str(tmp_path), "ftp://me:secret@example.org/x.txt"])
    assert [(s.name, s.reason) for s in reading.skipped] == [
        (
            "ftp://example.org/x.txt",
            "is no file, and of addresses only http and https are read",
        )
    ]


def test_links_in_a_circle_end(tmp_path: Path) -> None:
    write(tmp_path, a__txt=FIRE)
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "b.txt").symlink_to(tmp_path / "b.txt")
    (tmp_path / "c.txt").symlink_to(tmp_path / "nowhere.txt")
    (tmp_path / "to-itself").symlink_to(tmp_path / "to-itself")
    inside = str(tmp_path / "to-itself" / "d.txt")
    reading = read_sources([str(tmp_path), str(tmp_path / "**"), inside])
    assert [d.name for d in reading.documents] == ["a.txt"]
    reasons = {s.name: s.reason for s in reading.skipped}
    assert reasons["c.txt"] == "is a link to a file that does not exist"
    assert {"b.txt", "d.txt"} < reasons.keys()
    reading = read_sources([str(tmp_path)], roots=[tmp_path])
    assert {"b.txt", "c.txt"} == {s.name for s in reading.skipped}


def test_pipe_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    write(tmp_path, a__txt=FIRE)
    (skipped,) = read_sources([str(tmp_path)]).skipped
    assert skipped.reason == "is not a regular file"


def test_file_without_permission_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, a__txt=FIRE, b__txt=FLOOD)
    (tmp_path / "b.txt").chmod(0)
    if os.geteuid() == 0:  # whom permissions do not bind: what the system says is played
        whole = Path.open

        def refuse(self: Path, mode: str = "r") -> object:
            if self.name == "b.txt":
                raise PermissionError(13, "Permission denied")
            return whole(self, mode)

        monkeypatch.setattr(Path, "open", refuse)
    (skipped,) = read_sources([str(tmp_path)]).skipped
    assert skipped.reason == "may not be read; change its permissions"


@pytest.mark.parametrize(
    ("path", "because"),
    [("a.txt/b.txt", "Not a directory"), (f"{'b' * 300}.txt", "File name too long")],
    ids=["through a file", "too long"],
)
def test_what_the_system_refuses_is_told_in_its_words(
    tmp_path: Path, path: str, because: str
) -> None:
    write(tmp_path, a__txt=FIRE)
    (skipped,) = read_sources([str(tmp_path / "a.txt"), str(tmp_path / path)]).skipped
    assert skipped.reason == f"could not be read ({because})"


def test_control_characters_in_a_name_are_escaped(tmp_path: Path) -> None:
    (tmp_path / "a\x1b[31m\n.txt").write_text("")
    write(tmp_path, b__txt=FIRE)
    (skipped,) = read_sources([str(tmp_path)]).skipped
    assert skipped.name == "a\\x1b[31m\\n.txt"


@pytest.mark.parametrize(
    ("sources", "said"),
    [
        ([], "No sources were named"),
        (["gone.txt"], "gone.txt does not exist"),
        (["empty"], "empty is a folder with no file in it that is read"),
        (["*.md"], "*.md matches no file"),
        (["bad.txt", "gone.txt", "x.txt", "y.txt"], "and 1 more"),
        (["a\x00b"], "is no path"),
    ],
)
def test_nothing_readable_is_one_clear_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sources: list[str], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    write(tmp_path, bad__txt="")
    with pytest.raises(InputError) as raised:
        read_sources(sources)
    assert said in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_fault_of_ours_with_one_source_is_logged_and_fails_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(data: bytes) -> None:
        raise ZeroDivisionError(len(data))

    monkeypatch.setattr("flows.sources.readers.mail.read_mail", broken)
    write(tmp_path, a__eml="Subject: x", b__txt=FIRE)
    reading = read_sources([str(tmp_path)])
    assert [d.name for d in reading.documents] == ["b.txt"]
    (skipped,) = reading.skipped
    assert skipped.reason == "could not be read (unexpected ZeroDivisionError); the log says more"
    (record,) = caplog.records
    assert record.getMessage() == "a.eml could not be read"
    assert record.exc_info


def test_ids_stay_apart_when_hashes_begin_alike(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("flows.sources.ID_LENGTH", 0)
    write(tmp_path, a__txt=FIRE, b__txt=FLOOD)
    a, b = read_sources([str(tmp_path)]).documents
    assert a.id != b.id
    assert b.text_sha256.startswith(b.id)


def test_file_above_the_limit_is_refused(tmp_path: Path) -> None:
    write(tmp_path, a__txt=FIRE, b__txt=FLOOD * 10)
    (skipped,) = read_sources([str(tmp_path)], max_bytes=200).skipped
    assert skipped.name == "b.txt"
    assert "larger than 0.0002 MB" in skipped.reason


def test_large_file_is_read_in_reasonable_time(tmp_path: Path) -> None:
    text = (FIRE + FLOOD) * 2_000  # a quarter of 1 MB; the time grows in step with the size
    assert len(text) * 40 < MAX_BYTES
    write(tmp_path, a__txt=text)
    start = time.perf_counter()
    (document,) = read_sources([str(tmp_path)]).documents
    assert time.perf_counter() - start < 10
    assert len(document.sentences) == 8_000


def test_what_is_attached_is_told_apart_and_a_mail_in_too_many_is_named(tmp_path: Path) -> None:
    message = EmailMessage()
    for number in range(13):
        inner, message = message, EmailMessage()
        message["From"], message["Subject"] = "desk@example.org", f"Round {number}"
        message.set_content(f"The council met for the {number + 1}th time and approved the bridge.")
        if number:
            message.add_attachment(inner, filename="round.eml")
    for text in (FIRE, FLOOD):
        message.add_attachment(text.encode(), "text", "plain", filename="note.txt")
    write(tmp_path, last__eml=message.as_bytes())
    reading = read_sources([str(tmp_path)])
    names = [document.name for document in reading.documents]
    assert names[:2] == ["last.eml", "last.eml › round.eml"]
    assert names[-2:] == ["last.eml › note.txt", "last.eml › note.txt (2)"]
    assert len(names) == 13
    assert [s.reason for s in reading.skipped] == [
        "is attached 11 mails deep; save it and name it itself"
    ]
