"""The brief's record, put together from what the road brought."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from flows.core.records import Brief, Document, MadeBy, SkippedSource, Source, Withheld
from flows.core.slips import slips
from flows.core.timeline import story_day
from flows.publish import SCHEMA_VERSION
from flows.publish.integrity import normalised

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.consolidating import Shape, Story
    from flows.desk import Desk


@dataclass(frozen=True, slots=True)
class Order:
    """What was asked for, and when."""

    name: str
    shape: Shape
    started_at: str  # ISO 8601, UTC

    @classmethod
    def now(cls, name: str, shape: Shape) -> Order:
        """An order placed at this moment."""
        return cls(name, shape, utc_now())


def assemble(
    order: Order,
    documents: Sequence[Document],
    skipped: Sequence[SkippedSource],
    story: Story,
    desk: Desk,
) -> Brief:
    """The brief as it goes to be published; its id is given there."""
    told_on = story_day(documents)
    return Brief(
        schema_version=SCHEMA_VERSION,
        id="",
        name=order.name,
        status="held" if story.held_because else "published",
        held_because=story.held_because,
        focus=order.shape.focus,
        started_at=order.started_at,
        finished_at=utc_now(),
        headline=story.headline,
        key_points=story.key_points,
        sections=story.sections,
        conflicts=story.conflicts,
        claims=story.claims,
        withheld=_not_printed(story),
        sources=(
            *(_read(d, story.origins.get(d.id), told_on, desk.engine.unread(d)) for d in documents),
            *(_not_read(source) for source in skipped),
        ),
        usage=desk.usage,
        made_by=made_by(order, desk),
    )


def made_by(order: Order, desk: Desk) -> MadeBy:
    """Who makes it, and the settings that shape it."""
    made = desk.made_by
    return replace(made, settings=made.settings | order.shape.settings)


def _not_printed(story: Story) -> tuple[Withheld, ...]:
    """What is withheld, less what the same document was found to say in another place.

    Then the statement stands, with its right evidence; only one pointer to it was wrong.
    """
    printed = {(normalised(c.text), c.speaker, d) for c in story.claims for d in c.documents}
    return tuple(
        w
        for w in story.withheld
        if (normalised(w.text or ""), w.speaker, w.document) not in printed
    )


def _read(
    document: Document, origin: str | None, told_on: date | None, unread: Sequence[int]
) -> Source:
    offered = [s for s in document.sentences if s.may_be_evidence]
    return Source(
        id=document.id,
        name=document.name,
        status="read",
        title=document.title,
        publisher=document.publisher,
        url=document.url,
        date=document.date,
        sha256=document.sha256,
        text_sha256=document.text_sha256,
        language=document.language,
        sentences=len(document.sentences),
        furniture=sum(s.kind == "furniture" for s in document.sentences),
        sentences_read=len(offered) - len(unread),
        origin=origin,
        flagged=tuple(s.number for s in document.sentences if s.addresses_model),
        # What a source itself gets wrong is the reader's to know, and no claim's failure.
        notes=(*document.notes, *slips(document, told_on), *map(_too_long, unread)),
    )


def _too_long(number: int) -> str:
    return (
        f"sentence {number} was not read: by itself it is longer than one request may show "
        "(WELLSOURCED_CHUNK_TOKENS)"
    )


def _not_read(source: SkippedSource) -> Source:
    reason = source.reason
    return Source(
        id=None, name=source.name, status=source.status, reason=reason, sha256=source.sha256
    )


def utc_now() -> str:
    """This moment as briefs tell it: ISO 8601, UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
