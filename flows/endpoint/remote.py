"""Answers under a URL, for machines that share them: whatever fsspec speaks (s3, gs, abfs, ...).

An object store puts a file whole or not at all. Where it does not, a file that was cut short is
found out when it is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from flows.endpoint.store import AnswerStore
from flows.errors import InputError

_SETTING = "WELLSOURCED_ANSWERS"


def open_store(where: str) -> AnswerStore:
    """The store in that folder, or under that URL.

    Raises:
        InputError: if nothing here speaks the URL's protocol, or it holds a password.
    """
    scheme, colon, rest = where.partition("://")
    if not colon:
        return AnswerStore(Path(where))
    if scheme == "file":
        return AnswerStore(Path(rest))
    if urlsplit(where).password or urlsplit(where).query:
        raise InputError(
            f"{_SETTING} holds a password or a query; put credentials where other programs for"
            f" {scheme}:// look for them"
        )
    return AnswerStore(_Remote(where, *_filesystem(where, scheme)))


def _filesystem(url: str, scheme: str) -> tuple[Any, str]:
    from fsspec.core import url_to_fs

    try:
        filesystem, root = url_to_fs(url)
    except ImportError as error:  # its message names the package
        raise InputError(f"{_SETTING} cannot be used: {error}") from None
    except Exception as error:  # noqa: BLE001 - each protocol has errors of its own
        raise InputError(
            f"{_SETTING} cannot be used: {scheme}:// answers {type(error).__name__}"
        ) from None
    return filesystem, str(root).rstrip("/")


class _Remote:
    """Files under a URL."""

    def __init__(self, url: str, filesystem: Any, root: str) -> None:  # noqa: ANN401 - untyped
        self._url = url
        self._filesystem = filesystem
        self._root = root

    def __str__(self) -> str:
        return self._url

    def read(self, name: str, most: int) -> bytes | None:
        with _os_errors():
            try:
                data: bytes = self._filesystem.cat_file(f"{self._root}/{name}", start=0, end=most)
            except (FileNotFoundError, IsADirectoryError):
                return None
            return data

    def write(self, name: str, data: bytes) -> None:
        path = f"{self._root}/{name}"
        with _os_errors():
            try:
                self._filesystem.pipe_file(path, data)
            except FileNotFoundError:  # folders, which object stores do not have
                self._filesystem.makedirs(path.rpartition("/")[0], exist_ok=True)
                self._filesystem.pipe_file(path, data)


@contextmanager
def _os_errors() -> Iterator[None]:
    """Each protocol has errors of its own; what they say may hold credentials."""
    try:
        yield
    except Exception as error:  # noqa: BLE001 - as many kinds as there are protocols
        raise OSError(None, type(error).__name__) from None
