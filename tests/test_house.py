"""The rules of the house that no linter knows."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "flows").rglob("*.py"))
MOST_LINES = 300


def test_the_import_contracts_are_kept() -> None:
    command = "import sys; from importlinter.cli import lint_imports_command as c; sys.exit(c())"
    done = subprocess.run(
        [sys.executable, "-c", command, "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_no_module_is_over_300_lines() -> None:
    length = {str(m.relative_to(ROOT)): len(m.read_text().splitlines()) for m in MODULES}
    assert {name: lines for name, lines in length.items() if lines > MOST_LINES} == {}


def test_the_lock_names_no_host_and_no_local_path() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    for word in ("://", "file:", "--index", "--find-links", " @ "):
        assert word not in lock
    pinned = [line for line in lock.splitlines() if line and not line.startswith((" ", "#"))]
    assert all("==" in line for line in pinned)
    assert lock.count("--hash=sha256:") >= len(pinned)


def test_the_lock_holds_what_the_project_asks_for() -> None:
    """If this fails, `make lock` was forgotten."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    locked: dict[str, list[str]] = {}
    for name, version in re.findall(r"^([\w.-]+)(?:\[.*\])?==([^ ;]+)", lock, re.MULTILINE):
        locked.setdefault(canonicalize_name(name), []).append(version)
    for line in [*project["dependencies"], *project["optional-dependencies"]["dev"]]:
        asked = Requirement(line)
        versions = locked.get(canonicalize_name(asked.name), [])
        assert versions, f"{asked.name} is not locked"
        assert all(version in asked.specifier for version in versions), line


def test_the_contracts_name_every_room_of_the_house() -> None:
    """A list that is kept by hand rots: what is new must be named where it may not be imported."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    rooms = {f"flows.{p.stem}" for p in (ROOT / "flows").iterdir() if not p.stem.startswith("_")}
    anybodys = {"flows.core", "flows.errors", "flows.resources"}
    for contract in contracts["contracts"][:3]:
        named = {*contract["forbidden_modules"], *contract["source_modules"]}
        allowed = set() if contract["source_modules"] == ["flows.core"] else anybodys
        below = {
            "flows.endpoint",
            "flows.engines",
            "flows.judges",
            "flows.sources",
            "flows.publish",
        }
        assert rooms - named - allowed - {"flows.py"} <= below, contract["name"]
