"""The chat judge: a chat model under strict schemas. Support and attribution are asked apart."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any

from flows.core.records import Document, Draft, Sentence, Usage, VerdictLabel
from flows.endpoint import Endpoint, Meter, load_prompt
from flows.endpoint.errors import AnswerError, CutOffError, PromptTooLongError
from flows.endpoint.excerpt import (
    around,
    in_chunks,
    readable,
    show_records,
    show_sentences,
)
from flows.endpoint.halves import in_halves
from flows.judges import Judgement

_PROMPTS = ("judge_support", "judge_attribution")
_BATCH = 10  # claims in one request: more, and models begin to skip some
_REACH = 3  # neighbours on each side of the evidence that are shown

_Entry = dict[str, Any]


class ChatJudge:
    """Judges with a chat model. Implements `flows.judges.Judge`.

    What the model leaves out, or answers in no usable form, is "unchecked", never a pass.
    """

    def __init__(self, endpoint: Endpoint, secret: bytes, chunk_tokens: int = 6000) -> None:
        """`secret` makes the marks around source text; `chunk_tokens`: the most that one shows."""
        self._endpoint = endpoint
        self._secret = secret
        self._chunk_tokens = chunk_tokens
        self._meter = Meter()

    @property
    def name(self) -> str:
        """Recorded with each check."""
        return f"chat:{self._endpoint.config.model}"

    @property
    def models(self) -> tuple[str, ...]:
        """The model that it calls."""
        return (self._endpoint.config.model,)

    @property
    def prompts(self) -> dict[str, str]:
        """Prompt name → version."""
        return {name: load_prompt(name).version for name in _PROMPTS}

    @property
    def schemas(self) -> dict[str, str]:
        """Answer schema name → version."""
        used = (load_prompt(name).schema for name in _PROMPTS)
        return {schema.name: schema.version for schema in used}

    @property
    def usage(self) -> Usage:
        """What it has cost so far, failed attempts counted."""
        return self._meter.usage

    def judge(self, document: Document, claims: Sequence[Draft]) -> tuple[Judgement, ...]:
        """One judgement a claim, in order.

        Raises:
            EndpointError: if the endpoint fails for more than single requests.
        """
        verdicts: dict[int, VerdictLabel] = {}
        unseen: list[int] = []  # not found, where only a part of the document was shown
        for batch in _batches(range(len(claims))):
            drafts = [claims[i] for i in batch]
            shown = _near(document, drafts)
            found = self._support(document, shown, drafts)
            verdicts.update(zip(batch, found, strict=True))
            if len(shown) < len(readable(document)):
                unseen += [i for i in batch if verdicts[i] == "not_found"]
        for batch in _batches(unseen):
            drafts = [claims[i] for i in batch]
            verdicts.update(zip(batch, self._look_everywhere(document, drafts), strict=True))
        # Attribution is asked only where the claim may yet be printed.
        judgements = {i: Judgement(verdict) for i, verdict in verdicts.items()}
        for batch in _batches([i for i, v in verdicts.items() if v == "supported"]):
            drafts = [claims[i] for i in batch]
            judgements.update(zip(batch, self._attribution(document, drafts), strict=True))
        return tuple(judgements[i] for i in range(len(claims)))

    def _support(
        self, document: Document, shown: Sequence[Sentence], drafts: Sequence[Draft]
    ) -> list[VerdictLabel]:
        entries = self._ask("judge_support", document, shown, drafts)
        return [_verdict(entry, draft) for entry, draft in zip(entries, drafts, strict=True)]

    def _look_everywhere(self, document: Document, drafts: Sequence[Draft]) -> list[VerdictLabel]:
        """A second verdict on claims whose evidence does not say them, from the whole document."""
        verdicts: list[VerdictLabel] = ["not_found"] * len(drafts)
        for chunk in in_chunks(readable(document), self._chunk_tokens, self._endpoint.config.model):
            entries = self._ask("judge_support", document, chunk, drafts)
            for i, entry in enumerate(entries):
                verdicts[i] = max(verdicts[i], _elsewhere(entry), key=_GRAVITY.index)
        return verdicts

    def _attribution(self, document: Document, drafts: Sequence[Draft]) -> list[Judgement]:
        shown = _near(document, drafts)
        return [
            Judgement("unchecked")
            if entry is None
            else Judgement(
                "supported", attribution="pass" if entry["finding"] == "same" else "fail"
            )
            for entry in self._ask("judge_attribution", document, shown, drafts)
        ]

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
            rendered = prompt.render(
                document=show_sentences(document, sentences, self._secret),
                claims=show_records(shown, self._secret),
            )
            answer = self._endpoint.ask(rendered, _checker(ids, sentences), self._meter)
            (entries,) = answer.values()
            found.update((ids[entry["id"]], entry) for entry in entries)
        return [found.get(i) for i in range(len(drafts))]


#: From what a second look may find, the gravest stands.
_GRAVITY: tuple[VerdictLabel, ...] = ("not_found", "partial", "contradicted", "unchecked")


def _verdict(entry: _Entry | None, draft: Draft) -> VerdictLabel:
    """A claim is supported only if a sentence that it cites is among those that decide it."""
    if entry is None:
        return "unchecked"
    verdict: VerdictLabel = entry["verdict"]
    if verdict == "supported" and not set(entry["sentences"]) & set(draft.sentences):
        return "partial"
    return verdict


def _elsewhere(entry: _Entry | None) -> VerdictLabel:
    """What a verdict on the whole document means for a claim whose own evidence says nothing.

    "supported" becomes "partial": the document says it, but not where the claim points, and a
    reader who follows the evidence would not find it.
    """
    if entry is None:
        return "unchecked"
    verdict: VerdictLabel = entry["verdict"]
    return "partial" if verdict == "supported" else verdict


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


def _near(document: Document, drafts: Sequence[Draft]) -> tuple[Sentence, ...]:
    return around(document, {n for draft in drafts for n in draft.sentences}, _REACH)


def _show(short: str, draft: Draft, prompt_name: str) -> dict[str, object]:
    # Support is judged without the speaker: a right quotation of a wrong person is supported.
    speaker = {"speaker": draft.speaker} if prompt_name == "judge_attribution" else {}
    return {"id": short, "text": draft.text, **speaker, "cites": list(draft.sentences)}


def _batches(items: Sequence[int]) -> Iterator[Sequence[int]]:
    return (items[i : i + _BATCH] for i in range(0, len(items), _BATCH))
