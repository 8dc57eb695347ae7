"""A model whose every word is known: it writes the sentences that it is shown, and lies on order.

It answers under each schema of the house as an honest and dull model would; a share of what it
writes and of what it judges is false. `told` says of each true sentence what it tells, so that
whether a published claim is carried by its evidence can be decided without the code under test.
"""

from __future__ import annotations

import hashlib
import json
import random
import re
import threading
from collections.abc import Iterable, Mapping
from typing import Any

from bench.synthetic import Told
from flows.core.records import Brief
from flows.endpoint.tokens import estimate_tokens
from tests.fake_endpoint import Answer, Behaviour, Call, Decided, decided

_MOST = 14  # claims of one summary
_NAME = re.compile(r"\b[A-Z][a-z]+ [A-Z][a-z]+\b")
_FIGURE = re.compile(r"\d+")


class ScriptedModel:
    """A responder. The same seed tells the same lies about the same text."""

    def __init__(self, told: Mapping[str, Told], *, lies: float = 0.0, seed: int = 0) -> None:
        """`lies`: the share of claims, and of judgements on a false claim, that are false."""
        self._told = told
        self._lies = lies
        self._seed = seed
        self._lock = threading.Lock()
        self.lied: set[str] = set()  # every false claim that it wrote

    def __call__(self, call: Call) -> Behaviour:
        """An answer, and what it would have cost in tokens."""
        if call.schema == "decisions":
            return self._decisions(call)
        content = getattr(self, f"_{call.schema}")(call)
        sent = sum(estimate_tokens(m["content"]) for m in call.body["messages"])
        said = estimate_tokens(str(content))
        return Answer(content, prompt_tokens=sent, cached_tokens=0, completion_tokens=said)

    def _summary(self, call: Call) -> dict[str, Any]:
        shown = [(n, text) for n, text in call.sentences.items() if text in self._told]
        claims = []
        for number, text in shown[:_MOST]:
            rng = self._draw("write", text)
            if rng.random() < self._lies:
                claims.append(self._false_claim(number, text, shown, rng))
            else:
                claims.append({"sentences": [number], "speaker": None, "text": text})
        return {"claims": claims}

    def _false_claim(
        self, number: int, text: str, shown: list[tuple[int, str]], rng: random.Random
    ) -> dict[str, Any]:
        """Another figure, another name, a denial turned round, or evidence that is elsewhere."""
        false = falsify(text, rng)
        if false is None or rng.random() < 0.2:
            elsewhere = rng.choice([n for n, _ in shown])
            return {"sentences": [elsewhere], "speaker": None, "text": text}
        with self._lock:
            self.lied.add(false)
        return {"sentences": [number], "speaker": None, "text": false}

    def _judgements(self, call: Call) -> dict[str, Any]:
        judged = []
        for record in call.records:
            verdict, sentences = self._judged(record["text"], record["cites"], call)
            judged.append({"id": record["id"], "sentences": sentences, "verdict": verdict})
        return {"judgements": judged}

    def _decisions(self, call: Call) -> Decided:
        answers = []
        for question in call.questions:
            about = question["instructions"][1]["data"]
            verdict, _ = self._judged(about["claim"], about["cites"], call)
            choice = "same" if question["name"].startswith("speaker") else verdict
            answers.append(decided(question["name"], choice))
        return Decided(answers, input_tokens=estimate_tokens(json.dumps(call.body)))

    def _judged(self, claim: str, cites: list[int], call: Call) -> tuple[str, list[int]]:
        """The verdict on a claim, and the sentences that decide it."""
        cited = [n for n in cites if n in call.sentences]
        carried = any(self._same(claim, call.sentences[n]) for n in cited)
        # A lie is waved through only where a gate is there to see it.
        deceived = claim in self.lied and self._lies_about(claim)
        supported = bool(cited) and (carried or deceived)
        return ("supported", cited[:1]) if supported else ("not_found", [])

    def _attribution(self, call: Call) -> dict[str, Any]:
        return {
            "attributions": [
                {"id": r["id"], "text_speaker": r["speaker"], "finding": "same"}
                for r in call.records
            ]
        }

    def _group(self, call: Call) -> dict[str, Any]:
        first, *others = call.records
        rng = self._draw("group", first["text"])
        lies = rng.random() < self._lies
        members = [r["id"] for r in others if lies or self._same(r["text"], first["text"])]
        if not members:
            return {"members": [], "speaker": None, "text": None}
        text = None
        if lies and (text := falsify(first["text"], rng)) is not None:
            with self._lock:
                self.lied.add(text)
        return {"members": [first["id"], *members], "speaker": None, "text": text}

    def _restatement(self, call: Call) -> dict[str, Any]:
        (number,) = re.findall(r"^The evidence: (\d+)", call.user, re.MULTILINE)
        text = call.sentences[int(number)]
        rng = self._draw("restate", text)
        if rng.random() < self._lies and (false := falsify(text, rng)) is not None:
            with self._lock:
                self.lied.add(false)
            text = false
        return {"speaker": None, "text": text}

    def _same(self, one: str, other: str) -> bool:
        a, b = self._told.get(one), self._told.get(other)
        return a is not None and b is not None and (a.fact, a.answer) == (b.fact, b.answer)

    def _lies_about(self, text: str) -> bool:
        return self._draw("judge", text).random() < self._lies

    def _draw(self, what: str, text: str) -> random.Random:
        digest = hashlib.sha256(f"{self._seed} {what} {text}".encode()).digest()
        return random.Random(digest)  # noqa: S311 - draws, no secrets


def falsify(text: str, rng: random.Random) -> str | None:
    """The sentence with one figure, one name or one "not" changed; None if it has none."""
    ways = []
    if found := _FIGURE.search(text):
        wrong = str(int(found.group()) + rng.randint(2, 9))
        ways.append(text[: found.start()] + wrong + text[found.end() :])
    if found := _NAME.search(text):
        ways.append(text[: found.start()] + "Walter Quigley" + text[found.end() :])
    if " denied that " in text:
        ways.append(text.replace(" denied that ", " said that "))
    return rng.choice(ways) if ways else None


def unsupported(brief: Brief, told: Mapping[str, Told]) -> Iterable[str]:
    """Published claims that are not known to be true, or whose evidence tells something else."""
    for claim in brief.claims:
        known = told.get(claim.text)
        if known is None:
            yield f"never told: {claim.text}"
            continue
        for evidence in claim.evidence:
            there = told.get(evidence.quote or "")
            if there is None or (there.fact, there.answer) != (known.fact, known.answer):
                yield f"not carried: {claim.text} / {evidence.quote}"
