from __future__ import annotations

from pathlib import Path

import pytest

from flows.sources.naming import folder_name


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("floods/leeds/a.txt", "floods/york/b.txt", "floods/[old]/c.txt", "other/d.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    monkeypatch.chdir(tmp_path / "floods")


@pytest.mark.parametrize(
    ("sources", "name"),
    [
        (["leeds"], "leeds"),
        (["leeds/"], "leeds"),
        (["leeds/a.txt"], "leeds"),
        (["."], "floods"),
        (["leeds/a.txt", "york/b.txt"], "floods"),
        (["leeds", "york"], "floods"),
        (["leeds/*.txt"], "leeds"),
        (["*/*.txt"], "floods"),
        (["**/a.txt"], "floods"),
        (["[old]"], "[old]"),
        (["[old]/c.txt"], "[old]"),
        (["../other"], "other"),
        (["york/../leeds"], "leeds"),
        (["leeds/none.txt"], "leeds"),
        (["/"], "brief"),
    ],
    ids=str,
)
def test_a_brief_is_named_after_the_folder_of_its_sources(sources: list[str], name: str) -> None:
    assert folder_name(sources) == name


def test_the_order_of_sources_does_not_matter(tmp_path: Path) -> None:
    far = ["leeds/a.txt", "../other/d.md"]
    assert folder_name(far) == folder_name(far[::-1]) == tmp_path.name
