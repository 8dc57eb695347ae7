"""A text cut into what it asserts itself and what it only reports, with whose words those are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from flows.core.concepts import read_concepts
from flows.core.facts import Facts, Speech
from flows.core.facts.cues import CUES
from flows.core.gates.model import Line, Passage
from flows.core.words import tokens

_SAID = r"(?:said|says?|told|argue[ds]?|believe[ds]?|claim(?:s|ed)?|insist(?:s|ed)?|warn(?:s|ed)?)"
#: Whoever it is that says so: "those present at the meeting say that", "“…,” said the singer".
_WHOSE = r"(?P<who>(?:[\w.’'-]+ ){0,5}[\w.’'-]+)"
_THAT = re.compile(rf"(?:^|[,;:–—] ){_WHOSE} (?<!to )(?<!not ){_SAID} that (?P<content>.+)$")
#: The same behind an apposition or an aside: "Thomas Reed (2013), for example, argues that".
_ASIDES = re.compile(rf"^(?P<who>[^\"“”]{{3,240}}[,)]) {_SAID} that (?P<content>.+)$")
_ACCORDING = re.compile(r"^According to (?P<who>[^,]{3,80}), (?P<content>.+)$")
_LAST_WORD = r"(?=[,.;]|\s(?:who|in|on|at|by|of)|$)"
_CUES = (
    re.compile(rf"{_WHOSE} {_SAID}\b"),
    re.compile(rf"{_SAID} (?P<who>(?!that\b)(?:[\w.’'-]+ ){{0,3}}?[\w’'-]+){_LAST_WORD}"),
)
_QUOTED = 4  # words: a shorter quotation is a name or a phrase
_ASIDE = re.compile(r"[^,;.\"“”]{0,30}, (?=\w)(?!\w+ing\b)")
_OPENING = 8  # words before ", he said," that leave the statement itself to come


@dataclass(frozen=True, slots=True)
class Voice:
    """A stretch of the evidence that one speaker is said to assert."""

    line: Line
    speech: Speech
    ids: frozenset[str]

    @property
    def length(self) -> int:
        """Of what is reported: of two that say the same, the inner one."""
        return self.speech.content_end - self.speech.content_start


@dataclass(frozen=True, slots=True)
class Source:
    """The evidence, cut into what it asserts itself and what it reports."""

    flat: frozenset[str]
    voices: tuple[Voice, ...]

    @property
    def all(self) -> frozenset[str]:
        """Every concept, whoever's it is."""
        return self.flat.union(*(v.ids for v in self.voices))


def whole(claim: Facts, speaker: str) -> Speech:
    """A text all of which `speaker` is said to say."""
    return Speech(speaker, 0, 0, "say", "say", 0, len(claim.text))


def ids_of(text: str, start: int, end: int) -> frozenset[str]:
    """The concepts of `text[start:end]`, read in their sentence."""
    return frozenset(c.id for c in read_concepts(text) if start <= c.start < end)


def cut(lines: Sequence[Line]) -> Source:
    """Cuts sentences into what they assert themselves and what they report."""
    flat: set[str] = set()
    voices: list[Voice] = []
    for line in lines:
        text = line.facts.text
        speeches = heard(line.facts)
        for s in speeches:
            spoken = replace(s, speaker=_whose(s, speeches))
            said = ids_of(text, s.content_start, tail(line.facts, s))
            if _is_blamed_on(text, s):
                said |= ids_of(text, 0, s.speaker_start)
            voices.append(Voice(line, spoken, said))
        if not speeches and is_all_quoted(line.facts):
            spoken = whole(line.facts, "")
            voices.append(Voice(line, spoken, ids_of(text, 0, len(text))))
            continue
        covered = [(s.content_start, s.content_end) for s in speeches]
        flat |= {c.id for c in read_concepts(text) if not any(a <= c.start < b for a, b in covered)}
    return Source(frozenset(flat), tuple(voices))


def heard(facts: Facts) -> Sequence[Speech]:
    """What a text reports, also of whoever is no name: a claim is heard as its source is."""
    told = facts.speeches or tuple(_unread(facts))
    return [_past_the_aside(facts.text, s) for s in told]


def _past_the_aside(text: str, speech: Speech) -> Speech:
    """As in "The depot, he said, will close": what is reported goes on behind who says it."""
    opening = text[speech.content_start : speech.content_end]
    if speech.content_end > speech.speaker_start or len(opening.split()) > _OPENING:
        return speech
    aside = _ASIDE.match(text, speech.speaker_end)
    if not aside or '"' in opening or "”" in opening:
        return speech
    return replace(speech, content_end=len(text))


def _unread(facts: Facts) -> Iterator[Speech]:
    """What a sentence reports of somebody whom no reading of names has found."""
    text = facts.text
    if found := _THAT.search(text) or _ASIDES.search(text) or _ACCORDING.search(text):
        yield Speech(found["who"], *found.span("who"), "say", "say", *found.span("content"))
        return
    for q in facts.quotations:
        after = q.end + len(text[q.end :]) - len(text[q.end :].lstrip(" ,\"”’'"))
        cues = (cue.match(text, after) for cue in _CUES)
        if len(q.text.split()) >= _QUOTED and (found := next(filter(None, cues), None)):
            yield Speech(found["who"], *found.span("who"), "say", "say", q.start, q.end)


def _is_blamed_on(text: str, speech: Speech) -> bool:
    """As in "explosions, which the army blamed on rebels": what is blamed stands in front."""
    ahead = text[: speech.speaker_start].rstrip().endswith(("which", "that"))
    return ahead and speech.verb == "blame" and text.startswith("on ", speech.content_start)


def _whose(speech: Speech, speeches: Sequence[Speech]) -> str:
    """The speaker; "I" inside what somebody else says is that somebody."""
    if speech.speaker.lower() in {"i", "we"}:
        for other in speeches:
            if other.content_start <= speech.speaker_start < other.content_end:
                return other.speaker
    return speech.speaker


def tail(facts: Facts, speech: Speech) -> int:
    """Where what may still be reported ends: "X said A, but B" leaves B to the reader."""
    if speech.content_start < speech.speaker_start:
        return speech.content_end
    later = [
        min(
            s.speaker_start if s.speaker_start > speech.content_end else s.content_start,
            s.content_start,
        )
        for s in facts.speeches
        if s.content_start > speech.content_end
    ]
    return min(later, default=len(facts.text))


def own_words(facts: Facts) -> str:
    """A sentence without what it reports."""
    text = facts.text
    for s in facts.speeches:
        text = (
            text[: s.content_start]
            + " " * (s.content_end - s.content_start)
            + text[s.content_end :]
        )
    return text


def is_all_quoted(facts: Facts) -> bool:
    """Whether nothing but a word or two stands outside quotation marks."""
    inside = sum(q.end - q.start for q in facts.quotations)
    return inside > 0.8 * len(facts.text)


def quoted_there(claim: Facts, passage: Passage) -> str:
    """Who says it, in the words around the quotation in which all of the claim stands; else ""."""
    ids = ids_of(claim.text, 0, len(claim.text))
    for line in passage.evidence:
        text, around, inside, at = line.facts.text, "", frozenset[str](), 0
        for q in line.facts.quotations:
            around, at = f"{around} {text[at : q.start]}", q.end
            inside |= ids_of(text, q.start, q.end)
        around = f"{around} {text[at:]}"
        spoken = any(t.lower in CUES for t in tokens(around))
        flat = cut([x for x in (*passage.evidence, *passage.neighbours) if x is not line]).flat
        if spoken and ids and ids <= inside and (is_all_quoted(claim) or not ids <= flat):
            return " ".join(around.split()).strip(' ,.;”’"')
    return ""
