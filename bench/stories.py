"""Measures how many of a story's differences its brief shows.

Makes briefs (offline engine and judge) of `tests/core/conflicts/stories`, eight stories of three
short articles each, as three newsrooms would tell one event. `stories.jsonl` beside them lists
what the articles tell differently; whatever else a brief shows as a difference is counted as none.
The stories were written before the rules that read them; the part "held_out" was measured when
those were done.

    python bench/stories.py [--wrong]
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from flows.checking import check_document
from flows.consolidating import Story, consolidate
from flows.core.records import Conflict
from flows.engines.extractive import ExtractiveEngine
from flows.judges.offline import OfflineJudge
from flows.sources import read_sources

STORIES = Path(__file__).parent.parent / "tests" / "core" / "conflicts" / "stories"
# Differences whose answers are told by their claims, not by a value.
_TOLD = frozenset({"polarity", "manner", "actor", "cause"})


@dataclass(frozen=True)
class Planted:
    """One difference between the articles of a story."""

    part: str  # "development" or "held_out"
    story: str
    asked: str
    kind: str
    one: str  # patterns that one answer and another have, in its value or its claims
    other: str

    def found(self, conflicts: Sequence[Conflict], claims: Mapping[str, str]) -> bool:
        """Whether some conflict sets the two answers against each other."""
        return any(self._sides(c, claims) for c in conflicts)

    def _sides(self, conflict: Conflict, claims: Mapping[str, str]) -> bool:
        told = [" ".join((a.value, *(claims[c] for c in a.claims))) for a in conflict.answers]
        if self.kind not in _TOLD:
            told = [a.value for a in conflict.answers]
        ours = [bool(re.search(self.one, t, re.IGNORECASE)) for t in told]
        theirs = [bool(re.search(self.other, t, re.IGNORECASE)) for t in told]
        return any(o and t and i != j for i, o in enumerate(ours) for j, t in enumerate(theirs))


def read_planted() -> list[Planted]:
    """The differences of all stories."""
    rows = STORIES.with_suffix(".jsonl").read_text(encoding="utf-8").splitlines()
    return [Planted(**json.loads(row)) for row in rows]


def brief_of(folder: str | Path) -> tuple[Story, dict[str, str]]:
    """The brief of a folder's documents, and their names by id."""
    reading = read_sources([str(folder)])
    engine, judge = ExtractiveEngine(), OfflineJudge()
    drafts = [engine.summarise(d, None) for d in reading.documents]
    checked = [
        check_document(d, own, engine, judge)
        for d, own in zip(reading.documents, drafts, strict=True)
    ]
    story = consolidate(reading.documents, checked, engine, judge)
    return story, {d.id: d.name for d in reading.documents}


def measure_stories(*, wrong: bool) -> None:
    """Prints how many of the stories' differences are shown, and how many that are none."""
    planted = read_planted()
    for part in dict.fromkeys(p.part for p in planted):
        kinds: defaultdict[str, list[bool]] = defaultdict(list)
        shown = others = 0
        for name in dict.fromkeys(p.story for p in planted if p.part == part):
            story, names = brief_of(STORIES / part / name)
            claims = {c.id: c.text for c in story.claims}
            own = [p for p in planted if (p.part, p.story) == (part, name)]
            for p in own:
                kinds[p.kind].append(p.found(story.conflicts, claims))
                if wrong and not kinds[p.kind][-1]:
                    print(f"  missed {name}: {p.asked} ({p.kind})")
            extra = [c for c in story.conflicts if not any(p.found([c], claims) for p in own)]
            shown, others = shown + len(story.conflicts), others + len(extra)
            if wrong:
                print_found(extra, "  FALSE ", names)
        found = sum(sum(v) for v in kinds.values())
        total = sum(len(v) for v in kinds.values())
        print(f"{part}: {found} of {total} differences shown; {others} of {shown} shown are none")
        print("  " + ", ".join(f"{k} {sum(v)}/{len(v)}" for k, v in sorted(kinds.items())))


def print_found(
    conflicts: Iterable[Conflict], indent: str, names: Mapping[str, str] | None = None
) -> None:
    """Prints conflicts with who says what; `names` are those of documents by their ids."""
    for c in conflicts:
        print(f"{indent}{c.kind}: {c.question}")
        for a in c.answers:
            who = f" says {', '.join(a.speakers)}" if a.speakers else ""
            where = f" in {', '.join(names[d] for d in a.documents)}" if names else ""
            print(f"{indent}  {a.value}{who}{where}")


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description="Measures conflicts in briefs of whole stories.")
    parser.add_argument("--wrong", action="store_true", help="print what it gets wrong, to be read")
    measure_stories(wrong=parser.parse_args().wrong)


if __name__ == "__main__":
    main()
