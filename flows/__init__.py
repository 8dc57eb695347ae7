"""Wellsourced: briefs in which every claim stands on its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flows.loading import load_brief

__all__ = ["load_brief"]


def __getattr__(name: str) -> object:
    """Brings what is asked for when it is asked for: `import flows` itself loads nothing."""
    if name == "load_brief":
        from flows.loading import load_brief

        return load_brief
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
