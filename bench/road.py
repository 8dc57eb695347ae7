"""The road of the flow `brief` without Prefect: the same functions, in the same order, in threads.

    python -m bench.road SOURCE... --out DIR      # with the settings of the environment

Prefect's embedded server takes ten seconds to start, which is most of what a benchmark of a
scripted model would measure, and all of what a test that is killed twenty times would wait for.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

from flows.assembling import Order, assemble
from flows.checking import check_document
from flows.consolidating import Shape, consolidate
from flows.desk import Desk, open_desk
from flows.errors import WellsourcedError
from flows.gathering import gather
from flows.publish import Published, publish
from flows.settings import load_settings
from flows.sources import Reading, read_sources


class _Outcome:
    """A finished future, as `gather` asks it."""

    def __init__(self, future: Future[Any]) -> None:
        self._future = future

    def result(self, timeout: float | None = None, raise_on_failure: bool = True) -> Any:  # noqa: ANN401, FBT001, FBT002 - Prefect's
        error = self._future.exception(timeout)
        return self._future.result() if error is None or raise_on_failure else error


def make_brief(reading: Reading, desk: Desk, out: Path, *, workers: int = 4) -> Published:
    """Documents in, a published brief out. Raises what the flow raises."""
    order = Order.now("bench", Shape())
    with ThreadPoolExecutor(workers) as pool:
        drafts = [
            pool.submit(desk.engine.summarise, document, order.shape.focus)
            for document in reading.documents
        ]
        checked = [
            pool.submit(_check, document, written, desk)
            for document, written in zip(reading.documents, drafts, strict=True)
        ]
        try:
            done = gather(
                reading.documents, [_Outcome(f) for f in drafts], [_Outcome(f) for f in checked]
            )
        except WellsourcedError:
            pool.shutdown(cancel_futures=True)
            raise
        story = consolidate(
            done.documents, done.checked, desk.engine, desk.judge, order.shape, pool.map
        )
    record = assemble(order, done.documents, (*reading.skipped, *done.failed), story, desk)
    return publish(record, done.documents, out)


def _check(document: Any, drafts: Future[Any], desk: Desk) -> Any:  # noqa: ANN401
    return check_document(document, drafts.result(), desk.engine, desk.judge)


def main(arguments: Sequence[str] | None = None) -> int:
    """One brief with the settings of the environment; says where it is."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("sources", nargs="+", metavar="SOURCE")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args(arguments)
    settings = load_settings()
    try:
        with open_desk(settings, settings.engine_name) as desk:
            published = make_brief(
                read_sources(options.sources), desk, options.out, workers=settings.workers
            )
    except WellsourcedError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    print(published.folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
