"""How much a claim matters to the story, from the documents alone."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import accumulate

import numpy as np

from flows.core.concepts import concepts
from flows.core.dated import has_open_day
from flows.core.facts import read_facts
from flows.core.facts.polarity import read_marks
from flows.core.records import Claim, Document
from flows.core.standalone import starts_definite
from flows.core.unnamed import speaks_of_something_unnamed
from flows.core.vectors import vectorise
from flows.core.whose import may_be_anothers
from flows.core.words import stem, tokens

_EARLY = 6.0  # body sentences after which a news story's "most important first" has worn off
_READABLE = (8, 34)  # words; a key point outside these is too thin or too heavy
_EARLY_WEIGHT = 0.8
_SHARED_LEAST, _SHARED_WEIGHT = 0.4, 1.5  # a claim of which 40 % is shared keeps all its earliness
_MANY = 3  # other documents that speak of a thing, for it to be everybody's
_PEOPLE_COUNTED = 0.15
_FOCUS_WEIGHT = 3.0
_CENTRAL = 0.5  # about what centrality is to most claims, where it is not known
_DEFINITE = 0.75
_NOTHING_TOLD = 0.2
# Asked and not answered: honest in an article, no news in a brief.
_NO_ANSWER = re.compile(
    r"\b(?:declined (?:to )?(?:comment|say|answer|discuss|give|name)|refused to comment|no comment"
    r"|not aware of|would not (?:comment|say|discuss)|gave no (?:details?|reasons?|figures?)"
    r"|did not (?:immediately )?say (?:how|what|when|whether|if|who|where|why)"
    r"|did not (?:immediately )?(?:name|give) an?y?"
    r"|(?:did|do|does|has|have|had) not (?:\w+ ){0,2}(?:respond|repl|comment|answer)\w*"
    r"|could not (?:\w+ )?be reached|(?:was|were) not (?:\w+ )?available for comment)\b",
    re.IGNORECASE,
)
_OPEN_DAY = 0.6  # a "yesterday" of nobody knows which day
_DEATH = re.compile(r"\b(?:died|dies|dead|killed|drowned)\b")
_FATES = frozenset({"kill", "wound", "die", "injure", "arrest", "displace", "evacuate", "hurt"})
_PEOPLE = frozenset(
    stem(word)
    for word in """people person residents passengers patients workers villagers civilians soldiers
    children infants babies women men miners students families victims employees jobs operations
    homes houses dead""".split()
)
_UNNAMED = 0.1  # nobody reads it with profit at the top: only where nothing else is left


def salience(
    claims: Sequence[Claim],
    documents: Mapping[str, Document],
    focus: str | None = None,
) -> list[float]:
    """One score a claim, higher first: central, like the titles, early in its document, concrete.

    Centrality is the cosine with the mean of all claims (the centroid of Radev et al., 2004), the
    title method is Edmundson's (1969), position follows the inverted pyramid, as far as the other
    documents speak of the same: one that opens with a scene opens with what nobody else tells. With
    a focus, likeness to it outweighs them. "The blaze", "the company" lean on what went before.
    """
    if not claims:
        return []
    texts = [c.text for c in claims]
    titles = " ".join(d.title for d in documents.values() if d.title)
    vectors = vectorise([*texts, titles, focus or ""], texts)
    rows = vectors[: len(texts)]
    centroid = np.asarray(rows.mean(axis=0)).ravel()
    central = np.asarray(rows @ centroid).ravel() / (float(np.linalg.norm(centroid)) or 1.0)
    shared = _shared(claims)
    titled, asked = np.asarray((rows @ vectors[len(texts) :].T).todense()).T
    return [
        float(
            central[i]
            + titled[i]
            + _EARLY_WEIGHT * _earliness(c, documents) * shared[i]
            + _concreteness(c.text)
            + _FOCUS_WEIGHT * asked[i]
        )
        * _readability(c.text)
        * (_DEFINITE if starts_definite(c.text) else 1.0)
        for i, c in enumerate(claims)
    ]


def standing(claim: Claim, documents: Mapping[str, Document], focus: str | None = None) -> float:
    """What can be said of a claim from its own document alone: the same in any company.

    Whatever is asked about claims in this order is asked alike when another document is added.
    """
    told = set(concepts(claim.text))
    title = documents[claim.evidence[0].document].title or ""
    return (
        (
            _CENTRAL
            + _likeness(told, title)
            + _EARLY_WEIGHT * _earliness(claim, documents)
            + _concreteness(claim.text)
            + _FOCUS_WEIGHT * _likeness(told, focus or "")
        )
        * _readability(claim.text)
        * (_DEFINITE if starts_definite(claim.text) else 1.0)
    )


def _likeness(told: set[str], text: str) -> float:
    """The cosine of two sets of concepts."""
    asked = set(concepts(text))
    return len(told & asked) / math.sqrt(len(told) * len(asked)) if told and asked else 0.0


def _shared(claims: Sequence[Claim]) -> list[float]:
    """How much of what each claim tells other documents speak of, as a weight up to 1."""
    told = [frozenset(concepts(c.text)) for c in claims]
    spoken: dict[str, set[str]] = {}  # concept → documents
    for its, claim in zip(told, claims, strict=True):
        for concept in its:
            spoken.setdefault(concept, set()).update(claim.documents)
    others = min(_MANY, len({d for c in claims for d in c.documents}) - 1)
    if others < 1:
        return [1.0] * len(claims)
    return [
        min(
            1.0,
            _SHARED_LEAST
            + _SHARED_WEIGHT
            * sum(min(1.0, (len(spoken[c]) - 1) / others) for c in its)
            / (len(its) or 1),
        )
        for its in told
    ]


def _earliness(claim: Claim, documents: Mapping[str, Document]) -> float:
    first = claim.evidence[0]
    document = documents[first.document]
    told = document.sentence(first.sentence).kind == "body"
    before = _bodies(document)
    return math.exp(-(before[first.sentence - 1] if told else before[-1]) / _EARLY)


@lru_cache(maxsize=1024)
def _bodies(document: Document) -> tuple[int, ...]:
    """How many body sentences stand before each sentence, and how many there are."""
    return tuple(accumulate((s.kind == "body" for s in document.sentences), initial=0))


def _concreteness(text: str) -> float:
    """Names, figures and dates inform, and how many people most; hedged generalities do not."""
    facts = read_facts(text)
    people = any(n.event in _FATES or (n.noun or "") in _PEOPLE for n in facts.numbers)
    told = min(3, len(facts.names)) + min(2, len(facts.numbers)) + min(1, len(facts.dates))
    people = people or _DEATH.search(text) is not None
    hedges = sum(mark.kind == "hedge" for mark in read_marks(text))
    return _PEOPLE_COUNTED * people + 0.07 * told - 0.05 * min(3, hedges)


def _readability(text: str) -> float:
    words = len(tokens(text))
    low, high = _READABLE
    if words < low:
        return 0.5 + 0.5 * words / low
    return 1.0 if words <= high else max(0.4, high / words)


def worth(claim: Claim, documents: Mapping[str, Document]) -> float:
    """How much of its rank a claim keeps when it is printed: news keeps all of it.

    Not part of `salience`, which also says in whose words a group is told.
    """
    text = claim.text
    told = documents[claim.evidence[0].document]
    leans = speaks_of_something_unnamed(text) or may_be_anothers(claim, told)
    unnamed = _UNNAMED if leans else 1.0
    dated = _OPEN_DAY if has_open_day(text) else 1.0
    return unnamed * dated * (_NOTHING_TOLD if _NO_ANSWER.search(text) else 1.0)
