"""Who writes and who judges, as the settings say."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from importlib.metadata import version
from typing import TYPE_CHECKING, Self

from flows.core.records import MadeBy, Usage
from flows.errors import InputError

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
    endpoints: tuple[Endpoint, ...] = ()
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
        for endpoint in self.endpoints:
            endpoint.close()


def open_desk(settings: Settings, engine: EngineName, judge: JudgeName | None = None) -> Desk:
    """That engine and that judge, or else the judge that the settings give to its work.

    One connection serves both where one model does.

    Raises:
        InputError: if one of them needs an endpoint and none is configured.
    """
    judge = judge or settings.judge_name(engine)
    writing = open_endpoint(settings) if engine == "llm" else None
    if judge == "offline":
        judging = None
    elif writing and _judging_model(settings) == settings.model:
        judging = writing
    else:
        judging = _open_judging_endpoint(settings, judge)
    return Desk(
        _engine(engine, writing, settings),
        _judge(judge, judging, settings),
        tuple(dict.fromkeys(one for one in (writing, judging) if one)),
    )


def open_endpoint(settings: Settings, model: str | None = None) -> Endpoint:
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
        model=model or settings.model or "",
        api_key=key.get_secret_value() if key else None,
        timeout_s=settings.timeout_s,
        max_tokens=settings.max_tokens,
    )
    return Endpoint(config, AnswerStore(settings.state_dir / "answers"))


def _judging_model(settings: Settings) -> str | None:
    return settings.judge_model or settings.model


def _open_judging_endpoint(settings: Settings, judge: JudgeName) -> Endpoint:
    model = _judging_model(settings)
    if not model:
        raise InputError(
            f"the judge {judge} needs a model; set WELLSOURCED_JUDGE_MODEL or WELLSOURCED_MODEL"
        )
    return open_endpoint(settings, model)


def _judge(name: JudgeName, endpoint: Endpoint | None, settings: Settings) -> Judge:
    if endpoint is None:
        from flows.judges.offline import OfflineJudge

        return OfflineJudge()
    if name == "decisions":
        from flows.judges.decisions import DecisionsJudge

        return DecisionsJudge(endpoint, _secret(settings), settings.judge_threshold)
    from flows.judges.chat import ChatJudge

    return ChatJudge(endpoint, _secret(settings), settings.chunk_tokens)


def _engine(name: EngineName, endpoint: Endpoint | None, settings: Settings) -> Engine:
    if endpoint is None or name == "extractive":
        from flows.engines.extractive import ExtractiveEngine

        return ExtractiveEngine()
    from flows.engines.llm import LLMEngine

    return LLMEngine(endpoint, _secret(settings), settings.chunk_tokens)


def _secret(settings: Settings) -> bytes:
    from flows.endpoint.secret import installation_secret

    return installation_secret(settings.state_dir)
