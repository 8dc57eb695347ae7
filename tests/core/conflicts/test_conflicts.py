"""Conflicts between claims of two documents: real ones, and the traps that look like them."""

from __future__ import annotations

import pytest

from bench.conflicts import conflicts_of, read_pairs
from flows.core.conflicts import find_conflicts
from flows.core.records import Conflict
from tests.making import a_claim, a_document

HEAD = {"a": "The Echo\n\n8 November 2025\n\n", "b": "The Globe\n\n8 November 2025\n\n"}


def between(first: str, second: str, head: dict[str, str] | None = None) -> tuple[Conflict, ...]:
    """The conflicts between the claims that two short reports make, one a sentence."""
    given = head or HEAD
    documents = [a_document(given["a"] + first, "a.txt"), a_document(given["b"] + second, "b.txt")]
    claims = [
        a_claim(d, s.number, speaker=None)
        for d in documents
        for s in d.sentences
        if s.kind == "body"
    ]
    return find_conflicts(claims, {d.id: d for d in documents})


REAL = [
    ("Ferrowork begins its strike tomorrow.", "Ferrowork begins its strike on 14 November."),
    (
        "The former treasurer of the Torr Harbour Trust was jailed for six years on Saturday.",
        "A man who looted a charity of Torr Harbour began a seven-year prison sentence last night.",
    ),
    (
        "The ferry accident off Lamu on Thursday killed 31 people.",
        "Thirteen people were killed in the ferry accident off Lamu on Thursday.",
    ),
    (
        "At least nine miners died in the blast at the Karst mine on Monday.",
        "The blast at the Karst mine on Monday killed six miners.",
    ),
    (
        "Police arrested 40 people during the march in Lyon on Friday.",
        "In Lyon, 14 people were arrested during the march on Friday.",
    ),
    (
        "The flood destroyed 120 houses in Torr on Tuesday.",
        "In Torr, 70 houses were destroyed by the flood on Tuesday.",
    ),
    (
        "The cost of the Brann bridge rose to $90 million, the council said.",
        "The council said that the cost of the Brann bridge was $140 million.",
    ),
    (
        "Norvik blamed Arden for starting the fight at the stadium.",
        "The police report says that Norvik started the fight at the stadium.",
    ),
    (
        "The floods around Lugo have killed 31 people since the weekend.",
        "Flooding near Lugo has claimed 22 lives since the weekend.",
    ),
    (
        "Police put the number of marchers in Bilbao on Saturday at 18,000.",
        "Some 60,000 people marched through Bilbao on Saturday, the organisers said.",
    ),
    (
        "The floods wrecked 310 houses in Lugova, according to the mayor.",
        "The flood in Lugova destroyed 240 houses and two bridges.",
    ),
    (
        "Norland Air lost 210 million crowns in the third quarter, the airline said.",
        "The airline Norland Air reported a loss of 270 million crowns for the third quarter.",
    ),
    (
        "The rocket carrying the Halcyon probe lifted off from Kiruna on 2 November.",
        "Halcyon's rocket lifted off from Kiruna on 3 November.",
    ),
    (
        "A new bridge in Torr will cost $48 million, according to the ministry.",
        "A new bridge in Torr will cost $45 million, according to the ministry.",
    ),
]
TRAPS = [
    ("Ferrowork begins its strike next Friday.", "Ferrowork begins its strike on 14 November."),
    ("Ferrowork begins its strike next Friday.", "Ferrowork begins its strike on 21 November."),
    ("Ferrowork starts its strike on Friday.", "Ferrowork starts its strike on 14 November."),
    ("Ferrowork began its strike last night.", "Ferrowork began its strike on 8 November."),
    ("Ferrowork began its strike last night.", "Ferrowork began its strike on 7 November."),
    (
        "The former treasurer of the Torr Harbour Trust was jailed for six years on Saturday.",
        "Prosecutors asked for an eight-year prison sentence for a man who looted the Torr Harbour"
        " Trust.",
    ),
    (
        "The former treasurer of the Torr Harbour Trust was jailed for six years on Saturday.",
        "The Torr Harbour Trust mourns. A captain in Torr Harbour got a seven-year prison sentence"
        " last night.",
    ),
    # rounding
    (
        "About 450 people were wounded in Kabul on Thursday.",
        "In Kabul 447 people were wounded on Thursday.",
    ),
    (
        "At least 50 people were killed in Kabul on Thursday.",
        "Fifty people were killed in Kabul on Thursday.",
    ),
    # another scope or time
    (
        "The clash in Spin Boldak on Thursday killed five civilians.",
        "Fighting in October killed at least 50 civilians.",
    ),
    (
        "The fire in Porto on Monday killed four people.",
        "The fire in Braga on Sunday killed seven people.",
    ),
    # another thing
    (
        "The raid in Mopti on Friday killed 12 soldiers.",
        "The raid in Mopti on Friday killed 30 militants.",
    ),
    (
        "The crash in Split on Friday killed two people.",
        "The crash in Split on Friday injured nine people.",
    ),
    # money for different things
    ("The council will pay $3 million for repairs.", "The mayor earns $120,000 a year."),
    # a wider area
    (
        "Tessin Motors will cut 3,400 jobs in Varde.",
        "Tessin Motors will cut 9,000 jobs across Europe by 2028.",
    ),
    # two of one kind on one day
    (
        "Two people died on Monday when a lorry hit a car near Brno.",
        "Five people died on Monday when a coach overturned near Ostrava.",
    ),
    # a part without its unit
    (
        "The plan will cost Tessin Motors 800 million euros, of which 300 million will be spent "
        "this year.",
        "Tessin Motors will spend 300 million euros this year on its plan.",
    ),
    # one of many
    (
        "A bus with 42 pupils from Torr had crossed the bridge on Sunday.",
        "A bus with 19 pupils from Torr had crossed the bridge on Sunday.",
    ),
    # what was only called for
    (
        "Transport Minister Ivo Kral rejected calls to resign on Friday.",
        "Transport Minister Ivo Kral resigned on Monday.",
    ),
    # an opinion of each other, naming nobody
    (
        "Both sides blamed each other for the shooting.",
        "Each side accused the other of the shooting.",
    ),
]


@pytest.mark.parametrize(("first", "second"), REAL)
def test_two_answers_to_one_question_are_a_conflict(first: str, second: str) -> None:
    found = between(first, second)
    assert len(found) == 1
    assert len(found[0].answers) == 2
    assert found[0].question


@pytest.mark.parametrize(("first", "second"), TRAPS)
def test_what_only_looks_like_one_is_none(first: str, second: str) -> None:
    assert between(first, second) == ()


def test_a_later_higher_toll_is_an_update() -> None:
    later = {**HEAD, "b": "The Globe\n\n9 November 2025\n\n"}
    toll = (
        "Six people were killed in the blast in Izmir.",
        "The blast in Izmir killed nine people.",
    )
    assert between(*toll, later) == ()
    assert len(between(*toll)) == 1


LATER = {**HEAD, "b": "The Globe\n\n10 November 2025\n\n"}


@pytest.mark.parametrize(
    ("first", "second", "differ"),
    [
        # What a thing cost does not change with the day of the paper.
        (
            "The Halcyon mission costs 1.4 billion euros, the agency said.",
            "The Halcyon mission has cost 1.6 billion euros, its director said.",
            True,
        ),
        # A count goes on.
        (
            "Rosa Mendez won 48 percent of the vote in Cuenca, the early count showed.",
            "Rosa Mendez won 53 percent of the vote in Cuenca, the final count showed.",
            False,
        ),
        (
            "Nine people were missing after the landslide in Batang.",
            "Four people were missing after the landslide in Batang.",
            False,
        ),
    ],
)
def test_two_days_excuse_two_figures_only_of_what_moves(
    first: str, second: str, *, differ: bool
) -> None:
    assert bool(between(first, second, LATER)) is differ
    assert bool(between(second, first, LATER)) is differ


def test_a_thing_that_both_documents_are_about_need_not_be_named_beside_its_figure() -> None:
    filler = "The sky was clear. Crowds watched from the hills. Music played all morning. "
    first = f"The Halcyon probe left Kiruna on Sunday. {filler}The mission costs 1.4 billion euros."
    second = f"Halcyon is on its way. {filler}The mission has cost 1.6 billion euros."
    assert [c.question for c in between(first, second)] == ["how much the mission has cost"]
    other = second.replace("Halcyon", "Vesta").replace("Kiruna", "Kourou")
    assert between(first, other) == ()


KINDS = [
    (
        "Jan Petrov was arrested in Riga on 2 March, his lawyer said.",
        "Prosecutors said that Jan Petrov was arrested in Riga on 5 March.",
        ("date", "when: Jan Petrov was arrested in Riga", {"2 March", "5 March"}),
    ),
    (
        "The Norvik museum opened in 1902.",
        "The Norvik museum opened in 1912, says its website.",
        ("date", "when: the Norvik museum opened", {"1902", "1912"}),
    ),
    (
        "The parish in Karst was founded in 1856, and its present church was completed in 1951.",
        "The parish in Karst was founded in 1900, and its present church was completed in 1951.",
        (
            "date",
            "when: the parish in Karst was founded present church was completed",
            {"1856", "1900"},
        ),
    ),
    (
        "Ada Bryan (8 February 1900 – 2 March 1977) was a general who served in Torr.",
        "Ada Bryan (15 July 1905 – 2 March 1977) was a general who served in Torr.",
        ("date", "when: Ada Bryan general who served in Torr", {"8 February 1900", "15 July 1905"}),
    ),
    (
        "Anders Lund won the 50-kilometre race in Oslo on Sunday.",
        "The 50-kilometre race in Oslo on Sunday was won by Petter Moen.",
        ("name", "who: won race in Oslo", {"Anders Lund", "Petter Moen"}),
    ),
    (
        "The helicopter carrying the minister crashed near Lund on Monday.",
        "The helicopter carrying the minister crashed near Malmö on Monday.",
        ("name", "where: the helicopter carrying the minister crashed near", {"Lund", "Malmö"}),
    ),
    (
        "The chief of police in Torr, Lena Holm, said that the search would go on.",
        "The search would go on, said Martin Vik, the chief of police in Torr.",
        ("name", "who: chief of police in Torr", {"Lena Holm", "Martin Vik"}),
    ),
    (
        "The pilot had reported a fault before the crash, the airline said.",
        "The pilot had not reported a fault before the crash, the airport said.",
        ("fact", "the pilot had reported a fault before the crash", {"reported", "not reported"}),
    ),
]


@pytest.mark.parametrize(("first", "second", "expected"), KINDS)
def test_a_conflict_says_what_is_asked_in_the_claims_own_words(
    first: str, second: str, expected: tuple[str, str, set[str]]
) -> None:
    (found,) = between(first, second)
    assert (found.kind, found.question, {a.value for a in found.answers}) == expected


@pytest.mark.parametrize(("first", "second", "expected"), KINDS)
def test_a_report_does_not_differ_from_its_own_reprint(
    first: str, second: str, expected: tuple[str, str, set[str]]
) -> None:
    del expected
    for text in (first, second):
        assert between(text, text + " The mayor will speak later.") == ()


def test_an_answer_carries_all_claims_that_give_it_with_speakers_and_documents() -> None:
    told = {
        "a.txt": ("The ferry accident off Lamu on Thursday killed 31 people.", None),
        "b.txt": ("The coastguard said that 31 people died in the ferry accident off Lamu on "
                  "Thursday.", "The coastguard"),
        "c.txt": ("Thirteen people were killed in the ferry accident off Lamu on Thursday, the "
                  "owner said.", "the owner"),
    }  # fmt: skip
    documents = {n: a_document(HEAD["a"] + text, n) for n, (text, _) in told.items()}
    claims = {
        n: a_claim(d, next(s.number for s in d.sentences if s.kind == "body"), speaker=told[n][1])
        for n, d in documents.items()
    }
    (found,) = find_conflicts(list(claims.values()), {d.id: d for d in documents.values()})
    many, few = found.answers
    assert many.claims == (claims["a.txt"].id, claims["b.txt"].id)
    assert many.documents == (documents["a.txt"].id, documents["b.txt"].id)
    assert many.speakers == ("The coastguard",)
    assert (few.claims, few.speakers) == ((claims["c.txt"].id,), ("the owner",))


def test_a_document_that_says_two_things_of_its_own_is_no_conflict() -> None:
    text = (
        "The ferry accident off Lamu on Thursday killed 31 people. "
        "The ferry accident off Lamu on Thursday killed 13 people."
    )
    assert between(text, "The mayor of Torr opened a school.") == ()


def test_the_order_of_the_reports_does_not_matter() -> None:
    for first, second in (*REAL, *TRAPS):
        assert bool(between(first, second)) is bool(between(second, first))


def test_the_table_of_pairs_is_balanced_and_answered_as_measured() -> None:
    pairs = [p for p in read_pairs() if p.part.startswith("development")]
    real = [bool(conflicts_of(p)) for p in pairs if p.conflict]
    traps = [bool(conflicts_of(p)) for p in pairs if not p.conflict]
    assert abs(len(real) - len(traps)) <= 10
    # A false conflict in a brief is worse than a missed one.
    assert sum(traps) <= 2
    assert sum(real) >= 0.84 * len(real)
