"""The chat judge: a chat model under strict schemas. Support and attribution are asked apart."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import Any

from flows.core.records import Document, Draft, Sentence, VerdictLabel
from flows.endpoint import Asker, load_prompt
from flows.endpoint.errors import AnswerError, CutOffError, PromptTooLongError
from flows.endpoint.excerpt import in_chunks, show_records, show_sentences
from flows.endpoint.halves import in_halves
from flows.judges import Judgement
from flows.judges.views import View

_Entry = dict[str, Any]


class ChatJudge(Asker):
    """Judges with a chat model. Implements `flows.judges.Judge`.

    What the model leaves out, or answers in no usable form, is "unchecked", never a pass.
    """

    PROMPTS = ("judge_support", "judge_attribution")

    @property
    def name(self) -> str:
        """Recorded with each check."""
        return f"chat:{self._endpoint.config.model}"

    def judge(self, document: Document, claims: Sequence[Draft]) -> tuple[Judgement, ...]:
        """One judgement a claim, in order.

        Raises:
            EndpointError: if the endpoint fails for more than single requests.
        """
        view = View(document, self._chunk_tokens, self._endpoint.config.model)
        found: dict[int, Judgement] = {}
        doubtful: list[int] = []  # where only a part of the document was shown
        for batch in view.batches(claims, range(len(claims))):
            drafts = [claims[i] for i in batch]
            shown = view.near(drafts)
            entries = self._ask("judge_support", document, shown, drafts)
            for i, entry in zip(batch, entries, strict=True):
                found[i] = _first_look(entry, claims[i])
            if len(shown) < len(view.whole):
                doubtful += [i for i in batch if found[i].verdict in {"not_found", "partial"}]
        for batch in view.batches(claims, doubtful):
            drafts = [claims[i] for i in batch]
            for i, entries in zip(batch, self._look_everywhere(view, drafts), strict=True):
                found[i] = _second_look(entries, claims[i], found[i])
        # Attribution is asked only where the claim may yet be printed; but of each of those: what
        # the gates do not read as speech is what this key is for.
        moved = [_moved(claims[i], found[i]) for i in range(len(claims))]
        held = [i for i in found if found[i].verdict == "supported"]
        for batch in view.batches(moved, held):
            drafts = [moved[i] for i in batch]
            entries = self._ask("judge_attribution", document, view.near(drafts), drafts)
            for i, entry in zip(batch, entries, strict=True):
                found[i] = _attributed(entry, found[i])
        return tuple(found[i] for i in range(len(claims)))

    def _look_everywhere(self, view: View, drafts: Sequence[Draft]) -> list[list[_Entry | None]]:
        """For each claim what each part of the document says to it."""
        parts = in_chunks(view.whole, self._chunk_tokens, self._endpoint.config.model)
        looks = [self._ask("judge_support", view.document, part, drafts) for part in parts]
        return [[look[i] for look in looks] for i in range(len(drafts))]

    def _ask(
        self,
        prompt_name: str,
        document: Document,
        sentences: Sequence[Sentence],
        drafts: Sequence[Draft],
    ) -> list[_Entry | None]:
        """The entry of each draft, in order; None where there is none that can be used."""

        def work(some: Sequence[Draft]) -> list[_Entry | None]:
            try:
                return self._ask_twice(prompt_name, document, sentences, some)
            except (CutOffError, PromptTooLongError):
                if len(some) > 1:
                    raise
            except AnswerError:
                pass
            return [None] * len(some)

        return in_halves(drafts, work) if sentences else [None] * len(drafts)

    def _ask_twice(
        self,
        prompt_name: str,
        document: Document,
        sentences: Sequence[Sentence],
        drafts: Sequence[Draft],
    ) -> list[_Entry | None]:
        """Claims that the first answer leaves out are asked about once more, by themselves."""
        found: dict[int, _Entry] = {}
        prompt = load_prompt(prompt_name)
        for _ in range(2):
            ids = {f"c{i + 1}": i for i in range(len(drafts)) if i not in found}
            if not ids:
                break
            shown = [_show(short, drafts[i], prompt_name) for short, i in ids.items()]
            offered: dict[str, Any] = {"id": list(ids), "sentences": [s.number for s in sentences]}
            rendered = prompt.render(
                {**offered, "judgements": len(ids), "attributions": len(ids)},
                document=show_sentences(document, sentences, self._secret),
                claims=show_records(shown, self._secret),
            )
            answer = self._endpoint.ask(rendered, _checker(ids, sentences), self._meter)
            (entries,) = answer.values()
            found.update((ids[entry["id"]], entry) for entry in entries)
        return [found.get(i) for i in range(len(drafts))]


def _first_look(entry: _Entry | None, draft: Draft) -> Judgement:
    """A claim stands where it points only if a sentence that it cites is among the deciding ones.

    If the model names neighbours alone, those become its evidence.
    """
    if entry is None:
        return Judgement("unchecked")
    deciding = tuple(sorted(set(entry["sentences"])))
    if entry["verdict"] != "supported" or set(deciding) & set(draft.sentences):
        return Judgement(entry["verdict"])
    return _elsewhere(deciding)


def _second_look(entries: Sequence[_Entry | None], draft: Draft, first: Judgement) -> Judgement:
    """The verdict on a doubtful claim, from every part of the whole document.

    A contradiction anywhere stands, and so does a part that could not be asked. Support counts if
    it names a sentence that the claim did not cite; the same sentences were found wanting before.
    """
    verdicts = {entry["verdict"] if entry else "unchecked" for entry in entries}
    for gravest in _GRAVE:
        if gravest in verdicts:
            return Judgement(gravest)
    for entry in entries:
        if entry and entry["verdict"] == "supported":
            deciding = tuple(sorted(set(entry["sentences"])))
            if not set(deciding) <= set(draft.sentences):
                return _elsewhere(deciding)
    return Judgement("partial" if verdicts & {"partial", "supported"} else first.verdict)


_GRAVE: tuple[VerdictLabel, ...] = ("contradicted", "unchecked")
_MOST_EVIDENCE = 6  # sentences; as many as a summary may cite for one claim


def _elsewhere(deciding: tuple[int, ...]) -> Judgement:
    if len(deciding) > _MOST_EVIDENCE:
        return Judgement("partial")
    return Judgement("supported", evidence=deciding)


def _attributed(entry: _Entry | None, support: Judgement) -> Judgement:
    if entry is None:
        return Judgement("unchecked")
    return replace(support, attribution="pass" if entry["finding"] == "same" else "fail")


def _moved(draft: Draft, judgement: Judgement) -> Draft:
    return replace(draft, sentences=judgement.evidence) if judgement.evidence else draft


def _checker(
    ids: Collection[str], sentences: Sequence[Sentence]
) -> Callable[[dict[str, Any]], list[str]]:
    offered = {s.number for s in sentences}

    def check(answer: dict[str, Any]) -> list[str]:
        complaints = []
        seen: set[str] = set()
        (entries,) = answer.values()
        for entry in entries:
            name = entry["id"]
            if name not in ids:
                complaints.append(f"no claim has the id {name!r}")
            elif name in seen:
                complaints.append(f"claim {name} is answered twice")
            seen.add(name)
            cited = entry.get("sentences", [])
            if unknown := [n for n in cited if n not in offered]:
                complaints.append(f"claim {name} names sentence {unknown[0]}, which is not shown")
            if entry.get("verdict") in {"supported", "contradicted"} and not cited:
                complaints.append(f"claim {name} is {entry['verdict']} by no sentence")
        return complaints

    return check


def _show(short: str, draft: Draft, prompt_name: str) -> list[object]:
    # Support is judged without the speaker: a right quotation of a wrong person is supported.
    speaker = [draft.speaker] if prompt_name == "judge_attribution" else []
    return [short, list(draft.sentences), *speaker, draft.text]
