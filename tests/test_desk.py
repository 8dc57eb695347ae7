"""Who writes and who judges, as set: what is really asked of which model."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.core.records import Draft
from flows.desk import Desk, open_desk
from flows.errors import InputError
from flows.settings import EngineName, load_settings
from tests.fake_endpoint import Decided, FakeEndpoint, Status, decided
from tests.making import a_document

TEXT = "The river Aire flooded Leeds on Monday. About 200 homes lost power in the night."
DOCUMENT = a_document(TEXT)


@pytest.fixture(autouse=True)
def _configured(fake: FakeEndpoint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", fake.url)
    monkeypatch.setenv("OPENAI_API_KEY", "sk-one")
    monkeypatch.setenv("WELLSOURCED_STATE_DIR", str(tmp_path))


def at_work(engine: EngineName, **settings: str) -> Desk:
    """Has a desk write and judge one document."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in settings.items():
            patch.setenv(f"WELLSOURCED_{name}", value)
        desk = open_desk(load_settings(), engine)
    with desk:
        desk.judge.judge(DOCUMENT, desk.engine.summarise(DOCUMENT, None))
    return desk


def models_asked(fake: FakeEndpoint) -> list[tuple[str, str]]:
    """Path's end and model of each request, each once."""
    calls = [(call.path.rpartition("/")[2], call.body["model"]) for call in fake.ledger]
    return list(dict.fromkeys(calls))


def test_one_model_writes_and_judges_over_one_connection(fake: FakeEndpoint) -> None:
    desk = at_work("llm", MODEL="writer")
    assert models_asked(fake) == [("completions", "writer")]
    assert len(desk.endpoints) == 1


@pytest.mark.parametrize(
    ("judge", "path"), [("chat", "completions"), ("decisions", "decisions")], ids=str
)
def test_another_model_judges_with_the_same_address_and_key(
    fake: FakeEndpoint, judge: str, path: str
) -> None:
    desk = at_work("llm", MODEL="writer", JUDGE=judge, JUDGE_MODEL="second")
    assert models_asked(fake) == [("completions", "writer"), (path, "second")]
    assert {call.headers["authorization"] for call in fake.ledger} == {"Bearer sk-one"}
    assert desk.made_by.models == ("writer", "second")
    assert desk.made_by.judge == f"{judge}:second"
    assert desk.usage.calls == len(fake.ledger)


def test_a_model_judges_what_no_model_wrote(fake: FakeEndpoint) -> None:
    desk = at_work("extractive", JUDGE="decisions", JUDGE_MODEL="second")
    assert models_asked(fake) == [("decisions", "second")]
    assert desk.made_by.models == ("second",)


def test_the_threshold_is_that_of_the_settings(
    fake: FakeEndpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake.default = lambda call: Decided(
        [decided(q["name"], q["choices"][0]["value"], 0.8) for q in call.questions]
    )
    draft = Draft(DOCUMENT.id, "The river Aire flooded Leeds.", (1,))
    monkeypatch.setenv("WELLSOURCED_JUDGE_MODEL", "second")
    found = {}
    for threshold in ("0.75", "0.85"):
        monkeypatch.setenv("WELLSOURCED_JUDGE_THRESHOLD", threshold)
        with open_desk(load_settings(), "extractive", "decisions") as desk:
            (judged,) = desk.judge.judge(DOCUMENT, [draft])
        found[threshold] = judged.verdict
    assert found == {"0.75": "supported", "0.85": "partial"}


@pytest.mark.parametrize("judge", ["chat", "decisions"])
def test_a_judge_without_a_model_says_what_to_set(judge: str) -> None:
    with pytest.raises(InputError, match=rf"^the judge {judge} needs .*WELLSOURCED_JUDGE_MODEL"):
        at_work("extractive", JUDGE=judge)


def test_an_endpoint_without_decisions_says_what_to_set(fake: FakeEndpoint) -> None:
    from flows.endpoint.errors import DecisionsUnsupportedError

    fake.default = lambda _: Status(404)
    with pytest.raises(DecisionsUnsupportedError, match="WELLSOURCED_JUDGE_MODEL to a decision"):
        at_work("extractive", JUDGE="decisions", JUDGE_MODEL="chatty")


def test_a_setting_that_decides_what_a_model_says_makes_another_brief() -> None:
    made = at_work("llm", MODEL="writer").made_by
    assert made.settings == {"chunk_tokens": "6000"}
    assert at_work("llm", MODEL="writer", CHUNK_TOKENS="900").made_by != made
    decisions = [
        at_work("llm", MODEL="writer", JUDGE="decisions", JUDGE_THRESHOLD=least).made_by
        for least in ("0.7", "0.8")
    ]
    assert [made.settings["judge_threshold"] for made in decisions] == ["0.7", "0.8"]
