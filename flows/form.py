"""The form of a brief in Prefect's UI: what each field takes, and what it is called there.

Prefect makes the form from the flow's signature: the bounds of an annotation, the title of a
default, the help text of the docstring. Nothing here may be None, for which the form has no good
field: empty is "not given", and where a setting decides it says "as set".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BaseModel, Field, ValidationError

from flows.errors import InputError
from flows.sources import Pasted
from flows.sources.naming import folder_name

_PATH = 1_000  # characters
_MANY = 1_000
_TITLE = 200
_FOCUS = 300
#: Prefect takes half a megabyte of parameters in all; a longer text belongs into a file.
_TEXT = 400_000


class Text(BaseModel, extra="forbid"):
    """A text that somebody pastes."""

    # The positions keep the order where the server's database does not.
    title: str = Field(
        title="Title",
        description="What readers will know it by: a newspaper, a report, a person.",
        min_length=1,
        max_length=_TITLE,
        pattern=r"\S",
        json_schema_extra={"position": 0},
    )
    content: str = Field(
        title="Text",
        description="The whole text, pasted. Up to 400,000 characters in all; put longer ones into"
        " a file.",
        min_length=1,
        max_length=_TEXT,
        json_schema_extra={"position": 1},
    )


Source: TypeAlias = Annotated[str, Field(min_length=1, max_length=_PATH)]
Sources: TypeAlias = Annotated[list[Source], Field(max_length=_MANY)]
Texts: TypeAlias = Annotated[list[Text], Field(max_length=_MANY)]
Name: TypeAlias = Annotated[str, Field(max_length=_TITLE)]
Focus: TypeAlias = Annotated[str, Field(max_length=_FOCUS)]
Since: TypeAlias = Annotated[str, Field(max_length=40)]
Folder: TypeAlias = Annotated[str, Field(max_length=_PATH)]
EngineChoice: TypeAlias = Literal["as set", "extractive", "llm"]
PublishChoice: TypeAlias = Literal["as set", "full", "excerpts", "none"]
Fallback: TypeAlias = Literal["none", "extractive"]


class _Asked(BaseModel):
    """What the command takes as well, with the form's bounds: both start the same flow."""

    sources: Sources
    name: Name
    focus: Focus
    since: Since
    out: Folder


_BROKEN = {
    "too_long": "more than {max_length:,} are named; name their folder, or a pattern in quotes",
    "string_too_long": "longer than {max_length:,} characters",
    "string_too_short": "empty",
    "string_unicode": "not in UTF-8; rename it, or name its folder",
}


def check_bounds(**asked: object) -> None:
    """Refuses what the flow would, before anything is started.

    Raises:
        InputError: naming what is too long, too many or no text.
    """
    try:
        _Asked.model_validate(asked)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = str(first["loc"][0])
        said = _BROKEN.get(first["type"], first["msg"]).format(**first.get("ctx", {}))
        raise InputError(f"{'SOURCE' if where == 'sources' else f'--{where}'}: {said}") from None


def field(default: object, title: str) -> Any:  # noqa: ANN401 - a default of whatever type it is
    """The default of a parameter, with its title in the form."""
    return Field(default=default, json_schema_extra={"title": title})


def titles(texts: Sequence[Text | dict[str, str]]) -> list[str]:
    """The texts' titles; of a run that has just been asked for, they still are plain objects."""
    return [text.title if isinstance(text, Text) else text["title"] for text in texts]


def pasted(texts: Sequence[Text]) -> tuple[Pasted, ...]:
    """The texts as the house knows them."""
    return tuple(Pasted(text.title, text.content) for text in texts)


def name_of(name: str, sources: Sequence[str], titles: Sequence[str]) -> str:
    """The brief's name: as given, else after the sources, else the first text's title."""
    if name.strip():
        return name.strip()
    return folder_name(sources) if sources or not titles else titles[0]
