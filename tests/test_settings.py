from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from flows.errors import InputError
from flows.settings import Settings, load_settings, markdown_table


@pytest.mark.parametrize(
    ("variables", "engine", "judge"),
    [
        ({}, "extractive", "offline"),
        ({"OPENAI_API_KEY": "k"}, "extractive", "offline"),  # other tools' key costs nothing here
        ({"WELLSOURCED_MODEL": "m"}, "llm", "chat"),
        ({"WELLSOURCED_MODEL": ""}, "extractive", "offline"),
        ({"WELLSOURCED_MODEL": "m", "WELLSOURCED_ENGINE": "extractive"}, "extractive", "offline"),
        ({"WELLSOURCED_MODEL": "m", "WELLSOURCED_JUDGE": "offline"}, "llm", "offline"),
        ({"WELLSOURCED_MODEL": "m", "WELLSOURCED_JUDGE": "decisions"}, "llm", "decisions"),
        ({"WELLSOURCED_JUDGE_MODEL": "m"}, "extractive", "offline"),  # a judge is asked for by name
    ],
)
def test_a_named_model_configures_the_endpoint(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], engine: str, judge: str
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    settings = load_settings()
    assert settings.engine_name == engine
    assert settings.judge_name(settings.engine_name) == judge


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("WELLSOURCED_WORKERS", "many"),
        ("WELLSOURCED_WORKERS", "0"),
        ("WELLSOURCED_ENGINE", "oracle"),
        ("WELLSOURCED_JUDGE", "oracle"),
        ("WELLSOURCED_JUDGE_THRESHOLD", "0.49"),  # below even odds nothing is carried
        ("WELLSOURCED_MIN_CLAIMS", "-1"),
        ("WELLSOURCED_TIMEOUT_S", "nan"),
    ],
)
def test_a_bad_setting_is_named_in_one_line_without_its_value(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(InputError) as caught:
        load_settings()
    message = str(caught.value)
    assert message.startswith(f"{name} cannot be used: ")
    assert "\n" not in message
    assert value not in message.removeprefix(name).replace("'extractive' or 'llm'", "")


def test_the_key_shows_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-very-secret")
    settings = load_settings()
    shown = f"{settings} {settings!r} {settings.model_dump()} {settings.model_dump_json()}"
    assert "sk-very-secret" not in shown
    assert settings.openai_api_key is not None
    assert settings.openai_api_key.get_secret_value() == "sk-very-secret"


def test_state_goes_where_the_user_keeps_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", "/somewhere")
    assert load_settings().state_dir == Path("/somewhere/wellsourced")
    monkeypatch.delenv("XDG_STATE_HOME")
    monkeypatch.setenv("HOME", "/home/ada")
    assert load_settings().state_dir == Path("/home/ada/.local/state/wellsourced")


def test_every_setting_is_in_the_table_with_its_default_and_meaning() -> None:
    rows = [line for line in markdown_table().splitlines() if line.startswith("| `")]
    assert len(rows) == len(Settings.model_fields)
    for row in rows:
        assert re.fullmatch(r"\| `[A-Z_]+` \| (–|.*`.*) \| [A-Z].*\. \|", row), row


def test_the_table_is_printed_by_a_command_and_depends_on_nobodys_environment() -> None:
    printed = subprocess.run(
        [sys.executable, "-m", "flows.settings"],
        env={"WELLSOURCED_WORKERS": "7", "HOME": "/home/ada"},
        cwd=Path(__file__).parent.parent,
        capture_output=True,
        text=True,
        check=True,
    )
    assert printed.stdout == markdown_table()
    assert "/home/" not in printed.stdout


def test_the_page_of_settings_has_the_current_table() -> None:
    page = Path(__file__).parent.parent / "docs" / "settings.md"
    assert markdown_table() in page.read_text(encoding="utf-8")
