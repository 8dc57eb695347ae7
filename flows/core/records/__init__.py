"""The frozen records that travel the road from a document to a published brief."""

from __future__ import annotations

from flows.core.records.brief import (
    Brief,
    MadeBy,
    PublishedSentence,
    PublishSources,
    Retraction,
    Section,
    Source,
    Usage,
)
from flows.core.records.claim import (
    Answer,
    Check,
    Claim,
    Conflict,
    ConflictKind,
    Draft,
    Evidence,
    GateResult,
    Outcome,
    VerdictLabel,
    Withheld,
    Wording,
)
from flows.core.records.document import (
    Document,
    Sentence,
    SentenceKind,
    SkippedSource,
    Span,
)

__all__ = [
    "Answer",
    "Brief",
    "Check",
    "Claim",
    "Conflict",
    "ConflictKind",
    "Document",
    "Draft",
    "Evidence",
    "GateResult",
    "MadeBy",
    "Outcome",
    "PublishSources",
    "PublishedSentence",
    "Retraction",
    "Section",
    "Sentence",
    "SentenceKind",
    "SkippedSource",
    "Source",
    "Span",
    "Usage",
    "VerdictLabel",
    "Withheld",
    "Wording",
]
