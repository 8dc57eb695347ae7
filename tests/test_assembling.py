"""What the brief says of its sources, whatever became of their claims."""

from __future__ import annotations

from flows.assembling import Order, assemble
from flows.consolidating import Shape, Story
from flows.core.records import Brief, Document, SkippedSource
from flows.desk import Desk
from flows.endpoint import Endpoint, EndpointConfig
from flows.engines.extractive import ExtractiveEngine
from flows.engines.llm import LLMEngine
from flows.judges.offline import OfflineJudge
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
