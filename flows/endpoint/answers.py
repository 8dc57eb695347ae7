"""When an answer counts: whole, willing, parsed, valid, and naming only what was offered."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NoReturn, TypeAlias

from flows.endpoint.errors import CutOffError, RefusedError
from flows.endpoint.schema import AnswerSchema

#: Complaints in plain words about an answer that obeys its schema; empty if it is sound.
AnswerCheck: TypeAlias = Callable[[dict[str, Any]], list[str]]


@dataclass(frozen=True, slots=True)
class Completion:
    """What came back from one exchange with the endpoint."""

    text: str  # "" if there was none
    finish_reason: str | None
    refusal: str | None = None


def read_answer(
    completion: Completion, schema: AnswerSchema, check: AnswerCheck
) -> tuple[dict[str, Any], list[str]]:
    """The answer, and what is wrong with it in words that the model can act on.

    Raises:
        RefusedError: if the model, or a filter, declined. Asking again would be declined again.
        CutOffError: if the answer reached the token limit. Half an answer is never used.
    """
    if completion.refusal or completion.finish_reason == "content_filter":
        why = " ".join(str(completion.refusal or "its content filter stopped it").split())
        raise RefusedError(f"the model declined to answer: {why[:200]}")
    if completion.finish_reason == "length":
        raise CutOffError(
            "the answer reached the token limit before its end: "
            "raise WELLSOURCED_MAX_TOKENS, or lower WELLSOURCED_CHUNK_TOKENS"
        )
    if completion.finish_reason != "stop":
        return {}, [f"the answer did not end by itself ({completion.finish_reason})"]
    answer = _parse(completion.text)
    if answer is None:
        return {}, ["it is not one JSON object and nothing else"]
    return answer, schema.complaints(answer) or check(answer)


def _parse(text: str) -> dict[str, Any] | None:
    try:
        answer = json.loads(text, parse_constant=_reject)
    except (ValueError, RecursionError):
        return None
    return answer if isinstance(answer, dict) else None


def _reject(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not JSON")
