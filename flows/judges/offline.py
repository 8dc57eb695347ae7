"""The judge that needs no model and no network: a scored alignment of claim and evidence.

A logistic regression over the features of `flows.core.alignment`; its coefficients are stored in
`offline.json` with how they were fitted. At run time it is plain arithmetic.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from flows.core.alignment import features
from flows.core.indexing import Lines, index
from flows.core.records import Document, Draft, Usage, VerdictLabel
from flows.judges import Judgement

_COEFFICIENTS = Path(__file__).with_name("offline.json")
_BEFORE, _AFTER = 3, 1  # neighbours that are context: what "he" and "the talks" refer to
_READABLE = ("en", "und")  # "und": too short to tell, or nobody told
_CLOSE = 0.6  # share of a claim in one line from which a contrary word is about the same thing
_CARRIED = 0.5  # share of a claim in the whole document below which it is simply not there


@dataclass(frozen=True, slots=True)
class Model:
    """The fitted regression: log odds = intercept + sum of weight times feature."""

    weights: dict[str, float]
    intercept: float
    threshold: float  # probability from which a claim is supported
    partial: float  # probability from which it is partly supported

    def probability(self, values: dict[str, float]) -> float:
        """That the claim is supported."""
        odds = self.intercept + sum(w * values[name] for name, w in self.weights.items())
        return 1 / (1 + math.exp(-max(-60.0, min(60.0, odds))))


@lru_cache(maxsize=1)
def stored_model() -> Model:
    """The coefficients that ship with the package."""
    stored = json.loads(_COEFFICIENTS.read_text(encoding="utf-8"))
    return Model(stored["weights"], stored["intercept"], stored["threshold"], stored["partial"])


@lru_cache(maxsize=64)
def _document_lines(document: Document) -> Lines:
    return index([s.text for s in document.sentences if _may_be_evidence(document, s.number)])


def _may_be_evidence(document: Document, number: int) -> bool:
    if not 1 <= number <= len(document.sentences):
        return False
    sentence = document.sentence(number)
    return sentence.kind != "furniture" and not sentence.addresses_model


def _around(document: Document, evidence: Sequence[int]) -> list[str]:
    """The evidence with its neighbours, in reading order."""
    near = {
        n
        for number in evidence
        for n in range(number - _BEFORE, number + _AFTER + 1)
        if _may_be_evidence(document, n)
    }
    return [document.sentence(n).text for n in sorted(near)]


class OfflineJudge:
    """Judges by alignment alone; deterministic."""

    name = "offline"
    models: tuple[str, ...] = ()
    usage = Usage()

    @property
    def prompts(self) -> dict[str, str]:
        """None: nothing is asked of a model."""
        return {}

    @property
    def schemas(self) -> dict[str, str]:
        """None."""
        return {}

    def judge(self, document: Document, claims: Sequence[Draft]) -> Sequence[Judgement]:
        """One judgement a claim, in order.

        The score is that of the cited sentences and their neighbours. A claim that the rest of
        the document carries, but not what it cites, is partial.
        """
        return [self._one(document, claim) for claim in claims]

    def _one(self, document: Document, claim: Draft) -> Judgement:
        cited = [n for n in claim.sentences if _may_be_evidence(document, n)]
        if document.language not in _READABLE or not cited or len(cited) < len(claim.sentences):
            return Judgement("unchecked")
        model = stored_model()
        here = features(claim.text, index(_around(document, cited)))
        score = model.probability(here)
        if score >= model.threshold:
            return Judgement("supported", score)
        everywhere = features(claim.text, _document_lines(document))
        elsewhere = model.probability(everywhere)
        return Judgement(_verdict(here, everywhere, max(score, elsewhere), model), score)


def _verdict(
    here: dict[str, float], everywhere: dict[str, float], score: float, model: Model
) -> VerdictLabel:
    """Which kind of "no" it is."""
    contrary = here["gained"] + here["lost"] + here["opposite"] + here["number_missing"]
    if contrary and here["line"] >= _CLOSE:
        return "contradicted"
    if score >= model.partial and everywhere["document"] >= _CARRIED:
        return "partial"
    return "not_found"
