"""The installation's secret: what makes the marks around source text unguessable.

Whoever writes a source can read our code, but not this file. It is no key to anything: it only has
to be unknown outside, and the same in every run, so that the same text is sent the same way twice.
"""

from __future__ import annotations

import logging
import os
import secrets
from functools import lru_cache
from pathlib import Path
from tempfile import mkstemp

_log = logging.getLogger(__name__)
_BYTES = 32
_NAME = "installation.secret"


@lru_cache
def installation_secret(state_dir: Path) -> bytes:
    """32 random bytes, drawn once and kept in the state folder for its owner alone (mode 600).

    If the folder cannot be used, they are drawn for this process, and a warning says so: marks
    stay unguessable, but kept answers are not found again by a later run.
    """
    path = state_dir / _NAME
    try:
        return _read(path) or _create(path)
    except OSError as error:
        _log.warning(
            "%s cannot be kept (%s): a later run pays again for what this one asks",
            path,
            error.strerror,
        )
        return secrets.token_bytes(_BYTES)


def _read(path: Path) -> bytes | None:
    try:
        secret = path.read_bytes()
    except FileNotFoundError:
        return None
    return secret if len(secret) == _BYTES else None


def _create(path: Path) -> bytes:
    """Draws it; of several processes that do so at once, one wins, and all use its secret."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    drawn = secrets.token_bytes(_BYTES)
    number, name = mkstemp(dir=path.parent, suffix=".part")  # mode 600, whatever the umask
    part = Path(name)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(drawn)
        try:
            path.hardlink_to(part)  # whole or not at all, and unlike a rename never over another's
        except FileExistsError:
            if (theirs := _read(path)) is not None:
                return theirs
            part.replace(path)  # damaged: too short, or too long
            return drawn
    finally:
        part.unlink(missing_ok=True)
    return drawn
