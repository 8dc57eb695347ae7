"""Who is what: the offices, ranks and trades that a text gives to those it names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from flows.core.facts.common_words import is_common
from flows.core.facts.name_forms import fold
from flows.core.facts.role_words import MODIFIERS, is_head
from flows.core.words import STOPWORDS, listed

_PREPOSITIONS = listed("of for in at to with on from under")
_COMPOUND = listed("executive officer elect")
_BEFORE_HEAD = listed("the a an his her its their who is")
_MOST_BEFORE, _LONGEST_TITLE = 6, 90  # words; characters
_WORD = re.compile(r"[^\W\d_](?:[\w]|[-’'.&‑](?=\w))*’?")
_AGE = re.compile(r"\s*,\s*(?:aged\s+)?\d{1,3}(?=\s*,)")
_PHRASE = r"([^,;:.()\n“”\"—]{3,100}?)"
_PHRASE_END = r"(?=\s*(?:[,;:)(\n—]|\.(?:\s|$)|$|\s[–-]\s|\s(?:who|which)\s))"
_AFTER = re.compile(
    r"\s*,\s+(?:who\s+(?:is|was|serves\s+as)\s+)?([^,;:()\n“”\"—]{3,100}?)" + _PHRASE_END
)
_COPULA = re.compile(
    r"\s+(?:was\s+(?:named|elected|appointed)(?:\s+as)?|is|was|became|remains|serves\s+as)\s+"
    r"([^,;:()\n“”\"—]{3,100}?)" + _PHRASE_END
)
_IN_FRONT = re.compile(
    r"(?:^|[,;:.—–“\"]\s*|\b(?:and|by|with|from|to|of|while|after|when|that|as|including|but"
    r"|earlier|also)\s+)" + _PHRASE + r",\s+$",
    re.IGNORECASE,
)
_NAME_ENDS = re.compile(r"\s*,|\s+(?:said|says|told)\b")


@dataclass(frozen=True, slots=True)
class Role:
    """A role as written at `text[start:end]`."""

    text: str
    start: int
    end: int


def title_before(text: str, start: int) -> Role | None:
    """The role that runs straight into the name at `start`: "Foreign Ministry spokesman X"."""
    if not text[:start].endswith((" ", "\u00a0")):
        return None
    before = list(_WORD.finditer(text, max(0, start - _LONGEST_TITLE), start))
    if not before or text[before[-1].end() : start].strip(". \u00a0"):
        return None
    if not is_head(before[-1].group()):
        return None
    i = _first_of_title(text, before, len(before) - 1)
    return Role(text[before[i].start() : before[-1].end()], before[i].start(), before[-1].end())


def _first_of_title(text: str, tokens: list[re.Match[str]], last: int) -> int:
    i = last
    while i > 0 and last - i < _MOST_BEFORE:
        word, gap = tokens[i - 1].group(), text[tokens[i - 1].end() : tokens[i].start()]
        if gap.strip(" .") or ("." in gap and not is_head(word)):
            break
        low = fold(word)
        proper = word[0].isupper() and low not in STOPWORDS
        parts = low.replace("‑", "-").split("-")
        if not (proper or is_head(word) or all(p in MODIFIERS for p in parts)):
            break
        i -= 1
    return i


def role_after(text: str, end: int) -> Role | None:
    """The apposition or predicate after the name: ", head of X," or "was elected mayor of Y"."""
    age = _AGE.match(text, end)
    at = age.end() if age else end
    match = _AFTER.match(text, at)
    if match:
        return _noun_phrase(match.group(1), match.start(1))
    match = _COPULA.match(text, at)
    return _noun_phrase(match.group(1), match.start(1), predicate=True) if match else None


def role_in_front(text: str, start: int, end: int) -> Role | None:
    """The description that a name explains: "The group’s chief spokesman, X, said"."""
    if not _NAME_ENDS.match(text, end) and end < len(text.rstrip(".")):
        return None
    match = _IN_FRONT.search(text[:start])
    return _noun_phrase(match.group(1), match.start(1)) if match else None


def _noun_phrase(phrase: str, offset: int, *, predicate: bool = False) -> Role | None:
    """`phrase` if it is a role: its head after modifiers only, and no verb or name behind it."""
    found = list(_WORD.finditer(phrase))
    heads = [i for i, m in enumerate(found) if is_head(m.group())]
    if not heads or heads[0] > _MOST_BEFORE:
        return None
    if any(_bars(m.group()) for m in found[: heads[0]]):
        return None
    head = heads[0]
    while head + 1 < len(found) and (head + 1 in heads or found[head + 1].group() in _COMPOUND):
        head += 1
    rest = found[head + 1 :]
    if rest and rest[0].group() not in _PREPOSITIONS:
        if not predicate:
            return None
        phrase = phrase[: found[head].end()]  # "was named governor last year"
    return Role(phrase, offset, offset + len(phrase))


def _bars(word: str) -> bool:
    """Whether a word cannot stand before the head of a role: a verb, a preposition."""
    low = word.casefold()
    if low in _BEFORE_HEAD or "’" in word or "'" in word:
        return False
    verb = word[0].islower() and low not in MODIFIERS and low.endswith(("ing", "ed"))
    return verb or low in STOPWORDS


@lru_cache(maxsize=16_384)
def read_offices(text: str) -> tuple[Role, ...]:
    """Every role phrase with one head and what stands before it: "the defence minister"."""
    found = list(_WORD.finditer(text))
    roles: list[Role] = []
    for i, match in enumerate(found):
        following = found[i + 1] if i + 1 < len(found) else None
        if not is_head(match.group()) or (following and _continues(text, match, following)):
            continue
        first = _first_of_title(text, found, i)
        start, end = found[first].start(), match.end()
        roles.append(Role(text[start:end], start, end))
    return tuple(roles)


def _continues(text: str, here: re.Match[str], following: re.Match[str]) -> bool:
    """Whether the next word shows that this one is no office yet: "Prime" …, "Premier League"."""
    if text[here.end() : following.start()].strip(" ."):
        return False
    word = following.group()
    return is_head(word) or (here.group()[0].isupper() and word[0].isupper() and is_common(word))
