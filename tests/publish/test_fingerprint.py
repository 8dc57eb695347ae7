from __future__ import annotations

from pathlib import Path

import pytest

from flows.publish.fingerprint import fingerprint


def test_any_file_of_its_own_tells_a_program_but_a_wheel_is_its_checkout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("flows.publish.fingerprint._HOUSE", tmp_path)

    def after(path: str) -> str:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("{}")
        return fingerprint.__wrapped__()

    checkout = after("core/cut.py")
    assert after("_shipped/schemas/brief.schema.json") == checkout
    assert after("__pycache__/cut.pyc") == checkout
    assert after("publish/templates/brief.html.j2") != checkout
