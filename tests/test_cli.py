"""The command as a person meets it: another process, its output and its exit codes."""

from __future__ import annotations

import json
import logging
import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from flows.cli import main
from tests.conftest import SEEDS, Run
from tests.fake_endpoint import FakeEndpoint

HEAVY = {"prefect", "sklearn", "openai", "pydantic", "rich", "numpy", "jinja2", "httpx"}
FIRE = """Warehouse fire in Leeds leaves three injured

Three people were injured when a fire destroyed a warehouse in Leeds on Tuesday. Fire officer \
Jane Holt said the cause was not yet known. The building was used to store furniture. \
About 60 firefighters fought the blaze for six hours. No one was killed.
"""


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "leeds-fire"
    folder.mkdir()
    (folder / "a.txt").write_text(FIRE)
    return folder


@pytest.mark.parametrize("args", [["--help"], ["brief", "--help"], ["--version"]])
def test_help_loads_nothing_heavy(args: list[str]) -> None:
    code = (
        "import sys\nfrom flows.cli import main\n"
        f"try: main({args})\n"
        "except SystemExit as end: print(sorted(sys.modules), end.code, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    modules = {name.strip("[]' ").split(".")[0] for name in done.stderr.split(",")}
    assert "argparse" in modules
    assert not modules & HEAVY
    assert done.stderr.endswith(" 0\n")
    assert "wellsourced" in done.stdout


def test_exit_codes_are_told_in_the_help(wellsourced: Run) -> None:
    told = wellsourced("--help").stdout
    for line in ("0  published", "1  failed", "2  the input", "3  held"):
        assert line in told


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["brief", "nowhere.txt"], "nowhere.txt"),
        (["brief", "empty"], "empty"),
        (["brief", "image.txt"], "image.txt"),
        (["brief", "*.nothing"], "*.nothing"),
        (["brief", "good.txt", "--name", " "], "--name"),
        (["brief", "good.txt", "--name", "../../x"], "../../x is a path"),
        (["brief", "good.txt", "--out", "image.txt"], "image.txt"),
        (["brief", "good.txt", "--out", "good.txt/below"], "good.txt"),
        (["check", "nowhere.txt", "good.txt"], "nowhere.txt"),
        (["check", "image.txt", "good.txt"], "image.txt"),
        (["check", "blank.txt", "good.txt"], "blank.txt"),
        (["check", "good.txt", "nowhere.txt"], "nowhere.txt"),
        (["check", "empty", "good.txt"], "empty"),
        (["audit", "nowhere.json"], "nowhere.json"),
        (["audit", "good.txt"], "good.txt"),
        (["retract", "good.txt", "--why", "wrong"], "good.txt"),
    ],
    ids=str,
)
def test_bad_input_is_one_clear_line_and_nothing_is_written(
    wellsourced: Run, tmp_path: Path, args: list[str], says: str
) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "image.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    (tmp_path / "good.txt").write_text(FIRE)
    (tmp_path / "blank.txt").write_text(" \n")
    before = set(tmp_path.iterdir())
    done = wellsourced(*args)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("wellsourced: ")
    assert done.stderr.count("\n") == 1
    assert says in done.stderr
    assert set(tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["x"] * 1001, "SOURCE: more than 1,000 are named; name their folder"),
        (["caf\udce9.txt"], "SOURCE: not in UTF-8; rename it"),
        (["x", "--focus", "x" * 301], "--focus: longer than 300 characters\n"),
        (["x", "--since", "0" * 41, "--dry-run"], "--since: longer than 40 characters\n"),
    ],
    ids=["sources", "bytes", "focus", "since"],
)
def test_what_the_flow_does_not_take_is_told_before_it_starts(
    here: Run, args: list[str], says: str
) -> None:
    done = here("brief", *args)
    assert done.returncode == 2
    assert done.stderr.startswith(f"wellsourced: {says}")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("port", [0, 65_536])
def test_what_is_no_port_is_told(here: Run, port: int) -> None:
    done = here("serve", f"--port={port}")
    assert done.returncode == 2
    assert done.stderr == f"wellsourced: --port {port} is no port; name one from 1 to 65535\n"


@pytest.mark.parametrize("args", [[], ["brief"], ["brief", "x", "--engine", "oracle"], ["bake"]])
def test_what_is_no_command_is_one_line_that_says_where_to_look(
    wellsourced: Run, args: list[str]
) -> None:
    done = wellsourced(*args)
    assert done.returncode == 2
    assert done.stderr.startswith("wellsourced: ")
    assert done.stderr.endswith(" --help says what it takes\n")
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr


def test_a_bad_setting_is_named(wellsourced: Run, news: Path) -> None:
    done = wellsourced("check", str(news / "a.txt"), str(news), env={"WELLSOURCED_WORKERS": "many"})
    assert done.returncode == 2
    assert done.stderr.startswith("wellsourced: WELLSOURCED_WORKERS cannot be used: ")
    assert done.stderr.count("\n") == 1


def test_the_llm_engine_needs_a_model(wellsourced: Run, news: Path) -> None:
    done = wellsourced("check", "-", str(news), env={"WELLSOURCED_ENGINE": "llm"}, stdin="A. B.")
    assert done.returncode == 2
    assert done.stderr == "wellsourced: no model is named; set WELLSOURCED_MODEL\n"


def test_check_says_of_each_sentence_what_carries_it(wellsourced: Run, news: Path) -> None:
    right = "A fire destroyed a warehouse in Leeds on Tuesday."
    wrong = "Nine people were injured when a fire destroyed a warehouse in Leeds on Tuesday."
    done = wellsourced("check", "-", str(news), stdin=f"{right}\n\n{wrong}\n")
    assert done.returncode == 3
    assert done.stderr == ""
    assert f"    carried  {right}\n" in done.stdout
    assert f"NOT CARRIED  {wrong}\n    because  " in done.stdout
    assert "a.txt, sentence 2: “Three people were injured" in done.stdout

    done = wellsourced("check", "-", str(news), "--json", stdin=right)
    assert done.returncode == 0
    (sentence,) = json.loads(done.stdout)
    assert sentence["outcome"] == "carried"
    assert sentence["document"] == "a.txt"
    for evidence in sentence["evidence"]:
        assert FIRE[evidence["start"] : evidence["end"]] == evidence["quote"]


def test_check_names_the_code_of_what_is_wrong(wellsourced: Run, news: Path) -> None:
    done = wellsourced(
        "check", "-", str(news), "--json", stdin="About 80 firefighters fought the blaze."
    )
    assert done.returncode == 3
    (sentence,) = json.loads(done.stdout)
    assert sentence["codes"][0] == "number.not_in_evidence"
    assert sentence["reason"]


def test_check_reads_a_draft_in_an_old_encoding(wellsourced: Run, news: Path) -> None:
    draft = news.parent / "draft.doc"
    draft.write_bytes("The warehouse’s fire — in Leeds — was on Tuesday.".encode("cp1252"))
    done = wellsourced("check", "draft.doc", str(news), "--json")
    assert json.loads(done.stdout)[0]["text"].startswith("The warehouse’s fire")


def test_output_survives_a_terminal_without_unicode(wellsourced: Run, news: Path) -> None:
    done = wellsourced(
        "check", "-", str(news), env={"PYTHONIOENCODING": "ascii"}, stdin="No one was killed."
    )
    assert done.returncode == 0
    assert "?No one was killed.?" in done.stdout


def test_a_reader_that_goes_away_is_no_fault(news: Path) -> None:
    draft = news / "long.txt"
    draft.write_text("No one was killed.\n" * 3)
    command = f"{sys.executable} -m flows check {draft} {news}; echo $? >&2"
    done = subprocess.run(
        ["bash", "-c", f"({command}) | true"], capture_output=True, text=True, check=True
    )
    assert "Traceback" not in done.stderr
    assert "Error" not in done.stderr


@pytest.mark.parametrize("verbose", [False, True])
def test_a_fault_of_ours_is_one_line_and_its_traceback_is_where_it_says(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *, verbose: bool
) -> None:
    def broken(*_: object) -> int:
        raise RuntimeError("a bolt is loose")

    monkeypatch.setattr("flows.commands.engines", broken)
    assert main(["engines", *["--verbose"] * verbose]) == 1
    line = capsys.readouterr().err
    if verbose:
        assert "in broken" in line
    else:
        said, _, log = line.strip().partition("; its traceback is in ")
        assert said == "wellsourced: unexpected RuntimeError: a bolt is loose"
        assert "in broken" in Path(log).read_text()


def test_a_log_that_cannot_be_opened_is_done_without(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """As `sudo` leaves one behind; for whoever runs these tests as root, it is a folder."""

    def broken(*_: object) -> int:
        logging.getLogger("flows").info("at work")
        raise RuntimeError("a bolt is loose")

    (tmp_path / "wellsourced.log").mkdir()
    monkeypatch.setenv("WELLSOURCED_STATE_DIR", str(tmp_path))
    monkeypatch.setattr("flows.commands.engines", broken)
    assert main(["engines"]) == 1
    assert capsys.readouterr().err == (
        "wellsourced: unexpected RuntimeError: a bolt is loose; --verbose shows its traceback\n"
    )


def test_who_has_no_home_is_told_what_to_set(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("os.getuid", lambda: 4_000_000_000)
    assert main(["engines"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("wellsourced: you have no home folder here; set WELLSOURCED_STATE_DIR")
    assert said.count("\n") == 1


def test_engines_without_an_endpoint(wellsourced: Run) -> None:
    done = wellsourced("engines")
    assert done.returncode == 0
    assert done.stdout.splitlines()[0].split()[:2] == ["extractive", "default"]
    assert "set WELLSOURCED_MODEL" in done.stdout


def test_engines_asks_the_endpoint_and_shows_no_key(wellsourced: Run) -> None:
    with FakeEndpoint() as fake:
        env = {
            "OPENAI_BASE_URL": fake.url,
            "OPENAI_API_KEY": "sk-secret",
            "WELLSOURCED_MODEL": "fake",
        }
        up = wellsourced("engines", "--json", env=env)
        judged = wellsourced(
            "engines",
            env={**env, "WELLSOURCED_JUDGE": "decisions", "WELLSOURCED_JUDGE_MODEL": "fake-model"},
        )
    assert [(row["engine"], row["default"]) for row in json.loads(up.stdout)] == [
        ("extractive", False),
        ("llm", True),
    ]
    assert "judge decisions" in judged.stdout
    assert f"{fake.url} answers and has fake-model; a claim passes from 0.7" in judged.stdout
    down = wellsourced("engines", env=env)
    assert down.returncode == 1
    assert "cannot be reached" in down.stdout
    assert "sk-secret" not in up.stdout + up.stderr + down.stdout + down.stderr


@pytest.mark.usefixtures("prefect_server")
class TestBrief:
    """These run the flow; all of them on one server."""

    def test_it_says_where_the_brief_is_and_shows_its_heart(
        self, wellsourced: Run, here: Run, tmp_path: Path
    ) -> None:
        shutil.copytree(SEEDS, tmp_path / "seeds")
        done = wellsourced("brief", "seeds")
        assert done.returncode == 0
        assert done.stderr == ""  # silent in a pipe
        outcome, where = done.stdout.splitlines()[0].split(": ")
        assert outcome == "published"
        assert where.startswith("outputs/seeds/")
        folder = (tmp_path / where).parent
        assert {p.name for p in folder.iterdir()} == {
            "brief.json",
            "brief.md",
            "brief.html",
            "sources",
            "SHA256SUMS",
        }
        for heading in ("Key points", "Where the sources differ"):
            assert f"\n{heading}\n" in done.stdout

        again = json.loads(here("brief", "seeds", "--json").stdout)
        assert again["outcome"] == "unchanged"
        assert again["path"] == str(folder)
        assert again["headline"]
        assert again["counts"]["sources_read"] == 5
        assert here("audit", str(folder / "brief.json")).returncode == 0

        brief = folder / "brief.json"
        brief.write_text(brief.read_text().replace("Istanbul", "Doha"))
        audited = here("audit", str(brief))
        assert audited.returncode == 1
        assert audited.stdout

    def test_one_bad_file_among_good_ones_is_named(
        self, wellsourced: Run, news: Path, tmp_path: Path
    ) -> None:
        (news / "b.txt").write_bytes(b"\x00\xff\x00\xfe")
        done = wellsourced("brief", str(news), "--name", "Fire", "--out", "here", "--json")
        assert done.returncode == 0
        assert done.stderr.count("b.txt") == 1
        assert done.stderr.count("\n") == 1
        result = json.loads(done.stdout)
        assert [s["name"] for s in result["not_read"]] == ["b.txt"]
        assert result["path"].startswith(str(tmp_path / "here" / "fire"))

    def test_a_brief_with_too_few_claims_is_held(
        self, here: Run, news: Path, tmp_path: Path
    ) -> None:
        done = here("brief", str(news), env={"WELLSOURCED_MIN_CLAIMS": "1000"})
        assert done.returncode == 3
        assert done.stdout.startswith("held: outputs/held/")
        assert [p.name for p in (tmp_path / "outputs").iterdir()] == ["held"]

    def test_a_folder_that_cannot_be_written_is_told(
        self, here: Run, news: Path, tmp_path: Path
    ) -> None:
        (tmp_path / "taken").write_text("a file")
        done = here("brief", str(news), "--out", "taken")
        assert done.returncode == 2
        line = done.stderr.splitlines()[-1]
        assert line.startswith("wellsourced: ")
        assert "taken" in line

    @pytest.mark.slow  # it is tried for a quarter of a minute
    def test_an_endpoint_that_is_down_fails_in_one_line(
        self, wellsourced: Run, news: Path, tmp_path: Path
    ) -> None:
        env = {"OPENAI_BASE_URL": "http://127.0.0.1:9/v1", "WELLSOURCED_MODEL": "m"}
        done = wellsourced("brief", str(news), env=env)
        assert done.returncode == 1
        why = done.stderr.splitlines()[-1]
        assert why.startswith("wellsourced: http://127.0.0.1:9/v1 cannot be reached")
        assert "Traceback" not in done.stderr
        assert not (tmp_path / "outputs").exists()

    def test_progress_shows_on_a_terminal(self, news: Path, tmp_path: Path) -> None:
        master, slave = pty.openpty()
        done = subprocess.Popen(
            [sys.executable, "-m", "flows", "brief", str(news), "--out", "out"],
            cwd=tmp_path,
            stdout=subprocess.DEVNULL,
            stderr=slave,
        )
        os.close(slave)
        shown = b""
        while chunk := _read(master):
            shown += chunk
        os.close(master)
        assert done.wait() == 0
        for message in (b"starting Prefect", b"publishing"):
            assert message in shown


def _read(master: int) -> bytes:
    try:
        return os.read(master, 4096)
    except OSError:  # Linux ends a pseudo-terminal this way
        return b""
