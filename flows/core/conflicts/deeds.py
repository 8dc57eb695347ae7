"""Who did, or did not do, or did the opposite: the verbs of a claim with their parties."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from flows.core.concepts import concepts
from flows.core.conflicts.roots import roots
from flows.core.conflicts.scenes import Party, read_party
from flows.core.conflicts.tellings import MARKS
from flows.core.facts import read_facts
from flows.core.facts.clauses import OPENERS, lemma, pieces
from flows.core.facts.governed import Word, read_words
from flows.core.facts.predications import LIGHT, Predication, read_predications
from flows.core.words import STOPWORDS, Token, listed

_REACH = 12  # pieces behind a verb that say what was done
_SHOWN = 6  # words behind a verb that a question repeats
_ENDS = frozenset('.;:—–“”"')


def sides(table: str) -> dict[str, tuple[int, int]]:
    """Each verb of a table, a line a question, a "|" between its answers: which, and which."""
    lines = [line.split("|") for line in table.strip().splitlines()]
    return {
        lemma(word): (n, side)
        for n, line in enumerate(lines)
        for side, words in enumerate(line)
        for word in words.split()
    }


# Two ways of telling one turn of events that shut each other out, whoever tells them.
_OPPOSED = sides("""
    resign quit | dismiss sack fire oust
    accept approve grant order back support request seek ask | refuse reject decline veto
    win | lose
    rise climb grow increase | fall drop decline decrease shrink
    survive | die
    land | crash
""")
# Marks that make another deed of it; "each" and "a year" do not.
_ORDERS = MARKS & listed(
    "first second third fourth fifth last next previous previously earlier later former then"
)
_MOVES = frozenset(
    lemma(w) for w in "rise climb grow increase fall drop decline decrease shrink win lose".split()
)
_REMOVED = frozenset({lemma(w) for w in ("dismiss", "sack", "fire", "oust")})


@dataclass(frozen=True, slots=True)
class Deed:
    """One verb: who, what, and whether it is said not to be so."""

    verb: str  # its stem
    party: Party  # who did it; of a passive, to whom it was done
    rest: frozenset[str]  # roots of what stands behind it
    marks: frozenset[str]  # of its clause: "first", "planned"
    stance: tuple[str, int]  # what it answers, and which answer: "did appeal", 1 for "not"
    light: bool  # its verb says little: only what stands behind it tells
    text: str  # as written: "would not appeal"
    behind: str  # the first words behind it
    moves: bool  # prices and polls rise and fall every day


@lru_cache(maxsize=16_384)
def read_deeds(text: str) -> tuple[Deed, ...]:
    """The deeds of a text, each with every question that it answers; hedged ones left out."""
    words = {w.start: w for w in read_words(text)}
    found = []
    verbs = read_predications(text)
    for verb in verbs:
        word = words.get(verb.start)
        if word is None or word.hedged:
            continue
        befell = verb.passive or verb.verb in _REMOVED
        party = read_party(verb.target if befell else verb.doer)
        behind = _behind(text, verb.start)
        rest, marks = _roots(behind), frozenset(t.lower for t in behind) & _ORDERS
        found += [
            Deed(
                verb.verb,
                party,
                rest,
                marks,
                stance,
                verb.verb in LIGHT,
                _written(text, verb, stance),
                _first(text, behind),
                verb.verb in _MOVES,
            )
            for stance in _stances(text, verb, word)
        ]
    found += _refused(text, verbs, words)
    return tuple(found)


def _stances(text: str, verb: Predication, word: Word) -> list[tuple[str, int]]:
    stances = []
    if verb.verb == lemma("vote"):
        ahead = text[verb.start :].split()[1:2]
        if ahead in (["for"], ["against"]):
            stances.append(("vote", int((ahead == ["against"]) ^ word.negated)))
    else:
        stances.append((f"did {verb.verb}", int(word.negated)))
    if pair := _OPPOSED.get(verb.verb):
        stances.append((f"pair {pair[0]}", pair[1] ^ int(word.negated)))
    return stances


def _written(text: str, verb: Predication, stance: tuple[str, int]) -> str:
    """As the text words it; of a vote, which way it went."""
    way = text[verb.start :].split()[1:2] if stance[0] == "vote" else []
    return " ".join((verb.word, *way))


def _refused(text: str, verbs: tuple[Predication, ...], words: dict[int, Word]) -> list[Deed]:
    """What somebody refused, failed or forgot to do: the infinitive is the deed."""
    main = {v.start for v in verbs}
    found = []
    for word in words.values():
        if not word.negation or word.start in main or word.hedged:
            continue
        doer = next((v for v in reversed(verbs) if v.start < word.start), None)
        if doer and text[doer.start : word.start].rstrip().endswith(" to"):
            found.append(
                Deed(
                    word.stem,
                    read_party(doer.doer),
                    _roots(behind := _behind(text, word.start)),
                    frozenset(t.lower for t in behind) & _ORDERS,
                    (f"did {word.stem}", 1),
                    word.stem in LIGHT,
                    f"{doer.word} to {word.text}",
                    _first(text, behind),
                    moves=False,
                )
            )
    return found


def _behind(text: str, start: int) -> list[Token]:
    """The words behind a verb, to the end of its clause; dates and figures left out."""
    facts = read_facts(text)
    slots = [(d.start, d.end) for d in facts.dates] + [(n.start, n.end) for n in facts.numbers]
    kept = []
    for token in [t for t in pieces(text) if t.start > start][:_REACH]:
        if token.text in _ENDS or token.lower in OPENERS:
            break
        if token.text[0].isalpha() and not any(s <= token.start < e for s, e in slots):
            kept.append(token)
    return kept


def _first(text: str, behind: Sequence[Token]) -> str:
    """The first words behind a verb as they stand: "against the conviction"."""
    kept = list(behind[:_SHOWN])
    while kept and kept[-1].lower in STOPWORDS:
        kept.pop()
    return text[kept[0].start : kept[-1].end] if kept else ""


def _roots(run: Sequence[Token]) -> frozenset[str]:
    return roots(c for t in run if t.lower not in STOPWORDS for c in concepts(t.text))
