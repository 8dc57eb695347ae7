"""Many briefs through the deployment `many`, on a real server: what becomes of each is told."""

from __future__ import annotations

import json
import os
import signal
import time
from pathlib import Path
from typing import Any

import pytest

from tests.fake_endpoint import Answer, Behaviour, Call, FakeEndpoint, Slow, faithful
from tests.serving.served import FLOOD, PATIENCE, Served, within

pytestmark = pytest.mark.slow

GOOD = ("Bradford", "Keighley", "Leeds")


def place(inbox: Path, *names: str) -> None:
    for name in names:
        (inbox / name).mkdir()
        (inbox / name / "report.txt").write_text(FLOOD.format(place=name))


def table(service: Served, run: str) -> list[dict[str, str]]:
    return list(json.loads(service.artifacts(run)["batch"]["data"]))


def children(service: Served, name: str) -> list[dict[str, Any]]:
    """All runs of the flow `brief` for briefs of that name."""
    runs = service.call("POST", "/flow_runs/filter", {"flows": {"name": {"any_": ["brief"]}}})
    return [run for run in runs if run["parameters"].get("name") == name]


def most_at_once(runs: list[dict[str, Any]]) -> int:
    """How many were in flight at most, from being asked for until the end."""
    moments = [(run["created"], 1) for run in runs] + [(run["end_time"], -1) for run in runs]
    now = most = 0
    for _, step in sorted(moments):
        now += step
        most = max(most, now)
    return most


def test_each_job_has_its_own_end_and_the_batch_tells_all_of_them(
    service: Served, inbox: Path
) -> None:
    place(inbox, *GOOD)
    jobs: list[dict[str, Any]] = [
        *({"name": f"Batch {name}", "sources": [f"inbox/{name}"]} for name in GOOD),
        {"name": "Batch outside", "sources": ["/etc/passwd"]},
        {"name": "Batch misspelt", "sources": ["inbox"], "length": "huge"},
        {"name": "Batch short", "texts": [{"title": "A", "content": "A fire burned in Leeds."}]},
        {"sources": ["inbox/nowhere"]},
        {"name": "Batch Leeds", "sources": ["inbox/Leeds"]},  # it stands there twice
        {"name": "Batch other", "source": "inbox/Leeds"},
        {"name": "Batch bare", "sources": "inbox/Leeds"},
    ]
    run = service.submit("many", jobs=jobs, at_once=2)
    state = service.ended(run)
    assert (state["type"], state["name"]) == ("COMPLETED", "Incomplete"), state
    assert state["message"] == "10 briefs: 4 published, 3 refused, 2 failed, 1 held"
    rows = table(service, run)
    assert [(row["Job"], row["Name"], row["Outcome"]) for row in rows] == [
        ("1", "Batch Bradford", "published"),
        ("2", "Batch Keighley", "published"),
        ("3", "Batch Leeds", "published"),
        ("4", "Batch outside", "failed"),
        ("5", "Batch misspelt", "refused"),
        ("6", "Batch short", "held"),
        ("7", "job 7", "failed"),
        ("8", "Batch Leeds", "published"),
        ("9", "Batch other", "refused"),
        ("10", "Batch bare", "refused"),
    ]
    for row, name in zip(rows, GOOD, strict=False):
        status, _, html = service.get(row["Page"].removeprefix(service.said["address"]))
        assert status == 200
        assert name in html
        assert service.run(row["Run"])["name"] == row["Name"]
    assert rows[7]["Run"] == rows[2]["Run"]
    assert all(row["Page"] == "" for row in [*rows[3:7], *rows[8:]])
    assert rows[3]["Message"].startswith("/etc/passwd is outside the folders")
    assert "'huge' is not one of" in rows[4]["Message"]
    assert rows[8]["Message"] == (
        "the form of brief/on-demand has no field 'source'; did you mean 'sources'?"
    )
    assert "'inbox/Leeds' is not of type 'array'" in rows[9]["Message"]
    assert {rows[n]["Run"] for n in (4, 8, 9)} == {""}
    mine = [
        run for name in {str(job.get("name")) for job in jobs} for run in children(service, name)
    ]
    assert most_at_once(mine) <= 2


def again(service: Served, run: str) -> dict[str, Any]:
    """What a batch says in the end, after somebody has pressed Retry."""
    state = {"type": "SCHEDULED", "name": "AwaitingRetry"}
    service.call("POST", f"/flow_runs/{run}/set_state", {"state": state, "force": True})
    return service.ended(run)


def test_a_batch_that_is_run_again_does_not_make_twice_what_is_there(
    service: Served, inbox: Path
) -> None:
    place(inbox, "Hull")
    (inbox / "Selby").mkdir()
    (inbox / "Selby/report.txt").write_text("A fire burned in Selby on Monday, police said.\n")
    jobs = [
        {"name": "Again Hull", "sources": ["inbox/Hull"]},
        {"name": "Again York", "sources": ["inbox/York"]},
        {"name": "Again Selby", "sources": ["inbox/Selby"]},
    ]
    run = service.submit("many", jobs=jobs)
    assert service.ended(run)["message"] == "3 briefs: 1 published, 1 failed, 1 held"
    place(inbox, "York")  # somebody puts it right
    (inbox / "Selby/report.txt").write_text(FLOOD.format(place="Selby"))
    assert again(service, run)["message"] == "3 briefs: 3 published"
    assert len(children(service, "Again Hull")) == 1
    assert len(children(service, "Again York")) == 2
    for name in ("again-hull", "again-york", "again-selby"):
        assert len(list((service.folder / "outputs" / name).glob("*/brief.json"))) == 1


def slow_jobs(model: FakeEndpoint, inbox: Path, *names: str) -> list[dict[str, Any]]:
    """Briefs that a model takes its time with."""
    place(inbox, *names)

    def slowly(call: Call) -> Behaviour:
        answer = faithful(call)
        assert isinstance(answer, Answer)
        return Slow(3.0, answer)

    model.default = slowly
    return [{"name": f"Slow {n}", "sources": [f"inbox/{n}"], "engine": "llm"} for n in names]


def in_state(service: Served, name: str, state: str) -> bool:
    return [run["state"]["type"] for run in children(service, name)] == [state]


def cancel(service: Served, run: str) -> None:
    """As the page does."""
    asked = {"state": {"type": "CANCELLING", "name": "Cancelling"}}
    service.call("POST", f"/flow_runs/{run}/set_state", asked)


def test_a_job_that_somebody_cancels_is_told_and_the_others_are_made(
    service: Served, inbox: Path, model: FakeEndpoint
) -> None:
    run = service.submit("many", jobs=slow_jobs(model, inbox, "Goole", "Thirsk"), at_once=2)
    assert within(PATIENCE, lambda: in_state(service, "Slow Goole", "RUNNING"))
    model.default = faithful
    cancel(service, children(service, "Slow Goole")[0]["id"])
    assert service.ended(run)["message"] == "2 briefs: 1 cancelled, 1 published"
    assert [row["Outcome"] for row in table(service, run)] == ["cancelled", "published"]


def test_a_batch_that_is_cancelled_takes_its_briefs_along(
    service: Served, inbox: Path, model: FakeEndpoint
) -> None:
    jobs = slow_jobs(model, inbox, "Ripon", "Otley", "Ilkley")
    run = service.submit("many", jobs=jobs, at_once=2)
    both = ("Slow Ripon", "Slow Otley")
    assert within(PATIENCE, lambda: all(in_state(service, name, "RUNNING") for name in both))
    cancel(service, run)
    assert service.ended(run)["type"] == "CANCELLED"
    assert within(PATIENCE, lambda: all(in_state(service, n, "CANCELLED") for n in both))
    assert children(service, "Slow Ilkley") == []
    assert within(PATIENCE, lambda: service.executing() == [])
    asked = len(model.ledger)
    time.sleep(5)
    assert len(model.ledger) == asked


def test_a_batch_whose_process_dies_takes_up_its_briefs_when_it_is_run_again(
    service: Served, inbox: Path, model: FakeEndpoint
) -> None:
    jobs = slow_jobs(model, inbox, "Hedon", "Snaith", "Bawtry")
    run = service.submit("many", jobs=jobs, at_once=2)
    assert within(PATIENCE, lambda: in_state(service, "Slow Hedon", "RUNNING"))
    os.kill(service.executes(run), signal.SIGKILL)
    assert service.ended(run)["type"] == "CRASHED"
    assert again(service, run)["message"] == "3 briefs: 3 published"
    for name in ("Hedon", "Snaith", "Bawtry"):
        assert len(children(service, f"Slow {name}")) == 1
        outputs = service.folder / "outputs" / f"slow-{name.lower()}"
        assert len(list(outputs.glob("*/brief.json"))) == 1


def test_a_deployment_that_is_not_there_is_said_in_one_line(service: Served) -> None:
    asked: dict[str, Any] = {"jobs": [{"name": "x"}], "deployment": "brief/nightly"}
    path = f"/deployments/{service.deployment('many')}/create_flow_run"
    state = service.ended(service.call("POST", path, {"parameters": asked})["id"])
    assert state["type"] == "FAILED"
    assert "there is no deployment brief/nightly; register it with" in state["message"]
    assert "\n" not in state["message"]


def test_a_batch_of_nothing_is_said_in_one_line(service: Served) -> None:
    state = service.made("many")
    assert state["type"] == "FAILED"
    assert "no job was named" in state["message"]
