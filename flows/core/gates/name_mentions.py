"""Whether a text carries a name, in whatever form it has there."""

from __future__ import annotations

from functools import lru_cache

from flows.core.facts.common_words import is_common
from flows.core.facts.name_forms import (
    CONNECTORS,
    Word,
    is_acronym_of,
    is_initial,
    name_key,
    same_word,
    words,
)
from flows.core.facts.names import read_names
from flows.core.facts.nations import SEATS
from flows.core.words import STOPWORDS, stem

_SKIPPED = 3  # words that may stand inside a name: middle names, connectors
_HEADS = frozenset(
    "ministry department university bank council court institute committee commission agency".split()  # noqa: SIM905 - a word list reads better as text
)


@lru_cache(maxsize=65_536)
def carries(name: str, text: str) -> bool:
    """Whether `text` has the whole name, or a form of it that leaves no doubt."""
    keys = name_key(name)
    return bool(keys) and (
        _stands(keys, words(text))
        or _stands_for_country(keys, text)
        or _abbreviates(name, keys, text)
        or _in_parts(keys, text)
    )


def _stands(keys: tuple[str, ...], found: tuple[Word, ...]) -> bool:
    """Whether the keys stand together in `found`, in order (an office's in any order)."""
    if any(_follows(keys, found, i) for i, w in enumerate(found) if _same(keys[0], w)):
        return True
    if len(keys) > 1 and not _HEADS.isdisjoint(keys):
        return any(_cluster(keys, found[i : i + len(keys) + _SKIPPED]) for i in range(len(found)))
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
        return word.capital or key not in STOPWORDS
    if len(key) == 1 and word.capital:
        return is_initial(key, word.key)
    return same_word(key, word.key)


def _cluster(keys: tuple[str, ...], window: tuple[Word, ...]) -> bool:
    stop = next((i for i, w in enumerate(window) if i and w.barrier), len(window))
    return all(any(_same(k, w) for w in window[:stop]) for k in keys)


def _stands_for_country(keys: tuple[str, ...], text: str) -> bool:
    """Islamabad carries Pakistan; Pakistan does not carry Islamabad."""
    return len(keys) == 1 and keys[0][0] == "@" and keys[0] in _governments(text)


@lru_cache(maxsize=32_768)
def _governments(text: str) -> frozenset[str]:
    found = words(text)
    single = {SEATS[(w.key,)] for w in found if w.capital and (w.key,) in SEATS}
    pairs = zip(found, found[1:], strict=False)
    return frozenset(single | {SEATS[a.key, b.key] for a, b in pairs if (a.key, b.key) in SEATS})


def _abbreviates(name: str, keys: tuple[str, ...], text: str) -> bool:
    """An acronym for a name in the text, or a name for an acronym in it."""
    if len(keys) == 1:
        return name.replace(".", "").isupper() and any(
            is_acronym_of(keys, long) for long in _long_names(text)
        )
    return any(
        is_acronym_of((w.key,), keys)
        for w in words(text)
        if w.capital and text[w.start : w.end].isupper()
    )


@lru_cache(maxsize=32_768)
def _long_names(text: str) -> tuple[tuple[str, ...], ...]:
    keys = (name_key(n.core) for n in read_names(text))
    return tuple(k for k in keys if len(k) > 1)


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
    found = words(text)
    if any(not _stands((c,), found) and not _stands_for_country((c,), text) for c in countries):
        return False
    return not proper or _stands(proper, found)


@lru_cache(maxsize=32_768)
def text_stems(text: str) -> frozenset[str]:
    """The stems of all words of `text`."""
    return frozenset(stem(w.key) for w in words(text))
