"""Keeps what was paid for: validated answers, as JSON files under a folder or a URL.

Whoever can write there can change answers, and machines die in mid-write. So what is read is only a
proposal: whoever asked holds it to the schema again, and what fails is asked for anew.
"""

from __future__ import annotations

import hashlib
import json
import logging
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from time import time
from typing import Any, Protocol

_log = logging.getLogger(__name__)

_LARGEST = 4_000_000  # bytes; hundreds of times what an answer takes
_PART = ".part"  # the end of the name of a file that is being written
_DEAD_S = 3600.0  # by then nobody writes it any more: it takes milliseconds


def store_key(parts: dict[str, Any]) -> str:
    """The SHA-256 of everything that shaped an answer; `parts` must be JSON and hold no secret."""
    canonical = json.dumps(parts, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()


class Shelf(Protocol):
    """Where files are. Safe to use from several threads and processes."""

    def __str__(self) -> str:
        """As it may be shown and logged."""

    def read(self, name: str, most: int) -> bytes | None:
        """At most so many bytes of a file; None if it is not there. Raises OSError."""

    def write(self, name: str, data: bytes) -> None:
        """Puts a file there. Raises OSError."""


class AnswerStore:
    """Answers, one file a key. Only answers that were found good may be put in.

    A place that fails is no reason to fail with it: it warns once, and the run goes on.
    """

    def __init__(self, where: Path | Shelf) -> None:
        self._shelf = _Folder(where) if isinstance(where, Path) else where
        self._warned = False

    def get(self, key: str) -> object | None:
        """The answer kept under `key`; None if there is none, or if its file is damaged."""
        try:
            data = self._shelf.read(_name(key), _LARGEST + 1)
        except OSError as error:
            self._warn("read", error)
            return None
        if data is None or len(data) > _LARGEST:
            return None
        try:
            kept = json.loads(data)
        except (ValueError, RecursionError):
            return None
        # A file that was copied to another name answers another question.
        if not isinstance(kept, dict) or kept.get("key") != key:
            return None
        return kept.get("answer")

    def put(self, key: str, answer: dict[str, Any], about: dict[str, str]) -> None:
        """Keeps an answer; `about` says for people where it came from."""
        kept = {"key": key, **about, "answer": answer}
        text = json.dumps(kept, ensure_ascii=False, indent=1)
        try:
            self._shelf.write(_name(key), text.encode("utf-8", "surrogatepass"))
        except OSError as error:
            self._warn("kept", error)

    def _warn(self, what: str, error: OSError) -> None:
        if not self._warned:
            self._warned = True
            _log.warning(
                "answers cannot be %s in %s (%s): what they cost is paid again",
                what,
                self._shelf,
                error.strerror or type(error).__name__,
            )


class _Folder:
    """A folder on this machine. Files appear there whole or not at all."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __str__(self) -> str:
        return str(self._folder)

    def read(self, name: str, most: int) -> bytes | None:
        try:
            with (self._folder / name).open("rb") as file:
                return file.read(most)
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            return None

    def write(self, name: str, data: bytes) -> None:
        path = self._folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        _sweep(path.parent)
        with NamedTemporaryFile(dir=path.parent, suffix=_PART, delete=False) as file:
            part = Path(file.name)
            try:
                file.write(data)
                file.close()
                part.replace(path)
            except OSError:
                with suppress(OSError):
                    part.unlink()
                raise


def _sweep(folder: Path) -> None:
    """Removes what writers that were killed long ago have left there half written."""
    for part in folder.glob(f"*{_PART}"):
        with suppress(OSError):  # another process may sweep too
            if time() - part.stat().st_mtime > _DEAD_S:
                part.unlink()


def _name(key: str) -> str:
    return f"{key[:2]}/{key}.json"
