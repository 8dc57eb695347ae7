"""What a reader of CommonMark, with GitHub's tables and strikethrough, makes of the page."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from flows.core.records import PublishSources
from flows.publish.markdown import escape, to_markdown
from flows.publish.redaction import reduced
from flows.publish.visible import visible
from tests.publish.making import mill_fire, retold
from tests.publish.strategies import HOSTILE

_READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
_TEXT = {"text", "text_special", "softbreak"}


def _inline(markdown: str) -> list[Token]:
    return [child for token in _READER.parse(markdown) for child in token.children or ()]


def _skeleton(markdown: str) -> list[str]:
    """Everything that is markup, in order."""
    found = []
    for token in _READER.parse(markdown):
        found.append(f"{token.type} {token.tag}")
        inner = [t for t in token.children or () if t.type not in _TEXT]
        found += [f"{t.type} {t.tag} {t.content} {t.attrs}" for t in inner]
    return found


@cache
def _tame() -> list[str]:
    return _skeleton(to_markdown(retold("plain words")))


def test_the_page_has_the_markup_that_it_means_to_have() -> None:
    tame = _tame()
    assert tame.count("heading_open h1") == 1
    assert tame.count("table_open table") == 3
    assert tame.count("s_open s  {}") == 1
    assert not [line for line in tame if line.startswith(("image", "fence", "hr", "html_block"))]
    assert [line for line in tame if line.startswith("link_open")] == []


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_in_every_place_adds_no_markup(hostile: str) -> None:
    assert _skeleton(to_markdown(retold(hostile))) == _tame()


_MARKS = st.text(st.sampled_from("\\`*_{}[]()<>#+-.!|~$&;:/=@\"' \n\tax1é"), min_size=1)


@settings(max_examples=50)
@given(_MARKS.filter(str.strip))
def test_no_text_in_any_place_adds_markup(text: str) -> None:
    assert _skeleton(to_markdown(retold(text))) == _tame()


@given(st.one_of(_MARKS, st.text(), st.sampled_from(HOSTILE)))
@pytest.mark.parametrize(
    "around", ["{}", "- {}", "# {}", "*({})*", "- ~~{}~~", "| a |\n|-|\n| {} |"]
)
def test_what_is_read_is_what_was_written(around: str, text: str) -> None:
    found = _inline(around.replace("{}", f"x{escape(text)}x"))
    read = "".join(t.content for t in found if t.type in _TEXT).removeprefix("a")
    assert read.strip("()") == f"x{visible(text)}x".strip("()")


def test_nothing_becomes_a_link_where_bare_addresses_do() -> None:
    escaped = escape("See https://evil.example, WWW.evil.example and ftp://x.example/a_b")
    assert re.findall(r"(?i)(?<!\\)://|www\.", escaped) == []


def test_words_with_underscores_stay_readable() -> None:
    assert escape("001_cb2cd34463e157d6.txt") == "001_cb2cd34463e157d6.txt"


@pytest.mark.parametrize(
    ("url", "href"),
    [
        ("https://courier.example/a?b=1&c=2", "https://courier.example/a?b=1&c=2"),
        ("javascript:alert(1)", None),
        ("https://courier.example/a|b", None),
        ("https://courier.example/<b>", None),
        ("https://", None),
        ("courier.example", None),
    ],
)
def test_only_a_safe_address_of_a_source_is_a_link(url: str, href: str | None) -> None:
    brief, _ = mill_fire()
    sources = (replace(brief.sources[0], url=url), *brief.sources[1:])
    page = to_markdown(replace(brief, sources=sources))
    links = [t.attrs["href"] for t in _inline(page) if t.type == "link_open"]
    assert links == ([href] if href else [])


def test_every_footnote_is_defined_once_and_used() -> None:
    page = to_markdown(mill_fire()[0])
    defined = re.findall(r"^\[\^(\d+)\]: ", page, re.MULTILINE)
    used = re.findall(r"\[\^(\d+)\](?!: )", page)
    assert defined == [str(n) for n in range(1, len(defined) + 1)]
    assert set(used) == set(defined)


def test_of_a_document_with_pages_the_page_is_told() -> None:
    brief, _ = mill_fire()
    first = tuple(replace(e, page=7) for e in brief.claims[0].evidence)
    paged = replace(brief.claims[0], evidence=first)
    page = to_markdown(replace(brief, claims=(paged, *brief.claims[1:])))
    assert "[^1]: The Oldham Courier (source 1, page 7, sentence 2): “A fire" in page


def test_it_says_how_much_was_read_and_who_covers_what() -> None:
    brief, _ = mill_fire()
    partly = replace(brief.sources[0], sentences=4, sentences_read=3)
    page = to_markdown(replace(brief, sources=(partly, *brief.sources[1:])))
    assert "85% of their sentences read" in page
    (row,) = [line for line in page.splitlines() if line.startswith("| 1 |")]
    assert "3 of 4 sentences read" in row
    assert "| 1. The Oldham Courier | 2 | 1 |" in page.splitlines()


@pytest.mark.parametrize(("keep", "quoted"), [("excerpts", True), ("none", False)])
def test_of_texts_that_are_not_published_whole_nothing_more_is_said(
    keep: PublishSources, *, quoted: bool
) -> None:
    brief, _ = reduced(*mill_fire(), keep)
    page = to_markdown(brief)
    assert "- A statement on sentence 3, not published with this brief (wire.md): " in page
    assert ("“The owners put" in page) is quoted
    assert "[^1]: The Oldham Courier (source 1, sentence 2)" in page


def test_notes_of_a_source_stand_in_the_table() -> None:
    brief, _ = mill_fire()
    note = "sentence 2 says “Friday (4 March)”, which falls on another day of the week"
    noted = replace(brief.sources[0], notes=(note,), flagged=(3, 4))
    page = to_markdown(replace(brief, sources=(noted, *brief.sources[1:])))
    (row,) = [line for line in page.splitlines() if line.startswith("| 1 |")]
    assert note in row
    assert "sentences 3, 4 address a language model, and are never evidence" in row
    assert "not read: it holds no text" in page


def test_a_source_known_by_its_title_alone_has_it_whole_in_the_table_only() -> None:
    brief, _ = mill_fire()
    title = "Fire guts a textile mill in Oldham, and fourteen workers are taken to hospital"
    titled = replace(brief.sources[0], publisher=None, title=title)
    page = to_markdown(replace(brief, sources=(titled, *brief.sources[1:])))
    assert page.count(title) == 1
    assert "]: Fire guts a textile mill in Oldham, and fourteen… (source 1" in page
