"""Every way in which an endpoint misbehaves that we have a remedy for, by name; on order, or at
random from a seed.

    with FakeEndpoint() as fake:
        fake.default = Misbehaving(faithful, PASSING + BROKEN, share=0.3, seed=7)

The server, its wire and its ledger are `tests.fake_endpoint`'s. Here is what it does wrong.
"""

from __future__ import annotations

import hashlib
import json
import random
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from email.utils import formatdate
from time import time
from typing import Any, TypeAlias

from tests.fake_endpoint import (
    Answer,
    Behaviour,
    Call,
    Decided,
    Drip,
    FakeEndpoint,
    Raw,
    Reset,
    Responder,
    Slow,
    Status,
    reply_bytes,
)

#: What a model would have answered → what is sent in its place.
Spoil: TypeAlias = Callable[[Call, Any], Behaviour]

#: All schemas of completions.
CHAT = frozenset({"summary", "judgements", "attribution", "restatement", "group"})

#: Seconds. A client under test has less patience than this for one attempt, and more than a busy
#: machine needs for an honest one.
LATE_S = 10.0
_BAD_GATEWAY = (
    b"<html><head><title>502 Bad Gateway</title></head><body><center>nginx</center></body></html>"
)


@dataclass(frozen=True)
class Fault:
    """One way to misbehave; `schemas`: those of completions, or "decisions"."""

    name: str
    spoil: Spoil
    schemas: frozenset[str] = frozenset()  # that it makes sense under; empty: all

    def may_spoil(self, call: Call) -> bool:
        return not self.schemas or call.schema in self.schemas


def status(code: int, *, name: str = "", **more: Any) -> Fault:  # noqa: ANN401 - Status's own
    return Fault(name or str(code), lambda _, __: Status(code, **more))


def content(name: str, of: Callable[[Any], object], *schemas: str) -> Fault:
    """A completion that arrives as it should, with something wrong inside."""

    def spoil(_: Call, answer: Answer) -> Behaviour:
        return replace(answer, content=of(json.loads(json.dumps(answer.content))))

    return Fault(name, spoil, frozenset(schemas or CHAT))


def decision(name: str, of: Callable[[list[Any]], list[Any]]) -> Fault:
    """A decision that arrives as it should, with something wrong among its answers."""

    def spoil(_: Call, decided: Decided) -> Behaviour:
        return replace(decided, answers=of(json.loads(json.dumps(decided.answers))))

    return Fault(name, spoil, frozenset({"decisions"}))


def _retry_on_a_date(_: Call, __: object) -> Behaviour:
    return Status(429, {"Retry-After": formatdate(time() + 1, usegmt=True)})


def _cut_on_the_way(call: Call, answer: Answer | Decided) -> Behaviour:
    whole = reply_bytes(call.body["model"], answer)
    return Raw(whole[: len(whole) // 2], missing=len(whole) - len(whole) // 2)


def _half(answer: object) -> str:
    text = json.dumps(answer)
    return text[: len(text) // 2]


def _numbers_that_were_not_shown(answer: Any) -> object:  # noqa: ANN401 - any answer
    (entries,) = answer.values()
    return {k: [{**e, "sentences": [9999]} for e in entries] for k in answer}


def _ids_that_were_not_asked(answer: Any) -> object:  # noqa: ANN401
    if "members" in answer:
        return {**answer, "members": [*answer["members"], "c99"]}
    (entries,) = answer.values()
    return {k: [{**e, "id": f"x{i}"} for i, e in enumerate(entries)] for k in answer}


def _each_id_twice(answer: Any) -> object:  # noqa: ANN401
    (entries,) = answer.values()
    return {k: [entries[0], *entries] for k in answer}


def _an_id_is_missing(answer: Any) -> object:  # noqa: ANN401
    (entries,) = answer.values()
    return dict.fromkeys(answer, entries[1:])


def _odds_above_one(answers: list[Any]) -> list[Any]:
    odds = [{**o, "probability": 0.9} for o in answers[0]["probabilities"]]
    return [{**answers[0], "probabilities": odds}, *answers[1:]]


def _a_question_is_declined(answers: list[Any]) -> list[Any]:
    return [{"type": "refusal", "name": answers[0]["name"]}, *answers[1:]]


_JUDGED = ("judgements", "attribution")

#: Pass by themselves: sent again, after a while.
PASSING = (
    Fault("429, Retry-After in seconds", lambda _, __: Status(429, {"Retry-After": "0"})),
    Fault("429, Retry-After a date", _retry_on_a_date),
    *(status(code) for code in (408, 409, 500, 503, 529)),
    Fault("502, a proxy's page", lambda _, __: Raw(_BAD_GATEWAY, "text/html", 502)),
    Fault("connection reset", lambda _, __: Reset()),
    Fault("cut on the way", _cut_on_the_way),
)
#: The same, but each takes the client's whole patience.
LATE = (
    Fault("late", lambda _, answer: Slow(LATE_S, answer)),
    Fault("drips", lambda _, answer: Drip(LATE_S / 20, answer, pieces=21)),
)
#: Answers that cannot be used, and are asked for again.
BROKEN = (
    content("empty", lambda _: ""),
    content("prose", lambda _: "I would be glad to help you with that!"),
    content("half a JSON", _half),
    content("fenced JSON", lambda answer: f"```json\n{json.dumps(answer)}\n```"),
    content("a field too many", lambda answer: {**answer, "note": "done"}),
    content("a field is missing", lambda _: {}),
    content("unknown sentences", _numbers_that_were_not_shown, "summary", "judgements"),
    content("unknown ids", _ids_that_were_not_asked, "group", *_JUDGED),
    content("an id twice", _each_id_twice, *_JUDGED),
    Fault("no choice", lambda _, __: Raw(b'{"object": "chat.completion", "choices": []}')),
    Fault("ended by a tool", lambda _, answer: replace(answer, finish_reason="tool_calls"), CHAT),
    Fault("no JSON", lambda _, __: Raw(b'{"answers": '), frozenset({"decisions"})),
    decision("an answer is missing", lambda answers: answers[1:]),
    decision(
        "another question's name", lambda answers: [{**answers[0], "name": "x"}, *answers[1:]]
    ),
    decision("an option too few", lambda a: [{**a[0], "probabilities": a[0]["probabilities"][1:]}]),
    decision("odds above one", _odds_above_one),
)
#: Obeys its schema, and leaves a claim out: that one is asked about once more.
FORGETFUL = content("an id is missing", _an_id_is_missing, *_JUDGED)
#: Too much at once: halved.
TOO_MUCH = (
    Fault("cut off by length", lambda _, answer: replace(answer, finish_reason="length"), CHAT),
    status(400, name="context too long", error_code="context_length_exceeded"),
)
#: Declined: asking again would be declined again.
DECLINED = (
    Fault("refusal", lambda _, answer: replace(answer, refusal="I can't help with that."), CHAT),
    Fault("content filter", lambda _, a: replace(a, finish_reason="content_filter"), CHAT),
    status(400, name="filtered prompt", error_code="content_filter"),
    decision("a question is declined", _a_question_is_declined),
)
#: Nothing that waiting mends: a person must change a setting.
FATAL = (
    status(400),
    status(401, message="Incorrect API key provided."),
    status(403),
    status(404, message="The model does not exist."),
    status(429, name="no credit", error_code="insufficient_quota"),
    status(
        400,
        name="no json_schema",
        message="response_format: type must be one of text, json_object",
        param="response_format",
    ),
    Fault("not an endpoint", lambda _, __: Raw(b"<html>Welcome!</html>", "text/html")),
)


class Misbehaving:
    """A responder that spoils a share of a model's answers.

    Which ones is decided by the seed, the question, and how often it was asked before: the same
    run meets the same faults whatever the order in which its threads get there.
    """

    def __init__(
        self, model: Responder, faults: Sequence[Fault], *, share: float, seed: int
    ) -> None:
        self._model = model
        self._faults = faults
        self._share = share
        self._seed = seed
        self._asked: Counter[str] = Counter()
        self._lock = threading.Lock()

    def __call__(self, call: Call) -> Behaviour:
        answer = self._model(call)
        with self._lock:
            self._asked[call.question] += 1
            times = self._asked[call.question]
        rng = _draw(self._seed, call.question, times)
        if not isinstance(answer, Answer | Decided) or rng.random() >= self._share:
            return answer
        fault = rng.choice([f for f in self._faults if f.may_spoil(call)])
        call.fault = fault.name
        return fault.spoil(call, answer)


def paid_twice(fake: FakeEndpoint) -> list[Call]:
    """Calls whose question had already got its unspoilt answer, to the last byte.

    An answer that took most of the client's patience, on a busy machine, may have come too late.
    """
    answered: dict[str, float] = {}
    again = []
    for call in sorted(fake.ledger, key=lambda c: c.asked_at):
        if (before := answered.get(call.question)) is not None and before < call.asked_at:
            again.append(call)
        at = call.answered_at
        if call.fault is None and at is not None and at - call.asked_at < LATE_S / 2:
            answered.setdefault(call.question, at)
    return again


def _draw(seed: int, question: str, times: int) -> random.Random:
    digest = hashlib.sha256(f"{seed} {times} {question}".encode()).digest()
    return random.Random(digest)  # noqa: S311 - draws, no secrets
