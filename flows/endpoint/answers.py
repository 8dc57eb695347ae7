"""When an answer counts: whole, willing, parsed, valid, and naming only what was offered."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NoReturn, TypeAlias

from flows.endpoint.errors import (
    BrokenAnswerError,
    CutOffError,
    RefusedError,
    SchemaViolationError,
    UnfinishedAnswerError,
    UnparsableAnswerError,
    UnsoundAnswerError,
)
from flows.endpoint.excerpt import plain
from flows.endpoint.schema import AnswerSchema

#: Complaints in plain words about an answer that obeys its schema; empty if it is sound.
AnswerCheck: TypeAlias = Callable[[dict[str, Any]], list[str]]


_SHOWN = 5  # complaints in one re-ask: enough to mend an answer, few enough to read
_LONGEST = 250  # characters of one complaint


@dataclass(frozen=True, slots=True)
class Completion:
    """What came back from one exchange with the endpoint."""

    text: str  # "" if there was none
    finish_reason: str | None
    refusal: str | None = None


def read_answer(completion: Completion, schema: AnswerSchema, check: AnswerCheck) -> dict[str, Any]:
    """The answer, if it counts.

    Raises:
        RefusedError: if the model, or a filter, declined. Asking again would be declined again.
        CutOffError: if the answer reached the token limit. Half an answer is never used.
        BrokenAnswerError: one of its kinds, with what the model has to mend.
    """
    if completion.refusal or completion.finish_reason == "content_filter":
        why = plain(str(completion.refusal or "its content filter stopped it"))
        raise RefusedError(f"the model declined to answer: {why[:200]}")
    if completion.finish_reason == "length":
        raise CutOffError(
            "the answer reached the token limit before its end: "
            "raise WELLSOURCED_MAX_TOKENS, or lower WELLSOURCED_CHUNK_TOKENS"
        )
    if completion.finish_reason != "stop":
        reason = f"the answer did not end by itself ({completion.finish_reason})"
        raise _broken(UnfinishedAnswerError, [reason])
    answer = _parse(completion.text)
    if answer is None:
        raise _broken(UnparsableAnswerError, ["it is not one JSON object and nothing else"])
    if complaints := schema.complaints(answer):
        raise _broken(SchemaViolationError, complaints)
    if complaints := check(answer):
        raise _broken(UnsoundAnswerError, complaints)
    return answer


def _broken(kind: type[BrokenAnswerError], complaints: list[str]) -> BrokenAnswerError:
    # Complaints repeat parts of the answer, which may be of any length and hold anything.
    lines = map(plain, complaints[:_SHOWN])
    shown = [c if len(c) <= _LONGEST else c[:_LONGEST] + "…" for c in lines]
    return kind(shown[0], shown)


def _parse(text: str) -> dict[str, Any] | None:
    try:
        answer = json.loads(text, parse_constant=_reject)
    except (ValueError, RecursionError):
        return None
    return answer if isinstance(answer, dict) else None


def _reject(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not JSON")
