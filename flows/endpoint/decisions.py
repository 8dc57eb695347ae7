"""Typed questions about one text, answered with probabilities: the wire of decision models.

A decision endpoint (OpenAI's `/decisions`) answers many questions in one request. A question that
it declines comes back as a refusal, beside the answers to the others.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

#: The most questions that one request may hold.
MOST_QUESTIONS = 400

_SLACK = 0.02  # by which probabilities may miss a sum of one: they are rounded on the way


@dataclass(frozen=True, slots=True)
class Question:
    """A choice between options. What is asked about travels as JSON, apart from the asking."""

    name: str
    instructions: str
    about: Mapping[str, object]
    options: Mapping[str, str]  # value → what it means

    @property
    def wire(self) -> dict[str, Any]:
        """As sent."""
        return {
            "type": "choice",
            "name": self.name,
            "instructions": [
                {"type": "input_text", "text": self.instructions},
                {"type": "input_json", "data": dict(self.about)},
            ],
            "choices": [{"value": v, "description": d} for v, d in self.options.items()],
        }


@dataclass(frozen=True, slots=True)
class Decision:
    """What one reply says to the questions that it was sent."""

    answers: dict[str, dict[str, float]]  # question's name → option → probability
    declined: frozenset[str] = frozenset()  # names of questions that it will not answer


def read_decision(reply: object, questions: Sequence[Question]) -> Decision:
    """The answers that keep to their question, and which questions were declined.

    Another name or place in the order, an option that was not offered or probabilities that are
    none are no answer.
    """
    answers = getattr(reply, "answers", None)
    read: dict[str, dict[str, float]] = {}
    declined: set[str] = set()
    for question, answer in zip(
        questions, answers if isinstance(answers, list) else [], strict=False
    ):
        if getattr(answer, "name", None) != question.name:
            continue
        kind = getattr(answer, "type", None)
        odds = _odds(getattr(answer, "probabilities", None))
        if kind == "refusal":
            declined.add(question.name)
        elif kind == "choice" and _is_answer(odds, question):
            read[question.name] = odds
    return Decision(read, frozenset(declined))


def decided_in(kept: object, questions: Sequence[Question]) -> dict[str, dict[str, float]]:
    """Of answers that were kept, those that answer one of these questions."""
    named = kept if isinstance(kept, dict) else {}
    return {q.name: named[q.name] for q in questions if _is_answer(named.get(q.name), q)}


def _is_answer(odds: object, question: Question) -> bool:
    return (
        isinstance(odds, dict)
        and odds.keys() == question.options.keys()
        and _are_probabilities(odds.values())
    )


def _odds(listed: object) -> dict[str, float]:
    if not isinstance(listed, list):
        return {}
    pairs = [(getattr(o, "value", None), getattr(o, "probability", None)) for o in listed]
    odds = {v: float(p) for v, p in pairs if isinstance(v, str) and isinstance(p, int | float)}
    return odds if len(odds) == len(listed) else {}


def _are_probabilities(values: Iterable[object]) -> bool:
    listed = list(values)
    numbers = [v for v in listed if isinstance(v, int | float) and 0 <= v <= 1]
    return len(numbers) == len(listed) and math.isclose(sum(numbers), 1, abs_tol=_SLACK)
