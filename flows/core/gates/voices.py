"""Which speaker of a passage a written name means: pronouns, roles and short names resolved."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flows.core.facts.clauses import listed
from flows.core.facts.speakers import identify, same_speaker
from flows.core.gates.model import Line, Passage

#: Whoever these are, the sentence alone does not say.
_COLLECTIVE = listed("both sides side neither others other each they two three four parties party")
_REACH = 4  # lines back that a pronoun may point
_TITLED = re.compile(r"[^.;:“”\"]{0,80}")


@dataclass(frozen=True, slots=True)
class Match:
    """Whether a claim's speaker is the evidence's, and the line that told so, if another."""

    same: bool | None
    line: int | None = None


def is_collective(speaker: str) -> bool:
    """ "Both sides", "the two parties": nobody by name."""
    words = [w for w in re.findall(r"[a-z’']+", speaker.lower()) if w not in {"the", "of"}]
    return bool(words) and all(w in _COLLECTIVE for w in words)


def match(claimed: str, written: str, line: Line, passage: Passage) -> Match:
    """Compares the claim's speaker with the one written in `line`, with what the passage tells."""
    if not claimed or is_collective(claimed) or is_collective(written):
        return Match(same=None)
    plain = same_speaker(claimed, written)
    if plain:
        return Match(same=True)
    if identify(claimed).pronoun:
        return Match(same=None)
    if identify(written).pronoun or (plain is None and _is_bare_role(written)):
        return _antecedent(claimed, written, line, passage)
    if plain is False and not _is_role(claimed) and not _is_role(written):
        return Match(same=False)
    return _by_role(claimed, written, passage)


def _is_role(speaker: str) -> bool:
    who = identify(speaker)
    return not who.surnames and not who.countries


def _is_bare_role(speaker: str) -> bool:
    """ "the minister", "the Taliban spokesman": somebody named before."""
    return _is_role(speaker) and speaker[:4].lower() in {"the ", "his ", "her ", "this"}


def _lines(passage: Passage) -> list[Line]:
    return sorted((*passage.evidence, *passage.neighbours, *passage.rest), key=lambda x: x.number)


def _antecedent(claimed: str, written: str, line: Line, passage: Passage) -> Match:
    """The nearest named speaker before; with a role, one who is said to hold it."""
    if not identify(written).pronoun:
        told = _by_role(claimed, written, passage)
        if told.same is not None:
            return told
    before = [x for x in _lines(passage) if line.number - _REACH <= x.number < line.number]
    for candidates, number in _named(line, before):
        if any(same_speaker(claimed, c) for c in candidates):
            return Match(same=True, line=None if number == line.number else number)
        if any(_by_role(claimed, c, passage).same for c in candidates):
            return Match(same=True, line=None if number == line.number else number)
        if candidates:
            known = [same_speaker(claimed, c) for c in candidates]
            return Match(same=False if all(k is False for k in known) else None)
    return Match(same=None)


def _named(line: Line, before: Sequence[Line]) -> Iterable[tuple[list[str], int]]:
    for other in (line, *reversed(before)):
        speakers = [
            s.speaker
            for s in other.facts.speeches
            if s.speaker and not identify(s.speaker).pronoun and not is_collective(s.speaker)
        ]
        people = [n.core for n in other.facts.names if n.role]
        yield [*speakers, *people], other.number


def _by_role(claimed: str, written: str, passage: Passage) -> Match:
    """One is a name and the other a role: does any sentence give that name that role?"""
    one, other = identify(claimed), identify(written)
    for name, role in ((one, other), (other, one)):
        for line in _lines(passage):
            for phrase in _titles(line, name.surnames or name.countries):
                known = identify(phrase)
                if role.words - known.words == frozenset() and role.words:
                    return Match(same=True)
    if one.surnames and other.surnames and not one.surnames & other.surnames:
        return Match(same=False)
    return Match(same=same_speaker(claimed, written))


def _titles(line: Line, surnames: frozenset[str]) -> Iterable[str]:
    """The phrases around a surname in `line`: what comes before and after it in apposition."""
    for speech in line.facts.speeches:
        if identify(speech.speaker).surnames & surnames:
            yield speech.speaker
    for name in line.facts.names:
        if name.role and identify(name.text).surnames & surnames:
            yield f"{name.role} {name.text}"
