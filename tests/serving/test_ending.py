"""Killed, cancelled, stopped: what is left behind, what continues, and what is not paid for."""

from __future__ import annotations

import os
import signal
import threading
import time
from pathlib import Path

import pytest

from tests.fake_endpoint import Answer, Behaviour, Call, FakeEndpoint, Slow, Status, faithful
from tests.serving.served import FLOOD, PATIENCE, Served, within

pytestmark = pytest.mark.slow

PLACES = ("Bradford", "Hull", "Keighley", "Leeds", "Ripon", "York")
SLOW_S = 2.0


def slowly(call: Call) -> Behaviour:
    answer = faithful(call)
    assert isinstance(answer, Answer)
    return Slow(SLOW_S, answer)


def summarised(model: FakeEndpoint) -> list[str]:
    """The places whose documents the model was asked to summarise, once for each time."""
    asked = [call.user for call in model.ledger if call.schema == "summary"]
    return [place for text in asked for place in PLACES if f"flooded {place}" in text]


def a_slow_run(service: Served, model: FakeEndpoint, inbox: Path, name: str) -> str:
    """A run with one document at a time that has got somewhere, and not to its end."""
    for place in PLACES:
        (inbox / f"{place}.txt").write_text(FLOOD.format(place=place))
    model.default = slowly
    # The focus is the run's own, so that no answer of another test is in the store.
    run = service.submit(sources=["inbox"], engine="llm", name=name, focus=f"What of {name}?")
    assert within(120, lambda: len(summarised(model)) >= 2)
    assert service.state(run) == "Running"
    return run


def retry(service: Served, run: str) -> None:
    """What the button Retry of a run's page sends."""
    state = {"type": "SCHEDULED", "name": "AwaitingRetry", "message": "Retry from the Prefect UI"}
    answer = service.call("POST", f"/flow_runs/{run}/set_state", {"state": state, "force": False})
    assert answer["status"] == "ACCEPT"


def test_a_run_whose_process_was_killed_continues(
    service: Served, model: FakeEndpoint, inbox: Path
) -> None:
    run = a_slow_run(service, model, inbox, "Killed")
    (process,) = service.executing()
    os.kill(process, signal.SIGKILL)
    assert service.ended(run)["name"] == "Crashed"
    model.default = faithful
    retry(service, run)
    state = service.ended(run)
    assert state["message"].startswith("published: "), state
    times = summarised(model)
    assert set(times) == set(PLACES)
    # What was on its way when the process died is asked again; what was answered is not.
    assert len(times) <= len(PLACES) + 1


def test_a_cancelled_run_pays_for_nothing_more_and_continues_when_asked(
    service: Served, model: FakeEndpoint, inbox: Path
) -> None:
    run = a_slow_run(service, model, inbox, "Cancelled")
    state = {"type": "CANCELLING", "name": "Cancelling"}
    service.call("POST", f"/flow_runs/{run}/set_state", {"state": state, "force": False})
    time.sleep(5)
    paid = len(model.ledger)
    assert service.ended(run)["name"] == "Cancelled"
    assert within(40, lambda: not service.executing())
    time.sleep(SLOW_S)
    assert len(model.ledger) == paid
    assert not list((service.folder / "outputs").glob("cancelled/*/brief.json"))
    model.default = faithful
    retry(service, run)
    assert service.ended(run)["message"].startswith("published: ")
    assert len(summarised(model)) <= len(PLACES) + 1


def test_a_second_morning_run_at_once_is_cancelled(
    service: Served, model: FakeEndpoint, inbox: Path
) -> None:
    (inbox / "Leeds.txt").write_text(FLOOD.format(place="Leeds"))
    may_end = threading.Event()

    def when_the_second_has_come(call: Call) -> Behaviour:
        may_end.wait(PATIENCE)
        return faithful(call)

    def asked() -> str:
        # The focus is the test's own, so that no answer of another test is in the store.
        return service.submit("daily", engine="llm", name="Overlap", focus="What of Overlap?")

    model.default = when_the_second_has_come
    try:
        first = asked()
        assert within(PATIENCE, lambda: bool(model.ledger))
        assert service.ended(asked())["name"] == "Cancelled"
        assert service.state(first) == "Running"
    finally:
        may_end.set()
    assert service.ended(first)["message"].startswith("published: ")
    # The slot is free again.
    assert service.ended(asked())["message"] == "nothing new"


def test_a_run_whose_endpoint_goes_down_says_so_and_continues_when_asked(
    service: Served, model: FakeEndpoint, inbox: Path
) -> None:
    for place in PLACES:
        (inbox / f"{place}.txt").write_text(FLOOD.format(place=place))

    paid: set[str] = set()

    def down_after_two(call: Call) -> Behaviour:
        if len(summarised(model)) > 2:
            return Status(503)
        paid.add(call.question)
        return faithful(call)

    model.default = down_after_two
    run = service.submit(sources=["inbox"], engine="llm", name="Down", focus="What of Down?")
    state = service.ended(run)
    assert state["type"] == "FAILED"
    assert state["message"].startswith(f"{model.url}"), state
    assert "\n" not in state["message"]
    assert not list((service.folder / "outputs").glob("down/*"))
    assert service.artifacts(run).keys() == {"usage"}  # what it has cost all the same

    model.default = faithful
    asked = len(model.ledger)
    retry(service, run)
    assert service.ended(run)["message"].startswith("published: ")
    assert len(paid) > 1  # or this proved nothing
    again = [call for call in model.ledger[asked:] if call.question in paid]
    assert not again, [(call.schema, call.user[-300:]) for call in again]


def test_one_refused_document_does_not_fail_the_run(
    service: Served, model: FakeEndpoint, inbox: Path
) -> None:
    for place in PLACES[:3]:
        (inbox / f"{place}.txt").write_text(FLOOD.format(place=place))

    def refuses_hull(call: Call) -> Behaviour:
        if call.schema == "summary" and "flooded Hull" in call.user:
            return Answer("", refusal="no")
        return faithful(call)

    model.default = refuses_hull
    run = service.submit(sources=["inbox"], engine="llm", name="Refused", focus="Refused?")
    assert service.ended(run)["message"].startswith("published: ")
    asked = {"task_runs": {}, "flow_runs": {"id": {"any_": [run]}}}

    def tasks() -> dict[str, str]:
        return {
            one["name"]: one["state"]["name"]
            for one in service.call("POST", "/task_runs/filter", asked)
        }

    assert within(30, lambda: tasks().get("publish") == "Completed")
    assert tasks()["summarise Hull.txt"] == "Failed"
    assert tasks()["summarise Bradford.txt"] == "Completed"


@pytest.fixture
def own(tmp_path: Path) -> Served:
    return Served(tmp_path)


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_no_process_outlives_the_command(
    own: Served, model: FakeEndpoint, sign: signal.Signals
) -> None:
    served = Served(
        own.folder,
        {
            "OPENAI_BASE_URL": model.url,
            "WELLSOURCED_MODEL": "fake-model",
            "WELLSOURCED_WORKERS": "1",
            "WELLSOURCED_MIN_CLAIMS": "2",
        },
    ).start()
    model.ledger.clear()
    try:
        run = a_slow_run(served, model, served.folder / "inbox", sign.name)
        assert len(served.processes()) >= 3  # the server, what serves, and what executes the run
        code = served.stop(sign)
        assert code == (-9 if sign is signal.SIGKILL else 128 + sign)
        assert within(5, lambda: not served.processes()), served.processes()
        if sign is not signal.SIGKILL:
            return
        # The next one knows what became of the run, and it can be run again.
        model.default = faithful
        served.start()
        assert served.state(run) == "Crashed"
        retry(served, run)
        assert served.ended(run)["message"].startswith("published: ")
    finally:
        model.default = faithful
        if served.process.poll() is None:
            served.stop()


def test_a_port_that_is_taken_is_told(service: Served, tmp_path: Path) -> None:
    import subprocess
    import sys

    done = subprocess.run(
        [sys.executable, "-P", "-m", "flows", "serve", "--port", str(service.port)],
        cwd=tmp_path,
        env={
            **{k: v for k, v in os.environ.items() if not k.startswith("PREFECT_")},
            "WELLSOURCED_STATE_DIR": str(tmp_path / "state"),
        },
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr == (
        f"wellsourced: port {service.port} of this machine is taken: end what uses it, or name"
        " another with --port\n"
    )
