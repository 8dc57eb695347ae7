"""Which speaker of a passage a written name means: pronouns, roles and short names resolved."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from flows.core.facts import Speech
from flows.core.facts.clauses import looks_finite, pieces
from flows.core.facts.cues import CUES
from flows.core.facts.role_words import is_head
from flows.core.facts.speakers import Identity, identify, same_speaker
from flows.core.gates.model import Line, Passage
from flows.core.kin import opens_on_another
from flows.core.words import listed

#: Whoever these are, the sentence alone does not say.
_COLLECTIVE = listed("""
    all both sides side neither others other each they two three four parties party document
    email article text author passage website page story transcript podcast video letter
""")
_SOME = listed("some many several most others")
_AMONG_OTHERS = re.compile(r"\b(?:such as|including|among them|like|and)\s$", re.IGNORECASE)
_MANY = listed("all both sides others each two three four parties")
#: Many together: none of these is one person whom the sentence before may have named.
_BODIES = listed("""
    police officials authorities government ministry company firm court council committee commission
    union party army military navy hospital school university agency department office bureau bank
    club team group service services report study survey researchers scientists residents witnesses
    prosecutors investigators board parliament senate league association federation airline operator
    network newspaper statement data figures firefighters doctors lawyers experts analysts
""")
_BEHIND = re.compile(r"[,(]|\s(?:of|for|at|in|from|with)\s")
_FIRST_PERSON = listed("i we")
_PHRASE_ENDS = frozenset(';:“”"')
_REACH = 4  # lines back that a pronoun may point


@dataclass(frozen=True, slots=True)
class Match:
    """Whether a claim's speaker is the evidence's, and the line that told so, if another."""

    same: bool | None
    line: int | None = None


def is_collective(speaker: str) -> bool:
    """Tells "both sides", "some members", "the document", "the two parties": which name nobody."""
    words = [w for w in re.findall(r"[a-z’']+", speaker.lower()) if w not in {"the", "of", "this"}]
    if not words or words[0] in _SOME:
        return bool(words)
    return all(w in _COLLECTIVE for w in words)


def _is_many(speaker: str) -> bool:
    """Tells "both sides", "most residents", "others" from "the article" and "they"."""
    words = speaker.lower().split()
    return words[0] in _SOME or not _MANY.isdisjoint(words)


def _is_alone(speech: Speech, line: Line, passage: Passage) -> bool:
    """Whether one country, person or office ("the mayor") speaks, and nobody else is heard."""
    speaker = speech.speaker
    who, noun = identify(speaker), _head(speaker)
    if len(who.surnames) + len(who.countries) > 1 or " and " in speaker:
        return False
    if _AMONG_OTHERS.search(line.facts.text, 0, speech.speaker_start):
        return False
    heard = [s.speaker for line in passage.evidence for s in line.facts.speeches if s.speaker]
    if any(same_speaker(speaker, other) is False for other in heard):
        return False
    return bool(who.surnames or who.countries) or (is_head(noun) and not noun.endswith("s"))


def match(  # noqa: PLR0911 - a list of rules, each with its answer
    claimed: str, speech: Speech, line: Line, passage: Passage
) -> Match:
    """Compares the claim's speaker with that of a speech in `line`, with what the passage tells.

    Fails closed: where only the text could tell that two names are one person and it does not,
    they are different; only a pronoun of the claim's own is given the benefit of the doubt.
    """
    written = speech.speaker
    if not claimed or is_collective(claimed) or is_collective(written):
        alone = _is_many(claimed) and _is_alone(speech, line, passage)
        return Match(same=False if alone else None)
    if identify(claimed).pronoun or written.lower() in _FIRST_PERSON:
        return Match(same=None)  # whose text this is, the text need not say
    if not written or identify(written).pronoun:
        return _antecedent(claimed, speech, line, passage)
    plain = same_speaker(claimed, written)
    if plain is not None and not (plain is False and _is_role(written)):
        return Match(plain)
    if _share_a_line(claimed, written, passage):
        return Match(same=True)
    definite = written[:4].lower() in {"the ", "his ", "her "}
    person = _is_role(written) and _head(written) not in _BODIES
    if definite and person and identify(claimed).surnames:
        return _antecedent(claimed, speech, line, passage)
    return Match(same=None if _acts_for(written, claimed) else False)


def _head(phrase: str) -> str:
    """The noun that a phrase is about: "spokesman" of "a spokesman for the company"."""
    words = _BEHIND.split(phrase.lower(), maxsplit=1)[0].split()
    return words[-1] if words else ""


def _is_role(speaker: str) -> bool:
    who = identify(speaker)
    return not who.surnames and not who.countries


def _acts_for(written: str, claimed: str) -> bool:
    """Whether "Pakistan said" is a short way to say that "Pakistan’s army" did."""
    whole, part = identify(claimed), identify(written)
    return bool(whole.countries & part.of)


def _lines(passage: Passage) -> list[Line]:
    return sorted((*passage.evidence, *passage.neighbours, *passage.rest), key=lambda x: x.number)


def _antecedent(claimed: str, speech: Speech, line: Line, passage: Passage) -> Match:
    """Whether "he" or "the minister" in `line` may be the claim's speaker.

    That is so if the speaker is named just before, and nobody else who speaks between.
    """
    who = identify(claimed)
    before = [x for x in _lines(passage) if line.number - _REACH <= x.number < line.number]
    for other in (line, *reversed(before)):
        if other is not line and opens_on_another(other.facts.text, speech.speaker):
            continue
        told = None if other.number == line.number else other.number
        speakers = [
            s.speaker
            for s in other.facts.speeches
            if s.speaker
            and not identify(s.speaker).pronoun
            and not is_collective(s.speaker)
            and (other is not line or s.speaker_start < speech.speaker_start)
        ]
        if any(_may_be(claimed, s, passage) for s in speakers):
            return Match(same=True, line=told)
        if other is not line and _mentions(other, who):
            return Match(same=True, line=told)
        if other is not line and any(identify(s).surnames for s in speakers):
            break
    return Match(same=False)


def _may_be(claimed: str, named: str, passage: Passage) -> bool:
    same = same_speaker(claimed, named)
    return bool(same) or (same is None and _share_a_line(claimed, named, passage))


def _mentions(line: Line, who: Identity) -> bool:
    said = identify(line.facts.text).words
    return bool(who.surnames & said) if who.surnames else bool(who.words) and who.words <= said


def _share_a_line(claimed: str, written: str, passage: Passage) -> bool:
    """Whether a sentence gives the one name to the other: "Mujahid, the Taliban’s spokesman"."""
    one, other = identify(claimed), identify(written)
    if not one.words or not other.words:
        return False
    if one.surnames and other.surnames:
        return bool(one.surnames & other.surnames)
    wanted = (one.surnames or one.words) | (other.surnames or other.words)
    return any(wanted <= phrase for x in _lines(passage) for phrase in _phrases(x.facts.text))


@lru_cache(maxsize=16_384)
def _phrases(text: str) -> tuple[frozenset[str], ...]:
    """What a sentence says between two verbs, as speaker words: a name and its apposition."""
    run = pieces(text)
    cuts = [
        i
        for i, t in enumerate(run)
        if (t.text.islower() and (looks_finite(t.lower) or t.lower in CUES))
        or t.text in _PHRASE_ENDS
    ]
    found = []
    for start, end in zip([-1, *cuts], [*cuts, len(run)], strict=True):
        if end > start + 1:
            phrase = text[run[start + 1].start : run[end - 1].end]
            who = identify(phrase)
            found.append(who.words | who.surnames)
    return tuple(found)
