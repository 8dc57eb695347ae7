from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.errors import InputError
from flows.publish.names import check_name, slug


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Mill fire", "mill-fire"),
        ("../../etc/passwd", "etc-passwd"),
        (".hidden", "hidden"),
        ("Élection à Genève", "élection-à-genève"),
        ("held", "held-brief"),
        ("CON", "con-brief"),
        ("", "brief"),
        ("\u202e...", "brief"),
    ],
)
def test_names_become_folders(name: str, expected: str) -> None:
    assert slug(name) == expected


@pytest.mark.parametrize("name", ["../../x", "/etc/x", "~/x", "..\\x", "a/../b", "./x", "x/"])
def test_a_path_is_no_name(name: str) -> None:
    with pytest.raises(InputError, match="is a path, not a name"):
        check_name(name)


@pytest.mark.parametrize("name", ["AC/DC", "Mill fire", "..", "3/4 of a mile", "", "a.b"])
def test_a_name_may_hold_a_stroke_or_a_dot(name: str) -> None:
    check_name(name)


@given(st.text())
def test_a_slug_is_one_safe_component(name: str) -> None:
    found = slug(name)
    assert 0 < len(found.encode()) <= 130
    assert not set(found) & set("/\\:.\0\n")
    assert found != "held"
    assert slug(found).removesuffix("-brief") == found.removesuffix("-brief")
