"""Which sentences are page furniture or headings; the rest is the story.

Nothing is deleted: a mark keeps a sentence from becoming a claim. What a line *says* decides
first (`furniture_words`), then what it *looks like* and where it stands: a page has a head before
its first paragraph, a body, and a foot after its last one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from flows.core.furniture_words import (
    fold,
    is_byline,
    is_site_name,
    line_furniture,
    sentence_furniture,
)
from flows.core.lines import Line, cut
from flows.core.records import Sentence, SentenceKind

_HEADLINE_WORDS = 20  # a line without a full stop and with more words is a sentence all the same
_BODY_HEADING_WORDS = 14  # the same within the body, where headings are short
_PARAGRAPH_WORDS = 8  # the first sentence of so many words ends the head of the page
_VOCABULARY_WORDS = 40  # a longer line is no button
_END = re.compile(r"[.!?…][\"”’'»)\]*_]*(?:\[\d+\])*$")
_QUESTION = re.compile(
    r"(?:what|why|how|who|where|when|which|is|are|will|can|could|should|does|do|did|has|have)\b.*\?$"
)
_QUOTED = re.compile(r"[\"“”]|(?:^|\s)['‘]")
_SPEAKS = re.compile(r"\b(?:said|says|told|added|asked|wrote|according to)\b")
_OPEN_END = re.compile(r"(?:[,;–—-]|\b(?:and|or|the|of|to|in|for|with|that|a|an|by|from|at|on))$")
_AUTHOR = re.compile(
    r"(?:by )?[a-z][\w.'-]+ (?:[\w.'-]+ ){1,3}(?:is|was|has been|writes|covers|reports|works)\b.{0,80}"
    r"\b(?:reporter|correspondent|editor|journalist|columnist|staff writer|writer|author of|bureau chief|"
    r"freelance|covers|reporting (?:on|from)|follow (?:him|her|them))\b"
)
_ROLE = re.compile(
    r"\b(?:correspondent|reporter|editor|writer|journalist|columnist|staff|bureau|contributor|producer|agencies|reuters|associated press|afp)\b"
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|do|does|did|will|would|can|could|may|might|must|shall|should|"
    r"he|she|it|they|we|i|this|there|no|not|none|nobody|\w{3,}ed|said|says|won|lost|died|left|came|went|fell|rose|began|ran|held)\b"
)
_COMMENTS = "comment form"
_RELATED = "related link"


@dataclass(frozen=True, slots=True)
class Page:
    """A document's sentences with their kinds, and what its head says of the whole."""

    sentences: tuple[Sentence, ...]
    title: str | None = None
    site: str | None = None


@dataclass(slots=True)
class _Row:
    """One line with its sentences and, as the page is read, its kind."""

    line: Line
    sentences: list[Sentence] = field(default_factory=list)
    words: int = 0
    prose: bool = False
    kind: SentenceKind | None = None
    furniture: str | None = None

    def set(self, kind: SentenceKind, furniture: str | None = None) -> None:
        self.kind, self.furniture = kind, furniture


def mark(text: str, sentences: Sequence[Sentence]) -> Page:
    """The sentences that `sentences.split` cut from `text`, each with its kind."""
    rows = _rows(text, sentences)
    for row in rows:
        _by_its_words(row)
    first, last = _story(rows)
    title, site = _head(rows[:first])
    for index, row in enumerate(rows):
        if row.kind is None:
            _by_its_look(row, in_head=index < first, in_foot=index > last)
    _blocks(rows, first, last)
    _by_title(rows, title)
    if not any(r.kind == "body" for r in rows):
        _promote(rows)
    marked = [m for row in rows for m in _mark_row(row)]
    return Page(tuple(marked), title, site)


def _rows(text: str, sentences: Sequence[Sentence]) -> list[_Row]:
    rows = [_Row(line) for line in cut(text)]
    for sentence in sentences:
        rows[sentence.paragraph - 1].sentences.append(sentence)
    for row in rows:
        body = [s for s in row.sentences if s.kind == "body"]
        row.words = sum(len(s.text.split()) for s in body)
        row.prose = _reads_as_prose(row, body)
    return rows


def _reads_as_prose(row: _Row, body: list[Sentence]) -> bool:
    if not body or row.line.mark in {
        "heading",
        "code",
        "front matter",
        "separator",
        "table",
        "link",
        "image",
    }:
        return False
    if len(body) < len(row.sentences):  # what follows a dateline is the story
        return True
    if row.line.mark == "list":
        return row.words >= 4  # noqa: PLR2004
    last = fold(body[-1].text)
    limit = _HEADLINE_WORDS
    if _END.search(last):
        short_question = len(body) == 1 and row.words <= 12 and _QUESTION.match(last)  # noqa: PLR2004
        return not short_question or bool(_QUOTED.search(last))
    if _QUOTED.search(body[0].text[:1]) and _SPEAKS.search(last):
        return True
    return row.words > limit or bool(body[0].text[:1].islower() and row.words > 3)  # noqa: PLR2004


def _by_its_words(row: _Row) -> None:
    """Marks a line whose own words or marks say what it is."""
    line = row.line
    fixed = {"code": "code", "front matter": "front matter", "separator": "separator", "table": "table",
             "link": "link", "image": "image"}  # fmt: skip
    if line.mark in fixed:
        row.set("furniture", fixed[line.mark])
        return
    if row.words <= _VOCABULARY_WORDS:
        kind = line_furniture(line.text)
        if kind is None and is_byline(line.text):
            kind = "byline"
        if kind and not (line.mark == "heading" and kind in {"section name", "source line"}):
            row.set("furniture", kind)
            return
    whole = [sentence_furniture(s.text) for s in row.sentences]
    if whole and all(whole):
        row.set("furniture", whole[0])
    elif line.mark == "heading" or (
        line.mark == "bold" and row.words <= _HEADLINE_WORDS and len(row.sentences) == 1
    ):
        row.set("heading")


def _story(rows: list[_Row]) -> tuple[int, int]:
    """Where the story's first paragraph is, and its last (indexes); the whole page if it has none."""
    prose = [i for i, r in enumerate(rows) if r.prose and r.kind is None]
    solid = [i for i in prose if rows[i].words >= _PARAGRAPH_WORDS]
    if not prose:
        return len(rows), len(rows)
    return (solid or prose)[0], prose[-1]


def _head(head: list[_Row]) -> tuple[str | None, str | None]:
    """The title and the site's name among the lines before the story; marks what is around them."""
    free = [r for r in head if r.kind in {None, "heading"}]
    marked = [r for r in free if r.kind == "heading"]
    plain = [r for r in free if r.kind is None and not r.prose]
    sites = [r for r in plain if is_site_name(r.line.text)]
    if len(sites) == len(plain) and not marked and not any(r.words <= 3 for r in sites):  # noqa: PLR2004
        sites = []
    candidates = marked or [r for r in plain if r not in sites and r.words >= 3]  # noqa: PLR2004
    repeats = Counter(fold(r.line.text) for r in candidates)
    chosen = max(
        candidates,
        key=lambda r: (repeats[fold(r.line.text)] > 1, bool(marked) or r.words),
        default=None,
    )
    for row in sites:
        row.set("furniture", "site name")
    at = head.index(chosen) if chosen else len(head)
    for index, row in enumerate(head):
        if row.kind is not None or row is chosen:
            continue
        after_site = index > 0 and head[index - 1].furniture == "site name"
        if index < at and (_is_motto(row) or (after_site and row.words <= 10 and chosen)):  # noqa: PLR2004
            row.set("furniture", "motto")
        elif index < at and row.words <= 3 and not row.prose:  # noqa: PLR2004
            row.set("furniture", "section name")
        elif index > at and _is_person(row.line.text):
            row.set("furniture", "byline")
    title = chosen.line.text if chosen else None
    return title, sites[0].line.text if sites else None


def _is_motto(row: _Row) -> bool:
    """ "Truth. Honesty. Innovation.": several fragments, none of them a sentence."""
    texts = [fold(s.text) for s in row.sentences]
    return len(texts) > 1 and all(len(t.split()) <= 3 and not _VERB.search(t) for t in texts)  # noqa: PLR2004


def _is_person(text: str) -> bool:
    """A name, perhaps with a role: "Ann Lee, Political Correspondent"."""
    words = [w.strip(",|-–—()") for w in text.split()]
    names = [w for w in words if w]
    capitals = bool(names) and all(
        w[0].isupper() or w in {"and", "in", "of", "for", "&"} for w in names
    )
    alone = 2 <= len(names) <= 3 and not _END.search(text)  # noqa: PLR2004
    role = len(names) <= 12 and bool(_ROLE.search(fold(text)))  # noqa: PLR2004
    return (capitals and alone) or (role and names[0][0].isupper() and not _END.search(text))


def _by_its_look(row: _Row, *, in_head: bool, in_foot: bool) -> None:
    text = row.line.text
    if row.prose:
        row.set("body")
    elif in_head or row.line.mark == "list":
        row.set("heading")
    elif in_foot and row.words < _PARAGRAPH_WORDS:
        row.set("furniture", "footer line")
    elif (
        row.words > _BODY_HEADING_WORDS
        or _OPEN_END.search(fold(text))
        or (text.endswith(":") and _SPEAKS.search(fold(text)))
    ):
        row.set("body")
    else:
        row.set("heading")


def _blocks(rows: list[_Row], first: int, last: int) -> None:
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
            related = related or (row.furniture == _RELATED and row.words <= 6)  # noqa: PLR2004
        elif row.prose and row.line.mark != "list":
            related = False
            words_before += row.words
        elif related:
            row.set("furniture", _RELATED)


def _by_title(rows: list[_Row], title: str | None) -> None:
    """A headline repeated is still a headline, whatever it ends with."""
    for row in rows:
        if title and row.kind in {"body", "furniture"} and fold(row.line.text) == fold(title):
            row.set("heading")


def _promote(rows: list[_Row]) -> None:
    """Notes without full stops are all the story there is: their longer lines are read."""
    for row in rows:
        if row.kind == "heading" and row.words > 3 and row.line.mark != "heading":  # noqa: PLR2004
            row.set("body")


def _mark_row(row: _Row) -> list[Sentence]:
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
        if kind is None and sentence.kind == "body" and _AUTHOR.match(fold(sentence.text)):
            kind = "author note"
        marked.append(replace(sentence, kind="furniture", furniture=kind) if kind else sentence)
    return marked
