"""The JSON schema that an answer must obey: as sent to the model, and as checked by us."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Any, TypeAlias

from jsonschema import Draft202012Validator

from flows.resources import resource

_LONGEST = 400  # characters that a statement may have under a narrowed schema
_MOST = 20  # complaints looked for: one answer may break its schema in thousands of places
_ID = re.compile(r"urn:wellsourced:schema:(?P<name>[a-z_]+):(?P<version>[\w.]+)")

#: Property of an answer → what it may name in one request, or how many items it may have.
Offered: TypeAlias = Mapping[str, Sequence[int] | Sequence[str] | int]


@dataclass(frozen=True)
class AnswerSchema:
    """A named, versioned JSON Schema (2020-12) within strict mode's subset."""

    name: str
    version: str
    body: dict[str, Any]

    @property
    def wire(self) -> dict[str, Any]:
        """As sent: without the keywords that identify it, which some endpoints reject."""
        return {k: v for k, v in self.body.items() if not k.startswith("$")}

    def narrowed(self, offered: Offered) -> AnswerSchema:
        """The same for one request: it can name only what that offers, and not write for ever.

        For endpoints that make a grammar of each schema: there a small model cannot get a number
        wrong, or go round in circles until its tokens are used up. Others compile a schema once
        and then know it; a new one with each request would cost them seconds.
        """
        return AnswerSchema(self.name, self.version, _narrow(self.body, None, offered))

    def complaints(self, answer: object) -> list[str]:
        """What is wrong with an answer, in plain words; empty if it obeys."""
        validator = Draft202012Validator(self.body)
        return [
            f"at {_where(list(error.absolute_path))}: {error.message}"
            for error in islice(validator.iter_errors(answer), _MOST)
        ]


def _narrow(node: dict[str, Any], name: str | None, offered: Offered) -> dict[str, Any]:
    """One node of a schema, and all below it; `name` is that of the property that it describes."""
    narrow = dict(node)
    values = offered.get(name or "")
    if "properties" in node:
        children = node["properties"].items()
        narrow["properties"] = {key: _narrow(child, key, offered) for key, child in children}
    elif "items" in node:
        narrow["items"] = _narrow(node["items"], name, offered)
        most = values if isinstance(values, int) else len(values or range(node["maxItems"]))
        narrow["maxItems"] = min(node["maxItems"], most)
    elif isinstance(values, Sequence):
        narrow["enum"] = list(values)
    elif "enum" not in node and "string" in node["type"]:
        narrow["maxLength"] = _LONGEST
    return narrow


@lru_cache
def load_schema(name: str) -> AnswerSchema:
    """The schema in `schemas/<name>.schema.json`; its `$id` carries its version.

    Raises:
        FileNotFoundError: if there is no such file.
        ValueError: if its `$id` does not say its name and version.
    """
    path = resource("schemas", f"{name}.schema.json")
    body: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    match = _ID.fullmatch(str(body.get("$id")))
    if match is None or match["name"] != name:
        raise ValueError(f"{path.name}: $id must be urn:wellsourced:schema:{name}:<version>")
    return AnswerSchema(name, match["version"], body)


def _where(path: list[str | int]) -> str:
    return "/" + "/".join(map(str, path)) if path else "the top"
