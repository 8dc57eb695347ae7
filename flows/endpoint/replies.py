"""What came back, read with care: the client does not validate what it receives.

Any field may be missing, or of another type.
"""

from __future__ import annotations

from typing import Any

import openai
from openai.types.chat import ChatCompletion

from flows.core.records import Usage
from flows.endpoint.answers import Completion

_CLIENT, _LAST = 400, 599  # statuses of errors
_BAD_GATEWAY = 502


def raise_error_in(reply: object, response: Any) -> None:  # noqa: ANN401 - the client's own affair
    """Raises the error that some gateways send with status 200, as what it would have been.

    They have answered before the model behind them fails. Where they name no status it is theirs
    to have failed: a passing fault.
    """
    error = getattr(reply, "error", None)
    answered = getattr(reply, "choices", None) or getattr(reply, "answers", None)
    if not error or answered:
        return
    body = error if isinstance(error, dict) else {"message": error}
    failed = openai.APIStatusError(str(body.get("message")), response=response, body=body)
    code = str(body.get("code"))
    known = code.isascii() and code.isdigit() and _CLIENT <= int(code) <= _LAST
    failed.status_code = int(code) if known else _BAD_GATEWAY
    raise failed


def read_completion(reply: ChatCompletion) -> Completion:
    """The first choice; one without text if there is none."""
    choices = getattr(reply, "choices", None)
    first = choices[0] if isinstance(choices, list) and choices else None
    message = getattr(first, "message", None)
    if message is None:
        return Completion("", "no choice was sent")
    text = getattr(message, "content", None)
    return Completion(
        text=text if isinstance(text, str) else "",
        finish_reason=getattr(first, "finish_reason", None),
        refusal=getattr(message, "refusal", None),
    )


def read_usage(reply: object) -> Usage | None:
    """The tokens that the endpoint says it took; None if it says nothing of that.

    Chat Completions and decisions name the same things differently.
    """
    usage = getattr(reply, "usage", None)
    details = [getattr(usage, f"{side}_tokens_details", None) for side in ("prompt", "input")]
    prompt = _count(usage, "prompt_tokens") or _count(usage, "input_tokens")
    completion = _count(usage, "completion_tokens") or _count(usage, "output_tokens")
    if not prompt:  # no request is empty
        return None
    cached = max(_count(one, "cached_tokens") for one in details)
    return Usage(0, 0, prompt, min(cached, prompt), completion)


def _count(of: object, name: str) -> int:
    value = getattr(of, name, None)
    return value if isinstance(value, int) and value > 0 else 0
