"""Briefs on several machines that die, and a server that does: each is published, and once."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from flows.audit import audit
from tests.fake_endpoint import Answer, Behaviour, Call, FakeEndpoint, Slow, faithful
from tests.serving.machines import ROOT, Cluster, cluster
from tests.serving.served import FLOOD, within

pytestmark = pytest.mark.slow

MANY, FEW = 40, 5
SLOW_S = 2.0  # each answer, so that there is a midway in which to die
CALLS = 2  # at once, of all machines together
AWAY_S = 20.0
PATIENCE_S = 3600  # on two cores that are busy otherwise a minute's work can take a quarter


def slowly(call: Call) -> Behaviour:
    answer = faithful(call)
    assert isinstance(answer, Answer)
    return Slow(SLOW_S, answer)


@pytest.fixture(scope="module")
def model() -> Iterator[FakeEndpoint]:
    with FakeEndpoint() as endpoint:
        endpoint.default = slowly
        yield endpoint


@pytest.fixture(scope="module")
def machines(model: FakeEndpoint) -> Iterator[Cluster]:
    env = {
        "OPENAI_BASE_URL": model.url,
        "WELLSOURCED_MODEL": "fake-model",
        "WELLSOURCED_MIN_CLAIMS": "2",
        "WELLSOURCED_PREFECT_LIMIT": "model",
        "PREFECT_WORKER_QUERY_SECONDS": "2",  # from the end of a run to the next one
    }
    with cluster(env) as made:
        made.prefect("gcl", "create", "model", "--limit", str(CALLS))
        made.prefect("automation", "create", "--from-file", str(ROOT / "docs/lost-runs.yaml"))
        made.desk = made.worker("desk", limit=1)  # for the batches themselves
        yield made


@pytest.fixture(autouse=True)
def _no_worker_is_left(machines: Cluster) -> Iterator[None]:
    """The next test begins with the desk alone, whatever became of this one."""
    yield
    for machine in machines.machines:
        if machine not in (machines.server, machines.desk):
            machine.lose()


def jobs(shared: Path, town: str, count: int, engine: str) -> list[dict[str, Any]]:
    """As many briefs of a document each, no two of which say the same."""
    named: list[dict[str, Any]] = []
    for number in range(1, count + 1):
        source = f"inbox/{town}-{number:02}"
        (shared / source).mkdir()
        text = FLOOD.format(place=town) + f"The water closed {number + 30} roads in {town}.\n"
        (shared / source / "report.txt").write_text(text)
        named.append({"name": f"{town} {number:02}", "sources": [source], "engine": engine})
    return named


def begun(machines: Cluster, wanted: list[dict[str, Any]], **more: int) -> str:
    """A batch that runs. It has the only worker that there is so far, and keeps its only place."""
    run = machines.submit("batch/many", jobs=wanted, **more)
    assert within(PATIENCE_S, lambda: state_of(machines, run)["type"] == "RUNNING", every=0.5)
    return run


def states(machines: Cluster, town: str) -> Counter[str]:
    """In which states the runs of these briefs are."""
    runs = machines.runs("brief")
    return Counter(r["state"]["name"] for r in runs if r["parameters"]["name"].startswith(town))


def state_of(machines: Cluster, run: str) -> dict[str, Any]:
    return dict(machines.call("GET", f"/flow_runs/{run}")["state"])


def is_final(machines: Cluster, run: str) -> bool:
    return state_of(machines, run)["type"] in {"COMPLETED", "FAILED", "CRASHED", "CANCELLED"}


def await_midway(machines: Cluster, run: str, is_midway: Callable[[], bool]) -> None:
    """Waits for that; a batch that has ended had no such moment."""
    seen = False

    def look() -> bool:
        nonlocal seen
        seen = is_midway()
        return seen or is_final(machines, run)

    assert within(PATIENCE_S, look), machines.told()
    assert seen, machines.told()


def final(machines: Cluster, run: str) -> dict[str, Any]:
    """The state of a batch, once it has ended."""
    assert within(PATIENCE_S, lambda: is_final(machines, run), every=2), machines.told()
    return state_of(machines, run)


def table(machines: Cluster, run: str) -> list[dict[str, str]]:
    """What a batch tells of its jobs."""
    asked = {"artifacts": {"flow_run_id": {"any_": [run]}, "key": {"any_": ["batch"]}}}
    (found,) = machines.call("POST", "/artifacts/filter", asked)
    return list(json.loads(found["data"]))


def ended(machines: Cluster, run: str) -> list[dict[str, str]]:
    """The table of a batch, once it has ended and all is well."""
    state = final(machines, run)
    assert state["name"] == "Completed", f"{state['message']}\n{machines.told()}"
    return table(machines, run)


def assert_each_is_published_once(shared: Path, rows: list[dict[str, str]], town: str) -> None:
    """What the batch tells, what lies on the disk, and what leads there say the same."""
    names = [f"{town} {number:02}" for number in range(1, len(rows) + 1)]
    assert [row["Name"] for row in rows] == names
    assert {row["Outcome"] for row in rows} <= {"published", "unchanged"}
    outputs = shared / "outputs"
    folders = sorted(path.parent for path in outputs.glob(f"{town.lower()}-*/*/brief.json"))
    assert len({folder.parent for folder in folders}) == len(folders) == len(rows)
    assert [row["Page"] for row in rows] == [(f / "brief.html").as_uri() for f in folders]
    assert all(audit(folder).holds for folder in folders)
    listed = [one["name"] for one in json.loads((outputs / "index.json").read_text())["briefs"]]
    assert sorted(name for name in listed if name.startswith(town)) == names


def at_once(calls: Sequence[Call], died: float) -> int:
    """How many were under way at most at one time. What was not answered ended with its machine."""
    moments = [(c.asked_at, 1) for c in calls] + [(c.answered_at or died, -1) for c in calls]
    now = most = 0
    for _, step in sorted(moments):
        now += step
        most = max(most, now)
    return most


def test_forty_briefs_outlive_a_worker(machines: Cluster) -> None:
    shared = machines.folder / "shared"
    run = begun(machines, jobs(shared, "Leeds", MANY, "extractive"), at_once=8)
    one = machines.worker("one")
    machines.worker("two")

    def midway() -> bool:
        taken = [state_of(machines, run)["type"] for run in one.executing().values()]
        return states(machines, "Leeds")["Completed"] >= MANY // 4 and "PENDING" in taken

    await_midway(machines, run, midway)
    one.kill()
    assert one.orphans
    assert_each_is_published_once(shared, ended(machines, run), "Leeds")


def test_a_batch_outlives_a_machine(machines: Cluster, model: FakeEndpoint) -> None:
    shared = machines.folder / "shared"
    run = begun(machines, jobs(shared, "York", FEW, "llm"), at_once=FEW)
    three = machines.worker("three")

    def midway() -> bool:
        asking = any(call.answered_at is None for call in model.ledger)  # so no run is at its end
        return asking and states(machines, "York")["Completed"] >= 1

    await_midway(machines, run, midway)
    three.lose()
    died = time.monotonic()
    machines.worker("four")
    machines.worker("five")
    rows = ended(machines, run)
    assert "fell silent" in machines.told()  # or no run was lost, and this proved nothing
    assert_each_is_published_once(shared, rows, "York")

    # What was answered is paid for once; only what was on its way to the dead is asked again.
    times = Counter(call.question for call in model.ledger)
    again = [question for question, count in times.items() if count > 1]
    assert len(again) <= CALLS
    assert max(times.values()) <= 2
    # The limit held over both, and no slot stayed with the dead.
    assert at_once(model.ledger, died) == CALLS
    assert within(PATIENCE_S, lambda: taken(machines) == 0, every=2)


def taken(machines: Cluster) -> int:
    """The slots of the limit that are not free."""
    return int(machines.call("GET", "/v2/concurrency_limits/model")["active_slots"])


def test_a_batch_outlives_a_restart_of_the_server(machines: Cluster, model: FakeEndpoint) -> None:
    shared = machines.folder / "shared"
    model.ledger.clear()
    run = begun(machines, jobs(shared, "Hull", FEW, "llm"), at_once=2)
    machines.worker("six")

    def midway() -> bool:
        # All slots are held: in the instant in which one is granted, Prefect's server would forget it.
        held = sum(call.answered_at is None for call in model.ledger) == CALLS
        return held and states(machines, "Hull")["Completed"] >= 1

    await_midway(machines, run, midway)
    machines.server.lose()
    time.sleep(AWAY_S)  # what is tried here is that time
    machines.serve()
    assert_each_is_published_once(shared, ended(machines, run), "Hull")
    assert within(PATIENCE_S, lambda: taken(machines) == 0, every=2)


def test_a_job_that_no_worker_takes_is_given_up(machines: Cluster) -> None:
    run = begun(machines, jobs(machines.folder / "shared", "Otley", 1, "extractive"), minutes=1)
    assert within(PATIENCE_S, lambda: bool(states(machines, "Otley")), every=0.1)
    machines.prefect("work-pool", "pause", "wellsourced")
    late = machines.worker("late")
    state = final(machines, run)
    assert state["name"] == "Incomplete"
    (row,) = table(machines, run)
    assert (row["Outcome"], row["Message"]) == (
        "given up",
        "no worker took it in 1 minute: is one running, and is its pool not paused?",
    )
    assert within(PATIENCE_S, lambda: states(machines, "Otley")["Cancelled"] == 1, every=1)
    assert not late.executing()
    machines.prefect("work-pool", "resume", "wellsourced")
