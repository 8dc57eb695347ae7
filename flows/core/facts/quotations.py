"""Words between quotation marks, whatever marks the writer's keyboard had.

Curly and angled marks say themselves whether they open or close. Straight double marks are told
by the space around them. Single marks are the hard case, for they are apostrophes as well: one
between letters, before a decade or after a plural possessor is no quotation mark.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from flows.core.facts.model import Quotation

_OPENS = {"“": "”", "„": "”", "«": "»", "‹": "›"}
_CLOSES = frozenset("”»›")
_MARK = re.compile(r"[“”„«»‹›\"‘’']")
_CLIPPED = re.compile(r"(?:\d0s|em|til|tis|twas|cause|bout|round|n)\b", re.IGNORECASE)
_SINGLE_WORDS_TO_RUN_ON = 4  # an unclosed single mark before fewer words is a stray apostrophe


@dataclass(frozen=True, slots=True)
class _Mark:
    at: int
    family: str  # the closing mark that belongs to it: ”, », ›, " or '
    opens: bool
    closes: bool
    possessive: bool = False  # may also be the apostrophe of "officials’ plan"


@lru_cache(maxsize=16_384)
def read_quotations(text: str) -> tuple[Quotation, ...]:
    """Every quotation in `text`, in order; nested ones follow the one that they are in.

    A mark that opens and is never closed quotes to the end of the text, and a first mark that
    closes what was never opened quotes from its start: one sentence of a longer quotation.
    """
    marks = tuple(m for m in map(lambda m: _mark(text, m.start()), _MARK.finditer(text)) if m)
    spans: list[tuple[int, int]] = []
    pending: list[_Mark] = []
    for i, mark in enumerate(marks):
        opener = next((k for k in range(len(pending) - 1, -1, -1) if _pair(pending[k], mark)), None)
        if mark.closes and opener is not None and not _is_possessive(marks, i):
            spans.append((pending[opener].at + 1, mark.at))
            del pending[opener:]
        elif mark.opens:
            pending.append(mark)
        elif mark.closes and mark.family != "'" and not spans and not pending:
            spans.append((0, mark.at))
    spans += [(m.at + 1, len(text)) for m in pending if _runs_on(text, m)]
    trimmed = (_trim(text, start, end) for start, end in sorted(spans, key=lambda s: (s[0], -s[1])))
    return tuple(Quotation(text[start:end], start, end) for start, end in trimmed if start < end)


def _mark(text: str, at: int) -> _Mark | None:
    """The quotation mark at `at`, or None if it is an apostrophe, an inch or a minute."""
    sign = text[at]
    if sign in _OPENS:
        return _Mark(at, _OPENS[sign], opens=True, closes=False)
    if sign in _CLOSES:
        return _Mark(at, sign, opens=False, closes=True)
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    left_open = not before or before.isspace() or before in "([{—–-/“„«\"‘'"
    right_open = not after or after.isspace() or after in ")]}—–-/,.;:!?…”»\"’'"
    if sign == '"':
        if before.isdigit() and right_open and text.count('"', 0, at) % 2 == 0:
            return None  # 6" of snow
        return _Mark(at, '"', opens=left_open and not right_open, closes=not left_open)
    if sign == "‘":
        clipped = _CLIPPED.match(text, at + 1)
        opens = left_open and not right_open and not clipped
        return _Mark(at, "'", opens=opens, closes=False) if opens else None
    # ’ and ': a letter or digit on both sides is an apostrophe, and so is a clipped word.
    if (before.isalnum() and after.isalnum()) or _CLIPPED.match(text, at + 1):
        return None
    opens = sign == "'" and left_open and not right_open
    closes = right_open and bool(before) and not before.isspace()
    possessive = before in "sSzx" and text[at + 1 : at + 3].strip()[:1].isalnum()
    return _Mark(at, "'", opens, closes, possessive) if opens or closes else None


def _pair(opener: _Mark, mark: _Mark) -> bool:
    return opener.family == mark.family


def _is_possessive(marks: tuple[_Mark, ...], i: int) -> bool:
    """A mark after a plural is an apostrophe if another one stands ready to close."""
    if not marks[i].possessive:
        return False
    for later in marks[i + 1 :]:
        if later.family == "'" and later.opens:
            return False
        if later.family == "'" and later.closes:
            return True
    return False


def _runs_on(text: str, mark: _Mark) -> bool:
    return mark.family != "'" or len(text[mark.at :].split()) >= _SINGLE_WORDS_TO_RUN_ON


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
