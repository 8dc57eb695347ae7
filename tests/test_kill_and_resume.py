"""Killed at any moment and started again, a run pays for no finished call a second time.

What is counted is the server's ledger and the answers on the disk, never what the program says.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import pytest

from bench.scripted import ScriptedModel
from bench.synthetic import articles, told_in
from flows.audit import audit
from tests.fake_endpoint import Behaviour, Call, FakeEndpoint, Reset

pytestmark = pytest.mark.slow  # each process takes seconds to import what it needs

TEXTS = articles(4, seed=3, sentences=8)
WORKERS = 4  # documents at once: as many answers may be on their way when the process dies
ROAD = ("bench.road", "news", "--out", "run/out")
COMMAND = ("flows", "brief", "news", "--json", "--out", "run/out")


@dataclass
class Runs:
    """One folder, one endpoint: the command is run in it as often as it takes."""

    folder: Path
    fake: FakeEndpoint
    command: tuple[str, ...]
    model: ScriptedModel = field(default_factory=lambda: ScriptedModel(told_in(TEXTS)))

    def __post_init__(self) -> None:
        (self.folder / "news").mkdir(parents=True)
        for text in TEXTS:
            path = self.folder / "news" / f"{text.name}.txt"
            path.write_text(text.text, encoding="utf-8")
        self.fake.default = self.model

    def start(self, *, until_step: int = 0) -> subprocess.Popen[str]:
        root = Path(__file__).parent.parent
        return subprocess.Popen(
            [sys.executable, "-m", "tests.dying", str(until_step), "run", *self.command],
            cwd=self.folder,
            env={
                **os.environ,
                "PYTHONPATH": str(root),
                "OPENAI_BASE_URL": self.fake.url,
                "WELLSOURCED_MODEL": "scripted",
                "WELLSOURCED_STATE_DIR": "run/state",
                "WELLSOURCED_WORKERS": str(WORKERS),
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def end(self, process: subprocess.Popen[str]) -> int:
        _, self.said = process.communicate(timeout=900)
        return process.returncode

    @property
    def kept(self) -> int:
        """Answers that are on the disk under their own name."""
        return len(list((self.folder / "run" / "state" / "answers").rglob("*.json")))

    @property
    def briefs(self) -> list[Path]:
        """Every folder of a brief that a reader can see; each is whole."""
        out = self.folder / "run" / "out"
        found = [
            path
            for path in out.glob("*/*")
            if path.is_dir() and not any(p.name.startswith(".") for p in (path, path.parent))
        ]
        for path in found:
            assert audit(path).problems == (), path
        for page in out.rglob("*.json"):  # whatever else is visible can be read, too
            if not any(part.startswith(".") for part in page.relative_to(out).parts):
                json.loads(page.read_bytes())
        return found


class Clean(NamedTuple):
    """A run that nobody kills."""

    calls: int
    steps: list[str]  # on the disk, in order
    brief: str  # its id


def clean_run(folder: Path, command: tuple[str, ...]) -> Clean:
    with FakeEndpoint() as fake:
        runs = Runs(folder, fake, command)
        assert runs.end(runs.start()) == 0, runs.said
        steps = [line for line in runs.said.splitlines() if line.startswith("step ")]
        (brief,) = runs.briefs
        assert runs.kept == len(fake.ledger)
        return Clean(len(fake.ledger), steps, brief.name)


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Clean:
    return clean_run(tmp_path_factory.mktemp("clean") / "a", ROAD)


def resumed(runs: Runs, clean: Clean) -> None:
    """The same command again: it pays for what is not on the disk, and for nothing else."""
    in_flight = len(runs.fake.ledger) - runs.kept
    assert 0 <= in_flight <= WORKERS
    assert {path.name for path in runs.briefs} <= {clean.brief}
    missing = clean.calls - runs.kept
    runs.fake.ledger.clear()
    runs.fake.default = runs.model
    assert runs.end(runs.start()) == 0, runs.said
    assert len(runs.fake.ledger) == missing
    assert runs.kept == clean.calls
    assert [path.name for path in runs.briefs] == [clean.brief]
    left = [p.name for p in (runs.folder / "run" / "out").iterdir() if p.name.startswith(".tmp-")]
    assert left == []


def killed_at_step(folder: Path, fake: FakeEndpoint, step: int, clean: Clean) -> None:
    runs = Runs(folder, fake, ROAD)
    code = runs.end(runs.start(until_step=step))
    # Threads take turns as they please: a run may have fewer steps than the one that was counted.
    assert code == -signal.SIGKILL or step > len(clean.steps) - 10, runs.said
    resumed(runs, clean)


def killed_at_call(
    folder: Path, fake: FakeEndpoint, number: int, clean: Clean, command: tuple[str, ...] = ROAD
) -> None:
    """The server kills its client as the call comes in, and never answers it."""
    runs = Runs(folder, fake, command)
    process: list[subprocess.Popen[str]] = []

    def answer(call: Call) -> Behaviour:
        if len(fake.ledger) < number:
            return runs.model(call)
        process[0].kill()
        return Reset()

    fake.default = answer
    process.append(runs.start())
    assert runs.end(process[0]) == -signal.SIGKILL
    resumed(runs, clean)


def draw(seed: int, low: int, high: int, count: int) -> Iterator[int]:
    rng = random.Random(seed)  # noqa: S311 - draws, no secrets
    yield from sorted(rng.sample(range(low, high + 1), count))


def test_killed_between_an_answer_and_its_name(
    clean: Clean, fake: FakeEndpoint, tmp_path: Path
) -> None:
    names = [i for i, s in enumerate(clean.steps, 1) if "os.rename" in s and "/answers/" in s]
    killed_at_step(tmp_path / "run", fake, names[len(names) // 2], clean)


@pytest.mark.parametrize("turn", range(7))
def test_killed_while_answers_are_kept(
    turn: int, clean: Clean, fake: FakeEndpoint, tmp_path: Path
) -> None:
    keeping = [i for i, s in enumerate(clean.steps, 1) if "/answers" in s or ".secret" in s]
    step = list(draw(1, 0, len(keeping) - 1, 7))[turn]
    killed_at_step(tmp_path / "run", fake, keeping[step], clean)


@pytest.mark.parametrize("turn", range(7))
def test_killed_while_it_publishes(
    turn: int, clean: Clean, fake: FakeEndpoint, tmp_path: Path
) -> None:
    publishing = [i for i, s in enumerate(clean.steps, 1) if "/out" in s]
    step = list(draw(2, 0, len(publishing) - 1, 7))[turn]
    killed_at_step(tmp_path / "run", fake, publishing[step], clean)


@pytest.mark.parametrize("turn", range(6))
def test_killed_while_calls_are_in_flight(
    turn: int, clean: Clean, fake: FakeEndpoint, tmp_path: Path
) -> None:
    number = list(draw(3, 1, clean.calls, 6))[turn]
    killed_at_call(tmp_path / "run", fake, number, clean)


def test_the_command_itself_killed_and_run_again(fake: FakeEndpoint, tmp_path: Path) -> None:
    clean = clean_run(tmp_path / "clean", COMMAND)
    for number in (2, clean.calls // 2, clean.calls):
        fake.ledger.clear()
        killed_at_call(tmp_path / str(number), fake, number, clean, COMMAND)
