"""How a claim sentence lies on the sentences of a text, as numbers that a person can check.

Each is a share from 0 to 1, or the logarithm of a count. What speaks for support and what speaks
against it is said in `FOR` and `AGAINST`: a fitted weight may not turn that around.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import reduce
from itertools import pairwise
from operator import or_

from flows.core.alignment.copying import Copying, copying
from flows.core.alignment.indexing import FAMILY, Item, Lines, read_items
from flows.core.alignment.thesaurus import Thesaurus, vocabulary
from flows.core.sentences import split

#: Features that speak for support.
FOR = (
    "line",  # share of the claim's concepts, the telling ones weighing more, in the best line
    "window",  # in the best two lines that stand together
    "three",  # in the best three lines, wherever they stand
    "document",  # anywhere
    "ordered",  # neighbouring pairs that a line holds close together in that order
    "company",  # a concept's neighbours in the claim that are its neighbours in the text: mean
    "name_company",  # the least of it among the names
    "number_company",  # the least of it among the figures
    "copied",  # words copied in runs
    "verbatim",  # nearly all copied, and nothing changed
    "synonyms",  # words that the best lines have in other words
)
#: Features that speak against it.
AGAINST = (
    "numbers_missing",
    "names_missing",
    "words_missing",  # neither there nor akin to anything there
    "missing",  # share of the concepts that are missing
    "gained",  # negated here, plain there
    "lost",  # the other way round
    "opposite",  # a word whose opposite stands in its place
    "edited",  # words changed in what is otherwise copied
    "turned",  # small words changed there: before, more, not
)

_OCCURRENCES = 60  # of one concept that are looked at; more tell nothing new
_COMPANY = (3, 6)  # concepts to either side that count as company: in the claim, in the text
_CLOSE_COMPANY = (2, 4)  # the same for a figure: what it counts stands beside it
_SAME_THING = 0.4  # share of a claim in one line from which its words stand for each other
_KEPT = 0.5  # share of its company from which an occurrence is the one that the claim means
_COPIED = (0.6, 0.85)  # share of copied words where a sentence begins to be, and is, a copy


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
    empty: set[str] = set()
    pairs = (held[line] | held.get(line + 1, empty) for line in held)
    return {
        "line": _share(held[best[0]], weights) if best else 0.0,
        "window": max((_share(pair, weights) for pair in pairs), default=0.0),
        "three": _share(empty.union(*(held[line] for line in best)), weights),
        "document": _share(filter(lines.holds, weights), weights),
    }, best


def _family(concept: str, lines: Lines) -> str | None:
    """A stem of the text that begins alike: "politic" for "politician"."""
    if concept[0] in "=#" or len(concept) < FAMILY:
        return None
    return lines.families.get(concept[:FAMILY])


def _company(items: Sequence[Item], at: int, key: str, lines: Lines) -> tuple[float, set[bool]]:
    """Share of a concept's company that it keeps in the text, and whether it is negated there."""
    here, there = _CLOSE_COMPANY if items[at].number else _COMPANY
    around = {o.id for o in items[max(0, at - here) : at + here + 1]} - {items[at].id}
    best, negated = -1, set[bool]()
    for line, position in lines.where.get(key, ())[:_OCCURRENCES]:
        row = lines.items[line]
        near = {o.id for o in row[max(0, position - there) : position + there + 1]}
        kept = len(around & near)
        if kept > best:
            best, negated = kept, {row[position].negated}
        elif kept == best:
            negated.add(row[position].negated)
    return (max(best, 0) / len(around) if around else 1.0), negated


def _ordered(items: Sequence[Item], lines: Lines) -> float:
    pairs = [(a.id, b.id) for a, b in pairwise(items) if a.id != b.id]
    kept = 0
    for left, right in pairs:
        after = {(n, p - k) for n, p in lines.where.get(right, ()) for k in (1, 2, 3)}
        kept += any(place in after for place in lines.where.get(left, ()))
    return kept / len(pairs) if pairs else 1.0


def _kin(
    text: str, missing: Sequence[Item], best: Sequence[int], lines: Lines, words: Thesaurus
) -> tuple[dict[str, float], int]:
    """What the missing words are to those of the best lines; how many the best does not explain.

    A word that the claim has too is not what another word of the claim stands in place of.
    """
    own = vocabulary(text)
    near = reduce(or_, (vocabulary(lines.texts[n]) for n in best), vocabulary("")) - own
    beside = vocabulary(lines.texts[best[0]]) - own if best else near
    counts = {"synonym": 0, "opposite": 0, "kind": 0, "none": 0}
    unexplained = 0
    for item in missing:
        word = text[item.start : item.end]
        here, anywhere = words.relation(word, beside), words.relation(word, near)
        unexplained += here != "synonym"
        counts["none" if anywhere == "opposite" != here else anywhere] += 1
    return {
        "synonyms": math.log1p(counts["synonym"]),
        "opposite": math.log1p(counts["opposite"]),
        "words_missing": math.log1p(counts["none"]),
    }, unexplained


def sentence_features(text: str, lines: Lines, words: Thesaurus) -> dict[str, float]:
    """Every feature of `FOR` and `AGAINST` of one claim sentence against these lines."""
    items = read_items(text)
    out, best = _coverage({item.id: lines.weight(item.id) for item in items}, lines)
    keys = [
        item.id
        if lines.holds(item.id)
        else (None if item.number or item.name else _family(item.id, lines))
        for item in items
    ]
    company = {"name": [1.0], "number": [1.0], "all": []}
    gained = lost = False
    for at, (item, key) in enumerate(zip(items, keys, strict=True)):
        kept, negated = _company(items, at, key, lines) if key else (0.0, set())
        company["all"].append(kept)
        if key and (item.number or item.name):
            company["number" if item.number else "name"].append(kept)
        if kept >= _KEPT and len(negated) == 1:
            gained |= item.negated and False in negated
            lost |= not item.negated and True in negated
    missing = [item for item, key in zip(items, keys, strict=True) if key is None]
    plain = [item for item in missing if not item.number and not item.name]
    numbers, names = sum(i.number for i in missing), sum(i.name and not i.number for i in missing)
    out |= {
        "ordered": _ordered(items, lines),
        "company": sum(company["all"]) / len(items) if items else 1.0,
        "name_company": min(company["name"]),
        "number_company": min(company["number"]),
        "numbers_missing": math.log1p(numbers),
        "names_missing": math.log1p(names),
        "missing": len(missing) / len(items) if items else 0.0,
        "gained": float(gained),
        "lost": float(lost),
    }
    kin, unexplained = _kin(text, plain, best, lines, words)
    out |= kin
    out["opposite"] *= out["line"] >= _SAME_THING
    return out | _copies(copying(text, lines.runs), unexplained + numbers + names)


def _copies(found: Copying, unexplained: int) -> dict[str, float]:
    low, high = _COPIED
    copy = min(1.0, max(0.0, (found.copied - low) / (high - low)))
    changed = (
        found.moved + found.denied + (unexplained if found.substituted + found.inserted else 0)
    )
    return {
        "copied": found.copied,
        "verbatim": copy * (not changed and not found.turned and not unexplained),
        "edited": copy * math.log1p(changed),
        "turned": copy * math.log1p(found.turned),
    }


def features(claim: str, lines: Lines, words: Thesaurus) -> list[dict[str, float]]:
    """The features of each sentence of a claim."""
    return [sentence_features(part, lines, words) for part in sentences_of(claim)]
