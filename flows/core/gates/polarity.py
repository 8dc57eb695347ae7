"""Negations, opposites, hedges and quantifiers: has the claim kept them where they stood?

A mark counts only at the word that it governs, and only at the place in the evidence that speaks of
the same things; so a "not" elsewhere in a long sentence says nothing about a claim that was taken
from another clause.
"""

from __future__ import annotations

from collections.abc import Callable

from flows.core.facts import Facts
from flows.core.facts.clauses import lemma
from flows.core.facts.governed import Word, read_words
from flows.core.facts.opposites import opposites
from flows.core.facts.polarity import Mark, read_marks
from flows.core.gates.aims import only_aimed_at
from flows.core.gates.copies import Place, Side, best, edits, lay, places
from flows.core.gates.model import Finding, Passage, failed, not_applicable, passed
from flows.core.gates.sides import on_the_other_side
from flows.core.words import listed, tokens

GATE = "polarity"
_Verdict = tuple[str, str, str] | None

_PLAIN = listed("not never cannot no")
_POSITIVE = {
    "without": ("with", "after", "by"),
    "won't": ("will",),
    "can't": ("can",),
    "cannot": ("can",),
    "never": ("always", "often"),
    "no": ("some", "a", "the", "every", "all"),
    "neither": ("both", "either"),
}
#: Verbs that say nothing without their object: "reach an agreement", "reach Kabul".
_LIGHT = frozenset(
    map(lemma, listed("reach make take have give get hold do go come put set show see"))
)
#: What ended badly needs no "not": "talks to reach an agreement collapsed".
_FAILURES = frozenset(
    map(
        lemma,
        listed("""
            fail failure collapse deadlock stall impasse reject refuse deny block
            cancel halt abandon suspend scrap prevent ban prohibit oppose break lose
            miss dispute dismiss lack stop end rejection refusal denial veto drop
            avoid
        """),
    )
)
#: Words that keep a claim short of fact, beside the hedges themselves.
_SOFT = frozenset(
    map(
        lemma,
        listed("""
            plan proposal allegation suspicion possibility risk threat chance fear
            expectation bid attempt effort warn expect hope aim intend consider
            propose suspect allege accuse claim forecast predict potential threaten
            seek try prospect believe
        """),
    )
)
_SOFT_AUXILIARIES = listed("would could may might should if unless whether")
_AROUND = 8  # words
_NEAR = 70  # code points: about a clause
_SHARED_IN_COPY, _SHARED = 2, 4  # words that two places must share to speak of one act
_RANK = {"few": 0, "some": 1, "most": 2, "all": 3}


def check_polarity(claim: Facts, speaker: str | None, passage: Passage) -> Finding:
    """Compares the claim's negations, opposites, hedges and quantifiers with its evidence's."""
    words = read_words(claim.text)
    sides = [lay(claim.text, line.facts.text) for line in passage.evidence]
    if not words or not any(side.words for side in sides):
        return not_applicable(GATE)
    side = on_the_other_side(claim.text, [line.facts.text for line in passage.evidence])
    found = ("polarity.antonym", *side) if side else _inserted(claim.text, sides)
    checks: tuple[Callable[[tuple[Word, ...], int, list[Side]], _Verdict], ...] = (
        _negation,
        _antonym,
        _quantifier,
    )
    for part in dict.fromkeys((words, _told(words, claim))):
        for check in checks:
            for i in range(len(part)):
                found = found or check(part, i, sides)
    attributed = bool(speaker or claim.speeches)
    for i in range(len(words)):
        found = found or _hedge(words, i, sides, claim.text, attributed=attributed)
    aimed = None if attributed else only_aimed_at(claim, passage.evidence)
    found = found or (("hedge.dropped", *aimed) if aimed else None)
    if found:
        return failed(GATE, *found)
    marked = bool(read_marks(claim.text)) or any(read_marks(side.text) for side in sides)
    return passed(GATE) if marked else not_applicable(GATE)


def _told(words: tuple[Word, ...], claim: Facts) -> tuple[Word, ...]:
    """The words without "Mujahid said that": a source may report the same in other words."""
    return tuple(
        w
        for w in words
        if not any(s.speaker_start <= w.start < s.content_start for s in claim.speeches)
    )


def _inserted(text: str, sides: list[Side]) -> _Verdict:
    """A copied sentence with a bare negation put in, taken out or exchanged for its opposite."""
    for side in sides:
        for gone, new, before, after in edits(text, side):
            if _is_negated_form(new, gone):
                return "polarity.negation_gained", after, before
            if _is_negated_form(gone, new):
                return "polarity.negation_lost", after, before
    return None


def _is_negated_form(these: tuple[str, ...], those: tuple[str, ...]) -> bool:
    """Whether `these` words only deny `those`: "not" and nothing, "isn't" and "is"."""
    if these and not those:
        return _PLAIN.issuperset(these)
    if len(these) != 1 or len(those) != 1:
        return False
    return those[0] in _POSITIVE.get(these[0], ()) or (
        these[0].endswith("n't") and those[0] == these[0].removesuffix("n't")
    )


def _negation(words: tuple[Word, ...], i: int, sides: list[Side]) -> _Verdict:  # noqa: PLR0911 - a list of rules, each with its answer
    word = words[i]
    found = best(places(words, i, sides, {word.stem}))
    if not found or any(p.word.negated == word.negated for p in found):
        return None
    place = found[0]
    if not _is_same_act(words, i, place):
        return None
    other = place.word
    if _object_is_turned(words, i, place):
        return None
    if word.negation and not other.negated:
        mine = {w.stem for w in words}
        around = place.side.words[max(0, place.at - _AROUND) : place.at + _AROUND]
        if any(w.stem in _FAILURES and w.stem not in mine for w in around):
            return None
        return "polarity.negation_gained", _with_mark(word.negation, word), other.text
    if other.negation and not word.negated:
        return "polarity.negation_lost", word.text, _with_mark(other.negation, other)
    return None


def _is_same_act(words: tuple[Word, ...], i: int, place: Place) -> bool:
    """Whether the two places speak of one act; a light verb must have the same object."""
    if words[i].stem not in _LIGHT:
        enough = _SHARED_IN_COPY if place.side.copied else _SHARED
        return place.shared >= min(enough, len(words) - 1)
    mine = {w.stem for w in (*words[max(0, i - 2) : i], *words[i + 1 : i + 3])}
    theirs = place.side.words[max(0, place.at - 2) : place.at + 3]
    return any(w.stem in mine for w in theirs)


def _object_is_turned(words: tuple[Word, ...], i: int, place: Place) -> bool:
    """Tells "received no money" and "did not receive money": one denial, moved to the object."""
    theirs = {w.stem: w for w in place.side.words[place.at + 1 : place.at + 4]}
    for mine in words[i + 1 : i + 4]:
        other = theirs.get(mine.stem)
        if other and mine.negated and other.negated and _has_no(mine) != _has_no(other):
            return True
    return False


def _has_no(word: Word) -> bool:
    return word.negation is not None and word.negation.text.lower() == "no"


def _with_mark(mark: Mark, word: Word) -> str:
    return f"{mark.text} {word.text}"


def _antonym(words: tuple[Word, ...], i: int, sides: list[Side]) -> _Verdict:  # noqa: PLR0911 - a list of rules, each with its answer
    word = words[i]
    against = opposites(word.stem)
    for side in sides:
        at = side.replaced.get(i)
        if at is not None and side.words[at].stem in against and _is_exchanged(words, i, side):
            if side.words[at].negated != word.negated:
                return None  # "did not accept" is "rejected"
            return "polarity.antonym", word.text, side.words[at].text
    if not against or any(w.stem in against for w in words) or any(i in s.same for s in sides):
        return None
    found = places(words, i, sides, against)
    same = places(words, i, sides, {word.stem})
    if not found or not found[0].side.copied or found[0].shared < min(2, len(words) - 1):
        return None
    if same and same[0].shared >= found[0].shared:
        return None
    if any(p.word.negated != word.negated for p in best(found)):
        return None
    return "polarity.antonym", word.text, found[0].word.text


def _is_exchanged(words: tuple[Word, ...], i: int, side: Side) -> bool:
    """Whether a copy has this word in the very place of the other.

    If the sentence has the word elsewhere too, its neighbours must show that.
    """
    at = side.replaced[i]
    if all(w.stem != words[i].stem for w in side.words):
        return True
    before = [side.same.get(i - n) == at - n for n in (1, 2) if i - n >= 0]
    after = [side.same.get(i + n) == at + n for n in (1, 2) if i + n < len(words)]
    return all(before) and all(after) and len(before) + len(after) > 1


def _quantifier(words: tuple[Word, ...], i: int, sides: list[Side]) -> _Verdict:
    word = words[i]
    if word.quantifier is None or _RANK[word.quantifier.sort] < _RANK["most"]:
        return None
    found = [p for p in places(words, i, sides, {word.stem}) if p.word.quantifier]
    ranks = [_RANK[p.word.quantifier.sort] for p in found if p.word.quantifier]
    if not ranks or max(ranks) >= _RANK[word.quantifier.sort]:
        return None
    theirs = found[0].word
    source = _with_mark(theirs.quantifier, theirs) if theirs.quantifier else theirs.text
    return "quantifier.raised", _with_mark(word.quantifier, word), source


def _hedge(
    words: tuple[Word, ...], i: int, sides: list[Side], text: str, *, attributed: bool
) -> _Verdict:
    word = words[i]
    if word.hedged or word.hedge:
        return None
    found = best(places(words, i, sides, {word.stem}))
    if not found or any(p.word.hedge is None for p in found):
        return None
    place = found[0]
    hedge = place.word.hedge
    if hedge is None or not _is_same_act(words, i, place):
        return None
    if hedge.sort == "evidential" and attributed and not place.side.copied:
        return None  # "allegedly" became "police say"
    masked = place.side.text[: hedge.start] + " " * len(hedge.text) + place.side.text[hedge.end :]
    if _softeners(text, word.start) - _softeners(masked, place.word.start):
        return None
    return "hedge.dropped", word.text, _with_mark(hedge, place.word)


def _softeners(text: str, at: int) -> set[str]:
    """Whatever near `at` says that something is not certain, by plan or hearsay."""
    start, end = max(0, at - _NEAR), at + _NEAR
    found = {
        m.text.casefold() for m in read_marks(text) if m.kind == "hedge" and start < m.end < end
    }
    for token in tokens(text):
        if start < token.end < end and (
            token.lower in _SOFT_AUXILIARIES or lemma(token.text) in _SOFT
        ):
            found.add(token.lower)
    return found
