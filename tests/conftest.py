"""Fixtures that several folders of tests share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NoReturn

import pytest

from tests.fake_endpoint import FakeEndpoint


@pytest.fixture(autouse=True, scope="session")
def _no_download() -> Iterator[None]:
    """Keeps tiktoken from fetching its vocabulary: tokens are over-estimated instead."""

    def refuse(name: str) -> NoReturn:
        raise OSError(f"{name} is not fetched in tests")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tiktoken.get_encoding", refuse)
        yield


@pytest.fixture
def fake() -> Iterator[FakeEndpoint]:
    """A model's endpoint on 127.0.0.1, for one test."""
    with FakeEndpoint() as endpoint:
        yield endpoint
