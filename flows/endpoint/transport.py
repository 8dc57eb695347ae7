"""The wire: Chat Completions with one endpoint, and what of it came back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import monotonic
from typing import Any

import openai
from openai.types.chat import ChatCompletion

from flows.core.records import Usage
from flows.endpoint.answers import Completion
from flows.endpoint.config import EndpointConfig
from flows.endpoint.decisions import Question, read_decision
from flows.endpoint.errors import UnavailableError, UnreachableError
from flows.endpoint.faults import explain, names_parameter, no_decisions, not_an_endpoint
from flows.endpoint.meter import Meter
from flows.endpoint.retrying import Reply, exchange, limit
from flows.endpoint.schema import AnswerSchema

_PING_S = 10.0
_GONE_S = 30.0  # how long a server that no attempt could reach is taken to be gone
_NO_SUCH_PATH = {404, 405, 501}
_NO_KEY = "none"  # the client insists on a key; servers that want none ignore it


class Transport:
    """Speaks with one endpoint. Safe to use from several threads."""

    def __init__(self, config: EndpointConfig) -> None:
        self._config = config
        self._client = openai.OpenAI(
            base_url=config.base_url, api_key=config.api_key or _NO_KEY, max_retries=0
        )
        # What this endpoint turned out not to take. `max_tokens` is tried first because servers
        # that know only the older name ignore the newer one, and would write without a limit.
        self._takes_temperature = True
        self._limit_name = "max_tokens"
        self._gone: tuple[float, str] | None = None  # until when, and what was said
        self._closed = False

    def complete(
        self, messages: Sequence[dict[str, str]], schema: AnswerSchema, meter: Meter, *, again: bool
    ) -> Completion:
        """One completion, tried again while the fault is a passing one. `again`: a re-ask.

        Raises:
            UnavailableError, RejectedError, AnswerError: see `flows.endpoint.errors`.
        """
        request = {**self._format(schema), "messages": list(messages)}

        def send(timeout: openai.Timeout, retried: bool) -> Completion:  # noqa: FBT001 - a callback
            return self._send({**request, "timeout": timeout}, meter, again=retried)

        return self._exchange(send, again=again)

    def decide(
        self, text: str, questions: Sequence[Question], meter: Meter
    ) -> dict[str, dict[str, float]]:
        """Probabilities for each question about `text` that was answered properly.

        Raises:
            DecisionsUnsupportedError: if the endpoint knows no decisions.
            EndpointError: otherwise, see `flows.endpoint.errors`.
        """
        asked: list[Any] = [question.wire for question in questions]

        def send(timeout: openai.Timeout, retried: bool) -> object:  # noqa: FBT001 - a callback
            spent = Usage(calls=1, retries=int(retried))
            try:
                reply: object = self._client.decisions.create(
                    model=self._config.model, input=text, questions=asked, timeout=timeout
                )
                spent += _usage(getattr(reply, "usage", None))
            except openai.APIStatusError as error:
                if error.status_code in _NO_SUCH_PATH:
                    raise no_decisions(self._config) from None
                raise
            except ValueError:  # the body calls itself JSON and is not
                return None
            else:
                return reply
            finally:
                meter.add(spent)

        return read_decision(self._exchange(send), questions)

    def list_models(self) -> list[str] | None:
        """The models that the endpoint says it has; None if it keeps no list. Costs nothing.

        Raises:
            EndpointError: if it cannot be reached or rejects us.
        """
        try:
            page = self._client.models.list(timeout=limit(min(_PING_S, self._config.timeout_s)))
            return [model.id for model in page.data]
        except openai.NotFoundError:
            return None
        except openai.APIError as error:
            raise explain(error, self._config, 1) from None
        except (AttributeError, TypeError, ValueError):  # what it sent was no list of models
            raise not_an_endpoint(self._config) from None

    def close(self) -> None:
        """Closes its connections. A call that waits to be sent again is not sent any more."""
        self._closed = True
        self._client.close()

    def _exchange(
        self, send: Callable[[openai.Timeout, bool], Reply], *, again: bool = False
    ) -> Reply:
        """As `exchange`, but a server that is gone is not waited for again by every call.

        A run over a hundred documents would otherwise take minutes to say so.
        """
        if (gone := self._gone) and monotonic() < gone[0]:
            raise UnreachableError(gone[1])

        def unless_closed(timeout: openai.Timeout, retried: bool) -> Reply:  # noqa: FBT001 - a callback
            if self._closed:  # to the client that would be a fault of the connection, which passes
                raise UnavailableError(f"{self._config.host} is not asked any more")
            return send(timeout, retried)

        try:
            reply = exchange(self._config, unless_closed, again=again)
        except UnreachableError as error:
            self._gone = (monotonic() + _GONE_S, str(error))
            raise
        self._gone = None
        return reply

    def _send(self, request: dict[str, Any], meter: Meter, *, again: bool) -> Completion:
        while True:
            options = self._options()
            spent = Usage(calls=1, retries=int(again))
            try:
                # Typed loosely: what the server sends decides what this is.
                reply: object = self._client.chat.completions.create(**request, **options)
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


# The client does not validate what it receives: any field may be missing, or of another type.


def _completion(reply: ChatCompletion) -> Completion:
    choices: list[Any] = getattr(reply, "choices", None) or []
    message = getattr(choices[0], "message", None) if choices else None
    if message is None:
        return Completion("", "no choice was sent")
    text = getattr(message, "content", None)
    return Completion(
        text=text if isinstance(text, str) else "",
        finish_reason=getattr(choices[0], "finish_reason", None),
        refusal=getattr(message, "refusal", None),
    )


def _usage(usage: object) -> Usage:
    def count(of: object, name: str) -> int:
        value = getattr(of, name, None)
        return value if isinstance(value, int) else 0

    # Chat Completions and decisions name the same things differently.
    details = [getattr(usage, f"{side}_tokens_details", None) for side in ("prompt", "input")]
    return Usage(
        prompt_tokens=count(usage, "prompt_tokens") or count(usage, "input_tokens"),
        cached_tokens=max(count(one, "cached_tokens") for one in details),
        completion_tokens=count(usage, "completion_tokens") or count(usage, "output_tokens"),
    )
