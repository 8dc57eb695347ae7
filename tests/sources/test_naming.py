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
        (["leeds/~notes.txt"], "leeds"),
        (["~notes.txt"], "floods"),
    ],
    ids=str,
)
def test_a_brief_is_named_after_the_folder_of_its_sources(sources: list[str], name: str) -> None:
    assert folder_name(sources) == name


def test_the_order_of_sources_does_not_matter(tmp_path: Path) -> None:
    far = ["leeds/a.txt", "../other/d.md"]
    assert folder_name(far) == folder_name(far[::-1]) == tmp_path.name


@pytest.mark.parametrize(
    ("link", "name"),
    [
        ("https://www.news.example", "news.example"),
        ("https://news.example/", "news.example"),
        ("https://news.example/2026/11/08/talks-collapse.html", "news.example/talks-collapse"),
        ("https://news.example/talks-resume/", "news.example/talks-resume"),
        ("https://news.example/world/talks/index.html?utm_source=mail#top", "news.example/talks"),
        ("https://news.example/feed.xml", "news.example/feed"),
        ("https://news.example/story.php?id=17&token=s3cret", "news.example/story-17"),
        ("https://news.example/?p=18", "news.example/18"),
        ("https://news.example/b%C3%BCr/%2e%2e/", "news.example/bür"),
        (f"https://news.example/{'a-' * 300}", f"news.example/{'a-' * 39}a"),
    ],
)
def test_a_brief_of_a_link_is_named_after_the_page(link: str, name: str) -> None:
    assert folder_name([link]) == folder_name([link, "https://other.example/b"]) == name
    assert folder_name(["https://[broken", link]) == name
    assert folder_name(["https://[broken"]) == "brief"


def test_a_name_that_is_too_long_for_any_file_is_no_error_yet() -> None:
    assert folder_name([f"inbox/{'x' * 900}"]) == "inbox"
    assert folder_name([f"inbox/{'x' * 900}/*.txt"]) == "x" * 900
