"""Whose fault it is and what to change: time that runs out, models by their setting, schemas."""

from __future__ import annotations

from time import monotonic
from typing import Any

import pytest

from flows.endpoint import Endpoint, EndpointConfig, Meter, load_prompt
from flows.endpoint.errors import RejectedError, SchemaUnsupportedError, UnavailableError
from flows.errors import EndpointError
from tests.fake_endpoint import Answer, Drip, FakeEndpoint, Raw, Slow, Status

GOOD: dict[str, Any] = {"claims": []}


def opened(fake: FakeEndpoint, **changes: object) -> Endpoint:
    values: dict[str, Any] = {"api_key": "sk", "backoff_s": 0.01, "attempts": 3, **changes}
    return Endpoint(EndpointConfig(fake.url, "fake-model", **values))


def ask(endpoint: Endpoint, meter: Meter | None = None, prompt: str = "summarise") -> Any:  # noqa: ANN401
    inputs = {"document": "[1] Prices rose.", "focus": None} if prompt == "summarise" else {}
    inputs = inputs or {"claims": '{"id": "c1"}'}
    return endpoint.ask(load_prompt(prompt).render(**inputs), lambda _: [], meter or Meter())


def test_an_answer_that_drips_is_cut_off_at_the_deadline(fake: FakeEndpoint) -> None:
    """... though no single wait for it is long."""
    fake.script(Drip(0.1, Answer(GOOD), pieces=40), Answer(GOOD))
    meter = Meter()
    began = monotonic()
    with opened(fake, timeout_s=0.5) as endpoint:
        assert ask(endpoint, meter) == GOOD
    assert monotonic() - began < 2
    assert (meter.usage.calls, meter.usage.retries) == (2, 1)


def test_the_total_time_bounds_all_attempts_together(fake: FakeEndpoint) -> None:
    fake.default = lambda _: Slow(1, Answer(GOOD))
    began = monotonic()
    with (
        opened(fake, timeout_s=0.3, total_s=0.8, attempts=20, backoff_s=0.05) as endpoint,
        pytest.raises(UnavailableError, match=r"did not answer within 0\.3 s"),
    ):
        ask(endpoint)
    assert monotonic() - began < 2.5
    assert 2 <= len(fake.ledger) <= 4


@pytest.mark.parametrize("header", ["nan", "inf", "-5", "soon", "Sun, 31 Feb 2026 10:00:00 GMT"])
def test_a_senseless_retry_after_is_as_good_as_none(fake: FakeEndpoint, header: str) -> None:
    fake.script(Status(429, {"Retry-After": header}), Answer(GOOD))
    began = monotonic()
    with opened(fake) as endpoint:
        assert ask(endpoint) == GOOD
    assert monotonic() - began < 2


@pytest.mark.parametrize(
    "fault",
    [
        Status(403),
        Status(404),
        Status(400),
        Status(400, message="maximum context length is 8192 tokens"),
        Status(400, message="response_format is not supported"),
        Answer("no"),
    ],
    ids=lambda fault: str(getattr(fault, "message", "broken"))[:20],
)
def test_the_setting_to_change_is_that_of_the_model_that_was_asked(
    fake: FakeEndpoint, fault: Status | Answer
) -> None:
    fake.default = lambda _: fault
    with (
        opened(fake, model_setting="WELLSOURCED_JUDGE_MODEL") as endpoint,
        pytest.raises(EndpointError, match="WELLSOURCED_JUDGE_MODEL") as caught,
    ):
        ask(endpoint)
    assert "WELLSOURCED_MODEL" not in str(caught.value)


def test_a_gateway_without_schemas_is_found_out_once_and_told_each_time(
    fake: FakeEndpoint,
) -> None:
    fake.default = lambda _: Status(400, message="unknown field response_format.json_schema")
    with opened(fake) as endpoint:
        for _ in range(3):
            with pytest.raises(
                SchemaUnsupportedError,
                match=r"does not take a JSON schema .* set WELLSOURCED_MODEL",
            ):
                ask(endpoint)
        assert len(fake.ledger) == 1
        # One schema that it finds too hard is not all of them.
        fake.default = lambda _: Answer({"members": [], "speaker": None, "text": None})
        assert ask(endpoint, prompt="group")["members"] == []


def test_a_gateway_that_ignores_schemas_is_told_from_a_model_that_errs(
    fake: FakeEndpoint,
) -> None:
    fake.default = lambda _: Answer("Sure! Here are the claims: prices rose.")
    with opened(fake) as endpoint:
        with pytest.raises(SchemaUnsupportedError, match=r"ignores .*OPENAI_BASE_URL"):
            ask(endpoint)
        fake.default = lambda _: Answer(GOOD)
        assert ask(endpoint) == GOOD  # it was only ever a guess
        fake.default = lambda _: Answer("Sure!")
        with pytest.raises(EndpointError, match="gave no usable answer"):
            ask(endpoint, prompt="group")


@pytest.mark.parametrize(
    "body",
    [
        b'{"error": {"code": 429, "message": "slow down"}}',
        b'{"error": {"code": "503", "message": "no capacity"}, "choices": []}',
        b'{"error": {"message": "the upstream broke off"}, "choices": null}',
        b'{"error": "overloaded"}',
    ],
)
def test_an_error_with_status_200_is_what_it_would_have_been(
    fake: FakeEndpoint, body: bytes
) -> None:
    fake.script(Raw(body), Answer(GOOD))
    meter = Meter()
    with opened(fake) as endpoint:
        assert ask(endpoint, meter) == GOOD
    assert fake.ledger[0].body == fake.ledger[1].body  # sent again, not asked for anew
    assert (meter.usage.calls, meter.usage.retries) == (2, 1)


def test_an_error_with_status_200_that_does_not_pass_says_what_to_change(
    fake: FakeEndpoint,
) -> None:
    fake.default = lambda _: Raw(b'{"error": {"code": 401, "message": "who are you?"}}')
    with opened(fake) as endpoint, pytest.raises(RejectedError, match="OPENAI_API_KEY") as caught:
        ask(endpoint)
    assert 'it says: "who are you?"' in str(caught.value)
    assert len(fake.ledger) == 1


def test_what_the_endpoint_says_reaches_no_terminal_as_it_is(fake: FakeEndpoint) -> None:
    said = "no\x1b[2J way\u202e\x07"
    fake.script(Status(400, message=said), Answer(None, refusal=said))
    with opened(fake) as endpoint:
        for _ in range(2):
            with pytest.raises(EndpointError) as caught:
                ask(endpoint)
            assert "no[2J way" in str(caught.value)
            assert str(caught.value).isprintable()
