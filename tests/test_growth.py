"""What one more document costs, counted by the server: its own calls, and the merging it touches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from flows.checking import check_document
from flows.consolidating import consolidate
from flows.core.records import Document
from flows.endpoint import AnswerStore, Endpoint, EndpointConfig
from flows.engines.llm import LLMEngine
from flows.judges.chat import ChatJudge
from tests.endpoint.documents import SECRET
from tests.fake_endpoint import Answer, Call, FakeEndpoint
from tests.making import a_document

TOWNS = "Leeds Otley Ilkley Shipley Bingley Silsden Settle Malton Selby Thirsk Ripon Whitby Filey"


def article(i: int) -> Document:
    """It shares its first fact with the article before it; the others are its own."""
    town, before = TOWNS.split()[i], TOWNS.split()[i - 1]
    return a_document(
        f"""Storm Ellen in {town}

The bridge over the river in {town} was closed on Monday, the council of {town} said.
About {200 + i * 7} homes in {town} lost power during the night.
The bridge over the river in {before} was closed on Monday, the council of {before} said.
Firefighters pumped water out of {11 + i} cellars in {town}.
The mayor of {town} praised the volunteers who filled sandbags.
""",
        f"{town}.txt",
    )


def run(documents: Sequence[Document], store: Path, fake: FakeEndpoint) -> tuple[list[Call], ...]:
    """The calls that were paid for: for the documents one by one, and for consolidation."""
    first = len(fake.ledger)
    with Endpoint(EndpointConfig(fake.url, "fake-model"), AnswerStore(store)) as endpoint:
        engine, judge = LLMEngine(endpoint, SECRET), ChatJudge(endpoint, SECRET)
        drafts = [engine.summarise(d, None) for d in documents]
        checked = [
            check_document(d, drafted, engine, judge)
            for d, drafted in zip(documents, drafts, strict=True)
        ]
        then = len(fake.ledger)
        consolidate(documents, checked, engine, judge)
    return fake.ledger[first:then], fake.ledger[then:]


def test_one_more_document_costs_its_own_calls_and_not_more_the_more_there_are(
    fake: FakeEndpoint, tmp_path: Path
) -> None:
    merging: list[int] = []
    for n in (3, 9):
        documents = [article(i) for i in range(n + 1)]
        run(documents[:n], tmp_path / str(n), fake)
        own, merged = run(documents, tmp_path / str(n), fake)

        assert Counter(c.schema for c in own) == {"summary": 1, "judgements": 1, "attribution": 1}
        assert all(documents[n].sentences[0].text in call.user for call in own)
        # Each group that is asked about holds a claim of the new document, and nothing else is
        # judged but what such a group tells.
        new = {s.text for s in documents[n].sentences}
        groups = [{r["text"] for r in c.records} for c in merged if c.schema == "group"]
        assert all(new & group for group in groups)
        judged = {r["text"] for c in merged if c.schema != "group" for r in c.records}
        assert judged <= set().union(*groups)
        merging.append(len(merged))
        # And nothing that was paid for is paid for again.
        assert [*map(len, run(documents, tmp_path / str(n), fake))] == [0, 0]
    assert merging[1] <= 2 * merging[0]  # three times the documents


def test_what_two_documents_tell_in_the_same_words_is_not_judged_again(
    fake: FakeEndpoint, tmp_path: Path
) -> None:
    both = "The bridge over the river in Otley was closed on Monday, the council of Otley said."
    own, merged = run([article(1), article(2)], tmp_path, fake)
    judged = [[r["text"] for c in calls if c.schema == "judgements" for r in c.records]
              for calls in (own, merged)]  # fmt: skip
    assert judged[0].count(both) == 2
    assert both not in judged[1]
    assert not any(both in [r["text"] for r in c.records] for c in merged if c.schema == "group")


def test_a_model_of_whose_claims_none_holds_makes_a_story_that_is_held(
    fake: FakeEndpoint, tmp_path: Path
) -> None:
    fake.default = lambda _: Answer({"claims": []})
    own, merged = run([article(0)], tmp_path, fake)
    assert (len(own), len(merged)) == (1, 0)


def test_no_call_reads_everything_at_once(fake: FakeEndpoint, tmp_path: Path) -> None:
    documents = [article(i) for i in range(12)]
    _, merged = run(documents, tmp_path, fake)
    texts = [{s.text for s in d.sentences} for d in documents]
    for call in merged:
        assert len(call.records) <= 40
        if call.schema != "group":  # a judge is shown one document
            assert any(set(call.sentences.values()) <= text for text in texts)
    assert {"group", "judgements"} <= {call.schema for call in merged}
