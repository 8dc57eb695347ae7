"""Text to words: tokens with offsets, stems, and which words carry content."""

from __future__ import annotations

import re
import threading
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

# A word keeps inner apostrophes, hyphens and points ("cease-fire", "Pakistan’s", "U.S."),
# a number its separators; a currency or percent sign is a token of its own.
_TOKEN = re.compile(
    r"\d[\d,.]*\d|\d|(?:[A-Z]\.){2,}|[^\W\d_]+(?:[-’'‑][^\W_]+)*|[$€£¥%]", re.UNICODE
)
# A stemmer keeps the word it works on in itself, and documents are read in several threads.
_own = threading.local()


def listed(words: str) -> frozenset[str]:
    """A set of words written as one string, as a lexicon reads best."""
    return frozenset(words.split())


STOPWORDS = frozenset(
    """a about after again against all also although am an and any are as at be because been before
    being between both but by can could did do does doing down during each either else for from
    further had has have having he her here hers herself him himself his how i if in into is it its
    itself just me more most my myself no nor not now of off on once only or other our ours out over
    own per same she should so some such than that the their theirs them themselves then there these
    they this those through to too under until up upon us very was we were what when where whether
    which while who whom whose why will with within without would yet you your yours""".split()
)

#: Titles and parts of names as they are shortened, with a point that ends no sentence: a pattern.
TITLES = (
    "Adm|Brig|Capt|Cmdr|Col|Cpl|Det|Dr|Ft|Gen|Gov|Hon|Insp|Lt|Maj|Mr|Mrs|Ms|Mt|Prof|Rep|Rev|Sen"
    "|Sgt|Sr|St|Supt"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or sign at `text[start:end]`."""

    text: str
    start: int
    end: int

    @property
    def lower(self) -> str:
        """Folded for look-ups: lower case, straight apostrophes and hyphens."""
        return self.text.casefold().replace("’", "'").replace("‑", "-")


@lru_cache(maxsize=65_536)
def tokens(text: str) -> tuple[Token, ...]:
    """The tokens of `text`, in order, with offsets into it."""
    return tuple(Token(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(text))


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """The Snowball (Porter 2) stem of one word, without a possessive ending or inner hyphen."""
    folded = word.casefold().replace("’", "'").replace("-", "").replace("‑", "")
    folded = folded.removesuffix("'s").removesuffix("'")
    if not hasattr(_own, "stemmer"):
        _own.stemmer = snowballstemmer.stemmer("english")
    return str(_own.stemmer.stemWord(folded))


@lru_cache(maxsize=65_536)
def content_stems(text: str) -> tuple[str, ...]:
    """Stems of the words that carry content, in order, with repeats."""
    return tuple(stem(t.text) for t in tokens(text) if t.lower not in STOPWORDS)
