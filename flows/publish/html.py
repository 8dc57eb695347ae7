"""A brief as one self-contained page: no script, no network, every text escaped."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from flows.core.records import Brief, Check, Claim, Document, Evidence
from flows.publish.excerpts import Excerpt, excerpts
from flows.publish.speakers import distinct, says_who
from flows.publish.visible import visible, visible_lines
from flows.publish.words import (
    how_made,
    made_of,
    moment,
    question,
    read_sources,
    remarks,
    source_name,
    support,
    web_address,
)

_TEMPLATES = Path(__file__).with_name("templates")
_BREAKS = re.compile(r"\s*\n\s*")
_JOINT = re.compile(r"(?<=[/_.?&=-])(?=\w)")  # where a file's name or an address may be broken


@dataclass(frozen=True, slots=True)
class Cited:
    """One document's part in a claim's evidence."""

    number: int  # of the source on the page
    name: str
    sentences: str  # "sentences 4, 5"
    excerpts: tuple[Excerpt, ...]
    check: Check


def to_html(brief: Brief, documents: Sequence[Document]) -> str:
    """The page brief.html; it depends on the brief and the documents' stored texts alone."""
    texts = {d.id: d.text for d in documents}
    style = (_TEMPLATES / "brief.css").read_text(encoding="utf-8")
    return (
        _environment()
        .get_template("brief.html.j2")
        .render(
            brief=brief,
            claims={c.id: c for c in brief.claims},
            cited={c.id: tuple(_cited(brief, c, texts)) for c in brief.claims},
            sources=read_sources(brief),
            skipped=[s for s in brief.sources if s.id is None],
            made_of=made_of(brief),
            how_made=tuple(how_made(brief)),
            style=Markup(style),  # noqa: S704 - our own file
            style_hash=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
        )
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_finalize,
    )
    environment.filters.update(
        breakable=_breakable,
        distinct=distinct,
        moment=moment,
        name=source_name,
        prose=_prose,
        question=question,
        remarks=remarks,
        says_who=says_who,
        support=support,
        web_address=web_address,
    )
    return environment


def _finalize(value: object) -> object:
    """Whatever a template prints: hidden characters are shown, before it is escaped."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _prose(text: str) -> Markup:
    """Source text whose line breaks stay."""
    return escape(visible_lines(_BREAKS.sub("\n", text)))


def _breakable(text: str) -> Markup:
    """A name without spaces that may still go on on the next line, broken where it has a joint."""
    return Markup("<wbr>").join(_JOINT.split(visible(text)))


def _cited(brief: Brief, claim: Claim, texts: dict[str, str]) -> Iterator[Cited]:
    sources = read_sources(brief)
    for document in claim.documents:
        number, source = sources[document]
        mine = [e for e in claim.evidence if e.document == document]
        near = [e for e in claim.context if e.document == document]
        yield Cited(
            number,
            source_name(source),
            _sentences(mine),
            excerpts(texts[document], map(_range, mine), map(_range, near)),
            next(c for c in claim.checks if c.document == document),
        )


def _range(evidence: Evidence) -> tuple[int, int]:
    return evidence.start, evidence.end


def _sentences(evidence: Sequence[Evidence]) -> str:
    numbers = sorted({e.sentence for e in evidence})
    return ("sentence " if len(numbers) == 1 else "sentences ") + ", ".join(map(str, numbers))
