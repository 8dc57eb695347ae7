"""The instruments themselves: what the faults, the ledger and the scripted model can be trusted for."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from time import sleep

import openai
import pytest

from bench.scripted import ScriptedModel, falsify, unsupported
from bench.synthetic import articles, told_in
from flows.core.records import Brief, Claim, Evidence, MadeBy, Usage
from tests.fake_endpoint import Answer, Call, FakeEndpoint, Slow
from tests.fault_server import BROKEN, PASSING, Misbehaving, paid_twice

FAULTS = (*PASSING, *BROKEN)
EMPTY = Answer({"claims": []})


def a_call(text: str) -> Call:
    messages = [{"role": "system", "content": "Summarise."}, {"role": "user", "content": text}]
    asked = {"json_schema": {"name": "summary"}}
    body = {"model": "m", "messages": messages, "response_format": asked}
    return Call("/v1/chat/completions", {}, body)


def faults_of(texts: list[str], seed: int) -> dict[str, str | None]:
    misbehaving = Misbehaving(lambda _: EMPTY, FAULTS, share=0.3, seed=seed)
    calls = {text: a_call(text) for text in texts}
    for call in calls.values():
        misbehaving(call)
    return {text: call.fault for text, call in calls.items()}


def test_a_seed_spoils_the_same_calls_in_whatever_order_they_come() -> None:
    texts = [f"text {i}" for i in range(400)]
    forward, back = faults_of(texts, 7), faults_of(texts[::-1], 7)
    assert forward == back
    assert forward != faults_of(texts, 8)
    spoilt = [name for name in forward.values() if name]
    assert 80 < len(spoilt) < 160
    assert set(spoilt) == {fault.name for fault in FAULTS if fault.may_spoil(a_call(""))}


def test_what_is_spoilt_once_may_be_answered_the_next_time() -> None:
    misbehaving = Misbehaving(lambda _: EMPTY, FAULTS, share=0.5, seed=1)
    asked = [a_call("the same") for _ in range(40)]
    for call in asked:
        misbehaving(call)
    assert {call.fault is None for call in asked} == {True, False}


def test_paying_twice_is_seen(fake: FakeEndpoint) -> None:
    fake.default = Misbehaving(lambda _: EMPTY, PASSING[3:4], share=0.5, seed=3)
    client = openai.OpenAI(base_url=fake.url, api_key="none", max_retries=0)

    def ask(text: str) -> bool:
        """Whether it was answered."""
        body = a_call(text).body
        try:
            client.chat.completions.create(**body)
        except openai.APIStatusError:
            return False
        return True

    for text in ("one", "two", "three"):
        while not ask(text):
            pass
    assert paid_twice(fake) == []
    assert len(fake.ledger) > 3  # some were asked again, for they had no answer yet
    ask("two")
    (again,) = paid_twice(fake)
    assert again is fake.ledger[-1]
    client.close()


def test_an_answer_that_nobody_waited_for_was_not_given(fake: FakeEndpoint) -> None:
    fake.script(Slow(0.6, EMPTY), EMPTY)
    client = openai.OpenAI(base_url=fake.url, api_key="none", max_retries=0)
    with pytest.raises(openai.APITimeoutError):
        client.chat.completions.create(timeout=0.2, **a_call("x").body)
    client.chat.completions.create(**a_call("x").body)
    client.close()
    sleep(0.8)
    assert [call.answered_at is None for call in fake.ledger] == [True, False]
    assert paid_twice(fake) == []


def test_a_body_that_breaks_off_is_a_fault_of_the_connection(fake: FakeEndpoint) -> None:
    (cut,) = [fault for fault in PASSING if fault.name == "cut on the way"]
    fake.default = lambda call: cut.spoil(call, EMPTY)
    with (
        openai.OpenAI(base_url=fake.url, api_key="none", max_retries=0) as client,
        pytest.raises(openai.APIConnectionError),
    ):
        client.chat.completions.create(**a_call("x").body)


def test_what_no_source_tells_is_seen() -> None:
    (article,) = articles(1, seed=2, sentences=8)
    told = told_in([article])
    first, second = article.sentences[:2]

    def brief(text: str, quote: str) -> Brief:
        claim = Claim("c1", text, None, (Evidence("d", 1, 0, len(quote), quote),), ())
        return replace(EMPTY_BRIEF, claims=(claim,))

    assert list(unsupported(brief(first.text, first.text), told)) == []
    assert len(list(unsupported(brief(first.text, second.text), told))) == 1
    false = falsify(first.text, Random(0))  # noqa: S311 - draws, no secrets
    assert false is not None
    assert len(list(unsupported(brief(false, first.text), told))) == 1


def test_the_model_lies_as_often_as_it_is_told_to() -> None:
    texts = articles(20, seed=6, sentences=12)
    told = told_in(texts)
    for lies, low, high in ((0.0, 0, 0), (0.2, 15, 70)):
        model = ScriptedModel(told, lies=lies, seed=1)
        for text in texts:
            shown = "\n".join(f"[{i}] {s.text}" for i, s in enumerate(text.sentences, 1))
            model(a_call(shown))
        assert low <= len(model.lied) <= high


EMPTY_BRIEF = Brief(
    schema_version="1",
    id="",
    name="x",
    status="published",
    held_because=None,
    focus=None,
    started_at="",
    finished_at="",
    headline=None,
    key_points=(),
    sections=(),
    conflicts=(),
    claims=(),
    withheld=(),
    sources=(),
    usage=Usage(),
    made_by=MadeBy("x", "llm", "chat"),
)
