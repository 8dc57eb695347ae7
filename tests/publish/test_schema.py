from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from flows.core import records
from flows.publish.format_doc import format_doc
from flows.publish.schema import load_schema

_SCHEMA = load_schema()
_RECORDS = {"Brief": _SCHEMA, **_SCHEMA["$defs"]}


def test_the_schema_is_valid_and_versioned() -> None:
    Draft202012Validator.check_schema(_SCHEMA)
    version = _SCHEMA["properties"]["schema_version"]["const"]
    assert _SCHEMA["$id"].endswith(f":{version}")


@pytest.mark.parametrize("name", sorted(_RECORDS))
def test_each_field_of_the_record_is_a_described_property(name: str) -> None:
    rule = _RECORDS[name]
    fields = [f.name for f in dataclasses.fields(getattr(records, name))]
    assert list(rule["properties"]) == fields == rule["required"]
    assert rule["additionalProperties"] is False
    assert all(p["description"] for p in rule["properties"].values())


def test_the_format_page_is_not_stale() -> None:
    page = Path(__file__).parents[2] / "docs" / "brief-format.md"
    assert page.read_text(encoding="utf-8") == format_doc()
