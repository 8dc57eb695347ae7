"""What the house adds to a model: in time, in tokens, in calls; and whether that grows.

    python -m bench.overhead [--documents 5,20,50,200,500] [--delay S] [--workers N]

A scripted model answers each call after the same delay. A row of the table is one brief:

    ideal      the least time that any program could take that makes the same calls, `workers` at a
               time, each of which lasts the delay. The critical path has stages, for consolidation
               needs every document, and its second round what the first one left: the documents
               (a chain of three: summary, support, attribution; six where one is restated), then
               each round (group, support, attribution). A stage takes at least its chain, and at
               least its calls over the workers, whichever is more; stages follow each other.
    wall       what it took, from the first document read to the brief published
    calls      a document, in each of summarising, judging support and attribution, restating and
               grouping
    sent       tokens of both messages of each call, over the tokens of the sources
    anew       the same without instructions that were sent before: they come first in every call,
               so an endpoint with a prefix cache has them

Tokens are counted with the house's own over-estimate, on both sides of the fraction alike.
"""

from __future__ import annotations

import argparse
import math
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.road import make_brief
from bench.scripted import ScriptedModel
from bench.synthetic import articles, told_in
from flows.desk import Desk
from flows.endpoint import Endpoint, EndpointConfig
from flows.endpoint.tokens import estimate_tokens
from flows.engines.llm import LLMEngine
from flows.judges.chat import ChatJudge
from flows.sources import read_sources
from tests.fake_endpoint import Answer, Behaviour, Call, FakeEndpoint, Slow

_SECRET = b"of this benchmark"
SCHEMAS = ("summary", "judgements", "attribution", "restatement", "group")


@dataclass(frozen=True, slots=True)
class Row:
    """One brief."""

    documents: int
    words: int  # of one document, on average
    calls: Counter[str]  # by schema
    sent: Counter[str]  # tokens, by schema
    anew: int  # of them, those that are no repeated instructions
    source_tokens: int
    wall_s: float
    ideal_s: float

    @property
    def times(self) -> float:
        """Wall time over the ideal."""
        return self.wall_s / self.ideal_s

    @property
    def tokens(self) -> float:
        """Tokens sent over tokens of source."""
        return self.sent.total() / self.source_tokens


def measure(documents: int, *, delay: float, workers: int, sentences: int = 36) -> Row:
    """One brief of that many synthetic documents."""
    texts = articles(documents, seed=documents, sentences=sentences)
    model = ScriptedModel(told_in(texts))

    def answer(call: Call) -> Behaviour:
        honest = model(call)
        assert isinstance(honest, Answer)
        return Slow(max(0.0, delay - (time.monotonic() - call.asked_at)), honest)

    with (
        tempfile.TemporaryDirectory(prefix="wellsourced-overhead-") as folder,
        FakeEndpoint() as fake,
    ):
        news = Path(folder) / "news"
        news.mkdir()
        for text in texts:
            (news / f"{text.name}.txt").write_text(text.text, encoding="utf-8")
        fake.default = answer
        started = time.monotonic()
        reading = read_sources([str(news)])
        config = EndpointConfig(base_url=fake.url, model="scripted")
        with Endpoint(config) as endpoint:
            engine, judge = LLMEngine(endpoint, _SECRET), ChatJudge(endpoint, _SECRET)
            make_brief(
                reading, Desk(engine, judge, (endpoint,)), Path(folder) / "out", workers=workers
            )
        wall = time.monotonic() - started
        ledger = sorted(fake.ledger, key=lambda call: call.asked_at)
    sent: Counter[str] = Counter()
    for call in ledger:
        sent[call.schema] += sum(estimate_tokens(m["content"]) for m in call.body["messages"])
    repeated = Counter(call.system for call in ledger) - Counter({call.system for call in ledger})
    return Row(
        documents=documents,
        words=sum(len(text.text.split()) for text in texts) // documents,
        calls=Counter(call.schema for call in ledger),
        sent=sent,
        anew=sent.total() - sum(estimate_tokens(s) * times for s, times in repeated.items()),
        source_tokens=sum(estimate_tokens(text.text) for text in texts),
        wall_s=wall,
        ideal_s=delay * sum(least(stage, workers) for stage in stages(ledger)),
    )


def stages(ledger: Sequence[Call]) -> list[list[Call]]:
    """The documents' calls, then those of each round of consolidation."""
    stages: list[list[Call]] = [[]]
    last = ""
    for call in ledger:
        if call.schema == "group" and last != "group":
            stages.append([])
        stages[-1].append(call)
        last = call.schema
    return stages


def least(stage: Sequence[Call], workers: int) -> int:
    """The delays that a stage takes at least."""
    kinds = {call.schema for call in stage}
    chain = len(kinds) + 2 * ("restatement" in kinds)
    return max(chain, math.ceil(len(stage) / workers))


def table(rows: Sequence[Row]) -> str:
    """The rows as Markdown."""
    head = (
        "documents", "words each", "wall s", "ideal s", "wall / ideal", "calls",
        *(f"{s} a document" for s in SCHEMAS), "sent / source", "anew / source",
        *(f"of {s}" for s in SCHEMAS),
    )  # fmt: skip
    lines = [
        (
            r.documents, r.words, f"{r.wall_s:.1f}", f"{r.ideal_s:.1f}", f"{r.times:.2f}",
            r.calls.total(), *(f"{r.calls[s] / r.documents:.2f}" for s in SCHEMAS),
            f"{r.tokens:.2f}", f"{r.anew / r.source_tokens:.2f}",
            *(f"{r.sent[s] / r.source_tokens:.2f}" for s in SCHEMAS),
        )
        for r in rows
    ]  # fmt: skip
    shown = [head, tuple("---" for _ in head), *lines]
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in shown)


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--documents", default="5,20,50,200,500", metavar="N,N")
    parser.add_argument("--delay", type=float, default=0.5, metavar="S", help="of each answer")
    parser.add_argument("--workers", type=int, default=4)
    parser.add_argument("--sentences", type=int, default=36, help="of one document")
    options = parser.parse_args(arguments)
    print(
        table(
            [
                measure(
                    int(n),
                    delay=options.delay,
                    workers=options.workers,
                    sentences=options.sentences,
                )
                for n in options.documents.split(",")
            ]
        )
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
