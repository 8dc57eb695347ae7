"""Text to lines: what is cut first, because headlines, buttons and datelines are lines.

Markdown and plain text go the same way: the marks that open or close a line ("# ", "- ", "**")
stay in the stored text, and the line's span leaves them out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

Mark: TypeAlias = Literal[
    "heading", "bold", "list", "table", "code", "front matter", "separator", "link", "image"
]

#: What no span begins or ends with: white space, controls, and characters of no width.
BLANKS = "".join(
    chr(point)
    for first, last in (
        (0x00, 0x20),
        (0x7F, 0xA0),
        (0xAD, 0xAD),
        (0x061C, 0x061C),
        (0x1680, 0x1680),
        (0x180E, 0x180E),
        (0x2000, 0x200F),
        (0x2028, 0x202F),
        (0x205F, 0x206F),
        (0x3000, 0x3000),
        (0xFEFF, 0xFEFF),
    )
    for point in range(first, last + 1)
)

_FENCE = re.compile(r"(?:```|~~~)")
_HEADING = re.compile(r"#{1,6}[ \t]+(?=\S)")
_CLOSING_HASHES = re.compile(r"(?<![ \t])[ \t]+#+$")
_QUOTE = re.compile(r"(?:>[ \t]*)+(?=[^\s>])")
_LIST = re.compile(r"(?:[-*+•·▪‣◦●]|\d{1,2}[.)])[ \t\u00a0]+(?=\S)")
_BOLD = re.compile(r"(\*\*\*|\*\*|__|\*|_)(?=[^\s*_])(.*[^\s*_])\1$")
_LINK_ONLY = re.compile(r"(?:!?\[[^\]]*\]\([^)]*\)[\s|·•»>,-]*)+$")
_UNDERLINE = re.compile(r"(?:={3,}|-{3,})$")
_FRONT_KEY = re.compile(r"[A-Za-z_][\w -]*:(?:\s|$)")
_LONGEST_FRONT_MATTER = 60  # lines; more is a text between two rules


@dataclass(frozen=True, slots=True)
class Line:
    """One line of words: `text[start:end]`, without blanks and marks at its ends."""

    start: int
    end: int
    text: str
    mark: Mark | None = None


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without blanks at its ends; empty (start == end) if there is nothing else."""
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip(BLANKS))
    if left == len(piece):
        return start, start
    return start + left, start + len(piece.rstrip(BLANKS))


def cut(text: str) -> tuple[Line, ...]:
    """The lines of `text` that hold anything to see, in order."""
    lines: list[Line] = []
    raw = text.splitlines(keepends=True)
    in_front_matter = _front_matter_lines(raw)
    fence: str | None = None
    above: int | None = None  # index in `lines` of the line directly above
    offset = 0
    for number, whole in enumerate(raw):
        start, end = trim(text, offset, offset + len(whole))
        offset += len(whole)
        if start == end:
            above = None
            continue
        piece = text[start:end]
        opening = _FENCE.match(piece)
        if number < in_front_matter:
            line = Line(start, end, piece, "front matter")
        elif fence or opening:
            line = Line(start, end, piece, "code")
            if opening and (fence is None or fence == opening.group()):
                fence = None if fence else opening.group()
        else:
            if _UNDERLINE.match(piece) and above is not None and lines[above].mark is None:
                title = lines[above]
                lines[above] = Line(title.start, title.end, title.text, "heading")
            line = _unmarked(text, start, end)
        above = len(lines)
        lines.append(line)
    return tuple(lines)


def _front_matter_lines(raw: list[str]) -> int:
    """How many lines the block between two "---" at the top takes; 0 if there is none."""
    if not raw or raw[0].strip(BLANKS) != "---":
        return 0
    for number, line in enumerate(raw[1:_LONGEST_FRONT_MATTER], start=1):
        if line.strip(BLANKS) in {"---", "..."}:
            inside = [piece for piece in raw[1:number] if piece.strip(BLANKS)]
            return number + 1 if inside and _FRONT_KEY.match(inside[0].lstrip(BLANKS)) else 0
    return 0


def _unmarked(text: str, start: int, end: int) -> Line:
    """The line without its marks, which say what kind of line it is."""
    piece = text[start:end]
    if not any(c.isalnum() for c in piece):
        return Line(start, end, piece, "separator")
    if piece.startswith("|") and piece.count("|") > 1:
        return Line(start, end, piece, "table")
    if _LINK_ONLY.match(piece):
        return Line(start, end, piece, "image" if piece.startswith("![") else "link")
    mark: Mark | None = None
    quote = _QUOTE.match(piece)
    if quote:
        start += quote.end()
    opening: tuple[tuple[re.Pattern[str], Mark], ...] = ((_HEADING, "heading"), (_LIST, "list"))
    for pattern, name in opening:
        found = pattern.match(text, start, end)
        if found:
            start, mark = found.end(), name
            break
    if mark == "heading":
        hashes = _CLOSING_HASHES.search(text, start, end)
        end = hashes.start() if hashes else end
    bold = _BOLD.match(text, start, end)
    if bold and bold.group(1) not in bold.group(2):
        start, end = bold.span(2)
        if len(bold.group(1)) > 1:
            mark = mark or "bold"
    start, end = trim(text, start, end)
    piece = text[start:end]
    return Line(start, end, piece, "link" if _LINK_ONLY.match(piece) else mark)
