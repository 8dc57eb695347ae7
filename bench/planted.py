"""How many planted errors the offline checker catches, and how many faithful claims it blocks.

    python -m bench.planted SOURCE... [--per-kind N] [--seed N] [--show KIND] [--json]

From the sentences of any documents it makes claims that are faithful by construction, and claims
with one planted error, and gives each to the gates and the offline judge with the sentence that
it was made from as its evidence. It shares nothing with the gates: it reads with its own patterns
and word lists, so that what they cannot see, it still plants.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import zlib
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from bench.planting.kinds import ERRORS, FAITHFUL
from bench.planting.model import Made, Maker, World
from bench.planting.reading import Page, places, read_page
from flows.checking import Check, Draft, check_drafts
from flows.errors import InputError
from flows.judges.offline import OfflineJudge
from flows.sources import read_sources

PER_KIND = 300
_PER_PAGE = 12  # of one kind, so that no page speaks for all
_SHOWN = 50


@dataclass(frozen=True, slots=True)
class Case:
    """One made claim, where it comes from, and what the checker found."""

    kind: str
    made: Made
    page: Page
    check: Check


def make(
    kind: str, maker: Maker, world: World, *, per_kind: int, seed: int
) -> list[tuple[Page, Made]]:
    """Up to `per_kind` claims, at most one a sentence, drawn over all pages alike."""
    rng = random.Random(seed + zlib.crc32(kind.encode()))  # noqa: S311  draws, no secrets
    spots = [place for page in world.pages for place in places(page)]
    rng.shuffle(spots)
    made: list[tuple[Page, Made]] = []
    taken: Counter[str] = Counter()
    cap = max(_PER_PAGE, 2 * per_kind // max(1, len(world.pages)))
    for place in spots:
        if len(made) == per_kind:
            break
        if taken[place.page.document.id] < cap:
            found = list(maker(place, world, rng))
            if found:
                made.append((place.page, rng.choice(found)))
                taken[place.page.document.id] += 1
    return made


def measure(
    sources: Sequence[str], *, per_kind: int, seed: int, kinds: Sequence[str] = ()
) -> list[Case]:
    """Makes the claims and checks them, a document at a time."""
    pages = [read_page(d) for d in read_sources(sources).documents if d.language in {"en", "und"}]
    world = World(pages, sorted({p for page in pages for p in page.persons}))
    wanted = {**FAITHFUL, **ERRORS}
    todo: dict[int, list[tuple[str, Made]]] = defaultdict(list)
    order = {page.document.id: i for i, page in enumerate(pages)}
    for kind, maker in wanted.items():
        if not kinds or kind in kinds:
            for page, made in make(kind, maker, world, per_kind=per_kind, seed=seed):
                todo[order[page.document.id]].append((kind, made))
    judge = OfflineJudge()
    cases = []
    for i, claims in sorted(todo.items()):
        document = pages[i].document
        drafts = [Draft(document.id, m.text, m.evidence) for _, m in claims]
        checks = check_drafts(document, drafts, judge)
        cases += [
            Case(kind, made, pages[i], check)
            for (kind, made), check in zip(claims, checks, strict=True)
        ]
    return cases


@dataclass(frozen=True, slots=True)
class Row:
    """One kind: how many claims were made, how many the checker let nobody print."""

    kind: str
    faithful: bool
    made: int
    blocked: int
    by_gates: int
    codes: dict[str, int]

    @property
    def rate(self) -> float:
        """Share blocked, in percent; 0 where none was made."""
        return 100 * self.blocked / self.made if self.made else 0.0


def table(cases: Sequence[Case]) -> list[Row]:
    """One row a kind, faithful ones first."""
    rows = []
    for kind in (*FAITHFUL, *ERRORS):
        own = [c for c in cases if c.kind == kind]
        blocked = [c for c in own if not c.check.passed]
        gated = [c for c in blocked if any(g.outcome == "fail" for g in c.check.gates)]
        codes = Counter(code for c in blocked for code in c.check.codes)
        rows.append(
            Row(
                kind,
                kind in FAITHFUL,
                len(own),
                len(blocked),
                len(gated),
                dict(codes.most_common()),
            )
        )
    return rows


def show(case: Case) -> str:
    """One claim beside its source, with what was found."""
    document = case.page.document
    source = " / ".join(document.sentence(n).text for n in case.made.evidence)
    codes = ", ".join(case.check.codes) or "passed"
    said = "; ".join(
        f"{g.code}: {g.claim_says!r} / {g.source_says!r}"
        for g in case.check.gates
        if g.outcome == "fail"
    )
    score = f"{case.check.score:.2f}" if case.check.score is not None else "-"
    return (
        f"[{case.made.form}] {codes} (score {score}) {said}\n"
        f"  claim:  {case.made.text}\n  source: {source}\n  file:   {document.name}\n"
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the table, or the claims of one kind that went wrong."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("sources", nargs="+", metavar="SOURCE", help="files, folders or globs")
    parser.add_argument(
        "--per-kind", type=int, default=PER_KIND, help="claims of each kind at most"
    )
    parser.add_argument("--seed", type=int, default=1, help="the same seed makes the same claims")
    parser.add_argument("--show", metavar="KIND", help="print what of this kind went wrong")
    parser.add_argument(
        "--all", action="store_true", help="with --show: print what went right, too"
    )
    parser.add_argument("--json", action="store_true", help="the table as JSON")
    options = parser.parse_args(arguments)
    kinds = (*FAITHFUL, *ERRORS)
    if options.show and options.show not in kinds:
        parser.error(f"no kind {options.show!r}; one of: {', '.join(kinds)}")
    try:
        cases = measure(
            options.sources,
            per_kind=options.per_kind,
            seed=options.seed,
            kinds=[options.show] if options.show else [],
        )
    except InputError as e:
        print(e, file=sys.stderr)
        return 2
    if options.show:
        good = options.show in FAITHFUL
        wrong = [c for c in cases if options.all or c.check.passed != good]
        for case in wrong[:_SHOWN]:
            print(show(case))
        print(f"{len(wrong)} of {len(cases)}")
    elif options.json:
        rows = [
            {
                "kind": r.kind,
                "faithful": r.faithful,
                "made": r.made,
                "blocked": r.blocked,
                "blocked_by_gates": r.by_gates,
                "codes": r.codes,
            }
            for r in table(cases)
        ]
        print(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        _print(table(cases))
    return 0


def _print(rows: Sequence[Row]) -> None:
    print(f"{'':28}{'made':>6}{'blocked':>9}{'%':>7}{'by gates %':>12}")
    for faithful, heading in ((True, "faithful"), (False, "one planted error")):
        print(heading)
        group = [r for r in rows if r.faithful == faithful]
        for row in group:
            gates = 100 * row.by_gates / row.made if row.made else 0.0
            print(f"  {row.kind:26}{row.made:6}{row.blocked:9}{row.rate:7.1f}{gates:12.1f}")
        made, blocked = sum(r.made for r in group), sum(r.blocked for r in group)
        if made:
            print(f"  {'all':26}{made:6}{blocked:9}{100 * blocked / made:7.1f}")


if __name__ == "__main__":
    sys.exit(main())
