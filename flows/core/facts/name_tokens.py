"""A sentence as the tokens that names are made of, and the small words that tell names apart."""

from __future__ import annotations

import re
from dataclasses import dataclass

from flows.core.facts.calendar_words import MONTH_NUMBER, WEEKDAY_NUMBER
from flows.core.facts.common_words import is_common
from flows.core.facts.nations import FORMS
from flows.core.words import STOPWORDS, TITLES, listed

CALENDAR = listed(
    "bc ad bce ce q1 q2 q3 q4 gmt utc est edt bst pst pdt cet am pm",
).union(MONTH_NUMBER, WEEKDAY_NUMBER)
#: Small words that join the others of a name: "Banco do Brasil".
LINKS = listed(
    """of de la le del della di da do dos du des von van der den ter zu al el bin ibn ben ul ur e"""
)
#: Given names that are everyday words, too: before a surname they are a name.
GIVEN_NAMES = listed(
    """mark rose grace bill art frank grant jack rob sue guy max ray hope faith joy ruby lily daisy
    ivy heather holly penny victor gene glen cliff dale lance miles chase dawn eve iris olive pearl
    robin violet wade earl reed rich sandy van josh nick peg christian jean page dean drew pat carol
    bob jan may june april august"""
)
HONORIFICS = listed(
    """mr mrs ms miss mx dr sir dame lord lady madam rev reverend fr sister brother st hon mullah
    sheikh sheik maulana haji mawlawi molvi maulvi shri smt"""
)
_ABBREVIATED = listed("jr fr messrs pres").union(TITLES.lower().split("|"))
#: Words that bodies, places and works have in their names: what follows "of" belongs to these.
ORGANISATIONS = listed(
    """bank university ministry department house court board council bureau institute school college
    church republic kingdom states gulf bay strait sea cape isle islands city port union
    organization organisation association federation league party army front movement office
    center centre museum agency commission committee centers service society assembly congress
    parliament duchess duke prince bishop archbishop chamber academy hospital administration club
    corps district authority fund group foundation line order guard guards cup
    conference security"""
)
_JOINED = listed("ed led run held")
_TOKEN = re.compile(
    r"""(?:[A-Z]\.(?:-?[A-Z]\.)+)                      # U.S., J.-P.
      | (?:[A-Z]\.)+[A-Z]\b(?!\.)                      # U.S
      | (?:anti|pro|non|mid|ex|un|pre|post|trans|ultra|neo)[-‑](?=[A-Z])
      | (?:[adlAD]|[AE]l|[ae]l|an|as|ash|ar|ad)[’'‑-](?=[A-Z])[^\W_]+(?:[-’'‑][^\W_]+)*
      | [^\W\d_][^\W_]*(?:[-’'‑&][^\W_]+)*
      | \d+(?:[-.,:]?\w+)*""",
    re.VERBOSE,
)
_SENTENCE_START = re.compile(r"[.!?:…\n“\"‘«•*|]|\s['(\[–—-]")
_HEADLINE_SHARE, _HEADLINE_WORDS, _LONG_WORD = 0.88, 4, 4


@dataclass(frozen=True, slots=True)
class NameToken:
    """A word at `start` to `end`, as far as its capital and its neighbours tell of it."""

    text: str
    low: str
    start: int
    end: int  # without a possessive ending
    capital: bool
    first: bool  # of a sentence: its capital says nothing
    joins: bool  # nothing but a space (or an abbreviation's point) before it
    possessive: bool

    @property
    def acronym(self) -> bool:
        """Whether it is written in capitals only."""
        return len(self.text) > 1 and self.text.isupper()


def name_tokens(text: str) -> list[NameToken]:
    """The words of `text` in order."""
    tokens: list[NameToken] = []
    last = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        possessive = match.group()[-2:] in {"'s", "’s", "'S", "’S"}
        end -= 2 if possessive else 0
        possessive = possessive or _is_plural_possessive(text, end)
        gap = text[last:start]
        dotted = bool(tokens) and gap.startswith(".") and _abbreviates(tokens[-1])
        spaced = gap.isspace() and "\n" not in gap
        joins = spaced or gap == " & " or (dotted and gap != "." and gap[1:].isspace())
        first = not dotted and (not tokens or bool(_SENTENCE_START.search(gap)))
        last = match.end()
        for part in _parts(text[start:end]):
            stop = start + len(part)
            capital = part[0].isalpha() and any(c.isupper() for c in part[: len("al-S")])
            own = possessive and stop == end
            tokens.append(NameToken(part, part.casefold(), start, stop, capital, first, joins, own))
            start, first, joins = stop + 1, False, False
    return tokens


def _is_plural_possessive(text: str, end: int) -> bool:
    after = text[end + 1 : end + 2]
    return text[end - 1] in "sxz" and text[end : end + 1] in {"'", "’"} and not after.isalpha()


def _parts(word: str) -> list[str]:
    """A word, or what hyphens join that are two things: Afghan-Pakistani, Qatar-brokered."""
    first, hyphen, tail = word.replace("‑", "-").partition("-")
    if not hyphen or not first[:1].isupper() or not tail or (word.casefold(),) in FORMS:
        return [word]
    country = (first.casefold(),) in FORMS
    if tail[0].isupper():
        return [first, tail] if country else [word]
    joined = country or is_common(tail) or tail.endswith(tuple(_JOINED))
    return [first, tail] if joined else [word]


def _abbreviates(token: NameToken) -> bool:
    return token.capital and (len(token.text) == 1 or token.low in _ABBREVIATED)


def is_headline(text: str, tokens: list[NameToken]) -> bool:
    """Whether capitals say nothing here: Title Case, or A LINE OF CAPITALS."""
    if text.isupper():
        return sum(t.acronym for t in tokens) > 1
    long = [t for t in tokens if t.text[0].isalpha() and len(t.text) >= _LONG_WORD]
    long = [t for t in long if t.low not in STOPWORDS]
    if len(long) < _HEADLINE_WORDS or text.rstrip(" ”\"’'").endswith("."):
        return False
    plain = sum(t.capital and not t.first and is_common(t.text) for t in long)
    return plain > 1 and sum(t.capital for t in long) >= _HEADLINE_SHARE * len(long)
