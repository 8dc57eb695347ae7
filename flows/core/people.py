"""Who the people of a document are: full names, and who holds a role."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from flows.core.facts import Name, read_facts
from flows.core.facts.nations import FORMS
from flows.core.facts.role_words import is_head, role_words
from flows.core.facts.speakers import same_speaker
from flows.core.records import Document, Sentence
from flows.core.words import tokens

_LONGEST = 5  # words in a personal name; more is an organisation or a fused headline
_GIVEN_AND_FAMILY = (2, 3)  # words in a bare personal name
_INSTITUTIONS = frozenset(
    """agency airlines airways army assembly association authority bank bureau chamber church club
    commission committee company congress corporation council court department federation foods
    force forces foundation fund gazette government group holdings hospital industries institute
    labs league limited lines logistics ltd ministry motors movement nations news observatory office
    organisation organization parliament partners party police post press railways resources senate
    service society state states systems taliban technologies times tribune union
    university""".split()
)


def is_institution(noun: str) -> bool:
    """Whether a noun names a body, not a person: "ministry", "Council"."""
    return noun.casefold() in _INSTITUTIONS


def is_person(name: Name, text: str) -> bool:
    """A guess from the text alone: somebody with a role, or a bare given and family name.

    "the Transit Workers Union" and "Afghan Taliban" are nobody: an article, a country or the name
    of an institution says so.
    """
    words = _words(name.core)
    if any((w,) in FORMS or w in _INSTITUTIONS for w in words):
        return False
    after_article = text[: name.start].rstrip().casefold().endswith(("the", " a", " an"))
    return bool(name.role) or (len(words) in _GIVEN_AND_FAMILY and not after_article)


def full_name(document: Document, name: str) -> str:
    """The fullest form of a personal name that the document gives: "Asif" → "Khawaja Asif"."""
    return introduced(document, name)[0]


@lru_cache(maxsize=16_384)
def introduced(document: Document, name: str) -> tuple[str, int]:
    """The fullest form of a name and the first sentence that has it.

    The name itself and 0 if there is none, or if several people share it.
    """
    words = _words(name)
    forms: dict[str, int] = {}
    for sentence in _that_mention(document, words[-1]) if words else ():
        for other in read_facts(sentence.text).names:
            theirs = _words(other.core)
            fuller = len(words) < len(theirs) <= _LONGEST and theirs[-1:] == words[-1:]
            if fuller and set(words) <= set(theirs) and is_person(other, sentence.text):
                forms.setdefault(other.core, sentence.number)
    full = max(forms, key=lambda n: len(_words(n)), default=name)
    one_person = all(set(_words(f)) <= set(_words(full)) for f in forms)
    return (full, forms[full]) if forms and one_person else (name, 0)


@lru_cache(maxsize=16_384)
def holder(document: Document, role: str) -> tuple[str, int] | None:
    """Who holds a role that is named without its holder ("the Taliban spokesman"), and where.

    None for an institution ("the council": whoever leads it has not therefore spoken) and where
    several people hold the role.
    """
    head = role.rpartition(" ")[2]
    if not role.casefold().startswith("the ") or not head.islower() or not is_head(head):
        return None
    found: dict[str, tuple[str, int]] = {}  # by surname
    for sentence in _that_mention(document, head):
        for name in read_facts(sentence.text).names:
            if _holds(name, role) and is_person(name, sentence.text):
                full = full_name(document, name.core)
                found.setdefault(_words(full)[-1], (full, sentence.number))
    if len(found) != 1:
        return None
    ((full, number),) = found.values()
    return f"{role} {full}", number


def _holds(name: Name, role: str) -> bool:
    """Whether somebody's role is this one, not its deputy, its former one or its spokesman."""
    if not name.role or not same_speaker(role, name.role):
        return False
    asked, held = role_words(role), role_words(name.role)
    return (asked.heads, asked.lowered) == (held.heads, held.lowered)


def is_person_in(document: Document, name: Name, text: str) -> bool:
    """Whether a name is a person's by its own form, or by a fuller form elsewhere."""
    return is_person(name, text) or introduced(document, name.core)[1] > 0


def _words(name: str) -> list[str]:
    return [t.lower.removesuffix("'s") for t in tokens(name)]


def _that_mention(document: Document, word: str) -> Iterator[Sentence]:
    """The sentences whose facts are worth reading for a word; a document may be a book."""
    wanted = word.casefold()
    return (
        s
        for s, text in zip(document.sentences, _folded(document), strict=True)
        if s.kind != "furniture" and wanted in text
    )


@lru_cache(maxsize=64)
def _folded(document: Document) -> tuple[str, ...]:
    return tuple(s.text.casefold() for s in document.sentences)
