"""What came of each document's tasks: the good ones go on, the failed ones are named.

A fault of one document (a refusal, an answer cut off or broken, a fault of ours) leaves it out. A
fault of the endpoint fails the run: which documents are left then is chance, and a brief of them
would be silent about the others for no reason of theirs.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from flows.core.records import Document, SkippedSource
from flows.errors import EndpointError, WellsourcedError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.checking import Checked

_log = logging.getLogger(__name__)


class Future(Protocol):
    """The part of a Prefect future that is needed here."""

    def result(self, timeout: float | None = ..., raise_on_failure: bool = ...) -> Any:  # noqa: ANN401, FBT001 - Prefect's
        """The task's result; with `raise_on_failure` off, its exception instead."""


@dataclass(frozen=True, slots=True)
class Done:
    """The documents whose every task succeeded, what was made of them, and the others."""

    documents: tuple[Document, ...]
    checked: tuple[Checked, ...]
    failed: tuple[SkippedSource, ...]


def gather(
    documents: Sequence[Document], drafts: Sequence[Future], checked: Sequence[Future]
) -> Done:
    """Waits for them in order. One failed document does not fail the others.

    Raises:
        EndpointError: the endpoint's own fault, as soon as it is found.
        Exception: the first document's own failure, if no document is left.
    """
    good: list[tuple[Document, Checked]] = []
    failures: list[tuple[Document, BaseException]] = []
    for document, drafted, judged in zip(documents, drafts, checked, strict=True):
        outcome = drafted.result(raise_on_failure=False)
        if not isinstance(outcome, BaseException):  # else the second task never ran
            outcome = judged.result(raise_on_failure=False)
        if _is_the_endpoints(outcome):
            raise outcome
        if isinstance(outcome, BaseException):
            failures.append((document, outcome))
        else:
            good.append((document, outcome))
    if failures and not good:
        raise failures[0][1]
    for document, failure in failures:
        why = failure if isinstance(failure, WellsourcedError) else _told(failure)
        _log.warning("%s is left out: %s", document.name, why)
    failed = (SkippedSource(d.name, _told(f), "failed", sha256=d.sha256) for d, f in failures)
    return Done(tuple(d for d, _ in good), tuple(c for _, c in good), tuple(failed))


def _is_the_endpoints(outcome: object) -> bool:
    """Whether the next document's call would fail as well."""
    if not isinstance(outcome, EndpointError):
        return False
    from flows.endpoint.errors import AnswerError  # only now: it brings the `openai` package

    return not isinstance(outcome, AnswerError)


def _told(failure: BaseException) -> str:
    """What the brief says of it; the message itself is for the log."""
    if isinstance(failure, EndpointError):
        return failure.told
    return f"unexpected {type(failure).__name__}; the log says more"
