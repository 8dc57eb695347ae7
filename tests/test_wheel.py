"""The command works from an installed wheel, in a folder that has nothing of the checkout."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

from flows.publish.fingerprint import fingerprint
from tests.conftest import SEEDS

ROOT = Path(__file__).parent.parent

pytestmark = [
    pytest.mark.slow,
    pytest.mark.usefixtures("prefect_server"),
]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command of a wheel in a virtual environment of its own.

    Its dependencies are those of the environment that runs the tests, without network; the
    checkout, which is installed there as editable, is not among them.
    """
    folder = tmp_path_factory.mktemp("wheel")
    build: list[str | Path] = [
        sys.executable,
        "-m",
        "build",
        "--wheel",
        "--no-isolation",
        "--outdir",
        folder,
        ROOT,
    ]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    home = folder / "venv"
    venv.create(home, with_pip=False, symlinks=True)
    site = Path(sysconfig.get_path("purelib", "venv", {"base": str(home)}))
    pip: list[str | Path] = [sys.executable, "-m", "pip", "--python", home]
    install = [*pip, "install", "--quiet", "--no-index", "--no-deps", wheel]
    subprocess.run(install, check=True, capture_output=True)
    # A line in a .pth file that is a path is added; .pth files in that path are not read again.
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return home / "bin" / "wellsourced"


def run(
    command: Path, *args: str, cwd: Path, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [command, *args],
        cwd=cwd,
        env={**os.environ, **(env or {})},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_it_runs_its_own_code(installed: Path, tmp_path: Path) -> None:
    python = installed.with_name("python")
    where = run(python, "-c", "import flows; print(flows.__file__)", cwd=tmp_path)
    assert Path(where.stdout).is_relative_to(installed.parent.parent)
    assert run(installed, "--version", cwd=tmp_path).stdout.startswith("wellsourced ")


def test_it_is_the_same_program_as_its_checkout(installed: Path, tmp_path: Path) -> None:
    code = "from flows.publish.fingerprint import fingerprint; print(fingerprint())"
    assert run(installed.with_name("python"), "-c", code, cwd=tmp_path).stdout == (
        f"{fingerprint()}\n"
    )


def test_it_makes_a_brief_in_another_folder(installed: Path, tmp_path: Path) -> None:
    shutil.copytree(SEEDS, tmp_path / "news")
    done = run(installed, "brief", "news", "--json", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    folder = Path(json.loads(done.stdout)["path"])
    assert folder.is_relative_to(tmp_path / "outputs" / "news")
    assert run(installed, "audit", str(folder / "brief.json"), cwd=tmp_path).returncode == 0


def test_every_prompt_and_schema_is_inside_it(installed: Path, tmp_path: Path) -> None:
    python = installed.with_name("python")
    for kind in ("prompts", "schemas"):
        for file in (ROOT / kind).iterdir():
            code = f"from flows.resources import resource; print(resource({kind!r}, {file.name!r}))"
            found = Path(run(python, "-c", code, cwd=tmp_path).stdout.strip())
            assert found.is_relative_to(installed.parent.parent)
            assert found.read_bytes() == file.read_bytes()
