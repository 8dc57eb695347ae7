"""The llm engine: any OpenAI-compatible endpoint, under strict JSON schemas.

A model is shown numbered sentences and answers with numbers, so that evidence can be wrong but
never invented (the reference-by-line-number idea of Claimify and VeriTrail).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from flows.core.records import Claim, Document, Draft, Sentence
from flows.endpoint import Asker, load_prompt
from flows.endpoint.errors import AnswerError
from flows.endpoint.excerpt import (
    in_chunks,
    near,
    readable,
    show_records,
    show_sentences,
    too_long,
)
from flows.endpoint.halves import in_halves
from flows.engines import Worded

_CLAIMS_A_SENTENCE = 2  # at most: "two facts are two claims", and a sentence may hold two
_LONGEST = 1000  # characters of one statement; the longest sentences of law reports stay below
_LARGEST_GROUP = 40  # claims; as many as the schema's `members` may hold


class LLMEngine(Asker):
    """Writes with a model. Implements `flows.engines.Engine`; safe to use from several threads."""

    PROMPTS = ("summarise", "group", "restate")

    @property
    def name(self) -> str:
        """As the user names it."""
        return "llm"

    def unread(self, document: Document) -> tuple[int, ...]:
        """Sentences that are longer by themselves than one request may show."""
        return too_long(document, self._chunk_tokens, self._endpoint.config.model)

    def summarise(self, document: Document, focus: str | None) -> tuple[Draft, ...]:
        """One document's statements that matter, in its own order.

        Raises:
            EndpointError: if the endpoint fails, or if any part of the document gets no usable
                answer (`AnswerError`): half a summary would be silent about the other half.
        """

        def work(sentences: Sequence[Sentence]) -> list[Draft]:
            return self._summarise_part(document, sentences, focus)

        chunks = in_chunks(readable(document), self._chunk_tokens, self._endpoint.config.model)
        return tuple(draft for chunk in chunks for draft in in_halves(chunk, work))

    def word_group(self, group: Sequence[Claim]) -> Worded:
        """Those that tell the same thing as the first, and perhaps one wording.

        What is said in the same words is not asked about. Else no members if none is confirmed, or
        if the model gives no usable answer: unconfirmed is unmerged.

        Raises:
            EndpointError: if the endpoint fails for more than this group.
        """
        same: dict[tuple[str | None, str], list[str]] = {}
        for claim in group:
            same.setdefault((claim.speaker, claim.text), []).append(claim.id)
        if len(same) < 2:  # noqa: PLR2004 - nothing to compare
            return Worded(tuple(claim.id for claim in group))
        first = next(iter(same.values()))
        alike = Worded(tuple(first) if len(first) > 1 else ())
        # Short ids of our own: they cost less, and the same claims make the same prompt again.
        ids = {f"c{i}": own for i, own in enumerate([*same.values()][:_LARGEST_GROUP], 1)}
        shown = [[short, *words] for short, words in zip(ids, same, strict=False)]
        prompt = load_prompt("group").render(
            {"members": list(ids)}, claims=show_records(shown, self._secret)
        )
        try:
            answer = self._endpoint.ask(prompt, lambda a: _unknown_ids(a, ids), self._meter)
        except AnswerError:
            return alike
        members = tuple(i for short, own in ids.items() if short in answer["members"] for i in own)
        if group[0].id not in members or len(members) < 2:  # noqa: PLR2004 - one is no group
            return alike
        if not _filled(answer["text"]) or _too_much(answer):
            return Worded(members)
        return Worded(members, answer["text"].strip(), _speaker(answer))

    def restate(self, document: Document, draft: Draft, codes: Sequence[str]) -> Draft | None:
        """A second wording from the same evidence; None if it has none.

        Raises:
            EndpointError: if the endpoint fails for more than this claim.
        """
        shown = near(document, draft.sentences, self._chunk_tokens, self._endpoint.config.model)
        evidence = [s.number for s in shown if s.number in draft.sentences]
        if not evidence:
            return None
        claim = {"speaker": draft.speaker, "text": draft.text}
        prompt = load_prompt("restate").render(
            document=show_sentences(document, shown, self._secret),
            evidence=evidence,
            claim=show_records([claim], self._secret),
            codes=list(codes),
        )
        try:
            answer = self._endpoint.ask(prompt, lambda _: [], self._meter)
        except AnswerError:
            return None
        if not _filled(answer["text"]) or _too_much(answer):
            return None
        text = answer["text"].strip()
        return Draft(document.id, text, draft.sentences, _speaker(answer), wording="restated")

    def _summarise_part(
        self, document: Document, sentences: Sequence[Sentence], focus: str | None
    ) -> list[Draft]:
        offered = [s.number for s in sentences]
        prompt = load_prompt("summarise").render(
            {"sentences": offered, "claims": _CLAIMS_A_SENTENCE * len(offered)},
            document=show_sentences(document, sentences, self._secret),
            focus=focus,
        )
        answer = self._endpoint.ask(prompt, lambda a: _unsound_claims(a, set(offered)), self._meter)
        return [
            Draft(
                document=document.id,
                text=claim["text"].strip(),
                sentences=tuple(sorted(set(claim["sentences"]))),
                speaker=_speaker(claim),
            )
            for claim in answer["claims"]
        ]


def _unsound_claims(answer: dict[str, Any], offered: Collection[int]) -> list[str]:
    complaints = []
    for i, claim in enumerate(answer["claims"], 1):
        if not _filled(claim["text"]):
            complaints.append(f"claim {i} has no text")
        if _too_much(claim):
            complaints.append(f"claim {i} is longer than one sentence: say one thing")
        if unknown := [n for n in claim["sentences"] if n not in offered]:
            complaints.append(f"claim {i} names sentence {unknown[0]}, which is not shown")
    return complaints


def _unknown_ids(answer: dict[str, Any], offered: Collection[str]) -> list[str]:
    return [f"no claim has the id {m!r}" for m in answer["members"] if m not in offered]


def _too_much(answer: dict[str, Any]) -> bool:
    """Whether it is more than any sentence: a model that goes round in circles, or copies."""
    return len(answer["text"] or "") > _LONGEST or len(answer["speaker"] or "") > _LONGEST


def _filled(text: str | None) -> bool:
    return bool(text and text.strip())


def _speaker(answer: dict[str, Any]) -> str | None:
    """Models write an empty name, or "null", where they mean that there is none."""
    name = (answer["speaker"] or "").strip()
    return None if name.casefold() in {"", "null", "none"} else name
