"""Claims made from sources, right and wrong by construction, to fit the offline judge with.

Copying is not support: one changed word in a copied sentence is the commonest lie, and no set of
written summaries shows it often enough. So sentences of the development sources, and claims that
people found supported, are printed as they are, shortened or joined (right), and with one planted
error (wrong). Every choice is drawn from a seeded generator.
"""

from __future__ import annotations

import calendar
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from flows.core.concepts import base_stem
from flows.core.words import STOPWORDS, tokens
from flows.judges.thesaurus import stored_thesaurus

_NUMBER = re.compile(r"(?<![\w.,])\d[\d,]*(?:\.\d+)?(?![\w])")
_MONTHS = tuple(calendar.month_name)[1:]
_DAYS = tuple(calendar.day_name)
_NAME = re.compile(r"(?<=[a-z,’'] )[A-Z][\w’'-]*[a-z](?: [A-Z][\w-]*[a-z])*")
_AUXILIARY = re.compile(r"\b(is|are|was|were|will|can|could|has|have|had|should|would|did|does)\b")
_CLAUSE = re.compile(r", (?:who|which|where|when|while|as|including|with|after|before)\b[^,.;:]+")
_TAIL = re.compile(r"\b(?:in|for|with|by|after|because of|at|to) [^,.;:?!]{8,50}$")
_APART = re.compile(r", [^,.;:]{8,60},")


_READ = 30  # sentences of each source from which words are taken
_SHORTEST, _LONGEST = 8, 40  # words


@dataclass(frozen=True, slots=True)
class Pair:
    """A made claim: 1 if it is right."""

    claim: str
    label: int
    kind: str


@dataclass(frozen=True, slots=True)
class Pool:
    """What a planted word may be taken from: this source and another."""

    sentences: Sequence[str]  # of this source
    names: Sequence[str]  # of this source and of another one
    words: dict[str, list[str]]  # plain words of many sources, by ending


def pools(sources: Sequence[Sequence[str]], rng: random.Random) -> list[Pool]:
    """One pool a source, from the sentences of all."""
    words: dict[str, set[str]] = defaultdict(set)
    for sentences in sources:
        for sentence in sentences[:_READ]:
            for _, _, plain in _plain(sentence):
                words[_ending(plain)].add(plain)
                words[f"{base_stem(plain)}|{_ending(plain)}"].add(plain)
    ordered = {ending: sorted(found) for ending, found in words.items()}
    names = [sorted({n for s in sentences for n in _NAME.findall(s)}) for sentences in sources]
    return [
        Pool(sentences, own + own + rng.choice(names), ordered)
        for sentences, own in zip(sources, names, strict=True)
    ]


def well_formed(sentence: str) -> bool:
    """A whole sentence of middling length, not a heading or a menu."""
    return (
        _SHORTEST <= len(sentence.split()) <= _LONGEST
        and sentence[0].isupper()
        and sentence[-1] in ".!?"
    )


def _swap(text: str, start: int, end: int, new: str) -> str:
    return text[:start] + new + text[end:]


def number(text: str, pool: Pool, rng: random.Random) -> str | None:
    """Another figure in the place of one."""
    found = list(_NUMBER.finditer(text))
    if not found:
        return None
    hit = rng.choice(found)
    digits = [i for i, c in enumerate(hit.group()) if c.isdigit()]
    at = rng.choice(digits)
    low = "123456789" if at == digits[0] else "0123456789"
    new = rng.choice([d for d in low if d != hit.group()[at]])
    out = hit.group()[:at] + new + hit.group()[at + 1 :]
    elsewhere = [m for s in pool.sentences for m in _NUMBER.findall(s) if m != hit.group()]
    if elsewhere and rng.random() < 0.5:
        out = rng.choice(elsewhere)
    return _swap(text, hit.start(), hit.end(), out)


def date(text: str, _pool: Pool, rng: random.Random) -> str | None:
    """Another month or weekday."""
    for words in (_MONTHS, _DAYS):
        found = [m for m in re.finditer(r"\b[A-Z][a-z]+\b", text) if m.group() in words]
        if found:
            hit = rng.choice(found)
            other = rng.choice([w for w in words if w != hit.group()])
            return _swap(text, hit.start(), hit.end(), other)
    return None


def name(text: str, pool: Pool, rng: random.Random) -> str | None:
    """Another name in the place of one."""
    found = list(_NAME.finditer(text))
    others = [n for n in pool.names if n not in text]
    if not found or not others:
        return None
    hit = rng.choice(found)
    return _swap(text, hit.start(), hit.end(), rng.choice(others))


def role(text: str, _pool: Pool, rng: random.Random) -> str | None:
    """Two names of the sentence change places."""
    found = list({m.group(): m for m in _NAME.finditer(text)}.values())
    if len(found) < 2:
        return None
    one, two = sorted(rng.sample(found, 2), key=lambda m: m.start())
    if one.group() in two.group() or two.group() in one.group():
        return None
    return (
        text[: one.start()]
        + two.group()
        + text[one.end() : two.start()]
        + one.group()
        + text[two.end() :]
    )


def negation(text: str, _pool: Pool, rng: random.Random) -> str | None:
    """A "not" put in, or taken out."""
    if re.search(r"\b(?:not|never)\b |n't\b", text) and rng.random() < 0.8:
        return re.sub(r"\b(?:not|never) |n't\b", "", text, count=1)
    found = list(_AUXILIARY.finditer(text))
    if not found:
        return None
    hit = rng.choice(found)
    return _swap(text, hit.end(), hit.end(), rng.choice([" not", " never"]))


def _plain(text: str) -> list[tuple[int, int, str]]:
    """Words in lower case that carry content."""
    return [
        (t.start, t.end, t.text)
        for t in tokens(text)
        if t.text.islower() and len(t.text) > 3 and t.lower not in STOPWORDS
    ]


def _ending(word: str) -> str:
    for ending in ("ing", "ed", "ly", "ment", "tion", "al", "ous", "ive", "er", "s"):
        if word.endswith(ending):
            return ending
    return ""


def antonym(text: str, pool: Pool, rng: random.Random) -> str | None:
    """An opposite in the place of a word, in the same form where the sources have one."""
    found = [
        (start, end, fit)
        for start, end, old in _plain(text)
        for other in stored_thesaurus().opposites.get(base_stem(old), ())
        for fit in pool.words.get(f"{other}|{_ending(old)}", [])
    ]
    return _swap(text, *rng.choice(found)) if found else None


def word(text: str, pool: Pool, rng: random.Random) -> str | None:
    """Another plain word, of the same ending, in the place of one."""
    found = _plain(text)
    if not found:
        return None
    start, end, old = rng.choice(found)
    others = [w for w in pool.words.get(_ending(old), ()) if base_stem(w) != base_stem(old)]
    return _swap(text, start, end, rng.choice(others)) if others else None


def inserted(text: str, pool: Pool, rng: random.Random) -> str | None:
    """A describing word put before a plain one."""
    found = [f for f in _plain(text) if _ending(f[2]) in ("", "s", "tion", "ment")]
    others = [w for ending in ("al", "ous", "ive") for w in pool.words.get(ending, ())]
    if not found or not others:
        return None
    start = rng.choice(found)[0]
    return _swap(text, start, start, rng.choice(others) + " ")


def phrase(text: str, pool: Pool, rng: random.Random) -> str | None:
    """A phrase of another sentence added at the end."""
    other = rng.choice(pool.sentences).rstrip(".?! ")
    tails: list[str] = _TAIL.findall(other)
    if not tails or tails[0] in text or not text.rstrip().endswith("."):
        return None
    return text.rstrip()[:-1] + " " + tails[0] + "."


def dropped(text: str, _pool: Pool, rng: random.Random) -> str | None:
    """A clause left out."""
    cuts = [_CLAUSE.sub("", text, count=1), _APART.sub("", text, count=1)]
    cuts = [c for c in cuts if c != text and len(c) > 40]
    return rng.choice(cuts) if cuts else None


def joined(text: str, pool: Pool, rng: random.Random) -> str | None:
    """Two sentences of the source as one."""
    others = [s for s in pool.sentences if s != text]
    if not others or not text.rstrip().endswith("."):
        return None
    return text.rstrip()[:-1] + rng.choice([", and ", "; ", ". "]) + rng.choice(others)


Maker = Callable[[str, Pool, random.Random], str | None]
WRONG: tuple[Maker, ...] = (
    number, date, name, role, negation, antonym, word, word, inserted, phrase,
)  # fmt: skip
RIGHT: tuple[Maker, ...] = (dropped, joined)


def made(sentence: str, pool: Pool, rng: random.Random) -> Iterator[Pair]:
    """The sentence as it is, shortened, joined; and as many wrong ones made from these."""
    changed = [(maker.__name__, maker(sentence, pool, rng)) for maker in RIGHT]
    bases = [("verbatim", sentence), *((kind, text) for kind, text in changed if text)]
    yield from (Pair(base, 1, kind) for kind, base in bases)
    for _ in bases:
        maker = rng.choice(WRONG)
        _, base = rng.choice(bases)
        text = maker(base, pool, rng)
        if text and text != base:
            yield Pair(text, 0, maker.__name__)
