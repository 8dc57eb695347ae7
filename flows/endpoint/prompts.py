"""Prompts: Markdown files with front matter, rendered strictly.

A prompt's text has two Jinja blocks. `instructions` is fixed and becomes the system message;
`input` becomes the user's message, and is the only place where source text may stand.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import frontmatter
from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from flows.endpoint.schema import AnswerSchema, Offered, load_schema
from flows.resources import resource

_environment = ImmutableSandboxedEnvironment(  # prompts are not HTML: no escaping
    undefined=StrictUndefined, autoescape=False, trim_blocks=True, lstrip_blocks=True
)


@dataclass(frozen=True, slots=True)
class RenderedPrompt:
    """What is sent: the fixed part first, so that endpoints can cache it."""

    name: str
    version: str
    schema: AnswerSchema  # that the answer obeys
    system: str
    user: str
    offered: Offered = field(default_factory=dict)  # what its answer may name


@dataclass(frozen=True, slots=True)
class Prompt:
    """One prompt file."""

    name: str
    version: str
    inputs: frozenset[str]
    schema: AnswerSchema
    source: str

    def render(self, offered: Offered | None = None, /, **inputs: object) -> RenderedPrompt:
        """The two messages; `offered` is what the answer may name.

        Raises:
            TypeError: if the inputs given are not exactly those that the prompt declares.
            jinja2.UndefinedError: if the prompt uses a name that it does not declare.
        """
        if inputs.keys() != self.inputs:
            raise TypeError(f"prompt {self.name} takes {sorted(self.inputs)}, got {sorted(inputs)}")
        template = _environment.from_string(self.source)
        # The instructions see no input: nothing of a source can reach the system message.
        system = "".join(template.blocks["instructions"](template.new_context()))
        user = "".join(template.blocks["input"](template.new_context(inputs)))
        return RenderedPrompt(
            self.name, self.version, self.schema, system.strip(), user.strip(), offered or {}
        )


@lru_cache
def load_prompt(name: str) -> Prompt:
    """The prompt in `prompts/<name>.md`.

    Raises:
        FileNotFoundError: if there is no such file.
        KeyError: if its front matter lacks a field.
    """
    post = frontmatter.loads(resource("prompts", f"{name}.md").read_text(encoding="utf-8"))
    matter: dict[str, Any] = post.metadata
    return Prompt(
        name=str(matter["name"]),
        version=str(matter["version"]),
        inputs=frozenset(matter["inputs"]),
        schema=load_schema(matter["schema"]),
        source=post.content,
    )
