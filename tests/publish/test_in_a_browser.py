"""What only a browser can tell of the page: nothing foul runs, nothing sticks out, all can read it."""

from __future__ import annotations

import struct
import subprocess
import sys
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from flows.core.records import Answer, Brief, Conflict, Document, Retraction, Section
from flows.publish.html import to_html
from flows.publish.visible import visible, visible_lines
from tests.publish.conftest import CHROMIUM, Open, Scheme
from tests.publish.making import brief as made_brief
from tests.publish.making import claim, document, mill_fire, retold
from tests.publish.strategies import HOSTILE

pytestmark = pytest.mark.slow

_LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft_" * 2
#: Each sets a mark on the page, or opens a dialog, if a browser ever runs it.
_PAYLOADS = (
    "<script>document.documentElement.dataset.ran = 1</script>",
    "</script><script>alert(1)</script>",
    "</style><script>alert(1)</script><style>",
    "</title><svg/onload=alert(1)>",
    "<img src=x onerror=alert(1)>",
    "<iframe srcdoc='<script>parent.alert(1)</script>'></iframe>",
    "<details open ontoggle=alert(1)><summary>x</summary></details>",
    "<math><mtext><table><mglyph><style><img src onerror=alert(1)>",
    "<a href=javascript:alert(1)>x</a>",
    "javascript:alert(1)//https://a.example",
    "JaVaScRiPt&colon;alert(1)",
    "data:text/html,<script>alert(1)</script>",
    'https://a.example/" onfocus=alert(1) autofocus x="',
    "https://user@a.example/<script>alert(1)</script>",
    "https://a.example/x.png",
    "'-alert(1)-'",
    "${alert(1)} `${alert(1)}`",
    "{{ ''.__class__ }} {% for x in y %} {{constructor.constructor('alert(1)')()}}",
    "<!--<script>--><!--</script>",
    "]]><script>alert(1)</script>",
    "<meta http-equiv=refresh content='0;url=https://a.example'>",
    "<base href=https://a.example/><link rel=stylesheet href=//a.example/x.css>",
    "<form action=https://a.example><button id=back>x</button></form>",
    "<div id=text name=getElementById></div><img name=body>",
    "#claim-c1 #source-1 s1-1",
    "\u202egnp.exe\u202c \u2066x\u2069 \u200e\u200f",
    "a\u200bb\u2060c\ufeffd\u00ade",
    "\u0301\u0302\u0303" * 40,
    "﷽" * 60,
    "x" * 20_000,
    *HOSTILE,
)


@cache
def _foul() -> tuple[Brief, tuple[Document, ...]]:
    """A brief in which every payload is a sentence, a claim, a speaker, a title and an address."""
    lines = [p.replace("\n", " ").replace("\r", " ").strip() for p in _PAYLOADS]
    story = document("story.txt", *lines)
    others = [
        document(line, f"Source {n}.", title=line, publisher=line, url=line)
        for n, line in enumerate(lines)
    ]
    claims = [claim("c0", "The mill burned.", (story, 1), *((d, 1) for d in others))]
    claims += [
        claim(f"c{n}", line, (story, n), speaker=line) for n, line in enumerate(lines, start=1)
    ]
    ids = tuple(c.id for c in claims)
    answers = [Answer(c.text, (c.id,), (c.text,), (story.id,)) for c in claims]
    made = made_brief(claims, (story, *others))
    return (
        replace(
            made,
            sections=tuple(Section(c.text, (c.id,)) for c in claims),
            conflicts=tuple(Conflict(a.value, (a, answers[0])) for a in answers[1:]),
            key_points=ids,
        ),
        (story, *others),
    )


def test_foul_sources_run_nothing_and_are_shown_as_text(opened: Open) -> None:
    brief, documents = _foul()
    page = opened(to_html(brief, documents))
    buttons = page.locator('[aria-labelledby="key-points"] .statement button.open')
    assert buttons.count() == len(brief.claims)
    for shown, button in zip(brief.claims[1:], buttons.all()[1:], strict=True):
        button.click()
        assert page.locator("#text mark").text_content() == visible_lines(
            shown.evidence[0].quote or ""
        )
        assert page.locator("#stated").text_content() == visible(shown.text)
    for tab in page.locator("#tabs button").all():
        tab.click()
    assert page.evaluate("document.documentElement.dataset.ran") is None
    assert page.locator("script").count() == page.locator("style").count() == 1
    assert page.locator("img, iframe, form, base, link, object, embed, math").count() == 0
    found = page.evaluate(
        "[...document.querySelectorAll('*')].flatMap((e) => [...e.attributes]"
        ".filter((a) => /^on|^style$|^src/.test(a.name)).map((a) => a.name))"
    )
    assert found == []
    links = page.evaluate("[...document.querySelectorAll('[href]')].map((a) => a.protocol)")
    assert set(links) <= {"file:", "https:"}
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


def test_a_foul_title_runs_nothing_and_is_the_title(opened: Open) -> None:
    for payload in _PAYLOADS[:5]:
        page = opened(to_html(retold(payload), mill_fire()[1]))
        assert page.title() == visible(payload)
        assert page.locator("h1").text_content() == visible(payload)


@pytest.mark.parametrize("text", [_LONG, f"{_LONG}.txt", "  ".join(HOSTILE)])
@pytest.mark.parametrize("scripts", [True, False])
def test_nothing_sticks_out_at_any_width(opened: Open, text: str, *, scripts: bool) -> None:
    for width in (320, 390, 1152, 1280):
        page = opened(to_html(retold(text), mill_fire()[1]), width, scripts=scripts)
        if scripts:
            page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
            page.locator("button.open").nth(2).click()
            assert page.evaluate("document.querySelector('#panel').scrollWidth") <= width
            assert page.evaluate("document.documentElement.scrollWidth") <= width


def _story(kind: str) -> tuple[Brief, tuple[Document, ...]]:
    brief, documents = mill_fire()
    if kind == "retracted":
        gone = Retraction("2025-11-09T08:00:00Z", "The mill stands.")
        return replace(brief, status="retracted", retraction=gone), documents
    if kind == "bare":
        bare = replace(brief.claims[0], text=f"{'The fire destroyed the old mill and ' * 5}more.")
        return made_brief([bare], documents), documents
    if kind == "many":
        lines = [document(f"{n}.txt", "The mill burned.", f"Paper {n} adds.") for n in range(21)]
        claims = [claim("c0", "The mill burned.", *((d, 1) for d in lines))]
        claims += [claim(f"c{n}", f"Paper {n}.", (d, 2)) for n, d in enumerate(lines, start=1)]
        return made_brief(claims, lines), tuple(lines)
    return brief, documents


@pytest.mark.parametrize("kind", ["whole", "retracted", "bare", "many"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_amiss(opened: Open, width: int, scheme: Scheme, kind: str) -> None:
    page = opened(to_html(*_story(kind)), width, scheme)
    page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
    axe = Axe()
    found = axe.run(page).response["violations"]
    page.locator("button.open").nth(1).click()
    found += axe.run(page).response["violations"]
    assert [(v["id"], v["impact"], [n["html"][:80] for n in v["nodes"]][:3]) for v in found] == []


def test_axe_finds_nothing_amiss_in_what_unfolds_without_scripts(opened: Open) -> None:
    for scheme in ("light", "dark"):
        page = opened(to_html(*mill_fire()), scheme=scheme)
        page.evaluate("document.documentElement.classList.remove('scripted')")
        page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
        assert Axe().run(page).response["violations"] == []


def test_every_control_can_be_reached_and_seen_by_keyboard(opened: Open) -> None:
    page = opened(to_html(*mill_fire()))
    reached = []
    for _ in range(120):
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate(
                "(() => { const e = document.activeElement; const s = getComputedStyle(e);"
                " return [e.tagName, e.textContent.trim().slice(0, 22), s.outlineStyle] })()"
            )
        )
        if reached[-1][0] == "BODY":
            break
    assert reached[0][1] == "Skip to the statements"
    tags = [tag for tag, _, _ in reached]
    assert tags.count("BUTTON") == page.locator("button:visible").count()
    assert [named for named in reached if named[2] == "none" and named[0] != "BODY"] == []


def test_the_pictures_of_the_page_are_drawn_by_one_command(tmp_path: Path) -> None:
    if CHROMIUM is None:
        pytest.skip("no Chromium is installed")
    page = tmp_path / "brief.html"
    page.write_text(to_html(*mill_fire()), encoding="utf-8")
    script = Path(__file__).parents[2] / "docs" / "screenshot.py"
    subprocess.run([sys.executable, script, page, "--to", tmp_path], check=True, timeout=120)
    drawn = {path.name: path.read_bytes() for path in tmp_path.glob("*.png")}
    assert {name: struct.unpack(">II", data[16:24])[0] for name, data in drawn.items()} == {
        "brief.png": 1280,
        "brief-dark.png": 1280,
        "brief-phone.png": 390,
        "brief-phone-dark.png": 390,
    }
    assert all(5_000 < len(data) < 400_000 for data in drawn.values())
