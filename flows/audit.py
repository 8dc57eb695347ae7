"""Re-checks a published brief from its own folder: no model, no network, nothing trusted."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from flows.core import furniture, injection
from flows.core.gates import run_gates
from flows.core.records import Brief, Claim, Document, Source
from flows.core.sentences import split
from flows.errors import InputError
from flows.publish.brief_json import content_id, encode, from_json, to_json
from flows.publish.files import BRIEF, pages, source_path, sums
from flows.publish.integrity import integrity_problems
from flows.publish.reading import read_folder
from flows.publish.schema import schema_problems, version_of
from flows.publish.visible import visible


def audit(path: Path) -> tuple[str, ...]:
    """What is wrong with the published brief at `path`, one line each; empty if it holds.

    Args:
        path: a brief.json, or the folder that holds it.

    Raises:
        InputError: if there is no complete brief to audit, or its JSON cannot be read.
    """
    folder = path if path.is_dir() else path.parent
    try:
        if not path.exists():
            raise InputError(f"{path}: there is no such file; name a published brief.json")
        if not path.is_dir() and path.name != BRIEF:
            raise InputError(f"{path}: is not a {BRIEF}; name that file or its folder")
        files, listed = read_folder(folder)
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from error
    data = _parsed(files, folder)
    return tuple(visible(line) for line in (*_sums(files, listed), *_content(data, files)))


def _parsed(files: Mapping[str, bytes], folder: Path) -> Any:  # noqa: ANN401 - whatever it holds
    if BRIEF not in files:
        raise InputError(f"{folder}: has no {BRIEF}; name a published brief's folder")
    try:
        return json.loads(files[BRIEF].decode())
    except (ValueError, RecursionError) as error:
        raise InputError(f"{folder / BRIEF}: is not JSON in UTF-8: {error}") from error


def _sums(files: Mapping[str, bytes], listed: bytes) -> Iterator[str]:
    expected, found = (set(text.splitlines()) for text in (sums(files).decode(), _text(listed)))
    there = {_path_of(line) for line in expected}
    named = {_path_of(line) for line in found}
    yield from (f"{path}: is listed in SHA256SUMS, but missing" for path in sorted(named - there))
    yield from (f"{path}: is not listed in SHA256SUMS" for path in sorted(there - named))
    changed = {_path_of(line) for line in expected - found} & named
    yield from (f"{path}: does not match its sum in SHA256SUMS" for path in sorted(changed))
    if expected == found and listed != sums(files):
        yield "SHA256SUMS: is not as it was written"


def _text(data: bytes) -> str:
    return data.decode(errors="backslashreplace")


def _path_of(line: str) -> str:
    return line.partition("  ")[2]


def _content(data: Any, files: Mapping[str, bytes]) -> Iterator[str]:  # noqa: ANN401
    broken = schema_problems(data, version_of(data))
    if broken:
        yield from (f"{BRIEF}: {line}" for line in broken)
        yield f"{BRIEF}: breaks its schema, so the rest was not checked"
        return
    try:
        brief = from_json(data)
        same = encode(to_json(brief)) == files[BRIEF]
    except (InputError, ValueError) as error:
        yield f"{BRIEF}: {error}"
        return
    if not same:
        yield f"{BRIEF}: is not as it was written"
    if brief.id != content_id(to_json(brief)):
        yield f"{BRIEF}: its id is not that of its content"
    yield from _against_texts(brief, files)


def _against_texts(brief: Brief, files: Mapping[str, bytes]) -> Iterator[str]:
    sources = {s.id: s for s in brief.sources if s.id is not None}
    paths = {source_path(i): i for i in sources}
    allowed = {BRIEF, "brief.html", "brief.md", *paths}
    yield from (f"{path}: is no part of the brief" for path in sorted(files.keys() - allowed))
    texts: dict[str, str] = {}
    for path, source_id in paths.items():
        try:
            texts[source_id] = files[path].decode() if path in files else ""
        except UnicodeDecodeError:
            yield f"{path}: is not UTF-8"
    texts = {i: t for i, t in texts.items() if source_path(i) in files}
    found = integrity_problems(brief, texts)
    yield from found
    if found:
        yield "the brief does not agree with itself, so its pages and gates were not checked"
        return
    documents = {i: _document(source, texts[i]) for i, source in sources.items()}
    for name, page in pages(brief, texts).items():
        if files.get(name) != page:
            yield f"{name}: is not what this version makes of {BRIEF} ({brief.made_by.software})"
    for claim in brief.claims:
        yield from _claim(claim, documents)


def _document(source: Source, text: str) -> Document:
    """The document as our own splitter cuts its stored text today."""
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


def _claim(claim: Claim, documents: Mapping[str, Document]) -> Iterator[str]:
    for item in (*claim.evidence, *claim.context):
        sentences = documents[item.document].sentences
        span = sentences[item.sentence - 1].span if item.sentence <= len(sentences) else None
        if span is None or (span.start, span.end) != (item.start, item.end):
            yield (
                f"claim {claim.id}: sentence {item.sentence} of document {item.document} "
                f"is not at {item.start}-{item.end}"
            )
    for document in claim.documents:
        numbers = tuple(e.sentence for e in claim.evidence if e.document == document)
        results, _ = run_gates(documents[document], claim.text, claim.speaker, numbers)
        for result in results:
            if result.outcome == "fail":
                said = f"says “{result.claim_says}”, source “{result.source_says}”"
                yield f"claim {claim.id}: fails {result.code} in document {document}: {said}"
