"""How one name may be written: accents, spellings, countries' other words, acronyms.

Transliterations differ in vowels and doubled letters (Tehrik/Tehreek, Muhammad/Mohammed), other
names in consonants (Iran/Iraq, Asim/Asif). So words are compared by their consonants first and by
letters only then, and short words must be the same.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache

from rapidfuzz.fuzz import ratio

from flows.core.facts.name_tokens import LINKS
from flows.core.facts.nations import FORMS
from flows.core.words import TITLES, listed, stem

#: Small words inside names; which of them a writer keeps is a matter of style.
CONNECTORS = LINKS | listed("the i y for on at in")
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "æ": "ae", "œ": "oe"}
    | dict.fromkeys("’‘ʼ`´ʻʿʾ", "'")
)
_BRITISH = {
    "defence": "defense", "centre": "center", "labour": "labor", "organisation": "organization",
    "programme": "program", "harbour": "harbor", "theatre": "theater", "advisor": "adviser",
    "co-operation": "cooperation", "saint": "st", "mount": "mt", "fort": "ft",
    "coronavirus": "covid",
}  # fmt: skip
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}[^\W\d_]?|&|[^\W_]+(?:['’ʼ][^\W_]+)*(?:['’](?=\s|$))?")
_BARRIER = re.compile(r"[,;:()\[\]{}!?“”\"«»|/\n—–…]|\.(?=\s)|\s-\s")
_ABBREVIATION = re.compile(rf"(?:^|\s)(?:[A-Z]|{TITLES}|Jr|No)$")
_SPELLING_LETTERS, _SPELLING_RATIO = 7, 80
_PATRONYMS = frozenset({("sin", "sun"), ("sun", "sin")})  # Larsen is not Larson


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text under the key that all its spellings share."""

    key: str  # "mujahid"; "@pakistan" for Pakistan, Pakistani, Pakistanis
    start: int
    end: int
    capital: bool
    barrier: bool  # punctuation stands before it: no name runs across


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """Lower case, accents, points and possessive ending off, American spelling."""
    plain = unicodedata.normalize("NFKD", word.casefold().translate(_LETTERS))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).replace(".", "")
    plain = plain.translate(_LETTERS).removesuffix("'s").removesuffix("'")
    return _BRITISH.get(plain, plain)


_COUNTRIES = {
    tuple(part for word in form for part in re.split(r"[-']", fold(word)) if part): key
    for form, key in FORMS.items()
}
_COUNTRY_LENGTHS: dict[str, tuple[int, ...]] = {}
for _form in _COUNTRIES:
    _sizes = {*_COUNTRY_LENGTHS.get(_form[0], ()), len(_form)}
    _COUNTRY_LENGTHS[_form[0]] = tuple(sorted(_sizes, reverse=True))


@lru_cache(maxsize=32_768)
def words(text: str) -> tuple[Word, ...]:
    """The words of `text`; a country in any form is one word, a hyphen separates."""
    found: list[Word] = []
    last = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        gap = text[last:start]
        if found and found[-1].key == "covid" and gap in {"-", "‑"} and match.group() == "19":
            found[-1], last = replace(found[-1], end=end), end  # with its digits or without
            continue
        barrier = gap not in {" ", "-"} and bool(_BARRIER.search(text, last, start + 1))
        if barrier and gap.strip() == ".":
            barrier = not _ABBREVIATION.search(text, max(0, last - 6), last)
        last = end
        raw = match.group()
        if raw[-1] == "s" and len(raw) > len("TVs") - 1 and raw[:-1].isupper():
            raw = raw[:-1]  # NGOs, PhDs
        found.append(Word(fold(raw), start, end, raw[0].isupper(), barrier))
    return _with_countries(text, found)


def _with_countries(text: str, plain: list[Word]) -> tuple[Word, ...]:
    merged: list[Word] = []
    i = 0
    while i < len(plain):
        size = _country_length(text, plain, i) if plain[i].capital else 0
        if size:
            first, final = plain[i], plain[i + size - 1]
            key = _COUNTRIES[tuple(w.key for w in plain[i : i + size])]
            merged.append(Word(key, first.start, final.end, capital=True, barrier=first.barrier))
        else:
            merged.append(plain[i])
        i += size or 1
    return tuple(merged)


def _country_length(text: str, plain: list[Word], at: int) -> int:
    """How many words from `at` on are one country's name; the longest reading."""
    first = plain[at]
    for size in _COUNTRY_LENGTHS.get(first.key, ()):
        run = plain[at : at + size]
        fits = len(run) == size and run[-1].capital and not any(w.barrier for w in run[1:])
        if fits and tuple(w.key for w in run) in _COUNTRIES:
            return 0 if first.key == "us" and text[first.start : first.start + 2] == "Us" else size
    return 0


@lru_cache(maxsize=65_536)
def same_word(a: str, b: str) -> bool:
    """Whether two keys are spellings of one word; exact for countries and short words."""
    if a == b:
        return True
    if not (a[0].isalpha() and b[0].isalpha()) or min(len(a), len(b)) < len("kyiv"):
        return False
    x, y = _sounds(a), _sounds(b)
    if x == y or stem(a) == stem(b):
        return True
    ends = x[0] == y[0] and x[-1] == y[-1] and (x[-3:], y[-3:]) not in _PATRONYMS
    long = min(len(a), len(b)) >= _SPELLING_LETTERS
    return ends and long and _consonants(x) == _consonants(y) and ratio(x, y) >= _SPELLING_RATIO


_MERGED = str.maketrans("eyoqv", "iiukw")


@lru_cache(maxsize=65_536)
def _sounds(key: str) -> str:
    """Letters that transliterations interchange made one, doubled letters single."""
    for spelled, sound in (
        ("ph", "f"),
        ("kh", "k"),
        ("gh", "g"),
        ("dh", "d"),
        ("ck", "k"),
        ("'", ""),
    ):
        key = key.replace(spelled, sound)
    key = key.translate(_MERGED)
    return re.sub(r"(.)\1+", r"\1", key)


def sound(key: str) -> str:
    """The first sound, by which spellings of one word can be looked up; "@" for countries."""
    return "@" if key[0] == "@" else (_sounds(key) or key)[0]


def _consonants(sounds: str) -> str:
    return re.sub(r"[aiu]", "", sounds)


def same_name(a: str, b: str) -> bool:
    """Whether one of two names (cores) may be a form of the other: "Mujahid", "Z. Mujahid"."""
    short, long = sorted((a, b), key=lambda name: len(name_key(name)))
    if not name_key(short):
        return False
    return is_within(name_key(short), name_key(long)) or is_acronym_of(short, long)


@lru_cache(maxsize=32_768)
def name_key(name: str) -> tuple[str, ...]:
    """The keys of a name's words without the connectors."""
    keys = tuple(w.key for w in words(name))
    return tuple(k for k in keys if k not in CONNECTORS) or keys


def is_within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether the words of `short` stand in `long` in that order; an initial stands for a name."""
    rest = iter(long)
    return all(any(same_word(k, other) or is_initial(k, other) for other in rest) for k in short)


def is_initial(a: str, b: str) -> bool:
    """Whether one key is the initial of the other."""
    return a[0] == b[0] and 1 in {len(a), len(b)} and a[0].isalpha()


def is_acronym_of(short: str, long: str) -> bool:
    """Whether `short` is one word, the initials of `long`: IMF, International Monetary Fund."""
    letters = short.replace(".", "")
    return letters.isalpha() and letters.isupper() and letters.casefold() in _initials(long)


@lru_cache(maxsize=32_768)
def _initials(name: str) -> frozenset[str]:
    """The acronyms that a name of several words may have, with and without its small words."""
    parts = [(fold(m.group()), m.group()[0].isupper()) for m in _WORD.finditer(name)]
    parts = [(key, capital) for key, capital in parts if key[:1].isalpha()]
    made = {
        "".join(key[0] for key, _ in parts),
        "".join(key[0] for key, capital in parts if capital),
        "".join(key[0] for key, _ in parts if key not in CONNECTORS),
        "".join(key[0] for key, _ in parts if key not in CONNECTORS and key != "and"),
    }
    return frozenset(word for word in made if len(word) > 1)
