"""Whether a text carries a name, in whatever form it has there."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from flows.core.facts.common_words import is_common
from flows.core.facts.name_forms import (
    CONNECTORS,
    Word,
    is_acronym_of,
    is_initial,
    name_key,
    same_word,
    sound,
    words,
)
from flows.core.facts.names import read_names
from flows.core.facts.nations import SEATS
from flows.core.words import STOPWORDS, listed, stem

_SKIPPED = 3  # words that may stand inside a name: middle names, connectors
_HEADS = listed(
    "ministry department university bank council court institute committee commission agency"
)


@dataclass(frozen=True, slots=True)
class _Index:
    """The words of a text, and where each is: by key, by stem, and capitals by first sound."""

    found: tuple[Word, ...]
    keys: dict[str, list[int]]
    stems: dict[str, list[int]]
    sounds: dict[str, list[int]]


@lru_cache(maxsize=32_768)
def _index(text: str) -> _Index:
    index = _Index(words(text), {}, {}, {})
    for i, word in enumerate(index.found):
        if i and not word.barrier and word.capital and index.found[i - 1].capital:
            together = index.found[i - 1].key + word.key  # FamilyMart, Ibero-American
            index.keys.setdefault(together, []).append(i - 1)
        index.keys.setdefault(word.key, []).append(i)
        index.stems.setdefault(stem(word.key), []).append(i)
        if word.capital:
            index.sounds.setdefault(sound(word.key), []).append(i)
    return index


def _places(key: str, index: _Index) -> list[int]:
    """Where a text has the word: itself, else an inflection, else another spelling of it."""
    exact = [i for i in index.keys.get(key, ()) if index.found[i].capital or key not in STOPWORDS]
    if exact or key[0] == "@":
        return exact
    if len(key) > 1 and is_common(key):
        return index.stems.get(stem(key), [])
    near = index.sounds.get(sound(key), ())
    return [i for i in near if _same(key, index.found[i])]


@lru_cache(maxsize=65_536)
def carries(name: str, text: str) -> bool:
    """Whether `text` has the whole name, or a form of it that leaves no doubt."""
    keys = name_key(name)
    if not keys:
        return False
    index = _index(text)
    return (
        _stands(keys, index)
        or (len(keys) == 2 and "".join(keys) in index.keys)  # noqa: PLR2004 - two words made one
        or _stands_for_country(keys, text)
        or _abbreviates(name, keys, text)
        or _in_parts(keys, text)
    )


def _stands(keys: tuple[str, ...], index: _Index) -> bool:
    """Whether the keys stand together, in order (an office's in any order)."""
    if any(_follows(keys, index.found, i) for i in _places(keys[0], index)):
        return True
    if len(keys) > 1 and not _HEADS.isdisjoint(keys):
        around = _places(next(k for k in keys if k in _HEADS), index)
        reach = len(keys) + _SKIPPED
        return any(_cluster(keys, index.found[max(0, i - len(keys)) : i + reach]) for i in around)
    return False


def _follows(keys: tuple[str, ...], found: tuple[Word, ...], at: int) -> bool:
    for key in keys[1:]:
        for i in range(at + 1, min(at + 2 + _SKIPPED, len(found))):
            if found[i].barrier:
                return False
            if _same(key, found[i]):
                at = i
                break
            if not (found[i].capital or found[i].key in CONNECTORS):
                return False
        else:
            return False
    return True


def _same(key: str, word: Word) -> bool:
    if key == word.key:
        return True
    if len(key) == 1 and word.capital:
        return is_initial(key, word.key)
    return same_word(key, word.key)


def _cluster(keys: tuple[str, ...], window: tuple[Word, ...]) -> bool:
    return all(any(_same(k, w) for w in window) for k in keys)


def _stands_for_country(keys: tuple[str, ...], text: str) -> bool:
    """Islamabad carries Pakistan; Pakistan does not carry Islamabad."""
    return len(keys) == 1 and keys[0][0] == "@" and keys[0] in _governments(text)


@lru_cache(maxsize=32_768)
def _governments(text: str) -> frozenset[str]:
    """The governments that a text names by their seat; "the Washington Post" names none."""
    seats = (name_key(name.core) for name in read_names(text))
    return frozenset(SEATS[key] for key in seats if key in SEATS)


def _abbreviates(name: str, keys: tuple[str, ...], text: str) -> bool:
    """An acronym for a name in the text, or a name for an acronym that it does not spell out."""
    if len(keys) == 1:
        return any(is_acronym_of(name, long) for long in _long_names(text))
    return any(
        is_acronym_of(short, name) and not any(is_acronym_of(short, x) for x in _long_names(text))
        for short in _acronyms(text)
    )


@lru_cache(maxsize=32_768)
def _long_names(text: str) -> tuple[str, ...]:
    return tuple(n.core for n in read_names(text) if " " in n.core)


@lru_cache(maxsize=32_768)
def _acronyms(text: str) -> tuple[str, ...]:
    found = (text[w.start : w.end] for w in words(text) if w.capital)
    return tuple(short for short in found if len(short) > 1 and short.isupper())


def _in_parts(keys: tuple[str, ...], text: str) -> bool:
    """A name of everyday words and one proper name: each must be there, if not together."""
    plain = [k for k in keys if k[0] != "@" and is_common(k)]
    countries = [k for k in keys if k[0] == "@"]
    proper = tuple(k for k in keys if k[0] != "@" and not is_common(k))
    if len(keys) == 1 or not (plain or countries):
        return False
    stems = text_stems(text)
    if not all(stem(k) in stems for k in plain):
        return False
    index = _index(text)
    if any(not _stands((c,), index) and not _stands_for_country((c,), text) for c in countries):
        return False
    return not proper or _stands(proper, index)


@lru_cache(maxsize=32_768)
def text_stems(text: str) -> frozenset[str]:
    """The stems of all words of `text`."""
    return frozenset(stem(w.key) for w in words(text))
