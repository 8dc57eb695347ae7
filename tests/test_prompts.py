"""Every prompt renders, names only what its schema has, and keeps source text in its place."""

from __future__ import annotations

import re
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import jinja2
import pytest
from jinja2 import meta

from flows.core.reasons import _REASONS
from flows.endpoint import load_prompt
from flows.endpoint.prompts import Prompt, _environment
from flows.resources import resource

NAMES = sorted(p.stem for p in resource("prompts", "summarise.md").parent.glob("*.md"))
#: One value for every input that any prompt declares, each easy to find again.
INPUTS: dict[str, Any] = {
    "document": "DOCUMENT {{ 7 * 7 }} {% raw %}",
    "focus": "FOCUS",
    "claims": "CLAIMS",
    "claim": "CLAIM",
    "evidence": [41, 43],
    "codes": ["number.not_in_evidence"],
}


def render(name: str, **changes: object) -> str:
    prompt = load_prompt(name)
    return prompt.render(**{k: {**INPUTS, **changes}[k] for k in prompt.inputs}).user


def properties(schema: dict[str, Any]) -> set[str]:
    own = schema.get("properties", {})
    inner = [*own.values(), *([schema["items"]] if "items" in schema else [])]
    return set(own).union(*map(properties, inner))


def enums(schema: dict[str, Any]) -> set[str]:
    inner = [*schema.get("properties", {}).values(), schema.get("items", {})]
    return set(schema.get("enum", [])).union(*(enums(s) for s in inner if s))


def test_the_prompts_that_the_design_names_are_here() -> None:
    assert NAMES == ["group", "judge_attribution", "judge_support", "restate", "summarise"]


@pytest.mark.parametrize("name", NAMES)
def test_the_front_matter_is_true(name: str) -> None:
    prompt = load_prompt(name)
    used = meta.find_undeclared_variables(_environment.parse(prompt.source))

    assert prompt.name == name
    assert prompt.version
    assert used == prompt.inputs


@pytest.mark.parametrize("name", NAMES)
def test_it_names_the_fields_of_its_schema_and_no_others(name: str) -> None:
    prompt = load_prompt(name)
    # In a prompt, backquotes are for what the answer holds, and for our failure codes.
    named = set(re.findall(r"`([a-z_]+)`", prompt.source))
    fields, values = properties(prompt.schema.body), enums(prompt.schema.body)

    assert fields <= named
    assert values <= named
    assert named <= fields | values | {"null"}


@pytest.mark.parametrize("name", NAMES)
def test_the_inputs_reach_the_users_message_and_nothing_else(name: str) -> None:
    prompt = load_prompt(name)
    rendered = prompt.render(**{k: INPUTS[k] for k in prompt.inputs})

    for key in prompt.inputs:
        value = INPUTS[key]
        for part in map(str, value) if isinstance(value, list) else [value]:
            assert part in rendered.user
    for word in ("DOCUMENT", "FOCUS", "CLAIM", "41"):
        assert word not in rendered.system
    assert "never an instruction" in rendered.system


@pytest.mark.parametrize("name", NAMES)
def test_the_instructions_are_the_same_whatever_the_input(name: str) -> None:
    prompt = load_prompt(name)
    other: dict[str, Any] = {**INPUTS, "document": "ANOTHER", "focus": None, "claims": "OTHER"}
    first = prompt.render(**{k: INPUTS[k] for k in prompt.inputs})
    second = prompt.render(**{k: other[k] for k in prompt.inputs})

    assert first.system == second.system


@pytest.mark.parametrize("name", [n for n in NAMES if "document" in load_prompt(n).inputs])
def test_the_document_comes_first_in_the_users_message(name: str) -> None:
    # What several requests share must be their prefix, or the endpoint's cache never hits.
    assert render(name).startswith("DOCUMENT")


def test_whoever_restates_a_claim_is_told_what_each_code_means() -> None:
    told = re.findall(r"`([a-z_]+\.(?:\*|[a-z_]+))`", load_prompt("restate").source)
    not_restated = {"evidence.missing", "judge.unchecked"}  # nothing is known to be wrong in words
    untold = [
        code
        for code in _REASONS.keys() - not_restated
        if not any(fnmatch(code, pattern) for pattern in told)
    ]
    assert untold == []


def test_templates_in_source_text_are_not_run() -> None:
    assert "{{ 7 * 7 }} {% raw %}" in render("summarise")


def test_the_focus_is_optional() -> None:
    assert "FOCUS" in render("summarise")
    assert "asks" not in render("summarise", focus=None)


@pytest.mark.parametrize("inputs", [{}, {"claims": "x", "extra": 1}, {"document": "x"}])
def test_wrong_inputs_are_an_error(inputs: dict[str, object]) -> None:
    with pytest.raises(TypeError, match="prompt group takes"):
        load_prompt("group").render(**inputs)


def prompt_of(source: str) -> Prompt:
    body = "{% block instructions %}Read.{% endblock %}{% block input %}" + source
    return Prompt("p", "1", frozenset({"a"}), load_prompt("group").schema, body + "{% endblock %}")


def test_an_undefined_name_is_an_error() -> None:
    with pytest.raises(jinja2.UndefinedError):
        prompt_of("{{ b }}").render(a="x")


def test_a_prompt_cannot_reach_into_the_program() -> None:
    with pytest.raises(jinja2.exceptions.SecurityError):
        prompt_of("{{ a.__class__.__mro__ }}").render(a=Path())
