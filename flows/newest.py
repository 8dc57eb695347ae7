"""Is there anything new? Today's documents and settings against the newest brief of that name.

Decided before anything is paid for, from content alone: the hashes of the stored texts, the focus,
how much of the sources is published, and everything that the brief records of how it was made
(program, engine, judge, models, versions of prompts and schemas, settings). Dates and file names do
not matter. Where there is no such brief, or a damaged one, all is new. One that was held, or that
somebody has retracted, counts as well: making it again would say the same, and alarm people twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.publish import Published
from flows.publish.listing import last_made, newest
from flows.publish.names import HELD, slug
from flows.publish.places import is_remote, place_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from flows.core.records import Brief, Document, MadeBy, PublishSources


@dataclass(frozen=True, slots=True)
class Ingredients:
    """All that decides what a brief says."""

    texts: frozenset[str]  # hashes of the stored texts
    focus: str | None
    publish_sources: PublishSources
    made_by: MadeBy

    @classmethod
    def of(
        cls,
        documents: Sequence[Document],
        focus: str | None,
        publish_sources: PublishSources,
        made_by: MadeBy,
    ) -> Ingredients:
        """Those of the brief that would be made now."""
        texts = frozenset(document.text_sha256 for document in documents)
        return cls(texts, focus, publish_sources, made_by)


def unchanged(out: Path, name: str, ingredients: Ingredients) -> Published | None:
    """The newest brief of that name, if it was made of just these ingredients.

    A document that failed then and can be read now makes a difference, and so does a brief that
    another engine wrote in the place of the one that is asked for.
    """
    standing = _standing(out, name, last_made)
    if standing is None:
        return None
    brief = standing.brief
    read = frozenset(s.text_sha256 for s in brief.sources if s.status == "read" and s.text_sha256)
    known = Ingredients(read, brief.focus, brief.publish_sources, brief.made_by)
    return standing if known == ingredients else None


def latest(out: Path, name: str) -> Published | None:
    """The newest published brief of that name, unchanged; None if there is none."""
    return _standing(out, name, newest)


def _standing(out: Path, name: str, find: Callable[[Path, str], Brief | None]) -> Published | None:
    out = place_of(out)
    out = out if is_remote(out) else out.resolve()
    brief = find(out, name)
    if brief is None or brief.name != name:  # two names can share a folder
        return None
    above = out / HELD if brief.status == "held" else out
    return Published(above / slug(name) / brief.id, brief, "unchanged")
