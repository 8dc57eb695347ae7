"""Whether two names for a speaker mean the same one.

A person is known by the surname, a role by its head noun and whose role it is, a government by its
country, its people or its capital ("Islamabad", "Pakistan", "Pakistani officials").
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from flows.core.facts.nations import FORMS, SEATS
from flows.core.facts.phrases import OBJECT_PRONOUNS, PRONOUNS, SPEAKING
from flows.core.words import STOPWORDS, listed, stem, tokens

_HONORIFICS = listed("""
    mr mrs ms miss dr sir dame lord lady prof professor lt gen general col colonel capt
    captain lieutenant major sgt sergeant admiral president prime minister king queen prince
    princess pope sen senator rep representative gov governor judge justice chief secretary
    mayor chancellor sheikh mullah maulana foreign defense defence interior finance
    information health education home director chairman chairwoman chair ceo spokesman
    spokeswoman spokesperson commissioner inspector superintendent detective constable
    attorney coach deputy vice acting former rev reverend bishop archbishop cardinal
    ambassador
""")
_LONGEST = max(map(len, (*FORMS, *SEATS)))
_LEGAL_FORMS = listed("inc ltd plc corp co llc gmbh ag sa nv limited corporation incorporated")
#: Nouns that stand for the government whose country they follow: "Pakistani officials".
_GOVERNING = listed("""
    government officials official authorities side administration regime rulers delegation
    representatives leaders
""")
_SPOKESMAN = listed("spokesman spokeswoman spokesperson")
_VAGUE = PRONOUNS | listed("they them him her both others officials sides")


@dataclass(frozen=True, slots=True)
class Identity:
    """What a speaker phrase says of its holder."""

    surnames: frozenset[str]  # of persons named, as stems: they are looked for among `words`
    countries: frozenset[str]  # governments that it stands for
    of: frozenset[str]  # countries that qualify a role: "Pakistani … minister"
    words: frozenset[str]  # stems of all content words, honorifics included
    pronoun: bool


@lru_cache(maxsize=16_384)
def identify(speaker: str) -> Identity:
    """Reads a speaker phrase as written; empty sets where it says nothing of the kind."""
    units = _units(speaker)
    if len(units) == 1 and units[0].word in PRONOUNS | OBJECT_PRONOUNS:
        none: frozenset[str] = frozenset()
        return Identity(none, none, none, none, pronoun=True)
    content = [u for u in units if u.word not in STOPWORDS | _LEGAL_FORMS]
    of = frozenset(u.word for u in units if u.country)
    governing = bool(of) and all(u.country or u.word in _GOVERNING for u in content)
    return Identity(
        frozenset(_role(word) for word in _surnames(speaker, units)),
        of if governing else frozenset(),
        of,
        frozenset(_role(u.word) for u in content),
        pronoun=False,
    )


@dataclass(frozen=True, slots=True)
class _Unit:
    word: str  # lower case, possessive off; a country's key
    start: int
    end: int
    country: bool
    proper: bool  # may be part of a person's name


def _units(speaker: str) -> list[_Unit]:
    """The words of a phrase, a country's several words as one."""
    run = tokens(speaker)
    bare = [_bare(t.lower) for t in run]
    found: list[_Unit] = []
    at = 0
    while at < len(run):
        size = next(
            (
                n
                for n in range(min(_LONGEST, len(run) - at), 0, -1)
                if _country(run[at].text, bare, at, n)
            ),
            0,
        )
        last = run[at + max(size, 1) - 1]
        key = _country(run[at].text, bare, at, size) if size else None
        proper = run[at].text[0].isupper() and not key and not last.lower.endswith("'s")
        named = proper and bare[at] not in STOPWORDS | _HONORIFICS | SPEAKING | _LEGAL_FORMS
        found.append(_Unit(key or bare[at], run[at].start, last.end, bool(key), named))
        at += max(size, 1)
    return found


def _country(text: str, words: list[str], at: int, size: int) -> str | None:
    if not text[0].isupper():
        return None
    key = tuple(words[at : at + size])
    return FORMS.get(key) or SEATS.get(key)


def _surnames(speaker: str, units: list[_Unit]) -> list[str]:
    """The last word of each run of proper words: "Taliban spokesman Zabihullah Mujahid"."""
    found = []
    for unit, following in zip(units, [*units[1:], None], strict=False):
        goes_on = following is not None and following.proper
        if unit.proper and not (
            goes_on and following and not speaker[unit.end : following.start].strip(" .")
        ):
            found.append(unit.word)
    return found


def _bare(word: str) -> str:
    return word.removesuffix("'s").removesuffix("'")


def _role(word: str) -> str:
    if word.startswith("@"):
        return word
    return "spokes" if word in _SPOKESMAN else stem(word.replace("defence", "defense"))


def same_speaker(a: str, b: str) -> bool | None:  # noqa: PLR0911 - a list of rules, each with its answer
    """True or False, or None where it cannot be told (a pronoun, a role against a bare name).

    Symmetric. "Mujahid" is "Taliban spokesman Zabihullah Mujahid"; "the Taliban’s chief spokesman"
    is "Taliban spokesman"; "Islamabad" is "Pakistan" and "Pakistani officials", but neither is
    "the Pakistani army".
    """
    one, other = identify(a), identify(b)
    if one.pronoun or other.pronoun:
        return None
    if one.words == other.words:
        return True if one.words else None
    if not one.words or not other.words:
        return None
    if one.countries or other.countries:
        if one.countries and other.countries:
            return bool(one.countries & other.countries)
        return _part_of_government(one, other)
    if one.surnames and other.surnames:
        return _shares_a_name(one, other)
    if one.words <= other.words or other.words <= one.words:
        return True
    if one.of and other.of and not one.of & other.of:
        return False
    if one.surnames or other.surnames or one.words & other.words:
        return None  # a bare name and a role: only the text can say who holds it
    return False


def _part_of_government(one: Identity, other: Identity) -> bool | None:
    """Tells "Pakistan" and "the Pakistani army", which may speak for it, from two countries."""
    return None if one.of & other.of else False


def _shares_a_name(one: Identity, other: Identity) -> bool:
    return bool(one.surnames & other.surnames)
