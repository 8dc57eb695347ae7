"""How a claim lies on the sentences of a document, as numbers that a person can check.

Each feature is worked out a claim sentence at a time; the claim has the mean of them and, where a
chain is as strong as its weakest link, the worst.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise

import sentencex

from flows.core.antonyms import opposite
from flows.core.edits import edits
from flows.core.indexing import Item, Lines, read_items

_OCCURRENCES = 40  # of one concept that are looked at; more tell nothing new
_NEAR_CLAIM, _NEAR_SOURCE = 3, 6  # concepts to either side that are a word's company


def sentences_of(claim: str) -> tuple[str, ...]:
    """The sentences of a claim: usually one."""
    parts = tuple(p.strip() for p in sentencex.segment("en", claim))
    return tuple(p for p in parts if read_items(p)) or (claim.strip(),)


def _weights(items: Iterable[Item], lines: Lines) -> dict[str, float]:
    return {item.id: lines.weight(item.id) for item in items}


def _share(found: Iterable[str], weights: dict[str, float]) -> float:
    total = sum(weights.values())
    return sum(weights[c] for c in found) / total if total else 1.0


def _line_scores(weights: dict[str, float], lines: Lines) -> dict[int, set[str]]:
    """For each line that holds any of the concepts, which it holds."""
    held: dict[int, set[str]] = {}
    for concept in weights:
        for line, _ in lines.where.get(concept, ()):
            held.setdefault(line, set()).add(concept)
    return held


def _best_line(held: dict[int, set[str]], weights: dict[str, float]) -> tuple[int | None, float]:
    best, score = None, 0.0
    for line in sorted(held):
        here = _share(held[line], weights)
        if here > score:
            best, score = line, here
    return best, score


def _best_window(held: dict[int, set[str]], weights: dict[str, float], size: int) -> float:
    best = 0.0
    for line in held:
        union = set().union(*(held.get(line + k, set()) for k in range(size)))
        best = max(best, _share(union, weights))
    return best


def _greedy(held: dict[int, set[str]], weights: dict[str, float], size: int) -> float:
    """Coverage by the best few lines, wherever they stand."""
    found: set[str] = set()
    for _ in range(size):
        if not held:
            break
        line = max(sorted(held), key=lambda n: sum(weights[c] for c in held[n] - found))
        found |= held[line]
    return _share(found, weights)


def _company(items: Sequence[Item], at: int, lines: Lines) -> float:
    """Share of a word's neighbours in the claim that it also has near it in the source."""
    around = {
        o.id for o in items[max(0, at - _NEAR_CLAIM) : at + _NEAR_CLAIM + 1] if o.id != items[at].id
    }
    places = lines.where.get(items[at].id, ())
    if not places:
        return 0.0
    if not around:
        return 1.0
    best = 0
    for line, position in places[:_OCCURRENCES]:
        row = lines.items[line]
        near = {o.id for o in row[max(0, position - _NEAR_SOURCE) : position + _NEAR_SOURCE + 1]}
        best = max(best, len(around & near))
        if best == len(around):
            break
    return best / len(around)


def _ordered(items: Sequence[Item], lines: Lines) -> float:
    """Share of neighbouring pairs that some line holds close together in the same order."""
    pairs = [(a.id, b.id) for a, b in pairwise(items) if a.id != b.id]
    if not pairs:
        return 1.0
    kept = 0
    for left, right in pairs:
        after = {
            (line, position - k) for line, position in lines.where.get(right, ()) for k in (1, 2, 3)
        }
        kept += any(place in after for place in lines.where.get(left, ()))
    return kept / len(pairs)


def _polarity(items: Sequence[Item], row: Sequence[Item]) -> tuple[float, float, float]:
    """Negation gained, negation lost and an opposite in the place of a word, against one line."""
    there = {}
    for item in row:
        there.setdefault(item.id, item.negated)
    ids = {item.id for item in items}
    gained = sum(i.negated and there.get(i.id) is False for i in items)
    lost = sum(not i.negated and there.get(i.id) is True for i in items)
    swapped = sum(
        1
        for i in items
        if i.id not in there and any(o in there and o not in ids for o in opposite(i.id))
    )
    return float(gained), float(lost), float(swapped)


def _kind(items: Sequence[Item], company: Sequence[float], lines: Lines) -> dict[str, float]:
    missing = [not lines.holds(item.id) for item in items]
    out: dict[str, float] = {}
    for kind in ("number", "name", "other"):
        chosen = [
            i
            for i, item in enumerate(items)
            if (kind == "number") == item.number
            and (kind == "name") == (item.name and not item.number)
        ]
        gone = sum(missing[i] for i in chosen)
        out[f"{kind}_missing"] = math.log1p(gone)
        out[f"{kind}_missing_share"] = gone / len(chosen) if chosen else 0.0
        here = [company[i] for i in chosen if not missing[i]]
        out[f"{kind}_company_min"] = min(here, default=1.0)
        out[f"{kind}_company_mean"] = sum(here) / len(here) if here else 1.0
    return out


def _sentence(text: str, lines: Lines) -> dict[str, float]:
    items = read_items(text)
    weights = _weights(items, lines)
    held = _line_scores(weights, lines)
    best, one = _best_line(held, weights)
    company = [_company(items, i, lines) for i in range(len(items))]
    out = {
        "line": one,
        "window2": _best_window(held, weights, 2),
        "window4": _best_window(held, weights, 4),
        "three": _greedy(held, weights, 3),
        "document": _share([c for c in weights if lines.holds(c)], weights),
        "ordered": _ordered(items, lines),
        "company": sum(company) / len(company) if company else 1.0,
    }
    row = lines.items[best] if best is not None else ()
    out["gained"], out["lost"], out["opposite"] = (x * one for x in _polarity(items, row))
    near = edits(text, lines.texts[best]) if best is not None else edits("", "")
    out["copied"], out["longest"] = near.copied, near.longest
    out["substituted"], out["inserted"] = near.substituted, near.inserted
    out["turned"], out["moved"] = near.turned, near.moved
    return out | _kind(items, company, lines)


_SUMMED = ("missing", "gained", "lost", "opposite", "substituted", "inserted", "turned", "moved")


def features(claim: str, lines: Lines) -> dict[str, float]:
    """Every feature of a claim against these lines, by name."""
    parts = sentences_of(claim)
    rows = [_sentence(part, lines) for part in parts]
    sizes = [len(read_items(part)) or 1 for part in parts]
    out: dict[str, float] = {}
    for name in rows[0]:
        values = [row[name] for row in rows]
        if name.endswith(_SUMMED):
            out[name] = math.log1p(sum(values))
        else:
            out[name] = sum(v * n for v, n in zip(values, sizes, strict=True)) / sum(sizes)
            out[f"{name}_worst"] = max(values) if name.endswith("share") else min(values)
    out["length"] = math.log(sum(sizes))
    out["sentences"] = math.log(len(rows))
    out["lines"] = math.log(max(1, len(lines.texts)))
    return out
