"""An audit of a brief that publishes its sources whole, in excerpts, or not at all."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.audit import Audit, audit
from flows.core.records import Brief, Document, PublishSources
from flows.errors import InputError
from flows.publish import publish
from flows.publish.brief_json import content_id, encode, from_json
from flows.publish.files import BRIEF, SUMS, pages, sums
from flows.sources.document import make_document
from tests.publish.making import brief, claim

MODES: tuple[PublishSources, ...] = get_args(PublishSources)
FERRY = """Ferry runs aground off Lannan

The ferry Maid of Lannan ran aground on Tuesday night, the coast guard said.
Nobody drowned, and all 43 passengers were taken ashore by noon on Wednesday.
The keel is bent, a diver named Ulrike Zorvek told the harbour office.
The ferry was built in 1988.
Its owner will ask for a new inspection.
The bakery on the quay gave away its bread to the passengers.
Schools stayed shut, for the teachers live on the mainland.
"""
ORIGINAL = b"\xef\xbb\xbf" + FERRY.replace("\n", "\r\n").encode()  # as a file may be


def ferry() -> tuple[Brief, tuple[Document, ...]]:
    document = make_document("ferry.txt", ORIGINAL)
    aground = claim(
        "c1",
        "The ferry Maid of Lannan ran aground on Tuesday night.",
        (document, 2),
        speaker="the coast guard",
    )
    ashore = claim("c2", "All 43 passengers were taken ashore by noon on Wednesday.", (document, 3))
    return brief((aground, ashore), (document,)), (document,)


@pytest.fixture(scope="module", params=MODES)
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made, documents = ferry()
    return publish(made, documents, tmp_path_factory.mktemp("out"), request.param).folder


@pytest.fixture
def originals(tmp_path: Path) -> Path:
    deep = tmp_path / "originals" / "2025"
    deep.mkdir(parents=True)
    (deep / "renamed.txt").write_bytes(ORIGINAL)
    (deep / "another.txt").write_text("Another file.")
    return tmp_path / "originals"


@contextmanager
def changed(
    folder: Path, edit: Callable[[dict[str, Any]], None], *, forged: bool
) -> Iterator[None]:
    """The brief with its JSON changed and new sums; with a new id and new pages too if forged."""
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    data = json.loads((folder / BRIEF).read_text(encoding="utf-8"))
    edit(data)
    files = {p.relative_to(folder).as_posix(): content for p, content in before.items()}
    del files[SUMS]
    if forged:
        data["id"] = content_id(data)
        texts = {Path(p).stem: c.decode() for p, c in files.items() if p.startswith("sources/")}
        files |= pages(from_json(data), texts)
    files[BRIEF] = encode(data)
    try:
        for name, content in {**files, SUMS: sums(files)}.items():
            (folder / name).write_bytes(content)
        yield
    finally:
        for path, content in before.items():
            path.write_bytes(content)


def _outcome(folder: Path, against: Path | None = None) -> Audit | InputError:
    try:
        return audit(folder, against)
    except InputError as error:
        return error


def _fails(folder: Path, against: Path | None = None) -> bool:
    found = _outcome(folder, against)
    return isinstance(found, InputError) or not found.holds


def test_it_holds_and_says_no_more_than_it_verified(folder: Path) -> None:
    mode = json.loads((folder / BRIEF).read_text())["publish_sources"]
    found = audit(folder)
    assert found.problems == ()
    assert found.verified["files"] == (3 if mode == "none" else 4)
    assert ("pairs" in found.verified) == (mode != "none")
    assert ("gates were not run" in found.summary()) == (mode == "none")
    assert any("no source text is published" in note for note in found.notes) == (mode == "none")
    assert "judge was not asked" in found.summary()


def test_it_holds_against_the_original_file(folder: Path, originals: Path) -> None:
    found = audit(folder, originals)
    assert found.problems == ()
    assert found.verified["originals"] == 1
    assert found.verified["pairs"] == 2


def test_an_original_that_is_not_there_is_a_failure(folder: Path, tmp_path: Path) -> None:
    (problem,) = audit(folder, tmp_path).problems
    assert problem.kind == "originals"
    assert problem.text.startswith("ferry.txt: ")


def test_where_the_originals_are_must_be_a_folder(folder: Path) -> None:
    with pytest.raises(InputError, match="is not a folder"):
        audit(folder, folder / BRIEF)


@settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_any_changed_byte_fails(folder: Path, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(sorted(p for p in folder.rglob("*") if p.is_file())))
    before = path.read_bytes()
    place = data.draw(st.integers(0, len(before) - 1))
    with_byte = data.draw(st.integers(0, 255).filter(lambda byte: byte != before[place]))
    try:
        path.write_bytes(before[:place] + bytes([with_byte]) + before[place + 1 :])
        assert _fails(folder)
    finally:
        path.write_bytes(before)


_moves = st.tuples(st.integers(-3, 3), st.integers(-3, 3)).filter(lambda move: move != (0, 0))


@settings(
    max_examples=8,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(which=st.integers(0, 1), move=_moves)
def test_a_span_changed_with_its_sum_fails(folder: Path, which: int, move: tuple[int, int]) -> None:
    def edit(data: dict[str, Any]) -> None:
        evidence = data["claims"][which]["evidence"][0]
        evidence["start"] += move[0]
        evidence["end"] += move[1]

    with changed(folder, edit, forged=False):
        assert _fails(folder)
    with changed(folder, edit, forged=True):  # with the id and the pages as well
        mode = json.loads((folder / BRIEF).read_text())["publish_sources"]
        assert _fails(folder) or mode == "none"


def test_with_no_text_published_a_forged_span_fails_against_the_original(
    folder: Path, originals: Path
) -> None:
    def edit(data: dict[str, Any]) -> None:
        data["claims"][0]["evidence"][0]["start"] += 1

    with changed(folder, edit, forged=True):
        assert _fails(folder, originals)


def test_a_forged_figure_fails_the_gates_wherever_there_is_a_text(
    folder: Path, originals: Path
) -> None:
    def edit(data: dict[str, Any]) -> None:
        data["claims"][1]["text"] = "All 44 passengers were taken ashore by noon on Wednesday."

    with changed(folder, edit, forged=True):
        for against in (None, originals):
            found = audit(folder, against)
            if (
                against is None
                and json.loads((folder / BRIEF).read_text())["publish_sources"] == "none"
            ):
                assert found.holds  # and it has said that no gate was run
                continue
            assert {p.kind for p in found.problems} == {"gate"}
            assert "number.not_in_evidence" in found.problems[0].text


def test_a_text_that_shows_more_than_it_says_fails(tmp_path: Path) -> None:
    made, documents = ferry()
    folder = publish(made, documents, tmp_path, "excerpts").folder
    (path,) = (folder / "sources").iterdir()
    path.write_text(documents[0].text, encoding="utf-8")
    files = {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*.*")}
    (folder / SUMS).write_bytes(sums(files))
    assert any("shows more" in p.text for p in audit(folder).problems)


def test_an_older_program_s_brief_raises_no_false_alarm(folder: Path) -> None:
    """Its pages are worded and its sentences cut in another way: said in a note, and no failure."""

    def edit(data: dict[str, Any]) -> None:
        data["rendered_by"] = "0" * 12
        data["made_by"]["software"] = "wellsourced 0.0.9"

    with changed(folder, edit, forged=True):
        page = (folder / "brief.html").read_text(encoding="utf-8")
        (folder / "brief.html").write_text(page.replace("<h1", "<h1 class=old", 1))
        _resum(folder)
        found = audit(folder)
        assert found.problems == ()
        assert any("wellsourced 0.0.9" in note for note in found.notes)
        (folder / "brief.html").write_text(page.replace("43", "34"))
        _resum(folder)
        (problem,) = audit(folder).problems
        assert (problem.kind, "claim c2" in problem.text) == ("pages", True)


def _resum(folder: Path) -> None:
    files = {
        p.relative_to(folder).as_posix(): p.read_bytes()
        for p in folder.rglob("*")
        if p.is_file() and p.name != SUMS
    }
    (folder / SUMS).write_bytes(sums(files))


def test_a_stricter_gate_is_told_from_one_that_was_never_passed(tmp_path: Path) -> None:
    made, documents = ferry()
    folder = publish(made, documents, tmp_path).folder

    def edit(data: dict[str, Any]) -> None:
        data["rendered_by"] = "0" * 12
        data["claims"][1]["text"] = "All 44 passengers were taken ashore by noon on Wednesday."

    with changed(folder, edit, forged=True):
        (problem,) = audit(folder).problems
        assert problem.kind == "newer gate"
        assert "not of the brief's" in problem.text


def test_sentences_cut_otherwise_by_an_older_program_are_no_failure(tmp_path: Path) -> None:
    made, documents = ferry()
    folder = publish(made, documents, tmp_path).folder

    def renumbered(data: dict[str, Any]) -> None:
        for one in data["claims"]:
            one["evidence"][0]["sentence"] += 1
            one["checks"][0]["evidence"][0] += 1

    def by_another(data: dict[str, Any]) -> None:
        renumbered(data)
        data["rendered_by"] = "0" * 12

    with changed(folder, by_another, forged=True):
        found = audit(folder)
        assert found.problems == ()
        assert any("cuts 2 cited sentences otherwise" in note for note in found.notes)
    with changed(folder, renumbered, forged=True):
        assert {p.kind for p in audit(folder).problems} == {"content"}


def test_what_an_original_names_itself_is_not_renamed(folder: Path, originals: Path) -> None:
    def edit(data: dict[str, Any]) -> None:
        data["sources"][0]["title"] = "Captain drunk"

    with changed(folder, edit, forged=True):
        assert audit(folder).holds
        (problem,) = audit(folder, originals).problems
    said = "its title is “Ferry runs aground off Lannan”, not “Captain drunk”"
    assert problem.text == f"ferry.txt: {said}"
