from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from flows.core import records
from flows.publish.brief_json import to_json
from flows.publish.entries import Entry
from flows.publish.format_doc import format_doc
from flows.publish.schema import READABLE, SCHEMA_VERSION, load_schema, schema_problems
from flows.resources import resource
from tests.publish.making import mill_fire

#: A version that was released is what its readers were promised; its file never changes again.
RELEASED = {"1.0": "60c739c0b0e502227542c655490d6079f286b635d87c4b54182693be358cc3ff"}
_SCHEMA = load_schema()
_ALL = {
    **{f"brief {version}": load_schema(version) for version in READABLE},
    **{kind: load_schema("1.0", kind) for kind in ("index", "latest")},
}


def _rules(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield schema
    yield from schema["$defs"].values()


@pytest.mark.parametrize("name", sorted(_ALL))
def test_each_schema_is_valid_versioned_and_described(name: str) -> None:
    schema = _ALL[name]
    Draft202012Validator.check_schema(schema)
    version = schema["properties"]["schema_version"]["const"]
    assert schema["$id"] == f"urn:wellsourced:schema:{name.split(maxsplit=1)[0]}:{version}"
    for rule in _rules(schema):
        assert rule["description"]
        assert rule["additionalProperties"] is False
        assert rule["required"] == list(rule["properties"])
        assert all(len(p["description"]) > 10 for p in rule["properties"].values())


def test_each_readable_version_has_its_own_file() -> None:
    assert READABLE[-1] == SCHEMA_VERSION
    for version in READABLE:
        assert load_schema(version)["properties"]["schema_version"]["const"] == version


@pytest.mark.parametrize("version", READABLE[:-1])
def test_a_released_version_never_changes(version: str) -> None:
    content = resource("schemas", f"brief-{version}.schema.json").read_bytes()
    assert hashlib.sha256(content).hexdigest() == RELEASED[version]


@pytest.mark.parametrize("name", ["started_at", "finished_at"])
def test_the_end_of_a_pattern_is_the_end_of_the_text(name: str) -> None:
    """Python's `$` lets a line break pass, and the page then could not tell the time."""
    data = to_json(mill_fire()[0])
    data[name] += "\n"
    found = [line for line in schema_problems(data) if line.startswith(name)]
    assert found == [f"{name}: {data[name]!r} ends in a line break"]


@pytest.mark.parametrize("name", ["Brief", *sorted(_SCHEMA["$defs"])])
def test_each_field_of_the_record_is_a_property(name: str) -> None:
    rule = _SCHEMA if name == "Brief" else _SCHEMA["$defs"][name]
    fields = [f.name for f in dataclasses.fields(getattr(records, name))]
    assert list(rule["properties"]) == fields


def test_index_and_pointer_have_the_same_entries() -> None:
    index, latest = _ALL["index"]["$defs"], _ALL["latest"]["$defs"]
    assert json.dumps(index) == json.dumps(latest)
    assert list(index["Entry"]["properties"]) == [f.name for f in dataclasses.fields(Entry)]
    retraction = dict(_SCHEMA["$defs"]["Retraction"])
    assert index["Retraction"] == retraction


def test_the_format_page_is_not_stale() -> None:
    page = Path(__file__).parents[2] / "docs" / "brief-format.md"
    assert page.read_text(encoding="utf-8") == format_doc()
