"""What can go wrong between us and a model, each with its own remedy.

A caller needs two kinds told apart: an `AnswerError` is about one request, and the run may go
on without it; anything else is about the endpoint, and the next call would fail as well.
"""

from __future__ import annotations

from collections.abc import Sequence

from flows.errors import EndpointError, StoppedError


class BudgetError(StoppedError):
    """The next call could cross a limit of the run; the message names the setting to raise."""


class UnavailableError(EndpointError):
    """The endpoint is down, overloaded or too slow, and stayed so for every attempt."""

    told = "the model's endpoint did not answer"


class UnreachableError(UnavailableError):
    """Nothing answers at the address."""


class RejectedError(EndpointError):
    """The endpoint refuses us as we are set up; the message names the setting to change."""

    told = "the model's endpoint refused the requests"


class SchemaUnsupportedError(RejectedError):
    """The endpoint or its model does not know `response_format` with a JSON schema."""


class DecisionsUnsupportedError(RejectedError):
    """The endpoint has no `/decisions`, or not with this model."""


class AnswerError(EndpointError):
    """One request got no usable answer; other requests still may."""

    told = "the model gave no usable answer"


class NotKeptError(AnswerError):
    """Nothing is asked now, and no answer to this request is kept."""


class BrokenAnswerError(AnswerError):
    """An answer that cannot be used as it is; told what is wrong, a model may mend it."""

    def __init__(self, message: str, complaints: Sequence[str] = ()) -> None:
        """`complaints`: what is wrong, in words that the model can act on."""
        super().__init__(message)
        self.complaints = tuple(complaints)


class UnfinishedAnswerError(BrokenAnswerError):
    """The answer did not end by itself, for another reason than its length."""


class UnparsableAnswerError(BrokenAnswerError):
    """The answer is not one JSON object and nothing else."""


class SchemaViolationError(BrokenAnswerError):
    """The answer is JSON, but breaks the schema."""


class UnsoundAnswerError(BrokenAnswerError):
    """The answer obeys the schema, but names sentences or claims that were not offered."""


class RefusedError(AnswerError):
    """The model, or a filter before it, declined to answer."""

    told = "the model, or a filter before it, declined to answer"


class CutOffError(AnswerError):
    """The answer ended at the token limit: ask for half as much, or raise the limit."""

    told = "the model's answer was cut off"


class PromptTooLongError(AnswerError):
    """The prompt does not fit the model's context: ask about less text at once."""

    told = "the text is too long for the model"
