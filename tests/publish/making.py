"""Briefs made by hand, on invented stories; spans are found, never typed."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from flows.core.records import (
    Answer,
    Brief,
    Check,
    Claim,
    Conflict,
    Document,
    Evidence,
    GateResult,
    MadeBy,
    Section,
    Sentence,
    Source,
    Span,
    Usage,
    Withheld,
)
from flows.publish import SCHEMA_VERSION


def document(name: str, *lines: str, **known: str | None) -> Document:
    """A document with one sentence a line."""
    text = "\n\n".join(lines)
    text_sha256 = hashlib.sha256(text.encode()).hexdigest()
    sentences, start = [], 0
    for number, line in enumerate(lines, start=1):
        span = Span(start, start + len(line))
        sentences.append(Sentence(number, span, line, number))
        start = span.end + 2
    found = Document(
        id=text_sha256[:12],
        name=name,
        sha256=hashlib.sha256(b"\xef\xbb\xbf" + text.encode()).hexdigest(),
        text_sha256=text_sha256,
        text=text,
        sentences=tuple(sentences),
        language="en",
    )
    return replace(found, **known)  # type: ignore[arg-type]  # only texts are passed


def evidence(doc: Document, *numbers: int) -> tuple[Evidence, ...]:
    sentences = [doc.sentence(n) for n in numbers]
    return tuple(Evidence(doc.id, s.number, s.span.start, s.span.end, s.text) for s in sentences)


def check(doc: Document, *numbers: int) -> Check:
    gates = (GateResult("evidence", "pass"), GateResult("numbers", "n/a"))
    return Check(doc.id, "supported", numbers, gates=gates, score=0.97, judge="by hand")


def claim(
    claim_id: str, text: str, *carried: tuple[Document, int], speaker: str | None = None
) -> Claim:
    return Claim(
        id=claim_id,
        text=text,
        speaker=speaker,
        evidence=tuple(e for doc, number in carried for e in evidence(doc, number)),
        checks=tuple(check(doc, number) for doc, number in carried),
        reported_by=tuple(dict.fromkeys(doc.id for doc, _ in carried)),
        corroboration=len({doc.id for doc, _ in carried}),
    )


def source(doc: Document) -> Source:
    return Source(
        id=doc.id,
        name=doc.name,
        status="read",
        title=doc.title,
        publisher=doc.publisher,
        url=doc.url,
        date=doc.date,
        sha256=doc.sha256,
        text_sha256=doc.text_sha256,
        language=doc.language,
        sentences=len(doc.sentences),
        sentences_read=len(doc.sentences),
        origin=doc.id,
        notes=doc.notes,
    )


def brief(claims: Sequence[Claim], documents: Sequence[Document]) -> Brief:
    """A brief that is led by the first claim and has all of them in one section."""
    ids = tuple(c.id for c in claims)
    return Brief(
        schema_version=SCHEMA_VERSION,
        id="",
        name="Mill fire",
        status="published",
        held_because=None,
        focus=None,
        started_at="2025-11-08T14:02:11Z",
        finished_at="2025-11-08T14:02:19Z",
        headline=ids[0],
        key_points=ids[:1],
        sections=(Section("What happened", ids),),
        conflicts=(),
        claims=tuple(claims),
        withheld=(),
        sources=tuple(source(d) for d in documents),
        usage=Usage(),
        made_by=MadeBy("wellsourced 0.1.0", "extractive", "by hand"),
    )


def mill_fire() -> tuple[Brief, tuple[Document, ...]]:
    """A whole brief: two sources, a conflict, something withheld, one source not read."""
    courier = document(
        "courier.txt",
        "Fire guts textile mill in Oldham",
        "A fire destroyed the Victoria textile mill in Oldham on Tuesday night.",
        "The fire chief, Dana Whitlock, said 14 workers were taken to hospital.",
        "“We could not save the roof,” Whitlock said.",
        publisher="The Oldham Courier",
        title="Fire guts textile mill in Oldham",
        url="https://courier.example/mill-fire",
        date="2025-03-05",
    )
    wire = document(
        "wire.md",
        "The Victoria mill in Oldham was destroyed in a fire on Tuesday.",
        "The owners put the number of injured at nine.",
        "Production is unlikely to resume before summer.",
        date="2025-03-05",
    )
    claims = (
        claim(
            "c1", "A fire destroyed the Victoria textile mill in Oldham.", (courier, 2), (wire, 1)
        ),
        claim("c2", "14 workers were taken to hospital.", (courier, 3), speaker="Dana Whitlock"),
        claim(
            "c3", "The owners put the number of injured at nine.", (wire, 2), speaker="the owners"
        ),
        claim("c4", "Production is unlikely to resume before summer.", (wire, 3)),
    )
    whole = replace(
        brief(claims, (courier, wire)),
        key_points=("c1", "c2", "c3"),
        sections=(Section("Background", ("c4",)),),
        conflicts=(
            Conflict(
                "workers injured",
                (
                    Answer("14", ("c2",), ("Dana Whitlock",), (courier.id,)),
                    Answer("nine", ("c3",), ("the owners",), (wire.id,)),
                ),
            ),
        ),
        withheld=(
            Withheld(
                "Production will resume in summer.",
                None,
                wire.id,
                (3,),
                ("hedge.dropped",),
                "The source says it with a doubt that the statement leaves out.",
            ),
        ),
    )
    unread = Source(None, "scan.txt", "failed", "it holds no text; give a text file")
    return replace(whole, sources=(*whole.sources, unread)), (courier, wire)


def retold(text: str) -> Brief:
    """The mill fire with `text` in every place that a person, a source or an engine may fill.

    What identifies it, and what is cut from the stored texts, stays: it has the same shape.
    """
    whole, _ = mill_fire()
    sources = tuple(
        replace(s, name=text, reason=s.reason and text, title=text, publisher=text, url=text)
        for s in whole.sources
    )
    return replace(
        whole,
        name=text,
        focus=text,
        sources=tuple(replace(s, notes=(text,)) for s in sources),
        claims=tuple(
            replace(
                c,
                text=text,
                speaker=c.speaker and f"speaker {text}",
                evidence=tuple(replace(e, quote=text) for e in c.evidence),
            )
            for c in whole.claims
        ),
        sections=tuple(replace(s, heading=text) for s in whole.sections),
        conflicts=tuple(
            Conflict(text, tuple(replace(a, value=text, speakers=(text,)) for a in c.answers))
            for c in whole.conflicts
        ),
        withheld=tuple(replace(w, text=text, speaker=text, reason=text) for w in whole.withheld),
        made_by=MadeBy(text, text, text, (text,), {text: text}, {text: text}, text),
    )
