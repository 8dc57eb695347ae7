"""The wire: Chat Completions with one endpoint, and what of it came back."""

from __future__ import annotations

import json
from collections.abc import Callable, Coroutine, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from time import monotonic
from typing import Any, TypeVar

import openai
from openai.types.chat import ChatCompletion

from flows.core.records import Usage
from flows.endpoint.answers import Completion
from flows.endpoint.background import Background, BackgroundClosedError
from flows.endpoint.budget import Amount
from flows.endpoint.config import EndpointConfig
from flows.endpoint.decisions import Decision, Question, read_decision
from flows.endpoint.errors import SchemaUnsupportedError, UnreachableError
from flows.endpoint.faults import (
    explain,
    names_parameter,
    no_decisions,
    not_an_endpoint,
    was_not_served,
)
from flows.endpoint.guard import Attempt, Guard, sleeper
from flows.endpoint.meter import Meter
from flows.endpoint.replies import raise_error_in, read_completion, read_usage
from flows.endpoint.retrying import exchange
from flows.endpoint.schema import AnswerSchema
from flows.endpoint.tokens import bound_tokens, count_tokens
from flows.errors import RunCancelledError

_CONNECT_S = 10.0  # an address where nothing answers should not hold us for a whole attempt
_PING_S = 10.0
_GONE_S = 30.0  # how long a server that no attempt could reach is taken to be gone
_LAST_ANSWERS_S = 4.0  # at the end, for calls in flight: they are paid for, and worth keeping
_NO_SUCH_PATH = {404, 405, 501}
_NO_KEY = "none"  # the client insists on a key; servers that want none ignore it

Reply = TypeVar("Reply")
#: Sends a request once; returns what came back, and what the endpoint says it took.
_Call = Callable[[openai.Timeout], Coroutine[Any, Any, tuple[Reply, Usage | None]]]


class _LearnedError(Exception):
    """The endpoint does not take an option; it will not be sent again."""


class Transport:
    """Speaks with one endpoint. Safe to use from several threads."""

    def __init__(self, config: EndpointConfig, guard: Guard) -> None:
        self._config = config
        self._guard = guard
        self._client = openai.AsyncOpenAI(
            base_url=config.base_url,
            api_key=config.api_key or _NO_KEY,
            max_retries=0,
            # An address that a person named is reached as the environment says: through its proxy.
            http_client=openai.DefaultAsyncHttpxClient(trust_env=False)
            if config.in_process
            else None,
        )
        self._background = Background()
        self._closed = False
        self._pause = sleeper(lambda: self._closed, guard.stopped)
        # What this endpoint turned out not to take. `max_tokens` is tried first because servers
        # that know only the older name ignore the newer one, and would write without a limit.
        self._takes_temperature = True
        self._limit_name = "max_tokens"
        self._rejected: dict[str, str] = {}  # a schema's name → what was said of it
        self._gone: tuple[float, str] | None = None  # until when, and what was said

    def complete(
        self, messages: Sequence[dict[str, str]], schema: AnswerSchema, meter: Meter, *, again: bool
    ) -> Completion:
        """One completion, tried again while the fault is a passing one. `again`: a re-ask.

        Raises:
            EndpointError: see `flows.endpoint.errors`.
        """
        if said := self._rejected.get(schema.name):
            raise SchemaUnsupportedError(said)
        request = {**self._format(schema), "messages": list(messages)}
        while True:
            try:
                return self._exchange(
                    lambda limit: self._chat(request, limit), request, meter, again=again
                )
            except _LearnedError:
                again = True
            except SchemaUnsupportedError as error:
                self._rejected[schema.name] = str(error)
                raise

    def decide(
        self, text: str, questions: Sequence[Question], meter: Meter, *, again: bool
    ) -> Decision:
        """What is decided of each question about `text`. `again`: a re-ask.

        Raises:
            DecisionsUnsupportedError: if the endpoint knows no decisions.
            EndpointError: otherwise, see `flows.endpoint.errors`.
        """
        request = {"input": text, "questions": [question.wire for question in questions]}
        reply = self._exchange(
            lambda limit: self._decide(request, limit), request, meter, again=again
        )
        return read_decision(reply, questions)

    def list_models(self) -> list[str] | None:
        """The models that the endpoint says it has; None if it keeps no list. Costs nothing.

        Raises:
            EndpointError: if it cannot be reached or rejects us.
        """
        seconds = min(_PING_S, self._config.timeout_s)

        async def listed() -> list[str]:
            page = await self._client.models.list(timeout=_limit(seconds))
            return [model.id for model in page.data]

        try:
            return self._background.run(listed, seconds)
        except openai.NotFoundError:
            return None
        except (openai.APIError, TimeoutError) as error:
            raise explain(error, self._config, 1) from None
        except (AttributeError, TypeError, ValueError):  # what it sent was no list of models
            raise not_an_endpoint(self._config) from None

    def close(self) -> None:
        """Sends nothing more, waits some seconds for what is in flight, and closes connections."""
        self._closed = True
        self._background.close(_LAST_ANSWERS_S, self._client.close)

    def _exchange(
        self, call: _Call[Reply], request: object, meter: Meter, *, again: bool = False
    ) -> Reply:
        """As `exchange`, but a server that is gone is not waited for again by every call.

        A run over a hundred documents would otherwise take minutes to say so.
        """
        if (gone := self._gone) and monotonic() < gone[0]:
            raise UnreachableError(gone[1])
        most, prompt_tokens = self._weigh(request)

        def admit() -> AbstractContextManager[Attempt]:
            return self._guard.attempt(prompt_tokens, most, self._pause)

        def send(attempt: Attempt, seconds: float, *, again: bool) -> Reply:
            return self._send(call, attempt, seconds, meter, again=again)

        try:
            reply = exchange(self._config, admit, send, self._pause, again=again)
        except UnreachableError as error:
            self._gone = (monotonic() + _GONE_S, str(error))
            raise
        self._gone = None
        return reply

    def _send(
        self, call: _Call[Reply], attempt: Attempt, seconds: float, meter: Meter, *, again: bool
    ) -> Reply:
        """One attempt, counted whatever comes of it."""
        said: Usage | None = None
        try:
            reply, said = self._background.run(lambda: call(_limit(seconds)), seconds)
        except BackgroundClosedError:
            raise RunCancelledError from None
        except Exception as error:
            if isinstance(error, _LearnedError) or was_not_served(error):
                attempt.took = Amount()
            raise
        else:
            if said is not None:
                attempt.took = Amount(said.tokens, self._cost(said) or 0.0)
                attempt.answer_tokens = said.completion_tokens
            return reply
        finally:
            took = said or Usage()
            meter.add(replace(took, calls=1, retries=int(again), cost=self._cost(took)))

    async def _chat(
        self, request: dict[str, Any], limit: openai.Timeout
    ) -> tuple[Completion, Usage | None]:
        options = self._options()
        try:
            # Typed loosely: what the server sends decides what this is.
            raw = await self._client.chat.completions.with_raw_response.create(
                **request, **options, timeout=limit
            )
            reply: object = raw.parse()
            raise_error_in(reply, raw.http_response)
        except openai.APIStatusError as error:
            if self._learn(options, error):
                raise _LearnedError from None
            raise
        except ValueError:  # the body calls itself JSON and is not
            return Completion("", "no JSON was sent"), None
        if not isinstance(reply, ChatCompletion):
            raise not_an_endpoint(self._config)
        return read_completion(reply), read_usage(reply)

    async def _decide(
        self, request: dict[str, Any], limit: openai.Timeout
    ) -> tuple[object, Usage | None]:
        try:
            raw = await self._client.decisions.with_raw_response.create(
                model=self._config.model, **request, timeout=limit
            )
            reply: object = raw.parse()
            raise_error_in(reply, raw.http_response)
        except openai.APIStatusError as error:
            if error.status_code in _NO_SUCH_PATH:
                raise no_decisions(self._config) from None
            raise
        except ValueError:  # the body calls itself JSON and is not
            return None, None
        return reply, read_usage(reply)

    def _weigh(self, request: object) -> tuple[Amount, int]:
        """The most that the request can take, and how many tokens it probably is."""
        text = json.dumps(request, ensure_ascii=False)
        most = Usage(0, 0, bound_tokens(text), 0, self._config.max_tokens)
        cost = self._config.price.at_most(most) if self._config.price else 0.0
        # Counted where a limit asks for it: the first count may wait for a vocabulary.
        likely = count_tokens(text, self._config.model) if self._guard.pace.counts_tokens else 0
        return Amount(most.tokens, cost), likely

    def _cost(self, usage: Usage) -> float | None:
        return self._config.price.of(usage) if self._config.price else None

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


def _limit(seconds: float) -> openai.Timeout:
    """That much time for each step of an attempt, less for finding the server."""
    return openai.Timeout(seconds, connect=min(_CONNECT_S, seconds))
