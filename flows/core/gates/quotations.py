"""Quoted words must be the source's own, and quoted there: folded in type, never in wording."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from rapidfuzz.fuzz import partial_ratio

from flows.core.facts import Facts, Quotation
from flows.core.gates.model import (
    Finding,
    Line,
    Passage,
    failed,
    not_applicable,
    passed,
)
from flows.core.words import STOPWORDS, content_stems

_GATE = "quotations"
_FOLD = str.maketrans(
    dict.fromkeys('“”„‟«»‹›"‘’‚‛`´', "'")
    | dict.fromkeys("–—―−", " - ")
    | dict.fromkeys("‑‐", "-")
    | {"…": "...", "\u00ad": "", "\u200b": "", "\ufeff": ""}
)
_BRACKET = re.compile(r"\[([^\].]*)\]")
_GAP = re.compile(r"\s*\[?\s*(?:\. ?){3,}\]?\s*|\s*\[[^\]]*\]\s*")
_LEFT_OUT = r"(.*?)"
_REPLACED = r"(?:\W*+\w[\w'-]*+){0,8}?\W*"  # a bracket may stand for a few words
_NEGATION = re.compile(r"\b(?:not|no|never|nor|neither|without|cannot)\b|n't\b", re.IGNORECASE)
_ALTERED = 75  # likeness, of 100, above which other words are taken for a changed quotation
_WHOLE_SENTENCE = 6  # words; a shorter line is as likely a heading that somebody spoke
_INTERRUPTION = 8  # words of "…," the minister said on Friday, "…"
_RUN_ON = 12  # sentences that one unclosed mark may quote


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words that the source quotes, and the sentences that they stand in."""

    text: str
    lines: tuple[int, ...]


def check_quotations(claim: Facts, speaker: str | None, passage: Passage) -> Finding:
    """Every quotation in the claim stands, quoted, in the evidence or beside it."""
    quoted = [q for q in claim.quotations if any(c.isalnum() for c in q.text)]
    if not quoted:
        return not_applicable(_GATE)
    evidence = {line.number for line in passage.evidence}
    near = evidence | {line.number for line in passage.neighbours}
    pieces = _pieces(passage)
    context: set[int] = set()
    for quotation in quoted:
        if _is_own_sentence(quotation, speaker, passage) or _is_title(quotation, passage):
            continue
        hits = [
            p for p in pieces if set(p.lines) <= near and _says(p.text, quotation.text, passage)
        ]
        if not hits:
            return _missing(quotation, pieces, passage)
        best = min(hits, key=lambda p: len(set(p.lines) - evidence))
        context |= set(best.lines) - evidence
    return passed(_GATE, tuple(sorted(context)))


def _pieces(passage: Passage) -> list[_Piece]:
    """What the document quotes, the evidence's own first."""
    lines = sorted((*passage.evidence, *passage.neighbours, *passage.rest), key=lambda x: x.number)
    pieces = [_Piece(t, (x.number,)) for x in lines for t in _quoted(x.facts)]
    pieces += _run_on(lines)
    order = {x.number: i for i, x in enumerate((*passage.evidence, *passage.neighbours))}
    return sorted(pieces, key=lambda p: order.get(p.lines[0], len(order)))


def _quoted(facts: Facts) -> tuple[str, ...]:
    """A sentence's quotations, and those that only an attribution interrupts, joined."""
    texts = [q.text for q in facts.quotations]
    for first, second in pairwise(facts.quotations):
        between = facts.text[first.end : second.start]
        breaks_off = first.text.endswith((",", "—", "–")) or re.match(r"\W?,", between)
        if first.end < second.start and breaks_off and len(between.split()) <= _INTERRUPTION:
            start = first.text.rstrip(" ,—–")
            texts += [f"{start} {second.text}", f"{start}, {second.text}"]
    return tuple(texts)


def _run_on(lines: list[Line]) -> Iterator[_Piece]:
    """Quotations that open in one sentence and close in a later one, as one piece each."""
    for i, line in enumerate(lines):
        last = line.facts.quotations[-1] if line.facts.quotations else None
        if last is None or last.end < len(line.facts.text.rstrip()):
            continue
        texts, numbers = [last.text], [line.number]
        for following in lines[i + 1 : i + 1 + _RUN_ON]:
            text, quotations = following.facts.text, following.facts.quotations
            closing = next((q for q in quotations if q.start == 0), None)
            numbers.append(following.number)
            texts.append(closing.text if closing else text)
            if closing or quotations:
                if closing:
                    yield _Piece(" ".join(texts), tuple(numbers))
                    yield from (_Piece(t, (n,)) for t, n in zip(texts, numbers, strict=True))
                break


@lru_cache(maxsize=16_384)
def _fold(text: str) -> str:
    """One form for marks, dashes and spaces; a final comma or point belongs to the sentence."""
    folded = " ".join(re.sub(r"(?<=\w)\s+-\s+|\s+-\s+(?=\w)", " - ", text.translate(_FOLD)).split())
    return folded.strip(" ,;:.'-")


def _says(source: str, claim: str, passage: Passage) -> bool:
    """Whether the source's quoted words contain the claim's, but for elisions and brackets."""
    haystack, needle = _fold(source), _fold(claim)
    if not needle:
        return False
    if _exactly(needle).search(haystack):
        return True
    brackets = _BRACKET.findall(needle)
    if not (brackets or "..." in needle) or not all(_known(b, passage) for b in brackets):
        return False
    found = _with_gaps(needle).finditer(haystack)
    return any(not any(_NEGATION.search(left_out) for left_out in m.groups()) for m in found)


@lru_cache(maxsize=4_096)
def _exactly(words: str) -> re.Pattern[str]:
    """The whole words; only the first letter's case may differ."""
    return re.compile(_part(words))


@lru_cache(maxsize=4_096)
def _with_gaps(needle: str) -> re.Pattern[str]:
    """The words in order, with what an elision leaves out or a bracket replaces between them."""
    built, gap, at = "", "", 0
    for found in (*_GAP.finditer(needle), None):
        if part := _part(needle[at : found.start() if found else None]):
            built += f"(?>{gap}{part})"  # the first that fits: else a story of one word takes hours
            gap = ""
        if found:
            elision = "..." in found.group() or ". ." in found.group() or gap == _LEFT_OUT
            gap = _LEFT_OUT if elision else _REPLACED if built else ""
            at = found.end()
    return re.compile(built)


def _part(words: str) -> str:
    words = words.strip(" ,;:.")
    if not words:
        return ""
    first = re.escape(words[0].lower()) + re.escape(words[0].upper())
    return rf"(?<!\w)[{first}]{re.escape(words[1:])}(?!\w)"


def _known(bracketed: str, passage: Passage) -> bool:
    """Whether an insertion in brackets only says what the sentences around say."""
    stems = {
        s for x in (*passage.evidence, *passage.neighbours) for s in content_stems(x.facts.text)
    }
    return set(content_stems(bracketed)) <= stems


def _is_own_sentence(quotation: Quotation, speaker: str | None, passage: Passage) -> bool:
    """Whether it quotes the document itself: one of its sentences, whole."""
    if len(quotation.text.split()) < _WHOLE_SENTENCE:
        return False
    wanted = _fold(quotation.text)
    line = next((x for x in passage.evidence if _fold(x.facts.text) == wanted), None)
    if line is None or speaker is None:
        return line is not None
    return not set(content_stems(speaker)).isdisjoint(content_stems(line.facts.text))


def _is_title(quotation: Quotation, passage: Passage) -> bool:
    """Whether it names a work or a thing in Title Case that the source names without marks."""
    wanted = quotation.text.strip(" ,.")
    words = wanted.split()
    if not words or not all(w[0].isupper() or w.casefold() in STOPWORDS for w in words):
        return False
    if not wanted[0].isupper() or words[-1].islower():
        return False
    named = re.compile(rf"(?<!\w){re.escape(wanted)}(?!\w)")
    found = (named.search(x.facts.text) for x in (*passage.evidence, *passage.neighbours))
    return any(m and (len(words) > 1 or m.start() > 0) for m in found)


def _missing(quotation: Quotation, pieces: list[_Piece], passage: Passage) -> Finding:
    """Says whether the words are a quotation changed or a quotation made."""
    wanted = _fold(quotation.text)
    for line in passage.evidence:
        if wanted and _exactly(wanted).search(_fold(line.facts.text)):
            return failed(_GATE, "quotation.invented", quotation.text, line.facts.text)
    part = max(_GAP.split(wanted), key=len, default="")
    scored = (
        (partial_ratio(part, _fold(p.text)), p) for p in pieces if 2 * len(p.text) > len(part)
    )
    score, best = max(scored, key=lambda x: x[0], default=(0.0, None))
    if best is not None and score >= _ALTERED:
        elsewhere = bool(part) and _exactly(wanted).search(_fold(best.text))
        code = "quotation.invented" if elsewhere else "quotation.altered"
        return failed(_GATE, code, quotation.text, best.text)
    said = next((x.facts.text for x in passage.evidence), "")
    return failed(_GATE, "quotation.invented", quotation.text, said)
