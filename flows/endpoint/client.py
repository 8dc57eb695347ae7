"""One call, done right: from the store if it was paid for, else asked, checked and kept."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import count
from types import TracebackType
from typing import Any, Self

from flows.endpoint.answers import AnswerCheck, Completion, read_answer
from flows.endpoint.config import EndpointConfig
from flows.endpoint.decisions import Question, decided_in
from flows.endpoint.errors import BrokenAnswerError, NotKeptError, SchemaUnsupportedError
from flows.endpoint.flights import SingleFlight
from flows.endpoint.guard import Guard
from flows.endpoint.meter import Meter
from flows.endpoint.prompts import RenderedPrompt
from flows.endpoint.store import AnswerStore, store_key
from flows.endpoint.transport import Transport
from flows.errors import EndpointError

_log = logging.getLogger(__name__)
_REASKS = 2  # of an answer that is broken, with what is wrong with it


class Endpoint:
    """One model behind an OpenAI-compatible address. Safe to use from several threads."""

    def __init__(
        self,
        config: EndpointConfig,
        store: AnswerStore | None = None,
        guard: Guard | None = None,
    ) -> None:
        """`guard`: the limits of the run that this serves; none if there is none."""
        self.config = config
        self._store = store
        self._transport = Transport(config, guard or Guard())
        self._flights: SingleFlight[dict[str, Any]] = SingleFlight()
        self._answers_json = False  # whether any answer was more than prose
        self._rehearses = False
        self._missed = False  # whether anything was asked in the rehearsal that is not kept
        self._asked = {"host": config.host, "model": config.model}  # a part of every key

    def ask(self, prompt: RenderedPrompt, check: AnswerCheck, meter: Meter) -> dict[str, Any]:
        """An answer that obeys the prompt's schema and that `check` has no complaint about.

        A broken answer is asked for again, with the complaints, twice at most; every attempt is
        counted on `meter`. An answer that is in the store costs nothing.

        Raises:
            AnswerError: no usable answer to this request (broken each time, refused, cut off,
                too long); other requests may succeed.
            EndpointError: otherwise: the endpoint is down, or rejects us as we are set up.
        """
        if self.config.grammar:
            prompt = replace(prompt, schema=prompt.schema.narrowed(prompt.offered))
        key = self._key(prompt)
        return self._flights.do(key, lambda: self._ask(key, prompt, check, meter))

    def _ask(
        self, key: str, prompt: RenderedPrompt, check: AnswerCheck, meter: Meter
    ) -> dict[str, Any]:
        kept = self._store.get(key) if self._store else None
        if isinstance(kept, dict) and not (prompt.schema.complaints(kept) or check(kept)):
            return kept
        self._must_be_kept()
        messages = [
            {"role": "system", "content": prompt.system},
            {"role": "user", "content": prompt.user},
        ]
        mending: list[dict[str, str]] = []
        for asked in count(1):
            completion = self._transport.complete(
                messages + mending, prompt.schema, meter, again=asked > 1
            )
            self._answers_json |= "{" in completion.text or not completion.text
            try:
                answer = read_answer(completion, prompt.schema, check)
            except BrokenAnswerError as broken:
                _log.info("%s: an answer cannot be used: %s", prompt.name, broken)
                if asked > _REASKS and not self._answers_json:
                    raise self._ignores_schemas() from None
                if asked > _REASKS:
                    raise type(broken)(self._gave_up(prompt, broken, asked)) from None
                # Only the last bad answer is shown: a prompt that grows is paid for each time.
                mending = _reask(completion, broken.complaints)
            else:
                self._keep(key, answer, prompt)
                return answer
        raise AssertionError("count() does not end")

    def decide(
        self, text: str, questions: Sequence[Question], meter: Meter
    ) -> dict[str, dict[str, float]]:
        """Question's name → option → probability, from a decision model.

        A question that is not answered properly is asked again, with those that share its fate,
        twice at most; one that is refused is not. Whichever has no answer then is missing. Each
        good answer is kept, and another run asks only for the rest.

        Raises:
            DecisionsUnsupportedError: if the endpoint knows no decisions.
            EndpointError: otherwise: it is down, or rejects us as we are set up.
        """
        parts = {"input": text, "questions": [question.wire for question in questions]}
        key = store_key({**self._asked, **parts})
        return self._flights.do(key, lambda: self._decide(key, text, questions, meter))

    def _decide(
        self, key: str, text: str, questions: Sequence[Question], meter: Meter
    ) -> dict[str, Any]:
        decided = decided_in(self._store.get(key) if self._store else None, questions)
        left = [question for question in questions if question.name not in decided]
        for asked in range(1 + _REASKS):
            if not left:
                break
            self._must_be_kept()
            decision = self._transport.decide(text, left, meter, again=asked > 0)
            decided |= decision.answers
            if self._store and decision.answers:
                self._store.put(key, decided, {"model": self.config.model})
            done = decided.keys() | decision.declined
            left = [question for question in left if question.name not in done]
        return decided

    @contextmanager
    def rehearsal(self) -> Iterator[Callable[[], bool]]:
        """Within it nothing is sent: a request whose answer is not kept gets `NotKeptError`.

        What it gives says whether every answer that was asked for so far is kept. One at a time,
        before any thread asks.
        """
        self._rehearses, self._missed = True, False
        try:
            yield lambda: not self._missed
        finally:
            self._rehearses = False

    def _must_be_kept(self) -> None:
        if self._rehearses:
            self._missed = True
            raise NotKeptError("no answer to this is kept")

    def ping(self) -> tuple[bool, str]:
        """Whether the endpoint answers, and one line about it. Asks no model and costs nothing."""
        try:
            models = self._transport.list_models()
        except EndpointError as error:
            return False, str(error)
        if models is None:
            return True, f"{self.config.host} answers; it keeps no list of models"
        if self.config.model in models:
            return True, f"{self.config.host} answers and has {self.config.model}"
        # No proof of a mistake: some servers take any name, and some list only a part.
        return True, (
            f"{self.config.host} answers, but does not list {self.config.model}; "
            f"if calls fail, check {self.config.model_setting}"
        )

    def close(self) -> None:
        """Closes its connections."""
        self._transport.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _key(self, prompt: RenderedPrompt) -> str:
        return store_key(
            {
                **self._asked,
                "max_tokens": self.config.max_tokens,
                "system": prompt.system,
                "user": prompt.user,
                "schema": prompt.schema.body,
            }
        )

    def _ignores_schemas(self) -> SchemaUnsupportedError:
        return SchemaUnsupportedError(
            f"{self.config.model} at {self.config.host} answers in prose and ignores the JSON"
            f" schema that it is sent as response_format: set {self.config.model_setting} or"
            " OPENAI_BASE_URL to one that follows it"
        )

    def _gave_up(self, prompt: RenderedPrompt, broken: BrokenAnswerError, asked: int) -> str:
        return (
            f"{self.config.model} at {self.config.host} gave no usable answer to {prompt.name}, "
            f"asked {asked} times: {broken}; if this is usual, set {self.config.model_setting} "
            "to a model that follows JSON schemas"
        )

    def _keep(self, key: str, answer: dict[str, Any], prompt: RenderedPrompt) -> None:
        if self._store:
            about = {
                "prompt": f"{prompt.name} {prompt.version}",
                "schema": f"{prompt.schema.name} {prompt.schema.version}",
                "model": self.config.model,
            }
            self._store.put(key, answer, about)


def _reask(completion: Completion, complaints: Sequence[str]) -> list[dict[str, str]]:
    listed = "\n".join(f"- {complaint}" for complaint in complaints)
    request = {
        "role": "user",
        "content": "Your answer cannot be used:\n"
        f"{listed}\nAnswer the same request again, with the whole JSON, corrected.",
    }
    if not completion.text:
        return [request]
    return [{"role": "assistant", "content": completion.text}, request]
