"""Whether two names for a speaker mean the same one.

A person is known by the surname, a role by its head noun and whose role it is, a government by its
country, its people or its capital ("Islamabad", "Pakistan", "Pakistani officials").
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from flows.core.facts.clauses import listed
from flows.core.facts.governments import country_of
from flows.core.facts.subjects import PRONOUNS, SPEAKING
from flows.core.words import STOPWORDS, stem, tokens

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

    surnames: frozenset[str]  # of persons named
    countries: frozenset[str]  # governments that it stands for
    of: frozenset[str]  # countries that qualify a role: "Pakistani … minister"
    words: frozenset[str]  # stems of all content words, honorifics included
    pronoun: bool


@lru_cache(maxsize=16_384)
def identify(speaker: str) -> Identity:
    """Reads a speaker phrase as written; empty sets where it says nothing of the kind."""
    run = tokens(speaker)
    lower = [_bare(t.lower) for t in run]
    if len(run) == 1 and lower[0] in PRONOUNS:
        none: frozenset[str] = frozenset()
        return Identity(none, none, none, none, pronoun=True)
    surnames: set[str] = set()
    of: set[str] = set()
    name: list[str] = []
    for i, token in enumerate([*run, None]):
        word = lower[i] if token else ""
        country = country_of(word) if token and token.text[0].isupper() else None
        if country:
            of.add(country)
        possessive = bool(token) and token.lower.endswith("'s")  # type: ignore[union-attr]
        proper = bool(token) and token.text[0].isupper() and word not in STOPWORDS  # type: ignore[union-attr]
        if proper and not country and not possessive and word not in _HONORIFICS | SPEAKING:
            gap = name and speaker[run[i - 1].end : token.start].strip(" .")  # type: ignore[union-attr]
            if gap:
                _close(name, surnames)
            name.append(word)
        else:
            _close(name, surnames)
    rest = [w for w in lower if w not in STOPWORDS]
    governing = bool(of) and all(country_of(w) or w in _GOVERNING for w in rest)
    return Identity(
        frozenset(surnames),
        frozenset(of) if governing else frozenset(),
        frozenset(of),
        frozenset(_role(w) for w in rest),
        pronoun=False,
    )


def _close(name: list[str], surnames: set[str]) -> None:
    if name:
        surnames.add(name[-1])
        name.clear()


def _bare(word: str) -> str:
    return word.removesuffix("'s").removesuffix("'")


def _role(word: str) -> str:
    country = country_of(word)
    if country:
        return country
    return "spokes" if word in _SPOKESMAN else stem(word.replace("defence", "defense"))


def same_speaker(a: str, b: str) -> bool | None:
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
    if one.surnames or other.surnames:
        return None  # a bare name and a role: only the text can say who holds it
    return False


def _part_of_government(one: Identity, other: Identity) -> bool | None:
    """ "Pakistan" and "the Pakistani army": one speaks for the other, or may."""
    return None if one.of & other.of else False


def _shares_a_name(one: Identity, other: Identity) -> bool:
    return bool(one.surnames & other.surnames)
