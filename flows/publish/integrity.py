"""Does a brief agree with itself and with its stored texts? Asked before publishing, and by audits.

Nothing here knows how the brief was made: records and texts in, failures out.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from flows.core.records import Brief, Claim, Evidence, Source
from flows.publish.redaction import redaction_problems


def integrity_problems(brief: Brief, texts: Mapping[str, str]) -> tuple[str, ...]:
    """What is wrong with `brief`, one line each; `texts` are the published ones by document id."""
    return (
        *_sources(brief, texts),
        *_references(brief),
        *_answers(brief),
        *(line for claim in brief.claims for line in _claim(claim, brief, texts)),
        *_withheld(brief),
    )


def _sources(brief: Brief, texts: Mapping[str, str]) -> Iterator[str]:
    read = [s for s in brief.sources if s.id is not None]
    yield from (f"source {i}: listed more than once" for i in _repeated(s.id for s in read if s.id))
    known = {s.id for s in read}
    yield from (
        f"source {i}: has a text, but the brief does not list it" for i in texts.keys() - known
    )
    for source in read:
        yield from _source(brief, source, texts.get(source.id or ""))


def _source(brief: Brief, source: Source, text: str | None) -> Iterator[str]:
    if brief.publish_sources != "excerpts" and source.published:
        yield f"source {source.id}: lists sentences, but the brief does not publish excerpts"
    if brief.publish_sources == "none":
        if text is not None:
            yield f"source {source.id}: has a text, but the brief publishes none"
    elif text is None:
        yield f"source {source.id}: its stored text is missing"
    elif brief.publish_sources == "excerpts":
        yield from redaction_problems(source, text)
    elif hashlib.sha256(text.encode()).hexdigest() != source.text_sha256:
        yield f"source {source.id}: the stored text does not match its text_sha256"


def _references(brief: Brief) -> Iterator[str]:
    known = {claim.id for claim in brief.claims}
    yield from (
        f"claim {i}: this id is used more than once" for i in _repeated(c.id for c in brief.claims)
    )
    for where, ids in _referring(brief):
        yield from (f"{where}: claim {i} does not exist" for i in ids if i not in known)
        yield from (f"{where}: names claim {i} twice" for i in _repeated(ids))
    if brief.status != "held" and brief.headline is None:
        yield "headline: a published brief needs one"


def _referring(brief: Brief) -> Iterator[tuple[str, tuple[str, ...]]]:
    if brief.headline is not None:
        yield "headline", (brief.headline,)
    yield "key_points", brief.key_points
    for section in brief.sections:
        yield f"section “{section.heading}”", section.claims
    for conflict in brief.conflicts:
        for answer in conflict.answers:
            yield f"conflict “{conflict.question}”, answer “{answer.value}”", answer.claims


def _answers(brief: Brief) -> Iterator[str]:
    """An answer is words of its claims, and those are who gives it and where."""
    by_id = {claim.id: claim for claim in brief.claims}
    for conflict in brief.conflicts:
        for answer in conflict.answers:
            where = f"conflict “{conflict.question}”, answer “{answer.value}”"
            claims = [by_id[i] for i in answer.claims if i in by_id]
            if set(answer.documents) != {d for c in claims for d in c.documents}:
                yield f"{where}: its documents are not those of its claims"
            if set(answer.speakers) != {c.speaker for c in claims if c.speaker}:
                yield f"{where}: its speakers are not those of its claims"
            said = normalised(" ".join(c.text for c in claims))
            if conflict.kind != "fact" and not _says(said, answer.value):  # that may be yes or no
                yield f"{where}: none of its claims says so"


def _says(said: str, value: str) -> bool:
    """Whether each word of a value is there; a figure not as a part of another one."""
    words = map(re.escape, normalised(value).split())
    return all(re.search(rf"(?<!\d){word}(?!\d)", said) for word in words)


def _claim(claim: Claim, brief: Brief, texts: Mapping[str, str]) -> Iterator[str]:
    where = f"claim {claim.id}"
    if claim.verdict != "supported":
        yield f"{where}: its verdict is {claim.verdict}, and only supported claims are published"
    if not claim.evidence:
        yield f"{where}: has no evidence"
    for name, spans in (("evidence", claim.evidence), ("context", claim.context)):
        yield from (f"{where}: {name}: {line}" for e in spans for line in _span(e, brief, texts))
    for document in claim.documents:
        checks = [c for c in claim.checks if c.document == document]
        if not checks:
            yield f"{where}: was never checked against document {document}"
        elif failing := [c for c in checks if not c.passed]:
            codes = ", ".join(failing[0].codes)
            yield f"{where}: cites document {document}, where its check failed ({codes})"
        cited = {e.sentence for e in claim.evidence if e.document == document}
        if checks and not cited <= set(checks[0].evidence):
            yield f"{where}: cites sentences of document {document} that its check did not look at"
    if set(claim.reported_by) != set(claim.documents):
        yield f"{where}: the documents that are said to report it are not those of its evidence"
    origins = {s.origin or s.id for s in brief.sources if s.id in claim.documents}
    known = 1 if claim.speaker else max(1, len(origins))  # a speaker's words have one origin
    if claim.corroboration > known:
        yield f"{where}: counts {claim.corroboration} independent origins where there are {known}"


def _span(evidence: Evidence, brief: Brief, texts: Mapping[str, str]) -> Iterator[str]:
    here = f"document {evidence.document}, sentence {evidence.sentence}"
    source = next((s for s in brief.sources if s.id == evidence.document), None)
    text = texts.get(evidence.document)
    if source is None:
        yield f"{here}: there is no such document"
    elif evidence.sentence in source.flagged:
        yield f"{here}: addresses a language model, and is never evidence"
    elif brief.publish_sources == "none":
        if evidence.quote is not None:
            yield f"{here}: is quoted, but the brief publishes no source text"
    elif text is None:
        yield f"{here}: its document's text is missing"
    elif not 0 <= evidence.start < evidence.end <= len(text):
        yield f"{here}: the span {evidence.start}-{evidence.end} is not inside the text"
    elif text[evidence.start : evidence.end] != evidence.quote:
        yield f"{here}: the text from {evidence.start} to {evidence.end} is not the quote"
    elif source.published and (evidence.sentence, evidence.start, evidence.end) not in {
        (s.sentence, s.start, s.end) for s in source.published
    }:
        yield f"{here}: is not among the published sentences"


def _withheld(brief: Brief) -> Iterator[str]:
    """A statement is a pair with a document: another document may well carry the same words."""
    if brief.publish_sources != "full" and any(w.text is not None for w in brief.withheld):
        yield "withheld: a statement is published, but the whole source texts are not"
    withheld = {(normalised(w.text), w.speaker, w.document) for w in brief.withheld if w.text}
    for claim in brief.claims:
        if any((normalised(claim.text), claim.speaker, d) in withheld for d in claim.documents):
            yield f"claim {claim.id}: is printed although it was withheld"


def normalised(text: str) -> str:
    """`text` for comparing statements: case, white space and typography do not tell them apart."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    kept = (c for c in folded if c.isspace() or unicodedata.category(c)[0] in "LMNS")
    return " ".join("".join(kept).split())


def _repeated(values: Iterable[str]) -> list[str]:
    return [value for value, count in Counter(values).items() if count > 1]
