"""How a claim lies on the sentences of a text, as numbers that a person can check.

Each is a share or a sign from 0 to 1, or a count of words. What speaks for support and what speaks
against it is said in `FOR`, `AGAINST` and `COUNTED`: a fitted weight may not turn that around.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from flows.core.alignment.contraries import opposed
from flows.core.alignment.copying import copying
from flows.core.alignment.indexing import (
    COMPANY,
    FAMILY,
    OCCURRENCES,
    Item,
    Lines,
    read_items,
)
from flows.core.alignment.thesaurus import Thesaurus
from flows.core.alignment.wording import count_wording
from flows.core.sentences import split

#: Features that speak for support.
FOR = (
    "line",  # share of the claim's concepts, the telling ones weighing more, in the best line
    "name_company",  # neighbours of a name that are its neighbours in the text: the least
    "number_company",  # the same for a figure
)
#: Features that speak against it: shares and signs of each sentence.
AGAINST = (
    "missing",  # share of the concepts that are missing
    "gained",  # negated here, plain there
    "lost",  # the other way round
)
#: Words that speak against it, counted over the whole claim.
COUNTED = (
    "opposite",  # the text has its opposite, and not the word
    "contrary",  # the text has the opposite of a synonym
    "opposed",  # its opposite in the text keeps its company better
    "unlike",  # the text has nothing like it
    "unlike_verb",  # the same of a verb, for which there are more other words
    "family",  # the text has a word that begins alike
    "numbers_missing",
    "names_missing",
    "apart",  # it stands in the three best lines, but not in the best
)

_CLOSE_COMPANY = (2, 4)  # the same for a figure: what it counts stands beside it
_KEPT = 0.5  # share of its company from which an occurrence is the one that the claim means


def sentences_of(claim: str) -> tuple[str, ...]:
    """The sentences of a claim: usually one."""
    return tuple(s.text for s in split(claim) if read_items(s.text)) or (claim.strip(),)


def _share(found: Iterable[str], weights: dict[str, float]) -> float:
    # fsum: the same whatever order a set is read in, so that a brief is the same byte for byte
    total = math.fsum(weights.values())
    return math.fsum(weights[c] for c in found) / total if total else 1.0


def _held(weights: dict[str, float], lines: Lines) -> dict[int, set[str]]:
    """For each line that holds any of the concepts, which it holds."""
    held: dict[int, set[str]] = {}
    for concept in weights:
        for line, _ in lines.where.get(concept, ()):
            held.setdefault(line, set()).add(concept)
    return held


def _best_lines(held: dict[int, set[str]], weights: dict[str, float], most: int) -> list[int]:
    """The lines that cover most, each adding to those before it."""
    found: set[str] = set()
    best: list[int] = []
    while held and len(best) < most:
        line = max(sorted(held), key=lambda n: math.fsum(weights[c] for c in held[n] - found))
        if not held[line] - found:
            break
        found |= held[line]
        best.append(line)
    return best


def _coverage(weights: dict[str, float], lines: Lines) -> tuple[dict[str, float], list[int]]:
    held = _held(weights, lines)
    best = _best_lines(held, weights, 3)
    return {
        "line": _share(held[best[0]], weights) if best else 0.0,
        "document": _share(filter(lines.holds, weights), weights),
    }, best


def _family(concept: str, lines: Lines) -> str | None:
    """A stem of the text that begins alike: "politic" for "politician"."""
    if concept[0] in "=#" or len(concept) < FAMILY:
        return None
    return lines.families.get(concept[:FAMILY])


def _company(items: Sequence[Item], at: int, key: str, lines: Lines) -> tuple[float, set[bool]]:
    """Share of a concept's company that it keeps in the text, and whether it is negated there."""
    here, there = _CLOSE_COMPANY if items[at].number else COMPANY
    around = {o.id for o in items[max(0, at - here) : at + here + 1]} - {items[at].id}
    best, negated = -1, set[bool]()
    for line, position in lines.where.get(key, ())[:OCCURRENCES]:
        row = lines.items[line]
        near = {o.id for o in row[max(0, position - there) : position + there + 1]}
        kept = len(around & near)
        if kept > best:
            best, negated = kept, {row[position].negated}
        elif kept == best:
            negated.add(row[position].negated)
    return (max(best, 0) / len(around) if around else 1.0), negated


def sentence_features(text: str, lines: Lines, words: Thesaurus) -> dict[str, float]:
    """Every share of one claim sentence against these lines, and its counts."""
    items = read_items(text)
    out, best = _coverage({item.id: lines.weight(item.id) for item in items}, lines)
    keys = [
        item.id
        if lines.holds(item.id)
        else (None if item.number or item.name else _family(item.id, lines))
        for item in items
    ]
    company = {"name": [1.0], "number": [1.0]}
    gained = lost = False
    for at, (item, key) in enumerate(zip(items, keys, strict=True)):
        kept, negated = _company(items, at, key, lines) if key else (0.0, set())
        if key and (item.number or item.name):
            company["number" if item.number else "name"].append(kept)
        if kept >= _KEPT and len(negated) == 1:
            gained |= item.negated and False in negated
            lost |= not item.negated and True in negated
    missing = [item for item, key in zip(items, keys, strict=True) if key is None]
    numbers = sum(i.number for i in missing)
    names = sum(i.name and not i.number for i in missing)
    plain = [item for item in missing if not item.number and not item.name]
    kinds = count_wording(text, plain, best, lines, words)
    held = [{item.id for item in lines.items[n]} for n in best]
    found = [item.id for item in items if lines.holds(item.id)]
    near = sum(any(i in line for line in held) for i in found)
    copies = copying(text, lines.runs)
    return out | {
        "name_company": min(company["name"]),
        "number_company": min(company["number"]),
        "missing": len(missing) / len(items) if items else 0.0,
        "gained": float(gained),
        "lost": float(lost),
        "concepts": float(len(items)),
        **{kind: float(n) for kind, n in kinds.items()},
        "opposed": math.fsum(opposed(text, items, at, lines, words) for at in range(len(items))),
        "family": float(sum(key is not None for key in keys) - len(found)),
        "numbers_missing": float(numbers),
        "names_missing": float(names),
        "apart": float(near - sum(i in held[0] for i in found)) if held else 0.0,
        "copied": copies.copied,
        "edits": float(copies.substituted + copies.inserted + copies.moved),
        "denied": float(copies.denied),
    }


def features(claim: str, lines: Lines, words: Thesaurus) -> list[dict[str, float]]:
    """What `sentence_features` finds in each sentence of a claim."""
    return [sentence_features(part, lines, words) for part in sentences_of(claim)]


def claim_features(rows: Sequence[dict[str, float]]) -> dict[str, float]:
    """A claim's features from those of its sentences: every one of `FOR`, `AGAINST` and `COUNTED`.

    Shares are averaged. Counts are divided by the root of the claim's length: a long claim may
    well have more words of its own, but two inventions are worse than one.
    """
    root = math.sqrt(max(1.0, math.fsum(row["concepts"] for row in rows)))
    shares = {name: math.fsum(row[name] for row in rows) / len(rows) for name in (*FOR, *AGAINST)}
    return shares | {name: math.fsum(row[name] for row in rows) / root for name in COUNTED}
