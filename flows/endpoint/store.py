"""Keeps what was paid for: validated answers, as JSON files under one folder."""

from __future__ import annotations

import hashlib
import json
import logging
import os
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

_log = logging.getLogger(__name__)


def store_key(parts: dict[str, Any]) -> str:
    """The SHA-256 of everything that shaped an answer; `parts` must be JSON and hold no secret."""
    canonical = json.dumps(parts, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


class AnswerStore:
    """A folder of answers, one file a key. Only answers that were found good may be put in."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._warned = False

    def get(self, key: str) -> object | None:
        """The answer kept under `key`; None if there is none, or if its file is damaged."""
        try:
            kept = json.loads(self._path(key).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        return kept.get("answer") if isinstance(kept, dict) else None

    def put(self, key: str, answer: dict[str, Any], about: dict[str, str]) -> None:
        """Keeps an answer, all or nothing; `about` says for people where it came from.

        A store that cannot be written is no reason to lose the answer in hand: it warns once.
        """
        path = self._path(key)
        text = json.dumps({**about, "answer": answer}, ensure_ascii=False, indent=1)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with NamedTemporaryFile(
                "w", encoding="utf-8", dir=path.parent, suffix=".part", delete=False
            ) as file:
                file.write(text)
            try:
                os.replace(file.name, path)  # noqa: PTH105 - a name, not a path, is at hand
            except OSError:
                with suppress(OSError):
                    Path(file.name).unlink()
                raise
        except OSError as error:
            if not self._warned:
                self._warned = True
                _log.warning(
                    "answers cannot be kept in %s (%s): a later run pays for them again",
                    self._folder,
                    error.strerror,
                )

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / f"{key}.json"
