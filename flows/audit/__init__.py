"""Re-checks a published brief from its own folder: no model, no network, nothing trusted.

    sums ─▶ schema ─▶ the brief against itself and its texts ─▶ its pages
         ─▶ its labels ─▶ what it tells of its sources ─▶ its gates, and its judge

Each step finds what is wrong, in lines for people. A step whose ground has given way is not taken,
and that is said. A judge that is a model is not asked again, the offline one is: what an audit
proves is written in its report.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from flows.audit.gates import gate_findings, shown
from flows.audit.labels import label_findings
from flows.audit.originals import Originals, read_originals
from flows.audit.pages import page_findings
from flows.audit.report import Audit, Finding, Note, Report
from flows.audit.sources import source_findings
from flows.audit.sums import sum_findings
from flows.core.records import Brief, Document
from flows.errors import InputError
from flows.publish.brief_json import content_id, encode, from_json
from flows.publish.files import BRIEF, PAGES, source_path
from flows.publish.fingerprint import fingerprint
from flows.publish.integrity import integrity_problems
from flows.publish.places import os_errors, place_of
from flows.publish.reading import read_folder
from flows.publish.schema import schema_problems, version_of

__all__ = ["Audit", "Finding", "audit"]


def audit(path: Path | str, against: Path | None = None) -> Audit:
    """What holds and what does not of the published brief at `path`.

    Args:
        path: a brief.json, or the folder that holds it; or an fsspec URL of either.
        against: a folder with the original files; each is found by its SHA-256.

    Raises:
        InputError: if there is no published brief at `path`, its format is not known here, or
            `against` cannot be read.
    """
    path = place_of(path)
    originals = read_originals(against) if against else None
    report = Report()
    try:
        with os_errors(path):
            folder = _folder(path)
            try:
                files, listed = read_folder(folder)
            except InputError as error:  # it is there, but it is not whole
                report.add([Finding("sums", str(error))])
                return report.finished(None)
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or error}") from error
    report.add(sum_findings(files, listed))
    report.verified["files"] = len(files)
    brief = _brief(files[BRIEF], folder, report)
    if brief is not None:
        report.add(_content(brief, files, originals, report))
    return report.finished(brief)


def _folder(path: Path) -> Path:
    if not path.exists():
        raise InputError(f"{path}: there is no such file; name a published brief.json")
    if path.is_dir():
        if not (path / BRIEF).exists():
            raise InputError(f"{path}: has no {BRIEF}; name a published brief's folder")
        return path
    if path.name != BRIEF:
        raise InputError(f"{path}: is not a {BRIEF}; name that file or its folder")
    return path.parent


def _brief(content: bytes, folder: Path, report: Report) -> Brief | None:
    """The brief in these bytes, as far as it keeps the contract of its version."""
    try:
        data: dict[str, Any] = json.loads(content.decode())
        version = version_of(data)
    except InputError as error:
        if not report.problems:  # nobody has changed it, so it is this program that is too old
            raise InputError(f"{folder / BRIEF}: {error}") from error
        report.add([Finding("schema", f"{BRIEF}: {error}")])
        return None
    except (ValueError, RecursionError) as error:
        report.add([Finding("schema", f"{BRIEF}: is not JSON in UTF-8: {error}")])
        return None
    broken = schema_problems(data, version)
    report.add(Finding("schema", f"{BRIEF}: {line}") for line in broken)
    if broken:
        report.add([Finding("schema", f"{BRIEF}: breaks its schema; the rest was not checked")])
        return None
    report.verified["format"] = version
    try:
        brief = from_json(data)
        if encode(data) != content:
            report.add([Finding("content", f"{BRIEF}: is not as it was written")])
        if brief.id != content_id(data):
            report.add([Finding("content", f"{BRIEF}: its id is not that of its content")])
    except (InputError, ValueError) as error:
        report.add([Finding("schema", f"{BRIEF}: {error}")])
        return None
    return brief


def _content(
    brief: Brief, files: Mapping[str, bytes], originals: Originals | None, report: Report
) -> Iterator[Finding | Note]:
    shown = [s for s in brief.sources if s.id and brief.publish_sources != "none"]
    paths = {source_path(s.id): s.id for s in shown if s.id}
    for path in sorted(files.keys() - {BRIEF, *PAGES, *paths}):
        yield Finding("files", f"{path}: is no part of the brief")
    texts: dict[str, str] = {}
    for path, source_id in paths.items():
        try:
            texts[source_id] = files[path].decode()
        except KeyError:
            continue  # the brief's own check says that its text is missing
        except UnicodeDecodeError:
            yield Finding("texts", f"{path}: is not UTF-8")
    found = integrity_problems(brief, texts)
    yield from (Finding("content", line) for line in found)
    if found:
        yield Finding("content", "it does not agree with itself; pages and gates were not checked")
        return
    report.verified["claims"] = len(brief.claims)
    if brief.publish_sources != "none":
        report.verified["spans"] = sum(len(c.evidence) + len(c.context) for c in brief.claims)
    yield from page_findings(brief, files, texts)
    if brief.rendered_by == fingerprint():
        yield from label_findings(brief)
    yield from _against(brief, texts, originals, report)


def _against(
    brief: Brief, texts: Mapping[str, str], originals: Originals | None, report: Report
) -> Iterator[Finding | Note]:
    """Sources and claims on the best texts there are, once these are known to be the right ones."""
    documents: dict[str, Document] = {}
    if originals is not None:
        for item in originals.findings(brief, texts):
            if isinstance(item, Document):
                documents[item.id] = item
            else:
                yield item
        report.verified["originals"] = len(documents)
    elif brief.publish_sources == "none":
        yield Note(
            "no source text is published: spans, sentences and gates were not checked;"
            " --against DIR checks them on the original files"
        )
        return
    else:
        documents = {s.id: shown(brief, s, texts[s.id]) for s in brief.sources if s.id}
    if brief.publish_sources != "full" and brief.withheld:
        yield Note(
            "withheld statements are not published: that none of them is printed as a claim was"
            " not checked"
        )
    whole = originals is not None or brief.publish_sources == "full"
    if whole and brief.rendered_by == fingerprint():
        yield from source_findings(brief, documents)
    yield from gate_findings(brief, documents, whole=whole, report=report)
