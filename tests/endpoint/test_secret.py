"""The secret behind the marks: drawn once, for its owner alone."""

from __future__ import annotations

import logging
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from flows.endpoint.secret import installation_secret


def drawn(folder: Path) -> bytes:
    """As another process would have it."""
    installation_secret.cache_clear()
    return installation_secret(folder)


def test_it_is_drawn_once_and_is_readable_by_its_owner_alone(tmp_path: Path) -> None:
    first, second = drawn(tmp_path / "state"), drawn(tmp_path / "state")
    assert first == second
    assert len(first) == 32
    (file,) = (tmp_path / "state").iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_another_installation_has_another(tmp_path: Path) -> None:
    assert drawn(tmp_path / "one") != drawn(tmp_path / "two")


def test_whoever_draws_at_once_agrees(tmp_path: Path) -> None:
    draw = installation_secret.__wrapped__  # as processes do, which share no memory
    for attempt in range(10):
        with ThreadPoolExecutor(8) as pool:
            drawn_at_once = set(pool.map(draw, [tmp_path / str(attempt)] * 8))
        assert len(drawn_at_once) == 1


def test_a_damaged_one_is_drawn_anew(tmp_path: Path) -> None:
    (tmp_path / "installation.secret").write_bytes(b"short")
    assert len(drawn(tmp_path)) == 32
    assert drawn(tmp_path) == drawn(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["installation.secret"]


def test_a_folder_that_cannot_be_used_is_said_and_the_secret_is_not(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    (tmp_path / "file").touch()
    secret = drawn(tmp_path / "file")
    assert len(secret) == 32
    assert installation_secret(tmp_path / "file") == secret  # the same all through this process
    assert "cannot be kept" in caplog.text
    assert secret.hex() not in caplog.text
