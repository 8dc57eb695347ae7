"""A claim's evidence in a real browser: by mouse, by keyboard, on a phone, without scripts."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from playwright.sync_api import Locator, Page, expect

from flows.core.records import Brief, Document
from flows.publish.html import to_html
from flows.publish.redaction import reduced
from tests.publish.conftest import Open
from tests.publish.making import brief as made_brief
from tests.publish.making import claim, document, evidence, mill_fire

pytestmark = pytest.mark.slow

#: Beyond the first 65,536 code points, where JavaScript counts two for one; joined, and combined.
_ASTRAL = (
    "𒀀𒁀 𐌰𐌱𐌲 🧑‍🚀🇫🇷👍🏽 stand before everything.",
    "Η πόλη, the 𝔇ean said, “𐎠𐎡𐎢 🎉 e\u0301 ﬁ Ⅸ” on Monday.",
    "𝟙𝟚𝟛 more 🧑‍🧑‍🧒‍🧒 came on Tuesday 👩🏿‍🌾.",
    "한국어 नमस्ते العربية עברית ended it.",
)


@cache
def _astral() -> tuple[Brief, tuple[Document, ...]]:
    story = document(
        "story.txt", *_ASTRAL, *(f"Filler sentence {n}." for n in range(60)), "🏁 End."
    )
    other = document("other.txt", *_ASTRAL[::-1])
    claims = [
        claim("c1", "The dean spoke.", (story, 2), (other, 3)),
        claim("c2", "More came.", (story, 3)),
        replace(claim("c3", "It ended.", (story, 4), (story, 65)), context=evidence(story, 1)),
    ]
    return made_brief(claims, (story, other)), (story, other)


def _button(page: Page, text: str) -> Locator:
    return page.locator(".statement", has_text=text).last.get_by_role("button")


def _marked(page: Page) -> list[str]:
    return page.locator("#text mark").all_text_contents()


def test_the_headlines_evidence_stands_beside_it_from_the_start(opened: Open) -> None:
    page = opened(to_html(*mill_fire()))
    expect(page.get_by_role("complementary", name="Evidence")).to_be_visible()
    quotes = [e.quote for e in mill_fire()[0].claims[0].evidence]
    assert _marked(page) == quotes[:1]
    page.locator("#tabs button", has_text="wire.md").click()
    assert _marked(page) == quotes[1:]


@pytest.mark.parametrize("how", ["click", "text", "Enter", " "])
def test_a_claim_shows_its_source_beside_it(opened: Open, how: str) -> None:
    brief, documents = _astral()
    page = opened(to_html(brief, documents))
    for shown in brief.claims:
        button = _button(page, shown.text)
        if how == "click":
            button.click()
        elif how == "text":
            page.locator(".statement .claim", has_text=shown.text).last.click()
        else:
            button.focus()
            page.keyboard.press(how)
        first = [e.quote for e in shown.evidence if e.document == shown.documents[0]]
        assert _marked(page) == first
        near = page.locator("#text .context").all_text_contents()
        assert near == [e.quote for e in shown.context]
        assert page.locator("#stated").inner_text() == shown.text
        expect(page.locator("#text mark").first).to_be_in_viewport()
        expect(page.locator("#text")).to_be_focused()
        expect(button).to_have_attribute("aria-expanded", "true")
        assert page.locator('[aria-expanded="true"]').count() == 1
        # The neighbours are there: the whole text is, in its order.
        whole = page.locator("#text .run").text_content() or ""
        assert whole.split() == documents[0].text.split()
        page.keyboard.press("Escape")
        expect(button).to_be_focused()


def test_selecting_the_words_of_a_claim_opens_nothing(opened: Open) -> None:
    page = opened(to_html(*_astral()))
    words = page.locator(".statement .claim", has_text="It ended.").last
    words.scroll_into_view_if_needed()
    box = words.bounding_box()
    assert box
    page.mouse.move(box["x"] + 1, box["y"] + 9)
    page.mouse.down()
    page.mouse.move(box["x"] + 60, box["y"] + 9)
    page.mouse.up()
    assert page.evaluate("getSelection().toString()") in "It ended."
    assert page.locator("#stated").inner_text() == "The dean spoke."


def test_evidence_far_down_is_scrolled_to(opened: Open) -> None:
    lines = [f"The mill has {n} looms, and each of them is old." for n in range(400)]
    mill = document("mill.txt", *lines)
    page = opened(
        to_html(made_brief([claim("c1", "It has looms.", (mill, 300))], (mill,)), (mill,))
    )
    expect(page.locator("#text mark")).to_be_in_viewport()
    assert page.evaluate("scrollY") == 0
    assert _marked(page) == [lines[299]]


def test_on_a_phone_the_evidence_comes_in_a_sheet(opened: Open) -> None:
    brief, documents = _astral()
    page = opened(to_html(brief, documents), width=390)
    sheet = page.get_by_role("dialog", name="Evidence")
    expect(sheet).not_to_be_visible()
    button = _button(page, "The dean spoke.")
    for close in ("Escape", "Back to the statement", "beside it"):
        button.click()
        expect(sheet).to_be_visible()
        assert _marked(page) == [_ASTRAL[1]]
        expect(page.locator("#text mark")).to_be_in_viewport()
        if close == "Escape":
            page.keyboard.press(close)
        elif close == "beside it":
            page.mouse.click(195, 5)
        else:
            page.get_by_role("button", name=close).click()
        expect(sheet).not_to_be_visible()
        expect(button).to_be_focused()


def test_a_window_made_wider_keeps_what_was_open(opened: Open) -> None:
    page = opened(to_html(*_astral()), width=390)
    _button(page, "More came.").click()
    page.set_viewport_size({"width": 1280, "height": 900})
    expect(page.get_by_role("complementary", name="Evidence")).to_be_visible()
    expect(page.locator("#stated")).to_have_text("More came.")
    assert _marked(page) == [_ASTRAL[2]]


def test_a_cell_of_where_they_differ_shows_the_claims_and_the_evidence_behind_it(
    opened: Open,
) -> None:
    brief, documents = mill_fire()
    page = opened(to_html(brief, documents))
    table = page.get_by_role("table", name="Where the sources differ")
    assert table.get_by_role("rowheader").all_text_contents() == ["Workers injured"]
    assert table.locator(".answer").all_text_contents() == ["14", "nine"]
    cell = table.get_by_role("cell").nth(1)
    assert "the owners in 2 wire.md" in " ".join((cell.text_content() or "").split())
    cell.get_by_role("button", name="Show the evidence").click()
    said = brief.claims[2]
    assert page.locator("#stated p").all_text_contents() == ["Workers injured: nine", said.text]
    assert _marked(page) == [e.quote for e in said.evidence]


@pytest.mark.parametrize("width", [390, 1280])
def test_the_matrix_has_a_mark_where_a_source_carries_a_claim(opened: Open, width: int) -> None:
    brief, documents = mill_fire()
    page = opened(to_html(brief, documents), width=width)
    found = {}
    for name in ("Carried by several sources", "In one source only"):
        table = page.get_by_role("table", name=name)
        heads = table.get_by_role("columnheader").all_text_contents()
        assert [head.split() for head in heads] == [
            ["Statement"],
            ["1", "The", "Oldham", "Courier"],
            ["2", "wire.md"],
        ]
        for row in table.get_by_role("row").all()[1:]:
            cells = row.get_by_role("cell").all_text_contents()
            found[row.get_by_role("rowheader").inner_text()] = cells
    order = [d.id for d in documents]
    assert found == {
        c.text: ["yes" if d in c.documents else "" for d in order] for c in brief.claims
    }
    link = page.get_by_role("link", name="Production is unlikely to resume before summer.")
    link.click()
    assert _marked(page) == [e.quote for e in brief.claims[3].evidence]
    page.keyboard.press("Escape")
    expect(link).to_be_focused()


def test_a_link_to_a_claim_shows_it_with_its_evidence(opened: Open) -> None:
    brief, documents = mill_fire()
    page = opened(to_html(brief, documents))
    page.evaluate("location.hash = '#claim-c3'")
    page.reload()
    assert page.locator("#stated p").last.inner_text() == brief.claims[2].text
    expect(page.locator(".answer", has_text="nine")).to_be_in_viewport()


def test_from_a_sheet_a_link_leads_to_the_source(opened: Open) -> None:
    page = opened(to_html(*_astral()), width=390)
    _button(page, "The dean spoke.").click()
    page.get_by_role("link", name="About this source").click()
    expect(page.get_by_role("dialog")).not_to_be_visible()
    expect(page.locator("#source-1")).to_be_in_viewport()


def test_a_held_brief_without_claims_has_no_empty_panel(opened: Open) -> None:
    brief, documents = mill_fire()
    nothing = replace(
        brief,
        status="held",
        held_because="No statement held.",
        headline=None,
        key_points=(),
        sections=(),
        conflicts=(),
        claims=(),
    )
    page = opened(to_html(nothing, documents))
    expect(page.get_by_text("Held, not published. No statement held.")).to_be_visible()
    expect(page.get_by_role("heading", name="Mill fire", level=1)).to_be_visible()
    expect(page.get_by_role("complementary")).not_to_be_visible()


def test_without_scripts_all_claims_and_their_evidence_can_be_read(opened: Open) -> None:
    brief, documents = _astral()
    page = opened(to_html(brief, documents), scripts=False)
    expect(page.get_by_role("complementary")).not_to_be_visible()
    for shown in brief.claims:
        statement = page.locator(".statement", has_text=shown.text).last
        expect(statement.locator(".claim")).to_be_visible()
        statement.locator("summary").click()
        for quote, mark in zip(
            [e.quote for e in shown.evidence], statement.locator("mark").all(), strict=True
        ):
            expect(mark).to_be_visible()
            assert mark.text_content() == quote
    place = page.locator('.statement a[href="#s1-65"]').last
    place.click()
    expect(page.locator("#s1-65")).to_be_in_viewport()
    assert page.locator("#s1-65").text_content() == "🏁 End."


@pytest.mark.parametrize(("keep", "marks"), [("excerpts", [_ASTRAL[1]]), ("none", [])])
def test_of_texts_that_are_published_in_part_that_part_is_shown(
    opened: Open, keep: str, marks: list[str]
) -> None:
    brief, documents = _astral()
    brief, texts = reduced(brief, documents, "excerpts" if keep == "excerpts" else "none")
    shown = [replace(d, text=texts[d.id], sentences=()) for d in documents if d.id in texts]
    page = opened(to_html(brief, shown))
    assert _marked(page) == marks
    if not marks:
        expect(page.locator("#text")).to_have_text(
            "The text of this source is not published with this brief."
        )


def test_on_paper_the_quotations_stand_under_their_claims(opened: Open) -> None:
    brief, documents = mill_fire()
    for scripts in (True, False):
        page = opened(to_html(brief, documents), scripts=scripts)
        page.emulate_media(media="print")
        for shown in brief.claims:
            for quotation in shown.evidence:
                mark = page.locator(".statement mark", has_text=quotation.quote or "").first
                expect(mark).to_be_visible()
        expect(page.locator("#rail")).not_to_be_visible()
