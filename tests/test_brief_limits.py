"""`wellsourced brief` within limits: budgets that hold, a run that is cancelled, what it has cost."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run
from tests.fake_endpoint import Answer, Behaviour, Call, FakeEndpoint, Slow, faithful

pytestmark = pytest.mark.usefixtures("prefect_server")

FLOOD = """Flood in {place}

Two people died when the river Aire flooded {place} on Monday, police said.
The water rose by 1.5 metres in an hour. About 200 homes in {place} lost power.
"""
PRICES = "fake-model=2/1/10"  # per million tokens


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """Four documents."""
    (tmp_path / "news").mkdir()
    for place in ("Bingley", "Keighley", "Leeds", "Shipley"):
        (tmp_path / "news" / f"{place}.txt").write_text(FLOOD.format(place=place))
    return tmp_path


@pytest.fixture
def make(here: Run, news: Path, fake: FakeEndpoint) -> Callable[..., Any]:
    """Runs the command on them; settings are given without their prefix."""

    def run(*more: str, **settings: str) -> Any:  # noqa: ANN401 - a completed process
        env = {
            "OPENAI_BASE_URL": fake.url,
            "OPENAI_API_KEY": "sk-secret",
            "WELLSOURCED_MODEL": "fake-model",
            "WELLSOURCED_STATE_DIR": str(news / "state"),
            "WELLSOURCED_WORKERS": "1",
            **{f"WELLSOURCED_{name}": value for name, value in settings.items()},
        }
        return here("brief", "news", "--json", *more, env=env)

    return run


def last_line(done: Any) -> str:  # noqa: ANN401 - a completed process
    return str(done.stderr.strip().rpartition("\n")[2])


def artifacts(key: str) -> list[Any]:
    from prefect.client.orchestration import get_client

    with get_client(sync_client=True) as client:
        body = {"sort": "CREATED_DESC", "artifacts": {"key": {"any_": [key]}}}
        found = client.request("POST", "/artifacts/filter", json=body).json()
    return [json.loads(one["data"]) for one in found]


def test_what_it_cost_is_in_the_brief_in_the_log_and_in_an_artifact(
    make: Callable[..., Any], fake: FakeEndpoint, caplog: pytest.LogCaptureFixture
) -> None:
    done = make(PRICES=PRICES)
    assert done.returncode == 0, done.stderr
    brief = json.loads((Path(json.loads(done.stdout)["path"]) / "brief.json").read_text())
    calls = len(fake.ledger)
    # Each call of the fake sends 100 tokens, 40 of them cached, and receives 10.
    assert brief["usage"] == {
        "calls": calls,
        "retries": 0,
        "prompt_tokens": 100 * calls,
        "cached_tokens": 40 * calls,
        "completion_tokens": 10 * calls,
        "cost": pytest.approx(calls * (60 * 2 + 40 * 1 + 10 * 10) / 1_000_000),
    }
    ours = [r.getMessage() for r in caplog.records if r.name.startswith("flows")]
    assert ours[-1].startswith(f"usage: {calls} calls (0 repeated), {100 * calls} tokens sent")
    (row,) = artifacts("usage")[0]
    assert (row["Calls"], row["Tokens received"]) == (str(calls), str(10 * calls))


def test_a_spent_budget_stops_the_run_and_a_higher_one_pays_only_for_the_rest(
    make: Callable[..., Any], fake: FakeEndpoint, news: Path
) -> None:
    def dear(call: Call) -> Behaviour:
        answer = faithful(call)
        assert isinstance(answer, Answer)
        return replace(answer, prompt_tokens=2_000)

    fake.default = dear
    done = make("--fallback", "extractive", MAX_TOKENS_PER_RUN="30000")
    assert done.returncode == 1
    assert done.stdout == ""
    assert last_line(done).startswith("wellsourced: stopped before a call that could cross")
    assert "raise WELLSOURCED_MAX_TOKENS_PER_RUN" in last_line(done)
    assert not (news / "outputs").exists()  # nobody stands in for a budget
    paid = [call.body for call in fake.ledger]
    assert paid
    (row,) = artifacts("usage")[0]
    assert row["Calls"] == str(len(paid))

    fake.ledger.clear()
    assert make(MAX_TOKENS_PER_RUN="1000000").returncode == 0
    assert not [call for call in fake.ledger if call.body in paid]


def test_a_price_that_a_limit_needs_is_asked_for_before_anything_is_paid(
    make: Callable[..., Any], fake: FakeEndpoint
) -> None:
    done = make(MAX_COST_PER_RUN="1", JUDGE_MODEL="second", PRICES=PRICES)
    assert done.returncode == 2
    assert "WELLSOURCED_MAX_COST_PER_RUN needs the price of second" in last_line(done)
    assert fake.ledger == []


@pytest.fixture
def limit() -> str:
    """A global concurrency limit of Prefect's, of one."""
    from prefect.client.orchestration import get_client

    with get_client(sync_client=True) as client:
        client.upsert_global_concurrency_limit_by_name("one-at-a-time", 1)
    return "one-at-a-time"


def test_a_limit_of_prefects_holds_for_each_call(
    make: Callable[..., Any], fake: FakeEndpoint, limit: str
) -> None:
    running, most = 0, 0
    lock = threading.Lock()

    def count(call: Call) -> Behaviour:
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        time.sleep(0.05)
        with lock:
            running -= 1
        return faithful(call)

    fake.default = count
    assert make(WORKERS="4", PREFECT_LIMIT=limit, ENGINE="llm", JUDGE="offline").returncode == 0
    assert most == 1


def test_a_limit_that_prefect_does_not_have_is_named(
    make: Callable[..., Any], fake: FakeEndpoint
) -> None:
    done = make(PREFECT_LIMIT="no-such-limit")
    assert done.returncode == 2
    assert "no global concurrency limit 'no-such-limit'" in last_line(done)
    assert fake.ledger == []


def test_no_call_starts_within_five_seconds_after_the_run_is_cancelled(
    make: Callable[..., Any], fake: FakeEndpoint, news: Path
) -> None:
    """... from the UI, where nobody sends a signal to a command in a terminal."""
    from prefect.client.orchestration import get_client
    from prefect.states import Cancelling

    cancelled_at: list[float] = []
    calls_at: list[float] = []

    def cancel() -> None:
        with get_client(sync_client=True) as client:
            body = {"flow_runs": {"state": {"type": {"any_": ["RUNNING"]}}}}
            (run,) = client.request("POST", "/flow_runs/filter", json=body).json()
            client.set_flow_run_state(run["id"], Cancelling())
        cancelled_at.append(time.monotonic())

    def respond(call: Call) -> Behaviour:
        calls_at.append(time.monotonic())
        if len(calls_at) == 2:
            threading.Thread(target=cancel).start()
        answer: Any = faithful(call)
        return Slow(0.7, answer)

    for n in range(20):
        (news / "news" / f"{n}.txt").write_text(FLOOD.format(place=f"Village {n} on the hill"))
    fake.default = respond
    done = make(WORKERS="2")
    assert done.returncode == 1
    assert last_line(done) == "wellsourced: the run was stopped: no further call is made"
    assert calls_at[-1] - cancelled_at[0] < 5
    assert len(calls_at) < 24
    with get_client(sync_client=True) as client:
        (run,) = client.request(
            "POST", "/flow_runs/filter", json={"sort": "START_TIME_DESC", "limit": 1}
        ).json()
    assert run["state"]["type"] == "CANCELLED"
    assert not (news / "outputs").exists()
