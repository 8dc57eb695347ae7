"""The embedded default engine: the sources' own sentences. No key, no network, deterministic."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from flows.core.dated import with_days
from flows.core.facts import read_facts
from flows.core.records import Claim, Document, Draft, Sentence, Usage
from flows.core.sayer import has_unread_speaker, sayer
from flows.core.standalone import leans_on_context, make_stand
from flows.core.statements import statements
from flows.core.timeline import told_on
from flows.core.vectors import vectorise
from flows.core.words import tokens
from flows.engines import Worded

_MOST_SENTENCES = 60  # a document's most central ones; a news article has fewer
_FEWEST_WORDS = 5  # of a sentence without a figure: "Three councillors abstained." is news
_FEWEST_WITH_FIGURE = 3


class ExtractiveEngine:
    """Offers every sentence that can be read alone, cut into the statements that it makes.

    What matters among them, and what several documents tell alike, shows only when all documents
    are seen together, so it is decided in consolidating.
    """

    name = "extractive"
    models: tuple[str, ...] = ()
    usage = Usage()

    @property
    def prompts(self) -> dict[str, str]:
        """None: no model is asked."""
        return {}

    @property
    def schemas(self) -> dict[str, str]:
        """None: no model answers."""
        return {}

    def unread(self, document: Document) -> tuple[int, ...]:  # noqa: ARG002 - the protocol's
        """None: a sentence of any length is read."""
        return ()

    def summarise(self, document: Document, focus: str | None) -> Sequence[Draft]:
        """Drafts in reading order; at most 60 sentences' worth, the most central ones."""
        body = [
            s
            for s in document.sentences
            if s.kind == "body" and not s.addresses_model and _says_enough(s.text)
        ]
        return tuple(d for s in _most_central(body, focus) for d in _drafts(document, s))

    def word_group(self, group: Sequence[Claim]) -> Worded:
        """All members as proposed, in the words that the group was proposed for."""
        return Worded(tuple(c.id for c in group))

    def restate(self, document: Document, draft: Draft, codes: Sequence[str]) -> Draft | None:  # noqa: ARG002 - the protocol
        """The whole sentence instead of the shortened one that failed."""
        sentence = document.sentence(draft.sentences[0])
        if draft.text == sentence.text or leans_on_context(sentence.text):
            return None
        return Draft(
            document.id, sentence.text, draft.sentences[:1], sayer(document, sentence.text)
        )


def _says_enough(text: str) -> bool:
    words = len(tokens(text))
    return words >= _FEWEST_WORDS or (
        words >= _FEWEST_WITH_FIGURE and bool(read_facts(text).numbers)
    )


def _most_central(body: list[Sentence], focus: str | None) -> list[Sentence]:
    if len(body) <= _MOST_SENTENCES:
        return body
    texts = [s.text for s in body]
    vectors = vectorise([*texts, focus or ""], texts)
    rows = vectors[: len(texts)]
    score = np.asarray(rows @ np.asarray(rows.mean(axis=0)).ravel()).ravel()
    score = score + np.asarray((rows @ vectors[len(texts)].T).todense()).ravel()
    score[:5] += 1.0  # the lead is never left out
    keep = sorted(np.argsort(-score, kind="stable")[:_MOST_SENTENCES])
    return [body[int(i)] for i in keep]


def _drafts(document: Document, sentence: Sentence) -> list[Draft]:
    standing = make_stand(document, sentence)
    if standing.leans:
        return []
    return [
        Draft(
            document=document.id,
            text=text,
            sentences=(sentence.number,),
            speaker=sayer(document, text),
            wording="source",
        )
        for text in statements(with_days(standing.text, told_on(document)))
        if not leans_on_context(text) and not has_unread_speaker(text)
    ]
