from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import flows
from flows import load_brief
from flows.errors import InputError
from flows.publish import publish
from flows.publish.retracting import retract
from tests.publish.making import mill_fire

(OLD,) = (Path(__file__).parent / "audit" / "made-in-1.0").iterdir()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    brief, documents = mill_fire()
    return publish(brief, documents, tmp_path).folder


def test_a_brief_comes_back_as_it_was_published(tmp_path: Path) -> None:
    brief, documents = mill_fire()
    published = publish(brief, documents, tmp_path)
    assert load_brief(published.folder / "brief.json") == published.brief
    assert load_brief(str(published.folder)) == published.brief


def test_a_retracted_brief_says_so(folder: Path) -> None:
    retract(folder, "Wrong.", "2025-11-09T08:00:00Z")
    brief = load_brief(folder)
    assert brief.status == "retracted"
    assert brief.retraction is not None


def test_a_brief_of_an_older_version_is_read_as_it_is() -> None:
    brief = load_brief(OLD)
    assert (brief.schema_version, brief.publish_sources, brief.retraction) == ("1.0", "full", None)
    assert brief.claims[1].text == "14 workers were taken to hospital."


def _newer(data: dict[str, Any]) -> None:
    data["schema_version"] = "9.3"


def _none(data: dict[str, Any]) -> None:
    del data["schema_version"]


def _broken(data: dict[str, Any]) -> None:
    data["claims"][0]["verdict"] = "perhaps"


def _of_another_version(data: dict[str, Any]) -> None:
    data["schema_version"] = "1.0"


@pytest.mark.parametrize(
    ("edit", "says"),
    [
        (_newer, "its format is version 9.3, and this program reads 1.0, 1.1; update wellsourced"),
        (_none, "names no schema_version"),
        (_broken, "breaks the schema of version 1.1: claims/0/verdict: 'perhaps'"),
        (_of_another_version, "breaks the schema of version 1.0: the whole: Additional properties"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_line(
    folder: Path, edit: Callable[[dict[str, Any]], None], says: str
) -> None:
    path = folder / "brief.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    edit(data)
    path.write_text(json.dumps(data))
    with pytest.raises(InputError) as found:
        load_brief(folder)
    assert str(found.value).startswith(f"{path}: ")
    assert says in str(found.value)
    assert "\n" not in str(found.value)


@pytest.mark.parametrize("content", [None, b"", b"{", b"[]", b"\xff", b"[" * 100_000])
def test_what_is_no_brief_is_said_in_a_line(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "brief.json"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError, match=r"brief\.json: "):
        load_brief(path)


def test_importing_the_package_brings_nothing_else() -> None:
    code = "import flows, sys; print([m for m in sys.modules if m.startswith(('flows.', 'pyd'))])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_the_package_has_nothing_else_to_offer() -> None:
    assert flows.__all__ == ["load_brief"]
    with pytest.raises(AttributeError, match="has no attribute 'save_brief'"):
        _ = flows.save_brief
