"""`wellsourced brief` with a model: whose fault it is decides what becomes of the run."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.conftest import Run
from tests.fake_endpoint import (
    Answer,
    Behaviour,
    Call,
    FakeEndpoint,
    Responder,
    Status,
    faithful,
)

pytestmark = pytest.mark.usefixtures("prefect_server")

FLOOD = """Flood in {place}

Two people died when the river Aire flooded {place} on Monday, police said.
The water rose by 1.5 metres in an hour. About 200 homes in {place} lost power.
"""


class Done(NamedTuple):
    """How a command ended."""

    code: int
    result: dict[str, Any]
    brief: dict[str, Any]
    line: str  # the last on standard error


@pytest.fixture
def make(here: Run, tmp_path: Path, fake: FakeEndpoint) -> Callable[..., Done]:
    """Runs the command on two documents."""
    (tmp_path / "news").mkdir()
    for place in ("Keighley", "Leeds"):
        (tmp_path / "news" / f"{place}.txt").write_text(FLOOD.format(place=place))

    def run(*more: str) -> Done:
        done = here("brief", "news", "--json", *more, env=configured(fake, tmp_path))
        result = json.loads(done.stdout) if done.stdout else {}
        brief = json.loads((Path(result["path"]) / "brief.json").read_text()) if result else {}
        return Done(done.returncode, result, brief, done.stderr.strip().rpartition("\n")[2])

    return run


def configured(fake: FakeEndpoint, tmp_path: Path) -> dict[str, str]:
    """An endpoint with answers of its own: none that another test has paid for."""
    return {
        "OPENAI_BASE_URL": fake.url,
        "OPENAI_API_KEY": "sk-secret",
        "WELLSOURCED_MODEL": "fake-model",
        "WELLSOURCED_STATE_DIR": str(tmp_path / "state"),
    }


def on_summary_of(place: str, behaviour: Behaviour) -> Responder:
    """Faithful, but for the summary of one document."""

    def respond(call: Call) -> Behaviour:
        return behaviour if call.schema == "summary" and place in call.user else faithful(call)

    return respond


REJECTED = Status(401, message="Incorrect API key provided: sk-secret")
NO_SCHEMA = Status(400, message="response_format json_schema is not supported")


def test_a_model_writes_and_judges(make: Callable[..., Done], fake: FakeEndpoint) -> None:
    done = make()
    assert (done.code, done.result["outcome"]) == (0, "published")
    made_by = done.brief["made_by"]
    assert (made_by["engine"], made_by["judge"]) == ("llm", "chat:fake-model")
    assert made_by["models"] == ["fake-model"]
    assert done.brief["usage"]["calls"] == len(fake.ledger) > 0


@pytest.mark.parametrize(
    ("behaviour", "because"),
    [
        (Answer({}, refusal="I cannot help with floods."), "declined"),
        (Answer({"claims": "none"}), "no usable answer"),
    ],
    ids=["refused", "broken"],
)
def test_a_document_without_a_usable_answer_is_named_and_the_run_goes_on(
    make: Callable[..., Done], fake: FakeEndpoint, behaviour: Answer, because: str
) -> None:
    fake.default = on_summary_of("Leeds", behaviour)
    done = make("--fallback", "extractive")
    assert done.code == 0
    (left_out,) = done.result["not_read"]
    assert (left_out["name"], left_out["status"]) == ("Leeds.txt", "failed")
    assert because in left_out["reason"]
    assert "127.0.0.1" not in json.dumps(done.brief)  # where the model is, no reader need know
    assert done.result["fallback"] is None


@pytest.mark.parametrize(
    ("behaviour", "says"),
    [(REJECTED, "check OPENAI_API_KEY"), (NO_SCHEMA, "JSON schema")],
    ids=["key", "schema"],
)
@pytest.mark.parametrize("place", ["Keighley", "Leeds"], ids=["first", "last"])
def test_a_fault_of_the_endpoint_fails_the_run_whichever_document_meets_it(
    make: Callable[..., Done],
    fake: FakeEndpoint,
    tmp_path: Path,
    place: str,
    behaviour: Status,
    says: str,
) -> None:
    fake.default = on_summary_of(place, behaviour)
    done = make()
    assert done.code == 1
    assert done.line.startswith("wellsourced: ")
    assert says in done.line
    assert "sk-secret" not in done.line
    assert not (tmp_path / "outputs").exists()


def test_the_fallback_writes_all_of_it_where_the_endpoint_fails(
    make: Callable[..., Done], fake: FakeEndpoint
) -> None:
    fake.default = on_summary_of("Leeds", REJECTED)
    done = make("--fallback", "extractive")
    assert done.code == 0
    assert done.result["engine"] == "extractive"
    assert done.result["fallback"] == "the model's endpoint refused the requests"
    assert "127.0.0.1" not in json.dumps(done.brief)  # where it is, no reader need know
    assert done.result["not_read"] == []
    assert done.brief["usage"]["calls"] == len(fake.ledger)  # what was spent in vain is counted


def test_no_document_left_fails_the_run(
    make: Callable[..., Done], fake: FakeEndpoint, tmp_path: Path
) -> None:
    fake.default = on_summary_of("", Answer({}, refusal="No."))
    done = make()
    assert done.code == 1
    assert "declined" in done.line
    assert not (tmp_path / "outputs").exists()


def test_another_process_says_it_in_one_line(
    wellsourced: Run, fake: FakeEndpoint, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(FLOOD.format(place="Leeds"))
    fake.default = lambda _: REJECTED
    done = wellsourced("brief", "a.txt", env=configured(fake, tmp_path))
    assert done.returncode == 1
    assert done.stdout == ""
    *warnings, line = done.stderr.splitlines()
    assert line.startswith(f"wellsourced: {fake.url} answered 401: it does not accept the key")
    assert all("tokens are over-estimated" in warning for warning in warnings)
    assert "sk-secret" not in done.stderr
