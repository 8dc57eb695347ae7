"""The endpoint's key from Prefect, for those who keep their secrets there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from prefect.blocks.system import Secret
from pydantic import SecretStr

from flows.patience import patiently

if TYPE_CHECKING:
    from flows.settings import Settings

#: The Secret block that may hold the key. It is looked up within a run, and goes nowhere else.
BLOCK = "wellsourced-openai-api-key"


def with_stored_key(settings: Settings) -> Settings:
    """The settings with the key from the Secret block, where the environment has none."""
    if settings.openai_api_key or not (settings.model or settings.judge_model):
        return settings
    try:
        stored: Any = patiently(Secret.load, BLOCK)
    except ValueError:  # there is no such block
        return settings
    return settings.model_copy(update={"openai_api_key": SecretStr(str(stored.get()))})
