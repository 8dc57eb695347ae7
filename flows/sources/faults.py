"""Why a source was not read, for people. One bad source fails no other, whatever it does."""

from __future__ import annotations

import logging

from flows.errors import InputError

_log = logging.getLogger(__name__)


def why(name: str, error: Exception) -> str:
    """The reason to tell; what nobody expected is a fault of ours, and logged whole."""
    # Half of a surrogate pair can be pasted.
    if isinstance(error, InputError | UnicodeEncodeError):
        return str(error)
    _log.error("%s could not be read", name, exc_info=error)
    return f"could not be read (unexpected {type(error).__name__}); the log says more"
