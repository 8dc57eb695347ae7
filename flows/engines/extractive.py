"""The embedded default engine: the sources' own sentences. No key, no network, deterministic."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from flows.core.facts import Speech, read_facts
from flows.core.people import full_name, is_person
from flows.core.records import Claim, Document, Draft, Sentence, Usage
from flows.core.standalone import leans_on_context, make_stand
from flows.core.statements import statements
from flows.core.told import OPENS
from flows.core.vectors import vectorise
from flows.core.words import tokens
from flows.engines import Worded

_MOST_SENTENCES = 60  # a document's most central ones; a news article has fewer
_FEWEST_WORDS = 5
_SPOKEN_SHARE = 0.5  # of a statement's length


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
            if s.kind == "body" and not s.addresses_model and len(tokens(s.text)) >= _FEWEST_WORDS
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
            document.id, sentence.text, draft.sentences[:1], _speaker(document, sentence.text)
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
            speaker=_speaker(document, text),
            wording="source",
        )
        for text in statements(standing.text)
        if not leans_on_context(text)
    ]


def _speaker(document: Document, text: str) -> str | None:
    """Who says this statement, by the fullest name that the document gives; None if nobody does.

    A speaker who opens the sentence says it; one in passing does if most of it is their words.
    """
    facts = read_facts(text)
    for speech in facts.speeches:
        quoted = any(q.start <= speech.speaker_start < q.end for q in facts.quotations)
        if quoted or not _is_main(speech, text):
            continue
        for name in facts.names:
            inside = speech.speaker_start <= name.start and name.end <= speech.speaker_end
            if inside and is_person(name, text):
                return full_name(document, name.core)
        return speech.speaker or None
    return None


def _is_main(speech: Speech, text: str) -> bool:
    """Whether a speech is what the statement is about, not a remark within it."""
    words_first = speech.content_start < OPENS and speech.content_end <= speech.speaker_start
    if speech.speaker_start < OPENS or words_first:
        return True
    spoken = speech.content_end - speech.content_start
    if spoken >= _SPOKEN_SHARE * len(text):
        return True
    before = text[: speech.speaker_start].rstrip()
    after = len(text) - speech.speaker_end
    return before.endswith(",") and spoken >= _SPOKEN_SHARE * after  # "Speaking on Friday, X said"
