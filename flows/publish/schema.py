"""Does this JSON keep the contract with those who read our briefs?"""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from flows.resources import resource

#: The version of the brief's format that this software writes.
SCHEMA_VERSION = "1.0"
_SHOWN = 10  # one broken list can break in a thousand places
_MAX_MESSAGE = 200


def load_schema() -> dict[str, Any]:
    """The JSON Schema of brief.json."""
    path = resource("schemas", "brief.schema.json")
    schema: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return schema


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(load_schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)


def schema_problems(data: Any) -> tuple[str, ...]:  # noqa: ANN401 - whatever a file held
    """Where `data` breaks the schema, one line each, at most ten; empty if it holds."""
    errors = sorted(_validator().iter_errors(data), key=lambda e: [str(p) for p in e.absolute_path])
    lines = [_line(error) for error in errors[:_SHOWN]]
    if len(errors) > _SHOWN:
        lines.append(f"… and {len(errors) - _SHOWN} more places that break the schema")
    return tuple(lines)


def _line(error: ValidationError) -> str:
    where = "/".join(str(part) for part in error.absolute_path) or "the whole"
    message = " ".join(error.message.split())
    if len(message) > _MAX_MESSAGE:  # the message repeats the value, which may be a whole document
        message = f"breaks the schema's rule “{error.validator}”"
    return f"{where}: {message}"
