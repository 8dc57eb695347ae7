from __future__ import annotations

import os
import random
import shutil
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from flows.audit import audit
from flows.errors import InputError
from flows.publish import publish
from flows.publish.staging import check_writable, clean, place, stage
from tests.publish.making import mill_fire
from tests.publish.writer import Writer, writers

pytestmark = pytest.mark.skipif(os.name == "nt", reason="processes are forked and killed")


@pytest.fixture(scope="module")
def pair() -> Iterator[list[Writer]]:
    with writers(2) as found:
        yield found


def _told_at_once(pair: list[Writer], out: Path, focuses: tuple[str, str]) -> list[object]:
    for writer, focus in zip(pair, focuses, strict=True):
        writer.tell(out, focus)
    return [writer.answer() for writer in pair]


def _left(out: Path) -> list[Path]:
    return [path for path in out.iterdir() if path.name.startswith(".")]


def test_two_processes_with_one_brief(pair: list[Writer], tmp_path: Path) -> None:
    for n in range(8):
        out = tmp_path / str(n)
        assert sorted(map(str, _told_at_once(pair, out, ("a", "a")))) == ["published", "unchanged"]
        (folder,) = _briefs(out)
        assert audit(folder).holds
        assert not _left(out)


def test_two_processes_with_two_briefs_of_one_name(pair: list[Writer], tmp_path: Path) -> None:
    for n in range(8):
        out = tmp_path / str(n)
        assert _told_at_once(pair, out, ("a", "b")) == ["published", "published"]
        folders = _briefs(out)
        assert len(folders) == 2
        assert all(audit(folder).holds for folder in folders)
        assert not _left(out)


def test_two_processes_at_a_damaged_brief(pair: list[Writer], tmp_path: Path) -> None:
    brief, documents = mill_fire()
    for n in range(8):
        out = tmp_path / str(n)
        folder = publish(brief, documents, out).folder
        (folder / "brief.md").write_text("not ours")
        found = _told_at_once(pair, out, ("", ""))
        assert sorted(map(str, found)) == ["published", "unchanged"]
        assert audit(folder).holds
        assert not _left(out)


def _damaged(out: Path) -> None:
    brief, documents = mill_fire()
    (publish(brief, documents, out).folder / "brief.md").unlink()


_SEED = 20251108
_KILLS = 12


@pytest.mark.parametrize("before", ["nothing", "a damaged brief"])
def test_a_writer_killed_at_any_point_leaves_a_whole_brief_or_none(
    pair: list[Writer], tmp_path: Path, before: str
) -> None:
    brief, documents = mill_fire()
    writer = pair[0]

    def killed_at(point: int, out: Path) -> object:
        if before != "nothing":
            _damaged(out)
        writer.tell(out, die_at=point)
        return writer.answer()

    operations = killed_at(1_000_000, tmp_path / "whole")
    assert isinstance(operations, int)
    last = operations - 1  # when all stands already
    points = random.Random(_SEED).sample(range(last), _KILLS - 1)  # noqa: S311 - no secret
    found = set()
    for point in [*points, last]:
        out = tmp_path / str(point)
        assert killed_at(point, out) == "killed"
        found.update({_state(folder) for folder in _briefs(out)} or {"absent"})
        published = publish(brief, documents, out)
        assert audit(published.folder).holds
        assert _briefs(out) == [published.folder]
        assert not _left(out)
    # Never a half; and some died before the step that counts, some after it.
    allowed = {"absent", "whole"} | ({"as damaged as before"} if before != "nothing" else set())
    assert found <= allowed
    assert {"whole"} < found


def _briefs(out: Path) -> list[Path]:
    return [p for p in out.glob("[!.]*/*") if p.is_dir()] if out.exists() else []


def _state(folder: Path) -> str:
    found = audit(folder)
    missing = "brief.md: is listed in SHA256SUMS, but missing"
    if found.holds:
        return "whole"
    return "as damaged as before" if missing in {p.text for p in found.problems} else "half"


_HOUR = 3600.0


def _hidden(out: Path, host: str, pid: int, hours: float) -> Path:
    folder = out / f".tmp-{host}-{pid}-0a1b2c3d"
    (folder / "sources").mkdir(parents=True)
    (folder / "brief.json").write_text("{")
    then = time.time() - hours * _HOUR
    os.utime(folder, (then, then))
    return folder


def test_only_what_nobody_writes_any_more_is_cleaned(tmp_path: Path) -> None:
    ours = stage(tmp_path, {"brief.json": b"{}"}, ("SHA256SUMS", b""))
    host = ours.name.removeprefix(".tmp-").split("-")[0]
    nobody = 2**31 - 1
    dead = _hidden(tmp_path, host, nobody, hours=0.1)
    alive = _hidden(tmp_path, host, os.getppid(), hours=0.1)
    alive_but_old = _hidden(tmp_path, host, os.getpid(), hours=25)
    elsewhere = _hidden(tmp_path, "0" * 8, nobody, hours=23)
    elsewhere_and_old = _hidden(tmp_path, "0" * 8, nobody - 1, hours=25)
    strange = tmp_path / ".tmp-x"
    strange.mkdir()
    other = tmp_path / ".tmpfile"
    other.write_text("somebody else's")
    clean(tmp_path)
    assert [p for p in (ours, alive, elsewhere, strange, other) if not p.exists()] == []
    assert [p for p in (dead, alive_but_old, elsewhere_and_old) if p.exists()] == []


def test_cleaning_follows_no_link(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    kept.mkdir()
    (kept / "precious.txt").write_text("x")
    out = tmp_path / "out"
    out.mkdir()
    link = out / ".tmp-00000000-1-0a1b2c3d"
    link.symlink_to(kept)
    os.utime(link, (0, 0), follow_symlinks=False)
    clean(out)
    assert (kept / "precious.txt").exists()


def test_a_folder_that_cannot_be_replaced_is_said_so(tmp_path: Path) -> None:
    target = tmp_path / "brief"
    staged = stage(tmp_path, {}, ("SHA256SUMS", b""))
    shutil.copytree(staged, target)

    def meddled(_: Path) -> bool:
        (target / "again").mkdir(parents=True, exist_ok=True)
        return False

    with pytest.raises(OSError, match="damaged, and something keeps changing it"):
        place(staged, target, meddled)


@pytest.mark.parametrize("name", ["file", "file/below", "x" * 300, "a\0b"])
def test_a_place_that_cannot_be_written_to_is_said_before_the_work(
    tmp_path: Path, name: str
) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(InputError):
        check_writable(tmp_path / name)
    check_writable(tmp_path)
    check_writable(tmp_path / "new" / "deep")
    assert [p.name for p in tmp_path.iterdir()] == ["file"]


def test_a_folder_of_somebody_else_is_said_before_the_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "theirs").mkdir()
    monkeypatch.setattr("os.access", lambda *_: False)  # tests may run as root
    with pytest.raises(InputError, match="may not be written to"):
        check_writable(tmp_path / "theirs")


def test_a_brief_of_another_focus_is_another_brief(tmp_path: Path) -> None:
    brief, documents = mill_fire()
    folders = {
        publish(replace(brief, focus=focus), documents, tmp_path).folder for focus in (None, "roof")
    }
    assert len(folders) == 2
