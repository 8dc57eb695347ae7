from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.publish.names import slug


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


@given(st.text())
def test_a_slug_is_one_safe_component(name: str) -> None:
    found = slug(name)
    assert 0 < len(found.encode()) <= 130
    assert not set(found) & set("/\\:.\0\n")
    assert found != "held"
    assert slug(found).removesuffix("-brief") == found.removesuffix("-brief")
