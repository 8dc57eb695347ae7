"""The frozen records that travel the road from a document to a published brief.

Every offset is in code points of the *stored* text of a document, end exclusive.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

VerdictLabel: TypeAlias = Literal["supported", "partial", "contradicted", "not_found", "unchecked"]
SentenceKind: TypeAlias = Literal["body", "heading", "furniture"]
Outcome: TypeAlias = Literal["pass", "fail", "n/a"]
#: How a claim's words came to be: the source's own sentence (perhaps shortened), an engine's
#: wording, a second wording after a failed check, or a quotation that replaced a failed wording.
Wording: TypeAlias = Literal["source", "written", "restated", "quoted"]

#: How much of the documents' texts goes out with a brief: all of it, the evidence with its
#: neighbours, or nothing.
PublishSources: TypeAlias = Literal["full", "excerpts", "none"]


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of code points in a stored text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of `text` that this span covers."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Sentence:
    """The numbered unit of a document; `document.text[span]` is exactly `text`."""

    number: int  # from 1, in reading order
    span: Span
    text: str
    paragraph: int  # from 1; sentences of one line share it
    kind: SentenceKind = "body"
    furniture: str | None = None  # which furniture, in words: "byline", "share button"
    addresses_model: bool = False  # speaks to a language model: flagged, never evidence

    @property
    def may_be_evidence(self) -> bool:
        """Whether engines and checks may read it: neither furniture nor speaking to a model."""
        return self.kind != "furniture" and not self.addresses_model


@dataclass(frozen=True, slots=True)
class Document:
    """The thing read: stored text, numbered sentences, and what it says of itself."""

    id: str  # safe in paths and marks; derived from text_sha256
    name: str  # the file's name, for people
    sha256: str  # of the file's bytes
    text_sha256: str  # of the stored text in UTF-8
    text: str
    sentences: tuple[Sentence, ...]
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    date: str | None = None  # ISO 8601 day, where the document says so itself
    language: str = "und"  # ISO 639-1, "und" if it cannot be told
    notes: tuple[str, ...] = ()  # what a reader should know: "read as windows-1252"
    pages: tuple[int, ...] = ()  # where in `text` each page starts, if it has pages

    def __hash__(self) -> int:
        """The id's: what is kept by document must not read the whole text to look it up."""
        return hash(self.id)

    def sentence(self, number: int) -> Sentence:
        """The sentence with that number; IndexError if there is none."""
        if not 1 <= number <= len(self.sentences):
            raise IndexError(f"{self.name} has no sentence {number}")
        return self.sentences[number - 1]

    def page_of(self, offset: int) -> int | None:
        """The number of the page that an offset into `text` is on; None if it has no pages."""
        return bisect_right(self.pages, offset) or None

    def may_cite(self, number: int) -> bool:
        """Whether there is a sentence with that number, and it may be evidence."""
        return 1 <= number <= len(self.sentences) and self.sentence(number).may_be_evidence


@dataclass(frozen=True, slots=True)
class SkippedSource:
    """A source that was named but is not in the brief, and why."""

    name: str
    reason: str
    status: Literal["failed", "duplicate", "language"] = "failed"
    sha256: str | None = None
    duplicate_of: str | None = None  # a document's id, if the same text was already read


@dataclass(frozen=True, slots=True)
class Draft:
    """What an engine wrote about one document: one statement, with evidence by number."""

    document: str  # id
    text: str
    sentences: tuple[int, ...]  # the evidence
    speaker: str | None = None  # who is said to assert it; None if the document itself does
    wording: Wording = "written"


@dataclass(frozen=True, slots=True)
class GateResult:
    """What one gate found in one (claim, document) pair."""

    gate: str  # "numbers", "dates", "names", "quotations", "polarity", "attribution", "evidence"
    outcome: Outcome
    code: str | None = None  # set if and only if the outcome is "fail": "number.not_in_evidence"
    claim_says: str = ""
    source_says: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """The whole finding on one (claim, document) pair; made once."""

    document: str
    verdict: VerdictLabel
    evidence: tuple[int, ...]  # sentence numbers
    context: tuple[int, ...] = ()  # neighbours that a gate had to read
    gates: tuple[GateResult, ...] = ()
    score: float | None = None  # the judge's probability of support, 0 to 1
    judge: str = ""  # who judged: "offline", "chat:<model>"

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of all failures, the judge's verdict last; empty if the pair may be printed."""
        failed = tuple(g.code for g in self.gates if g.outcome == "fail" and g.code)
        judged = () if self.verdict == "supported" else (f"judge.{self.verdict}",)
        return failed + judged

    @property
    def passed(self) -> bool:
        """Both keys turned: no gate failed and the judge says supported."""
        return self.verdict == "supported" and not any(g.outcome == "fail" for g in self.gates)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence that carries a claim, as a span of a document's stored text."""

    document: str
    sentence: int
    start: int
    end: int
    quote: str | None  # exactly text[start:end]; None if the brief publishes no source text
    page: int | None = None  # where in print, if the document has pages


@dataclass(frozen=True, slots=True)
class Claim:
    """One checked statement that may be printed."""

    id: str
    text: str
    speaker: str | None
    evidence: tuple[Evidence, ...]
    checks: tuple[Check, ...]  # one a document
    context: tuple[Evidence, ...] = ()
    reported_by: tuple[str, ...] = ()  # ids of the documents that carry it
    corroboration: int = 1  # independent origins among them
    wording: Wording = "source"
    verdict: VerdictLabel = "supported"

    @property
    def documents(self) -> tuple[str, ...]:
        """Ids of the documents that carry it, in order of evidence, each once."""
        return tuple(dict.fromkeys(e.document for e in self.evidence))


@dataclass(frozen=True, slots=True)
class Withheld:
    """A statement that was checked and is not printed, with the reason."""

    text: str | None  # None if the brief does not publish the whole texts that it comes from
    speaker: str | None
    document: str
    sentences: tuple[int, ...]
    codes: tuple[str, ...]
    reason: str  # the codes in plain words


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to a disputed question, as the claims that give it."""

    value: str  # a few words from the claims' own typed facts: "58", "9 October"
    claims: tuple[str, ...]  # ids
    speakers: tuple[str, ...] = ()  # who says so; empty if the documents do themselves
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """One question, several answers."""

    question: str  # label from typed facts: "soldiers killed"
    answers: tuple[Answer, ...]
    #: What they differ about: a count or sum, a day, who is responsible, who or where, whether.
    kind: Literal["figure", "date", "blame", "name", "fact"] = "figure"


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
    sentences_read: int = 0  # given to the engine: all but furniture and flagged ones
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
    #: Settings that shape a brief, by name: "length", "strictness", "min_claims", ...
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
