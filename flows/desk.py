"""Who writes and who judges, as the settings say."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from importlib.metadata import version
from typing import TYPE_CHECKING, Self

from flows.core.records import MadeBy, Usage

if TYPE_CHECKING:
    from flows.endpoint.client import Endpoint
    from flows.engines import Engine
    from flows.judges import Judge
    from flows.settings import EngineName, JudgeName, Settings


@dataclass(frozen=True, slots=True)
class Desk:
    """One engine and the judge of its work. As a context manager it closes its connections."""

    engine: Engine
    judge: Judge
    endpoint: Endpoint | None = None
    spent: Usage = field(default_factory=Usage)  # by the desk that this one stands in for
    because: str | None = None  # why this one stands in for it

    @property
    def usage(self) -> Usage:
        """What the brief has cost so far."""
        return self.spent + self.engine.usage + self.judge.usage

    @property
    def made_by(self) -> MadeBy:
        """Names and versions, for the brief."""
        both = (self.engine, self.judge)
        return MadeBy(
            software=f"wellsourced {version('wellsourced')}",
            engine=self.engine.name,
            judge=self.judge.name,
            models=tuple(dict.fromkeys(m for one in both for m in one.models)),
            prompts={k: v for one in both for k, v in sorted(one.prompts.items())},
            schemas={k: v for one in both for k, v in sorted(one.schemas.items())},
            fallback=self.because,
        )

    def instead_of(self, other: Desk, because: str) -> Desk:
        """This desk, standing in for one whose cost is still counted."""
        return replace(self, spent=other.usage, because=because)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.endpoint is not None:
            self.endpoint.close()


def open_desk(settings: Settings, engine: EngineName) -> Desk:
    """That engine with its judge; one connection serves both.

    Raises:
        InputError: if it needs an endpoint and none is configured.
    """
    judge = settings.judge_name(engine)
    endpoint = open_endpoint(settings) if engine == "llm" or judge == "chat" else None
    tokens = settings.chunk_tokens
    return Desk(_engine(engine, endpoint, tokens), open_judge(judge, endpoint, tokens), endpoint)


def open_endpoint(settings: Settings) -> Endpoint:
    """The endpoint that is configured; what it answers is kept in the state folder.

    Raises:
        InputError: if no model is named, or its address cannot be used.
    """
    from flows.endpoint.client import Endpoint
    from flows.endpoint.config import EndpointConfig
    from flows.endpoint.store import AnswerStore

    key = settings.openai_api_key
    config = EndpointConfig(
        base_url=settings.openai_base_url,
        model=settings.model or "",
        api_key=key.get_secret_value() if key else None,
        timeout_s=settings.timeout_s,
        max_tokens=settings.max_tokens,
    )
    return Endpoint(config, AnswerStore(settings.state_dir / "answers"))


def open_judge(name: JudgeName, endpoint: Endpoint | None, chunk_tokens: int) -> Judge:
    """That judge; only `chat` needs the endpoint."""
    if endpoint is None or name == "offline":
        from flows.judges.offline import OfflineJudge

        return OfflineJudge()
    from flows.judges.chat import ChatJudge

    return ChatJudge(endpoint, chunk_tokens)


def _engine(name: EngineName, endpoint: Endpoint | None, chunk_tokens: int) -> Engine:
    if endpoint is None or name == "extractive":
        from flows.engines.extractive import ExtractiveEngine

        return ExtractiveEngine()
    from flows.engines.llm import LLMEngine

    return LLMEngine(endpoint, chunk_tokens)
