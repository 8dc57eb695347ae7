"""Who judges: one protocol; claims of one document in, judgements out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from flows.core.records import Document, Draft, Outcome, Usage, VerdictLabel


@dataclass(frozen=True, slots=True)
class Judgement:
    """Does the document entail the claim, and did that speaker say it?"""

    verdict: VerdictLabel
    score: float | None = None  # probability of support, 0 to 1
    attribution: Outcome = "n/a"  # "fail": the document gives it to somebody else, or to nobody
    #: Sentences that say it, where those that the claim cites do not; empty if those do. They take
    #: the place of the cited ones, and the gates read them.
    evidence: tuple[int, ...] = ()


class Judge(Protocol):
    """Sees a claim and the document, never how the claim was written."""

    @property
    def name(self) -> str:
        """Recorded with each check: "offline", "chat:gpt-…"."""

    @property
    def models(self) -> tuple[str, ...]:
        """The models it calls; empty if none."""

    @property
    def prompts(self) -> dict[str, str]:
        """Prompt name → version."""

    @property
    def schemas(self) -> dict[str, str]:
        """Answer schema name → version."""

    @property
    def usage(self) -> Usage:
        """What it has cost so far."""

    def judge(self, document: Document, claims: Sequence[Draft]) -> Sequence[Judgement]:
        """One judgement a claim, in order; "unchecked" where it cannot know."""
