"""Who says so, told once: a speaker written in two ways is one, and a text may name its own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from flows.core.facts import read_facts
from flows.core.records import Claim
from flows.publish.integrity import normalised

_ARTICLES = ("the ", "a ", "an ")


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who says so, and the documents that report it; without a speaker, they do."""

    speaker: str | None
    documents: tuple[str, ...]


def voices(claims: Iterable[Claim]) -> tuple[Voice, ...]:
    """Who stands behind these claims: each speaker once, with every document that reports them.

    A list of speakers alone reads as one ("the army, Pakistan"); with where each is heard it
    does not.
    """
    heard: dict[str | None, tuple[str | None, dict[str, None]]] = {}
    for claim in claims:
        key = None if claim.speaker is None else _folded(claim.speaker)
        _, documents = heard.setdefault(key, (claim.speaker, {}))
        documents.update(dict.fromkeys(claim.documents))
    return tuple(Voice(speaker, tuple(documents)) for speaker, documents in heard.values())


def says_who(claim: Claim) -> str | None:
    """The speaker, if a page must name them beside the text, for the text itself does not.

    The text does where it reads as a report of what they say ("Islamabad confirmed ..."), not
    where it merely mentions them ("Pakistan will not sign").
    """
    if claim.speaker is None:
        return None
    name = f" {_folded(claim.speaker)} "
    reported = (f" {_folded(s.speaker)} " for s in read_facts(claim.text).speeches)
    return None if any(name in speaker for speaker in reported) else claim.speaker


def _folded(speaker: str) -> str:
    folded = normalised(speaker)
    for article in _ARTICLES:
        folded = folded.removeprefix(article)
    return folded or speaker  # signs alone are told apart as they stand
