"""A brief that publishes only a part of its sources' texts, or none of them.

What is published of a text keeps its place: every other character gives way to one block, so that
`text[start:end]` is a quote as before, and whoever has the original can lay it underneath. The
hidden rest is vouched for by the hash of the whole text alone. Hidden words would also speak
through what quotes them: withheld statements, what gates compared, notes on a source's slips.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from flows.core.gates import run_gates
from flows.core.reasons import explain
from flows.core.records import (
    Brief,
    Check,
    Claim,
    Document,
    Evidence,
    GateResult,
    PublishedSentence,
    PublishSources,
    Sentence,
    Source,
    Span,
    Withheld,
)

#: What stands in the place of each character that is not published: U+2588, a full block.
HIDDEN = "█"
_QUOTED = re.compile(r"“([^”]*)”")
_CAPITALISED = re.compile(r"\b[A-Z]\w+")


def reduced(
    brief: Brief, documents: Sequence[Document], keep: PublishSources
) -> tuple[Brief, dict[str, str]]:
    """The brief as it may be published, and the texts that go with it, by document id."""
    if keep == "full":
        return replace(brief, publish_sources=keep), {d.id: d.text for d in documents}
    sources = {s.id: s for s in brief.sources}
    shown = {
        d.id: _shown(d, brief.claims) if keep == "excerpts" else ()
        for d in documents
        if d.id in sources
    }
    texts = {d.id: redacted(d.text, shown[d.id]) for d in documents if d.id in shown}
    return (
        replace(
            brief,
            publish_sources=keep,
            claims=tuple(_claim(c, quotes=keep == "excerpts") for c in brief.claims),
            withheld=tuple(map(_withheld, brief.withheld)),
            sources=tuple(
                replace(s, published=shown.get(s.id or "", ()), notes=_notes(s, texts))
                for s in brief.sources
            ),
        ),
        texts if keep == "excerpts" else {},
    )


def redacted(text: str, published: Sequence[PublishedSentence]) -> str:
    """`text` with every character hidden that is in none of these sentences.

    White space between two sentences that follow each other is nobody's, and stays.
    """
    runs = [(s.start, s.end) for s in published]
    runs += [
        (a.end, b.start)
        for a, b in pairwise(published)
        if b.sentence == a.sentence + 1 and text[a.end : b.start].isspace()
    ]
    parts, at = [], 0
    for start, end in sorted(runs):
        parts.append(HIDDEN * (start - at) + text[start:end])
        at = max(at, end)
    return "".join(parts) + HIDDEN * (len(text) - at)


def redaction_problems(source: Source, text: str) -> Iterator[str]:
    """What of a published text is not as `redacted` makes it, one line each."""
    published = source.published
    where = f"source {source.id}"
    if any(a.sentence >= b.sentence or a.end > b.start for a, b in pairwise(published)):
        yield f"{where}: its published sentences are not in order"
    elif any(not 0 <= s.start < s.end <= len(text) for s in published):
        yield f"{where}: a published sentence is not inside the text"
    elif redacted(text, published) != text:
        yield f"{where}: its text shows more than the published sentences"


def shown_document(source: Source, text: str) -> Document:
    """The document as far as it is published: its sentences in their places, the others silent."""
    # No text has more sentences than characters, whatever numbers somebody has put there.
    numbered = {s.sentence: s for s in source.published if s.sentence <= len(text)}
    count = max(numbered, default=0)
    return Document(
        id=source.id or "",
        name=source.name,
        sha256=source.sha256 or "",
        text_sha256=source.text_sha256 or "",
        text=text,
        sentences=tuple(_sentence(n, numbered.get(n), text) for n in range(1, count + 1)),
        date=source.date,
    )


def _sentence(number: int, shown: PublishedSentence | None, text: str) -> Sentence:
    span = Span(shown.start, shown.end) if shown else Span(0, 0)
    return Sentence(number, span, span.of(text), number)


def _shown(document: Document, claims: Sequence[Claim]) -> tuple[PublishedSentence, ...]:
    """The evidence with a neighbour on each side, and what the gates must read besides."""
    mine = [c for c in claims if document.id in c.documents]
    cited = {
        e.sentence for c in claims for e in (*c.evidence, *c.context) if e.document == document.id
    }
    readable = [s.number for s in document.sentences if s.may_be_evidence]
    near = {n for i, n in enumerate(readable) if cited & set(readable[max(0, i - 1) : i + 2])}
    numbers = cited | near
    for claim in mine:
        numbers |= _needed(document, claim, numbers, readable)
    return _published(document, numbers)


def _needed(
    document: Document, claim: Claim, numbers: set[int], readable: Sequence[int]
) -> set[int]:
    """What else must be published for the gates to pass as they do on the whole text.

    Mostly nothing; else a sentence far up, that introduces a person by the full name; else all
    that share a name with the claim.
    """
    if _passes(document, claim, numbers):
        return set()
    others = [n for n in readable if n not in numbers]
    names = set(_CAPITALISED.findall(f"{claim.text} {claim.speaker or ''}"))
    named = {n for n in others if names & set(_CAPITALISED.findall(document.sentence(n).text))}
    tries = (*({n} for n in others), named)
    return next((more for more in tries if _passes(document, claim, numbers | more)), set())


def _passes(document: Document, claim: Claim, numbers: set[int]) -> bool:
    source = Source(
        document.id,
        document.name,
        "read",
        date=document.date,
        sentences=len(document.sentences),
        published=_published(document, numbers),
    )
    return not any(failures(shown_document(source, document.text), claim))


def failures(document: Document, claim: Claim) -> Iterator[GateResult]:
    """Which gates a claim fails against one of the documents that it cites."""
    evidence = tuple(e.sentence for e in claim.evidence if e.document == document.id)
    results, _ = run_gates(document, claim.text, claim.speaker, evidence)
    yield from (r for r in results if r.outcome == "fail")


def _published(document: Document, numbers: Iterable[int]) -> tuple[PublishedSentence, ...]:
    sentences = (document.sentence(n) for n in sorted(numbers) if n <= len(document.sentences))
    return tuple(PublishedSentence(s.number, s.span.start, s.span.end) for s in sentences)


def _claim(claim: Claim, *, quotes: bool) -> Claim:
    return replace(
        claim,
        checks=tuple(map(_check, claim.checks)),
        evidence=claim.evidence if quotes else tuple(map(_unquoted, claim.evidence)),
        context=claim.context if quotes else tuple(map(_unquoted, claim.context)),
    )


def _check(check: Check) -> Check:
    return replace(
        check, gates=tuple(replace(g, claim_says="", source_says="") for g in check.gates)
    )


def _unquoted(evidence: Evidence) -> Evidence:
    return replace(evidence, quote=None)


def _withheld(item: Withheld) -> Withheld:
    reason = "; ".join(explain(code, "…") for code in item.codes)
    return replace(item, text=None, speaker=None, reason=reason)


def _notes(source: Source, texts: dict[str, str]) -> tuple[str, ...]:
    """The notes that quote nothing but what is published."""
    text = texts.get(source.id or "", "")
    return tuple(
        note for note in source.notes if all(said in text for said in _QUOTED.findall(note))
    )
