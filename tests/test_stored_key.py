"""The endpoint's key from Prefect; that a run uses it, tests/serving/ has."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from pydantic import SecretStr

from flows.settings import Settings


@pytest.mark.usefixtures("prefect_server")
@pytest.mark.parametrize(
    ("given", "key"),
    [
        ({"model": "m"}, "stored"),
        ({"judge_model": "m"}, "stored"),  # one that judges alone
        ({"model": "m", "openai_api_key": SecretStr("own")}, "own"),
        ({}, None),
    ],
    ids=str,
)
def test_a_model_that_has_no_key_gets_the_stored_one(
    monkeypatch: pytest.MonkeyPatch, given: dict[str, Any], key: str | None
) -> None:
    from flows.stored_key import with_stored_key

    stored = SimpleNamespace(get=lambda: "stored")
    monkeypatch.setattr("flows.stored_key.Secret", SimpleNamespace(load=lambda _: stored))
    found = with_stored_key(Settings().model_copy(update=given)).openai_api_key
    assert (found.get_secret_value() if found else None) == key
