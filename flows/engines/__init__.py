"""Who writes: one protocol, two engines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from flows.core.records import Claim, Document, Draft, Usage


@dataclass(frozen=True, slots=True)
class Worded:
    """An engine's answer about a proposed group: its true members, and perhaps one wording."""

    members: tuple[str, ...]  # claim ids, a subset of those offered
    text: str | None = None  # None: keep the clearest of the members' own wordings
    speaker: str | None = None


class Engine(Protocol):
    """Writes drafts; never quotes, never counts characters: evidence is by sentence number."""

    @property
    def name(self) -> str:
        """As the user names it: "extractive", "llm"."""

    @property
    def models(self) -> tuple[str, ...]:
        """The models it calls; empty if none."""

    @property
    def prompts(self) -> dict[str, str]:
        """Prompt name → version, for the brief's own record."""

    @property
    def schemas(self) -> dict[str, str]:
        """Answer schema name → version."""

    @property
    def usage(self) -> Usage:
        """What it has cost so far, failed attempts counted."""

    def unread(self, document: Document) -> tuple[int, ...]:
        """Numbers of the sentences that it cannot read, though they may be evidence."""

    def summarise(self, document: Document, focus: str | None) -> Sequence[Draft]:
        """One document's statements that matter. Raises EndpointError."""

    def word_group(self, group: Sequence[Claim]) -> Worded:
        """Confirms which claims tell the same thing, and may word them once."""

    def restate(self, document: Document, draft: Draft, codes: Sequence[str]) -> Draft | None:
        """A second wording from the same evidence, after these failures; None if it has none."""
