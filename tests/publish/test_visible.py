from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.publish.visible import visible, visible_lines


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", "plain"),
        ("  two \t words\n", "two words"),
        ("Zürich’s “café” – 3 °C", "Zürich’s “café” – 3 °C"),
        ("a\u00a0b", "a b"),
        ("a\u2028b\u0085c", "a b c"),
        ("pay\u00adment", "payment"),
        ("é\u200d\u00adx", "é⟨U+200D⟩x"),
        ("user\u202etxt.exe", "user⟨U+202E⟩txt.exe"),
        ("\ufeffstart", "⟨U+FEFF⟩start"),
        ("a\u200bb", "a⟨U+200B⟩b"),
        ("pass\u200dword", "pass⟨U+200D⟩word"),
        ("🧑\u200d🚀", "🧑\u200d🚀"),
        ("\x1b[31mred\x07", "⟨U+001B⟩[31mred⟨U+0007⟩"),
        ("\ud800", "⟨U+D800⟩"),
        ("\U000e0041", "⟨U+E0041⟩"),
        ("a\u3164b", "a⟨U+3164⟩b"),
        ("e\u0301", "e\u0301"),
        ("العربية עברית 한글", "العربية עברית 한글"),
    ],
)
def test_what_hides_is_shown(text: str, expected: str) -> None:
    assert visible(text) == expected


def test_lines_stay_where_lines_are_wanted() -> None:
    assert visible_lines("a\n\tb  c\r\x00") == "a\n\tb  c⟨U+000D⟩⟨U+0000⟩"


@given(st.text(st.characters()))
def test_it_is_one_line_that_can_be_written_and_shown_again_as_it_is(text: str) -> None:
    shown = visible(text)
    assert shown.encode().decode() == shown
    assert len(shown.splitlines()) <= 1
    hidden = [c for c in shown if unicodedata.category(c) in {"Cc", "Cf", "Cs"}]
    assert set(hidden) <= {"\u200c", "\u200d"}
    assert visible(shown) == shown
