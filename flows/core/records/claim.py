"""What is said and checked: drafts, checks, claims with their evidence, and conflicts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

VerdictLabel: TypeAlias = Literal["supported", "partial", "contradicted", "not_found", "unchecked"]
Outcome: TypeAlias = Literal["pass", "fail", "n/a"]
#: How a claim's words came to be: the source's own sentence (perhaps shortened), an engine's
#: wording, a second wording after a failed check, or a quotation that replaced a failed wording.
Wording: TypeAlias = Literal["source", "written", "restated", "quoted"]
#: What sources differ about: a count or sum, a day, who is responsible, who or where, whether.
ConflictKind: TypeAlias = Literal["figure", "date", "blame", "name", "fact"]


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

    gate: str  # "evidence" (there is some), or one of core/gates: "numbers", ...
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
    kind: ConflictKind = "figure"
