"""Many briefs through the deployment `many`, on a real server: what becomes of each is told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.serving.served import FLOOD, Served

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
    ]
    run = service.submit("many", jobs=jobs, at_once=2)
    state = service.ended(run)
    assert (state["type"], state["name"]) == ("COMPLETED", "Incomplete"), state
    assert state["message"] == "7 briefs: 3 published, 2 failed, 1 refused, 1 held"
    rows = table(service, run)
    assert [(row["Job"], row["Name"], row["Outcome"]) for row in rows] == [
        ("1", "Batch Bradford", "published"),
        ("2", "Batch Keighley", "published"),
        ("3", "Batch Leeds", "published"),
        ("4", "Batch outside", "failed"),
        ("5", "Batch misspelt", "refused"),
        ("6", "Batch short", "held"),
        ("7", "job 7", "failed"),
    ]
    for row, name in zip(rows, GOOD, strict=False):
        status, _, html = service.get(row["Page"].removeprefix(service.said["address"]))
        assert status == 200
        assert name in html
        assert service.run(row["Run"])["name"] == row["Name"]
    assert all(row["Page"] == "" for row in rows[3:])
    assert "/etc/passwd is outside the folders" in rows[3]["Message"]
    assert "'huge' is not one of" in rows[4]["Message"]
    assert rows[4]["Run"] == ""
    mine = [run for job in jobs for run in children(service, str(job.get("name")))]
    assert most_at_once(mine) <= 2


def test_a_batch_that_is_run_again_does_not_make_twice_what_is_there(
    service: Served, inbox: Path
) -> None:
    place(inbox, "Hull")
    jobs = [
        {"name": "Again Hull", "sources": ["inbox/Hull"]},
        {"name": "Again York", "sources": ["inbox/York"]},
    ]
    run = service.submit("many", jobs=jobs)
    assert service.ended(run)["message"] == "2 briefs: 1 published, 1 failed"
    place(inbox, "York")  # somebody puts it right, and presses Retry
    state = {"type": "SCHEDULED", "name": "AwaitingRetry"}
    service.call("POST", f"/flow_runs/{run}/set_state", {"state": state, "force": True})
    assert service.ended(run)["message"] == "2 briefs: 2 published"
    assert len(children(service, "Again Hull")) == 1
    assert len(children(service, "Again York")) == 2
    for name in ("again-hull", "again-york"):
        assert len(list((service.folder / "outputs" / name).glob("*/brief.json"))) == 1


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
