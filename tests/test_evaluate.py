"""Labelled claims through the command and the flow."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

from flows.cli import main
from tests.conftest import Run
from tests.fake_endpoint import Decided, FakeEndpoint, decided

SOURCE = (
    "The council of Leeds voted on Tuesday to close three libraries. "
    "Councillor Jane Holt said the vote saved 2 million pounds. "
    "About 400 people protested outside the hall."
)
GOOD = "The council of Leeds voted on Tuesday to close three libraries."
BAD = "The council of Leeds voted on Tuesday to close nine libraries."


def line(claim: str, label: object, **more: object) -> str:
    return json.dumps({"source": SOURCE, "claim": claim, "label": label, **more})


LINES = [
    line(GOOD, 1, id="good", dataset="votes"),
    line(BAD, 0, id="bad", dataset="votes"),
    line("About 400 people protested outside the hall.", 1, dataset="protests"),
    line(BAD, 1, id="mislabelled", dataset="protests"),
]


@pytest.fixture
def claims(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "claims.jsonl"
    path.write_text("\n".join(LINES))
    return path


@pytest.mark.usefixtures("claims")
def test_it_prints_tables_and_writes_what_came_out_wrong(wellsourced: Run, tmp_path: Path) -> None:
    done = wellsourced("evaluate", "claims.jsonl")
    assert (done.returncode, done.stderr) == (0, "")
    heads = [text.split("  ")[0] for text in done.stdout.splitlines()]
    assert heads[:3] == ["data set", "protests", "votes"]
    votes = done.stdout.splitlines()[2]
    assert votes.split() == ["votes", "2", *["100.0", "(100.0–100.0)"] * 3, "0"]
    assert "number.not_in_evidence  0.0 %           100.0 %" in done.stdout
    end = "claims per second, 1 of 4 claims came out wrong: claims.wrong.jsonl"
    assert done.stdout.splitlines()[-1].startswith("judge offline, macro balanced accuracy ")
    assert done.stdout.endswith(f"{end}\n")
    (wrong,) = map(json.loads, (tmp_path / "claims.wrong.jsonl").read_text().splitlines())
    assert (wrong["id"], wrong["label"]) == ("mislabelled", 1)
    assert "number.not_in_evidence" in wrong["codes"]


def test_for_machines(claims: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["evaluate", str(claims), "--json", "--wrong", "w.jsonl"]) == 0
    result: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert [one["dataset"] for one in result["sets"]] == ["protests", "votes"]
    votes = result["sets"][1]
    assert (votes["n"], votes["unchecked"]) == (2, 0)
    assert votes["true_negative"] == {"value": 100.0, "low": 100.0, "high": 100.0}
    assert votes["gates"]["number.not_in_evidence"] == {"good": 0.0, "bad": 100.0}
    assert result["wrong"] == 1
    assert result["wrong_file"] == str(tmp_path / "w.jsonl")
    assert result["claims_per_second"] > 0


def test_a_bad_line_is_named_and_the_rest_is_measured(
    claims: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    claims.write_text("\n".join(["{", line(GOOD, "yes"), line("", 1), *LINES]))
    assert main(["evaluate", "claims.jsonl", "--json"]) == 0
    said = capsys.readouterr()
    assert json.loads(said.out)["claims"] == len(LINES)
    assert [text.split(": ")[0] for text in said.err.splitlines()] == [
        f"claims.jsonl, line {number}" for number in (1, 2, 3)
    ]


@pytest.mark.parametrize("text", ["", "\n\n", "{\n", '{"claim": "x"}\n'], ids=repr)
def test_nothing_usable_is_one_line_and_exit_code_2(
    claims: Path, capsys: pytest.CaptureFixture[str], text: str, tmp_path: Path
) -> None:
    claims.write_text(text)
    assert main(["evaluate", "claims.jsonl"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("wellsourced: claims.jsonl holds no labelled claim")
    assert said.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == [claims]


def test_a_missing_file_is_named(claims: Path, capsys: pytest.CaptureFixture[str]) -> None:
    claims.unlink()
    assert main(["evaluate", "claims.jsonl"]) == 2
    assert capsys.readouterr().err.startswith("wellsourced: claims.jsonl cannot be read")


@pytest.mark.parametrize("wrong", ["claims.jsonl", "./claims.jsonl", "nowhere/w.jsonl", ".", "/"])
def test_what_came_out_wrong_never_takes_the_claims_place(
    claims: Path, capsys: pytest.CaptureFixture[str], wrong: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr("flows.measuring.evaluate")  # said before anything is judged
    before = claims.read_text()
    assert main(["evaluate", "claims.jsonl", "--wrong", wrong]) == 2
    assert "name another file" in capsys.readouterr().err
    assert claims.read_text() == before


@pytest.fixture
def model(fake: FakeEndpoint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeEndpoint:
    monkeypatch.setenv("OPENAI_BASE_URL", fake.url)
    monkeypatch.setenv("WELLSOURCED_MODEL", "fake-model")
    monkeypatch.setenv("WELLSOURCED_STATE_DIR", str(tmp_path / "state"))
    return fake


@pytest.mark.usefixtures("claims")
@pytest.mark.parametrize("judge", ["chat", "decisions"])
def test_a_model_can_be_measured(
    model: FakeEndpoint, capsys: pytest.CaptureFixture[str], judge: str
) -> None:
    assert main(["evaluate", "claims.jsonl", "--json", "--judge", judge]) == 0
    result = json.loads(capsys.readouterr().out)
    assert result["judge"] == f"{judge}:fake-model"
    assert result["sets"][1]["balanced_accuracy"]["value"] == 100.0
    assert model.ledger


@pytest.mark.usefixtures("claims")
@pytest.mark.parametrize("command", ["evaluate", "check"])
def test_its_log_ends_with_what_it_has_cost(
    model: FakeEndpoint, command: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "draft.txt").write_text(GOOD)
    (tmp_path / "source.txt").write_text(SOURCE)
    asked = {"evaluate": ["claims.jsonl"], "check": ["draft.txt", "source.txt"]}
    main([command, *asked[command]])
    ours = [r.getMessage() for r in caplog.records if r.name.startswith("flows")]
    assert ours[-1].startswith(f"usage: {len(model.ledger)} calls")


def test_what_a_model_does_not_answer_is_unchecked(
    claims: Path, model: FakeEndpoint, capsys: pytest.CaptureFixture[str]
) -> None:
    model.default = lambda call: Decided(
        [
            {"type": "refusal", "name": q["name"]}
            if q["name"] == "support0"
            else decided(q["name"], "same")
            for q in call.questions
        ]
    )
    claims.write_text(LINES[0])
    assert main(["evaluate", "claims.jsonl", "--json", "--judge", "decisions"]) == 0
    (one,) = json.loads(capsys.readouterr().out)["sets"]
    assert (one["unchecked"], one["true_positive"]["value"]) == (1, 0.0)


@pytest.mark.usefixtures("prefect_server")
class TestFlow:
    """The same, for a person who uses Prefect's UI."""

    def test_the_tables_are_artifacts(self, claims: Path, tmp_path: Path) -> None:
        from prefect.client.orchestration import get_client
        from prefect.client.schemas.filters import ArtifactFilter

        from flows.evaluate import evaluate

        run: Callable[..., Any] = evaluate
        evaluation = run(claims=str(claims), wrong=str(tmp_path / "wrong.jsonl"))
        assert [one.dataset for one in evaluation.sets] == ["protests", "votes"]
        assert (tmp_path / "wrong.jsonl").read_text().count("\n") == 1
        with get_client(sync_client=True) as client:
            kept = client.read_artifacts(
                artifact_filter=ArtifactFilter.model_validate({"type": {"any_": ["table"]}})
            )
        tables = {artifact.key: json.loads(str(artifact.data)) for artifact in kept}
        assert tables["evaluation"][1]["balanced accuracy"] == "100.0 (100.0–100.0)"
        assert {row["gate fires"] for row in tables["evaluation-gates"]} >= {
            "number.not_in_evidence"
        }

    @pytest.mark.usefixtures("claims")
    def test_a_run_that_somebody_cancels_asks_no_more(
        self, model: FakeEndpoint, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from flows.evaluate import evaluate
        from flows.supervision import Supervision

        monkeypatch.setattr(
            "flows.evaluate.supervised", lambda _: Supervision(lambda: True, nullcontext)
        )
        run: Callable[..., Any] = evaluate
        state = run(claims="claims.jsonl", judge="chat", return_state=True)
        assert state.is_cancelled()
        assert model.ledger == []

    def test_a_run_that_cannot_begin_ends_in_one_line(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from flows.evaluate import evaluate
        from flows.supervision import Supervision

        never = Supervision(lambda: False, nullcontext)
        monkeypatch.setattr("flows.evaluate.supervised", lambda _: never)
        state: Any = evaluate.fn(claims="nowhere.jsonl")
        assert state.is_failed()
        assert state.message.startswith("nowhere.jsonl cannot be read")

    @pytest.mark.usefixtures("claims")
    def test_a_run_tells_what_it_has_cost(self, model: FakeEndpoint) -> None:
        from prefect.client.orchestration import get_client
        from prefect.client.schemas.filters import ArtifactFilter

        from flows.evaluate import evaluate

        run: Callable[..., Any] = evaluate
        run(claims="claims.jsonl", judge="chat")
        with get_client(sync_client=True) as client:
            kept = client.read_artifacts(
                artifact_filter=ArtifactFilter.model_validate({"key": {"any_": ["usage"]}})
            )
        rows = [json.loads(str(artifact.data))[0] for artifact in kept]
        assert f"{len(model.ledger)}" in {row["Calls"] for row in rows}

    def test_the_form_explains_every_parameter(self) -> None:
        from flows.evaluate import evaluate

        form = evaluate.parameters.properties
        assert list(form) == ["claims", "judge", "wrong"]
        assert all(parameter["description"] for parameter in form.values())
        assert evaluate.parameters.required == ["claims"]
