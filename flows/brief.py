"""The flow `brief`: documents in, a checked brief out. Start reading here.

    sources ─read─▶ documents ─summarise─▶ drafts ─check─▶ claims ─consolidate─▶ story ─publish─▶

A person who watches it in Prefect's UI sees one task a document for summarising and one for
checking, and the brief itself as an artifact. What a task does is a plain function elsewhere.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar, cast

from prefect import flow, task
from prefect.artifacts import create_markdown_artifact
from prefect.cache_policies import NO_CACHE
from prefect.runtime import flow_run
from prefect.task_runners import ThreadPoolTaskRunner
from prefect.utilities.annotations import opaque, quote

from flows import checking, consolidating
from flows.assembling import Order, assemble
from flows.checking import Checked
from flows.consolidating import Story
from flows.core.records import Brief, Document, Draft
from flows.desk import Desk, open_desk
from flows.errors import EndpointError
from flows.gathering import gather
from flows.publish import Published, publish
from flows.publish.markdown import to_markdown
from flows.settings import EngineName, load_settings
from flows.sources import Reading, read_sources
from flows.sources.naming import folder_name

if TYPE_CHECKING:
    from prefect.futures import PrefectFuture

_T = TypeVar("_T")
_log = logging.getLogger(__name__)
# Prefect's UI shows what the house says during a run, on a worker as well.
logging.getLogger("flows").setLevel(logging.INFO)

# What was paid for is kept by the endpoint's store of answers; Prefect keeps and reuses nothing.
_KEEP_NOTHING: dict[str, Any] = {"cache_policy": NO_CACHE, "persist_result": False}


def _workers() -> Any:  # noqa: ANN401 - Prefect's own type does not fit its decorator's
    return ThreadPoolTaskRunner(max_workers=load_settings().workers)


def _run_name() -> str:
    asked = flow_run.parameters
    return str(asked["name"] or folder_name(asked["sources"]))


@flow(
    name="brief",
    flow_run_name=_run_name,
    task_runner=_workers(),
    persist_result=False,
)
def brief(
    sources: list[str],
    name: str | None = None,
    focus: str | None = None,
    engine: EngineName | None = None,
    fallback: Literal["extractive"] | None = None,
    out: str | None = None,
) -> Published:
    """Makes a brief of documents about one event, in which every claim stands on its source.

    Args:
        sources: Files, folders or globs of .txt and .md documents.
        name: The brief's name. If none, the name of the folder that the sources come from.
        focus: What the reader wants to know most, in a few words.
        engine: Who writes: the sources' own sentences, or a language model. If none, as set.
        fallback: Who writes instead, with the offline judge, if the model's endpoint is down. If
            none, the run fails.
        out: The folder to publish under. If none, as set.
    """
    settings = load_settings()
    order = Order.now(name or folder_name(sources), focus, settings.min_claims)
    reading = read(sources)
    desk = open_desk(settings, engine or settings.engine_name)
    try:
        with desk:
            record, documents = write(reading, order, desk)
    except EndpointError as error:
        if fallback is None:
            raise
        _log.warning("%s; the engine %s writes instead", error, fallback)
        # The offline judge as well: who judges may be behind the endpoint that failed.
        with open_desk(settings, fallback, "offline").instead_of(desk, str(error)) as desk:
            record, documents = write(reading, order, desk)
    return publish_brief(as_is(record), as_is(documents), Path(out) if out else settings.out)


def write(reading: Reading, order: Order, desk: Desk) -> tuple[Brief, tuple[Document, ...]]:
    """The brief's record, and the documents it stands on. Raises EndpointError if all fail."""
    drafts = [summarise.submit(as_is(d), order.focus, as_is(desk)) for d in reading.documents]
    checked = [
        check.submit(as_is(d), result_of(written), as_is(desk))
        for d, written in zip(reading.documents, drafts, strict=True)
    ]
    done = gather(reading.documents, drafts, checked)
    story = consolidate(as_is(done.documents), as_is(done.checked), as_is(order), as_is(desk))
    skipped = (*reading.skipped, *done.failed)
    return assemble(order, done.documents, skipped, story, desk), done.documents


@task(task_run_name="read", **_KEEP_NOTHING)
def read(sources: list[str]) -> Reading:
    """Files to numbered sentences."""
    reading = read_sources(sources)
    for skipped in reading.skipped:
        _log.warning("%s is left out: %s", skipped.name, skipped.reason)
    _log.info("read %d documents", len(reading.documents))
    return reading


@task(task_run_name="summarise {document.name}", **_KEEP_NOTHING)
def summarise(document: Document, focus: str | None, desk: Desk) -> Sequence[Draft]:
    """One document to statements with evidence."""
    drafts = desk.engine.summarise(document, focus)
    _log.info("summarised %s: %d statements", document.name, len(drafts))
    return drafts


@task(task_run_name="check {document.name}", **_KEEP_NOTHING)
def check(document: Document, drafts: Sequence[Draft], desk: Desk) -> Checked:
    """One document's statements to claims that hold, and what is withheld."""
    checked = checking.check_document(document, drafts, desk.engine, desk.judge)
    counts = len(checked.claims), len(checked.withheld)
    _log.info("checked %s: %d claims hold, %d withheld", document.name, *counts)
    return checked


@task(task_run_name="consolidate", **_KEEP_NOTHING)
def consolidate(
    documents: Sequence[Document], checked: Sequence[Checked], order: Order, desk: Desk
) -> Story:
    """All documents' claims to one story."""
    _log.info("consolidating %d claims", sum(len(one.claims) for one in checked))
    return consolidating.consolidate(
        documents, checked, desk.engine, desk.judge, order.focus, order.min_claims
    )


@task(task_run_name="publish", **_KEEP_NOTHING)
def publish_brief(record: Brief, documents: Sequence[Document], out: Path) -> Published:
    """The brief to its folder, and to Prefect as an artifact."""
    _log.info("publishing")
    published = publish(record, documents, out)
    create_markdown_artifact(
        to_markdown(published.brief, documents), key="brief", description=record.name
    )
    return published


def as_is(value: _T) -> _T:
    """Hands a value to a task as it is: Prefect would walk through every sentence of it."""
    return cast("_T", quote(value))


def result_of(future: PrefectFuture[_T]) -> _T:
    """Hands a task the result of another one, once it is there, and as it is."""
    return cast("_T", opaque(future))
