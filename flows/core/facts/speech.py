"""Who is said to say what: reported speech, read from its cues outwards.

A cue is a reporting verb ("said"), a phrase ("according to") or a noun ("claims that"). From the
cue the speaker is read on one side and what is reported on the other; where it cannot be told who
speaks, nothing is read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from flows.core.facts.acts import Act
from flows.core.facts.clauses import looks_finite, pieces, sentence_breaks
from flows.core.facts.model import Quotation, Speech
from flows.core.facts.reporting import find_acts
from flows.core.facts.speakers import same_speaker

__all__ = ["read_speeches", "same_speaker"]

#: Ends what is reported: the sentence's own voice is back, or may be.
_BREAK = re.compile(
    r"(?:,|\s[—–-])\s*(?:but|while|whereas|although|though|even\s+as|despite|amid|following|ahead"
    r"\s+of|(?:an?|the)\s+(?:allegation|accusation|claim|charge|assertion)s?|as\s+confirmed"
    r"|a\s+day\s+(?:after|before)|before\s+the|after\s+(?:the|a)|leading\s+to|raising|signaling)\b"
    r"|;\s",
    re.IGNORECASE,
)
_THAT = re.compile(
    r"(?:[\s,]+[^\s,;:“”\"]+){0,9}?[,\s]+that\s+(?!(?:day|week|month|year|night|time)\b)",
    re.IGNORECASE,
)
_RESUMES = re.compile(
    r"\s*,?\s*[“\"‘]|\s*,\s*(?:had|has|have|was|were|is|are|will|would|could|can|may|might|should"
    r"|did|does|do|must)\b",
    re.IGNORECASE,
)
_EDGE = " \t\r\n\u00a0,;:—–-."
_NEW_CLAUSE = re.compile(r"(?:[,;—–(]|\b(?:and|but|while|or|with))\s*$", re.IGNORECASE)
_DANGLING = re.compile(r"[\s,;—–]+(?:and|but|while|or|with|as)[\s,]*$", re.IGNORECASE)
#: A second verb of the speaker's, with an object of its own.
_AND_DOES = re.compile(
    r"\s+and\s+(?:[a-z]+ly\s+)?(?P<verb>[a-z]+)"
    r"(?=\s+(?:the|an?|its|his|her|their|this|that|it|them|him|[A-Z\d]|in|on|at|to|with|for|from)\b)"
)
_MIN_WORDS = 2


def read_speeches(text: str, quotations: tuple[Quotation, ...]) -> tuple[Speech, ...]:
    """Every speech act of one sentence, in order of its cue.

    `speaker` is as written, an apposition included; it is empty, and its span too, where the
    sentence names nobody: "is believed to". A participle ("adding that") inherits the speaker.
    """
    breaks = [b for b in sentence_breaks(text) if not any(q.start < b <= q.end for q in quotations)]
    if not breaks:
        return _read_sentence(text, quotations)
    found: list[Speech] = []
    for start, end in zip([0, *breaks], [*breaks, len(text)], strict=True):
        inside = tuple(
            Quotation(q.text, q.start - start, q.end - start)
            for q in quotations
            if start <= q.start and q.end <= end
        )
        found += [_moved(s, start) for s in _read_sentence(text[start:end], inside)]
    return tuple(found)


def _moved(speech: Speech, by: int) -> Speech:
    return replace(
        speech,
        speaker_start=speech.speaker_start + by,
        speaker_end=speech.speaker_end + by,
        content_start=speech.content_start + by,
        content_end=speech.content_end + by,
    )


def _read_sentence(text: str, quotations: tuple[Quotation, ...]) -> tuple[Speech, ...]:
    acts = find_acts(text, pieces(text))
    found: list[Speech] = []
    for i, act in enumerate(acts):
        regions = []
        if act.after_content:
            regions.append(_before(text, act, acts[:i]))
        if not act.after_content or _RESUMES.match(text, act.end):
            regions.append(_after(text, act, acts[i + 1 :], quotations))
        found.extend(s for r in regions if (s := _speech(text, act, *r)))
    return tuple(found)


def _speech(text: str, act: Act, start: int, end: int) -> Speech | None:
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    dangling = _DANGLING.search(text, start, end)
    if dangling:
        end = dangling.start()
    if start >= end or act.speaker is None:
        return None
    s, e = act.speaker
    return Speech(text[s:e], s, e, act.verb, act.force, start, end)


def _before(text: str, act: Act, earlier: Sequence[Act]) -> tuple[int, int]:
    """What stands before "…, Mujahid said": from the sentence's start, or the last semicolon."""
    start = max(text.rfind("; ", 0, act.start) + 1, 0)
    closed = [a.end for a in earlier if a.after_content and a.end <= act.start]
    return max([start, act.content_start, *closed]), act.start


def _has_verb(words: str) -> bool:
    return any(looks_finite(t.lower) and t.text.islower() for t in pieces(words))


def _own_deed(text: str, start: int, limit: int) -> int:
    """Where what is reported ends, if it is a thing: "reported seepage and rated the dam poor"."""
    for joined in _AND_DOES.finditer(text, start, limit):
        ahead = text[start : joined.start()]
        if looks_finite(joined["verb"]) and ahead.strip() and not _has_verb(ahead):
            return joined.start()
    return limit


def _after(
    text: str, act: Act, later: Sequence[Act], quotations: tuple[Quotation, ...]
) -> tuple[int, int]:
    start, limit = act.end, len(text)
    for other in later:
        gap = text[start : other.start]
        if len(gap.split()) >= _MIN_WORDS and (other.after_content or _NEW_CLAUSE.search(gap)):
            limit = other.start
            break
    that = _THAT.match(text, start, limit)
    if that and act.verb != "accord" and not _has_verb(that.group()):
        start = that.end()
    limit = _own_deed(text, start, limit)
    for match in _BREAK.finditer(text, start, limit):
        quoted = any(q.start <= match.start() < q.end for q in quotations)
        if not quoted and text[start : match.start()].strip():
            limit = match.start()
            break
    for quotation in quotations:
        if quotation.start <= act.cue < quotation.end:
            limit = min(limit, quotation.end)
    return start, limit
