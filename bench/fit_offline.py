"""Fits the offline judge and prints how it does on data that it was not fitted on.

    python -m bench.fit_offline CLAIMS.jsonl... [--pairs WEIGHT] [--write] [--seed N]

Each data set in turn is left out: the weights and the one threshold come from the others. Beside
the judge stand *always supported*, *numbers only*, *word overlap* and the gates of support alone.
A weight may not turn around what its feature means (`FOR`, `AGAINST`, `COUNTED` in
`flows.core.alignment`).
`--pairs` mixes in claims made from the same sources (`bench/pairs.py`), with that weight against
the labelled ones. `--write` stores the fit of all sets in `flows/judges/offline.json`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from bench.pairs import made, pools, well_formed
from flows.core.alignment import AGAINST, COUNTED, FOR, claim_features, features
from flows.core.alignment.indexing import Lines, index
from flows.core.concepts import concepts
from flows.core.records import Document
from flows.errors import InputError
from flows.evaluating import Labelled, rates, read_claims, readable, support_codes, whole_text
from flows.judges.offline import altered_copy
from flows.judges.thesaurus import stored_thesaurus

NAMES = FOR + AGAINST + COUNTED
_RIDGE = 1 / 1000  # a claim; a light hand: the signs are the regularisation
_STEPS = 97  # thresholds that are tried
_STORED = Path(__file__).parents[1] / "flows" / "judges" / "offline.json"

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class Table:
    """Labelled claims as numbers, one row each."""

    rows: Floats
    good: Bools
    sets: NDArray[np.str_]
    altered: Bools  # an edited copy: never supported, whatever its score
    blocked: Bools  # by a gate of support
    numbers: Bools  # every number of the claim is in the source
    overlap: Floats  # share of the claim's concepts in the source


@dataclass(frozen=True)
class Fit:
    """Weights for standardised features."""

    weights: Floats
    intercept: float
    mean: Floats
    scale: Floats

    def score(self, rows: Floats) -> Floats:
        """Each claim's probability."""
        odds = (rows - self.mean) / self.scale @ self.weights + self.intercept
        return np.asarray(np.exp(-np.logaddexp(0, -odds)))


@lru_cache(maxsize=32)
def _document(source: str) -> tuple[Document, Lines, frozenset[str]]:
    document = whole_text(source)
    lines = index(tuple(document.sentence(n).text for n in readable(document)))
    return document, lines, frozenset(lines.where)


def _can_be_read(source: str) -> bool:
    try:
        _document(source)
    except InputError:
        return False
    return True


def table(claims: Sequence[Labelled], *, gates: bool) -> Table:
    """Read every claim against its whole source."""
    rows, altered, blocked, numbers, overlap = [], [], [], [], []
    for given in claims:
        document, lines, there = _document(given.source)
        found = features(given.claim, lines, stored_thesaurus())
        whole = claim_features(found)
        rows.append([whole[name] for name in NAMES])
        altered.append(altered_copy(found))
        blocked.append(gates and bool(support_codes(document, given.claim)))
        ids = set(concepts(given.claim))
        figures = {c for c in ids if c.startswith("#")}
        numbers.append(figures <= there)
        overlap.append(len(ids & there) / len(ids) if ids else 1.0)
    return Table(
        np.array(rows),
        np.array([c.label for c in claims]),
        np.array([c.dataset for c in claims]),
        np.array(altered),
        np.array(blocked),
        np.array(numbers),
        np.array(overlap),
    )


def made_claims(claims: Sequence[Labelled], seed: int) -> list[Labelled]:
    """Right and wrong claims made from one sentence of each source, and one of another."""
    rng = random.Random(seed)  # noqa: S311 - a reproducible draw, not a secret
    first = {c.source: c.dataset for c in claims}
    texts = {source: [s for s in _document(source)[1].texts if well_formed(s)] for source in first}
    sources = [s for s in first if texts[s]]
    out: list[Labelled] = []
    for source, pool in zip(sources, pools([texts[s] for s in sources], rng), strict=True):
        sentence = rng.choice(texts[source])
        out += [
            Labelled(pair.kind, first[source], source, pair.claim, bool(pair.label))
            for pair in made(sentence, pool, rng)
        ]
        other = rng.choice(sources)
        if other != source:
            claim = rng.choice(texts[other])
            out.append(Labelled("other document", first[source], source, claim, label=False))
    return out


def _balance(good: Bools, sets: NDArray[np.str_]) -> Floats:
    """Every data set counts the same, and in it good and bad."""
    weight = np.zeros(len(good))
    for name in np.unique(sets):
        for side in (True, False):
            chosen = (sets == name) & (good == side)
            weight[chosen] = 1 / max(1, chosen.sum())
    return np.asarray(weight / weight.mean())


def fit(people: Table, pairs: Table | None, keep: Bools, pair_weight: float) -> Fit:
    """Maximum likelihood with a ridge and signed weights; `keep` chooses among people's claims.

    The judge is the second key: it is fitted on what the gates let through.
    """
    keep = keep & ~people.blocked & ~people.altered
    parts = [(people, keep, _balance(people.good[keep], people.sets[keep]))]
    if pairs is not None and pair_weight:
        seen = np.isin(pairs.sets, people.sets[keep]) & ~pairs.altered
        weight = _balance(pairs.good[seen], np.full(int(seen.sum()), "made"))
        parts.append((pairs, seen, weight * pair_weight * keep.sum() / seen.sum()))
    mean, scale = people.rows.mean(axis=0), people.rows.std(axis=0) + 1e-9
    x = np.concatenate([(part.rows[chosen] - mean) / scale for part, chosen, _ in parts])
    sign = np.concatenate([np.where(part.good[chosen], 1.0, -1.0) for part, chosen, _ in parts])
    w = np.concatenate([weight for _, _, weight in parts])
    ridge = _RIDGE * len(x)

    def loss(v: Floats) -> tuple[float, Floats]:
        margin = sign * (x @ v[:-1] + v[-1])
        value = (w * np.logaddexp(0, -margin)).sum() + ridge * (v[:-1] ** 2).sum() / 2
        slope = -w * sign * np.exp(-np.logaddexp(0, margin))
        return float(value), np.append(x.T @ slope + ridge * v[:-1], slope.sum())

    bounds = [(0, None)] * len(FOR) + [(None, 0)] * len(AGAINST + COUNTED) + [(None, None)]
    start = np.zeros(x.shape[1] + 1)
    best = minimize(  # type: ignore[no-untyped-call]
        loss, start, jac=True, method="L-BFGS-B", bounds=bounds
    ).x
    return Fit(best[:-1], float(best[-1]), mean, scale)


def balanced(good: Bools, passed: Bools, sets: NDArray[np.str_], chosen: Bools) -> float:
    """Mean over the data sets of balanced accuracy, percent."""
    values = []
    for name in np.unique(sets[chosen]):
        here = chosen & (sets == name)
        values.append((passed[here & good].mean() + (~passed[here & ~good]).mean()) / 2)
    return float(100 * np.mean(values))


def threshold(people: Table, score: Floats, stopped: Bools, keep: Bools) -> float:
    """The one cut-off that is best for these sets, given what is stopped anyway."""
    tried = np.quantile(score[keep], np.linspace(0.02, 0.98, _STEPS))
    found = [balanced(people.good, (score >= t) & ~stopped, people.sets, keep) for t in tried]
    return float(tried[int(np.argmax(found))])


def left_out(people: Table, score: Callable[[Bools], Floats], stopped: Bools) -> Bools:
    """What passes, each data set judged by what was learned from the others."""
    passed = np.zeros(len(people.good), dtype=bool)
    for name in np.unique(people.sets):
        out = people.sets == name
        values = score(~out)
        passed[out] = (values >= threshold(people, values, stopped, ~out))[out]
    return passed & ~stopped


def report(people: Table, columns: dict[str, Bools]) -> None:
    """Balanced accuracy of each column on each set, with the last column's interval."""
    print(f"{'':22}{'n':>6}" + "".join(f"{name:>18}" for name in columns))
    for name in np.unique(people.sets):
        here = people.sets == name
        good = people.good[here]
        cells = ""
        for passed in columns.values():
            mine = passed[here]
            rate, _, _ = rates(list(mine[good]), list(~mine[~good]))
            cells += f"{rate.value:6.1f} [{rate.low:.0f}-{rate.high:.0f}]".rjust(18)
        print(f"{name:22}{here.sum():6}{cells}")
    every = np.ones(len(people.good), dtype=bool)
    means = [balanced(people.good, p, people.sets, every) for p in columns.values()]
    print(f"{'macro':28}" + "".join(f"{m:18.1f}" for m in means))


def main() -> None:
    """Read, fit, print; store if asked."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("files", nargs="+", type=Path)
    arguments.add_argument("--pairs", type=float, default=0.0)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--write", action="store_true")
    given = arguments.parse_args()
    claims = [c for path in given.files for c in read_claims(path)[0] if _can_be_read(c.source)]
    people = table(claims, gates=True)
    print(f"{len(claims)} claims; sources that cannot be read as English text are left out")
    pairs = table(made_claims(claims, given.seed), gates=False) if given.pairs else None
    n = len(claims)
    nothing = np.zeros(n, dtype=bool)

    def score(keep: Bools) -> Floats:
        return fit(people, pairs, keep, given.pairs).score(people.rows)

    cached = lru_cache(maxsize=None)(lambda name: score(people.sets != name))

    def kept(keep: Bools) -> Floats:
        return np.asarray(cached(str(people.sets[~keep][0])))

    both = people.blocked | people.altered
    report(
        people,
        {
            "always": ~nothing,
            "numbers only": people.numbers,
            "word overlap": left_out(people, lambda _: people.overlap, nothing),
            "gates": ~people.blocked,
            "judge": left_out(people, kept, people.altered),
            "judge + gates": left_out(people, kept, both),
        },
    )
    every = np.ones(n, dtype=bool)
    final = fit(people, pairs, every, given.pairs)
    values = final.score(people.rows)
    cut = threshold(people, values, both, every)
    weights = final.weights / final.scale
    for name, weight in sorted(zip(NAMES, final.weights, strict=True), key=lambda p: p[1]):
        print(f"{weight:+7.2f}  {name}")
    print(f"threshold {cut:.3f}")
    if given.write:
        stored = {
            "weights": {k: round(float(w), 5) for k, w in zip(NAMES, weights, strict=True)},
            "intercept": round(float(final.intercept - weights @ final.mean), 5),
            "threshold": round(cut, 4),
            "partial": round(cut * 0.75, 4),
            "fitted": {
                "command": f"python -m bench.fit_offline CLAIMS... --pairs {given.pairs:g} --write",
                "claims": n,
                "files": {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in given.files},
            },
        }
        _STORED.write_text(json.dumps(stored, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
