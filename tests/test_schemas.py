"""Every schema that a model answers under is valid, and within strict mode's subset."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from flows.endpoint import load_prompt
from flows.endpoint.schema import AnswerSchema, load_schema
from flows.engines import llm
from flows.judges import views
from flows.resources import resource

PROMPTS = [p.stem for p in resource("prompts", "summarise.md").parent.glob("*.md")]
SCHEMAS = sorted({load_prompt(name).schema.name for name in PROMPTS})

#: What OpenAI, Azure, Gemini, llama.cpp and vLLM all take, and the one bound that is worth more
#: than Azure's older versions: without `maxItems` a small model may list for ever.
KEYWORDS = {
    "type",
    "title",
    "description",
    "properties",
    "required",
    "additionalProperties",
    "items",
    "enum",
    "minItems",
    "maxItems",
}
TYPES = {"object", "array", "string", "integer", "boolean", "null"}


def nodes(schema: dict[str, Any], depth: int = 1) -> Iterator[tuple[dict[str, Any], int]]:
    yield schema, depth
    for child in [*schema.get("properties", {}).values(), schema.get("items")]:
        if child is not None:
            yield from nodes(child, depth + 1)


@pytest.fixture(params=SCHEMAS)
def schema(request: pytest.FixtureRequest) -> AnswerSchema:
    return load_schema(str(request.param))


def test_there_is_one_for_each_kind_of_answer() -> None:
    assert SCHEMAS == ["attribution", "group", "judgements", "restatement", "summary"]


def test_it_is_a_schema(schema: AnswerSchema) -> None:
    assert schema.body["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    Draft202012Validator.check_schema(schema.body)


def test_only_keywords_of_strict_mode_are_sent(schema: AnswerSchema) -> None:
    for node, _ in nodes(schema.wire):
        assert set(node) <= KEYWORDS
        types = node["type"] if isinstance(node["type"], list) else [node["type"]]
        assert set(types) <= TYPES


def test_objects_are_closed_and_every_property_is_required(schema: AnswerSchema) -> None:
    objects = [node for node, _ in nodes(schema.body) if node["type"] == "object"]
    assert objects[0] is schema.body
    for node in objects:
        assert node["additionalProperties"] is False
        # In the same order, too: it is the order in which a model writes.
        assert node["required"] == list(node["properties"])


def test_arrays_are_bounded(schema: AnswerSchema) -> None:
    for node, _ in nodes(schema.body):
        if node["type"] == "array":
            assert 1 <= node["maxItems"] <= 100


def test_every_property_is_described(schema: AnswerSchema) -> None:
    for node, _ in nodes(schema.body):
        for child in node.get("properties", {}).values():
            assert len(child["description"]) > 10


def test_it_stays_below_the_limits_of_size(schema: AnswerSchema) -> None:
    depths = [depth for _, depth in nodes(schema.body)]
    names = [name for node, _ in nodes(schema.body) for name in node.get("properties", {})]
    assert max(depths) <= 5
    assert len(names) <= 100
    assert len(json.dumps(schema.wire)) < 5_000


def test_evidence_comes_before_words(schema: AnswerSchema) -> None:
    # A model that has named its sentences first writes from them, and judges from them.
    for node, _ in nodes(schema.body):
        order = list(node.get("properties", {}))
        for first, later in (("sentences", "text"), ("sentences", "verdict")):
            if first in order and later in order:
                assert order.index(first) < order.index(later)


def test_what_we_ask_for_fits_into_the_answer() -> None:
    def most(name: str, field: str) -> int:
        return int(load_schema(name).body["properties"][field]["maxItems"])

    assert most("group", "members") >= llm._LARGEST_GROUP
    assert most("judgements", "judgements") >= views.BATCH
    assert most("attribution", "attributions") >= views.BATCH


def test_a_schema_without_a_version_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.endpoint.schema.json.loads", lambda _: {"$id": "summary"})
    load_schema.cache_clear()
    with pytest.raises(ValueError, match="urn:wellsourced:schema:summary:<version>"):
        load_schema("summary")
