"""A brief as JSON and back, without loss; and the id that its content gives it."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from flows.core.records import Brief
from flows.errors import InputError

#: Two runs over the same documents differ in these alone, and a retraction must not give a brief
#: another name; so they are no part of the id.
_NOT_CONTENT = frozenset({"id", "started_at", "finished_at", "usage", "retraction", "rendered_by"})


@cache
def _adapter() -> TypeAdapter[Brief]:
    return TypeAdapter(Brief)


def to_json(brief: Brief) -> dict[str, Any]:
    """The brief as plain JSON values, its properties in the order of the records."""
    data: dict[str, Any] = _adapter().dump_python(brief, mode="json")
    return data


def from_json(data: Any) -> Brief:  # noqa: ANN401 - whatever a file held
    """The brief that `to_json` gave these values.

    Raises:
        InputError: if the values are not those of a brief.
    """
    try:
        # Through JSON text: in that mode pydantic reads arrays as tuples and coerces nothing else.
        return _adapter().validate_json(json.dumps(data), strict=True)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the whole"
        raise InputError(f"not a brief: {where}: {first['msg']}") from error
    except (TypeError, ValueError, RecursionError) as error:
        raise InputError(f"not a brief: {error}") from error


def encode(data: dict[str, Any]) -> bytes:
    """The bytes of brief.json.

    Raises:
        ValueError: if a value has no place in JSON or UTF-8 (NaN, half of a surrogate pair).
    """
    return (json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False) + "\n").encode()


def content_id(data: dict[str, Any]) -> str:
    """The id of a brief with this JSON: the start of the SHA-256 of its canonical content.

    Canonical: keys sorted, no white space, UTF-8; without id, times, usage, retraction and the
    program's fingerprint. A retracted brief keeps the id that it was published under.
    """
    content = {key: value for key, value in data.items() if key not in _NOT_CONTENT}
    if content.get("status") == "retracted":
        content["status"] = "published"
    canonical = json.dumps(
        content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )
    return hashlib.sha256(canonical.encode()).hexdigest()[:16]
