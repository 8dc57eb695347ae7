"""Who said it: is what the source only reports printed as reported, and in the right mouth?

Claim and evidence are cut alike into what a text asserts itself and what it reports. Each piece of
the claim is laid on the pieces of the evidence that share its words. Attribution is a verdict of
its own: whether the words themselves are right is for the other gates.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from flows.core.facts import Facts, Speech
from flows.core.facts.clauses import lemma
from flows.core.facts.cues import BLAME, CREDIT, CUES, NOUNS, PRAISE
from flows.core.facts.governed import read_words
from flows.core.facts.polarity import read_marks
from flows.core.facts.speakers import identify, same_speaker
from flows.core.gates.model import Finding, Passage, failed, not_applicable, passed
from flows.core.gates.sayings import (
    Source,
    Voice,
    cut,
    heard,
    ids_of,
    is_all_quoted,
    own_words,
    quoted_there,
    tail,
    whole,
)
from flows.core.gates.voices import Match, is_collective, match
from flows.core.words import listed, tokens

GATE = "attribution"
_CARRIES = 0.6  # share of a piece's words that one voice must have to be its source
_REPORTED = 0.5  # share found only in reported words, for a flat piece to count as reported
_CARRIED = 0.5  # share of a piece's words that the evidence must have, to be its source at all
_BESIDE = 0.5  # share of a claim that may stand outside its own cue's words, for that to be its cue
_SHOWN = 4  # words before what is reported, where nobody is named
_FAR = 8  # words between a speaker and what is reported, from which they are left out
_CUE = 12  # code points that a verb behind its speaker takes
_LEAST = 3  # words: a shorter clause is not judged alone
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y)\b")
_CLAUSE = re.compile(r"[,;:—–]|\s(?:and|but|while|although|as|after|before)\s", re.IGNORECASE)
#: Said so openly that "confirmed" adds nothing.
_FACTIVE = listed("announce declare reveal disclose note find show conclude determine rule point")
_PROVING = listed("reveal disclose show find determine point")


def check_attribution(claim: Facts, speaker: str | None, passage: Passage) -> Finding:
    """Compares who says what in the claim with who says it in the evidence.

    `speaker` is the draft's; the claim's own words may name one too, and then both must fit.
    """
    if not speaker and any(claim.text == line.facts.text for line in passage.evidence):
        return passed(GATE) if claim.speeches else not_applicable(GATE)
    if not speaker and not heard(claim) and (whose := quoted_there(claim, passage)):
        return failed(GATE, "speaker.dropped", claim.text, whose)
    source = cut(passage.evidence)
    own = [s for s in heard(claim) if s.speaker and not _is_repeated(s, source)]
    findings: list[Finding] = []
    if speaker:
        findings.append(_reported(claim, _stated(claim, speaker, own), source, passage))
    findings += [_reported(claim, s, source, passage) for s in own]
    if not speaker:
        findings += [_flat(piece, claim, source, passage) for piece in _flat_pieces(claim, source)]
    failures = [f for f in findings if f.result.outcome == "fail"]
    if failures:
        return failures[0]
    made = [f for f in findings if f.result.outcome == "pass"]
    if not made:
        return not_applicable(GATE)
    return passed(GATE, tuple(sorted({n for f in made for n in f.context})))


def _stated(claim: Facts, speaker: str, own: Sequence[Speech]) -> Speech:
    """What `speaker` is said to say: all of the claim, with the force of the claim's own cue."""
    said = whole(claim, speaker)
    for s in own:
        beside = min(s.speaker_start, s.content_start) + len(claim.text)
        beside -= max(s.content_end, min(len(claim.text), s.speaker_end + _CUE))
        if same_speaker(speaker, s.speaker) and beside < _BESIDE * len(claim.text):
            return replace(said, verb=s.verb, force=s.force)
    return said


def _flat_pieces(claim: Facts, source: Source) -> list[str]:
    """What the claim asserts itself: whole, then clause by clause."""
    if _is_hearsay(claim, source):
        return []
    text = claim.text
    if is_all_quoted(claim) and not heard(claim):
        # Nobody's words, unless the source itself says whose.
        return [text] if any(v.speech.speaker for v in source.voices) else []
    told = [s for s in heard(claim) if not _is_repeated(s, source)]
    for s in sorted(told, key=lambda s: -s.content_start):
        end = tail(claim, s)
        text = text[: s.content_start] + " ; " + text[end:]
    for s in told:
        if s.speaker:
            text = text.replace(s.speaker, " ")
    if told:
        return [p for p in text.split(";") if len(ids_of(p, 0, len(p))) > _LEAST]
    clauses = [c for c in _CLAUSE.split(text) if c and len(ids_of(c, 0, len(c))) >= _LEAST]
    return [text, *(clauses if len(clauses) > 1 else [])]


def _is_hearsay(claim: Facts, source: Source) -> bool:
    """Whether the claim itself says "allegedly", and not because what it repeats does."""
    inside = " ".join(
        v.line.facts.text[v.speech.content_start : v.speech.content_end].casefold()
        for v in source.voices
    )
    marks = [m.text.casefold() for m in read_marks(claim.text) if m.sort == "evidential"]
    return any(m not in inside for m in marks)


def _is_repeated(speech: Speech, source: Source) -> bool:
    """Whether the claim's "I think" or "Koch announced" is part of what somebody else said."""
    for line in {v.line for v in source.voices}:
        for inner in line.facts.speeches:
            alike = inner.speaker.casefold() == speech.speaker.casefold()
            if inner.verb != speech.verb or not (
                alike or same_speaker(inner.speaker, speech.speaker)
            ):
                continue
            cue = inner.speaker_start if inner.speaker else inner.content_start - 1
            if any(
                outer.force != "deny"
                and outer.speaker != inner.speaker
                and outer.content_start <= cue < outer.content_end
                for outer in line.facts.speeches
            ):
                return True
    return False


def _flat(piece: str, claim: Facts, source: Source, passage: Passage) -> Finding:
    """A piece printed as fact must be the source's own words."""
    ids = ids_of(piece, 0, len(piece))
    found = ids & source.all
    if not source.voices or len(found) < _CARRIED * len(ids):
        return not_applicable(GATE)
    only = found - source.flat
    rest = found & source.flat - frozenset().union(*(v.ids for v in source.voices))
    whole = piece == claim.text
    share = _REPORTED if whole else _CARRIES
    if len(only) < min(2, len(found)) or len(only) < share * len(found) or len(only) <= len(rest):
        return passed(GATE)
    voice = max(source.voices, key=lambda v: (len(only & v.ids), -v.length))
    if _names_its_speaker(piece, voice):
        return passed(GATE)
    for line in passage.neighbours:
        if len(cut([line]).flat & ids) >= 0.8 * len(ids):
            return passed(GATE, (line.number,))
    denied = voice.speech.force == "deny" and not _has_negation(piece)
    code = "speaker.denial_lost" if denied else "speaker.dropped"
    return failed(GATE, code, piece.strip(), _cue(voice))


def _names_its_speaker(piece: str, voice: Voice) -> bool:
    """A wording that reports in its own way: "Pakistan’s fury at …", "in Asif’s words"."""
    who, said = identify(voice.speech.speaker), identify(piece)
    if not (who.surnames & said.words or (who.words <= said.words and who.words)):
        return False
    return any(t.lower in CUES or t.lower in NOUNS or t.lower == "according" for t in tokens(piece))


def _has_negation(text: str) -> bool:
    return any(m.kind == "negation" for m in read_marks(text))


def _cue(voice: Voice) -> str:
    """The source's own words for who says it: "The ministry maintained that"."""
    text, s = voice.line.facts.text, voice.speech
    if not s.speaker:
        ahead = text[: s.content_start].split()[-_SHOWN:]
        return " ".join(ahead) if ahead else text[: s.content_end]
    if s.speaker_start < s.content_start:
        words = text[s.speaker_start : s.content_start].split()
        far = len(words) > len(s.speaker.split()) + _FAR
        return " ".join([s.speaker, "…", *words[-2:]] if far else words)
    end = s.speaker_end
    for token in tokens(text[end : end + _CUE]):
        if token.lower in CUES:
            end += token.end
            break
    return " ".join(text[s.content_end : end].strip(" ,.;”’“—–" + '"').split())


def _reported(claim: Facts, said: Speech, source: Source, passage: Passage) -> Finding:
    """A piece in somebody's mouth must be in the same mouth there, with no more force."""
    if all(_is_unpraised(said, line.facts.text) for line in passage.evidence):
        return failed(GATE, "speaker.act_changed", claim.text[said.speaker_start :])
    ids = ids_of(claim.text, said.content_start, said.content_end)
    if said.content_start == 0 and said.content_end == len(claim.text):
        for own in claim.speeches:
            # Where and how it was said ("in an interview with the channel") is not what was said.
            end = own.content_start if same_speaker(said.speaker, own.speaker) else 0
            ids -= ids_of(claim.text, own.speaker_start, max(own.speaker_end, end))
    found = ids & source.all
    if not found:
        return not_applicable(GATE)
    scored = sorted(
        ((len(v.ids & found), v) for v in source.voices), key=lambda x: (-x[0], x[1].length)
    )
    best = scored[0][0] if scored else 0
    mine = [(n, v, match(said.speaker, v.speech, v.line, passage)) for n, v in scored if n]
    if best < _CARRIES * len(found) and best < len(found & source.flat):
        return _invented(said, passage)  # told by the text itself, if at all
    enough = max(1.0, min(_CARRIES * len(found), best))
    fitting = [(n, v, m) for n, v, m in mine if n >= enough and m.same is not False]
    if fitting:
        return _with_force(claim, said, fitting)
    if best >= _CARRIES * len(found) or (best and best >= len(found & source.flat)):
        voice = scored[0][1]
        return failed(GATE, "speaker.swapped", said.speaker, _cue(voice))
    return _invented(said, passage)


def _with_force(claim: Facts, said: Speech, fitting: Sequence[tuple[int, Voice, Match]]) -> Finding:
    content = claim.text[said.content_start : said.content_end]
    codes = [_force(said, content, v) for _, v, _ in fitting]
    for (_, _, told), code in zip(fitting, codes, strict=True):
        if code is None:
            return passed(GATE, () if told.line is None else (told.line,))
    voice = fitting[0][1]
    start = min(said.speaker_start, said.content_start)
    says = claim.text[start : said.content_start].strip() or f"{said.speaker} ({said.verb})"
    return failed(GATE, codes[0] or "", says, _cue(voice))


def _force(said: Speech, content: str, voice: Voice) -> str | None:
    theirs = voice.speech
    reported = voice.line.facts.text[theirs.content_start : theirs.content_end]
    turned = _is_turned(content, reported)
    if theirs.force == "deny" and said.force != "deny" and not turned:
        return "speaker.denial_lost"
    if said.force == "deny" and theirs.force != "deny" and not turned:
        return "polarity.negation_gained"
    if _is_unpraised(said, voice.line.facts.text) or (said.verb in BLAME and theirs.verb in PRAISE):
        return "speaker.act_changed"
    if said.force == "confirm" and theirs.force != "confirm" and theirs.verb not in _FACTIVE:
        return None if theirs.force == "deny" else "speaker.force_raised"
    if theirs.force == "claim" and said.verb in _PROVING:
        return "speaker.force_raised"
    return None


def _is_unpraised(said: Speech, text: str) -> bool:
    return said.verb in PRAISE and not _has_any(text, PRAISE | CREDIT)


def _is_turned(content: str, reported: str) -> bool:
    """Whether one denies what the other says: the words of both, or else the whole."""
    theirs = {w.stem: w.negated for w in read_words(reported)}
    both = [(w.negated, theirs[w.stem]) for w in read_words(content) if w.stem in theirs]
    if both:
        return any(mine != other for mine, other in both)
    return _has_negation(content) != _has_negation(reported)


def _has_any(text: str, verbs: frozenset[str]) -> bool:
    stems = {lemma(v) for v in verbs}
    return any(lemma(t.text) in stems for t in tokens(text))


def _invented(said: Speech, passage: Passage) -> Finding:
    """The evidence says it flatly: then its speaker must be at hand.

    A sentence may go on with what somebody said just before, or name its speaker beside a verb
    that is no cue to us.
    """
    if identify(said.speaker).pronoun or is_collective(said.speaker) or not said.speaker:
        return passed(GATE)
    who = identify(said.speaker)
    for line in passage.evidence:
        there = identify(own_words(line.facts)).words
        # Whoever is heard to say something else in this sentence does not say this in it.
        elsewhere = any(
            same_speaker(said.speaker, s.speaker) for s in line.facts.speeches if s.speaker
        )
        if who.surnames & there and not elsewhere:
            return passed(GATE)
        # A country is named in passing all the time; that it is named does not make it speak.
        if not who.surnames and not who.countries and who.words and who.words <= there:
            return passed(GATE)
    if any(_FIRST_PERSON.search(line.facts.text) for line in passage.evidence):
        return passed(GATE)
    first = min(line.number for line in passage.evidence)
    for line in passage.neighbours:
        if line.number != first - 1:
            continue
        for speech in line.facts.speeches:
            if match(said.speaker, speech, line, passage).same:
                return passed(GATE, (line.number,))
    return failed(GATE, "speaker.swapped", said.speaker)  # the source says it itself
