"""Fixtures that several folders of tests share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.fake_endpoint import FakeEndpoint


@pytest.fixture
def fake() -> Iterator[FakeEndpoint]:
    """A model's endpoint on 127.0.0.1, for one test."""
    with FakeEndpoint() as endpoint:
        yield endpoint
