"""One call, and what was paid for it, against a server that misbehaves."""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Iterator
from pathlib import Path
from time import monotonic
from typing import Any

import pytest

from flows.core.records import Usage
from flows.endpoint import AnswerStore, Endpoint, EndpointConfig, Meter, load_prompt, transport
from flows.endpoint.errors import (
    AnswerError,
    BrokenAnswerError,
    CutOffError,
    PromptTooLongError,
    RefusedError,
    RejectedError,
    SchemaUnsupportedError,
    SchemaViolationError,
    UnavailableError,
    UnfinishedAnswerError,
    UnparsableAnswerError,
    UnreachableError,
    UnsoundAnswerError,
)
from flows.errors import EndpointError, RunCancelledError
from tests.fake_endpoint import Answer, Behaviour, Call, FakeEndpoint, Raw, Reset, Slow, Status

KEY = "sk-secret-0123456789"
GOOD: dict[str, Any] = {
    "claims": [{"sentences": [1], "speaker": None, "text": "The bridge over the Elbe closed."}]
}
PROMPT = load_prompt("summarise").render(
    document="[1] The bridge over the Elbe closed.", focus=None
)


def config(fake: FakeEndpoint, **changes: float) -> EndpointConfig:
    values: dict[str, Any] = {
        "base_url": fake.url,
        "model": "fake-model",
        "api_key": KEY,
        "timeout_s": 5.0,
        "attempts": 3,
        "backoff_s": 0.01,
    }
    return EndpointConfig(**{**values, **changes})


@pytest.fixture
def meter() -> Meter:
    return Meter()


@pytest.fixture
def endpoint(fake: FakeEndpoint) -> Iterator[Endpoint]:
    with Endpoint(config(fake)) as opened:
        yield opened


def only_sentence_one(answer: dict[str, Any]) -> list[str]:
    wrong = [n for claim in answer["claims"] for n in claim["sentences"] if n != 1]
    return [f"sentence {n} is not shown" for n in wrong]


def ask(endpoint: Endpoint, meter: Meter) -> dict[str, Any]:
    return endpoint.ask(PROMPT, only_sentence_one, meter)


def test_a_good_answer_costs_one_call(fake: FakeEndpoint, endpoint: Endpoint, meter: Meter) -> None:
    fake.script(Answer(GOOD, prompt_tokens=321, cached_tokens=200, completion_tokens=45))

    assert ask(endpoint, meter) == GOOD
    assert meter.usage == Usage(1, 0, 321, 200, 45)
    assert len(fake.ledger) == 1


def test_what_is_sent(fake: FakeEndpoint, endpoint: Endpoint, meter: Meter) -> None:
    fake.script(Answer(GOOD))
    ask(endpoint, meter)

    (call,) = fake.ledger
    assert call.path == "/v1/chat/completions"
    assert call.headers["authorization"] == f"Bearer {KEY}"
    assert call.body["model"] == "fake-model"
    assert call.body["temperature"] == 0
    assert call.body["max_tokens"] == 4096
    assert [m["role"] for m in call.body["messages"]] == ["system", "user"]
    wanted = call.body["response_format"]
    assert wanted["type"] == "json_schema"
    assert wanted["json_schema"]["name"] == "summary"
    assert wanted["json_schema"]["strict"] is True
    # Some endpoints reject keywords that only identify a schema.
    assert not [k for k in wanted["json_schema"]["schema"] if k.startswith("$")]


@pytest.mark.parametrize(
    "fault",
    [Status(408), Status(409), Status(429), Status(500), Status(502), Status(503), Reset()],
    ids=lambda fault: f"{type(fault).__name__}{getattr(fault, 'code', '')}",
)
def test_a_passing_fault_is_tried_again(
    fault: Behaviour, fake: FakeEndpoint, endpoint: Endpoint, meter: Meter
) -> None:
    fake.script(fault, Answer(GOOD))

    assert ask(endpoint, meter) == GOOD
    assert len(fake.ledger) == 2
    assert meter.usage == Usage(2, 1, 100, 40, 10)


@pytest.mark.parametrize("header", [{"Retry-After": "1"}, {"retry-after-ms": "400"}])
def test_retry_after_is_honoured(
    header: dict[str, str], fake: FakeEndpoint, endpoint: Endpoint, meter: Meter
) -> None:
    fake.script(Status(429, header), Answer(GOOD))

    started = monotonic()
    assert ask(endpoint, meter) == GOOD
    assert monotonic() - started >= 0.39  # our own first wait would be a hundredth of that


def test_no_wait_goes_beyond_the_total_time(fake: FakeEndpoint, meter: Meter) -> None:
    fake.script(Status(429, {"Retry-After": "3600"}))

    started = monotonic()
    with (
        Endpoint(config(fake, total_s=20.0)) as endpoint,
        pytest.raises(UnavailableError, match="asks to wait 3600 s"),
    ):
        ask(endpoint, meter)
    assert monotonic() - started < 5
    assert len(fake.ledger) == 1


def test_attempts_are_bounded_and_all_counted(
    fake: FakeEndpoint, endpoint: Endpoint, meter: Meter
) -> None:
    fake.default = lambda _: Status(500)

    with pytest.raises(UnavailableError, match="answered 500 after 3 attempts") as caught:
        ask(endpoint, meter)
    assert "\n" not in str(caught.value)
    assert len(fake.ledger) == 3
    assert meter.usage == Usage(calls=3, retries=2)


def test_a_slow_answer_is_tried_again(fake: FakeEndpoint, meter: Meter) -> None:
    fake.script(Slow(1.0, Answer(GOOD)), Answer(GOOD))

    with Endpoint(config(fake, timeout_s=0.2)) as endpoint:
        assert ask(endpoint, meter) == GOOD
    assert meter.usage.calls == 2


def test_an_endpoint_that_is_down_is_said_in_one_line(meter: Meter) -> None:
    with FakeEndpoint() as gone:
        settings = config(gone, attempts=2)
    with (
        Endpoint(settings) as endpoint,
        pytest.raises(UnavailableError, match=r"cannot be reached .2 attempts.*OPENAI_BASE_URL"),
    ):
        ask(endpoint, meter)


def test_a_server_that_is_gone_is_not_waited_for_by_every_call(
    meter: Meter, monkeypatch: pytest.MonkeyPatch
) -> None:
    with FakeEndpoint() as gone:
        settings = config(gone, attempts=2)
    with Endpoint(settings) as endpoint:
        for _ in range(3):
            with pytest.raises(UnreachableError, match="cannot be reached"):
                ask(endpoint, meter)
        assert meter.usage.calls == 2

        monkeypatch.setattr(transport, "_GONE_S", 0)
    with Endpoint(settings) as endpoint:
        for _ in range(2):
            with pytest.raises(UnreachableError):
                ask(endpoint, meter)
    assert meter.usage.calls == 2 + 4


def test_what_waits_to_be_sent_again_is_not_sent_once_it_is_closed(
    fake: FakeEndpoint, endpoint: Endpoint, meter: Meter
) -> None:
    closing: list[threading.Thread] = []

    def close(_: Call) -> Behaviour:
        closing.append(threading.Thread(target=endpoint.close))
        closing[0].start()
        return Slow(0.05, Status(503))

    fake.default = close
    for _ in range(2):
        with pytest.raises(RunCancelledError, match="no further call is made"):
            ask(endpoint, meter)
    assert len(fake.ledger) == 1
    closing[0].join()


def test_one_lost_connection_does_not_make_a_server_gone(
    fake: FakeEndpoint, endpoint: Endpoint, meter: Meter
) -> None:
    fake.script(Status(500), Status(500), Status(500), Reset(), Answer(GOOD))
    with pytest.raises(UnavailableError):
        ask(endpoint, meter)
    assert ask(endpoint, meter) == GOOD


BROKEN = {
    "not JSON": "The bridge closed.",
    "half a JSON": '{"claims": [{"sentences": [1], "spea',
    "fenced JSON": f"```json\n{json.dumps(GOOD)}\n```",
    "a list": "[]",
    "empty": "",
    "NaN": '{"claims": NaN}',
    "a field is missing": '{"claims": [{"sentences": [1], "text": "It closed."}]}',
    "a field too many": json.dumps({**GOOD, "note": "hello"}),
    "a wrong type": '{"claims": [{"sentences": ["1"], "speaker": null, "text": "It closed."}]}',
    "too many": json.dumps({"claims": GOOD["claims"] * 25}),
    "a sentence that was not shown": json.dumps(
        {"claims": [{"sentences": [7], "speaker": None, "text": "It closed."}]}
    ),
}


@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
def test_a_broken_answer_is_asked_for_again_at_most_twice(
    times: int, content: str, fake: FakeEndpoint, endpoint: Endpoint, meter: Meter
) -> None:
    fake.script(*[Answer(content)] * times, Answer(GOOD))

    assert ask(endpoint, meter) == GOOD
    asked = 1 + times
    assert meter.usage == Usage(asked, times, 100 * asked, 40 * asked, 10 * asked)
    first, *more = fake.ledger
    for again in more:
        # What was paid for once stays the prefix, so that the endpoint's cache hits; and the
        # prompt does not grow with each attempt.
        assert again.body["messages"][:2] == first.body["messages"]
        assert len(again.body["messages"]) <= 4
        assert again.last.startswith("Your answer cannot be used:\n- ")


def test_the_complaint_says_what_is_wrong(
    fake: FakeEndpoint, endpoint: Endpoint, meter: Meter
) -> None:
    fake.script(
        Answer(BROKEN["a wrong type"]),
        Answer(GOOD),
        Answer(BROKEN["a sentence that was not shown"]),
        Answer(GOOD),
    )
    ask(endpoint, meter)
    assert "at /claims/0/sentences/0: '1' is not of type 'integer'" in fake.ledger[1].last
    ask(endpoint, meter)
    assert "sentence 7 is not shown" in fake.ledger[3].last


KINDS = {
    UnparsableAnswerError: [Answer(BROKEN[k]) for k in ("half a JSON", "empty", "NaN")],
    SchemaViolationError: [Answer(BROKEN[k]) for k in ("a wrong type", "too many")],
    UnsoundAnswerError: [Answer(BROKEN["a sentence that was not shown"])],
    UnfinishedAnswerError: [Answer(GOOD, finish_reason=f) for f in ("tool_calls", "abort", "")],
}


@pytest.mark.parametrize(
    ("kind", "answer"), [(kind, answer) for kind, answers in KINDS.items() for answer in answers]
)
def test_an_answer_that_stays_broken_is_an_error_of_its_own_kind(
    kind: type[BrokenAnswerError],
    answer: Answer,
    fake: FakeEndpoint,
    endpoint: Endpoint,
    meter: Meter,
) -> None:
    fake.default = lambda _: answer

    with pytest.raises(BrokenAnswerError, match=r"asked 3 times: .*WELLSOURCED_MODEL") as caught:
        ask(endpoint, meter)
    assert type(caught.value) is kind
    assert "\n" not in str(caught.value)
    assert len(fake.ledger) == 3
    assert meter.usage.calls == 3


def test_a_complaint_about_an_endless_answer_is_short(
    fake: FakeEndpoint, endpoint: Endpoint, meter: Meter
) -> None:
    fake.script(Answer({"claims": "x" * 50_000}), Answer({"claims": [{}] * 2_000}), Answer(GOOD))

    assert ask(endpoint, meter) == GOOD
    assert all(len(call.last) < 2_000 for call in fake.ledger[1:])


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (Answer("", refusal="I cannot help with that."), RefusedError),
        (Answer(GOOD, finish_reason="content_filter"), RefusedError),
        (Answer(GOOD, finish_reason="length"), CutOffError),
    ],
)
def test_an_answer_that_asking_again_would_not_mend(
    answer: Answer,
    error: type[EndpointError],
    fake: FakeEndpoint,
    endpoint: Endpoint,
    meter: Meter,
) -> None:
    fake.script(answer)

    with pytest.raises(error):
        ask(endpoint, meter)
    assert len(fake.ledger) == 1
    assert meter.usage.calls == 1


def test_only_a_finished_answer_counts(
    fake: FakeEndpoint, endpoint: Endpoint, meter: Meter
) -> None:
    fake.default = lambda _: Answer(GOOD, finish_reason="tool_calls")

    with pytest.raises(BrokenAnswerError, match="tool_calls"):
        ask(endpoint, meter)


def test_why_an_answer_ended_is_told_in_one_short_line(
    fake: FakeEndpoint, endpoint: Endpoint, meter: Meter
) -> None:
    fake.default = lambda _: Answer(GOOD, finish_reason="why\n\x1b[2J\u202e" + "y" * 9999)

    with pytest.raises(BrokenAnswerError, match="why") as caught:
        ask(endpoint, meter)
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 600


REJECTIONS = [
    (Status(401), RejectedError, "OPENAI_API_KEY"),
    (Status(403), RejectedError, "OPENAI_API_KEY and WELLSOURCED_MODEL"),
    (Status(404), RejectedError, "OPENAI_BASE_URL and WELLSOURCED_MODEL"),
    (Status(400), RejectedError, "OPENAI_BASE_URL and WELLSOURCED_MODEL"),
    (
        Status(429, error_code="insufficient_quota"),
        RejectedError,
        "behind OPENAI_API_KEY has no credit",
    ),
    (
        Status(400, message="This model's maximum context length is 8192 tokens."),
        PromptTooLongError,
        "WELLSOURCED_MODEL",
    ),
    (
        Status(400, message="the request exceeds the available context size"),
        PromptTooLongError,
        "lower WELLSOURCED_CHUNK_TOKENS",
    ),
    (
        Status(400, message="'response_format' of type 'json_schema' is not supported"),
        SchemaUnsupportedError,
        "does not take a JSON schema",
    ),
    (Status(501, message="response_format"), SchemaUnsupportedError, "OPENAI_BASE_URL"),
    (Status(400, error_code="content_filter"), RefusedError, "content filter"),
    (Raw(b"<html>Welcome!</html>", "text/html"), RejectedError, "OPENAI_BASE_URL"),
]


@pytest.mark.parametrize(("fault", "error", "says"), REJECTIONS)
def test_what_no_waiting_mends_is_not_tried_again(
    fault: Behaviour,
    error: type[EndpointError],
    says: str,
    fake: FakeEndpoint,
    endpoint: Endpoint,
    meter: Meter,
) -> None:
    fake.script(fault)

    with pytest.raises(error, match=says) as caught:
        ask(endpoint, meter)
    assert "\n" not in str(caught.value)
    assert len(fake.ledger) == 1
    assert meter.usage.calls == 1


@pytest.mark.parametrize(
    "body",
    [
        b'{"id": "x", "choices": [',
        b"{}",
        b'{"choices": []}',
        b'{"choices": [{}]}',
        b'{"choices": {"a": 1}}',
        b'{"choices": 5}',
        b'{"choices": [5]}',
        b'{"choices": [{"message": {"content": "{}"}}]}',
        b'{"choices": [{"finish_reason": "stop", "message": {"content": [1]}}], "usage": 3}',
        b'{"choices": [{"finish_reason": "stop", "message": {}}], "usage": {"prompt_tokens": "x"}}',
        b"null",
    ],
)
def test_a_garbled_envelope_is_no_answer(
    body: bytes, fake: FakeEndpoint, endpoint: Endpoint, meter: Meter
) -> None:
    fake.default = lambda _: Raw(body)

    with pytest.raises(EndpointError):
        ask(endpoint, meter)
    assert len(fake.ledger) <= 3


def test_options_that_the_model_does_not_take_are_left_out(
    fake: FakeEndpoint, endpoint: Endpoint, meter: Meter
) -> None:
    def reasoning_model(call: Call) -> Behaviour:
        for name in ("temperature", "max_tokens"):
            if name in call.body:
                return Status(400, message=f"Unsupported: '{name}'", param=name)
        return Answer(GOOD)

    fake.default = reasoning_model

    assert ask(endpoint, meter) == GOOD
    assert fake.ledger[-1].body["max_completion_tokens"] == 4096
    assert len(fake.ledger) == 3
    ask(endpoint, meter)
    assert len(fake.ledger) == 4  # learned once
    assert meter.usage.calls == 4


def test_errors_about_one_answer_can_be_told_from_errors_about_the_endpoint() -> None:
    for error in (BrokenAnswerError, RefusedError, CutOffError, PromptTooLongError):
        assert issubclass(error, AnswerError)
    for other in (UnavailableError, RejectedError, SchemaUnsupportedError):
        assert issubclass(other, EndpointError)
        assert not issubclass(other, AnswerError)


@pytest.mark.parametrize(
    ("models", "answers", "says"),
    [
        (["fake-model", "other"], True, "answers and has fake-model"),
        (["other"], True, "does not list fake-model; if calls fail, check WELLSOURCED_MODEL"),
        (None, True, "keeps no list of models"),
    ],
)
def test_ping(
    models: list[str] | None,
    answers: bool,  # noqa: FBT001 - a column of the table
    says: str,
    fake: FakeEndpoint,
    endpoint: Endpoint,
) -> None:
    fake.models = models

    ok, line = endpoint.ping()
    assert ok is answers
    assert says in line
    assert fake.ledger == []  # no model was asked


def test_ping_of_nothing() -> None:
    with FakeEndpoint() as gone:
        settings = config(gone)
    with Endpoint(settings) as endpoint:
        ok, line = endpoint.ping()
    assert not ok
    assert "cannot be reached" in line


def test_the_key_is_nowhere_but_in_the_header(
    fake: FakeEndpoint, meter: Meter, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    said: list[str] = []
    with Endpoint(config(fake), AnswerStore(tmp_path)) as endpoint:
        fake.script(Status(500), Answer("broken"), Answer(GOOD))
        ask(endpoint, meter)
        # Some endpoints repeat the key that they were sent.
        for status in (429, 400, 401):
            refusal = Status(status, message=f"bad key {KEY}")
            fake.script(*[refusal] * (3 if status == 429 else 1))
            with pytest.raises(EndpointError) as caught:
                endpoint.ask(
                    load_prompt("summarise").render(document=str(status), focus=None),
                    lambda _: [],
                    meter,
                )
            said.append(str(caught.value))
            assert caught.value.__suppress_context__
        said += [repr(endpoint), repr(endpoint.config), str(endpoint.config), *endpoint.ping()[1:]]

    assert fake.ledger[0].headers["authorization"] == f"Bearer {KEY}"
    written = [path.read_text() for path in tmp_path.rglob("*") if path.is_file()]
    assert written
    for text in (*said, *written, caplog.text):
        assert KEY not in text
        assert "secret" not in text
