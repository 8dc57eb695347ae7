"""The judge that needs no model and no network: a scored alignment of claim and evidence.

A logistic regression over the features of `flows.core.alignment`. The coefficients are stored in
`offline.json` with how they were fitted (`bench/fit_offline.py`). At run time it is plain
arithmetic.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from flows.core.alignment import claim_features, features
from flows.core.alignment.indexing import Lines, index
from flows.core.records import Document, Draft, Usage, VerdictLabel
from flows.core.told import is_short, tells_enough
from flows.judges import Judgement
from flows.judges.thesaurus import stored_thesaurus

_COEFFICIENTS = Path(__file__).with_name("offline.json")
_BEFORE, _AFTER = 3, 1  # neighbours that are context: what "he" and "the talks" refer to
_READABLE = ("en", "und")  # "und": too short to tell, or nobody told
_SAME_THING = 0.6  # share of a claim in one line from which a contrary word is about it
_COPY = 0.75  # share of copied words from which a sentence is a copy
# Words that no paraphrase puts in the place of the source's.
_STRANGE = ("opposite", "contrary", "unlike", "unlike_verb", "names_missing", "numbers_missing")
_CARRIED = 0.5  # share of a claim in the whole document below which it is simply not there
_LARGEST = 60.0  # log odds beyond which a probability is 0 or 1 to every digit

Row = dict[str, float]


@dataclass(frozen=True, slots=True)
class Model:
    """The fitted regression: log odds = intercept + sum of weight times feature."""

    weights: dict[str, float]
    intercept: float
    threshold: float  # probability from which a claim is supported
    partial: float  # probability from which it is partly supported

    def probability(self, rows: Sequence[Row]) -> float:
        """That a claim with these sentences is supported."""
        found = claim_features(rows)
        odds = self.intercept + math.fsum(w * found[name] for name, w in self.weights.items())
        return 1 / (1 + math.exp(-max(-_LARGEST, min(_LARGEST, odds))))


@lru_cache(maxsize=1)
def stored_model() -> Model:
    """The coefficients that ship with the package."""
    stored = json.loads(_COEFFICIENTS.read_text(encoding="utf-8"))
    return Model(stored["weights"], stored["intercept"], stored["threshold"], stored["partial"])


def altered_copy(rows: Iterable[Row]) -> bool:
    """Whether a sentence is a copy with content changed: one changed word is the commonest lie.

    Not if each new word is another for the same, or only introduces what is told.
    """
    return any(row["copied"] >= _COPY and _is_changed(row) for row in rows)


def _is_changed(row: Row) -> bool:
    return row["denied"] > 0 or (row["edits"] > 0 and any(row[kind] for kind in _STRANGE))


@dataclass(frozen=True, slots=True)
class Reading:
    """A claim read against some lines."""

    rows: tuple[Row, ...]
    score: float

    @property
    def contrary(self) -> bool:
        """Much of a sentence is in one line, and something in it says otherwise."""
        return any(
            row["line"] >= _SAME_THING
            and row["gained"] + row["lost"] + row["opposite"] + row["numbers_missing"] > 0
            for row in self.rows
        )

    @property
    def carried(self) -> bool:
        """Most of it is somewhere in these lines."""
        return sum(row["document"] for row in self.rows) / len(self.rows) >= _CARRIED


def read(claim: str, lines: Lines, model: Model) -> Reading:
    """Score a claim against lines; an altered copy is never more than partly supported."""
    rows = tuple(features(claim, lines, stored_thesaurus()))
    score = model.probability(rows)
    if altered_copy(rows):
        score = min(score, model.partial)
    return Reading(rows, score)


@lru_cache(maxsize=256)
def _index(texts: tuple[str, ...]) -> Lines:
    return index(texts)


def _lines(document: Document, numbers: Iterable[int]) -> Lines:
    """These sentences, in reading order, without furniture and what addresses a model."""
    chosen = [n for n in sorted(set(numbers)) if document.may_cite(n)]
    return _index(tuple(document.sentence(n).text for n in chosen))


class OfflineJudge:
    """Judges by alignment alone; deterministic."""

    name = "offline"
    models: tuple[str, ...] = ()

    @property
    def prompts(self) -> dict[str, str]:
        """None: nothing is asked of a model."""
        return {}

    @property
    def schemas(self) -> dict[str, str]:
        """None."""
        return {}

    @property
    def usage(self) -> Usage:
        """Nothing."""
        return Usage()

    def judge(self, document: Document, claims: Sequence[Draft]) -> Sequence[Judgement]:
        """One judgement a claim, in order.

        The score is that of the cited sentences and their neighbours. What only the rest of the
        document carries is partial: true, perhaps, but not where the claim says.
        """
        return [self._one(document, claim) for claim in claims]

    def _one(self, document: Document, claim: Draft) -> Judgement:
        cited = claim.sentences
        known = cited and all(document.may_cite(n) for n in cited)
        if document.language not in _READABLE or not known:
            return Judgement("unchecked")
        model = stored_model()
        around = _lines(document, (n for c in cited for n in range(c - _BEFORE, c + _AFTER + 1)))
        here = read(claim.text, around, model)
        texts = [document.sentence(n).text for n in cited]
        # Where all of a text is cited, no neighbour has lent a long claim anything.
        whole = len(around.texts) == len(cited) and not is_short(claim.text)
        if here.score >= model.threshold and (
            whole or tells_enough(claim.text, texts, stored_thesaurus())
        ):
            return Judgement("supported", here.score)
        everywhere = read(
            claim.text, _lines(document, range(1, len(document.sentences) + 1)), model
        )
        return Judgement(_refusal(here, everywhere, model), here.score)


def _refusal(here: Reading, everywhere: Reading, model: Model) -> VerdictLabel:
    """Which kind of "no" it is."""
    if here.contrary or everywhere.contrary:
        return "contradicted"
    if max(here.score, everywhere.score) >= model.partial and everywhere.carried:
        return "partial"
    return "not_found"
