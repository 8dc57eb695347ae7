"""Text to concepts: content words under their stem, synonyms and fixed phrases under one id.

"The truce remains in effect" and "the cease-fire holds" give the same two concepts. Numbers in
words become digits ("five" is `#5`), so that a figure matches however it is written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from flows.core.concepts.synonyms import CLASSES
from flows.core.concepts.wordforms import APART, IRREGULAR, PLACES, SPELLINGS
from flows.core.facts.nations import FORMS
from flows.core.words import STOPWORDS, Token, stem, tokens

_PHRASE_GAP = frozenset(
    ("a", "an", "the", "any", "its", "their", "his", "her", "to", "of", "some", "real", "tangible")
)
_ABBREVIATIONS = {word: f"={FORMS[word.lower(),][1:]}" for word in ("US", "UK", "UN", "EU")}
# fmt: off
_SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
# fmt: on
_DIGITS = {word: n for n, word in enumerate(_SMALL)} | {
    word: 10 * n for n, word in enumerate(_TENS, start=2)
}


@dataclass(frozen=True, slots=True)
class Concept:
    """One content word or phrase at `text[start:end]`."""

    id: str  # "=truce" for a class, "#5" for a number, else a stem
    start: int
    end: int

    @property
    def number(self) -> bool:
        """Whether it is a figure."""
        return self.id.startswith("#")


def _forms(table: str) -> dict[str, str]:
    """Each form of a table → its base."""
    forms: dict[str, str] = {}
    for family in table.split(";"):
        base, *others = family.split() or [""]
        forms.update({form: base for form in others if form != base})
    return forms


_BASE = _forms(IRREGULAR) | _forms(APART)
_AMERICAN = _forms(SPELLINGS)
_BRITISH_ISE = re.compile(r"[a-z]{3,}is(?:e|es|ed|ing|er|ers|ation|ations)")


@lru_cache(maxsize=65_536)
def base_stem(word: str) -> str:
    """The stem of a word, irregular forms under their base ("fell" is "fall").

    British and American spelling share a stem ("centre" and "center", "organise" and "organize").
    """
    folded = word.casefold().replace("’", "'").replace("‑", "-").removesuffix("'s")
    found = stem(_BASE.get(folded, folded))
    if found.endswith("is") and _BRITISH_ISE.fullmatch(folded):
        return found[:-1] + "z"
    return _AMERICAN.get(found, found)


def _table() -> tuple[dict[tuple[str, ...], tuple[str, ...]], int]:
    """Stems of a word or phrase → its class ids, and the longest phrase's length."""
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for line in (CLASSES.replace("\n  ", " ") + PLACES).split("\n"):
        name, _, members = line.partition(":")
        if not members:
            continue
        ids = tuple(f"={one}" for one in name.split("+"))
        for member in members.split() + [name] * (len(ids) == 1):
            key = tuple(base_stem(part) for part in member.split("_"))
            if found.setdefault(key, ids) != ids:
                raise ValueError(f"“{member}” has the stem of a word in {found[key]}")
    for form, country in FORMS.items():
        found.setdefault(tuple(base_stem(part) for part in form), (f"={country[1:]}",))
    return found, max(map(len, found))


_CLASS, _LONGEST = _table()
_PREFIXES = frozenset(key[:n] for key in _CLASS if len(key) > 1 for n in range(1, len(key) + 1))


def _number(text: str) -> str | None:
    folded = text.casefold().replace("‑", "-")
    if folded[0].isdigit():
        plain = folded.replace(",", "").rstrip(".")
        return "#" + (plain.rstrip("0").rstrip(".") if "." in plain else plain)
    tens, _, rest = folded.partition("-")
    if tens in _DIGITS and (not rest or (tens in _TENS and rest in _SMALL[1:10])):
        return f"#{_DIGITS[tens] + (_DIGITS[rest] if rest else 0)}"
    return None


def _phrase(words: tuple[Token, ...], at: int) -> tuple[tuple[str, ...], int] | None:
    """The longest phrase of the table that begins at this word: its classes and its end."""
    if (base_stem(words[at].text),) not in _PREFIXES:
        return None
    key: list[str] = []
    best: tuple[tuple[str, ...], int] | None = None
    for i in range(at, min(len(words), at + 2 * _LONGEST)):
        word = base_stem(words[i].text)
        longer = (*key, word)
        if longer not in _PREFIXES:
            if words[i].lower in _PHRASE_GAP:
                continue
            break
        key.append(word)
        if len(key) > 1 and (ids := _CLASS.get(longer)):
            best = (ids, i + 1)
    return best


@lru_cache(maxsize=65_536)
def read_concepts(text: str) -> tuple[Concept, ...]:
    """The concepts of `text` in order, with offsets into it."""
    words = tokens(text)
    found: list[Concept] = []
    at = 0
    while at < len(words):
        word = words[at]
        if phrase := _phrase(words, at):
            ids, end = phrase
            found.extend(Concept(one, word.start, words[end - 1].end) for one in ids)
            at = end
            continue
        at += 1
        bare = word.text.removesuffix("’s").removesuffix("'s")
        if name := _ABBREVIATIONS.get(bare) or _number(word.text):
            found.append(Concept(name, word.start, word.end))
        elif word.lower not in STOPWORDS:
            key = base_stem(word.text)
            ids = _CLASS.get((key,), (key,))
            found.append(Concept(ids[0], word.start, word.end))
    return tuple(found)


def concepts(text: str) -> tuple[str, ...]:
    """The ids of the concepts of `text`, in order, with repeats."""
    return tuple(c.id for c in read_concepts(text))
