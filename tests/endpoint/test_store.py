"""What was paid for is kept, and only that."""

from __future__ import annotations

import json
import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from flows.endpoint import AnswerStore, Endpoint, EndpointConfig, Meter, load_prompt
from flows.endpoint.errors import BrokenAnswerError, RejectedError
from flows.endpoint.store import store_key
from tests.fake_endpoint import Answer, FakeEndpoint, Slow, Status

GOOD = {"claims": [{"sentences": [1], "speaker": "Ørsted", "text": "Prices rose, Ørsted said."}]}
PROMPT = load_prompt("summarise").render(document="[1] Prices rose.", focus=None)


def run(fake: FakeEndpoint, folder: Path, meter: Meter, model: str = "fake-model") -> object:
    settings = EndpointConfig(fake.url, model, "sk-key", attempts=1)
    with Endpoint(settings, AnswerStore(folder)) as endpoint:
        return endpoint.ask(PROMPT, lambda _: [], meter)


def test_a_second_run_pays_nothing(fake: FakeEndpoint, tmp_path: Path) -> None:
    fake.script(Answer(GOOD))
    first, second = Meter(), Meter()

    assert run(fake, tmp_path, first) == run(fake, tmp_path, second) == GOOD
    assert len(fake.ledger) == 1
    assert (first.usage.calls, second.usage.calls) == (1, 0)


def test_another_model_is_another_answer(fake: FakeEndpoint, tmp_path: Path) -> None:
    fake.script(Answer(GOOD), Answer({"claims": []}))

    assert run(fake, tmp_path, Meter()) != run(fake, tmp_path, Meter(), model="other")
    assert len(fake.ledger) == 2


def test_bad_answers_are_not_kept(fake: FakeEndpoint, tmp_path: Path) -> None:
    fake.script(*[Answer("{")] * 3, Status(500))

    with pytest.raises(BrokenAnswerError):
        run(fake, tmp_path, Meter())
    assert list(tmp_path.rglob("*.json")) == []


@pytest.mark.parametrize(
    "damage",
    [
        "",
        "{",
        "[]",
        "[" * 100_000,
        '{"key": "KEY", "answer": 7}',
        '{"key": "KEY", "answer": {"claims": 1}}',
        '{"key": "another", "answer": {"claims": []}}',
        '{"answer": {"claims": []}}',
        '{"key": "KEY", "answer": {"claims": []}}' + " " * 4_000_000,
        "\udcff",
    ],
    ids=lambda damage: damage[:30],
)
def test_a_damaged_file_is_paid_for_again(damage: str, fake: FakeEndpoint, tmp_path: Path) -> None:
    fake.script(Answer(GOOD), Answer(GOOD))
    run(fake, tmp_path, Meter())
    (file,) = tmp_path.rglob("*.json")
    damage = damage.replace("KEY", file.stem)
    file.write_text(damage, encoding="utf-8", errors="surrogateescape")

    assert run(fake, tmp_path, Meter()) == GOOD
    assert len(fake.ledger) == 2
    assert json.loads(file.read_text(encoding="utf-8"))["answer"] == GOOD


def test_a_kept_answer_must_still_pass_its_check(fake: FakeEndpoint, tmp_path: Path) -> None:
    fake.script(Answer(GOOD), Answer({"claims": []}))
    run(fake, tmp_path, Meter())
    settings = EndpointConfig(fake.url, "fake-model", "sk-key")

    with Endpoint(settings, AnswerStore(tmp_path)) as endpoint:
        answer = endpoint.ask(PROMPT, lambda a: ["no claims, please"] * bool(a["claims"]), Meter())
    assert answer == {"claims": []}


def test_what_stands_in_the_place_of_a_file_is_no_answer(
    fake: FakeEndpoint, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    fake.default = lambda _: Answer(GOOD)
    run(fake, tmp_path, Meter())
    (file,) = tmp_path.rglob("*.json")
    file.unlink()
    file.mkdir()

    assert run(fake, tmp_path, Meter()) == GOOD
    assert len(fake.ledger) == 2
    assert "answers cannot be kept" in caplog.text


def test_nothing_half_written_is_left(fake: FakeEndpoint, tmp_path: Path) -> None:
    run(fake, tmp_path, Meter())
    assert [p.suffix for p in tmp_path.rglob("*") if p.is_file()] == [".json"]


def test_a_store_that_cannot_be_written_loses_no_answer(
    fake: FakeEndpoint, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.touch()
    fake.script(Answer(GOOD))

    assert run(fake, in_the_way, Meter()) == GOOD
    assert "answers cannot be kept" in caplog.text


def test_the_warning_comes_once(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.touch()
    store = AnswerStore(in_the_way)

    store.put("ab1", {}, {})
    store.put("cd2", {}, {})
    assert len(caplog.records) == 1


def test_threads_that_ask_the_same_at_once_pay_once(fake: FakeEndpoint, tmp_path: Path) -> None:
    fake.default = lambda _: Slow(0.2, Answer(GOOD))
    settings = EndpointConfig(fake.url, "fake-model", "sk-key")
    meter = Meter()
    for store in (AnswerStore(tmp_path), None):
        fake.ledger.clear()
        with Endpoint(settings, store) as endpoint, ThreadPoolExecutor(8) as pool:
            asked = [pool.submit(endpoint.ask, PROMPT, lambda _: [], meter) for _ in range(8)]
            assert [one.result() for one in asked] == [GOOD] * 8
        assert len(fake.ledger) == 1
    assert meter.usage.calls == 2


def test_threads_that_ask_the_same_share_a_failure_and_the_next_asks_again(
    fake: FakeEndpoint, tmp_path: Path
) -> None:
    fake.script(Slow(0.2, Status(401)), Answer(GOOD))
    settings = EndpointConfig(fake.url, "fake-model", "sk-key")
    with Endpoint(settings, AnswerStore(tmp_path)) as endpoint, ThreadPoolExecutor(4) as pool:
        asked = [pool.submit(endpoint.ask, PROMPT, lambda _: [], Meter()) for _ in range(4)]
        assert {type(one.exception()) for one in asked} == {RejectedError}
        assert endpoint.ask(PROMPT, lambda _: [], Meter()) == GOOD
    assert len(fake.ledger) == 2


def test_the_key_depends_on_everything_that_shaped_the_answer() -> None:
    parts = {"model": "a", "system": "b", "user": "c"}
    keys = {store_key(parts), *(store_key({**parts, name: "other"}) for name in parts)}
    assert len(keys) == 4
    assert store_key(dict(reversed(parts.items()))) == store_key(parts)


def test_any_part_of_a_prompt_makes_it_another_question(fake: FakeEndpoint, tmp_path: Path) -> None:
    settings = EndpointConfig(fake.url, "fake-model", "sk-key")
    with Endpoint(settings, AnswerStore(tmp_path)) as endpoint:
        for prompt in (
            PROMPT,
            replace(PROMPT, system=PROMPT.system + " Be brief."),
            replace(PROMPT, user=PROMPT.user + " Please."),
            replace(PROMPT, schema=load_prompt("group").schema),
        ):
            endpoint.ask(prompt, lambda _: [], Meter())
    assert len(fake.ledger) == 4


def test_what_a_killed_writer_left_is_swept_and_what_one_writes_now_is_not(
    fake: FakeEndpoint, tmp_path: Path
) -> None:
    run(fake, tmp_path, Meter())
    (kept,) = tmp_path.rglob("*.json")
    dead, alive = kept.with_name("tmpdead.part"), kept.with_name("tmpalive.part")
    dead.touch()
    alive.touch()
    os.utime(dead, (1, 1))
    kept.unlink()

    run(fake, tmp_path, Meter())
    assert set(kept.parent.iterdir()) == {kept, alive}
