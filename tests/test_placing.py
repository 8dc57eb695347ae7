"""Where a brief goes when a form asks for a folder, and where its page is said to be."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.errors import InputError
from flows.newest import latest
from flows.placing import page_of, place
from flows.publish import publish
from flows.publish.places import place_of
from tests.publish.making import mill_fire

URL = "memory://placing/briefs"


def test_a_form_names_a_folder_inside_the_one_that_is_set(tmp_path: Path) -> None:
    assert place(tmp_path, "desk", "Mill fire", inside=True) == tmp_path / "desk"
    assert place(tmp_path, "", "Mill fire", inside=True) == tmp_path
    assert str(place(Path(URL), "desk/floods/", "Mill fire", inside=True)).startswith(
        f"{URL}/desk/floods"
    )


@pytest.mark.parametrize(
    "asked",
    [
        "..",
        "../x",
        "a/../../x",
        "/etc",
        "\0",
        ".git",
        "a/.b",
        "held",
        "held/x",
        "s3://other/x",
        "a//b",
    ],
)
def test_a_form_names_nothing_outside(tmp_path: Path, asked: str) -> None:
    with pytest.raises(InputError, match="is not a folder in"):
        place(tmp_path, asked, "Mill fire", inside=True)


@pytest.mark.parametrize(
    "asked", ["..", "../x", "a/../../x", "/x", "a//b", "./x", "s3://other/x", "memory://other/x"]
)
def test_nor_outside_the_url_that_is_set(asked: str) -> None:
    with pytest.raises(InputError, match="is not a folder in"):
        place(Path(URL), asked, "Mill fire", inside=True)


def test_a_folder_with_blanks_around_it_is_that_folder(tmp_path: Path) -> None:
    assert place(tmp_path, " desk/ ", "Mill fire", inside=True) == tmp_path / "desk"


def test_the_command_names_what_it_likes(tmp_path: Path) -> None:
    assert (
        place(tmp_path, f"{tmp_path}/elsewhere", "Mill fire", inside=False)
        == tmp_path / "elsewhere"
    )
    assert place(tmp_path, URL, "Mill fire", inside=False) == place_of(URL)


@pytest.mark.parametrize("root", ["here", "memory://apart/briefs"])
@pytest.mark.parametrize("inside", [True, False])
def test_no_brief_is_put_inside_another(tmp_path: Path, root: str, *, inside: bool) -> None:
    """Its folder would then be no brief any more, and go when it is published again."""
    out = place_of(root if ":" in root else tmp_path / root)
    one = publish(*mill_fire(), out).brief.id
    for asked, name in [(f"mill-fire/{one}", "x"), (f"mill-fire/{one}/x", "x"), ("mill-fire", one)]:
        there = asked if inside else f"{out}/{asked}"
        with pytest.raises(InputError, match=f"is inside a brief that stands in .*{one}; name"):
            place(out, there, name, inside=inside)
    assert place(out, "mill-fire", "x", inside=True) == out / "mill-fire"


def test_the_page_of_a_brief_on_object_storage() -> None:
    brief, documents = mill_fire()
    published = publish(brief, documents, URL)
    there = f"mill-fire/{published.brief.id}/brief.html"
    assert page_of(published, Path(URL), None) == f"{URL}/{there}"
    assert page_of(published, Path(URL), "https://briefs.example/") == (
        f"https://briefs.example/{there}"
    )
    assert page_of(published, Path("outputs"), "https://briefs.example") == f"{URL}/{there}"
    found = latest(Path(URL), brief.name)
    assert found is not None
    assert found.brief.id == published.brief.id
    assert (found.folder / "brief.html").read_bytes()


def test_the_page_of_a_brief_on_this_machine(tmp_path: Path) -> None:
    published = publish(*mill_fire(), tmp_path)
    there = f"mill-fire/{published.brief.id}/brief.html"
    assert page_of(published, tmp_path, None) == (tmp_path / there).as_uri()
    assert page_of(published, tmp_path, "https://x.example/b") == f"https://x.example/b/{there}"
    assert page_of(published, Path(URL), "https://x.example/b") == (tmp_path / there).as_uri()
