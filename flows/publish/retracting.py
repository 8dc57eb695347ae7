"""A published brief that no longer stands: marked where it is, not taken away.

What was said once should stay checkable, so its claims and texts stay. Its id stays as well: an
identical run later finds it retracted, and leaves it so.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from flows.core.records import Brief, Retraction
from flows.errors import InputError, PublishError
from flows.publish.brief_json import content_id, encode, from_json
from flows.publish.files import BRIEF, PAGES, SUMS, pages, source_path, sum_lines, sums
from flows.publish.fingerprint import fingerprint
from flows.publish.index import check_ours, refresh
from flows.publish.integrity import integrity_problems
from flows.publish.names import slug
from flows.publish.places import os_errors, place_of
from flows.publish.reading import read_folder
from flows.publish.schema import schema_problems, version_of
from flows.publish.staging import alone, replace_files

_WITHOUT = "1.0"  # the version of the format that has no place for a retraction


def retract(path: Path | str, why: str, at: str) -> tuple[Brief, bool]:
    """Marks the brief at `path` as retracted: its JSON, its pages, the index and the feed.

    Args:
        path: its brief.json, or its folder, where it was published.
        why: what readers are told.
        at: ISO 8601, UTC.

    Returns:
        The brief as it stands now, and whether this call retracted it.

    Raises:
        InputError: if there is no such brief, or it cannot be retracted, or no reason is given.
        PublishError: if its files cannot be written, or index or feed there are somebody else's.
    """
    why = " ".join(why.split())
    if not why or not why.isprintable():
        raise InputError("--why is empty or unreadable; say in plain words what is wrong with it")
    path = place_of(path)
    try:
        with os_errors(path):
            folder = (path if path.is_dir() else path.parent).resolve()
            if not (folder / BRIEF).is_file() or (not path.is_dir() and path.name != BRIEF):
                raise InputError(f"{path}: is no published brief; name its brief.json or folder")
            with alone(folder.parent):
                brief, changed = _retracted(folder, Retraction(at, why))
            refresh(folder.parent.parent)
    except OSError as error:
        where = error.filename or path
        raise PublishError(
            f"{where}: the brief was not retracted: {error.strerror or error}"
        ) from error
    return brief, changed


def _retracted(folder: Path, retraction: Retraction) -> tuple[Brief, bool]:
    files, listed = read_folder(folder)
    data, texts = _sound(folder, files, listed)
    before = from_json(data)
    if folder.name != before.id or folder.parent.name != slug(before.name):
        raise InputError(f"{folder}: is a copy; retract the brief where it was published")
    check_ours(folder.parent.parent)
    if before.status == "held":
        raise InputError(f"{folder}: is held; it was never published")
    if before.schema_version == _WITHOUT:
        raise InputError(
            f"{folder}: its format {_WITHOUT} has no place for a retraction; publish the brief"
            " again, retract that one, and remove this one"
        )
    if before.retraction is None:
        data["status"] = "retracted"
        data["retraction"] = {"at": retraction.at, "why": retraction.why}
    elif before.retraction.why != retraction.why:
        raise InputError(
            f"{folder}: was retracted at {before.retraction.at} (“{before.retraction.why}”);"
            " a reason that readers may have seen is not replaced"
        )
    elif listed == sums(files):
        return before, False
    data["rendered_by"] = fingerprint()
    brief = from_json(data)
    changed = {BRIEF: encode(data), **pages(brief, texts)}
    # The JSON first, the sums last: whoever is killed between leaves a brief that nobody takes for
    # a good one, and the same command again ends the work.
    last = {SUMS: sums({**files, **changed})}
    replace_files(folder.parent.parent, folder, {**changed, **last})
    return brief, before.retraction is None


def _sound(
    folder: Path, files: Mapping[str, bytes], listed: bytes
) -> tuple[dict[str, Any], dict[str, str]]:
    """The brief's JSON and texts; a folder that somebody has changed gets no new sums from us."""
    problem = InputError(
        f"{folder}: is not as it was published (wellsourced audit says where); it gets no new sums"
    )
    try:
        data: dict[str, Any] = json.loads(files[BRIEF])
        broken = schema_problems(data, version_of(data))
        brief = from_json(data)
        ids = [s.id for s in brief.sources if s.id and source_path(s.id) in files]
        texts = {i: files[source_path(i)].decode() for i in ids}
    except (LookupError, ValueError, RecursionError) as error:
        raise problem from error
    differ = {line.partition("  ")[2] for line in sum_lines(sums(files)) ^ sum_lines(listed)}
    ours = {BRIEF, *PAGES} if brief.status == "retracted" else set()
    if broken or differ - ours or brief.id != content_id(data):
        raise problem
    if integrity_problems(brief, texts):
        raise problem
    return data, texts
