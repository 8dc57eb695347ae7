"""The lines of a page with their sentences, and which of them read as prose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from flows.core.furniture.words import fold
from flows.core.lines import Line, cut
from flows.core.records import Sentence, SentenceKind

HEADLINE_WORDS = 20  # a line without a full stop and with more words is a sentence all the same
PARAGRAPH_WORDS = 8  # the first sentence of so many words ends the head of the page
LABEL_WORDS = 3  # a menu's entry, a section's name; a title has more
_QUESTION_WORDS = 12  # "What happens next?" is a heading
END = re.compile(r"[.!?…][\"”’'»)\]*_]*(?:\[\d+\])*$")
_QUESTION = re.compile(
    r"(?:what|why|how|who|where|when|which|is|are|will|can|could|should|does|do|did|has|have)\b.*\?$"
)
_QUOTED = re.compile(r"[\"“”]|(?:^|\s)['‘]")
SPEAKS = re.compile(r"\b(?:said|says|told|added|asked|wrote|according to)\b")
FIXED = frozenset({"code", "front matter", "separator", "table", "link", "image"})


@dataclass(slots=True)
class Row:
    """One line with its sentences and, as the page is read, its kind."""

    line: Line
    sentences: list[Sentence] = field(default_factory=list)
    words: int = 0
    prose: bool = False
    kind: SentenceKind | None = None
    furniture: str | None = None

    def set(self, kind: SentenceKind, furniture: str | None = None) -> None:
        """Decides the line's kind."""
        self.kind, self.furniture = kind, furniture


def read_rows(text: str, sentences: Sequence[Sentence]) -> list[Row]:
    """The rows of `text`, each with its sentences; none is decided yet."""
    rows = [Row(line) for line in cut(text)]
    for sentence in sentences:
        rows[sentence.paragraph - 1].sentences.append(sentence)
    for row in rows:
        body = [s for s in row.sentences if s.kind == "body"]
        row.words = sum(len(s.text.split()) for s in body)
        row.prose = _reads_as_prose(row, body)
    return rows


def find_story(rows: list[Row]) -> tuple[int, int]:
    """Where the story begins and ends (indexes of its first and last paragraph)."""
    prose = [i for i, r in enumerate(rows) if r.prose and r.kind is None]
    solid = [i for i in prose if rows[i].words >= PARAGRAPH_WORDS]
    if not prose:
        return len(rows), len(rows)
    return (solid or prose)[0], prose[-1]


def _reads_as_prose(row: Row, body: list[Sentence]) -> bool:
    if not body or row.line.mark in FIXED or row.line.mark == "heading":
        return False
    if len(body) < len(row.sentences):  # what follows a dateline is the story
        return True
    if row.line.mark == "list":
        return row.words > LABEL_WORDS
    last = fold(body[-1].text)
    if END.search(last):
        asks = len(body) == 1 and row.words <= _QUESTION_WORDS and _QUESTION.match(last)
        return not asks or bool(_QUOTED.search(last))
    if _QUOTED.match(body[0].text[:1]) and SPEAKS.search(last):
        return True
    goes_on = body[0].text[:1].islower() and row.words >= LABEL_WORDS
    return row.words > HEADLINE_WORDS or goes_on
