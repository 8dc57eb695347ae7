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
_CLOSES = frozenset("”»›‟")
_STRAIGHT = frozenset({'"', "″", "''", "``"})
_MARK = re.compile(r"''|``|[“”„‟«»‹›\"″‘’']")
_STRAIGHT_OPENS = re.compile(r"(?:^|(?<=[\s(\[—–-]))[\"″](?=\S)")
_STRAIGHT_CLOSES = re.compile(r"(?<=[^\s\d(\[—–-])[\"″](?=$|\W)")
# "the class of '92", "1825-'39": where nothing closes it, a mark before two digits clips a year.
_CLIPPED_YEAR = re.compile(r"\d\d(?!\w)(?!.*[\w.,!?]['’](?!\w))")
_CLIPPED = re.compile(r"(?:\d0s|em|til|tis|twas|cause|bout|round|n)\b", re.IGNORECASE)
_SINGLE_WORDS_TO_RUN_ON = 4  # an unclosed single mark before fewer words is a stray apostrophe


@dataclass(frozen=True, slots=True)
class _Mark:
    at: int
    after: int
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
    marks = tuple(m for m in (_mark(text, *m.span()) for m in _MARK.finditer(text)) if m)
    spans: list[tuple[int, int]] = []
    pending: list[_Mark] = []
    for i, mark in enumerate(marks):
        opener = next(
            (k for k in range(len(pending) - 1, -1, -1) if _pair(pending[k], mark)),
            None,
        )
        german = text[mark.at] == "“" and any(text[m.at] == "„" for m in pending)
        if (mark.closes or german) and opener is not None and not _is_possessive(marks, i):
            spans.append((pending[opener].after, mark.at))
            del pending[opener:]
        elif mark.opens:
            pending.append(mark)
        elif mark.closes and mark.family != "'" and not spans and not pending:
            spans.append((0, mark.at))
    spans += [(m.after, len(text)) for m in pending if _runs_on(text, m)]
    trimmed = (_trim(text, start, end) for start, end in sorted(spans, key=lambda s: (s[0], -s[1])))
    return tuple(Quotation(text[start:end], start, end) for start, end in trimmed if start < end)


def _mark(text: str, start: int, after: int) -> _Mark | None:
    """The quotation mark there, or None if it is an apostrophe, an inch or a minute."""
    sign = text[start:after]
    if sign in _OPENS:
        return _Mark(start, after, _OPENS[sign], opens=True, closes=False)
    if sign in _CLOSES:
        return _Mark(start, after, sign, opens=False, closes=True)
    left, right = text[start - 1 : start], text[after : after + 1]
    left_open = not left or left.isspace() or left in "([{—–-/“„«\"‘'"
    right_open = not right or right.isspace() or right in ")]}—–-/,.;:!?…”»\"’'"
    if sign in _STRAIGHT:
        if left.isdigit() and right_open and not _is_open(text[:start]):
            return None  # 6" of snow
        alone = left_open and right_open
        return _Mark(start, after, '"', left_open, closes=alone or not left_open)
    if _clips(text, after, left, right):
        return None  # ’90s, ’92, don’t
    opens = sign != "’" and left_open and not right_open
    closes = sign != "‘" and right_open and bool(left) and not left.isspace()
    possessive = left in "sSzx" and text[after : after + 2].strip()[:1].isalnum()
    return _Mark(start, after, "'", opens, closes, possessive) if opens or closes else None


def _clips(text: str, after: int, left: str, right: str) -> bool:
    """Whether a single mark stands for letters or figures left out."""
    year = left in ("-", "–") and text[after : after + 2].isdigit()
    within = left.isalnum() and right.isalnum()
    return year or within or bool(_CLIPPED.match(text, after) or _CLIPPED_YEAR.match(text, after))


def _is_open(before: str) -> bool:
    """Whether a straight quotation mark has been opened and not closed."""
    return len(_STRAIGHT_OPENS.findall(before)) > len(_STRAIGHT_CLOSES.findall(before))


def _pair(opener: _Mark, mark: _Mark) -> bool:
    return opener.family == mark.family or {opener.family, mark.family} == {"”", '"'}


def _is_possessive(marks: tuple[_Mark, ...], i: int) -> bool:
    """A mark after a plural is an apostrophe if another one stands ready to close."""
    if not marks[i].possessive:
        return False
    for later in marks[i + 1 :]:
        if later.family == "'" and later.opens:
            return False
        if later.family == "'" and later.closes and not later.possessive:
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
