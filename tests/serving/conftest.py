"""One service for all tests of this folder that do not end it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fake_endpoint import FakeEndpoint, faithful
from tests.serving.served import Served


@pytest.fixture(scope="session")
def model() -> Iterator[FakeEndpoint]:
    """The endpoint that the service is set up with."""
    with FakeEndpoint() as endpoint:
        yield endpoint


@pytest.fixture(scope="session")
def _service(tmp_path_factory: pytest.TempPathFactory, model: FakeEndpoint) -> Iterator[Served]:
    served = Served(
        tmp_path_factory.mktemp("serve"),
        {
            "OPENAI_BASE_URL": model.url,
            "WELLSOURCED_MODEL": "fake-model",
            "WELLSOURCED_ENGINE": "extractive",
            "WELLSOURCED_WORKERS": "1",
            "WELLSOURCED_MIN_CLAIMS": "2",
            "WELLSOURCED_ATTEMPTS": "2",  # an endpoint that is down is soon given up
            "WELLSOURCED_ALLOWED_HOSTS": "localhost",  # where the tests' web sites are
        },
    ).start()
    yield served
    served.stop()


@pytest.fixture
def service(_service: Served, model: FakeEndpoint) -> Iterator[Served]:
    """The service, with an empty inbox and a model that answers at once."""
    model.default = faithful
    model.ledger.clear()
    for path in sorted((_service.folder / "inbox").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() and not path.is_symlink() else path.unlink()
    yield _service
    model.default = faithful


@pytest.fixture
def inbox(service: Served) -> Path:
    return service.folder / "inbox"
