"""Negations, opposites, hedges and quantifiers: has the claim kept them where they stood?

The claim's words are laid beside the evidence's. A mark counts only at the word that it governs,
and only at the place in the evidence that speaks of the same things; so a "not" elsewhere in a long
sentence says nothing about a claim taken from another clause.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from flows.core.concepts import base_stem
from flows.core.facts import Facts
from flows.core.facts.clauses import AUXILIARIES, listed
from flows.core.facts.opposites import opposites
from flows.core.facts.polarity import Mark, read_marks
from flows.core.gates.model import Finding, Passage, failed, not_applicable, passed
from flows.core.words import STOPWORDS, tokens

GATE = "polarity"
_WINDOW = 4  # content words on each side that tell one place from another
_COPIED = 0.75  # share of the claim's words found in the evidence: an edited copy
#: Opposites that STOPWORDS would hide.
_KEPT = listed("before after up down more most above below over under all few")
#: Verbs that say nothing without their object: "reach an agreement", "reach Kabul".
_LIGHT = frozenset(
    base_stem(w) for w in "reach make take have give get hold do go come put set show see".split()
)
#: What ended badly needs no "not": "talks to reach an agreement collapsed".
_FAILURES = frozenset(
    base_stem(w)
    for w in """fail failure collapse deadlock stall impasse reject refuse deny block cancel halt
    abandon suspend scrap prevent ban prohibit oppose break lose miss dispute dismiss against lack
    stop end rejection refusal denial ban barred veto vetoed drop dropped avoid avoided""".split()
)
_SOFTENED = frozenset(
    base_stem(w)
    for w in """plan proposal allegation suspicion possibility risk threat chance fear expectation
    bid attempt effort warn expect hope aim intend consider propose suspect allege accuse claim
    forecast predict potential threaten seek try prospect believe""".split()
)
_SOFT_AUXILIARIES = frozenset("would could may might should if unless whether".split())
_RANK = {"few": 0, "some": 1, "most": 2, "all": 3}


@dataclass(frozen=True, slots=True)
class Word:
    """A content word with what governs it."""

    stem: str
    text: str
    start: int
    negated: bool
    negation: Mark | None  # the mark whose head it is
    hedge: Mark | None  # the hedge whose head it is
    hedged: bool  # in the scope of any hedge
    quantifier: Mark | None


@lru_cache(maxsize=16_384)
def read_words(text: str) -> tuple[Word, ...]:
    """The content words of `text`, each with the marks that govern it."""
    marks = read_marks(text)
    turning = [m for m in marks if m.kind == "negation"]
    hedging = [m for m in marks if m.kind == "hedge"]
    counting = [m for m in marks if m.kind == "quantifier"]
    cues = [(m.start, m.end) for m in marks if m.kind != "quantifier"]
    found = []
    for token in tokens(text):
        if token.lower in AUXILIARIES or (token.lower in STOPWORDS and token.lower not in _KEPT):
            continue
        if any(s <= token.start < e for s, e in cues):
            continue
        at = token.start
        over = [m for m in turning if m.end <= at < m.scope_end]
        found.append(
            Word(
                base_stem(token.text),
                token.text,
                at,
                len(over) % 2 == 1,
                next((m for m in over if at in m.heads), None),
                next((m for m in hedging if at in m.heads), None),
                any(m.end <= at < m.scope_end for m in hedging),
                next((m for m in counting if at in m.heads), None),
            )
        )
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Place:
    """One occurrence of a word in the evidence, and how much around it the claim shares."""

    words: tuple[Word, ...]
    at: int
    shared: int

    @property
    def word(self) -> Word:
        return self.words[self.at]


def check_polarity(claim: Facts, speaker: str | None, passage: Passage) -> Finding:
    """Compares the claim's negations, opposites, hedges and quantifiers with its evidence's."""
    words = read_words(claim.text)
    lines = [read_words(line.facts.text) for line in passage.evidence]
    if not words or not any(lines):
        return not_applicable(GATE)
    attributed = bool(speaker or claim.speeches)
    sources = [line.facts.text for line in passage.evidence]
    for find in (_negation, _antonym, _hedge, _quantifier):
        for i in range(len(words)):
            finding = find(words, i, lines, claim.text, attributed=attributed)
            if finding:
                code, says, source = finding
                return failed(GATE, code, says, source)
    marked = claim.polarity != type(claim.polarity)() or any(read_marks(t) for t in sources)
    return passed(GATE) if marked else not_applicable(GATE)


_Verdict = tuple[str, str, str] | None
_Lines = list[tuple[Word, ...]]


def _window(words: tuple[Word, ...], at: int) -> set[str]:
    near = words[max(0, at - _WINDOW) : at] + words[at + 1 : at + 1 + _WINDOW]
    return {w.stem for w in near}


def _places(words: tuple[Word, ...], i: int, lines: _Lines, stems: frozenset[str]) -> list[_Place]:
    """Where the evidence has one of `stems`, best context first."""
    mine = _window(words, i)
    found = [
        _Place(line, at, len(mine & _window(line, at)))
        for line in lines
        for at, word in enumerate(line)
        if word.stem in stems
    ]
    return sorted(found, key=lambda p: -p.shared)


def _best(places: list[_Place]) -> list[_Place]:
    return [p for p in places if p.shared == places[0].shared]


def _is_copy(words: tuple[Word, ...], line: tuple[Word, ...]) -> bool:
    there = {w.stem for w in line}
    return sum(w.stem in there for w in words) >= _COPIED * len(words)


def _phrase(text: str, mark: Mark | None, word: Word) -> str:
    start = min(mark.start, word.start) if mark else word.start
    return text[start : word.start + len(word.text)]


def _negation(
    words: tuple[Word, ...], i: int, lines: _Lines, text: str, *, attributed: bool
) -> _Verdict:
    word = words[i]
    places = _places(words, i, lines, frozenset({word.stem}))
    if not places:
        return None
    best = _best(places)
    if any(p.word.negated == word.negated for p in best):
        return None
    place = best[0]
    if not _same_object(words, i, place):
        return None
    other = place.word
    if word.negation and not other.negated:
        if not _is_copy(words, place.words) and any(w.stem in _FAILURES for w in place.words):
            return None
        return "polarity.negation_gained", _phrase(text, word.negation, word), other.text
    if other.negation and not word.negated:
        return "polarity.negation_lost", word.text, f"{other.negation.text} {other.text}"
    return None


def _same_object(words: tuple[Word, ...], i: int, place: _Place) -> bool:
    """A light verb must have the same object on both sides."""
    if words[i].stem not in _LIGHT:
        return place.shared > 0 or len(words) <= 2  # noqa: PLR2004 - a headline of two words
    mine = {w.stem for w in words[i + 1 : i + 3]} | {w.stem for w in words[max(0, i - 2) : i]}
    theirs = {w.stem for w in place.words[max(0, place.at - 2) : place.at + 3]}
    return bool(mine & theirs)


def _antonym(
    words: tuple[Word, ...], i: int, lines: _Lines, text: str, *, attributed: bool
) -> _Verdict:
    word = words[i]
    against = opposites(word.stem)
    if not against or any(w.stem in against for w in words):
        return None
    places = _places(words, i, lines, against)
    if not places or places[0].shared < min(2, len(words) - 1):
        return None
    same = _places(words, i, lines, frozenset({word.stem}))
    if same and same[0].shared >= places[0].shared:
        return None
    if any(p.word.negated != word.negated for p in _best(places)):
        return None  # "did not accept" is "rejected"
    if not _is_copy(words, places[0].words):
        return None
    return "polarity.antonym", word.text, places[0].word.text


def _hedge(
    words: tuple[Word, ...], i: int, lines: _Lines, text: str, *, attributed: bool
) -> _Verdict:
    word = words[i]
    if word.hedged or word.hedge:
        return None
    places = _places(words, i, lines, frozenset({word.stem}))
    if not places:
        return None
    best = _best(places)
    if any(p.word.hedge is None for p in best) or not _same_object(words, i, best[0]):
        return None
    hedge = best[0].word.hedge
    if hedge is None or _is_softened(words, text) or (hedge.sort == "evidential" and attributed):
        return None
    return "hedge.dropped", word.text, f"{hedge.text} {best[0].word.text}"


def _is_softened(words: tuple[Word, ...], text: str) -> bool:
    if any(m.kind == "hedge" for m in read_marks(text)):
        return True
    return any(w.stem in _SOFTENED for w in words) or any(
        t.lower in _SOFT_AUXILIARIES for t in tokens(text)
    )


def _quantifier(
    words: tuple[Word, ...], i: int, lines: _Lines, text: str, *, attributed: bool
) -> _Verdict:
    word = words[i]
    if word.quantifier is None or _RANK[word.quantifier.sort] < _RANK["most"]:
        return None
    places = [p for p in _places(words, i, lines, frozenset({word.stem})) if p.word.quantifier]
    if not places:
        return None
    ranks = [_RANK[p.word.quantifier.sort] for p in places if p.word.quantifier]
    if max(ranks) >= _RANK[word.quantifier.sort]:
        return None
    theirs = places[0].word.quantifier
    says = _phrase(text, word.quantifier, word)
    return "quantifier.raised", says, f"{theirs.text if theirs else ''} {places[0].word.text}"
