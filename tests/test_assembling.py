"""What the brief says of its sources, whatever became of their claims."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from flows.assembling import Order, assemble
from flows.checking import check_document
from flows.consolidating import Shape, Story, consolidate
from flows.core.records import Brief, Document, Draft, SkippedSource, Withheld
from flows.desk import Desk
from flows.endpoint import Endpoint, EndpointConfig
from flows.engines.extractive import ExtractiveEngine
from flows.engines.llm import LLMEngine
from flows.judges.offline import OfflineJudge
from flows.publish.integrity import integrity_problems
from flows.sources import read_sources
from tests.conftest import SEEDS
from tests.making import a_document

NOTHING = Story(None, (), (), (), (), (), "nothing was told", {})


def brief_of(*documents: Document, skipped: tuple[SkippedSource, ...] = ()) -> Brief:
    order = Order.now("floods", Shape())
    return assemble(order, documents, skipped, NOTHING, Desk(ExtractiveEngine(), OfflineJudge()))


def test_a_seed_that_gives_a_date_the_wrong_weekday_is_flagged() -> None:
    brief = brief_of(*read_sources([str(SEEDS)]).documents)
    slips = [(s.name[:3], note) for s in brief.sources for note in s.notes if "day of" in note]
    assert slips == [
        ("001", "sentence 1 says “Friday (6th November)”, which falls on another day of the week")
    ]


def test_the_year_may_come_from_another_source() -> None:
    """4 March is a Tuesday in 2025, the year that only the second one names."""
    council = a_document("The council met on Monday, 4 March to discuss the bridge.", "a.txt")
    river = a_document("The river rose on 2 March 2025 and closed the bridge for a week.", "b.txt")
    alone, with_the_year = brief_of(council), brief_of(council, river)
    assert alone.sources[0].notes == ()
    assert "Monday, 4 March" in with_the_year.sources[0].notes[0]
    assert with_the_year.sources[1].notes == ()


def test_the_share_of_sentences_that_were_read_leaves_out_what_was_too_long() -> None:
    endless = "The list of the dead names " + "Ana Lopes of Vigo and " * 150 + "nobody else."
    document = a_document(f"The ferry sank on Monday.\n{endless}\nDivers found it on Tuesday.\n")
    with Endpoint(EndpointConfig("http://127.0.0.1:9/v1", "m")) as endpoint:
        desk = Desk(LLMEngine(endpoint, b"secret", chunk_tokens=500), OfflineJudge())
        brief = assemble(Order.now("ferry", Shape()), [document], (), NOTHING, desk)
    (source,) = brief.sources
    assert (source.sentences, source.sentences_read) == (3, 2)
    assert source.notes == (
        "sentence 2 was not read: by itself it is longer than one request may show "
        "(WELLSOURCED_CHUNK_TOKENS)",
    )


def test_of_the_seeds_no_more_sentences_are_read_than_tell_the_story() -> None:
    """A heading is read, and counts; a menu is not, and does not."""
    sources = brief_of(*read_sources([str(SEEDS)]).documents).sources
    assert all(s.sentences_read == s.sentences - s.furniture for s in sources)
    assert any(s.furniture for s in sources)


def test_a_source_that_was_not_read_is_listed_with_the_reason() -> None:
    skipped = SkippedSource("c.txt", "it is empty", "failed", sha256="ab")
    source = brief_of(skipped=(skipped,)).sources[0]
    assert (source.id, source.name, source.status) == (None, "c.txt", "failed")
    assert (source.reason, source.sha256) == ("it is empty", "ab")


def test_a_statement_that_stands_elsewhere_in_its_document_is_printed_not_withheld() -> None:
    """... and the brief can be published: a model gave it twice, once with a wrong sentence."""
    document = a_document(
        "The river Lend flooded 230 homes near Torr on 4 May.\n"
        "The council of Hale met to discuss its budget.\n"
    )
    text = document.sentences[0].text
    drafts = [Draft(document.id, text, (2,)), Draft(document.id, text, (1,))]
    desk = Desk(_Mute(), OfflineJudge())
    checked = check_document(document, drafts, desk.engine, desk.judge)
    story = consolidate([document], [checked], desk.engine, desk.judge, Shape(min_claims=1))
    wrong = Withheld("The river Lend fell.", None, document.id, (1,), ("polarity.antonym",), "no")
    twice = Withheld(text.upper(), None, document.id, (2,), ("judge.not_found",), "no")
    story = replace(story, withheld=(*story.withheld, twice, wrong))
    brief = assemble(Order.now("floods", Shape()), [document], (), story, desk)
    assert text in {claim.text for claim in brief.claims}
    assert brief.withheld == (wrong,)
    assert not integrity_problems(replace(brief, id="x"), {document.id: document.text})


class _Mute(ExtractiveEngine):
    """Gives a failed statement no second wording."""

    def restate(self, document: Document, draft: Draft, codes: Sequence[str]) -> None:
        del document, draft, codes
