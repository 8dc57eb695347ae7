"""How good is the checker on labelled claims? A library; `wellsourced evaluate` prints it.

A line of the input is a JSON object: `id, source, claim, label` (1: the source supports the
claim), and perhaps `dataset`. A claim counts as passed if the judge says supported and no gate of
support fails; who said it is a verdict of its own and is not counted here.
"""

from __future__ import annotations

import json
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

import numpy as np

from flows.core.gates import run_gates
from flows.core.records import Document, Draft, GateResult, VerdictLabel
from flows.errors import InputError
from flows.judges import Judge
from flows.sources.document import document_from_text

_NOT_SUPPORT = ("attribution", "evidence")
_SUPPORT_ONLY = ("hedge.dropped", "quantifier.raised")  # fire as often on good claims as on bad
_DRAWS = 1000  # of the bootstrap
_TAIL = 0.025  # on either side of a 95 % interval


@dataclass(frozen=True, slots=True)
class Labelled:
    """One claim with a person's label."""

    id: str
    dataset: str
    source: str
    claim: str
    label: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the checker said of it."""

    given: Labelled
    verdict: VerdictLabel
    score: float | None
    codes: tuple[str, ...]  # of the gates of support that failed

    @property
    def passed(self) -> bool:
        """Both keys turned."""
        return self.verdict == "supported" and not self.codes


@dataclass(frozen=True, slots=True)
class Rate:
    """A share in percent with its 95 % bootstrap interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Measured:
    """The checker on one data set; rates in percent."""

    dataset: str
    n: int
    balanced_accuracy: Rate
    true_positive: Rate  # good claims passed
    true_negative: Rate  # bad claims blocked
    unchecked: int
    gates: dict[str, tuple[float, float]]  # code → fired on this share of good, of bad claims


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Everything that is printed."""

    judge: str
    sets: tuple[Measured, ...]
    macro: float  # mean balanced accuracy of the sets, percent
    claims_per_second: float
    outcomes: tuple[Outcome, ...]
    bad_lines: tuple[str, ...]

    @property
    def wrong(self) -> tuple[Outcome, ...]:
        """The claims it got wrong, for reading."""
        return tuple(o for o in self.outcomes if o.passed != o.given.label)


def read_claims(path: Path) -> tuple[list[Labelled], list[str]]:
    """The claims of a file, and what is wrong with its bad lines, each named by its number.

    Raises:
        InputError: if the file cannot be read or holds no claim.
    """
    try:
        # A JSON string may hold what splitlines() takes for a line's end, U+2028 for one.
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path} cannot be read: {error}") from error
    claims, bad = [], []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            claims.append(_claim(line, f"{path.stem}-{number}", path.stem))
        except ValueError as error:
            bad.append(f"{path}, line {number}: {error}")
    if not claims:
        why = f"; {bad[0]}" if bad else ""
        raise InputError(f"{path} holds no labelled claim{why}")
    return claims, bad


def _claim(line: str, name: str, dataset: str) -> Labelled:
    """ValueError, in words, if the line is not a labelled claim."""
    try:
        row = json.loads(line)
    except ValueError:
        raise ValueError("not JSON") from None
    if not isinstance(row, dict):
        raise ValueError("not a JSON object")  # noqa: TRY004 - a bad line, not a bad argument
    for key in ("source", "claim"):
        if not isinstance(row.get(key), str) or not row[key].strip():
            raise ValueError(f'"{key}" is missing or empty')
    if row.get("label") not in (0, 1):  # True and False are equal to them
        raise ValueError('"label" is not 0 or 1')
    return Labelled(
        str(row.get("id", name)),
        str(row.get("dataset", dataset)),
        row["source"],
        row["claim"],
        bool(row["label"]),
    )


def evaluate(claims: Sequence[Labelled], judge: Judge, bad_lines: Sequence[str] = ()) -> Evaluation:
    """Check every claim against its whole source and count.

    Claims of one source that stand together are judged together. A source that cannot be read
    leaves its claims unchecked.
    """
    started = time.perf_counter()
    outcomes: list[Outcome] = []
    for source, group in groupby(claims, key=lambda c: c.source):
        outcomes += _of_one_source(source, list(group), judge)
    seconds = time.perf_counter() - started
    by_set: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        by_set[outcome.given.dataset].append(outcome)
    sets = tuple(_measure(name, rows) for name, rows in sorted(by_set.items()))
    return Evaluation(
        judge=judge.name,
        sets=sets,
        macro=sum(s.balanced_accuracy.value for s in sets) / max(1, len(sets)),
        claims_per_second=len(claims) / seconds if seconds else 0.0,
        outcomes=tuple(outcomes),
        bad_lines=tuple(bad_lines),
    )


def _of_one_source(source: str, claims: Sequence[Labelled], judge: Judge) -> list[Outcome]:
    try:
        document = whole_text(source)
    except InputError:
        return [Outcome(c, "unchecked", None, ()) for c in claims]
    every = readable(document)
    drafts = [Draft(document.id, c.claim, every) for c in claims]
    return [
        Outcome(claim, judged.verdict, judged.score, support_codes(document, claim.claim))
        for claim, judged in zip(claims, judge.judge(document, drafts), strict=True)
    ]


def whole_text(source: str) -> Document:
    """A labelled source as a document in which every line may be evidence.

    Labelled sources are texts, not pages: dialogue, minutes, mails. What would be furniture on a
    page ("Share:", a name and a colon) is content there.

    Raises:
        InputError: if it holds nothing to read, or is not in English.
    """
    document = document_from_text("source", source)
    sentences = tuple(replace(s, kind="body", furniture=None) for s in document.sentences)
    if not any(not s.addresses_model for s in sentences):
        raise InputError("the source holds no sentence that may be evidence")
    return replace(document, sentences=sentences)


def readable(document: Document) -> tuple[int, ...]:
    """Numbers of the sentences that may be evidence."""
    return tuple(s.number for s in document.sentences if s.may_be_evidence)


def support_codes(document: Document, claim: str) -> tuple[str, ...]:
    """Codes of the gates of support that the claim fails against the whole document."""
    gates, _ = run_gates(document, claim, None, readable(document))
    return tuple(gate.code for gate in gates if gate.code and _of_support(gate))


def _of_support(gate: GateResult) -> bool:
    return gate.gate not in _NOT_SUPPORT and gate.code not in _SUPPORT_ONLY


def _measure(name: str, outcomes: Sequence[Outcome]) -> Measured:
    good = [o for o in outcomes if o.given.label]
    bad = [o for o in outcomes if not o.given.label]
    fired = [Counter(code for o in side for code in set(o.codes)) for side in (good, bad)]
    balanced, positive, negative = rates([o.passed for o in good], [not o.passed for o in bad])
    return Measured(
        dataset=name,
        n=len(outcomes),
        balanced_accuracy=balanced,
        true_positive=positive,
        true_negative=negative,
        unchecked=sum(o.verdict == "unchecked" for o in outcomes),
        gates={
            code: (_percent(fired[0][code], len(good)), _percent(fired[1][code], len(bad)))
            for code in sorted(fired[0] | fired[1])
        },
    )


def _percent(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 0.0


def rates(good: Sequence[bool], bad: Sequence[bool]) -> tuple[Rate, Rate, Rate]:
    """Balanced accuracy and its two halves, from what was right among good and bad claims.

    The interval is a percentile bootstrap within each class. With one class empty, the balanced
    accuracy is that of the other.
    """
    draw = np.random.default_rng(0)  # the same claims have the same interval each time

    def resampled(side: Sequence[bool]) -> list[float]:
        if not side:
            return []
        hits = draw.binomial(len(side), sum(side) / len(side), _DRAWS)
        return [100 * int(hit) / len(side) for hit in hits]

    halves = [(_percent(sum(side), len(side)), resampled(side)) for side in (good, bad)]
    filled = [h for h in halves if h[1]]
    middle = sum(value for value, _ in filled) / max(1, len(filled))
    both = [sum(values) / len(values) for values in zip(*(d for _, d in filled), strict=True)]
    return _rate(middle, both), _rate(*halves[0]), _rate(*halves[1])


def _rate(value: float, draws: Iterable[float]) -> Rate:
    ordered = sorted(draws) or [value]
    cut = int(_TAIL * len(ordered))
    return Rate(value, ordered[cut], ordered[-1 - cut])


def write_wrong(evaluation: Evaluation, path: Path) -> None:
    """The claims it got wrong, one JSON object a line.

    Raises:
        InputError: if the file cannot be written.
    """
    lines = [
        json.dumps(
            {
                "id": o.given.id,
                "dataset": o.given.dataset,
                "label": int(o.given.label),
                "verdict": o.verdict,
                "score": None if o.score is None else round(o.score, 4),
                "codes": o.codes,
                "claim": o.given.claim,
                "source": o.given.source,
            },
            ensure_ascii=False,
        )
        for o in evaluation.wrong
    ]
    try:
        path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    except OSError as error:
        raise InputError(f"{path} cannot be written: {error}") from error
