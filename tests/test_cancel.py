"""A run that is stopped starts no further call: by the server's clock, within five seconds."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Event, Timer
from time import monotonic

import pytest

from bench.road import make_brief
from bench.scripted import ScriptedModel
from bench.synthetic import articles, told_in
from flows.desk import Desk
from flows.endpoint import AnswerStore, Endpoint, EndpointConfig
from flows.endpoint.guard import Guard
from flows.engines.llm import LLMEngine
from flows.errors import RunCancelledError
from flows.judges.chat import ChatJudge
from flows.sources import Reading, read_sources
from tests.fake_endpoint import Answer, Behaviour, Call, FakeEndpoint, Slow, Status

TEXTS = articles(8, seed=4, sentences=7)
SECRET = b"of these tests"
AT_MOST_S = 5.0


@pytest.fixture
def news(tmp_path: Path) -> Path:
    (tmp_path / "news").mkdir()
    for text in TEXTS:
        (tmp_path / "news" / f"{text.name}.txt").write_text(text.text, encoding="utf-8")
    return tmp_path / "news"


@pytest.fixture
def stop() -> Event:
    return Event()


def slowly(seconds: float) -> Callable[[Call], Behaviour]:
    model = ScriptedModel(told_in(TEXTS))

    def answer(call: Call) -> Behaviour:
        honest = model(call)
        assert isinstance(honest, Answer)
        return Slow(seconds, honest)

    return answer


def make(reading: Reading, fake: FakeEndpoint, stop: Event, folder: Path) -> None:
    config = EndpointConfig(base_url=fake.url, model="scripted")
    guard = Guard(stopped=stop.is_set)
    with Endpoint(config, AnswerStore(folder / "answers"), guard) as endpoint:
        engine, judge = LLMEngine(endpoint, SECRET), ChatJudge(endpoint, SECRET)
        make_brief(reading, Desk(engine, judge, (endpoint,)), folder / "out")


@pytest.mark.parametrize("during", ["summary", "judgements", "group"])
def test_no_call_starts_once_it_is_stopped(
    during: str, news: Path, fake: FakeEndpoint, stop: Event, tmp_path: Path
) -> None:
    stopped: list[float] = []
    sent: list[int] = []
    usual = slowly(0.02)

    def answer(call: Call) -> Behaviour:
        if call.schema == during and not stop.is_set():
            stop.set()
            stopped.append(monotonic())
            sent.append(len(fake.ledger))
        return usual(call)

    fake.default = answer
    with pytest.raises(RunCancelledError, match="no further call"):
        make(read_sources([str(news)]), fake, stop, tmp_path)
    assert monotonic() - stopped[0] < AT_MOST_S
    late = [call for call in fake.ledger if call.asked_at > stopped[0] + AT_MOST_S]
    assert late == []
    assert len(fake.ledger) <= sent[0] + 3  # the other workers' calls, which were on their way
    assert not (tmp_path / "out").exists()


def test_what_waits_to_be_sent_again_is_not_sent_once_it_is_stopped(
    news: Path, fake: FakeEndpoint, stop: Event, tmp_path: Path
) -> None:
    fake.default = lambda _: Status(429, {"Retry-After": "30"})
    Timer(0.5, stop.set).start()
    started = monotonic()
    with pytest.raises(RunCancelledError):
        make(read_sources([str(news)]), fake, stop, tmp_path)
    assert monotonic() - started < AT_MOST_S
    assert len(fake.ledger) == 4  # one of each worker


@pytest.mark.slow
@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "terminated"])
def test_the_command_when_a_person_stops_it(
    sign: signal.Signals, news: Path, fake: FakeEndpoint, tmp_path: Path
) -> None:
    usual = slowly(0.3)
    stopped: list[float] = []
    process: list[subprocess.Popen[str]] = []

    def answer(call: Call) -> Behaviour:
        if len(fake.ledger) == 6:
            process[0].send_signal(sign)
            stopped.append(monotonic())
        return usual(call)

    fake.default = answer
    process.append(
        subprocess.Popen(
            [sys.executable, "-P", "-m", "flows", "brief", str(news)],
            cwd=tmp_path,
            env={
                **os.environ,
                "OPENAI_BASE_URL": fake.url,
                "WELLSOURCED_MODEL": "scripted",
                "WELLSOURCED_STATE_DIR": str(tmp_path / "state"),
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
    )
    out, err = process[0].communicate(timeout=120)
    assert process[0].returncode == 128 + sign, err
    assert out == ""
    assert [c for c in fake.ledger if c.asked_at > stopped[0] + AT_MOST_S] == []
    assert not (tmp_path / "outputs").exists()
