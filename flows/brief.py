"""The flow `brief`: documents in, a checked brief out. Start reading here.

    sources ─read─▶ documents ─summarise─▶ drafts ─check─▶ claims ─consolidate─▶ story ─publish─▶

A person who watches it in Prefect's UI sees one task a document for summarising and one for
checking, and the brief itself as an artifact. What a task does is a plain function elsewhere.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.runtime import deployment, flow_run
from prefect.states import Cancelled
from prefect.task_runners import ThreadPoolTaskRunner
from prefect.utilities.annotations import opaque, quote

from flows import checking, consolidating, form
from flows.assembling import Order, assemble, made_by
from flows.checking import Checked
from flows.consolidating import Shape, Story
from flows.core.outline import Length
from flows.core.records import Brief, Document, Draft, PublishSources
from flows.desk import Desk, open_desk
from flows.errors import EndpointError, RunCancelledError, StoppedError
from flows.forecasting import forecast, forecast_line
from flows.gathering import gather
from flows.judges.strict import Strictness, held_to
from flows.newest import Ingredients, latest, unchanged
from flows.placing import page_of, place
from flows.publish import Published, publish
from flows.publish.words import plural
from flows.reading import read_all, since_when
from flows.settings import EngineName, JudgeName, Settings, load_settings
from flows.sources import NothingNewError, Pasted, Reading
from flows.stored_key import with_stored_key
from flows.supervision import Supervision, accounted, supervised
from flows.watching import ended, noted, plainly, show

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
    return form.name_of(asked["name"], asked["sources"], form.titles(asked["texts"]))


@flow(
    name="brief",
    flow_run_name=_run_name,
    task_runner=_workers(),
    persist_result=False,
    on_running=[noted],
)
@plainly
def brief(  # noqa: PLR0913 - they are the form
    *,
    sources: form.Sources = form.field([], "Documents"),
    texts: form.Texts = form.field([], "Pasted texts"),
    name: form.Name = form.field("", "Name of the brief"),
    focus: form.Focus = form.field("", "Focus question"),
    length: Length = form.field("standard", "Length"),
    engine: form.EngineChoice = form.field("as set", "Who writes"),
    strictness: Strictness = form.field("standard", "How strictly to check"),
    publish_sources: form.PublishChoice = form.field("as set", "Source texts to publish"),
    out: form.Folder = form.field("", "Where to publish"),
    since: form.Since = form.field("", "Feeds: entries since"),
    only_if_new: bool = form.field(default=False, title="Only if there is something new"),
    fallback: form.Fallback = form.field("none", "If the model is down"),
) -> Published:
    """Makes a brief of documents about one event, in which every claim stands on its source.

    Args:
        sources: Files, folders or patterns on the server, or web addresses, one each, such as
            inbox/floods, inbox/*.pdf or https://example.org/feed. Text, Markdown, web pages, PDF,
            Word and mail are read, and feeds (RSS, Atom) with the pages of their entries. Only the
            folders that the server allows can be read, and no address of its own network.
        texts: Texts of your own instead of files, or beside them.
        name: Briefs of one name follow each other. If empty, the folder of the documents, or the
            title of the first text.
        focus: What the reader wants to know most, in a few words. It decides what comes first,
            never what is true.
        length: short prints the headline, up to three key points and where the sources differ;
            standard also what happened, who says what and the background; full all that is new.
        engine: extractive takes the sources' own sentences, without a model; llm asks the language
            model that the server is set up with; as set leaves it to the server.
        strictness: strict withholds more, never less, than standard. The judge must be surer of
            each claim, or, where it gives no probability, the offline judge must agree.
        publish_sources: How much of the source texts goes out with the brief. full is all of each;
            excerpts the evidence and its neighbours; none nothing, quotations included; as set
            leaves it to the server.
        out: A folder inside the one that the server publishes to. If empty, that one.
        since: Of a feed, the entries since then are read: a day like 2026-11-20, or how long ago,
            like 24h or 7d. If empty, those since the newest brief of this name.
        only_if_new: Do nothing if the newest brief of this name was made of the same texts and
            with the same settings.
        fallback: With none the run fails if the model's endpoint is down, and can be run again;
            with extractive the sources' own sentences are taken instead, judged offline, and the
            brief says so.
    """
    settings = with_stored_key(load_settings())
    deployed = deployment.id is not None  # then it is not their own machine
    name = form.name_of(name, sources, form.titles(texts))
    folder = place(settings.out, out, name, inside=deployed)
    shape = Shape(focus.strip() or None, length, settings.min_claims, settings.max_withheld_share)
    order = Order.now(name, shape)
    after = since_when(since, folder, order.name)

    def finished(one: Published) -> Published:
        return ended(one, page_of(one, settings.out, settings.pages_url))

    roots = settings.roots if deployed else None
    try:
        tried = read(sources, as_is(form.pasted(texts)), roots, after, return_state=True)
        reading = tried.result()
    except NothingNewError:
        if standing := latest(folder, order.name):
            return finished(standing)
        raise
    writer = settings.engine_name if engine == "as set" else engine
    shown = settings.publish_sources if publish_sources == "as set" else publish_sources
    run = supervised(settings.prefect_limit)
    desk = staffed(settings, run, writer, strictness)
    _log.info("%s", forecast_line(forecast(reading.documents, desk, settings, shape.focus)))
    with accounted(lambda: desk.usage):
        try:
            with desk:
                asked = Ingredients.of(reading.documents, shape.focus, shown, made_by(order, desk))
                if only_if_new and (newest := unchanged(folder, order.name, asked)):
                    return finished(newest)
                record, documents = write(reading, order, desk)
        except RunCancelledError as error:
            return cast("Published", Cancelled(message=str(error)))
        except EndpointError as error:
            if fallback == "none" or isinstance(error, StoppedError):
                raise
            _log.warning("%s; the engine %s writes instead", error, fallback)
            # The offline judge as well: who judges may be behind the endpoint that failed.
            stand_in = staffed(settings, run, fallback, strictness, "offline")
            with stand_in.instead_of(desk, error.told) as desk:
                record, documents = write(reading, order, desk)
        made = publish_brief(as_is(record), as_is(documents), folder, shown, return_state=True)
        return finished(made.result())


def write(reading: Reading, order: Order, desk: Desk) -> tuple[Brief, tuple[Document, ...]]:
    """The brief's record, and the documents it stands on. Raises EndpointError if all fail."""
    drafts = [summarise.submit(as_is(d), order.shape.focus, as_is(desk)) for d in reading.documents]
    checked = [
        check.submit(as_is(d), result_of(written), as_is(desk))
        for d, written in zip(reading.documents, drafts, strict=True)
    ]
    done = gather(reading.documents, drafts, checked)
    story = consolidate(
        as_is(done.documents), as_is(done.checked), as_is(order), as_is(desk), return_state=True
    ).result()
    skipped = (*reading.skipped, *done.failed)
    return assemble(order, done.documents, skipped, story, desk), done.documents


@task(task_run_name="read", **_KEEP_NOTHING)
@plainly
def read(
    sources: Sequence[str],
    texts: Sequence[Pasted],
    roots: Sequence[Path] | None,
    since: dt.datetime | None,
) -> Reading:
    """Files, links and pasted texts to numbered sentences."""
    reading = read_all(load_settings(), sources, texts, roots, since)
    for skipped in reading.skipped:
        _log.warning("%s is left out: %s", skipped.name, skipped.reason)
    _log.info("read %s", plural(len(reading.documents), "document"))
    return reading


@task(task_run_name="summarise {document.name}", **_KEEP_NOTHING)
@plainly
def summarise(document: Document, focus: str | None, desk: Desk) -> Sequence[Draft]:
    """One document to statements with evidence."""
    drafts = desk.engine.summarise(document, focus)
    _log.info("summarised %s: %s", document.name, plural(len(drafts), "statement"))
    return drafts


@task(task_run_name="check {document.name}", **_KEEP_NOTHING)
@plainly
def check(document: Document, drafts: Sequence[Draft], desk: Desk) -> Checked:
    """One document's statements to claims that hold, and what is withheld."""
    checked = checking.check_document(document, drafts, desk.engine, desk.judge)
    hold, withheld = plural(len(checked.claims), "claim"), len(checked.withheld)
    _log.info("checked %s: %s found to hold, %d withheld", document.name, hold, withheld)
    return checked


@task(task_run_name="consolidate", **_KEEP_NOTHING)
@plainly
def consolidate(
    documents: Sequence[Document], checked: Sequence[Checked], order: Order, desk: Desk
) -> Story:
    """All documents' claims to one story."""
    _log.info("consolidating %s", plural(sum(len(one.claims) for one in checked), "claim"))
    with ThreadPoolExecutor(load_settings().workers) as pool:

        def each(function: Callable[[Any], Any], things: Iterable[Any]) -> Iterable[Any]:
            # Each in a copy of this task's context: its log lines and limits are this run's.
            turns = [(copy_context(), thing) for thing in things]
            return pool.map(lambda turn: turn[0].run(function, turn[1]), turns)

        return consolidating.consolidate(
            documents, checked, desk.engine, desk.judge, order.shape, each
        )


@task(task_run_name="publish", **_KEEP_NOTHING)
def publish_brief(
    record: Brief, documents: Sequence[Document], folder: Path, publish_sources: PublishSources
) -> Published:
    """The brief to its folder, and to Prefect as an artifact."""
    _log.info("publishing")
    published = publish(record, documents, folder, publish_sources)
    show(published.brief)
    return published


def staffed(
    settings: Settings,
    run: Supervision,
    engine: EngineName,
    strictness: Strictness,
    judge: JudgeName | None = None,
) -> Desk:
    """The desk as it is set up, its judge held to that strictness."""
    desk = open_desk(settings, engine, judge, stopped=run.stopped, limiter=run.limiter)
    return replace(desk, judge=held_to(strictness, desk.judge))


def as_is(value: _T) -> _T:
    """Hands a value to a task as it is: Prefect would walk through every sentence of it."""
    return cast("_T", quote(value))


def result_of(future: PrefectFuture[_T]) -> _T:
    """Hands a task the result of another one, once it is there, and as it is."""
    return cast("_T", opaque(future))
