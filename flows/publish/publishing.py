"""A brief into its folder: checked first, written whole or not at all, and only once."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Literal

from flows.core.records import Brief, Document, PublishSources
from flows.errors import InputError, PublishError
from flows.publish.brief_json import content_id, from_json, to_json
from flows.publish.files import BRIEF, SUMS, contents, sums
from flows.publish.fingerprint import fingerprint
from flows.publish.index import check_ours, refresh
from flows.publish.integrity import integrity_problems
from flows.publish.names import HELD, slug
from flows.publish.places import is_remote, os_errors, place_of, place_remote
from flows.publish.reading import read_folder
from flows.publish.redaction import failures, reduced, shown_document
from flows.publish.schema import schema_problems
from flows.publish.staging import clean, discard, place, stage


@dataclass(frozen=True, slots=True)
class Published:
    """Where a brief is now, and whether this run put it there."""

    folder: Path
    brief: Brief  # as it stands in the folder, with its id
    #: A held brief is "held" each time; one that somebody has retracted stays retracted.
    outcome: Literal["published", "unchanged", "held", "retracted"]


def publish(
    brief: Brief,
    documents: Sequence[Document],
    out: Path | str,
    publish_sources: PublishSources = "full",
) -> Published:
    """Writes the brief's folder under `out`, unless the same brief is already there.

    A published brief goes to `out/<name>/<id>`, a held one to `out/held/<name>/<id>`. A brief that
    was retracted is left as it is: only a person takes that back.

    Args:
        brief: everything but its id.
        documents: those that were read.
        out: the folder that all briefs are published under, or an fsspec URL of one.
        publish_sources: how much of the documents' texts goes out with it.

    Raises:
        PublishError: if the brief is not fit to be published, or the folder cannot be written.
    """
    brief, texts = _identified(brief, documents, publish_sources)
    out = place_of(out)
    try:
        files = contents(brief, texts)
        with os_errors(out):
            stays = partial(_may_stay, brief_id=brief.id, texts=texts)
            target, ours = _placed(brief, files, out, stays)
            if not ours:
                brief = from_json(json.loads((target / BRIEF).read_bytes()))
    except OSError as error:
        raise PublishError(
            f"{error.filename or out}: the brief was not written: {error.strerror or error}"
        ) from error
    try:
        with os_errors(out):
            if brief.status != "held":
                refresh(target.parent.parent)
    except OSError as error:
        where = error.filename or out
        raise PublishError(
            f"{target}: is published, but not listed: {where}: {error.strerror or error};"
            " run it again"
        ) from error
    if brief.status != "published":
        return Published(target, brief, brief.status)
    return Published(target, brief, "published" if ours else "unchanged")


def _placed(
    brief: Brief, files: Mapping[str, bytes], out: Path, is_good: Callable[[Path], bool]
) -> tuple[Path, bool]:
    """The brief's folder, and whether we have put it there."""
    last = SUMS, sums(files)
    if is_remote(out):
        check_ours(out)
        target = _above(brief, out) / brief.id
        return target, place_remote(target, files, last, is_good)
    out.mkdir(parents=True, exist_ok=True)
    check_ours(out)
    clean(out)
    out = out.resolve()
    target = _target(brief, out)
    staged = stage(out, files, last)
    try:
        return target, place(staged, target, is_good)
    except OSError:
        discard(staged)
        raise


def _identified(
    brief: Brief, documents: Sequence[Document], keep: PublishSources
) -> tuple[Brief, dict[str, str]]:
    """The brief with its id, as it will be read back; nothing unfit gets past this point."""
    try:
        brief = replace(from_json(to_json(brief)), rendered_by=fingerprint())
        whole = {d.id: d.text for d in documents}
        found = integrity_problems(replace(brief, publish_sources="full"), whole)
        brief, texts = reduced(brief, documents, keep)
        brief = replace(brief, id=content_id(to_json(brief)))
        found = (
            found
            or schema_problems(to_json(brief))
            or integrity_problems(brief, texts)
            or _unsupported(brief, texts)
        )
    except (ValueError, InputError) as error:  # UnicodeEncodeError is a ValueError
        raise PublishError(f"the brief was not published: {error}") from error
    if found:
        more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
        raise PublishError(f"the brief was not published, for it does not hold: {found[0]}{more}")
    return brief, texts


def _unsupported(brief: Brief, texts: Mapping[str, str]) -> tuple[str, ...]:
    """Which claims cannot be re-checked by one who has only the published sentences."""
    if brief.publish_sources != "excerpts":
        return ()
    shown = {s.id: shown_document(s, texts[s.id]) for s in brief.sources if s.id and s.id in texts}
    return tuple(
        f"claim {claim.id}: cannot be checked on excerpts of {shown[i].name} ({failed.code});"
        " publish its sources whole, or not at all"
        for claim in brief.claims
        for i in claim.documents
        for failed in failures(shown[i], claim)
    )


def _above(brief: Brief, out: Path) -> Path:
    return (out / HELD if brief.status == "held" else out) / slug(brief.name)


def _target(brief: Brief, out: Path) -> Path:
    """Where the brief belongs; the folders above it exist, and none of them leads elsewhere."""
    above = _above(brief, out)
    for part in [above.parent, above] if brief.status == "held" else [above]:
        if part.is_symlink():
            raise PublishError(f"{part}: is a link; briefs are written to real folders only")
        part.mkdir(exist_ok=True)
    target = above / brief.id
    if target.is_symlink():
        raise PublishError(f"{target}: is a link; remove it, and publish again")
    return target


def _may_stay(folder: Path, brief_id: str, texts: Mapping[str, str]) -> bool:
    """Whether what is there is, to the last byte, what we would write; or was retracted.

    A retracted brief stays even if it is damaged: to mend it would be to publish it again.
    """
    try:
        there = from_json(json.loads((folder / BRIEF).read_bytes()))
        if brief_id != there.id or brief_id != content_id(to_json(there)):
            return False
        if there.status == "retracted":
            return True
        files, listed = read_folder(folder)
        expected = contents(there, texts)
    except (OSError, InputError, ValueError, LookupError, RecursionError):
        return False
    return files == expected and listed == sums(expected)
