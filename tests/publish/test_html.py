from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.core.records import Brief, Document, GateResult, PublishSources, Retraction
from flows.publish.coverage import coverage
from flows.publish.html import to_html
from flows.publish.redaction import reduced
from flows.publish.visible import visible
from tests.publish.making import brief as made_brief
from tests.publish.making import claim, document, mill_fire, retold
from tests.publish.strategies import HOSTILE

_OWN = re.compile(r"#(main|withheld|source-\d+|s\d+-\d+|claim-c\d+)|sources/[0-9a-f]{12}\.txt")


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


@settings(max_examples=50)
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
    assert "<script>alert(1)</script>" in page.inside("article")


def test_the_page_needs_nothing_from_elsewhere_and_runs_its_own_script_alone() -> None:
    page = to_html(*mill_fire())
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)
    allowed = dict(part.split(" ", 1) for part in policy.split("; "))
    for tag in ("script", "style"):
        (inside,) = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
        assert allowed.pop(f"{tag}-src") == f"'sha256-{digest}'"
    assert set(allowed.values()) == {"'none'"}
    assert "default-src" in allowed
    assert not re.search(r"<(link|img|iframe|object|embed|form|base)\b", page)
    assert not re.search(r"<[^>]*\s(on\w+|style|src)=|url\(|@import", page)
    (outside,) = [link for link in _Page(page).links if not _OWN.fullmatch(link or "")]
    assert outside == "https://courier.example/mill-fire"


def test_our_own_script_makes_no_markup_from_text() -> None:
    (script,) = re.findall(r"<script>(.*?)</script>", to_html(*mill_fire()), re.DOTALL)
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacent|document\.write|eval|Function", script
    )


def test_every_link_within_the_page_leads_somewhere() -> None:
    page = to_html(*mill_fire())
    targets = set(re.findall(r'id="([^"]+)"', page))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= targets
    assert len(targets) == len(re.findall(r'\sid="', page))


def test_what_was_withheld_is_struck_out_and_stands_nowhere_else() -> None:
    brief, _ = mill_fire()
    page = _page(brief)
    text = brief.withheld[0].text or ""
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


def test_a_speaker_in_two_spellings_is_one_voice_and_two_speakers_are_two() -> None:
    brief, _ = mill_fire()
    said = [
        replace(brief.claims[1], id=f"c{n}", speaker=speaker)
        for n, speaker in enumerate(("The Fire Chief", "the fire chief", "Oldham"), start=5)
    ]
    answer = replace(brief.conflicts[0].answers[0], claims=("c5", "c6", "c7"))
    conflict = replace(brief.conflicts[0], answers=(answer, brief.conflicts[0].answers[1]))
    page = _page(replace(brief, claims=(*brief.claims, *said), conflicts=(conflict,)))
    heard = [data for around, data in page.words if around[-1:] == ("bdi",)]
    assert [w for w in heard if w in {"The Fire Chief", "the fire chief", "Oldham"}] == [
        "The Fire Chief",
        "Oldham",
    ]


def test_notes_of_a_source_stand_by_it() -> None:
    brief, _ = mill_fire()
    noted = replace(brief.sources[0], notes=("sentence 2 says “Friday (4 March)”",), flagged=(3,))
    page = _page(replace(brief, sources=(noted, *brief.sources[1:])))
    assert "sentence 2 says “Friday (4 March)”" in page.inside("ul")
    assert "sentence 3 addresses a language model, and is never evidence" in page.inside("ul")


def test_where_the_sources_differ_is_a_row_a_question_and_a_cell_an_answer() -> None:
    page = to_html(*mill_fire())
    (table,) = re.findall(r'<table class="conflicts".*?</table>', page, re.DOTALL)
    head, _, body = table.partition("<tbody")
    assert re.findall(r">([^<>]+)</th>", head) == ["Question", "Answer 1", "Answer 2"]
    assert re.findall(r'scope="row">([^<]+)<', body) == ["Workers injured"]
    assert re.findall(r'class="answer">([^<]+)<', body) == ["14", "nine"]
    assert re.findall(r'class="who">([^<]+)<', body) == ["Dana Whitlock", "the owners"]


def test_the_matrix_tells_what_one_source_alone_reports() -> None:
    found = coverage(mill_fire()[0])
    assert [(row.claim.id, row.numbers) for row in found.shared] == [("c1", (1, 2))]
    assert [(row.claim.id, row.numbers) for row in found.alone] == [
        ("c2", (1,)),
        ("c3", (2,)),
        ("c4", (2,)),
    ]
    assert [(c.carried, c.alone) for c in found.columns] == [(2, 1), (3, 2)]
    page = _page(mill_fire()[0])
    assert sum(1 for tag in page.markup if tag == ("td", (("role", "cell"), ("class", "yes")))) == 5


def test_the_evidence_that_the_judge_is_surest_of_comes_first() -> None:
    brief, documents = mill_fire()
    (courier, wire) = brief.claims[0].checks
    doubted = replace(brief.claims[0], checks=(replace(courier, score=0.5), wire))
    page = to_html(replace(brief, claims=(doubted, *brief.claims[1:])), documents)
    assert re.findall(r'data-source="(\d)"', page)[:2] == ["2", "1"]
    assert re.findall(r'data-source="(\d)"', to_html(brief, documents))[:2] == ["1", "2"]


def test_of_a_document_with_pages_the_page_is_told() -> None:
    brief, _ = mill_fire()
    first = tuple(replace(e, page=7) for e in brief.claims[0].evidence[:1])
    paged = replace(brief.claims[0], evidence=(*first, *brief.claims[0].evidence[1:]))
    page = _page(replace(brief, claims=(paged, *brief.claims[1:])))
    told = " ".join(page.inside("figcaption").split())
    assert told.startswith("1 The Oldham Courier, page 7, sentence 2")
    assert told.count("page") == 2  # as the headline, and as a key point


def test_of_many_questions_the_first_stand_open() -> None:
    brief, documents = mill_fire()
    many = to_html(replace(brief, conflicts=brief.conflicts * 15), documents)
    assert "3 more questions</summary>" in many
    assert len(re.findall(r'<th role="rowheader" scope="row">Workers injured', many)) == 15
    assert "more question" not in to_html(brief, documents)


def test_how_a_source_was_checked_is_said_in_plain_words() -> None:
    brief, documents = mill_fire()
    gates = tuple(GateResult(gate, "pass") for gate in ("evidence", "numbers", "attribution"))
    checks = (replace(brief.claims[1].checks[0], gates=gates, judge="offline"),)
    page = _Page(
        to_html(
            replace(
                brief,
                claims=(
                    brief.claims[0],
                    replace(brief.claims[1], checks=checks),
                    *brief.claims[2:],
                ),
            ),
            documents,
        )
    )
    said = "Agrees with the source on figures and who says so. Judged supported by offline (0.97)."
    assert said in " ".join(page.inside("figure").split())


def _many(count: int) -> tuple[Brief, tuple[Document, ...]]:
    documents = tuple(
        document(f"{n}.txt", "The mill burned down.", f"Source {n} says no more.")
        for n in range(count)
    )
    claims = [claim("c0", "The mill burned down.", *((d, 1) for d in documents))]
    claims += [claim(f"c{n}", f"Source {n}.", (d, 2)) for n, d in enumerate(documents, start=1)]
    return made_brief(claims, documents), documents


def test_the_matrix_of_many_sources_grows_with_what_is_carried_not_with_its_area() -> None:
    page = to_html(*_many(100))
    matrices = "".join(re.findall(r'<table class="matrix.*?</table>', page, re.DOTALL))
    assert len(matrices) < 60_000
    assert matrices.count("<svg") == 101
    assert 'class="yes"' not in matrices


def test_a_long_headline_is_set_smaller() -> None:
    brief, documents = mill_fire()
    long = replace(brief.claims[0], text=f"{'A fire destroyed the mill and ' * 5}nobody knows why.")
    page = to_html(replace(brief, claims=(long, *brief.claims[1:])), documents)
    assert '<h1 class="long"' in page
    assert '<h1 class="long"' not in to_html(brief, documents)


def test_a_retraction_stands_before_everything_else() -> None:
    brief, documents = mill_fire()
    gone = replace(
        brief, status="retracted", retraction=Retraction("2025-11-09T08:00:00Z", "It was <b>.")
    )
    page = _Page(to_html(gone, documents))
    assert page.inside("title").startswith("Retracted: A fire")
    notice = "".join(w for around, w in page.words if "header" in around).split("A fire")[0]
    assert "Retracted on 9 November 2025. It was <b>." in notice


def _published(
    keep: PublishSources, made: tuple[Brief, tuple[Document, ...]] | None = None
) -> _Page:
    whole, documents = made or mill_fire()
    brief, texts = reduced(whole, documents, keep)
    shown = [replace(d, text=texts[d.id], sentences=()) for d in documents if d.id in texts]
    return _Page(to_html(brief, shown))


def test_of_excerpts_the_page_shows_what_is_published_and_where_something_is_left_out() -> None:
    lines = [f"The mill has {n} looms." for n in range(1, 12)]
    mill, quiet = document("mill.txt", *lines), document("quiet.txt", "Nobody spoke.")
    claims = [claim("c1", lines[2], (mill, 3)), claim("c2", lines[8], (mill, 9))]
    page = _published("excerpts", (made_brief(claims, (mill, quiet)), (mill, quiet)))
    shown = "\n\n".join(lines[1:4]), "\n\n".join(lines[7:10])
    nothing = "None of its sentences is cited, so none is published."
    assert page.inside("article") == f"[…]{shown[0]}[…]{shown[1]}[…]{nothing}"
    (first, last) = (quotation.replace("\n\n", "\n") for quotation in shown)
    assert page.inside("blockquote") == 3 * f"… {first} …" + f"… {last} …"


def test_of_texts_that_are_not_published_nothing_is_shown_or_linked() -> None:
    page = _published("none")
    assert page.inside("article") == page.inside("mark") == page.inside("blockquote") == ""
    assert "The text of this source is not published with this brief." in page.inside("figure")
    assert not [link for link in page.links if link and link.startswith("sources/")]
    assert "sentence 2" in page.inside("figcaption")


@pytest.mark.parametrize("keep", ["excerpts", "none"])
def test_a_withheld_statement_whose_words_are_not_published_is_still_accounted_for(
    keep: PublishSources,
) -> None:
    page = _published(keep)
    assert "A statement on sentence 3, not published" in page.inside("main")
    assert page.inside("s") == ""
