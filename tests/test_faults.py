"""Each way in which an endpoint misbehaves, met once in a whole run: its remedy, and its price.

The real engine and judge, the real client, a real server. Without a fault, a run makes one brief at
one price; the tests say what each fault changes of the two.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

import pytest

from bench.road import make_brief
from bench.scripted import ScriptedModel, unsupported
from bench.synthetic import articles, told_in
from flows.audit import audit
from flows.core.records import Brief
from flows.desk import Desk
from flows.endpoint import AnswerStore, Endpoint, EndpointConfig
from flows.endpoint.errors import RejectedError, SchemaUnsupportedError, UnavailableError
from flows.engines.llm import LLMEngine
from flows.judges.chat import ChatJudge
from flows.sources import Reading, read_sources
from tests.fake_endpoint import Answer, Behaviour, Call, FakeEndpoint
from tests.fault_server import (
    BROKEN,
    DECLINED,
    FATAL,
    FORGETFUL,
    LATE,
    LATE_S,
    PASSING,
    TOO_MUCH,
    Fault,
)

TEXTS = articles(3, seed=5, sentences=7)
TOLD = told_in(TEXTS)
SCHEMAS = ("summary", "judgements", "attribution", "group")
SECRET = b"of these tests"


@dataclass
class Once:
    """Answers as the model would, but for the first call under one schema."""

    schema: str
    fault: Fault
    left: int = 1
    spoilt: list[Call] = field(default_factory=list)
    model: ScriptedModel = field(default_factory=lambda: ScriptedModel(TOLD))
    lock: Lock = field(default_factory=Lock)

    def __call__(self, call: Call) -> Behaviour:
        answer = self.model(call)
        assert isinstance(answer, Answer)
        with self.lock:
            if call.schema != self.schema or not self.left:
                return answer
            self.left -= 1
            self.spoilt.append(call)
        return self.fault.spoil(call, answer)


@pytest.fixture(scope="module")
def reading(tmp_path_factory: pytest.TempPathFactory) -> Reading:
    folder = tmp_path_factory.mktemp("news")
    for text in TEXTS:
        (folder / f"{text.name}.txt").write_text(text.text, encoding="utf-8")
    return read_sources([str(folder)])


class Runs:
    """Makes the brief, again and again, with one store of answers."""

    def __init__(self, fake: FakeEndpoint, reading: Reading, folder: Path) -> None:
        self.fake = fake
        self.reading = reading
        self.folder = folder

    def __call__(self, patience: float = 60.0) -> Brief:
        """`patience`: the seconds that one attempt may take."""
        config = EndpointConfig(
            base_url=self.fake.url,
            model="scripted",
            timeout_s=patience,
            attempts=3,
            backoff_s=0.01,
        )
        with Endpoint(config, AnswerStore(self.folder / "answers")) as endpoint:
            engine, judge = LLMEngine(endpoint, SECRET), ChatJudge(endpoint, SECRET)
            desk = Desk(engine, judge, (endpoint,))
            published = make_brief(self.reading, desk, self.folder / "out")
        assert published.outcome in {"published", "unchanged"}
        assert audit(published.folder).problems == ()
        assert list(unsupported(published.brief, TOLD)) == []
        return published.brief

    @property
    def calls(self) -> Counter[str]:
        return Counter(call.schema for call in self.fake.ledger)


@pytest.fixture
def run(fake: FakeEndpoint, reading: Reading, tmp_path: Path) -> Runs:
    return Runs(fake, reading, tmp_path)


@pytest.fixture(scope="module")
def usual(reading: Reading, tmp_path_factory: pytest.TempPathFactory) -> tuple[Brief, Counter[str]]:
    """The brief of a run without a fault, and its calls by schema."""
    with FakeEndpoint() as fake:
        fake.default = ScriptedModel(TOLD)
        run = Runs(fake, reading, tmp_path_factory.mktemp("usual"))
        return run(), run.calls


def cases(*kinds: Sequence[Fault]) -> list[object]:
    """Each fault under each schema that it fits; always three of a kind, the others if slow."""
    made: list[object] = []
    for faults in kinds:
        for turn, fault in enumerate(faults):
            fits = [s for s in SCHEMAS if not fault.schemas or s in fault.schemas]
            for i, schema in enumerate(fits):
                often = turn < 3 and i == turn % len(fits) and fault not in LATE
                marks = [] if often else [pytest.mark.slow]
                made.append(pytest.param(fault, schema, marks=marks, id=f"{fault.name}-{schema}"))
    return made


Usual = tuple[Brief, Counter[str]]


@pytest.mark.parametrize(("fault", "schema"), cases(PASSING, LATE, BROKEN))
def test_what_is_asked_again_costs_one_call_and_changes_no_word(
    fault: Fault, schema: str, fake: FakeEndpoint, run: Runs, usual: Usual
) -> None:
    fake.default = Once(schema, fault)
    brief = run(LATE_S * 0.8) if fault in LATE else run()
    assert brief.id == usual[0].id
    assert run.calls == usual[1] + Counter([schema])
    assert (brief.usage.calls, brief.usage.retries) == (len(fake.ledger), 1)


@pytest.mark.parametrize(("fault", "schema"), cases((FORGETFUL,)))
def test_a_claim_that_is_left_out_is_asked_about_once_more(
    fault: Fault, schema: str, fake: FakeEndpoint, run: Runs, usual: Usual
) -> None:
    fake.default = once = Once(schema, fault)
    assert run().id == usual[0].id
    assert run.calls == usual[1] + Counter([schema])
    (forgot,) = once.spoilt
    assert forgot.records[:1] in [c.records for c in fake.ledger if c.schema == schema]


@pytest.mark.parametrize(("fault", "schema"), cases(TOO_MUCH))
def test_what_is_too_much_at_once_is_asked_for_in_halves(
    fault: Fault, schema: str, fake: FakeEndpoint, run: Runs, usual: Usual
) -> None:
    fake.default = once = Once(schema, fault)
    brief = run()
    if schema == "group":  # a group has no halves: it stays unmerged
        assert brief.status == "published"
        return
    assert brief.id == usual[0].id
    assert run.calls == usual[1] + Counter([schema] * 2)
    (whole,) = once.spoilt
    whole_asks = [c for c in fake.ledger if c.question == whole.question]
    assert len(whole_asks) == 1  # never the same again


@pytest.mark.parametrize(("fault", "schema"), cases(DECLINED))
def test_what_is_declined_is_not_asked_again_and_the_run_goes_on(
    fault: Fault, schema: str, fake: FakeEndpoint, run: Runs
) -> None:
    fake.default = once = Once(schema, fault)
    brief = run()
    (declined,) = once.spoilt
    assert [c for c in fake.ledger if c.question == declined.question] == [declined]
    failed = [s for s in brief.sources if s.status == "failed"]
    assert len(failed) == (schema == "summary")
    for source in failed:
        assert source.reason
        assert "declined" in source.reason or "content filter" in source.reason
        assert all(c.documents != (source.id,) for c in brief.claims)


SAYS = {
    "400": "OPENAI_BASE_URL",
    "401": "OPENAI_API_KEY",
    "403": "OPENAI_API_KEY",
    "404": "WELLSOURCED_MODEL",
    "no credit": "no credit left",
    "no json_schema": "does not take a JSON schema",
    "not an endpoint": "OPENAI_BASE_URL should end",
}


@pytest.mark.parametrize(("fault", "schema"), cases(FATAL))
def test_what_a_person_must_mend_ends_the_run_and_what_is_paid_for_is_kept(
    fault: Fault, schema: str, fake: FakeEndpoint, run: Runs, usual: Usual
) -> None:
    fake.default = Once(schema, fault)
    with pytest.raises(RejectedError, match=SAYS[fault.name]) as caught:
        run()
    assert "\n" not in str(caught.value)
    assert isinstance(caught.value, SchemaUnsupportedError) == (fault.name == "no json_schema")
    assert not (run.folder / "out").exists()
    # Mended, it pays for the rest and no more.
    assert run().id == usual[0].id
    assert run.calls == usual[1] + Counter([schema])


def test_a_fault_that_does_not_pass_ends_the_run_within_its_attempts(
    fake: FakeEndpoint, run: Runs, usual: Usual
) -> None:
    fake.default = Once("attribution", PASSING[0], left=100)
    with pytest.raises(UnavailableError, match="answered 429 after 3 attempts"):
        run()
    asked = Counter(c.question for c in fake.ledger if c.schema == "attribution")
    assert set(asked.values()) <= {1, 2, 3}
    paid = sum((Counter([c.schema]) for c in fake.ledger if c.schema != "attribution"), Counter())
    fake.ledger.clear()
    fake.default = ScriptedModel(TOLD)
    assert run().id == usual[0].id
    assert run.calls + paid == usual[1]
