"""Nothing of a text that is not published may stand anywhere in the folder."""

from __future__ import annotations

import html
import json
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.audit import audit
from flows.core.records import Brief, Check, Document, GateResult, PublishSources, Withheld
from flows.errors import PublishError
from flows.publish import publish
from flows.publish.redaction import HIDDEN, redacted
from flows.sources.document import document_from_text
from tests.publish.making import brief, claim

#: One word that no other sentence has, nor any page of ours.
CANARIES = (
    "zorvek",
    "quillabre",
    "mistrano",
    "vundelay",
    "ostrapil",
    "grenthow",
    "lumbrick",
    "parvodel",
)
COUNT = len(CANARIES)


def lamps(name: str, turned: int) -> Document:
    """A document whose every sentence has a canary of its own."""
    words = [f"{CANARIES[(n + turned) % COUNT]}{name}" for n in range(COUNT)]
    text = "\n\n".join(f"The keeper of the {word} lamp waited for the tide. " for word in words)
    return document_from_text(f"{name}.txt", text.strip())


def canary(document: Document, number: int) -> str:
    return document.sentence(number).text.split()[4]


def told_everywhere(cited: frozenset[int]) -> tuple[Brief, tuple[Document, ...]]:
    """A brief of two documents that repeats every canary wherever an engine or a gate may."""
    documents = lamps("ka", 0), lamps("bo", 3)
    ka, bo = documents
    every = " ".join(canary(d, n) for d in documents for n in range(1, COUNT + 1))
    beside = Check(
        bo.id,
        "not_found",
        (1,),
        gates=(GateResult("names", "fail", "name.not_in_document", every, every),),
        judge="offline",
    )
    claims = tuple(
        replace(c, checks=(*c.checks, beside))
        for c in (claim(f"c{n}", "The keeper waited for the tide.", (ka, n)) for n in sorted(cited))
    )
    whole = brief(claims, documents)
    reason = f"the source says otherwise (the source: “{every}”)"
    return (
        replace(
            whole,
            withheld=(
                Withheld(f"A {every} lamp burned.", every, ka.id, (1,), ("judge.partial",), reason),
                Withheld("X.", None, bo.id, (2,), ("name.not_in_evidence", "odd.code"), reason),
            ),
            sources=tuple(
                replace(s, notes=("read as cp1252", f"sentence 4 says “{canary(d, 4)}”, which …"))
                for s, d in zip(whole.sources, documents, strict=True)
            ),
        ),
        documents,
    )


def folder_text(folder: Path) -> str:
    texts = [p.read_text(encoding="utf-8") for p in folder.rglob("*") if p.is_file()]
    return "\n".join([*texts, *map(html.unescape, texts)]).casefold()


@settings(max_examples=8)
@given(
    st.frozensets(st.integers(1, COUNT), min_size=1, max_size=4),
    st.sampled_from(["excerpts", "none"]),
)
def test_no_word_of_an_unpublished_sentence_is_anywhere(
    cited: frozenset[int], mode: PublishSources
) -> None:
    made, documents = told_everywhere(cited)
    with tempfile.TemporaryDirectory() as out:
        published = publish(made, documents, Path(out), mode)
        assert audit(published.folder).problems == ()
        said = folder_text(Path(out))
    shown = {s.id: {p.sentence for p in s.published} for s in published.brief.sources}
    near = {n for c in cited for n in (c - 1, c, c + 1) if 1 <= n <= COUNT}
    assert shown[documents[0].id] == (near if mode == "excerpts" else set())
    assert shown[documents[1].id] == set()
    for document in documents:
        for number in range(1, COUNT + 1):
            assert (canary(document, number) in said) == (number in shown[document.id])


def test_a_whole_text_is_published_with_all_that_is_said_of_it(tmp_path: Path) -> None:
    made, documents = told_everywhere(frozenset({2}))
    said = folder_text(publish(made, documents, tmp_path).folder)
    assert all(canary(d, n) in said for d in documents for n in range(1, COUNT + 1))


def test_withheld_statements_keep_their_place_and_codes(tmp_path: Path) -> None:
    made, documents = told_everywhere(frozenset({2}))
    published = publish(made, documents, tmp_path, "excerpts")
    first, second = published.brief.withheld
    assert (first.text, first.speaker, first.sentences) == (None, None, (1,))
    assert first.reason == "the source carries only a part of it"
    assert second.codes == ("name.not_in_evidence", "odd.code")
    assert second.reason == "“…” is named elsewhere in the source, not in this connection; odd.code"
    assert [s.notes for s in published.brief.sources] == [("read as cp1252",)] * 2


def test_each_character_keeps_its_place(tmp_path: Path) -> None:
    made, documents = told_everywhere(frozenset({3, 4}))
    folder = publish(made, documents, tmp_path, "excerpts").folder
    data = json.loads((folder / "brief.json").read_text(encoding="utf-8"))
    whole = documents[0].text
    text = (folder / "sources" / f"{documents[0].id}.txt").read_bytes().decode()
    assert len(text) == len(whole)
    for one in data["claims"]:
        (e,) = one["evidence"]
        assert text[e["start"] : e["end"]] == e["quote"] == whole[e["start"] : e["end"]]
    visible = [(s["start"], s["end"]) for s in data["sources"][0]["published"]]
    first, last = visible[0][0], visible[-1][1]
    assert text[first:last] == whole[first:last]  # neighbours of each other: with the gaps
    assert set(text[:first] + text[last:]) == {HIDDEN}


def test_a_person_introduced_far_above_is_published_with_the_claim(tmp_path: Path) -> None:
    """A gate reads the full name there; without it the published brief would fail its own audit."""
    filler = "\n".join(f"The harbour has berth number {n} for small boats." for n in range(20, 40))
    text = (
        "Harbour master Ulrike Zorvek took office in spring.\n"
        f"{filler}\nZorvek closed the harbour on Tuesday.\nThe berths were empty."
    )
    document = document_from_text("harbour.txt", text)
    number = next(s.number for s in document.sentences if "closed" in s.text)
    made = brief(
        (claim("c1", "Ulrike Zorvek closed the harbour on Tuesday.", (document, number)),),
        (document,),
    )
    published = publish(made, (document,), tmp_path, "excerpts")
    shown = [p.sentence for p in published.brief.sources[0].published]
    assert shown == [1, number - 1, number, number + 1]
    assert audit(published.folder).problems == ()


def test_what_no_excerpt_can_carry_is_refused(tmp_path: Path) -> None:
    document = document_from_text("a.txt", "The mill burned down.\nNobody was hurt.")
    made = brief((claim("c1", "Forty mills burned down.", (document, 1)),), (document,))
    with pytest.raises(PublishError, match=r"cannot be checked on excerpts of a\.txt"):
        publish(made, (document,), tmp_path / "out", "excerpts")
    assert not (tmp_path / "out").exists()


def test_the_three_are_three_briefs(tmp_path: Path) -> None:
    made, documents = told_everywhere(frozenset({2}))
    modes: tuple[PublishSources, ...] = ("full", "excerpts", "none")
    folders = {publish(made, documents, tmp_path, mode).folder for mode in modes}
    assert len(folders) == 3
    assert publish(made, documents, tmp_path, "none").outcome == "unchanged"
    assert sum((folder / "sources").exists() for folder in folders) == 2


@given(st.text(max_size=40))
def test_nothing_published_is_nothing_shown(text: str) -> None:
    assert redacted(text, ()) == HIDDEN * len(text)
