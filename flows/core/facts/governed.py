"""The content words of a text, each with the negations, hedges and quantifiers that govern it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from flows.core.facts.clauses import AUXILIARIES, lemma
from flows.core.facts.polarity import Mark, read_marks
from flows.core.words import STOPWORDS, listed, tokens

#: Function words that have an opposite.
_KEPT = listed("before after up down more most above below over under all few")


@dataclass(frozen=True, slots=True)
class Word:
    """A content word with what governs it."""

    stem: str
    text: str
    start: int
    negated: bool  # under an odd number of negations
    negation: Mark | None  # the negation whose head it is
    hedge: Mark | None  # the hedge whose head it is
    hedged: bool  # in the scope of any hedge
    quantifier: Mark | None


@lru_cache(maxsize=16_384)
def read_words(text: str) -> tuple[Word, ...]:
    """The content words of `text` in order; the words of a negation itself are left out."""
    marks = read_marks(text)
    negations = [m for m in marks if m.kind == "negation"]
    hedges = [m for m in marks if m.kind == "hedge"]
    quantifiers = [m for m in marks if m.kind == "quantifier"]
    found = []
    for token in tokens(text):
        at = token.start
        if _is_function_word(token.lower) or any(m.start <= at < m.end for m in negations):
            continue
        over = [m for m in negations if m.end <= at < m.scope_end]
        found.append(
            Word(
                stem=lemma(token.text),
                text=token.text,
                start=at,
                negated=len(over) % 2 == 1,
                negation=next((m for m in over if at in m.heads), None),
                hedge=next((m for m in hedges if at in m.heads), None),
                hedged=any(m.end <= at < m.scope_end for m in hedges),
                quantifier=next((m for m in quantifiers if at in m.heads), None),
            )
        )
    return tuple(found)


def _is_function_word(word: str) -> bool:
    if word in _KEPT:
        return False
    # "they're", "it'll": what stands before the apostrophe decides.
    return word in AUXILIARIES or word.split("'", maxsplit=1)[0] in STOPWORDS
