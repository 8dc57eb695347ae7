"""Measures `flows/core/origins.py`: which documents are independent.

Reads `tests/core/origin_pairs.jsonl`, pairs of reports written for this project: reprints with a
new headline or a cut, agency copy that was edited lightly and kept its credit, one press release in
several places, one address; against own reports that share a spokesman's words or a borrowed
sentence. A rewrite in other words, or a translation, counts as independent by our rule: nothing in
its text says where it came from. Then prints the origins of each folder given.

    python bench/origins.py [--wrong] [FOLDER ...]
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from flows.core.origins import origins
from flows.sources import read_sources
from flows.sources.document import document_from_text

PAIRS = Path(__file__).parent.parent / "tests" / "core" / "origin_pairs.jsonl"


@dataclass(frozen=True)
class Pair:
    """Two reports, and whether they have one origin."""

    id: str
    same_origin: bool
    kind: str
    first: str
    second: str


def read_pairs(path: Path = PAIRS) -> list[Pair]:
    """The pairs of a table."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [Pair(**json.loads(line)) for line in lines]


def one_origin(pair: Pair) -> bool:
    """Whether the two reports of a pair are found to have one origin."""
    documents = [document_from_text(f"{i}.txt", t) for i, t in enumerate((pair.first, pair.second))]
    return len(set(origins(documents).values())) == 1


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description="Measures which documents are independent.")
    parser.add_argument("--wrong", action="store_true", help="print what it gets wrong, to be read")
    parser.add_argument("folders", nargs="*", metavar="FOLDER")
    options = parser.parse_args()
    found = [(p, one_origin(p)) for p in read_pairs()]
    right = {
        same: [f for p, f in found if p.same_origin is same].count(same) for same in (True, False)
    }
    count = {same: sum(p.same_origin is same for p, _ in found) for same in (True, False)}
    balanced = 50 * sum(right[s] / count[s] for s in (True, False))
    print(f"{len(found)} pairs, balanced accuracy {balanced:.1f}")
    print(f"  one origin: {right[True]} of {count[True]} found")
    print(f"  independent: {right[False]} of {count[False]} kept apart")
    by_kind: defaultdict[str, list[bool]] = defaultdict(list)
    for p, f in found:
        by_kind[p.kind].append(f is p.same_origin)
    for kind, hits in by_kind.items():
        print(f"    {kind}: {sum(hits)}/{len(hits)}")
    if options.wrong:
        for p, f in found:
            if f is not p.same_origin:
                print(f"  {p.id} {p.kind}: {'merged' if f else 'kept apart'}")
                print(f"    {p.first}\n    {p.second}")
    for folder in options.folders:
        documents = read_sources([folder]).documents
        count_of = len(set(origins(documents).values()))
        print(f"{folder}: {len(documents)} documents, {count_of} origins")


if __name__ == "__main__":
    main()
