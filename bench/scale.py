"""How many briefs a minute, with one worker and with two; and what Prefect adds to one brief.

    python -m bench.scale [--briefs 20] [--documents 5,20,50,200,500] [--delay S] [--limit N]

A scripted model answers each call after the same delay. Two tables, each with its ratio, for that
says more than seconds do on a machine that others use as well.

Briefs through the flow `batch`: a Prefect server on PostgreSQL, one worker for the batch itself;
one worker and then two for the briefs, each with `--limit` runs at a time; each brief must be
published, and once. "begun after" is the
time from when a worker takes a run until its flow begins: a new process, Python, Prefect, this
program. "flow" is from there to its end. Both are medians.

One brief of more and more documents: the same functions in threads (`bench.road`), and as the flow
on the embedded server, one after the other in one process. What the flow takes more is Prefect's
own: the records of its tasks, logs and artifacts. Of the time on the wall that is hidden behind the
waiting for answers, and on a machine that others use as well it is lost in the noise. So "CPU" is
what both took of the processors, the flow with its server, from the first read until all that was
to be told is told; Prefect's share is of that.
"""

from __future__ import annotations

import argparse
import gc
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import _lru_cache_wrapper
from pathlib import Path
from typing import Any

from bench.road import make_brief
from bench.scripted import ScriptedModel
from bench.synthetic import Article, articles, told_in
from flows.desk import open_desk
from flows.server import prefect_api
from flows.settings import load_settings
from flows.sources import read_sources
from tests.fake_endpoint import Answer, Behaviour, Call, FakeEndpoint, Slow
from tests.serving.machines import Cluster, cluster, processor_s
from tests.serving.served import within

_EACH = 5  # documents of one brief of a batch
_LONGEST_S = 3600.0
_TELLING_S = 60.0


@contextmanager
def model(texts: Sequence[Article], delay: float) -> Iterator[FakeEndpoint]:
    """An endpoint that tells what is in the texts, `delay` seconds after it was asked."""
    scripted = ScriptedModel(told_in(texts))

    def answer(call: Call) -> Behaviour:
        honest = scripted(call)
        assert isinstance(honest, Answer)
        return Slow(max(0.0, delay - (time.monotonic() - call.asked_at)), honest)

    with FakeEndpoint() as fake:
        fake.default = answer
        yield fake


def write(texts: Sequence[Article], folder: Path) -> Path:
    """The texts as files."""
    folder.mkdir(parents=True)
    for text in texts:
        (folder / f"{text.name}.txt").write_text(text.text, encoding="utf-8")
    return folder


def batches(count: int, delay: float, limit: int) -> list[tuple[object, ...]]:
    """A row for one worker and one for two: briefs a minute, and where the time of one went."""
    sets = {
        (workers, number): articles(_EACH, seed=1000 * workers + number)
        for workers in (1, 2)
        for number in range(count * workers // 2)  # so that both take about as long
    }
    every = [text for texts in sets.values() for text in texts]
    rows: list[tuple[object, ...]] = []
    with model(every, delay) as fake, cluster(_settings(fake)) as machines:
        machines.worker("desk", limit=1)
        for workers in (1, 2):
            machines.worker(f"worker-{workers}", limit)
            jobs = []
            for number in range(count * workers // 2):
                name = f"{workers}-{number}"
                write(sets[workers, number], machines.folder / "shared/inbox" / name)
                jobs.append({"name": name, "sources": [f"inbox/{name}"]})
            rows.append(_batch(machines, workers, jobs, workers * limit + 1))
        there = [folder.parent.name for folder in machines.folder.glob("shared/outputs/*/*/")]
        if sorted(there) != sorted(f"{workers}-{number}" for workers, number in sets):
            raise AssertionError(f"not each brief is there once: {there}")
    first = float(str(rows[0][2]))
    return [(*row, f"{float(str(row[2])) / first:.2f}") for row in rows]


def _batch(
    machines: Cluster, workers: int, jobs: list[dict[str, Any]], at_once: int
) -> tuple[object, ...]:
    batch = machines.submit("batch/many", jobs=jobs, at_once=at_once)

    def state() -> dict[str, Any]:
        return dict(machines.call("GET", f"/flow_runs/{batch}")["state"])

    if not within(_LONGEST_S, lambda: state()["type"] in ("COMPLETED", "FAILED", "CRASHED")):
        raise TimeoutError(batch)
    if state()["name"] != "Completed":
        raise RuntimeError(state()["message"])
    names = {job["name"] for job in jobs}
    mine = [run for run in machines.runs("brief") if run["parameters"]["name"] in names]
    taken, begun, ended = zip(*(_moments(machines, run) for run in mine), strict=True)
    minutes = (max(ended) - min(taken)).total_seconds() / 60
    begins = [(b - t).total_seconds() for t, b in zip(taken, begun, strict=True)]
    flows = [(e - b).total_seconds() for b, e in zip(begun, ended, strict=True)]
    return (
        workers, len(mine), f"{len(mine) / minutes:.1f}",
        f"{statistics.median(begins):.1f}", f"{statistics.median(flows):.1f}",
    )  # fmt: skip


def _moments(machines: Cluster, run: dict[str, Any]) -> tuple[datetime, datetime, datetime]:
    """When a worker took a run, when its flow began, when it had ended."""
    states = machines.call("GET", f"/flow_run_states/?flow_run_id={run['id']}")
    first = {s["type"]: datetime.fromisoformat(s["timestamp"]) for s in reversed(states)}
    return first["PENDING"], first["RUNNING"], datetime.fromisoformat(run["end_time"])


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds on the wall, and of the processors: ours, and of what we have started."""

    wall: float
    processor: float


@contextmanager
def taking() -> Iterator[list[Took]]:
    """Puts into the list what the block took, that could use nothing that was worked out before."""
    for one in gc.get_objects():
        if isinstance(one, _lru_cache_wrapper) and one.__module__.startswith("flows."):
            one.cache_clear()
    took: list[Took] = []
    wall, processor = time.monotonic(), processor_s()
    yield took
    took.append(Took(time.monotonic() - wall, processor_s() - processor))


def sizes(documents: Sequence[int], delay: float) -> Iterator[tuple[object, ...]]:
    """A row for each number of documents: the road without Prefect, and with it."""
    first: float | None = None
    with tempfile.TemporaryDirectory(prefix="wellsourced-scale-") as name:
        folder = Path(name)
        os.environ["WELLSOURCED_STATE_DIR"] = str(folder / "state")
        with prefect_api(folder / "state") as wait_until_ready:
            wait_until_ready()
            _both_ways(2, 0.0, folder / "warm")  # what is imported late is imported now
            for number in documents:
                calls, road, flow = _both_ways(number, delay, folder / str(number))
                first = first or flow.wall / number
                yield (
                    number, calls, f"{road.wall:.1f}", f"{flow.wall:.1f}",
                    f"{road.processor:.1f}", f"{flow.processor:.1f}",
                    f"{1 - road.processor / flow.processor:.0%}",
                    f"{flow.wall / number:.2f}", f"{flow.wall / number / first:.2f}",
                )  # fmt: skip


def _both_ways(number: int, delay: float, folder: Path) -> tuple[int, Took, Took]:
    """The calls of one brief, and what it took without Prefect and with it."""
    from prefect.events.worker import EventsWorker
    from prefect.logging.handlers import APILogWorker

    from flows.brief import brief

    texts = articles(number, seed=number)
    news = write(texts, folder / "news")
    with model(texts, delay) as fake:
        os.environ |= _settings(fake) | {"WELLSOURCED_ANSWERS": str(folder / "road-answers")}
        with taking() as road:
            settings = load_settings()
            with open_desk(settings, "llm") as desk:
                reading = read_sources([str(news)])
                make_brief(reading, desk, folder / "road", workers=settings.workers)
        calls = len(fake.ledger)
        os.environ["WELLSOURCED_ANSWERS"] = str(folder / "flow-answers")
        with taking() as flow:
            brief(sources=[str(news)], out=str(folder / "flow"))
        processor = processor_s()
        EventsWorker.drain_all(timeout=_TELLING_S)
        APILogWorker.drain_all(timeout=_TELLING_S)
        telling = processor_s() - processor
        if len(fake.ledger) != 2 * calls:
            raise AssertionError("the two did not do the same work")
    return calls, road[0], Took(flow[0].wall, flow[0].processor + telling)


def _settings(fake: FakeEndpoint) -> dict[str, str]:
    return {"OPENAI_BASE_URL": fake.url, "WELLSOURCED_MODEL": "scripted"}


def _line(cells: Sequence[object]) -> str:
    return f"| {' | '.join(map(str, cells))} |"


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the tables, a row as soon as it is known."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--briefs",
        type=int,
        default=20,
        help="with two workers, and half as many with one; 0: none",
    )
    parser.add_argument("--limit", type=int, default=1, help="runs of a worker at a time")
    parser.add_argument(
        "--documents", default="5,20,50,200,500", metavar="N,N", help="of a brief; empty: none"
    )
    parser.add_argument("--delay", type=float, default=0.2, metavar="S", help="of each answer")
    options = parser.parse_args(arguments)
    if options.briefs:
        head = ("workers", "briefs", "a minute", "begun after s", "flow s", "ratio")
        print(_line(head), _line(["---"] * len(head)), sep="\n", flush=True)
        for row in batches(options.briefs, options.delay, options.limit):
            print(_line(row), flush=True)
        print()
    if options.documents:
        titles = (
            "documents", "calls", "road s", "flow s", "road CPU s", "flow CPU s", "Prefect's",
            "flow s a document", "ratio",
        )  # fmt: skip
        print(_line(titles), _line(["---"] * len(titles)), sep="\n", flush=True)
        for size in sizes([int(n) for n in options.documents.split(",")], options.delay):
            print(_line(size), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
