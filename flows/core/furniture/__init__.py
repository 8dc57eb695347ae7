"""Which sentences are page furniture or headings; the rest is the story.

Nothing is deleted: a mark keeps a sentence from becoming a claim. What a line *says* decides
first (`words`), then what it *looks like* and where it stands: a page has a head before
its first paragraph, a body, and a foot after its last one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from flows.core.furniture.page_head import JOB, read_head
from flows.core.furniture.rows import (
    FIXED,
    HEADLINE_WORDS,
    LABEL_WORDS,
    PARAGRAPH_WORDS,
    SPEAKS,
    Row,
    find_story,
    read_rows,
)
from flows.core.furniture.words import fold, line_furniture, sentence_furniture
from flows.core.records import Sentence

_BODY_HEADING_WORDS = 14  # the same within the body, where headings are short
_LINK_HEADING_WORDS = 6  # "More on this story"; a longer line is a link itself
_VOCABULARY_WORDS = 40  # a longer line is no button
_OPEN_END = re.compile(r"(?:[,;–—-]|\b(?:and|or|the|of|to|in|for|with|that|a|an|by|from|at|on))$")
_AUTHOR = re.compile(
    rf"(?:by )?[a-z][\w.'-]+ (?:[\w.'-]+ ){{1,3}}(?:(?:is|was) (?:an?|the) [^.]{{0,50}}\b{JOB}\b"
    r"[^.]{0,20}\b(?:for|at|of|based|covering|in|on|who covers)\b|(?:covers|writes about)\b)"
)
_COMMENTS = "comment form"
_RELATED = "related link"


@dataclass(frozen=True, slots=True)
class Page:
    """A document's sentences with their kinds, and what its head says of the whole."""

    sentences: tuple[Sentence, ...]
    title: str | None = None
    site: str | None = None


def mark(text: str, sentences: Sequence[Sentence]) -> Page:
    """The sentences that `sentences.split` cut from `text`, each with its kind."""
    rows = read_rows(text, sentences)
    for row in rows:
        _by_its_words(row)
    first, last = find_story(rows)
    title, site = read_head(rows[:first])
    for index, row in enumerate(rows):
        if row.kind is None:
            _by_its_look(row, in_head=index < first, in_foot=index > last)
    _blocks(rows, first, last)
    _by_title(rows, title)
    if not any(r.kind == "body" for r in rows):
        _promote(rows)
    final = next((row for row in reversed(rows) if row.kind == "body"), None)
    if final and final.words <= _VOCABULARY_WORDS and _AUTHOR.match(fold(final.line.text)):
        final.set("furniture", "author note")
    marked = [m for row in rows for m in _mark_row(row)]
    return Page(tuple(marked), title, site)


def _by_its_words(row: Row) -> None:
    """Marks a line whose own words or marks say what it is."""
    line = row.line
    if line.mark in FIXED:
        row.set("furniture", line.mark)
        return
    if row.words <= _VOCABULARY_WORDS:
        kind = line_furniture(line.text)
        if kind and not (line.mark == "heading" and kind in {"section name", "source line"}):
            row.set("furniture", kind)
            return
    whole = [sentence_furniture(s.text) for s in row.sentences]
    if whole and all(whole):
        row.set("furniture", whole[0])
    elif line.mark == "heading" or (
        line.mark == "bold" and row.words <= HEADLINE_WORDS and len(row.sentences) == 1
    ):
        row.set("heading")


def _by_its_look(row: Row, *, in_head: bool, in_foot: bool) -> None:
    text = row.line.text
    if row.prose:
        row.set("body")
    elif in_head or row.line.mark == "list":
        row.set("heading")
    elif in_foot and row.words < PARAGRAPH_WORDS:
        row.set("furniture", "footer line")
    elif (
        row.words > _BODY_HEADING_WORDS
        or _OPEN_END.search(fold(text))
        or (text.endswith(":") and SPEAKS.search(fold(text)))
    ):
        row.set("body")
    else:
        row.set("heading")


def _blocks(rows: list[Row], first: int, last: int) -> None:
    """Marks what follows "Related:" until prose, and what follows the comment form to the end."""
    words_before = 0
    related = False
    for index, row in enumerate(rows):
        if row.furniture == _COMMENTS and index > first and words_before:
            rest = sum(r.words for r in rows[index:])
            if index > last or rest < words_before:
                for after in rows[index:]:
                    if after.kind != "furniture":
                        after.set("furniture", "reader comment")
                return
        if row.kind == "furniture":
            related = related or (row.furniture == _RELATED and row.words <= _LINK_HEADING_WORDS)
        elif row.prose and row.line.mark != "list":
            related = False
            words_before += row.words
        elif related:
            row.set("furniture", _RELATED)


def _by_title(rows: list[Row], title: str | None) -> None:
    """A headline repeated is still a headline, whatever it ends with."""
    for row in rows:
        if title and row.kind in {"body", "furniture"} and fold(row.line.text) == fold(title):
            row.set("heading")


def _promote(rows: list[Row]) -> None:
    """Notes without full stops are all the story there is: their longer lines are read."""
    for row in rows:
        if row.kind == "heading" and row.words > LABEL_WORDS and row.line.mark != "heading":
            row.set("body")


def _mark_row(row: Row) -> list[Sentence]:
    if row.kind != "body":
        return [
            s
            if s.kind == "furniture"
            else replace(s, kind=row.kind or "body", furniture=row.furniture)
            for s in row.sentences
        ]
    marked = []
    for sentence in row.sentences:
        kind = None if sentence.kind != "body" else sentence_furniture(sentence.text)
        marked.append(replace(sentence, kind="furniture", furniture=kind) if kind else sentence)
    return marked
