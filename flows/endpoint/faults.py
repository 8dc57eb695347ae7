"""What the endpoint's own errors mean: which pass by themselves, and what a person should do."""

from __future__ import annotations

import math
import re
from email.utils import parsedate_to_datetime
from time import time

import openai

from flows.endpoint.config import EndpointConfig
from flows.endpoint.errors import (
    DecisionsUnsupportedError,
    PromptTooLongError,
    RefusedError,
    RejectedError,
    SchemaUnsupportedError,
    UnavailableError,
    UnreachableError,
)
from flows.endpoint.excerpt import plain
from flows.errors import EndpointError

_PASSING = {408, 409, 425, 429}
_SERVER = 5  # 5xx
_MALFORMED = {400, 413, 422, 501}  # 501: what is not implemented now is not in a minute
_REMEDIES = {
    401: "it does not accept the key; check OPENAI_API_KEY",
    403: "the key may not be used for this; check OPENAI_API_KEY and {model}",
    404: "no such model, or no such address; check OPENAI_BASE_URL and {model}",
}
_OTHER_REMEDY = "check OPENAI_BASE_URL and {model}"
_LONGEST = 200  # characters of the endpoint's own words in one of our lines
_TOO_LONG = re.compile(
    r"context.{0,20}(length|size|window)|maximum context|too many tokens|prompt is too long",
    re.IGNORECASE,
)
_NO_SCHEMA = re.compile(r"response_format|json_schema|structured output|grammar", re.IGNORECASE)


def is_passing(error: BaseException) -> bool:
    """Whether the same request may succeed a little later."""
    if isinstance(error, openai.APIStatusError):
        if error.code == "insufficient_quota":  # a 429 that no waiting mends
            return False
        status = error.status_code
        return status in _PASSING or (status // 100 == _SERVER and status not in _MALFORMED)
    # The client's timeouts are among its connection errors; the other is our own deadline.
    return isinstance(error, openai.APIConnectionError | TimeoutError)


def was_not_served(error: BaseException) -> bool:
    """Whether the endpoint surely did no work for it: it said so, or was never reached."""
    if isinstance(error, openai.APIConnectionError):
        # The client's HTTP library is its own affair, so its errors are known by name.
        return type(error.__cause__).__name__ in {"ConnectError", "ConnectTimeout"}
    return isinstance(error, openai.APIStatusError | EndpointError)


def retry_after(error: BaseException | None) -> float | None:
    """The seconds that the endpoint asks us to wait (RFC 9110, 10.2.3), if it does."""
    if not isinstance(error, openai.APIStatusError):
        return None
    headers = error.response.headers
    for name, unit in (("retry-after-ms", 1000.0), ("retry-after", 1.0)):
        value = headers.get(name, "")
        try:
            seconds = float(value) / unit
        except ValueError:
            continue
        return max(0.0, seconds) if math.isfinite(seconds) else None
    try:
        return max(0.0, parsedate_to_datetime(headers.get("retry-after", "")).timestamp() - time())
    except ValueError:
        return None


def explain(
    error: openai.APIError | TimeoutError, config: EndpointConfig, attempts: int
) -> EndpointError:
    """Our error for theirs: one line that says what to do, and holds no key."""
    if isinstance(error, openai.APIStatusError):
        if is_passing(error):
            return UnavailableError(
                f"{config.host} answered {error.status_code} after {_times(attempts)}"
                f"{_waiting(error)}: try again later{_quoted(error, config)}"
            )
        return _explain_rejection(error, config)
    if isinstance(error, openai.APITimeoutError | TimeoutError):
        return UnavailableError(
            f"{config.host} did not answer within {config.timeout_s:g} s, "
            f"{_times(attempts)}: try again later, or raise WELLSOURCED_TIMEOUT_S"
        )
    if isinstance(error, openai.APIConnectionError):
        return UnreachableError(
            f"{config.host} cannot be reached ({_times(attempts)}): "
            "is it running, and is OPENAI_BASE_URL right?"
        )
    return RejectedError(
        f"{config.host} did not answer as an OpenAI-compatible endpoint: check OPENAI_BASE_URL"
    )


def not_an_endpoint(config: EndpointConfig) -> RejectedError:
    """Something answered, but it does not speak Chat Completions."""
    return RejectedError(
        f"{config.host} answered, but not as Chat Completions does: "
        "OPENAI_BASE_URL should end where /chat/completions begins, often in /v1"
    )


def no_decisions(config: EndpointConfig) -> DecisionsUnsupportedError:
    """The endpoint speaks Chat Completions only, or the model is not one that decides."""
    return DecisionsUnsupportedError(
        f"{config.host} answers no decisions with {config.model}: "
        "set WELLSOURCED_JUDGE_MODEL to a decision model, or WELLSOURCED_JUDGE to chat"
    )


def names_parameter(error: openai.APIStatusError, name: str) -> bool:
    """Whether the endpoint rejects this one parameter."""
    return error.status_code in {400, 422} and (
        error.param == name or bool(re.search(rf"['\"`]{name}['\"`]", str(error.message)))
    )


def _explain_rejection(error: openai.APIStatusError, config: EndpointConfig) -> EndpointError:
    said = _quoted(error, config)
    words = f"{error.code} {error.param} {error.message}"
    malformed = error.status_code in _MALFORMED
    if error.code in {"content_filter", "content_policy_violation"}:
        return RefusedError(f"the content filter of {config.host} rejected the text{said}")
    if malformed and _TOO_LONG.search(words):
        return PromptTooLongError(
            f"the text does not fit the context of {config.model}: "
            f"lower WELLSOURCED_CHUNK_TOKENS, or set {config.model_setting} to one that reads more"
            f"{said}"
        )
    if malformed and _NO_SCHEMA.search(words):
        return SchemaUnsupportedError(
            f"{config.model} at {config.host} does not take a JSON schema as response_format: "
            f"set {config.model_setting} or OPENAI_BASE_URL to one that does{said}"
        )
    if error.code == "insufficient_quota":
        return RejectedError(f"the account behind OPENAI_API_KEY has no credit left{said}")
    remedy = _REMEDIES.get(error.status_code, _OTHER_REMEDY).format(model=config.model_setting)
    return RejectedError(f"{config.host} answered {error.status_code}: {remedy}{said}")


def _times(attempts: int) -> str:
    return "1 attempt" if attempts == 1 else f"{attempts} attempts"


def _waiting(error: openai.APIStatusError) -> str:
    wait = retry_after(error)
    return f" and asks to wait {wait:.0f} s" if wait is not None and wait >= 1 else ""


def _quoted(error: openai.APIStatusError, config: EndpointConfig) -> str:
    """What the endpoint says, on one line. Some repeat the key that they were sent."""
    body = error.body
    message = body.get("message") if isinstance(body, dict) else None
    if not isinstance(message, str) or not message.strip():
        return ""
    if config.api_key:
        message = message.replace(config.api_key, "***")
    line = plain(message)  # a proxy in between may send anything
    return f' (it says: "{line[:_LONGEST]}{"…" if len(line) > _LONGEST else ""}")'
