"""Do the claims still pass the gates, and the judge that needs no model, on the texts at hand?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from flows.audit.report import Finding, Note, Report
from flows.core import furniture, injection
from flows.core.gates import run_gates
from flows.core.records import Brief, Claim, Document, Draft, Evidence, Source
from flows.core.sentences import split
from flows.judges import Judge
from flows.judges.offline import OfflineJudge
from flows.judges.strict import held_to
from flows.publish.fingerprint import fingerprint
from flows.publish.redaction import shown_document

_OFFLINE: dict[str, Judge] = {
    judge.name: judge for judge in (OfflineJudge(), held_to("strict", OfflineJudge()))
}


def gate_findings(
    brief: Brief, documents: Mapping[str, Document], *, whole: bool, report: Report
) -> Iterator[Finding | Note]:
    """Each gate that a claim fails in a document that it cites, and where the judge says no.

    Args:
        brief: one that agrees with its texts.
        documents: those at hand, by id.
        whole: whether all of their texts is there, which the judge needs.
        report: gets the number of pairs of claim and document that were compared, and judged.
    """
    ours = brief.rendered_by == fingerprint()
    moved = pairs = judged = 0
    for claim in brief.claims:
        for document in (documents[i] for i in claim.documents if i in documents):
            cited = [e for e in claim.evidence if e.document == document.id]
            elsewhere = [e for e in (*cited, *_context(claim, document)) if not _at(document, e)]
            moved += len(elsewhere)
            if ours and elsewhere:
                yield from (_misplaced(claim, e) for e in elsewhere)
                continue
            pairs += 1
            yield from _pair(claim, document, cited, ours=ours)
            if ours and whole and (judge := _offline_judge(claim, document)):
                judged += 1
                yield from _judged(claim, document, cited, judge)
    if moved and not ours:
        yield Note(
            f"this version cuts {moved} cited sentences otherwise than the program that made the"
            " brief; their spans hold, and the gates read what is there now"
        )
    report.verified["pairs"] = pairs
    if judged:
        report.verified["judged"] = judged


def _offline_judge(claim: Claim, document: Document) -> Judge | None:
    """The one that judged, held to what it was held to; None if a model judged."""
    names = (c.judge for c in claim.checks if c.document == document.id)
    return next((_OFFLINE[name] for name in names if name in _OFFLINE), None)


def _judged(
    claim: Claim, document: Document, cited: Sequence[Evidence], judge: Judge
) -> Iterator[Finding]:
    """What the offline judge says today: it needs no model and is always of one mind."""
    draft = Draft(document.id, claim.text, tuple(e.sentence for e in cited), claim.speaker)
    (judgement,) = judge.judge(document, [draft])
    if judgement.verdict != "supported":
        yield Finding(
            "judge",
            f"claim {claim.id}: the judge says {judgement.verdict} of document {document.id}",
        )


def _pair(
    claim: Claim, document: Document, cited: Sequence[Evidence], *, ours: bool
) -> Iterator[Finding]:
    numbers = tuple(n for e in cited for n in _numbers(document, e))
    results, _ = run_gates(document, claim.text, claim.speaker, tuple(dict.fromkeys(numbers)))
    for result in results:
        if result.outcome == "fail":
            said = f"says “{result.claim_says}”, source “{result.source_says}”"
            line = f"claim {claim.id}: fails {result.code} in document {document.id}: {said}"
            if ours:
                yield Finding("gate", line)
            else:
                yield Finding("newer gate", f"{line} (a gate of this version, not of the brief's)")


def _misplaced(claim: Claim, e: Evidence) -> Finding:
    where = f"sentence {e.sentence} of document {e.document}"
    return Finding("content", f"claim {claim.id}: {where} is not at {e.start}-{e.end}")


def _context(claim: Claim, document: Document) -> list[Evidence]:
    return [e for e in claim.context if e.document == document.id]


def _at(document: Document, e: Evidence) -> bool:
    """Whether the sentence with that number is where the evidence is."""
    if e.sentence > len(document.sentences):
        return False
    span = document.sentence(e.sentence).span
    return (span.start, span.end) == (e.start, e.end)


def _numbers(document: Document, e: Evidence) -> list[int]:
    """The sentences of today that hold the evidence."""
    if _at(document, e):
        return [e.sentence]
    overlap = (s for s in document.sentences if s.span.start < e.end and e.start < s.span.end)
    return [s.number for s in overlap]


def shown(brief: Brief, source: Source, text: str) -> Document:
    """The document as our own splitter cuts its published text today."""
    if brief.publish_sources == "excerpts":
        return shown_document(source, text)
    page = furniture.mark(text, split(text))
    return Document(
        id=source.id or "",
        name=source.name,
        sha256=source.sha256 or "",
        text_sha256=source.text_sha256 or "",
        text=text,
        sentences=injection.flag(page.sentences),
        title=source.title,
        publisher=source.publisher,
        url=source.url,
        date=source.date,
        language=source.language or "und",
    )
