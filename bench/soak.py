"""Whole runs against an endpoint that misbehaves, with a model that lies.

    python -m bench.soak [--judge chat|decisions] [--documents N] [--seeds N] [--share SHARE]
                         [--lies SHARE]

Each seed is one brief, made by the real engine and judge through the real client over HTTP. A run
that ends with an error is run again, as a person would, until a brief is out. A row of the table:

    ended       how each attempt at the brief ended: published, held, or the error's class
    calls       what the server was asked, all attempts together
    spoilt      how many of them it misbehaved in
    asked most  how often one prompt was sent within one attempt: at most 5 times for each of its
                3 askings (a broken answer is asked for again twice)
    paid twice  prompts sent again after they had got their unspoilt answer whole
    uncounted   calls of the last attempt that the brief's own account of its cost lacks
    lies        false claims that the model wrote; and how many were published, which must be none
    left out    documents that the last attempt names as failed
    claims      published claims, and how many of them their evidence does not carry
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.road import make_brief
from bench.scripted import ScriptedModel, unsupported
from bench.synthetic import articles, told_in
from flows.audit import Finding, audit
from flows.core.records import Brief
from flows.desk import Desk
from flows.endpoint import AnswerStore, Endpoint, EndpointConfig
from flows.engines.llm import LLMEngine
from flows.errors import WellsourcedError
from flows.judges.chat import ChatJudge
from flows.judges.decisions import DecisionsJudge
from flows.settings import JudgeName
from flows.sources import read_sources
from tests.fake_endpoint import FakeEndpoint
from tests.fault_server import (
    BROKEN,
    DECLINED,
    FORGETFUL,
    LATE,
    LATE_S,
    PASSING,
    TOO_MUCH,
    Misbehaving,
    paid_twice,
)

ATTEMPTS = 5  # of one asking, while the fault is a passing one
_ASKINGS = 3  # of one prompt: the first, and two with complaints
_RUNS = 4  # attempts at one brief
_SECRET = b"of this benchmark"  # the same for all, so that the same question is known again
# A passing fault is the usual one; a late one takes the client's whole patience, so it is rare.
FAULTS = (*PASSING * 4, *BROKEN * 2, *[FORGETFUL] * 4, *LATE, *TOO_MUCH * 2, *DECLINED)


@dataclass(frozen=True, slots=True)
class Row:
    """One seed."""

    seed: int
    ended: tuple[str, ...]
    calls: int
    spoilt: int
    asked_most: int
    paid_twice: int
    uncounted: int
    lies: int
    lies_published: int
    left_out: int
    claims: int
    unsupported: tuple[str, ...]
    problems: tuple[Finding, ...]  # of the audit
    seconds: float

    @property
    def holds(self) -> bool:
        """Whether the run kept every promise."""
        return (
            self.ended[-1] in {"published", "held", "unchanged"}
            and not (self.paid_twice or self.uncounted or self.lies_published)
            and not (self.unsupported or self.problems)
            and self.asked_most <= ATTEMPTS * _ASKINGS
        )


def soak(
    seed: int,
    folder: Path,
    *,
    judge: JudgeName = "chat",
    documents: int = 60,
    share: float = 0.3,
    lies: float = 0.15,
) -> Row:
    """One brief in `folder`, however often it takes."""
    texts = articles(documents, seed)
    news = folder / "news"
    news.mkdir(parents=True)
    for text in texts:
        (news / f"{text.name}.txt").write_text(text.text, encoding="utf-8")
    reading = read_sources([str(news)])
    told = told_in(texts)
    model = ScriptedModel(told, lies=lies, seed=seed)
    ended: list[str] = []
    asked_most = 0
    uncounted = 0
    brief: Brief | None = None
    problems: tuple[Finding, ...] = ()
    started = time.monotonic()
    with FakeEndpoint() as fake:
        fake.default = Misbehaving(model, FAULTS, share=share, seed=seed)
        while brief is None and len(ended) < _RUNS:
            before = len(fake.ledger)
            try:
                with _desk(fake, folder / "answers", judge) as desk:
                    published = make_brief(reading, desk, folder / "out")
            except WellsourcedError as error:
                ended.append(type(error).__name__)
            else:
                ended.append(published.outcome)
                brief, problems = published.brief, audit(published.folder).problems
                # It may well count an attempt that never reached the server.
                uncounted = max(0, len(fake.ledger) - before - brief.usage.calls)
            questions = [call.question for call in fake.ledger[before:]]
            asked_most = max(asked_most, *(questions.count(q) for q in set(questions)))
        calls = list(fake.ledger)
        again = paid_twice(fake)
    claims = brief.claims if brief else ()
    return Row(
        seed=seed,
        ended=tuple(ended),
        calls=len(calls),
        spoilt=sum(call.fault is not None for call in calls),
        asked_most=asked_most,
        paid_twice=len(again),
        uncounted=uncounted,
        lies=len(model.lied),
        lies_published=sum(c.text in model.lied and c.text not in told for c in claims),
        left_out=sum(s.status == "failed" for s in brief.sources) if brief else 0,
        claims=len(claims),
        unsupported=tuple(unsupported(brief, told)) if brief else (),
        problems=problems,
        seconds=time.monotonic() - started,
    )


def _desk(fake: FakeEndpoint, answers: Path, judge: JudgeName) -> Desk:
    config = EndpointConfig(
        base_url=fake.url,
        model="scripted",
        timeout_s=LATE_S * 0.8,
        attempts=ATTEMPTS,
        backoff_s=0.02,
    )
    endpoint = Endpoint(config, AnswerStore(answers))
    asked = DecisionsJudge if judge == "decisions" else ChatJudge
    return Desk(LLMEngine(endpoint, _SECRET), asked(endpoint, _SECRET), (endpoint,))


HEAD = (
    "seed", "ended", "calls", "spoilt", "asked most", "paid twice", "uncounted", "lies",
    "published", "left out", "claims", "not carried", "audit", "seconds",
)  # fmt: skip


def line(row: Row) -> str:
    """One row of the Markdown table."""
    cells = (
        row.seed, " → ".join(row.ended), row.calls, row.spoilt, row.asked_most, row.paid_twice,
        row.uncounted, row.lies, row.lies_published, row.left_out, row.claims,
        len(row.unsupported), len(row.problems), f"{row.seconds:.0f}",
    )  # fmt: skip
    return f"| {' | '.join(map(str, cells))} |"


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the table; 1 if a promise was broken."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--judge", choices=["chat", "decisions"], default="chat")
    parser.add_argument("--documents", type=int, default=60)
    parser.add_argument("--seeds", type=int, default=10, help="how many")
    parser.add_argument("--first", type=int, default=1, help="of the seeds")
    parser.add_argument("--share", type=float, default=0.3, help="of calls that are spoilt")
    parser.add_argument("--lies", type=float, default=0.15, help="of claims that are false")
    options = parser.parse_args(arguments)
    rows = []
    print(f"| {' | '.join(HEAD)} |\n|{' --- |' * len(HEAD)}")
    for seed in range(options.first, options.first + options.seeds):
        with tempfile.TemporaryDirectory(prefix="wellsourced-soak-") as folder:
            row = soak(
                seed,
                Path(folder),
                judge=options.judge,
                documents=options.documents,
                share=options.share,
                lies=options.lies,
            )
        rows.append(row)
        print(line(row), flush=True)
        for broken in (*row.unsupported, *row.problems):
            print(f"seed {seed}: {broken}", file=sys.stderr)
    return 0 if all(row.holds for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
