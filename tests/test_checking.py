"""The check loop with engines and judges of our own: what is printed, and what never is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.checking import check_document, check_text, make_claim
from flows.console.results import sentence_text
from flows.core.records import Check, Document, Draft, Usage
from flows.engines.extractive import ExtractiveEngine
from flows.judges import Judgement
from flows.judges.offline import OfflineJudge
from flows.sources import read_sources
from tests.making import a_document

TEXT = (
    "The river Lend burst its banks near Torr on 4 May, flooding 230 homes. "
    "Nobody was hurt, the fire service said. "
    "Mayor Ada Quist said that repairs would cost about $3 million."
)


@dataclass
class Scripted:
    """A judge that answers as told, claim text by claim text; "supported" if not told."""

    answers: dict[str, Judgement] = field(default_factory=dict)
    most: int = 1_000
    name: str = "scripted"
    models: tuple[str, ...] = ()
    prompts: dict[str, str] = field(default_factory=dict)
    schemas: dict[str, str] = field(default_factory=dict)
    usage: Usage = Usage()  # noqa: RUF009 - frozen

    def judge(self, document: Document, claims: Sequence[Draft]) -> list[Judgement]:
        del document
        known = [self.answers.get(c.text, Judgement("supported", 0.9)) for c in claims]
        return known[: self.most]


@dataclass
class Restating(ExtractiveEngine):
    """Restates every failed draft with the same words."""

    words: str = ""
    asked: list[tuple[str, ...]] = field(default_factory=list)

    def restate(self, document: Document, draft: Draft, codes: Sequence[str]) -> Draft | None:
        self.asked.append(tuple(codes))
        return Draft(document.id, self.words, draft.sentences) if self.words else None


@pytest.fixture(name="document")
def _document() -> Document:
    return a_document(TEXT)


def draft(document: Document, text: str, *sentences: int) -> Draft:
    return Draft(document.id, text, sentences or (1,))


def test_a_claim_that_holds_is_printed_with_evidence_cut_from_the_text(document: Document) -> None:
    checked = check_document(
        document,
        [draft(document, "The Lend flooded 230 homes near Torr.")],
        Restating(),
        Scripted(),
    )
    (claim,) = checked.claims
    (evidence,) = claim.evidence
    assert document.text[evidence.start : evidence.end] == evidence.quote
    assert claim.verdict == "supported"
    assert not checked.withheld


def test_a_claim_that_stands_elsewhere_is_printed_with_the_evidence_from_there(
    document: Document,
) -> None:
    text = "Repairs would cost about $3 million, Mayor Ada Quist said."
    judge = Scripted({text: Judgement("supported", evidence=(3,))})
    claim = Draft(document.id, text, (1,), "Mayor Ada Quist")
    checked = check_document(document, [claim], Restating(), judge)

    (printed,) = checked.claims
    assert [e.quote for e in printed.evidence] == [document.sentence(3).text]
    assert printed.checks[0].evidence == (3,)


def test_the_gates_read_the_evidence_that_a_judge_names(document: Document) -> None:
    text = "Mayor Ada Quist put the cost of repairs at 230 million."
    judge = Scripted({text: Judgement("supported", evidence=(3,))})
    engine = Restating()
    check_document(document, [draft(document, text)], engine, judge)
    (codes,) = engine.asked
    assert "number.not_in_evidence" in codes
    assert not any(code.startswith("name.") for code in codes)  # she is not in sentence 1


def test_what_failed_is_restated_once_from_the_same_evidence(document: Document) -> None:
    engine = Restating(words="Flooding hit 230 homes near Torr.")
    checked = check_document(
        document, [draft(document, "Flooding hit 320 homes near Torr.")], engine, Scripted()
    )
    assert engine.asked == [("number.not_in_evidence",)]
    assert [(c.text, c.wording) for c in checked.claims] == [
        ("Flooding hit 230 homes near Torr.", "restated")
    ]


def test_what_cannot_be_restated_is_replaced_by_the_sources_own_sentence(
    document: Document,
) -> None:
    checked = check_document(
        document,
        [draft(document, "The Lend flooded 320 homes near Torr.")],
        Restating(),
        Scripted(),
    )
    assert [(c.text, c.wording) for c in checked.claims] == [(document.sentence(1).text, "quoted")]
    assert not checked.withheld


def test_what_cannot_be_mended_is_withheld_with_its_codes(document: Document) -> None:
    lie = draft(document, "The Lend flooded 320 homes near Torr.")
    bad = Judgement("contradicted", 0.1)
    judge = Scripted({lie.text: bad, document.sentence(1).text: bad})
    checked = check_document(document, [lie], Restating(words=lie.text), judge)
    assert not checked.claims
    (withheld,) = checked.withheld
    assert withheld.codes == ("number.not_in_evidence", "judge.contradicted")
    assert "320" in withheld.reason


@pytest.mark.parametrize("verdict", ["partial", "contradicted", "not_found", "unchecked"])
def test_only_supported_is_printed(document: Document, verdict: str) -> None:
    text = "The Lend flooded 230 homes near Torr."
    refused = Judgement(verdict)  # type: ignore[arg-type]
    judge = Scripted({text: refused, document.sentence(1).text: refused})
    checked = check_document(document, [draft(document, text)], Restating(), judge)
    assert not checked.claims
    assert checked.withheld[0].codes == (f"judge.{verdict}",)


def test_a_judge_that_answers_too_little_leaves_the_rest_unchecked(document: Document) -> None:
    drafts = [
        draft(document, "The Lend flooded 230 homes near Torr."),
        draft(document, "Ada Quist said that repairs would cost about $3 million.", 3),
    ]
    checked = check_document(document, drafts, Restating(), Scripted(most=0))
    assert not checked.claims
    assert {w.codes for w in checked.withheld} == {("judge.unchecked",)}


@pytest.mark.parametrize("sentences", [(), (9,), (0,), (1, 9)])
def test_evidence_that_does_not_exist_carries_nothing(
    document: Document, sentences: tuple[int, ...]
) -> None:
    made_up = Draft(document.id, "Nobody was hurt.", sentences)
    judge = Scripted({document.sentence(1).text: Judgement("not_found")})
    checked = check_document(document, [made_up], Restating(), judge)
    assert not checked.claims
    assert "evidence.missing" in checked.withheld[0].codes


def test_an_attribution_that_the_judge_refuses_is_not_printed(document: Document) -> None:
    text = "Mayor Ada Quist said that repairs would cost about $3 million."
    judge = Scripted({text: Judgement("supported", 0.9, attribution="fail")})
    checked = check_document(document, [draft(document, text, 3)], Restating(), judge)
    assert not checked.claims
    assert checked.withheld[0].codes == ("speaker.swapped",)


def test_no_claim_is_made_of_a_failed_check(document: Document) -> None:
    with pytest.raises(ValueError, match="passed"):
        make_claim("c1", document, draft(document, "x"), Check(document.id, "partial", (1,)))


@given(
    st.lists(st.sampled_from(["partial", "contradicted", "not_found", "unchecked", "supported"]))
)
def test_nothing_withheld_is_printed(verdicts: list[str]) -> None:
    document = a_document(TEXT)
    texts = [f"The Lend flooded 230 homes near Torr{'.' * (i + 1)}" for i in range(len(verdicts))]
    answers = {t: Judgement(v) for t, v in zip(texts, verdicts, strict=True)}  # type: ignore[arg-type]
    answers[document.sentence(1).text] = Judgement("unchecked")
    checked = check_document(
        document, [draft(document, t) for t in texts], Restating(), Scripted(answers)
    )
    printed = {c.text for c in checked.claims}
    assert printed == {t for t, v in zip(texts, verdicts, strict=True) if v == "supported"}
    assert not printed & {w.text for w in checked.withheld}
    assert len(checked.claims) + len(checked.withheld) == len(texts)


def test_a_persons_own_draft_is_told_sentence_by_sentence() -> None:
    other = a_document("The city of Torr has 40,000 inhabitants. Its mayor is Ada Quist.", "b.txt")
    found = check_text(
        "The Lend burst its banks near Torr on 4 May. Flooding hit 320 homes. "
        "Ada Quist said that repairs would cost about $3 million.",
        [other, a_document(TEXT)],
        OfflineJudge(),
    )
    assert [s.outcome for s in found] == ["carried", "not_carried", "carried"]
    assert str(found[0].evidence[0].quote).startswith("The river Lend burst its banks")
    assert not found[0].reason
    assert "number.not_in_evidence" in found[1].codes
    assert "320" in found[1].reason


def test_nothing_of_a_draft_is_passed_over_in_silence() -> None:
    draft = "4 June – The Lend burst its banks near Torr.\nTORR (Reuters) - It hit 320 homes."
    opened, dateline, told = check_text(draft, [a_document(TEXT)], OfflineJudge())
    assert (opened.outcome, opened.codes) == ("not_carried", ("date.not_in_evidence",))
    assert opened.text.startswith("4 June – The Lend")
    assert (dateline.text, dateline.outcome) == ("TORR (Reuters) -", "not_checked")
    assert sentence_text(dateline, {}).startswith("not checked  TORR (Reuters) -")
    assert told.outcome == "not_carried"
    draft = draft.replace("June", "May")
    assert check_text(draft, [a_document(TEXT)], OfflineJudge())[0].outcome == "carried"


def test_a_draft_about_something_else_is_not_carried_by_anything() -> None:
    (found,) = check_text("Penguins cannot fly.", [a_document(TEXT)], OfflineJudge())
    assert found.outcome == "not_carried"
    assert found.reason


REPO = Path(__file__).parent.parent
FALSE = [
    ("seeds", "Both sides reached an agreement in Istanbul."),
    ("seeds", "The Pakistani army said 58 of its soldiers were killed."),
    ("seeds", "The Pakistani army has reported 58 soldiers killed."),
    ("seeds", "Zabihullah Mujahid said that the ceasefire has been violated."),
    ("tests/stories/fire", "About 1,200 residents died."),
    ("tests/stories/fire", "More than 150 firefighters died."),
    ("tests/stories/fire", "The mayor opposed an independent inquiry."),
    ("seeds", "Asif said the ceasefire would end."),
    ("seeds", "Asif said that Pakistan will accept verbal guarantees."),
    ("seeds", "Tarar said Pakistan will support steps that harm the Afghan people."),
    ("seeds", "Pakistan denies sheltering the TTP."),
    ("seeds", "Afghanistan accused Pakistan of harboring the TTP."),
    ("seeds", "The Taliban will accept a written official agreement."),
    ("seeds", "Pakistan thanked the Taliban."),
    ("tests/stories/fire", "The dock workers' union praised the company."),
    ("tests/stories/fire", "The company accused the union of ignoring warnings."),
    ("tests/stories/fire", "A company called Port Ellery handles industrial solvents."),
    ("tests/stories/fire", "Tom Reyes accepted the claim."),
    ("tests/stories/fire", "Brandt Logistics ordered an independent inquiry."),
]
TRUE = [
    ("seeds", "Asif said the ceasefire would hold as long as there was no breach."),
    ("seeds", "The Taliban denies sheltering the TTP."),
    ("seeds", "Pakistan will only accept a written official agreement, Asif said."),
    ("seeds", "Pakistan accuses Afghanistan of harboring the TTP."),
    ("tests/stories/fire", "Farah Haddad accused the company of ignoring warnings."),
    ("tests/stories/fire", "The mayor ordered an independent inquiry."),
    ("tests/stories/fire", "Brandt Logistics denied that the sprinklers were faulty."),
]


@pytest.mark.parametrize(("folder", "text"), FALSE)
def test_a_short_wrong_sentence_in_the_sources_own_words_is_not_carried(
    folder: str, text: str
) -> None:
    documents = read_sources([str(REPO / folder)]).documents
    (found,) = check_text(text, documents, OfflineJudge())
    assert found.outcome == "not_carried"


@pytest.mark.parametrize(("folder", "text"), TRUE)
def test_a_short_true_sentence_is_carried(folder: str, text: str) -> None:
    documents = read_sources([str(REPO / folder)]).documents
    (found,) = check_text(text, documents, OfflineJudge())
    assert found.outcome == "carried", found.reason


#: What a person reads of a sentence that is not carried: its reason, and the sentence beside it.
REASONS = [
    (
        "Khawaja Asif said the road was closed.",
        ("The road was closed on Monday.", "Khawaja Asif spoke of the weather in Torr."),
        "the source does not give these words to “Khawaja Asif”",
        "The road was closed on Monday.",
    ),
    (
        "Tom Varley closed the road.",
        ("Ann Lee closed the road on Monday.",),
        "“Tom Varley” is not named in the source, but in other.txt",
        "Ann Lee closed the road on Monday.",
    ),
    (
        "Ann Lee said 58 people died.",
        ("At least 58 people died, as confirmed by Tom Varley.", "Ann Lee spoke on Friday."),
        "(the source: “as confirmed by Tom Varley”)",
        "At least 58 people died, as confirmed by Tom Varley.",
    ),
]


@pytest.mark.parametrize(("text", "source", "reason", "nearest"), REASONS)
def test_a_reason_reads_as_a_person_would_write_it(
    text: str, source: tuple[str, ...], reason: str, nearest: str
) -> None:
    other = a_document(
        "Tom Varley, a farmer, keeps forty sheep on the hill above Sorn.", "other.txt"
    )
    (found,) = check_text(text, [a_document("\n".join(source)), other], OfflineJudge())
    assert found.outcome == "not_carried"
    assert reason in found.reason
    assert found.evidence[0].quote == nearest
