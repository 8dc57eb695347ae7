from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from flows.audit import audit
from flows.cli import main
from flows.core.records import Retraction, Section
from flows.errors import InputError
from flows.publish import publish
from flows.publish.brief_json import content_id, encode, from_json, to_json
from flows.publish.files import contents, sums
from flows.publish.fingerprint import fingerprint
from flows.publish.retracting import retract
from tests.publish.making import mill_fire

if TYPE_CHECKING:
    from flows.core.records import Brief


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    brief, documents = mill_fire()
    return publish(brief, documents, tmp_path_factory.mktemp("out")).folder


def _problems(path: Path) -> tuple[str, ...]:
    try:
        return tuple(problem.text for problem in audit(path).problems)
    except InputError as error:
        return (str(error),)


def _forged(brief: Brief, folder: Path) -> Path:
    """A folder for a brief that was never checked: id, pages and sums all agree."""
    _, documents = mill_fire()
    brief = replace(brief, id=content_id(to_json(brief)), rendered_by=fingerprint())
    files = contents(brief, {d.id: d.text for d in documents})
    for path, data in {**files, "SHA256SUMS": sums(files)}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


def test_a_published_brief_audits_clean(folder: Path) -> None:
    assert audit(folder).holds
    assert audit(folder / "brief.json").holds


@pytest.mark.parametrize("name", ["", "brief.json"])
def test_the_command_takes_a_brief_or_its_folder(
    folder: Path, name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in (folder / name, Path(folder.name) / name):
        monkeypatch.chdir(folder.parent)
        assert main(["audit", str(path)]) == 0
        assert " holds: format 1.1; 5 files match SHA256SUMS; " in capsys.readouterr().out
    monkeypatch.chdir(folder)
    assert main(["audit", name or "."]) == 0


@pytest.mark.parametrize("name", ["brief.md", "sources", "nothing.json"])
def test_what_is_no_brief_is_bad_input_to_the_command(
    folder: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["audit", str(folder / name)]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_span_changed_with_its_id_pages_and_sums_is_found(tmp_path: Path) -> None:
    brief, _ = mill_fire()
    first = brief.claims[0]
    moved = replace(first.evidence[0], start=first.evidence[0].start + 1)
    claim = replace(first, evidence=(moved, *first.evidence[1:]))
    found = _problems(_forged(replace(brief, claims=(claim, *brief.claims[1:])), tmp_path))
    assert any("is not the quote" in line for line in found)


def test_a_figure_that_the_source_does_not_carry_fails_the_gates(tmp_path: Path) -> None:
    brief, _ = mill_fire()
    claim = replace(brief.claims[1], text="44 workers were taken to hospital.")
    claims = (brief.claims[0], claim, *brief.claims[2:])
    changed = replace(brief, claims=claims, conflicts=())  # else these give it away
    assert any("number.not_in_evidence" in line for line in _problems(_forged(changed, tmp_path)))


def test_what_was_withheld_may_not_be_printed(tmp_path: Path) -> None:
    brief, _ = mill_fire()
    claim = replace(brief.claims[3], text="Production will resume  in summer")
    changed = replace(brief, claims=(*brief.claims[:3], claim))
    assert any("was withheld" in line for line in _problems(_forged(changed, tmp_path)))


@pytest.mark.parametrize("extra", ["note.txt", "sources/other.txt", ".hidden", "not-\udcff-utf8"])
def test_a_file_too_many_is_found(tmp_path: Path, extra: str) -> None:
    brief, documents = mill_fire()
    folder = publish(brief, documents, tmp_path).folder
    (folder / extra).write_text("x")
    assert any("is not listed" in line for line in _problems(folder))


def test_a_missing_file_is_found(tmp_path: Path) -> None:
    brief, documents = mill_fire()
    folder = publish(brief, documents, tmp_path).folder
    (folder / "brief.md").unlink()
    assert any("missing" in line for line in _problems(folder))


def test_what_is_no_brief_is_bad_input(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        audit(tmp_path / "brief.json")
    with pytest.raises(InputError, match=r"has no brief\.json"):
        audit(tmp_path)


@pytest.mark.parametrize("content", ["{", "[]", "{}", '{"schema_version": 1}', "\ud83d"])
def test_a_folder_of_nonsense_does_not_hold(tmp_path: Path, content: str) -> None:
    (tmp_path / "brief.json").write_text(content, errors="surrogatepass")
    assert any("SHA256SUMS" in line for line in _problems(tmp_path))
    (tmp_path / "SHA256SUMS").write_text("")
    assert any(line.startswith("brief.json: ") for line in _problems(tmp_path))


def test_json_comes_back_without_loss() -> None:
    brief, _ = mill_fire()
    assert from_json(json.loads(encode(to_json(brief)))) == brief


def test_a_brief_of_an_older_format_still_holds(capsys: pytest.CaptureFixture[str]) -> None:
    """It was made, and its folder written, by the program of format 1.0."""
    (old,) = (Path(__file__).parent / "made-in-1.0").iterdir()
    found = audit(old)
    assert found.problems == ()
    assert found.verified["format"] == "1.0"
    assert any("another program" in note for note in found.notes)
    assert main(["retract", str(old), "--why", "x"]) == 2
    assert "is a copy" in capsys.readouterr().err


def test_a_brief_of_an_older_format_has_no_place_for_a_retraction(tmp_path: Path) -> None:
    (old,) = (Path(__file__).parent / "made-in-1.0").iterdir()
    folder = tmp_path / "mill-fire" / old.name
    shutil.copytree(old, folder)
    with pytest.raises(InputError, match=r"format 1\.0 has no place for a retraction"):
        retract(folder, "Wrong.", "2025-11-09T08:00:00Z")


def test_why_a_brief_was_retracted_cannot_drive_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    brief, _ = mill_fire()
    why = Retraction("2025-11-09T08:00:00Z", "\x1b[2J\nbrief.json holds: all of it")
    path = _forged(replace(brief, status="retracted", retraction=why), tmp_path) / "brief.json"
    assert main(["audit", str(path)]) == 0
    said = capsys.readouterr().out
    assert "\x1b" not in said
    assert "\nbrief.json holds" not in said


def test_a_format_that_is_not_known_yet_is_bad_input(folder: Path, tmp_path: Path) -> None:
    newer = tmp_path / "newer"
    shutil.copytree(folder, newer)
    path = newer / "brief.json"
    path.write_bytes(path.read_bytes().replace(b'"1.1"', b'"1.9"', 1))
    listed = {p.relative_to(newer).as_posix(): p.read_bytes() for p in newer.rglob("*.*")}
    (newer / "SHA256SUMS").write_bytes(sums(listed))
    with pytest.raises(InputError, match=r"version 1\.9, and this program reads 1\.0, 1\.1"):
        audit(newer)


def test_the_command_s_json_tells_the_kind_of_each_failure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    brief, documents = mill_fire()
    folder = publish(brief, documents, tmp_path).folder
    (folder / "brief.md").write_text("x")
    assert main(["audit", str(folder), "--json"]) == 1
    said = json.loads(capsys.readouterr().out)
    assert said["holds"] is False
    assert {p["kind"] for p in said["problems"]} == {"sums", "pages"}
    assert main(["audit", str(folder)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(said["problems"])
    assert all(line.startswith("- brief.md: ") for line in lines)


def _answer(brief: Brief, **changes: Any) -> Brief:  # noqa: ANN401 - fields of an answer
    """The brief with one answer of its first conflict changed."""
    conflict = brief.conflicts[0]
    answers = (replace(conflict.answers[0], **changes), *conflict.answers[1:])
    return replace(brief, conflicts=(replace(conflict, answers=answers), *brief.conflicts[1:]))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"value": "999"}, "none of its claims says so"),
        ({"speakers": ("Nobody Else",)}, "its speakers are not those of its claims"),
        ({"documents": ()}, "its documents are not those of its claims"),
    ],
)
def test_where_the_sources_differ_says_no_more_than_its_claims(
    tmp_path: Path, changes: dict[str, object], said: str
) -> None:
    brief, _ = mill_fire()
    found = _problems(_forged(_answer(brief, **changes), tmp_path))
    assert any(said in line for line in found)


def test_more_origins_than_there_are_is_found(tmp_path: Path) -> None:
    brief, _ = mill_fire()
    which = next(i for i, c in enumerate(brief.claims) if len(c.documents) > 1 and not c.speaker)
    more = replace(brief.claims[which], corroboration=3)
    claims = (*brief.claims[:which], more, *brief.claims[which + 1 :])
    found = _problems(_forged(replace(brief, claims=claims), tmp_path))
    assert any("counts 3 independent origins where there are 2" in line for line in found)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"origin": "another"}, "its text is of another origin than the brief says"),
        ({"sentences": 400}, "has not as many sentences as the brief says"),
        ({"furniture": 2}, "has not as many sentences as the brief says"),
        ({"sentences_read": 30}, "has fewer sentences to read than the brief says were read"),
        ({"flagged": (4,)}, "other sentences address a model than the brief says"),
    ],
)
def test_what_is_told_of_a_source_is_what_its_text_says(
    tmp_path: Path, changes: dict[str, Any], said: str
) -> None:
    brief, _ = mill_fire()
    sources = (replace(brief.sources[0], **changes), *brief.sources[1:])
    assert any(
        said in line for line in _problems(_forged(replace(brief, sources=sources), tmp_path))
    )


def test_no_statement_hides_in_a_heading_or_a_question(tmp_path: Path) -> None:
    brief, _ = mill_fire()
    sections = (Section("The owners admit arson", ("c4",)),)
    found = _problems(_forged(replace(brief, sections=sections), tmp_path))
    assert found == ("section “The owners admit arson”: is no heading of this program",)
    asked = replace(brief.conflicts[0], question="workers injured by the arson of the owners")
    found = _problems(_forged(replace(brief, conflicts=(asked,)), tmp_path / "asked"))
    assert any("none of its claims speaks of “by”, “arson”" in line for line in found)
    sides = (replace(a, value=v) for a, v in zip(asked.answers, ("yes", "arson"), strict=True))
    fact = replace(brief.conflicts[0], kind="fact", answers=tuple(sides))
    found = _problems(_forged(replace(brief, conflicts=(fact,)), tmp_path / "fact"))
    assert any("conflict “arson”: none of its claims speaks of" in line for line in found)
    assert not any("“yes”" in line for line in found)


@pytest.mark.parametrize("judge", ["offline", "offline, strict"])
def test_a_claim_that_passes_the_gates_is_judged_again_where_no_model_did(
    tmp_path: Path, judge: str
) -> None:
    brief, _ = mill_fire()
    last = brief.claims[3]
    offline = replace(last, checks=tuple(replace(c, judge=judge) for c in last.checks))
    told = _forged(replace(brief, claims=(*brief.claims[:3], offline)), tmp_path / "told")
    assert audit(told).holds
    assert "the offline judge says so of 1 of these again" in audit(told).summary()
    forged = replace(offline, text="Production is unlikely to be sold before summer.")
    found = _problems(_forged(replace(brief, claims=(*brief.claims[:3], forged)), tmp_path / "f"))
    assert [line.split(" of document")[0] for line in found] == ["claim c4: the judge says partial"]


def test_who_reports_a_claim_is_who_carries_it(tmp_path: Path) -> None:
    brief, _ = mill_fire()
    claims = (replace(brief.claims[0], reported_by=()), *brief.claims[1:])
    found = _problems(_forged(replace(brief, claims=claims), tmp_path))
    assert any("said to report it are not those of its evidence" in line for line in found)
