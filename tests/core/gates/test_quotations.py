"""Quoted words: the source's own, or a failure that says which."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from flows.core.facts import read_facts
from flows.core.gates import passage
from flows.core.gates.quotations import check_quotations
from flows.core.records import Document, Sentence, Span

ALTERED, INVENTED = "quotation.altered", "quotation.invented"

STORY = (
    "Water firm fined over spill",
    "“We fell short of what our customers expect,” chief executive Joan Pell said on Monday.",
    "The firm’s chairman called the fine “wholly disproportionate” and said he would appeal.",
    "He said the company was ready to work with the regulator.",
    "'We will not, under any circumstances, raise bills to pay for this,' Pell told MPs.",
    "“It is,” the judge wrote, “the worst case that this court has seen.”",
    "Anglers on the Wye described a 'dead river' and said the minister's advisers' plan was late.",
    "“The pumps failed at two.",
    "Nobody rang us until six.",
    "By then it was over,” said farmer Lyn Rees.",
    'A spokesman said: "The pipe—laid in 1974—burst at a joint; it has been replaced."',
    "The film Silent Water opens on Friday.",
    "She called the report “a ‘whitewash’ from start to finish”.",
    "“[The regulator] has our full support,” said Pell… “and we’ll pay … at once.”",
    "“Why did nobody act?” asked Rees.",
    "Inspectors found that the alarm had been switched off in May and never tested again.",
)


def code_of(evidence: tuple[int, ...], claim: str, speaker: str | None = None) -> str | None:
    sentences = tuple(Sentence(i, Span(0, len(line)), line, i) for i, line in enumerate(STORY, 1))
    document = Document("d", "d.txt", "0", "0", "\n".join(STORY), sentences, language="en")
    seen = passage(document, evidence)
    return check_quotations(read_facts(claim), speaker, seen).result.code


FAITHFUL = [
    ((2,), "“We fell short of what our customers expect,” said Pell."),
    ((2,), '"We fell short of what our customers expect," said Pell.'),
    ((2,), "'We fell short of what our customers expect', said Pell."),
    ((2,), "‘We fell short of what our customers expect’, said Pell."),
    ((2,), "Pell said: “We fell short of what our customers expect.”"),
    ((2,), "Pell said the firm “fell short”."),
    ((2,), "Pell said that they had fallen short of “what our customers expect”."),
    ((2,), "«We fell short of what our customers expect», Pell said."),
    ((3,), "The chairman called the fine 'wholly disproportionate'."),
    ((3,), "The fine is “disproportionate”, its chairman says."),
    ((3,), "“Wholly disproportionate”: the chairman will appeal."),
    ((3,), "The chairman called the fine wholly disproportionate."),
    ((5,), "“We will not, under any circumstances, raise bills to pay for this,” Pell told MPs."),
    ((5,), "Pell said the firm would not “raise bills to pay for this”."),
    ((5,), "“We will not … raise bills to pay for this,” Pell said."),
    ((5,), "“We will not, under any circumstances, raise bills ...” Pell said."),
    ((5,), "“We will not [...] raise bills to pay for this,” Pell said."),
    ((6,), "“It is the worst case that this court has seen,” the judge wrote."),
    ((6,), "“It is, the worst case that this court has seen.”"),
    ((6,), "The judge wrote of “the worst case that this court has seen”."),
    ((6,), "The judge called it “the worst case”."),
    ((7,), "Anglers spoke of a “dead river”."),
    ((7,), 'Anglers spoke of a "dead river" after the spill.'),
    ((7,), "The minister’s advisers’ plan was late, said anglers."),
    ((8,), "“The pumps failed at two,” Rees said."),
    ((9,), "“Nobody rang us until six,” Rees said."),
    ((8, 9), "“The pumps failed at two. Nobody rang us until six,” Rees said."),
    (
        (8, 9, 10),
        "“The pumps failed at two. Nobody rang us until six. By then it was over,” he said.",
    ),
    ((10,), "“By then it was over,” said Lyn Rees."),
    ((10,), "Rees said that help came when “it was over”."),
    ((11,), "“The pipe — laid in 1974 — burst at a joint,” a spokesman said."),
    (
        (11,),
        "“The pipe – laid in 1974 – burst at a joint; it has been replaced,” a spokesman said.",
    ),
    ((11,), 'The pipe "has been replaced".'),
    ((12,), "The film “Silent Water” opens on Friday."),
    ((13,), "She called the report “a 'whitewash' from start to finish”."),
    ((13,), "She called it a “whitewash”."),
    ((13,), 'The report was "a “whitewash” from start to finish", she said.'),
    ((14,), "“[The regulator] has our full support,” said Pell."),
    ((14,), "Pell said that it had “our full support”."),
    ((14,), "“We'll pay … at once,” Pell said."),
    ((15,), "“Why did nobody act?” asked Rees."),
    ((15,), "Rees asked: “Why did nobody act?”"),
    (
        (16,),
        "“Inspectors found that the alarm had been switched off in May and never tested again.”",
    ),
    ((16,), "The alarm had been off since May, inspectors found."),
    (
        (2, 3),
        "Pell said they “fell short”, and the chairman called the fine “wholly disproportionate”.",
    ),
    (
        (4,),
        "The chairman, who called the fine “wholly disproportionate”, will work with the regulator.",
    ),
    ((5,), "“[The firm] will not, under any circumstances, raise bills,” Pell said."),
    ((2,), "Pell said: “We fell short of what [customers] expect.”"),
]

# What must be looked for in every way that it may be told apart is not found, at once.
ENDLESS = [
    (f"he {'a' * 60}", "he [Smith] will stay here"),
    ("we go " * 120, "we ... we ... we ... we ... we ... stop"),
    ("we " * 120, f"{'we [all] ' * 12}stop"),
    (f"we {'a ' * 120}", "we [a] [b] [c] [d] [e] [f] [g] [h] [i] [j] stop"),
]

UNFAITHFUL = [
    ((2,), "“We fell far short of what our customers expect,” said Pell.", ALTERED),
    ((2,), "“We fell short of what our clients expect,” said Pell.", ALTERED),
    ((2,), "“We fell short of what your customers expect,” said Pell.", ALTERED),
    ((2,), "“They fell short of what their customers expect,” said Pell.", ALTERED),
    ((2,), "“We fell short of all that our customers expect,” said Pell.", ALTERED),
    ((2,), "Pell said the firm “failed its customers”.", INVENTED),
    ((2,), "Joan Pell is the firm's “chief executive”.", INVENTED),
    ((3,), "The chairman called the fine “partly disproportionate”.", ALTERED),
    ((3,), "The chairman called the fine “wholly proportionate”.", ALTERED),
    ((3,), "The chairman said he “would appeal”.", INVENTED),
    ((3,), "The chairman called the fine “unfair”.", INVENTED),
    ((4,), "“The company was ready to work with the regulator,” he said.", INVENTED),
    ((4,), "He said the company was “ready to work with the regulator”.", INVENTED),
    ((4,), "He said the company was “ready”.", INVENTED),
    ((5,), "“We will, under any circumstances, raise bills to pay for this,” Pell told MPs.", ALTERED),
    ((5,), "“We will not, under these circumstances, raise bills to pay for this,” Pell said.", ALTERED),
    ((5,), "“We will … raise bills to pay for this,” Pell said.", ALTERED),
    ((5,), "“We will not … cut bills to pay for this,” Pell said.", ALTERED),
    ((5,), "“Raise bills … we will not,” Pell said.", ALTERED),
    ((5,), "“[The minister] will not, ever, raise bills,” Pell said.", INVENTED),
    ((6,), "“It is the worst case that any court has seen,” the judge wrote.", ALTERED),
    ((6,), "“It is not the worst case that this court has seen,” the judge wrote.", ALTERED),
    ((6,), "“It was the worst case that this court has seen,” the judge wrote.", ALTERED),
    ((7,), "Anglers spoke of a “dying river”.", ALTERED),
    ((7,), "Anglers said the plan was “late”.", INVENTED),
    ((7,), "Anglers spoke of “an ecological disaster”.", INVENTED),
    ((8,), "“The pumps failed at ten,” Rees said.", ALTERED),
    ((9,), "“Nobody rang us until seven,” Rees said.", ALTERED),
    ((9,), "“Somebody rang us until six,” Rees said.", ALTERED),
    ((10,), "“By then it was all over,” said Lyn Rees.", ALTERED),
    ((11,), "“The pipe — laid in 1984 — burst at a joint,” a spokesman said.", ALTERED),
    ((11,), "“The pipe burst at a joint; it has been repaired,” a spokesman said.", ALTERED),
    ((12,), "The film opens “on Friday”.", INVENTED),
    ((12,), "The film “Silent River” opens on Friday.", INVENTED),
    ((13,), "She called the report “a 'whitewash' from first to last”.", ALTERED),
    ((13,), "She called the report “a disgrace”.", INVENTED),
    ((14,), "“[The minister] has our full support,” said Pell.", ALTERED),
    ((14,), "“We'll pay … in full,” Pell said.", ALTERED),
    ((15,), "“Why did somebody act?” asked Rees.", ALTERED),
    ((15,), "“When did nobody act?” asked Rees.", ALTERED),
    ((16,), "“The alarm had been switched off in May,” an inspector said.", INVENTED),
    ((16,), "The alarm was “never tested again”.", INVENTED),
    ((16,), "Inspectors said the alarm was “useless”.", INVENTED),
    ((16,), "The firm fell short of “what our customers expect”.", INVENTED),
    ((2, 3), "Pell said they “fell short”, and the chairman called the fine “a disgrace”.", INVENTED),
    ((2, 3), "Pell said they “fell behind”, and the chairman called it “wholly disproportionate”.", INVENTED),
    ((4,), "The chairman, who called the fine “totally disproportionate”, will appeal.", ALTERED),
    ((8, 9), "“The pumps failed at two. Nobody rang us until nine,” Rees said.", ALTERED),
]  # fmt: skip


@pytest.mark.parametrize(("evidence", "claim"), FAITHFUL)
def test_faithful(evidence: tuple[int, ...], claim: str) -> None:
    assert code_of(evidence, claim) is None


@pytest.mark.parametrize(("evidence", "claim", "code"), UNFAITHFUL)
def test_unfaithful(evidence: tuple[int, ...], claim: str, code: str) -> None:
    assert code_of(evidence, claim) == code


def test_somebody_else_cannot_be_given_the_documents_own_sentence_as_speech() -> None:
    claim = (
        "Rees said: “Inspectors found that the alarm had been switched off in May and never "
        "tested again.”"
    )
    assert code_of((16,), claim, speaker="Lyn Rees") == INVENTED


words = st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=2, max_size=9)
speech = st.lists(words, min_size=3, max_size=15).map(" ".join)
marks = st.sampled_from(["“”", '""', "‘’", "''", "«»"])


def _check(source: str, claim: str) -> str:
    sentence = Sentence(1, Span(0, len(source)), source, 1)
    document = Document("d", "d.txt", "0", "0", source, (sentence,), language="en")
    seen = passage(document, (1,))
    return check_quotations(read_facts(claim), None, seen).result.outcome


@pytest.mark.parametrize(("quoted", "claim"), ENDLESS)
def test_what_a_gap_may_hold_is_looked_for_once(quoted: str, claim: str) -> None:
    line = f"“{quoted},” Smith said of all a b c d e f g h i j."
    sentence = Sentence(1, Span(0, len(line)), line, 1)
    document = Document("d", "d.txt", "0", "0", line, (sentence,), language="en")
    finding = check_quotations(read_facts(f"“{claim},” Smith said."), None, passage(document, (1,)))
    assert finding.result.code in {ALTERED, INVENTED}


@given(said=speech, theirs=marks, ours=marks)
def test_the_same_words_pass_whatever_the_marks(said: str, theirs: str, ours: str) -> None:
    source = f"The mayor told us: {theirs[0]}{said}{theirs[1]}."
    assert _check(source, f"The mayor said {ours[0]}{said}{ours[1]}.") == "pass"


@given(said=speech, theirs=marks, ours=marks, data=st.data())
def test_one_changed_letter_never_passes(
    said: str, theirs: str, ours: str, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(said) - 1))
    letter = data.draw(st.sampled_from("abcdefghijklmnopqrstuvwxyz"))
    assume(said[at] not in {" ", letter})
    changed = said[:at] + letter + said[at + 1 :]
    assume(changed not in said)
    source = f"The mayor told us: {theirs[0]}{said}{theirs[1]}."
    assert _check(source, f"The mayor said {ours[0]}{changed}{ours[1]}.") == "fail"
