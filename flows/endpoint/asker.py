"""What each engine and judge that asks a model has, and tells of itself."""

from __future__ import annotations

from typing import ClassVar

from flows.core.records import Usage
from flows.endpoint.client import Endpoint
from flows.endpoint.meter import Meter
from flows.endpoint.prompts import load_prompt


class Asker:
    """Asks one endpoint, with the prompts that a subclass names; safe for several threads."""

    PROMPTS: ClassVar[tuple[str, ...]] = ()

    def __init__(self, endpoint: Endpoint, secret: bytes, chunk_tokens: int = 6000) -> None:
        """`secret` makes the marks around source text; `chunk_tokens`: the most that one shows."""
        self._endpoint = endpoint
        self._secret = secret
        self._chunk_tokens = chunk_tokens
        self._meter = Meter()

    @property
    def models(self) -> tuple[str, ...]:
        """The model that it calls."""
        return (self._endpoint.config.model,)

    @property
    def prompts(self) -> dict[str, str]:
        """Prompt name → version."""
        return {name: load_prompt(name).version for name in self.PROMPTS}

    @property
    def schemas(self) -> dict[str, str]:
        """Answer schema name → version."""
        used = (load_prompt(name).schema for name in self.PROMPTS)
        return {schema.name: schema.version for schema in used}

    @property
    def usage(self) -> Usage:
        """What it has cost so far, failed attempts counted."""
        return self._meter.usage
