"""Measures `flows/core/conflicts/`: which claims answer one question differently.

Without arguments it reads `tests/core/conflict_pairs.jsonl`, pairs of short reports written for
this project from newspaper habits: half differ on one question, half only look like it (updates,
rounding, another scope, thing or time). Every body sentence becomes a claim, whose speaker is the
first that the sentence names. The part "held_out" is that: no rule was tuned on it. The part
"development_2" was held out until it was measured once, and read then; docs/checker.md has both.

`--ramdocs FILE` reads the development file of RAMDocs (github.com/HanNight/RAMDocs, MIT). Each
question comes with several sources. Each source is a document here; its claims are the two body
sentences that share most with the question (TF-IDF over concepts), a stand-in for what an engine
would pick. Only questions with one gold answer and `has_conflict` ask about a real conflict. In
the rest several answers are right, about different things of one name, and a conflict there is
false if both of its documents are right, but deserved if one of them was planted as misinformation;
so those are counted apart. No text of the file is kept.

`--synthetic N` reads N reports of `bench/synthetic.py` and counts the differences on a fact that
was planted with two answers, and on facts that were drawn at random.

`--documents FOLDER...` prints the conflicts of each folder's brief (offline engine and judge).

    python bench/conflicts.py [--wrong] [--ramdocs FILE] [--synthetic N] [--documents FOLDER ...]
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from bench.stories import brief_of, print_found
from bench.synthetic import articles, told_in
from flows.core.conflicts import find_conflicts
from flows.core.facts import read_facts
from flows.core.records import Claim, Conflict, Document, Evidence
from flows.core.vectors import vectorise
from flows.errors import InputError
from flows.sources.document import document_from_text

PAIRS = Path(__file__).parent.parent / "tests" / "core" / "conflict_pairs.jsonl"
PER_SOURCE = 2  # sentences of a RAMDocs source that become claims


@dataclass(frozen=True)
class Pair:
    """Two short reports, and whether they answer one question differently."""

    id: str
    part: str  # "development", "development_2" or "held_out"
    conflict: bool
    kind: str  # of conflict, or which trap
    texts: tuple[str, str]  # publisher and date above each report


def read_pairs(path: Path = PAIRS) -> list[Pair]:
    """The pairs of a table; KeyError where a row lacks a field."""
    return [
        Pair(
            row["id"],
            row["part"],
            row["conflict"],
            row["kind"],
            (_report(row["first"]), _report(row["second"])),
        )
        for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())
    ]


def conflicts_of(pair: Pair) -> tuple[Conflict, ...]:
    """What is found between the two reports of a pair."""
    documents = [document_from_text(f"{i}.txt", t) for i, t in enumerate(pair.texts)]
    claims = [_claim(d, s.number) for d in documents for s in d.sentences if s.kind == "body"]
    return find_conflicts(claims, {d.id: d for d in documents})


def _report(side: Mapping[str, str]) -> str:
    return f"{side['publisher']}\n\n{side['date']}\n\n{side['text']}"


def _claim(document: Document, number: int) -> Claim:
    s = document.sentence(number)
    speech = next(iter(read_facts(s.text).speeches), None)
    evidence = Evidence(document.id, number, s.span.start, s.span.end, s.text)
    return Claim(
        id=f"{document.id}-{number}",
        text=s.text,
        speaker=speech.speaker if speech else None,
        evidence=(evidence,),
        checks=(),
        reported_by=(document.id,),
    )


def measure_pairs(pairs: Sequence[Pair], *, wrong: bool) -> None:
    """Prints balanced accuracy with the confusion, whole and by kind, for each part."""
    for part in dict.fromkeys(p.part for p in pairs):
        rows = [(p, bool(conflicts_of(p))) for p in pairs if p.part == part]
        real = [found for p, found in rows if p.conflict]
        traps = [found for p, found in rows if not p.conflict]
        hits, alarms = sum(real), sum(traps)
        balanced = (hits / len(real) + 1 - alarms / len(traps)) / 2
        print(f"{part}: {len(rows)} pairs, balanced accuracy {100 * balanced:.1f}")
        print("                 found   not found")
        print(f"  real conflict  {hits:5d}   {len(real) - hits:9d}")
        print(f"  trap           {alarms:5d}   {len(traps) - alarms:9d}")
        for name, expected in (("found of real", True), ("false alarms of traps", False)):
            by_kind: defaultdict[str, list[bool]] = defaultdict(list)
            for p, found in rows:
                if p.conflict is expected:
                    by_kind[p.kind].append(found)
            told = (f"{k} {sum(v)}/{len(v)}" for k, v in by_kind.items())
            print(f"  {name}: {', '.join(told)}")
        if wrong:
            for p, found in rows:
                if found is not p.conflict:
                    print(f"  {'missed' if p.conflict else 'FALSE'} {p.id} {p.kind}")
                    for text in p.texts:
                        print("     ", text.replace("\n\n", " | "))
                    print_found(conflicts_of(p), "      → ")


def measure_ramdocs(path: Path, *, wrong: bool) -> None:
    """Prints how often each kind of question becomes a conflict, and between whom."""
    asked: Counter[str] = Counter()
    found: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    unread = 0
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        if len(row["gold_answers"]) > 1:
            kind = "several gold answers"
        else:
            kind = "one gold answer, " + ("conflict" if row["has_conflict"] else "no conflict")
        documents, claims, sources = _ramdocs_claims(row)
        unread += len(row["sources"]) - len(documents)
        conflicts = find_conflicts(claims, documents)
        asked[kind] += 1
        found[kind] += bool(conflicts)
        between = {b for c in conflicts for b in _between(c, sources)}
        pairs.update(f"{kind}: {b}" for b in between)
        if wrong and conflicts:
            print(f"{row['id']} ({kind}) {row['question']} {sorted(between)}")
            print_found(conflicts, "   → ")
            texts = {c.id: c.text for c in claims}
            told = (texts[i] for c in conflicts for a in c.answers for i in a.claims)
            for text in dict.fromkeys(told):
                print("     ", text[:300])
    print(f"RAMDocs: {sum(asked.values())} questions; {unread} sources hold no English sentence")
    for kind, n in sorted(asked.items()):
        print(f"  {kind}: {found[kind]} of {n} become a conflict ({100 * found[kind] / n:.1f} %)")
        for name, count in sorted(pairs.items()):
            if name.startswith(f"{kind}: "):
                print(f"     {count:3d} between {name.removeprefix(f'{kind}: ')}")


def _ramdocs_claims(
    row: Mapping[str, Any],
) -> tuple[dict[str, Document], list[Claim], dict[str, Mapping[str, str]]]:
    documents: dict[str, Document] = {}
    sources: dict[str, Mapping[str, str]] = {}
    claims: list[Claim] = []
    for source in row["sources"]:
        try:
            document = document_from_text(source["sid"], source["text"])
        except InputError:
            continue
        documents[document.id], sources[document.id] = document, source
        body = [s for s in document.sentences if s.kind == "body"]
        vectors = vectorise([row["question"], *(s.text for s in body)])
        likeness = (vectors[1:] @ vectors[0].T).toarray().ravel()
        best = sorted(range(len(body)), key=lambda i: (-likeness[i], i))[:PER_SOURCE]
        claims += [_claim(document, body[i].number) for i in sorted(best)]
    return documents, claims, sources


def _between(conflict: Conflict, sources: Mapping[str, Mapping[str, str]]) -> Iterable[str]:
    """Whose answers a conflict sets against each other: right, planted, or off the question."""
    for one, other in combinations(conflict.answers, 2):
        for a in one.documents:
            for b in other.documents:
                yield " and ".join(sorted((sources[a]["type"], sources[b]["type"])))


def measure_synthetic(count: int) -> None:
    """Prints how many differences are found among that many synthetic reports, by what differs."""
    texts = articles(count, seed=1)
    told = told_in(texts)
    documents = [document_from_text(f"{i:03}.txt", a.text) for i, a in enumerate(texts)]
    claims = [_claim(d, s.number) for d in documents for s in d.sentences if s.kind == "body"]
    fact_of = {c.id: told[c.text].fact for c in claims if c.text in told}
    asked = [
        {fact_of.get(i) for a in c.answers for i in a.claims}
        for c in find_conflicts(claims, {d.id: d for d in documents})
    ]
    planted = sum(len(facts) == 1 for facts in asked)
    print(f"{count} synthetic reports: {planted} differences on one planted fact,")
    print(f"  {len(asked) - planted} on facts drawn at random")


def print_conflicts(folder: str) -> None:
    """Prints the conflicts that a brief of the folder's documents shows."""
    story, names = brief_of(folder)
    print(f"{folder}: {len(story.conflicts)} conflicts")
    print_found(story.conflicts, "  ", names)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description="Measures conflicts between claims.")
    parser.add_argument("--wrong", action="store_true", help="print what it gets wrong, to be read")
    parser.add_argument("--ramdocs", type=Path, metavar="FILE", help="a RAMDocs file (JSON Lines)")
    parser.add_argument("--synthetic", type=int, metavar="N", help="read N synthetic reports")
    parser.add_argument("--documents", nargs="+", default=[], metavar="FOLDER")
    options = parser.parse_args()
    if options.ramdocs:
        measure_ramdocs(options.ramdocs, wrong=options.wrong)
    if options.synthetic:
        measure_synthetic(options.synthetic)
    for folder in options.documents:
        print_conflicts(folder)
    if not (options.ramdocs or options.synthetic or options.documents):
        measure_pairs(read_pairs(), wrong=options.wrong)


if __name__ == "__main__":
    main()
