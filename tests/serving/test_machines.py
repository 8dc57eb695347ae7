"""Briefs on several machines that die: each is published, and once."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from flows.audit import audit
from tests.fake_endpoint import Answer, Behaviour, Call, FakeEndpoint, Slow, faithful
from tests.serving.machines import ROOT, Cluster, cluster, within
from tests.serving.served import FLOOD

pytestmark = pytest.mark.slow

BRIEFS = 9
SLOW_S = 2.0  # each answer, so that there is a midway in which to die
SILENCE_S = 60  # the least that two missed heartbeats take


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
    }
    with cluster(env) as made:
        rule = (ROOT / "docs/lost-runs.yaml").read_text()
        assert "within: 120" in rule
        sooner = made.folder / "lost-runs.yaml"
        sooner.write_text(rule.replace("within: 120", f"within: {SILENCE_S}"))
        made.prefect("automation", "create", "--from-file", str(sooner))
        yield made


def jobs(shared: Path) -> list[dict[str, Any]]:
    """As many briefs of a document each."""
    named: list[dict[str, Any]] = []
    for number in range(1, BRIEFS + 1):
        folder = shared / "inbox" / f"{number:02}"
        folder.mkdir()
        text = FLOOD.format(place="Leeds") + f"The water closed {number + 30} roads in Leeds.\n"
        (folder / "report.txt").write_text(text)
        named.append({"name": f"Flood {number:02}", "sources": [f"inbox/{number:02}"]})
    return named


def states(machines: Cluster) -> Counter[str]:
    return Counter(run["state"]["name"] for run in machines.runs("brief"))


def test_a_batch_outlives_its_machines(machines: Cluster, model: FakeEndpoint) -> None:
    shared = machines.folder / "shared"
    machines.worker("desk", limit=1)
    run = machines.submit("batch/many", jobs=jobs(shared), at_once=4)
    assert within(120, lambda: machines.runs("batch")[0]["state"]["type"] == "RUNNING")
    one, two = machines.worker("one"), machines.worker("two")

    # A worker dies. What it had started loses whom it talks to.
    assert within(120, lambda: states(machines)["Completed"] >= 1)
    assert within(60, lambda: states(machines)["Running"] >= 2)
    one.kill()
    # A whole machine dies.
    assert within(120, lambda: states(machines)["Completed"] >= 3)
    assert within(60, lambda: states(machines)["Running"] >= 1)
    two.lose()
    machines.worker("three", limit=3)

    def ended() -> bool:
        state = machines.call("GET", f"/flow_runs/{run}")["state"]
        return bool(state["type"] == "COMPLETED")

    assert within(360, ended), states(machines)
    asked = {"artifacts": {"flow_run_id": {"any_": [run]}, "key": {"any_": ["batch"]}}}
    (table,) = machines.call("POST", "/artifacts/filter", asked)
    rows = json.loads(table["data"])
    told = "\n".join(
        f"{r['name']} {r['created']} {r['state']['timestamp']} {r['state']['name']}"
        f" {r['state']['message']}"
        for r in machines.runs("brief")
    )
    assert [row["Name"] for row in rows] == [f"Flood {n:02}" for n in range(1, BRIEFS + 1)]
    assert {row["Outcome"] for row in rows} <= {"published", "unchanged"}, told
    assert "fell silent" in told  # or no run was lost, and this proved nothing

    outputs = shared / "outputs"
    folders = sorted(path.parent for path in outputs.glob("*/*/SHA256SUMS"))
    assert len(folders) == BRIEFS
    assert len({folder.parent for folder in folders}) == BRIEFS
    assert all(audit(folder).holds for folder in folders)
    assert len(json.loads((outputs / "index.json").read_text())["briefs"]) == BRIEFS
    assert {row["Page"] for row in rows} == {(f / "brief.html").as_uri() for f in folders}

    # What was answered is paid for once; only what was on its way to the dead is asked again.
    times = Counter(call.question for call in model.ledger)
    again = [question for question, count in times.items() if count > 1]
    assert len(again) <= states(machines)["Crashed"] * 4
    assert max(times.values()) <= 2
