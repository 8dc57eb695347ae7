"""One exchange with the endpoint: the only place that sends, waits and sends again."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from time import monotonic
from typing import Any

import openai
from openai.types import CompletionUsage
from openai.types.chat import ChatCompletion
from tenacity import (
    RetryCallState,
    Retrying,
    retry_if_exception,
    stop_after_attempt,
    stop_before_delay,
    wait_exponential,
    wait_random,
)

from flows.core.records import Usage
from flows.endpoint.answers import Completion
from flows.endpoint.config import EndpointConfig
from flows.endpoint.faults import (
    explain,
    is_passing,
    names_parameter,
    not_an_endpoint,
    retry_after,
)
from flows.endpoint.meter import Meter
from flows.endpoint.schema import AnswerSchema

_log = logging.getLogger(__name__)

_LONGEST_WAIT_S = 60.0  # between two attempts, unless the endpoint asks for more
_CONNECT_S = 10.0  # an address where nothing answers should not hold us for a whole attempt
_PING_S = 10.0
_NO_KEY = "none"  # the client insists on a key; servers that want none ignore it


class Transport:
    """Speaks Chat Completions with one endpoint. Safe to use from several threads."""

    def __init__(self, config: EndpointConfig) -> None:
        self._config = config
        self._client = openai.OpenAI(
            base_url=config.base_url, api_key=config.api_key or _NO_KEY, max_retries=0
        )
        # What this endpoint turned out not to take. `max_tokens` is tried first because servers
        # that know only the older name ignore the newer one, and would write without a limit.
        self._takes_temperature = True
        self._limit_name = "max_tokens"

    def complete(
        self, messages: Sequence[dict[str, str]], schema: AnswerSchema, meter: Meter, *, again: bool
    ) -> Completion:
        """Sends, and sends again while the fault is a passing one. `again`: this is a re-ask.

        Raises:
            UnavailableError, RejectedError, AnswerError: see `flows.endpoint.errors`.
        """
        started, attempts = monotonic(), 0
        try:
            for attempt in self._retrying():
                with attempt:
                    attempts += 1
                    left = max(1.0, self._config.total_s - (monotonic() - started))
                    return self._send(
                        {**self._format(schema), "messages": list(messages)},
                        timeout=min(self._config.timeout_s, left),
                        meter=meter,
                        again=again or attempts > 1,
                    )
        except openai.APIError as error:
            # `from None`: theirs holds the request, and with it the key.
            raise explain(error, self._config, attempts) from None
        raise AssertionError("tenacity returns or raises")

    def list_models(self) -> list[str] | None:
        """The models that the endpoint says it has; None if it keeps no list. Costs nothing.

        Raises:
            EndpointError: if it cannot be reached or rejects us.
        """
        limit = _timeout(min(_PING_S, self._config.timeout_s))
        try:
            page = self._client.models.list(timeout=limit)
            return [model.id for model in page.data]
        except openai.NotFoundError:
            return None
        except openai.APIError as error:
            raise explain(error, self._config, 1) from None
        except (AttributeError, TypeError, ValueError):  # what it sent was no list of models
            raise not_an_endpoint(self._config) from None

    def close(self) -> None:
        """Closes its connections."""
        self._client.close()

    def _retrying(self) -> Retrying:
        return Retrying(
            retry=retry_if_exception(is_passing),
            stop=stop_after_attempt(self._config.attempts)
            | stop_before_delay(self._config.total_s),
            wait=self._wait,
            before_sleep=self._tell,
            reraise=True,
        )

    def _wait(self, state: RetryCallState) -> float:
        first = self._config.backoff_s
        backoff = wait_exponential(first, max=_LONGEST_WAIT_S) + wait_random(0, first)
        asked = retry_after(state.outcome.exception() if state.outcome else None)
        return backoff(state) if asked is None else asked

    def _tell(self, state: RetryCallState) -> None:
        error = state.outcome.exception() if state.outcome else None
        status = getattr(error, "status_code", type(error).__name__)
        _log.info(
            "%s: %s; attempt %d of %d follows in %.1f s",
            self._config.host,
            status,
            state.attempt_number + 1,
            self._config.attempts,
            state.upcoming_sleep,
        )

    def _send(
        self, request: dict[str, Any], *, timeout: float, meter: Meter, again: bool
    ) -> Completion:
        while True:
            options = self._options()
            spent = Usage(calls=1, retries=int(again))
            try:
                # Typed loosely: what the server sends decides what this is, see below.
                reply: object = self._client.chat.completions.create(
                    **request, **options, timeout=_timeout(timeout)
                )
            except openai.APIStatusError as error:
                if not self._learn(options, error):
                    raise
                again = True
                continue
            except ValueError:  # the body calls itself JSON and is not
                return Completion("", "no JSON was sent")
            else:
                if not isinstance(reply, ChatCompletion):
                    raise not_an_endpoint(self._config)
                spent += _usage(reply.usage)
                return _completion(reply)
            finally:
                meter.add(spent)

    def _format(self, schema: AnswerSchema) -> dict[str, Any]:
        return {
            "model": self._config.model,
            "response_format": {
                "type": "json_schema",
                "json_schema": {"name": schema.name, "schema": schema.wire, "strict": True},
            },
        }

    def _options(self) -> dict[str, Any]:
        temperature = {"temperature": 0} if self._takes_temperature else {}
        return {self._limit_name: self._config.max_tokens, **temperature}

    def _learn(self, sent: dict[str, Any], error: openai.APIStatusError) -> bool:
        """Whether the endpoint rejects an option that it can do without; then it is not sent again.

        Reasoning models take no temperature, and some only the newer name of the token limit.
        """
        if "temperature" in sent and names_parameter(error, "temperature"):
            self._takes_temperature = False
            return True
        if "max_tokens" in sent and names_parameter(error, "max_tokens"):
            self._limit_name = "max_completion_tokens"
            return True
        return False


def _timeout(seconds: float) -> openai.Timeout:
    return openai.Timeout(seconds, connect=min(_CONNECT_S, seconds))


def _completion(reply: ChatCompletion) -> Completion:
    # The client does not validate what it receives: any field may be missing.
    choices: list[Any] = getattr(reply, "choices", None) or []
    message = getattr(choices[0], "message", None) if choices else None
    if message is None:
        return Completion("", "no choice was sent")
    return Completion(
        text=message.content or "",
        finish_reason=choices[0].finish_reason,
        refusal=getattr(message, "refusal", None),
    )


def _usage(usage: CompletionUsage | None) -> Usage:
    if usage is None:
        return Usage()
    details = usage.prompt_tokens_details
    return Usage(
        prompt_tokens=usage.prompt_tokens or 0,
        cached_tokens=(details.cached_tokens or 0) if details else 0,
        completion_tokens=usage.completion_tokens or 0,
    )
