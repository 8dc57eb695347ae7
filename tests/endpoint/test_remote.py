"""Answers under a URL: kept and found again, never fatal, and no place for credentials."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import fsspec
import pytest

from flows.endpoint import AnswerStore
from flows.endpoint.remote import open_store
from flows.errors import InputError

KEY = "ab" * 32


@pytest.fixture
def bucket() -> Iterator[str]:
    """A folder in fsspec's own memory, which is one for the whole process."""
    url = "memory://answers/of/a/test"
    yield url
    fsspec.filesystem("memory").rm("/answers", recursive=True)


def test_what_is_put_under_a_url_is_found_there_by_another_process(bucket: str) -> None:
    open_store(bucket).put(KEY, {"claims": []}, {"model": "m"})

    assert open_store(bucket).get(KEY) == {"claims": []}
    assert open_store(bucket).get("cd" * 32) is None
    assert fsspec.filesystem("memory").exists(f"/answers/of/a/test/ab/{KEY}.json")


@pytest.mark.parametrize("damage", [b"", b"{", b'{"key": "x", "answer": {}}', b" " * 4_000_001])
def test_a_damaged_file_is_no_answer(bucket: str, damage: bytes) -> None:
    store = open_store(bucket)
    store.put(KEY, {"claims": []}, {})
    fsspec.filesystem("memory").pipe_file(f"/answers/of/a/test/ab/{KEY}.json", damage)
    assert store.get(KEY) is None


def test_a_folder_may_be_given_as_a_path_or_as_a_url(tmp_path: Path) -> None:
    AnswerStore(tmp_path).put(KEY, {"claims": []}, {})
    assert open_store(str(tmp_path)).get(KEY) == {"claims": []}
    assert open_store(tmp_path.as_uri()).get(KEY) == {"claims": []}


class Broken:
    """A protocol whose every answer is an error that repeats the credentials."""

    def __getattr__(self, name: str) -> object:
        def fail(*_: object, **__: object) -> None:
            raise RuntimeError(f"{name}: access denied for hush-hush")

        return fail


def test_a_place_that_fails_is_said_once_without_what_it_says(
    bucket: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    open_store(bucket).put(KEY, {}, {})
    monkeypatch.setattr("fsspec.core.url_to_fs", lambda _: (Broken(), "answers"))
    store = open_store("s3://bucket/answers")

    assert store.get(KEY) is None
    store.put(KEY, {}, {})
    (said,) = caplog.messages
    assert said.startswith("answers cannot be read in s3://bucket/answers (RuntimeError)")
    assert "hush" not in caplog.text


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("nosuch://bucket/answers", "nosuch:// answers ValueError"),
        ("ftp://me:hush@host/answers", "holds a password"),
        ("https://host/answers?sig=hush", "holds a password or a query"),
    ],
)
def test_a_url_that_cannot_be_used_is_said_before_anything_is_asked(url: str, says: str) -> None:
    with pytest.raises(InputError, match=f"^WELLSOURCED_ANSWERS .*{says}") as caught:
        open_store(url)
    assert "hush" not in str(caught.value)


def test_a_package_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_: str) -> None:
        raise ImportError("Install s3fs to access S3")

    monkeypatch.setattr("fsspec.core.url_to_fs", missing)
    with pytest.raises(InputError, match="Install s3fs"):
        open_store("s3://bucket/answers")
