"""What is published: the brief, its sources, how it was made and what it cost."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from flows.core.records.claim import Claim, Conflict, Withheld

#: How much of the documents' texts goes out with a brief: all of it, the evidence with its
#: neighbours, or nothing.
PublishSources: TypeAlias = Literal["full", "excerpts", "none"]


@dataclass(frozen=True, slots=True)
class Section:
    """Claims on one side of the story, in reading order."""

    heading: str
    claims: tuple[str, ...]  # ids


@dataclass(frozen=True, slots=True)
class PublishedSentence:
    """A sentence that is published of a document whose text is not published whole."""

    sentence: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Source:
    """What the brief says of a document: read or not, and what identifies it."""

    id: str | None  # None if it was not read
    name: str
    status: Literal["read", "failed", "duplicate", "language"]
    reason: str | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    date: str | None = None
    sha256: str | None = None
    text_sha256: str | None = None
    language: str | None = None
    sentences: int = 0
    furniture: int = 0  # of them menus, bylines, share buttons: no part of the story
    sentences_read: int = 0  # given to the engine: the story's, but for flagged ones
    origin: str | None = None  # documents with the same origin count once
    flagged: tuple[int, ...] = ()  # sentences that address a language model
    notes: tuple[str, ...] = ()
    published: tuple[PublishedSentence, ...] = ()  # if the brief publishes excerpts


@dataclass(frozen=True, slots=True)
class Usage:
    """What the run cost, every attempt counted."""

    calls: int = 0
    retries: int = 0
    prompt_tokens: int = 0
    cached_tokens: int = 0
    completion_tokens: int = 0
    cost: float | None = None  # in the currency of the user's prices; None if one is not set

    def __add__(self, other: Usage) -> Usage:
        if Usage() in (self, other):  # nothing was asked: no price is missing
            return other if self == Usage() else self
        known = self.cost is not None and other.cost is not None
        return Usage(
            self.calls + other.calls,
            self.retries + other.retries,
            self.prompt_tokens + other.prompt_tokens,
            self.cached_tokens + other.cached_tokens,
            self.completion_tokens + other.completion_tokens,
            # Sums of many small prices should not show the noise of binary fractions.
            round((self.cost or 0.0) + (other.cost or 0.0), 9) if known else None,
        )

    @property
    def tokens(self) -> int:
        """Sent and received together."""
        return self.prompt_tokens + self.completion_tokens


@dataclass(frozen=True, slots=True)
class MadeBy:
    """Who made the brief, in enough detail to make it again."""

    software: str  # "wellsourced 0.1.0"
    engine: str
    judge: str
    models: tuple[str, ...] = ()
    prompts: dict[str, str] = field(default_factory=dict)  # name → version
    schemas: dict[str, str] = field(default_factory=dict)  # name → version
    fallback: str | None = None  # why another engine than the asked one wrote it
    #: Settings that shape a brief, by name: "length", "min_claims", ...
    settings: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Retraction:
    """That a published brief no longer stands, and why."""

    at: str  # ISO 8601, UTC
    why: str


@dataclass(frozen=True, slots=True)
class Brief:
    """What is published: claims, and nothing else."""

    schema_version: str
    id: str  # hash of the canonical content; "" before publishing
    name: str
    status: Literal["published", "held", "retracted"]
    held_because: str | None
    focus: str | None
    started_at: str  # ISO 8601, UTC
    finished_at: str
    headline: str | None  # a claim's id; None only if held
    key_points: tuple[str, ...]  # claim ids
    sections: tuple[Section, ...]
    conflicts: tuple[Conflict, ...]
    claims: tuple[Claim, ...]
    withheld: tuple[Withheld, ...]
    sources: tuple[Source, ...]
    usage: Usage
    made_by: MadeBy
    publish_sources: PublishSources = "full"
    retraction: Retraction | None = None  # set if and only if the status is "retracted"
    rendered_by: str = ""  # fingerprint of the program that made the pages; "" before publishing

    def claim(self, claim_id: str) -> Claim:
        """The claim with that id; KeyError if there is none."""
        for claim in self.claims:
            if claim.id == claim_id:
                return claim
        raise KeyError(claim_id)
