"""The flow on a real Prefect server: what a person watching sees, and what fails how."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from flows.core.records import Claim, Document, Draft, Usage
from flows.desk import Desk
from flows.endpoint.errors import RefusedError
from flows.engines import Worded
from flows.engines.extractive import ExtractiveEngine
from flows.errors import EndpointError
from flows.judges.offline import OfflineJudge
from flows.publish import Published

pytestmark = pytest.mark.usefixtures("prefect_server")

FLOOD = """Flood in {place}

Two people died when the river Aire flooded {place} on Monday, police said.
The water rose by 1.5 metres in an hour. About 200 homes in {place} lost power.
"""


class Failing(ExtractiveEngine):
    """Costs three calls, and cannot write about documents whose name holds a word."""

    usage = Usage(calls=3)

    def __init__(self, word: str, error: Exception) -> None:
        self.word = word
        self.error = error

    def summarise(self, document: Document, focus: str | None) -> Sequence[Draft]:
        if self.word in document.name:
            raise self.error
        return super().summarise(document, focus)


class FailingLate(ExtractiveEngine):
    """Has gone by the time that claims are merged."""

    def word_group(self, group: Sequence[Claim]) -> Worded:
        raise EndpointError(f"the model is down, and {len(group)} claims wait")


class Seen(NamedTuple):
    """A flow run as the server shows it."""

    name: str
    state: str | None
    parameters: dict[str, Any]
    tasks: dict[str, str | None]  # name → state
    artifacts: dict[str, str]  # key → Markdown
    logs: str


@pytest.fixture
def news(tmp_path: Path) -> list[str]:
    for place in ("Keighley", "Leeds"):
        (tmp_path / f"{place}.txt").write_text(FLOOD.format(place=place))
    return [str(tmp_path / "Keighley.txt"), str(tmp_path / "Leeds.txt")]


def with_llm(monkeypatch: pytest.MonkeyPatch, llm: ExtractiveEngine) -> None:
    """Puts an engine in the place of the one that asks a model."""

    def opened(_: object, name: str, __: object = None, **___: object) -> Desk:
        return Desk(llm if name == "llm" else ExtractiveEngine(), OfflineJudge())

    monkeypatch.setattr("flows.brief.open_desk", opened)


def make(news: list[str], tmp_path: Path, **asked: str) -> Published:
    from flows.brief import brief

    make_brief: Callable[..., Published] = brief
    return make_brief(sources=news, out=str(tmp_path / "out"), **asked)


def results_kept() -> set[str]:
    """What Prefect has in its own store; of a run that fails it keeps the error's one line."""
    return {path.name for path in (Path(os.environ["PREFECT_HOME"]) / "storage").glob("*")}


def watch(last: str = "publish") -> Seen:
    """The latest run, once the server has written down its `last` task: it keeps their order."""
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.filters import ArtifactFilter, FlowRunFilter, LogFilter
    from prefect.client.schemas.sorting import FlowRunSort
    from prefect.events.worker import EventsWorker
    from prefect.logging.handlers import APILogWorker

    EventsWorker.instance().wait_until_empty()
    APILogWorker.drain_all(timeout=30)
    with get_client(sync_client=True) as client:
        (run,) = client.read_flow_runs(limit=1, sort=FlowRunSort.START_TIME_DESC)
        this = {"any_": [str(run.id)]}
        until = time.monotonic() + 30
        while True:
            found = client.read_task_runs(
                flow_run_filter=FlowRunFilter.model_validate({"id": this})
            )
            tasks = {t.name: t.state.name for t in found if t.state}
            if tasks.get(last) in ("Completed", "Failed") or time.monotonic() > until:
                break
            time.sleep(0.2)
        artifacts = client.read_artifacts(
            artifact_filter=ArtifactFilter.model_validate({"flow_run_id": this})
        )
        logs = client.read_logs(LogFilter.model_validate({"flow_run_id": this}))
    assert run.state
    return Seen(
        run.name,
        run.state.name,
        run.parameters,
        tasks,
        {a.key or "": str(a.data) for a in artifacts},
        "\n".join(log.message for log in logs),
    )


def test_a_person_watching_sees_a_task_a_document_and_the_brief(
    news: list[str], tmp_path: Path
) -> None:
    kept = results_kept()
    published = make(news, tmp_path, name="Aire floods", focus="  ")
    seen = watch()
    assert (seen.name, seen.state) == ("Aire floods", "Completed")
    assert seen.tasks == dict.fromkeys(
        [
            "read",
            "summarise Keighley.txt",
            "summarise Leeds.txt",
            "check Keighley.txt",
            "check Leeds.txt",
            "consolidate",
            "publish",
        ],
        "Completed",
    )
    assert seen.artifacts["brief"] == (published.folder / "brief.md").read_text()
    assert seen.artifacts.keys() == {
        "brief",
        "claims",
        "differences",
        "withheld",
        "page",
        "usage",
    }
    assert "checked Leeds.txt: " in seen.logs
    assert published.brief.name == "Aire floods"
    assert published.brief.focus is None
    # What is recorded as parameters is what was asked; no source text is in it.
    assert seen.parameters["sources"] == news
    assert "1.5 metres" not in str(seen.parameters)
    assert results_kept() == kept


def test_a_document_that_fails_is_named_and_the_others_go_on(
    monkeypatch: pytest.MonkeyPatch, news: list[str], tmp_path: Path
) -> None:
    with_llm(monkeypatch, Failing("Leeds", RefusedError("refused to answer")))
    published = make(news, tmp_path, engine="llm", fallback="extractive")
    assert [(s.name, s.status, s.reason) for s in published.brief.sources] == [
        ("Keighley.txt", "read", None),
        ("Leeds.txt", "failed", RefusedError.told),
    ]
    assert published.brief.made_by.fallback is None
    assert watch().tasks["summarise Leeds.txt"] == "Failed"


def test_an_unexpected_failure_is_told_as_one(
    monkeypatch: pytest.MonkeyPatch, news: list[str], tmp_path: Path
) -> None:
    with_llm(monkeypatch, Failing("Leeds", ZeroDivisionError("secret detail")))
    published = make(news, tmp_path, engine="llm")
    failed = published.brief.sources[1]
    assert failed.reason == "unexpected ZeroDivisionError; the log says more"


def test_an_endpoint_that_fails_everywhere_fails_the_run_and_publishes_nothing(
    monkeypatch: pytest.MonkeyPatch, news: list[str], tmp_path: Path
) -> None:
    with_llm(monkeypatch, Failing("", EndpointError("the model is down")))
    with pytest.raises(EndpointError, match=r"^the model is down$"):
        make(news, tmp_path, engine="llm")
    assert watch("summarise Leeds.txt").state == "Failed"
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "llm", [Failing("", EndpointError("the model is down")), FailingLate()], ids=["early", "late"]
)
def test_a_fallback_writes_the_whole_brief_and_the_brief_says_so(
    monkeypatch: pytest.MonkeyPatch, news: list[str], tmp_path: Path, llm: ExtractiveEngine
) -> None:
    with_llm(monkeypatch, llm)
    published = make(news, tmp_path, engine="llm", fallback="extractive")
    made_by = published.brief.made_by
    assert made_by.engine == "extractive"
    assert made_by.fallback == EndpointError.told
    assert published.brief.usage == llm.usage  # what was spent in vain is counted
    assert all(source.status == "read" for source in published.brief.sources)
    assert "Traceback" not in watch().logs


def test_the_form_explains_every_parameter() -> None:
    from flows.brief import brief

    form = brief.parameters.properties
    assert [field["title"] for field in form.values()] == [
        "Documents",
        "Pasted texts",
        "Name of the brief",
        "Focus question",
        "Length",
        "Who writes",
        "How strictly to check",
        "Source texts to publish",
        "Where to publish",
        "Feeds: entries since",
        "Only if there is something new",
        "If the model is down",
    ]
    assert all(len(field["description"]) > 20 for field in form.values())
    assert not brief.parameters.required
    assert not any("anyOf" in field for field in form.values())  # no field asks for its type first
