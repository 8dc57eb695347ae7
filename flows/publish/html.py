"""A brief as one self-contained page: every text escaped, and nothing loaded from anywhere.

The page is whole without its script: evidence unfolds, and links lead into the sources. Words are
highlighted here, by code points, so no browser counts offsets; the script only shows, beside a
claim, what the page already holds.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from flows.core.records import Brief, Document
from flows.publish.coverage import coverage
from flows.publish.page import Page
from flows.publish.speakers import says_who, voices
from flows.publish.visible import visible, visible_lines
from flows.publish.words import (
    agreeing,
    day,
    held_up,
    how_made,
    moment,
    origins,
    plural,
    question,
    remarks,
    sentences_read,
    share,
    source_name,
    support,
    web_address,
    withheld_text,
)

_TEMPLATES = Path(__file__).with_name("templates")
_STYLES = ("page.css", "evidence.css", "tables.css", "print.css")
_SCRIPT = "panel.js"
_BREAKS = re.compile(r"\s*\n\s*")
_JOINT = re.compile(r"(?<=[/_.?&=-])(?=\w)")  # where a file's name or an address may be broken


def to_html(brief: Brief, documents: Sequence[Document]) -> str:
    """The page brief.html; it depends on the brief and the documents' published texts alone."""
    style = "".join(map(_own, _STYLES))
    script = _own(_SCRIPT)
    return (
        _environment()
        .get_template("brief.html.j2")
        .render(
            brief=brief,
            page=Page(brief, {d.id: d.text for d in documents}),
            coverage=coverage(brief),
            how_made=tuple(how_made(brief)),
            held_up=held_up(brief),
            origins=origins(brief),
            sentences_read=sentences_read(brief),
            style=Markup(style),  # noqa: S704 - our own files
            style_hash=_hash(style),
            script=Markup(script),  # noqa: S704
            script_hash=_hash(script),
        )
    )


def _own(name: str) -> str:
    return (_TEMPLATES / name).read_text(encoding="utf-8")


def _hash(code: str) -> str:
    """What a Content-Security-Policy knows our own style and script by."""
    return "sha256-" + base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()


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
        agreeing=agreeing,
        breakable=_breakable,
        day=day,
        moment=moment,
        name=source_name,
        paragraphs=_paragraphs,
        plural=plural,
        prose=_prose,
        question=question,
        remarks=remarks,
        says_who=says_who,
        share=share,
        support=support,
        voices=voices,
        web_address=web_address,
        withheld_text=withheld_text,
    )
    return environment


def _finalize(value: object) -> object:
    """Whatever a template prints: hidden characters are shown, before it is escaped."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _prose(text: str) -> Markup:
    """Source text whose line breaks stay."""
    return escape(visible_lines(_BREAKS.sub("\n", text)))


def _paragraphs(text: str) -> Markup:
    """Source text with each of its lines a paragraph."""
    return escape(visible_lines(_BREAKS.sub("\n\n", text)))


def _breakable(text: str) -> Markup:
    """A name without spaces that may still go on on the next line, broken where it has a joint."""
    return Markup("<wbr>").join(_JOINT.split(visible(text)))
