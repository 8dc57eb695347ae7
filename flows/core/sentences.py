"""Text to numbered sentences: lines first, then sentences within a line, trimmed.

Left alone, a segmenter fuses a headline with the lead. Within a line sentencex (Wikimedia's
rules) cuts; what it cuts too often in news prose ("Pte. Lee", "“No!” Smith said") is joined again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sentencex import get_sentence_boundaries  # type: ignore[attr-defined]  # compiled, no stubs

from flows.core.lines import Line, cut, trim
from flows.core.prefixes import find_prefix, names_speakers
from flows.core.records import Sentence, Span
from flows.core.words import TITLES

#: No sentence is longer, in code points. Real ones are a tenth of it; and sentencex's search for
#: closing quotation marks grows with the cube of a line's length, so hostile text could stall it.
LONGEST_SENTENCE = 4_000
_GUARD = 1_000  # a quotation of this length survives where two windows meet
_OPENING_WORDS = 12  # the first line of so many words opens the story

_DAYS = r"Mon|Tues?|Weds?|Thurs?|Fri|Sat|Sun"
_MONTHS = r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
# Abbreviations that never end a sentence before a capital, or before a digit, and that
# sentencex does not know or does not know in that place.
_BEFORE_NAME = re.compile(
    rf"(?:^|[\s(“\"‘'])(?:{TITLES}|Mx|Messrs|Fr|Cdr|Pte|Pvt|Amb|Fmr|Dep|Asst|Assoc|Atty|"
    r"Sens|Reps|Pres|Sec|Ste|Msgr|Sra|vs|v|cf|e\.g|i\.e|viz|incl|aka)\.$",
)
_BEFORE_DIGIT = re.compile(
    r"(?:^|[\s(“\"‘'])(?:No|Nos|Vol|pp?|approx|ca?|est|Art|Sect?|para|Fig|Ch|Rs"
    rf"|{_DAYS}|{_MONTHS})\.$",
    re.IGNORECASE,
)
_BEFORE_MONTH = re.compile(rf"\b(?:{_DAYS})\.$")
_MONTH = re.compile(f"(?:{_MONTHS}|May)")
# "on 9 Dec. Turnout was low": a month after its day, or after a preposition, goes no further than
# a figure or a second month. (Sentencex reads on after every month that may be abbreviated.)
_MONTH_ENDS = re.compile(
    r"(?:(?<![Tt]he )\b\d{1,2}(?:st|nd|rd|th)?|"
    r"\S\s\S+\s(?:in|since|by|until|till|from|before|after|for|of|last|this|next|late|early|mid))[\s-]"
    rf"(?:{_MONTHS}|May)\.[\"”’']?"
    rf"(?=\s+[“\"‘'(]?[A-Z])(?!\s+(?:{_MONTHS}|May|June|July)\b)"
)
_CLOCK = re.compile(r"\b[ap]\.m\.$", re.IGNORECASE)
_ZONE = re.compile(
    r"(?:E[SD]?T|C[SD]?T|P[SD]?T|M[SD]T|GMT|UTC|BST|CES?T|IST|PKT|AFT|(?:Mon|Tues|Wednes"
    r"|Thurs|Fri|Satur|Sun)day)\b"
)
_SHORT_ABBREVIATION = re.compile(r"(?:^|[\s(])(?:[^\W\d_]{1,5}|(?:[^\W\d_]\.)+[^\W\d_])\.$")
_CRY = re.compile(r"[?!…][\"”’']?$|\.\.\.[\"”’']?$|\.[\"”]$")
_SAYS = re.compile(
    r"(?:the )?[A-Z][\w.’'-]+(?: (?:[A-Z][\w.’'-]+|of|the)){0,3} "
    r"(?:said|says|asked|added|told|wrote|replied|shouted|cried|tweeted|posted|warned|insisted|"
    r"joked|yelled|declared|answered|recalled|continued|exclaimed|demanded|wondered)\b",
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+$")
_SURROGATES = re.compile("[\ud800-\udfff]")  # no UTF-8, and sentencex speaks nothing else
# sentencex 1.0 takes a space for one byte, and panics where that ends inside one: "Plan B\u00a0."
_WIDE_SPACES = re.compile(r"[^\S \t\n]")
_CAMEL = re.compile(r"[a-z]+[A-Z]")  # "iPhone sales fell" begins a sentence
_BARE_NUMBER = re.compile(r"[(\[]?(?:\d{1,2}|[A-Za-z]|[ivx]{1,4})[.)]$")
_BRACKETED = re.compile(r"\([^()]*[.!?]\)(?=\s+[“\"‘']?[A-Z])")


def split(text: str) -> tuple[Sentence, ...]:
    """The sentences of `text`, numbered from 1; `paragraph` numbers the lines of `lines.cut`.

    For any text, spans are ordered and disjoint, hold no blank at their ends, and slice back to
    the sentence. A dateline or a run-in heading before a sentence is one of its own, already
    marked; every other sentence is "body" until `furniture.mark` has seen the whole page.
    """
    lines = cut(text)
    opening = next((i for i, line in enumerate(lines) if _opens_story(line)), None)
    transcript = names_speakers([line.text for line in lines])
    sentences: list[Sentence] = []
    for index, line in enumerate(lines):
        start = line.start
        paragraph = index + 1
        prefix = None
        if line.mark in {None, "list", "bold"}:
            prefix = find_prefix(line.text, opening=index == opening, transcript=transcript)
        if prefix:
            first = trim(
                text,
                start + prefix.skip,
                start + len(line.text[: prefix.end].rstrip()) - prefix.drop,
            )
            start += prefix.end
            span = Span(*first)
            sentences.append(
                Sentence(
                    len(sentences) + 1,
                    span,
                    span.of(text),
                    paragraph,
                    prefix.kind,
                    prefix.furniture,
                )
            )
        for span in _spans(text, start, line):
            sentences.append(Sentence(len(sentences) + 1, span, span.of(text), paragraph))
    return tuple(sentences)


def _opens_story(line: Line) -> bool:
    return line.mark is None and len(line.text.split()) >= _OPENING_WORDS


def _spans(text: str, start: int, line: Line) -> Iterator[Span]:
    if line.mark in {"code", "front matter", "separator", "table"}:
        pieces = [
            (at, min(at + LONGEST_SENTENCE, line.end))
            for at in range(start, line.end, LONGEST_SENTENCE)
        ]
    else:
        pieces = _joined(
            text, _bracketed(text, _after_months(text, _boundaries(text, start, line.end)))
        )
    for piece in pieces:
        first, last = trim(text, *piece)
        if first < last:
            yield Span(first, last)


def _boundaries(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Sentencex's pieces of `text[start:end]`, read through windows of bounded length."""
    while start < end:
        last = min(start + LONGEST_SENTENCE, end)
        window = text[start:last]
        if last < end and " " in window:
            window = window[: window.rindex(" ") + 1]
        pieces = [
            (start + piece["start_index"], start + piece["end_index"])
            for piece in get_sentence_boundaries("en", _plain(window))
        ]
        if last < end:  # what ends near the window's edge is read again, with what follows it
            sure = [piece for piece in pieces if piece[1] <= last - _GUARD]
            pieces = sure or pieces[:-1] or pieces
        yield from pieces
        start = pieces[-1][1]


def _plain(window: str) -> str:
    """The window as sentencex can read it, each character in its place."""
    return _WIDE_SPACES.sub(" ", _SURROGATES.sub("\ufffd", window))


def _after_months(text: str, pieces: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Cuts after a month that ends its sentence: "It was on 4 May. Rain fell."."""
    for begin, end in pieces:
        start = begin
        for found in _MONTH_ENDS.finditer(text, begin, end):
            yield start, found.end()
            start = found.end()
        yield start, end


def _bracketed(text: str, pieces: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Cuts after a whole sentence in brackets: "(He left.) She stayed."."""
    for start, end in pieces:
        found = _BRACKETED.match(text, start, end)
        if found:
            yield start, found.end()
            yield found.end(), end
        else:
            yield start, end


def _joined(text: str, pieces: Iterator[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in pieces:
        if joined:
            before = joined[-1]
            here = text[slice(*before)]
            within = bool(_ADDRESS.search(here))  # "c?d=E.F": the cut is inside a web address
            if end - before[0] <= LONGEST_SENTENCE and (
                within or _belongs(here.strip(), text[start:end].strip())
            ):
                joined[-1] = before[0], end
                continue
        joined.append((start, end))
    return joined


def _belongs(before: str, after: str) -> bool:
    """Whether `after` goes on with the sentence that `before` began."""
    if not before or not after:
        return True
    if not any(c.isalnum() for c in after) or not any(c.isalnum() for c in before):
        return True
    if after[0].islower() and not _CAMEL.match(after):
        return bool(_SHORT_ABBREVIATION.search(before) or _CRY.search(before))
    if after[0].isdigit() and _BEFORE_DIGIT.search(before):
        return True
    if after[0].isupper() and _BEFORE_NAME.search(before):
        return True
    return bool(
        (_BEFORE_MONTH.search(before) and _MONTH.match(after))
        or (_CLOCK.search(before) and _ZONE.match(after))
        or (before[-1] in "”\"’'" and before[-2:-1] in {"?", "!"} and _SAYS.match(after))
        or _BARE_NUMBER.match(before)
    )
