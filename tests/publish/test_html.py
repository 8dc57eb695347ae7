from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.core.records import Brief
from flows.publish.html import to_html
from flows.publish.visible import visible
from tests.publish.making import mill_fire, retold
from tests.publish.strategies import HOSTILE

_OWN = re.compile(r"#source-\d+|sources/[0-9a-f]{12}\.txt")


class _Page(HTMLParser):
    """The page's markup in order, and its words with the elements that they stand in."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.markup: list[tuple[str, tuple[tuple[str, str | None], ...]]] = []
        self.links: list[str | None] = []
        self.words: list[tuple[tuple[str, ...], str]] = []
        self._open: list[str] = []
        self.feed(page)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.links += [value for name, value in attrs if name in {"href", "src"}]
        if tag != "wbr":  # a break within a name, wherever the name has a joint
            self.markup.append((tag, tuple((n, None if n == "href" else v) for n, v in attrs)))
        if tag not in {"meta", "br", "wbr"}:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append((tuple(self._open), data))

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")

    def unknown_decl(self, data: str) -> None:
        raise AssertionError(f"a declaration: {data}")

    def inside(self, tag: str) -> str:
        return "".join(data for around, data in self.words if tag in around)


def _page(brief: Brief) -> _Page:
    return _Page(to_html(brief, mill_fire()[1]))


@cache
def _tame() -> _Page:
    return _page(retold("plain words"))


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_in_every_place_stays_text(hostile: str) -> None:
    page = _page(retold(hostile))
    assert page.markup == _tame().markup
    assert all(_OWN.fullmatch(link or "") for link in page.links)
    assert page.inside("h1") == page.inside("title") == page.inside("s") == visible(hostile)


@settings(max_examples=50, deadline=None)
@given(st.text(st.sampled_from("<>/&\"'=!-[]{}%# \nabx;"), min_size=1).filter(str.strip))
def test_no_text_in_any_place_adds_markup(text: str) -> None:
    page = _page(retold(text))
    assert page.markup == _tame().markup
    assert page.inside("h1") == visible(text)


def test_a_foul_stored_text_stays_text() -> None:
    brief, documents = mill_fire()
    foul = documents[0].text.replace("“We could", f"{' '.join(HOSTILE)} “We could")
    page = _Page(to_html(brief, (replace(documents[0], text=foul), *documents[1:])))
    cut = ("span", (("class", "cut"),))  # the text is longer, so its excerpts end before it does
    assert set(page.markup) - {cut} == set(_page(brief).markup)
    assert "<script>alert(1)</script>" in page.inside("blockquote")


def test_the_page_needs_nothing_from_elsewhere_and_runs_nothing() -> None:
    page = to_html(*mill_fire())
    assert "default-src 'none'" in page
    assert not re.search(r"<(script|link|img|iframe|object|embed|form|base)\b", page)
    assert not re.search(r"\son\w+=|\sstyle=|url\(|@import", page)
    (outside,) = [link for link in _Page(page).links if not _OWN.fullmatch(link or "")]
    assert outside == "https://courier.example/mill-fire"


def test_every_link_within_the_page_leads_somewhere() -> None:
    page = to_html(*mill_fire())
    targets = set(re.findall(r'id="([^"]+)"', page))
    assert {n[1:] for n in re.findall(r'href="(#[^"]+)"', page)} <= {f"{t}" for t in targets}
    assert len(targets) == len(re.findall(r'\sid="', page))


def test_what_was_withheld_is_struck_out_and_stands_nowhere_else() -> None:
    brief, _ = mill_fire()
    page = _page(brief)
    text = brief.withheld[0].text
    places = [around for around, data in page.words if text in data]
    assert places
    assert all("s" in around and "details" in around for around in places)


def test_a_speaker_is_named_beside_a_text_that_does_not() -> None:
    brief, _ = mill_fire()
    text = "Dana Whitlock said 14 workers were taken to hospital."
    named = replace(brief.claims[1], text=text)
    both = [brief, replace(brief, claims=(brief.claims[0], named, *brief.claims[2:]))]
    words = [" ".join(_page(b).inside("main").split()) for b in both]
    # As a key point; in the conflict, the column of those who say so is enough.
    assert [w.count("According to Dana Whitlock") for w in words] == [1, 0]


def test_speakers_in_two_spellings_and_notes_of_sources() -> None:
    brief, _ = mill_fire()
    first = replace(brief.conflicts[0].answers[0], speakers=("The Fire Chief", "the fire chief"))
    conflict = replace(brief.conflicts[0], answers=(first, *brief.conflicts[0].answers[1:]))
    noted = replace(brief.sources[0], notes=("sentence 2 says “Friday (4 March)”",), flagged=(3,))
    page = _page(replace(brief, conflicts=(conflict,), sources=(noted, *brief.sources[1:])))
    assert "The Fire Chief" in page.inside("table")
    assert "the fire chief" not in page.inside("table")
    assert "sentence 2 says “Friday (4 March)”" in page.inside("ul")
    assert "sentence 3 addresses a language model, and is never evidence" in page.inside("ul")
