from __future__ import annotations

import pytest

from flows.endpoint import EndpointConfig
from flows.errors import InputError


@pytest.mark.parametrize(
    ("url", "model", "key", "names"),
    [
        ("", "m", None, "OPENAI_BASE_URL"),
        ("localhost:8080/v1", "m", None, "OPENAI_BASE_URL"),
        ("file:///etc/passwd", "m", None, "OPENAI_BASE_URL"),
        ("http://localhost:secret/v1", "m", None, "OPENAI_BASE_URL"),
        ("http://localhost:99999/v1", "m", None, "OPENAI_BASE_URL"),
        ("http://[::1/v1", "m", None, "OPENAI_BASE_URL"),
        ("http://local\x01host/v1", "m", None, "OPENAI_BASE_URL"),
        ("http://☃.-/v1", "m", None, "OPENAI_BASE_URL"),
        ("https://me:secret@gateway.example/v1", "m", None, "OPENAI_API_KEY"),
        ("http://localhost/v1", "", None, "WELLSOURCED_MODEL"),
        ("http://localhost/v1", "m", "sk-secret\n", "OPENAI_API_KEY"),
        ("http://localhost/v1", "m", "sk secret", "OPENAI_API_KEY"),
        ("http://localhost/v1", "m", "“sk-secret”", "OPENAI_API_KEY"),
        ("http://localhost/v1", "m", "", "OPENAI_API_KEY"),
    ],
)
def test_a_bad_setting_is_named_and_no_secret_is_shown(
    url: str, model: str, key: str | None, names: str
) -> None:
    with pytest.raises(InputError, match=names) as caught:
        EndpointConfig(url, model, key)
    assert "secret" not in str(caught.value)


def test_the_host_is_the_address_without_its_query() -> None:
    config = EndpointConfig("https://x.example/openai/v1/?api-version=2026-01-01", "m", "k")
    assert config.host == "https://x.example/openai/v1"


def test_the_repr_has_no_key() -> None:
    assert "hush" not in repr(EndpointConfig("http://localhost/v1", "m", "hush"))
