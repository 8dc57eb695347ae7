"""Does this JSON keep the contract with those who read our briefs?

Each file names the version of its format, and is held to the schema of that version: the current
one is `schemas/brief.schema.json`, an older one `schemas/brief-<version>.schema.json`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend

from flows.errors import InputError
from flows.resources import resource

#: The version of the brief's format that this software writes.
SCHEMA_VERSION = "1.1"
#: The versions that it reads, oldest first.
READABLE = ("1.0", SCHEMA_VERSION)
_SHOWN = 10  # one broken list can break in a thousand places
_MAX_MESSAGE = 200


def load_schema(version: str = SCHEMA_VERSION, kind: str = "brief") -> dict[str, Any]:
    """The JSON Schema of brief.json in that version, or of another file that we publish."""
    suffix = "" if version == SCHEMA_VERSION or kind != "brief" else f"-{version}"
    path = resource("schemas", f"{kind}{suffix}.schema.json")
    schema: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return schema


def version_of(data: Any) -> str:  # noqa: ANN401 - whatever a file held
    """The version of the format that a brief.json says it has.

    Raises:
        InputError: if it says none, or one that this software does not read.
    """
    version = data.get("schema_version") if isinstance(data, dict) else None
    if not isinstance(version, str):
        raise InputError("not a brief: it names no schema_version")
    if version not in READABLE:
        known = ", ".join(READABLE)
        shown = version[:_MAX_MESSAGE]
        raise InputError(
            f"its format is version {shown}, and this program reads {known}; update wellsourced"
        )
    return version


def _pattern(
    validator: Any,  # noqa: ANN401 - the library's own, of a class that `extend` makes
    pattern: str,
    instance: object,
    schema: Any,  # noqa: ANN401 - JSON
) -> Iterator[ValidationError]:
    """`$` is the end of the text, as in ECMA 262; Python's takes a line break before it as well."""
    if isinstance(instance, str) and instance.endswith("\n") and pattern.endswith("$"):
        yield ValidationError(f"{instance!r} ends in a line break")
    yield from Draft202012Validator.VALIDATORS["pattern"](validator, pattern, instance, schema)


_Validator: type[Draft202012Validator] = extend(  # type: ignore[no-untyped-call]
    Draft202012Validator, {"pattern": _pattern}
)


@cache
def _validator(version: str, kind: str) -> Draft202012Validator:
    return _Validator(
        load_schema(version, kind), format_checker=Draft202012Validator.FORMAT_CHECKER
    )


def schema_problems(
    data: Any,  # noqa: ANN401 - whatever a file held
    version: str = SCHEMA_VERSION,
    kind: str = "brief",
) -> tuple[str, ...]:
    """Where `data` breaks the schema, one line each, at most ten; empty if it holds."""
    found = _validator(version, kind).iter_errors(data)
    errors = sorted(found, key=lambda e: [str(p) for p in e.absolute_path])
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
