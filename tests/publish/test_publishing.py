from __future__ import annotations

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from flows.audit import audit
from flows.errors import PublishError
from flows.publish import publish
from tests.publish.making import mill_fire


def test_a_brief_is_published_once_and_then_unchanged(tmp_path: Path) -> None:
    brief, documents = mill_fire()
    first = publish(brief, documents, tmp_path)
    before = {p: p.stat().st_mtime_ns for p in first.folder.rglob("*")}
    second = publish(brief, documents, tmp_path)
    assert (first.outcome, second.outcome) == ("published", "unchanged")
    assert first.folder == second.folder == tmp_path / "mill-fire" / first.brief.id
    assert first.brief == second.brief
    assert {p: p.stat().st_mtime_ns for p in first.folder.rglob("*")} == before


def test_a_held_brief_is_kept_apart(tmp_path: Path) -> None:
    brief, documents = mill_fire()
    held = replace(brief, status="held", held_because="too few claims", headline=None)
    outcomes = [publish(held, documents, tmp_path) for _ in range(2)]
    assert [p.outcome for p in outcomes] == ["held", "held"]
    assert outcomes[0].folder.parent == tmp_path / "held" / "mill-fire"


def test_a_damaged_folder_is_replaced(tmp_path: Path) -> None:
    brief, documents = mill_fire()
    folder = publish(brief, documents, tmp_path).folder
    (folder / "SHA256SUMS").unlink()
    assert publish(brief, documents, tmp_path).outcome == "published"
    assert (folder / "SHA256SUMS").exists()
    assert not list(tmp_path.glob(".tmp-*"))


def test_what_breaks_its_evidence_is_not_published(tmp_path: Path) -> None:
    brief, documents = mill_fire()
    broken = replace(brief, key_points=("c9",))
    with pytest.raises(PublishError, match="claim c9 does not exist"):
        publish(broken, documents, tmp_path)
    assert not list(tmp_path.iterdir())


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    brief, documents = mill_fire()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mill-fire").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(PublishError, match="is a link"):
        publish(brief, documents, tmp_path / "out")
    assert not list((tmp_path / "elsewhere").iterdir())


def test_two_writers_at_once_both_succeed(tmp_path: Path) -> None:
    brief, documents = mill_fire()
    with ThreadPoolExecutor(4) as pool:
        outcomes = list(pool.map(lambda _: publish(brief, documents, tmp_path).outcome, range(8)))
    assert sorted(outcomes) == ["published"] + ["unchanged"] * 7


_WRITER = """
import sys
from dataclasses import replace
from pathlib import Path
from flows.publish import publish
from tests.publish.making import mill_fire
brief, documents = mill_fire()
print("ready", flush=True)
for n in range(10_000):
    publish(replace(brief, focus=str(n)), documents, Path(sys.argv[1]))
"""


@pytest.mark.parametrize("moment", [0.003, 0.02, 0.11])
def test_a_killed_writer_leaves_no_half_brief(tmp_path: Path, moment: float) -> None:
    root = Path(__file__).parents[2]
    with subprocess.Popen(
        [sys.executable, "-c", _WRITER, str(tmp_path)], stdout=subprocess.PIPE, cwd=root
    ) as writer:
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(moment)
        writer.kill()
    brief, documents = mill_fire()
    publish(brief, documents, tmp_path)
    assert not list(tmp_path.glob(".tmp-*"))
    assert all(audit(path.parent).holds for path in tmp_path.glob("*/*/brief.json"))


@pytest.mark.parametrize("name", ["x" * 5000, "held", "../..", "CON", "\u202e", "Żółć 東京"])
def test_any_name_is_one_folder_below(tmp_path: Path, name: str) -> None:
    brief, documents = mill_fire()
    out = tmp_path / "out"
    folder = publish(replace(brief, name=name), documents, out).folder
    assert folder.parent.parent == out
    assert audit(folder).holds
    assert list(tmp_path.iterdir()) == [out]


def test_what_cannot_be_written_as_utf8_is_not_published(tmp_path: Path) -> None:
    brief, documents = mill_fire()
    claim = replace(brief.claims[0], text="half a pair: \ud800")
    with pytest.raises(PublishError, match="not published"):
        publish(replace(brief, claims=(claim, *brief.claims[1:])), documents, tmp_path / "out")
    assert not (tmp_path / "out").exists()
