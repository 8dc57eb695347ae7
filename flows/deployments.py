"""What is served: the deployments in prefect.yaml, of this folder or as shipped."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from flows.errors import InputError
from flows.resources import resource

FILE = "prefect.yaml"


def _known(zone: str) -> str:
    try:
        ZoneInfo(zone)
    except (KeyError, ValueError, OSError):  # not found, no name at all, a folder of zones
        raise ValueError(f"{zone!r} is no time zone; name one like Europe/London") from None
    return zone


class Schedule(BaseModel):
    """When a deployment runs by itself."""

    model_config = ConfigDict(extra="forbid")

    cron: str
    timezone: Annotated[str, AfterValidator(_known)]
    slug: str | None = None
    active: bool = True


class Limit(BaseModel):
    """How many of its runs there may be at once, and what becomes of one more."""

    model_config = ConfigDict(extra="forbid")

    limit: int = Field(ge=1)
    collision_strategy: Literal["ENQUEUE", "CANCEL_NEW"]


class Deployment(BaseModel):
    """One entry of the file, as far as a single machine needs it."""

    name: str
    entrypoint: str  # the flow: module.name
    description: str = ""
    tags: list[str] = []
    parameters: dict[str, Any] = {}
    schedules: list[Schedule] = []
    concurrency_limit: Limit | None = None


def _apart(deployments: list[Deployment]) -> list[Deployment]:
    for name, count in Counter(one.name for one in deployments).items():
        if count > 1:
            raise ValueError(f"{count} of them are called {name!r}; name each its own")
    return deployments


class _File(BaseModel):
    deployments: Annotated[list[Deployment], AfterValidator(_apart)] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class Served:
    """The deployments, and the file that they stand in."""

    path: Path
    deployments: tuple[Deployment, ...]


def read_deployments(folder: Path) -> Served:
    """The deployments of the prefect.yaml in `folder`, or else of the one that is shipped.

    Raises:
        InputError: the file cannot be used.
    """
    path = folder / FILE
    if not path.exists():
        path = resource(".", FILE)
    try:
        found = _File.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        said = " ".join(str(error).split())
        raise InputError(f"{path} cannot be read: {said}") from error
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        where = ".".join(map(str, first["loc"])) or "the file"
        said = first["msg"].removeprefix("Value error, ")
        raise InputError(f"{path}: {where}: {said}") from error
    return Served(path, tuple(found.deployments))
