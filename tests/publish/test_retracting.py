from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from flows.audit import audit
from flows.cli import main
from flows.errors import InputError, PublishError
from flows.publish import publish
from flows.publish.listing import newest
from flows.publish.retracting import retract
from flows.publish.schema import schema_problems
from tests.publish.making import mill_fire

AT = "2025-11-09T08:00:00Z"
WHY = "The chief’s figure was <b>wrong</b> & is withdrawn."
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    brief, documents = mill_fire()
    return publish(brief, documents, tmp_path / "out").folder


def test_a_retracted_brief_says_so_everywhere_and_still_holds(folder: Path) -> None:
    before = {p.name: p.read_bytes() for p in (folder / "sources").iterdir()}
    claims = json.loads((folder / "brief.json").read_text())["claims"]
    brief, changed = retract(folder / "brief.json", WHY, AT)
    assert (brief.status, changed) == ("retracted", True)
    data = json.loads((folder / "brief.json").read_text(encoding="utf-8"))
    assert schema_problems(data) == ()
    assert data["retraction"] == {"at": AT, "why": WHY}
    assert (data["id"], data["claims"]) == (folder.name, claims)
    assert {p.name: p.read_bytes() for p in (folder / "sources").iterdir()} == before
    assert "Retracted" in (folder / "brief.md").read_text(encoding="utf-8")
    page = (folder / "brief.html").read_text(encoding="utf-8")
    assert "Retracted" in page
    assert "&lt;b&gt;wrong&lt;/b&gt; &amp; is withdrawn" in page
    found = audit(folder)
    assert found.problems == ()
    assert found.retraction == brief.retraction
    assert not list(folder.parent.parent.glob(".tmp-*"))


def test_index_feed_and_pointer_say_so(folder: Path) -> None:
    out = folder.parent.parent
    brief, documents = mill_fire()
    earlier = replace(brief, focus="roof", finished_at="2025-11-07T00:00:00Z")
    other = publish(earlier, documents, out).folder
    entry = _entries(out)[folder.name]
    retract(folder, WHY, AT)
    (one,) = (b for b in _index(out) if b["id"] == folder.name)
    assert (one["status"], one["retraction"]) == ("retracted", {"at": AT, "why": WHY})
    changed = _entries(out)[folder.name]
    assert changed["id"] == entry["id"]
    assert changed["title"] == f"Retracted: {entry['title']}"
    assert (entry["updated"], changed["updated"]) == (
        "2025-11-08T14:02:19+00:00",
        "2025-11-09T08:00:00+00:00",
    )
    assert list(_entries(out)) == [folder.name, other.name]  # the last change first
    latest = json.loads((folder.parent / "latest.json").read_text())
    assert latest["brief"]["id"] == other.name
    found = newest(out, brief.name)
    assert found is not None
    assert found.id == other.name
    retract(other, WHY, AT)
    assert json.loads((folder.parent / "latest.json").read_text())["brief"] is None
    assert newest(out, brief.name) is None


def test_an_identical_run_does_not_publish_it_again(folder: Path) -> None:
    retract(folder, WHY, AT)
    before = (folder / "brief.json").read_bytes()
    brief, documents = mill_fire()
    again = publish(brief, documents, folder.parent.parent)
    assert again.outcome == "retracted"
    assert again.brief.retraction is not None
    assert again.brief.retraction.why == WHY
    (folder / "brief.md").unlink()  # damaged, it is not mended either
    assert publish(brief, documents, folder.parent.parent).outcome == "retracted"
    assert (folder / "brief.json").read_bytes() == before


def test_a_second_retraction_changes_nothing(folder: Path) -> None:
    retract(folder, WHY, AT)
    before = {p: p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    brief, changed = retract(folder, f" {WHY}\n", "2026-01-01T00:00:00Z")
    assert changed is False
    assert brief.retraction is not None
    assert brief.retraction.at == AT
    with pytest.raises(InputError, match=f"was retracted at {AT}"):
        retract(folder, "Something else.", "2026-01-01T00:00:00Z")
    assert {p: p.read_bytes() for p in folder.rglob("*") if p.is_file()} == before


@pytest.mark.parametrize("why", ["", " \n", "a\x00b", "\ud800", "\u202e"])
def test_a_reason_must_be_readable(folder: Path, why: str) -> None:
    with pytest.raises(InputError, match="--why"):
        retract(folder, why, AT)


def test_what_somebody_changed_gets_no_new_sums(folder: Path) -> None:
    (strange := folder / "not-\udcff-utf8").touch()
    with pytest.raises(InputError, match="not as it was published"):
        retract(folder, WHY, AT)
    strange.unlink()
    page = folder / "brief.html"
    page.write_text(page.read_text(encoding="utf-8").replace("14", "41"), encoding="utf-8")
    with pytest.raises(InputError, match="not as it was published"):
        retract(folder, WHY, AT)
    assert not audit(folder).holds


@pytest.mark.parametrize(
    ("name", "theirs"), [("index.json", '{"pages": []}'), ("feed.xml", "<rss/>")]
)
def test_files_of_somebody_else_are_not_written_over(folder: Path, name: str, theirs: str) -> None:
    out = folder.parent.parent
    (out / "index.json").unlink()
    (out / name).write_text(theirs)
    with pytest.raises(PublishError, match="somebody else's"):
        retract(folder, WHY, AT)
    assert (out / name).read_text() == theirs
    assert audit(folder).retraction is None


@pytest.mark.parametrize("missing", ["sources", "SHA256SUMS", "brief.json"])
def test_half_a_brief_is_not_retracted(folder: Path, missing: str) -> None:
    path = folder / missing
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    with pytest.raises(InputError):
        retract(folder, WHY, AT)


def test_a_copy_is_not_retracted(folder: Path, tmp_path: Path) -> None:
    copy = tmp_path / "elsewhere" / folder.name
    shutil.copytree(folder, copy)
    with pytest.raises(InputError, match="is a copy"):
        retract(copy, WHY, AT)
    assert sorted(p.name for p in copy.parent.iterdir()) == [folder.name]


def test_a_held_brief_was_never_published(tmp_path: Path) -> None:
    brief, documents = mill_fire()
    held = replace(brief, status="held", held_because="too few claims", headline=None)
    with pytest.raises(InputError, match="never published"):
        retract(publish(held, documents, tmp_path).folder, WHY, AT)


class Killed(BaseException):
    """The process ends here; nothing that comes later is done."""


@pytest.mark.parametrize("steps", [1, 2, 3])
def test_killed_between_two_files_it_is_ended_by_the_same_command(
    folder: Path, steps: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, left = Path.replace, iter(range(steps))

    def mortal(self: Path, target: Path) -> Path:
        if next(left, None) is None:
            raise Killed
        return real(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", mortal)
        patch.setattr("flows.publish.staging.discard", lambda _: None)
        with pytest.raises(Killed):
            retract(folder, WHY, AT)
    out = folder.parent.parent
    assert not audit(folder).holds  # nobody takes what is there for a good brief
    brief, documents = mill_fire()
    assert publish(brief, documents, out).outcome == "retracted"
    assert _index(out) == []
    retract(folder, WHY, AT)
    found = audit(folder)
    assert found.holds
    assert found.retraction is not None
    assert [b["status"] for b in _index(out)] == ["retracted"]


def test_the_command(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(folder / "brief.json")
    assert main(["retract", path, "--why", WHY]) == 0
    assert capsys.readouterr().out.startswith(f"{path}: retracted at 20")
    assert main(["retract", path, "--why", WHY]) == 0
    assert ": already retracted at 20" in capsys.readouterr().out
    assert main(["retract", path, "--why", "else", "--json"]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert main(["audit", path]) == 0
    assert " was retracted at 20" in capsys.readouterr().out
    assert main(["audit", path, "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["holds"], said["problems"]) == (True, [])
    assert said["retraction"]["why"] == WHY


def _index(out: Path) -> list[dict[str, object]]:
    briefs: list[dict[str, object]] = json.loads((out / "index.json").read_text())["briefs"]
    return briefs


def _entries(out: Path) -> dict[str, dict[str, str | None]]:
    """The feed's entries by their brief's id, in order."""
    root = ET.parse(out / "feed.xml").getroot()  # noqa: S314 - our own
    found = {}
    for entry in root.iter(f"{ATOM}entry"):
        link = entry.find(f"{ATOM}link")
        assert link is not None
        found[link.attrib["href"].split("/")[1]] = {
            name: entry.findtext(f"{ATOM}{name}") for name in ("id", "title", "updated")
        }
    return found
