"""Who writes and who judges, as the settings say."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from importlib.metadata import version
from typing import TYPE_CHECKING, Self

from flows.core.records import MadeBy, Usage
from flows.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

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
    settings: dict[str, str] = field(default_factory=dict)  # that shape what it does, by name

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
            settings=self.settings,
        )

    def instead_of(self, other: Desk, because: str) -> Desk:
        """This desk, standing in for one whose cost is still counted."""
        return replace(self, spent=other.usage, because=because)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for endpoint in self.endpoints:
            endpoint.close()


def open_desk(
    settings: Settings,
    engine: EngineName,
    judge: JudgeName | None = None,
    *,
    stopped: Callable[[], bool] = lambda: False,
    limiter: Callable[[], AbstractContextManager[object]] = nullcontext,
) -> Desk:
    """That engine and that judge, or else the judge that the settings give to its work.

    One connection serves both where one model does, and one budget and one pace in any case.

    Args:
        settings: What models and limits there are.
        engine: Who writes.
        judge: Who judges.
        stopped: Whether no further call may start; asked before each.
        limiter: What each call holds while it runs, to keep a limit across runs.

    Raises:
        InputError: if one of them needs an endpoint and none is configured, or a setting of it
            cannot be used.
    """
    judge = judge or settings.judge_name(engine)
    if engine != "llm" and judge == "offline":
        return Desk(_engine(engine, None, settings), _judge(judge, None, settings))
    open_endpoint = _opener(settings, stopped, limiter)
    writing = open_endpoint(settings.model, "WELLSOURCED_MODEL") if engine == "llm" else None
    if judge == "offline":
        judging = None
    elif writing and _judging_model(settings) == settings.model:
        judging = writing
    elif settings.judge_model:
        judging = open_endpoint(settings.judge_model, "WELLSOURCED_JUDGE_MODEL")
    elif settings.model or settings.gguf:
        judging = open_endpoint(settings.model, "WELLSOURCED_MODEL")
    else:
        raise InputError(
            f"the judge {judge} needs a model; set WELLSOURCED_JUDGE_MODEL or WELLSOURCED_MODEL"
        )
    return Desk(
        _engine(engine, writing, settings),
        _judge(judge, judging, settings),
        tuple(dict.fromkeys(one for one in (writing, judging) if one)),
        settings=_shaping(settings, judge),
    )


def _shaping(settings: Settings, judge: JudgeName) -> dict[str, str]:
    """The settings of models that decide what a brief says: a change of one makes another brief."""
    threshold = {"judge_threshold": f"{settings.judge_threshold:g}"} if judge == "decisions" else {}
    return {"chunk_tokens": str(settings.chunk_tokens), **threshold}


def _opener(
    settings: Settings,
    stopped: Callable[[], bool],
    limiter: Callable[[], AbstractContextManager[object]],
) -> Callable[[str | None, str], Endpoint]:
    """Opens the endpoints of one run: a model and the setting that names it → its endpoint."""
    from flows.endpoint.budget import Budget
    from flows.endpoint.client import Endpoint
    from flows.endpoint.config import EndpointConfig
    from flows.endpoint.guard import Guard
    from flows.endpoint.pace import Pace
    from flows.endpoint.prices import read_prices
    from flows.endpoint.remote import open_store

    store = open_store(settings.answers or str(settings.state_dir / "answers"))
    prices = read_prices(settings.prices)
    budget = Budget(settings.max_tokens_per_run, settings.max_cost_per_run)
    pace = Pace(settings.requests_per_minute, settings.tokens_per_minute, settings.concurrency)
    guard = Guard(budget, pace, limiter, stopped)
    key = settings.openai_api_key

    def open_endpoint(model: str | None, named_by: str) -> Endpoint:
        if settings.gguf and model == settings.model:
            from flows.endpoint.local import LocalEndpoint, LocalModel

            if model:
                raise InputError("WELLSOURCED_GGUF and WELLSOURCED_MODEL are both set; unset one")
            local = LocalModel(settings.gguf, settings.chunk_tokens, settings.max_tokens)
            return LocalEndpoint(local, store, guard)
        config = EndpointConfig(
            base_url=settings.openai_base_url,
            model=model or "",
            api_key=key.get_secret_value() if key else None,
            timeout_s=settings.timeout_s,
            total_s=settings.total_s,
            attempts=settings.attempts,
            max_tokens=settings.max_tokens,
            price=prices.get(model or ""),
            model_setting=named_by,
        )
        if settings.max_cost_per_run is not None and config.price is None:
            raise InputError(
                f"WELLSOURCED_MAX_COST_PER_RUN needs the price of {model}: "
                f"add {model}=PROMPT/CACHED/COMPLETION to WELLSOURCED_PRICES"
            )
        return Endpoint(config, store, guard)

    return open_endpoint


def _judging_model(settings: Settings) -> str | None:
    return settings.judge_model or settings.model


def _judge(name: JudgeName, endpoint: Endpoint | None, settings: Settings) -> Judge:
    if endpoint is None:
        from flows.judges.offline import OfflineJudge

        return OfflineJudge()
    if name == "decisions":
        from flows.judges.decisions import DecisionsJudge

        return DecisionsJudge(
            endpoint, _secret(settings), settings.judge_threshold, settings.chunk_tokens
        )
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
