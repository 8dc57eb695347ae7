"""The estimate before the first call: near what a run really asks, and free."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from flows.core.records import Usage
from flows.desk import open_desk
from flows.endpoint.tokens import count_tokens
from flows.forecasting import forecast, forecast_line
from flows.settings import load_settings
from flows.sources import read_sources
from tests.conftest import SEEDS, Run
from tests.fake_endpoint import FakeEndpoint


@pytest.fixture(autouse=True)
def _configured(fake: FakeEndpoint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", fake.url)
    monkeypatch.setenv("WELLSOURCED_MODEL", "fake-model")
    monkeypatch.setenv("WELLSOURCED_STATE_DIR", str(tmp_path / "state"))


@pytest.mark.parametrize("judge", ["chat", "decisions", "offline"])
def test_the_estimate_is_near_what_a_faithful_model_is_asked(
    fake: FakeEndpoint, judge: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WELLSOURCED_JUDGE", judge)
    settings = load_settings()
    documents = read_sources([str(SEEDS)]).documents[:3]
    with open_desk(settings, "llm") as desk:
        likely = forecast(documents, desk, settings)
        # Groups, which only a whole run asks about, are the writer's other calls.
        alone = [forecast([d], desk, settings) for d in documents]
        assert fake.ledger == []
        for document in documents:
            drafts = desk.engine.summarise(document, None)
            desk.judge.judge(document, drafts)
    counted = sum(alone, Usage())
    assert likely.calls > counted.calls
    asked = sum(count_tokens(json.dumps(call.body), "fake-model") for call in fake.ledger)
    assert len(fake.ledger) / 2 <= counted.calls <= 2 * len(fake.ledger)
    assert asked / 2 <= counted.prompt_tokens <= 2 * asked


@pytest.mark.parametrize("judge", ["chat", "decisions", "offline"])
def test_what_is_kept_is_not_in_the_estimate(
    fake: FakeEndpoint, judge: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WELLSOURCED_JUDGE", judge)
    settings = load_settings()
    documents = read_sources([str(SEEDS)]).documents[:2]
    with open_desk(settings, "llm") as desk:
        before = forecast(documents, desk, settings)
        drafts = desk.engine.summarise(documents[0], None)
        written = forecast(documents, desk, settings)
        desk.judge.judge(documents[0], drafts)
        asked = len(fake.ledger)
        after = forecast(documents, desk, settings)
        other_focus = forecast(documents, desk, settings, "the ceasefire")
        assert len(fake.ledger) == asked  # an estimate costs nothing
        assert desk.usage.calls == asked
        desk.judge.judge(documents[1], desk.engine.summarise(documents[1], None))
        assert forecast(documents, desk, settings).calls == 0
    assert before.calls > written.calls >= after.calls > 0
    assert (written == after) == (judge == "offline")
    assert other_focus == before


def test_a_dry_run_says_what_it_would_cost_and_asks_nothing(
    here: Run, fake: FakeEndpoint, tmp_path: Path
) -> None:
    done = here("brief", str(SEEDS), "--dry-run", env={"WELLSOURCED_PRICES": "fake-model=2/1/10"})
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("estimate: about ")
    assert "cost about" in done.stdout
    assert fake.ledger == []
    assert not (tmp_path / "outputs").exists()

    done = here("brief", str(SEEDS), "--dry-run", "--json")
    estimate = json.loads(done.stdout)
    assert estimate["calls"] > 0
    assert estimate["cost"] is None


def test_a_model_in_the_process_costs_nothing(
    fake: FakeEndpoint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = SimpleNamespace(listening_address=fake.url.removesuffix("/v1"))
    monkeypatch.setattr("flows.endpoint.local._start", lambda *_: server)
    (gguf := tmp_path / "model.gguf").write_bytes(b"GGUF and more")
    monkeypatch.delenv("WELLSOURCED_MODEL")
    monkeypatch.setenv("WELLSOURCED_GGUF", str(gguf))
    settings = load_settings()
    with open_desk(settings, "llm") as desk:
        likely = forecast(read_sources([str(SEEDS)]).documents[:1], desk, settings)
    assert (likely.calls > 0, likely.cost) == (True, 0)


def test_a_dry_run_of_what_asks_no_model_costs_nothing(here: Run) -> None:
    done = here("brief", str(SEEDS), "--dry-run", "--engine", "extractive")
    assert (done.returncode, done.stdout) == (
        0,
        "estimate: no model is asked, or all that it said is kept; it costs nothing\n",
    )


def test_a_dry_run_reads_what_the_run_would(here: Run) -> None:
    done = here("brief", str(SEEDS), "--dry-run", "--since", "someday")
    assert done.returncode == 2
    assert "someday is no day" in done.stderr


def test_a_forecast_shows_no_more_digits_than_it_knows() -> None:
    line = forecast_line(Usage(12, 0, 123_456, 0, 7_891, 0.123456))
    assert "about 12 calls, 120,000 tokens sent and 7,900 received, cost about 0.12" in line
    assert "cost not known: no prices are set" in forecast_line(Usage(1, 0, 9, 0, 9))
