"""Every setting, documented where it is declared. All of them are environment variables.

`python -m flows.settings` prints them as the Markdown table in docs/settings.md.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BeforeValidator, Field, SecretStr, ValidationError
from pydantic_core import PydanticUndefined
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from flows.core.records import PublishSources
from flows.errors import InputError

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

EngineName = Literal["extractive", "llm"]
JudgeName = Literal["offline", "chat", "decisions"]

_PREFIX = "WELLSOURCED_"


def _state_dir() -> Path:
    # The XDG base directory specification: state that outlives a run but is nobody's document.
    base = os.environ.get("XDG_STATE_HOME")
    try:
        return (Path(base) if base else Path.home() / ".local" / "state") / "wellsourced"
    except RuntimeError:  # a user whom the machine does not know, in a container
        raise InputError(
            "you have no home folder here; set WELLSOURCED_STATE_DIR to a folder for logs and kept"
            " answers"
        ) from None


def _paths(value: object) -> object:
    return value.split(os.pathsep) if isinstance(value, str) else value


def _names(value: object) -> object:
    return value.lower().replace(",", " ").split() if isinstance(value, str) else value


class Settings(BaseSettings):
    """What can be set from outside. An empty variable counts as not set."""

    model_config = SettingsConfigDict(
        env_prefix=_PREFIX,
        env_ignore_empty=True,
        frozen=True,
        # What comes from outside may be a secret: an error names the variable, never the value.
        hide_input_in_errors=True,
    )

    openai_api_key: SecretStr | None = Field(
        default=None,
        validation_alias="OPENAI_API_KEY",
        description="Key of the endpoint. Local servers want none.",
    )
    openai_base_url: str = Field(
        default="https://api.openai.com/v1",
        validation_alias="OPENAI_BASE_URL",
        description="Address of an OpenAI-compatible endpoint.",
    )
    model: str | None = Field(
        default=None,
        description="The endpoint's model that writes, and judges unless another is named for it."
        " Naming one configures the endpoint: the engine is then `llm` unless another is asked"
        " for.",
    )
    gguf: Path | None = Field(
        default=None,
        description="A model's file. It runs inside the process, through llama.cpp, instead of"
        " behind an endpoint; needs the extra `local`. Nothing else need be set.",
    )
    engine: EngineName | None = Field(
        default=None,
        description="Who writes: `extractive` or `llm`.",
        json_schema_extra={"shown": "`llm` if a model is named, else `extractive`"},
    )
    judge: JudgeName | None = Field(
        default=None,
        description="Who judges: `offline`, `chat` (any model of the endpoint) or `decisions` (a"
        " decision model of the endpoint: typed questions, calibrated probabilities).",
        json_schema_extra={"shown": "`chat` for the engine `llm`, else `offline`"},
    )
    judge_model: str | None = Field(
        default=None,
        description="The endpoint's model that judges, for `chat` and `decisions`.",
        json_schema_extra={"shown": "that of `WELLSOURCED_MODEL`"},
    )
    judge_threshold: float = Field(
        default=0.7,
        ge=0.5,
        le=1,
        description="The least probability of support, and of the right speaker, that `decisions`"
        " lets pass.",
    )
    timeout_s: float = Field(
        default=120.0, gt=0, le=3600, description="Seconds that one attempt of a call may take."
    )
    total_s: float = Field(
        default=600.0,
        gt=0,
        description="Seconds that one call may take, all its attempts and the waits between them.",
    )
    attempts: int = Field(
        default=5, ge=1, le=20, description="Attempts at one call while its fault may pass."
    )
    requests_per_minute: int | None = Field(
        default=None, ge=1, description="Calls that may start in any minute. Repeats count."
    )
    tokens_per_minute: int | None = Field(
        default=None, ge=1, description="Tokens that calls may take in a minute, about."
    )
    concurrency: int | None = Field(
        default=None,
        ge=1,
        description="Calls that may be under way at once.",
        json_schema_extra={"shown": "that of `WELLSOURCED_WORKERS`"},
    )
    prefect_limit: str | None = Field(
        default=None,
        description="A global concurrency limit of Prefect's that each call takes a slot of: it"
        " holds across runs and machines. If its slots decay, it is a rate.",
    )
    max_tokens_per_run: int | None = Field(
        default=None,
        ge=1,
        description="A run stops before a call that could cross so many tokens, sent and received."
        " What is paid for is kept.",
    )
    max_cost_per_run: float | None = Field(
        default=None, gt=0, description="The same for the cost by `WELLSOURCED_PRICES`."
    )
    prices: str = Field(
        default="",
        description="What models cost per million tokens sent, sent but cached by the endpoint, and"
        " received: `MODEL=1.25/0.125/10`, several set apart by spaces.",
        json_schema_extra={"shown": "–"},
    )
    max_tokens: int = Field(
        default=4096, ge=256, description="The longest answer asked of a model."
    )
    chunk_tokens: int = Field(
        default=6000, ge=500, description="The most source text that one request shows, in tokens."
    )
    workers: int = Field(
        default=4, ge=1, le=64, description="Documents that are worked on at once."
    )
    min_claims: int = Field(
        default=3, ge=1, description="A brief with fewer claims is held, not published."
    )
    max_withheld_share: float = Field(
        default=0.5,
        ge=0,
        le=1,
        description="A brief of whose statements more than this share is withheld is held.",
    )
    publish_sources: PublishSources = Field(
        default="full",
        description="How much of the sources' texts is published with a brief: `full`, `excerpts`"
        " (the evidence and its neighbours) or `none`.",
    )
    roots: Annotated[tuple[Path, ...], NoDecode, BeforeValidator(_paths)] = Field(
        default=(Path("inbox"),),
        description="The folders that a run from Prefect's form or schedule may read, separated as"
        " in `PATH`. The command itself reads whatever you can.",
        json_schema_extra={"shown": "`inbox`"},
    )
    allowed_hosts: Annotated[tuple[str, ...], NoDecode, BeforeValidator(_names)] = Field(
        default=(),
        description="Hosts of a private network that links may lead to, by name, separated by"
        " commas. All other addresses must be public.",
        json_schema_extra={"shown": "–"},
    )
    out: Path = Field(
        default=Path("outputs"), description="The folder that briefs are published under."
    )
    pages_url: str | None = Field(
        default=None,
        description="The web address at which that folder can be opened, if something serves it;"
        " links in Prefect's UI then lead there.",
    )
    answers: str | None = Field(
        default=None,
        description="Where answers are kept that were paid for: a folder, or a URL that fsspec"
        " knows (`s3://bucket/answers`). Machines that share it need one `installation.secret`"
        " in their state folders.",
        json_schema_extra={"shown": "`answers` in the state folder"},
    )
    state_dir: Path = Field(
        default_factory=_state_dir,
        description="Folder for logs, kept answers and the record of running servers.",
        json_schema_extra={"shown": "`~/.local/state/wellsourced`"},
    )

    @property
    def engine_name(self) -> EngineName:
        """The engine that is used when a command names none."""
        return self.engine or ("llm" if self.model or self.gguf else "extractive")

    def judge_name(self, engine: EngineName) -> JudgeName:
        """The judge of that engine's work."""
        return self.judge or ("chat" if engine == "llm" else "offline")


def load_settings() -> Settings:
    """The settings as the environment has them now.

    Raises:
        InputError: naming the variable that cannot be used, and why; never its value.
    """
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        variable = _variable(str(first["loc"][0])) if first["loc"] else "a setting"
        raise InputError(f"{variable} cannot be used: {first['msg']}") from None


def _variable(name: str) -> str:
    field = Settings.model_fields.get(name)
    alias = field.validation_alias if field else name
    return alias if isinstance(alias, str) else f"{_PREFIX}{name.upper()}"


def markdown_table() -> str:
    """All settings as a Markdown table: variable, default, meaning."""
    rows = [
        f"| `{_variable(name)}` | {_default(field)} | {field.description} |"
        for name, field in Settings.model_fields.items()
    ]
    return "\n".join(["| Variable | Default | Meaning |", "| --- | --- | --- |", *rows]) + "\n"


def _default(field: FieldInfo) -> str:
    extra: Any = field.json_schema_extra
    if isinstance(extra, dict) and "shown" in extra:
        return str(extra["shown"])
    if field.default is None or field.default is PydanticUndefined:
        return "–"
    return f"`{field.default:g}`" if isinstance(field.default, float) else f"`{field.default}`"


if __name__ == "__main__":
    sys.stdout.write(markdown_table())
