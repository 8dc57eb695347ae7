from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from jsonschema import Draft202012Validator

from flows.core.records import Brief
from flows.errors import PublishError
from flows.publish import publish
from flows.publish.feed import MOST
from flows.publish.index import refresh
from flows.publish.listing import listed, newest
from flows.publish.schema import load_schema
from tests.publish.making import mill_fire
from tests.publish.strategies import HOSTILE
from tests.publish.writer import Writer, writers

ATOM = "{http://www.w3.org/2005/Atom}"


def a_brief(out: Path, n: int, **known: Any) -> Brief:  # noqa: ANN401 - fields of a brief
    brief, documents = mill_fire()
    made = replace(brief, focus=str(n), finished_at=f"2025-11-08T14:{n:02}:00Z", **known)
    return publish(made, documents, out).brief


def index_of(out: Path) -> dict[str, Any]:
    """index.json, held to its schema; the same for each latest.json."""
    for kind, paths in (
        ("index", [out / "index.json"]),
        ("latest", list(out.glob("*/latest.json"))),
    ):
        schema = load_schema("1.0", kind)
        check = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
        for path in paths:
            check.validate(json.loads(path.read_bytes()))
    found: dict[str, Any] = json.loads((out / "index.json").read_bytes())
    return found


def ids(out: Path) -> list[str]:
    return [entry["id"] for entry in index_of(out)["briefs"]]


def feed_of(out: Path) -> ET.Element:
    return ET.parse(out / "feed.xml").getroot()  # noqa: S314 - our own


def test_the_newest_comes_first_whatever_its_name(tmp_path: Path) -> None:
    made = [
        a_brief(tmp_path, n, name=name)
        for n, name in ((2, "Mill fire"), (3, "Flood"), (1, "Mill fire"))
    ]
    assert ids(tmp_path) == [made[n].id for n in (1, 0, 2)]
    first = index_of(tmp_path)["briefs"][0]
    assert (tmp_path / first["path"] / "brief.json").exists()
    assert (first["name"], first["headline"]) == ("Flood", made[1].claims[0].text)
    assert [first[k] for k in ("sources", "claims", "conflicts", "withheld")] == [2, 4, 1, 1]
    links = [link.attrib["href"] for link in feed_of(tmp_path).findall(f"{ATOM}entry/{ATOM}link")]
    assert links == [f"{e['path']}/brief.html" for e in index_of(tmp_path)["briefs"]]
    for name, brief in (("mill-fire", made[0]), ("flood", made[1])):
        latest = json.loads((tmp_path / name / "latest.json").read_text())["brief"]
        assert (latest["id"], latest["path"]) == (brief.id, brief.id)
        found = newest(tmp_path, brief.name)
        assert found == brief
    assert newest(tmp_path, "nothing") is None


def test_nothing_new_touches_nothing(tmp_path: Path) -> None:
    a_brief(tmp_path, 1)
    files = [tmp_path / "index.json", tmp_path / "feed.xml", tmp_path / "mill-fire/latest.json"]
    before = [(p.read_bytes(), p.stat().st_mtime_ns) for p in files]
    a_brief(tmp_path, 1)
    assert [(p.read_bytes(), p.stat().st_mtime_ns) for p in files] == before


def test_what_is_lost_comes_back_and_the_feed_keeps_its_id(tmp_path: Path) -> None:
    a_brief(tmp_path, 1)
    index, feed = index_of(tmp_path), (tmp_path / "feed.xml").read_bytes()
    (tmp_path / "feed.xml").write_text("<feed>")
    (tmp_path / "mill-fire" / "latest.json").unlink()
    a_brief(tmp_path, 1)
    assert (tmp_path / "feed.xml").read_bytes() == feed
    assert feed_of(tmp_path).findtext(f"{ATOM}id") == index["id"]
    (tmp_path / "index.json").write_text("{")
    a_brief(tmp_path, 1)
    assert index_of(tmp_path)["briefs"] == index["briefs"]


def test_held_briefs_are_not_listed(tmp_path: Path) -> None:
    held = {"status": "held", "held_because": "too few claims", "headline": None}
    a_brief(tmp_path, 1, **held)
    assert not (tmp_path / "index.json").exists()
    made = a_brief(tmp_path, 2)
    a_brief(tmp_path, 3, **held)
    assert ids(tmp_path) == [made.id]


def _foreign(out: Path, whole: Path) -> Iterator[Path]:
    """Folders that are no whole brief, each in its way."""
    name = whole.parent
    for n, content in enumerate(
        ("", "{", "[]", "null", '{"schema_version": "1.1"}', "9" * 5000, "[" * 100_000, '"\\ud800"')
    ):
        yield (folder := name / f"{n:016x}")
        folder.mkdir()
        (folder / "brief.json").write_text(content)
        (folder / "SHA256SUMS").write_text("")
    data = json.loads((whole / "brief.json").read_text())
    changes: tuple[dict[str, Any], ...] = (
        {"headline": "c99"},
        {"headline": ""},
        {"claims": None},
        {"claims": [{"id": "c1", "text": 5}]},
        {"finished_at": "yesterday"},
        {"finished_at": "2025-02-31T00:00:00Z"},
        {"finished_at": "2025-02-03T00:00:00"},
        {"schema_version": "7.0"},
        {"status": "retracted", "retraction": {"at": "never", "why": "x"}},
        {"name": None},
        {"name": "\ud800"},
        {"sources": [None]},
    )
    for n, change in enumerate(changes):
        yield (folder := name / f"{n + 100:016x}")
        folder.mkdir()
        text = json.dumps({**data, "id": folder.name, **change}).encode()
        (folder / "brief.json").write_bytes(text)
        (folder / "SHA256SUMS").write_text(f"{hashlib.sha256(text).hexdigest()}  brief.json\n")
    yield (linked := name / "00000000000000ff")
    linked.symlink_to(whole)
    yield (copy := name / "copy")
    copy.mkdir()
    for file in ("brief.json", "SHA256SUMS"):
        (copy / file).write_bytes((whole / file).read_bytes())
    yield (out / "notes")
    (out / "notes").mkdir()
    (out / "notes" / "letter.txt").write_text("x")
    yield (out / "file")
    (out / "file").write_text("x")


def test_what_is_no_whole_brief_is_skipped(tmp_path: Path) -> None:
    made = a_brief(tmp_path, 1)
    strange = list(_foreign(tmp_path, tmp_path / "mill-fire" / made.id))
    assert all(path.exists() for path in strange)
    other = a_brief(tmp_path, 2)
    assert ids(tmp_path) == [other.id, made.id]
    assert newest(tmp_path, "Mill fire") == other
    assert all(path.exists() for path in strange)


def test_files_of_somebody_else_are_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    for name, content in (("index.json", '{"pages": []}'), ("feed.xml", "<rss/>")):
        (tmp_path / name).write_text(content)
        with pytest.raises(PublishError, match="somebody else's"):
            a_brief(tmp_path, 1)
        (tmp_path / name).unlink()
    (tmp_path / "site" / "latest.json").write_text('{"version": 3}')
    a_brief(tmp_path, 1)
    assert (tmp_path / "site" / "latest.json").read_text() == '{"version": 3}'
    assert not list(tmp_path.glob(".tmp-*"))


def test_a_pointer_behind_a_link_is_left_alone(tmp_path: Path) -> None:
    other = a_brief(tmp_path / "other", 1)
    pointer = tmp_path / "other" / "mill-fire" / "latest.json"
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "linked").symlink_to(pointer.parent)
    refresh(tmp_path / "out")
    assert json.loads(pointer.read_text())["brief"]["id"] == other.id


def test_a_brief_that_cannot_be_listed_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "feed.xml").mkdir()
    with pytest.raises(PublishError, match=r"is published, but not listed: .*feed\.xml"):
        a_brief(tmp_path, 1)
    (tmp_path / "feed.xml").rmdir()
    assert a_brief(tmp_path, 1).id in ids(tmp_path)


def test_a_damaged_brief_is_not_listed(tmp_path: Path) -> None:
    made = a_brief(tmp_path, 1)
    path = tmp_path / "mill-fire" / made.id / "brief.json"
    path.write_bytes(path.read_bytes().replace(b"Oldham", b"Bolton", 1))
    assert listed(tmp_path) == ()
    refresh(tmp_path)
    assert ids(tmp_path) == []
    assert json.loads((tmp_path / "mill-fire" / "latest.json").read_text())["brief"] is None


@pytest.mark.parametrize("text", [*HOSTILE, "\ufffe\uffff\x0b", "]]>", "&amp;lt;"])
def test_hostile_text_stays_text_in_the_feed(tmp_path: Path, text: str) -> None:
    brief, documents = mill_fire()
    first = replace(brief.claims[0], text=f"{brief.claims[0].text} {text}")
    made = replace(brief, name=text, claims=(first, *brief.claims[1:]))
    publish(made, documents, tmp_path)
    index_of(tmp_path)
    (entry,) = feed_of(tmp_path).findall(f"{ATOM}entry")
    children = {child.tag.removeprefix(ATOM) for child in entry}
    assert children == {"title", "link", "published", "updated", "id", "summary", "category"}
    title = entry.findtext(f"{ATOM}title") or ""
    assert title.startswith("A fire destroyed the Victoria textile mill in Oldham.")
    assert "\u202e" not in title
    summary = ET.fromstring(f"<x>{entry.findtext(f'{ATOM}summary')}</x>")  # noqa: S314 - our own
    assert {e.tag for e in summary.iter()} == {"x", "p", "ul", "li"}
    link = entry.find(f"{ATOM}link")
    assert link is not None
    assert link.attrib["href"].isascii()


def test_a_long_list_makes_a_feed_of_the_last_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("flows.publish.feed.MOST", 2)
    assert MOST == 100
    for n in range(4):
        a_brief(tmp_path, n)
    assert len(ids(tmp_path)) == 4
    changed = [e.findtext(f"{ATOM}updated") for e in feed_of(tmp_path).findall(f"{ATOM}entry")]
    assert changed == ["2025-11-08T14:03:00+00:00", "2025-11-08T14:02:00+00:00"]


@pytest.fixture(scope="module")
def three() -> Iterator[list[Writer]]:
    with writers(3) as found:
        yield found


def test_processes_at_once_lose_nothing(three: list[Writer], tmp_path: Path) -> None:
    rounds = 2
    reading, torn = threading.Event(), []

    def read() -> None:
        while not reading.wait(0.002):
            for path in (tmp_path / "index.json", tmp_path / "mill-fire" / "latest.json"):
                try:
                    json.loads(path.read_bytes())
                except FileNotFoundError:
                    continue
                except ValueError as error:
                    torn.append(error)

    reader = threading.Thread(target=read)
    reader.start()
    for n in range(rounds):
        for m, writer in enumerate(three):
            writer.tell(tmp_path, f"{n}-{m}")
    answers = [writer.answer() for writer in three for _ in range(rounds)]
    reading.set()
    reader.join()
    assert answers == ["published"] * (rounds * len(three))
    assert torn == []
    found = ids(tmp_path)
    assert sorted(found) == sorted(p.name for p in (tmp_path / "mill-fire").iterdir() if p.is_dir())
    assert len(found) == rounds * len(three)
    assert not list(tmp_path.glob(".tmp-*"))
