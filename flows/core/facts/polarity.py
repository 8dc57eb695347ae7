"""What turns or weakens a statement, each mark with the words that it governs.

A negation belongs to a verb or a noun, not to its sentence: "The truce, which was not signed,
holds" denies the signing alone. So every mark has a scope, which ends with its clause, and heads,
the words that it turns first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeAlias

from flows.core.facts.clauses import (
    AUXILIARIES,
    OPENERS,
    QUOTES,
    looks_finite,
    pieces,
    sentence_breaks,
)
from flows.core.facts.marks import HEDGES, NEGATIONS, NOT_NEGATIONS, QUANTIFIERS, Kind
from flows.core.words import STOPWORDS, Token, listed

MarkKind: TypeAlias = Literal["negation", "hedge", "quantifier"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A word or phrase that turns or weakens what follows it."""

    kind: MarkKind
    sort: Kind  # which kind of hedge or quantifier; "negation" else
    text: str
    start: int
    end: int  # the scope begins here
    scope_end: int
    heads: tuple[int, ...]  # where the words begin that it turns first


#: Between a mark and its head: "has not yet been fully restored".
_SKIPPED = AUXILIARIES | STOPWORDS | listed("much ever every get")
_CROSSED = listed("that whether if")
_STOPS = (OPENERS - {"so"}) | listed("and or nor then despite amid following")
#: Negates the whole clause that it stands in, not one word: "Neither side agreed".
_SWEEPING = listed("neither none nobody nothing nowhere nor")
#: Hedges that stand before a noun, and turn the whole of its phrase.
_ATTRIBUTIVE = listed("possible potential probable apparent alleged purported supposed suspected")
_TRANSPARENT = frozenset("-/%$€£&.")
_PLURAL = re.compile(r"[^aius]s$")
_DETERMINED = re.compile(r"\b(?:the|an?|of|any|and|two|three|several)\s+$", re.IGNORECASE)
_NEAR = 3  # words between a head and the clause that it opens: "no evidence so far that"


@lru_cache(maxsize=16_384)
def read_marks(text: str) -> tuple[Mark, ...]:
    """Every negation, hedge and quantifier of `text` with its scope, in order."""
    run = pieces(text)
    taken: list[tuple[int, int]] = [m.span() for m in NOT_NEGATIONS.finditer(text)]
    found: list[Mark] = []
    for match in NEGATIONS.finditer(text):
        if any(s <= match.start() < e for s, e in taken):
            continue
        found.append(_mark(text, run, "negation", "negation", match))
    for sort, pattern in HEDGES:
        found.extend(
            _mark(text, run, "hedge", sort, m) for m in pattern.finditer(text) if _hedges(text, m)
        )
    spans: list[tuple[int, int]] = []
    for sort, pattern in QUANTIFIERS:
        for match in pattern.finditer(text):
            if any(s <= match.start() < e for s, e in spans):
                continue
            spans.append(match.span())
            found.append(_mark(text, run, "quantifier", sort, match))
    return tuple(sorted(found, key=lambda m: m.start))


def _hedges(text: str, match: re.Match[str]) -> bool:
    """Tells "may" from the month and "could" from "could not", which is a plain negation."""
    word, ahead = match.group(), text[match.end() : match.end() + 5].lower()
    if word == "May" and not re.match(r"\s+(?:have|be)\b", text[match.end() :]):
        return False
    if word.lower() == "could" and ahead.lstrip().startswith(("not", "n't")):
        return False
    if word.lower() in {"reported", "claimed"}:
        # Only before its noun: "reported sightings"; "the army reported losses" is speech.
        return bool(_DETERMINED.search(text[: match.start()]))
    return True


def _mark(
    text: str, run: tuple[Token, ...], kind: MarkKind, sort: Kind, match: re.Match[str]
) -> Mark:
    words, scope_end, crossed = _governed(text, run, match.end(), crosses=kind != "quantifier")
    word = match.group().lower()
    if sort == "conditional" or word.endswith("whether"):
        heads = _verbs(words)
    else:
        named = [t for t in words if not t.text[0].isdigit()]
        if kind == "hedge" and word in _ATTRIBUTIVE:
            named = named[_last_of_phrase(text, named) :]
        heads = [t.start for t in named[: 6 if word in _SWEEPING else 1]]
        if word in {"no", "no one", "no-one", "zero", "0"}:
            heads += _verbs(words[1:])
        if crossed is not None:
            heads += [t.start for t in words[crossed : crossed + _NEAR]]
    return Mark(kind, sort, match.group(), match.start(), match.end(), scope_end, tuple(heads))


def _last_of_phrase(text: str, words: list[Token]) -> int:
    """Where the noun phrase ends that `words` begin: "potential DNA matches" hedges the matches."""
    last = 0
    for at in range(1, min(len(words), _NEAR)):
        gap = text[words[at - 1].end : words[at].start]
        if gap.strip() or looks_finite(words[at].lower) or _PLURAL.search(words[at - 1].lower):
            break
        last = at
    return last


def _governed(
    text: str, run: tuple[Token, ...], start: int, *, crosses: bool
) -> tuple[list[Token], int, int | None]:
    """The content words from `start` to the clause's end, and that end.

    The last value is how many of them stand before a "that" which carries the mark into the next
    clause ("no evidence that"), if there is one.
    """
    words: list[Token] = []
    crossed: int | None = None
    inside = text.count("“", 0, start) > text.count("”", 0, start) or text.count('"', 0, start) % 2
    breaks = sentence_breaks(text)
    for i, token in enumerate(run):
        if token.start < start:
            continue
        if any(start < b <= token.start for b in breaks):
            return words, token.start, crossed
        word = token.lower
        if not token.text[0].isalnum():
            closes = inside and token.text in {"”", '"'}
            if not closes and (token.text in _TRANSPARENT or token.text in QUOTES):
                continue
            return words, token.start, crossed
        if crosses and crossed is None and word in _CROSSED and 0 < len(words) <= _NEAR:
            crossed = len(words)
        elif words and word in _STOPS and not _joins(run, i):
            return words, token.start, crossed
        elif word not in _SKIPPED and not (word.endswith("ly") and not words):
            words.append(token)
    return words, len(text), crossed


def _verbs(words: list[Token]) -> list[int]:
    finite = next((i for i, t in enumerate(words) if looks_finite(t.lower)), None)
    return [] if finite is None else [t.start for t in words[finite : finite + 1]]


def _joins(run: tuple[Token, ...], at: int) -> bool:
    """Whether "and"/"or" joins words rather than clauses: no verb of its own follows."""
    if run[at].lower not in {"and", "or", "nor"}:
        return False
    return not any(looks_finite(t.lower) for t in run[at + 1 : at + 4])
