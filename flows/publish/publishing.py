"""A brief into its folder: checked first, written whole or not at all, and only once."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from flows.core.records import Brief, Document
from flows.errors import InputError, PublishError
from flows.publish.brief_json import content_id, from_json, to_json
from flows.publish.files import BRIEF, SUMS, contents, sums
from flows.publish.integrity import integrity_problems
from flows.publish.names import slug
from flows.publish.reading import read_folder
from flows.publish.schema import schema_problems
from flows.publish.staging import clean, discard, place, stage

_HELD = "held"


@dataclass(frozen=True, slots=True)
class Published:
    """Where a brief is now, and whether this run put it there."""

    folder: Path
    brief: Brief  # as it stands in the folder, with its id
    outcome: Literal["published", "unchanged", "held"]  # a held brief is "held" each time


def publish(brief: Brief, documents: Sequence[Document], out: Path) -> Published:
    """Writes the brief's folder under `out`, unless the same brief is already there.

    A published brief goes to `out/<name>/<id>`, a held one to `out/held/<name>/<id>`. `documents`
    are those that were read; their stored texts are published beside the brief.

    Raises:
        PublishError: if the brief is not fit to be published, or the folder cannot be written.
    """
    brief = _identified(brief, documents)
    try:
        files = contents(brief, documents)
        out.mkdir(parents=True, exist_ok=True)
        clean(out)
        target = _target(brief, out.resolve())
        staged = stage(out.resolve(), files, (SUMS, sums(files)))
        try:
            ours = place(staged, target, lambda folder: _is_whole(folder, brief.id, documents))
        except OSError:
            discard(staged)
            raise
    except OSError as error:
        raise PublishError(
            f"{error.filename or out}: the brief was not written: {error.strerror}"
        ) from error
    if not ours:
        brief = from_json(json.loads((target / BRIEF).read_bytes()))
    if brief.status == "held":
        return Published(target, brief, "held")
    return Published(target, brief, "published" if ours else "unchanged")


def _identified(brief: Brief, documents: Sequence[Document]) -> Brief:
    """The brief with its id, as it will be read back; nothing unfit gets past this point."""
    try:
        brief = from_json(to_json(brief))
        brief = replace(brief, id=content_id(to_json(brief)))
        texts = {d.id: d.text for d in documents}
        found = schema_problems(to_json(brief)) or integrity_problems(brief, texts)
    except (ValueError, InputError) as error:  # UnicodeEncodeError is a ValueError
        raise PublishError(f"the brief was not published: {error}") from error
    if found:
        more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
        raise PublishError(f"the brief was not published, for it does not hold: {found[0]}{more}")
    return brief


def _target(brief: Brief, out: Path) -> Path:
    """Where the brief belongs; the folders above it exist, and none of them leads elsewhere."""
    above = out
    for part in ([_HELD] if brief.status == "held" else []) + [slug(brief.name)]:
        above /= part
        if above.is_symlink():
            raise PublishError(f"{above}: is a link; briefs are written to real folders only")
        above.mkdir(exist_ok=True)
    target = above / brief.id
    if target.is_symlink():
        raise PublishError(f"{target}: is a link; remove it, and publish again")
    return target


def _is_whole(folder: Path, brief_id: str, documents: Sequence[Document]) -> bool:
    """Whether the folder is, to the last byte, what we would write for the brief in it."""
    try:
        files, listed = read_folder(folder)
        there = from_json(json.loads(files[BRIEF]))
        expected = contents(there, documents)
    except (OSError, InputError, ValueError, LookupError):
        return False
    same = files == expected and listed == sums(expected)
    return same and brief_id == there.id == content_id(to_json(there))
