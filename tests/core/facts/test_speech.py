"""Who is said to say what: the speaker as written, the verb, its force and what is reported."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.core.facts.quotations import read_quotations
from flows.core.facts.speech import read_speeches, same_speaker

#: sentence → (speaker, verb, force, start of what is reported) of each speech, in order.
SENTENCES: list[tuple[str, list[tuple[str, str, str, str]]]] = [
    ("The mayor said that the pool would close.", [("The mayor", "say", "say", "the pool")]),
    ("The pool will close, the mayor said.", [("the mayor", "say", "say", "The pool")]),
    ("“We are late,” said Anna Roth.", [("Anna Roth", "say", "say", "“We are late")]),
    ("“We are late,” Anna Roth said on Friday.", [("Anna Roth", "say", "say", "“We are late")]),
    (
        "“We are late,” Roth said, “and we know it.”",
        [("Roth", "say", "say", "“We are late"), ("Roth", "say", "say", "“and we")],
    ),
    ("According to police, two cars collided.", [("police", "accord", "say", "two cars")]),
    ("Two cars collided, according to Kent Police.", [("Kent Police", "accord", "say", "Two cars")]),
    (
        "Jo Lind, head of the port, confirmed the delay.",
        [("Jo Lind, head of the port", "confirm", "confirm", "the delay")],
    ),
    (
        "The port’s chief, Jo Lind, blamed the wind for the delay.",
        [("The port’s chief, Jo Lind", "blame", "claim", "the wind")],
    ),
    ("Kenya accused the firm of fraud.", [("Kenya", "accuse", "claim", "the firm of fraud")]),
    ("Kenya has long accused the firm of fraud.", [("Kenya", "accuse", "claim", "the firm")]),
    ("Ruiz denies taking the money.", [("Ruiz", "deny", "deny", "taking the money")]),
    ("The firm, however, denies this.", [("The firm", "deny", "deny", "this")]),
    ("The firm dismissed the claims as absurd.", [("The firm", "dismiss", "deny", "the claims")]),
    ("The firm rejected the offer.", []),
    ("The judge denied bail.", []),
    ("She vowed to appeal.", [("She", "vow", "promise", "to appeal")]),
    ("The union urged members to vote.", [("The union", "urge", "ask", "members")]),
    ("Residents described a scene of panic.", [("Residents", "describe", "say", "a scene")]),
    (
        "Varga told Reuters that talks had begun.",
        [("Varga", "tell", "say", "talks had begun")],
    ),
    (
        "Varga resigned, adding that she was tired.",
        [("Varga", "add", "say", "she was tired")],
    ),
    (
        "Varga said the vote was fair and added that she would run again.",
        [("Varga", "say", "say", "the vote"), ("Varga", "add", "say", "she would")],
    ),
    ("She scored almost 10,000 runs all told, and remains the captain.", []),
    (
        "The army claimed a victory, while villagers said nobody had come.",
        [("The army", "claim", "claim", "a victory"), ("villagers", "say", "say", "nobody")],
    ),
    ("Beijing said that the talks were over.", [("Beijing", "say", "say", "the talks")]),
    ("The talks were over, Boeing said.", [("Boeing", "say", "say", "The talks")]),
    (
        "The operator, Lannan Lines, said it knew of no fault.",
        [("The operator, Lannan Lines", "say", "say", "it knew")],
    ),
    (
        "The owner of the ferry that ran aground on Sunday said the ship had been inspected.",
        [("The owner of the ferry", "say", "say", "the ship")],
    ),
    ("The man who shot the officer said he was sorry.", [("The man", "say", "say", "he was")]),
    (
        "The bridge will cost 61 million euros, the city's auditor, Rita Flem, said.",
        [("the city's auditor, Rita Flem", "say", "say", "The bridge")],
    ),
    (
        "Karl Vest, the opposition leader, called the bridge a waste of money.",
        [("Karl Vest, the opposition leader", "call", "say", "the bridge")],
    ),
    ("Vest called it a disgrace.", [("Vest", "call", "say", "it a")]),
    ("Neighbours called the police a few minutes later.", []),
    ("Residents called an ambulance.", []),
    ("The union called a strike.", []),
    ("The thief is believed to have fled.", [("", "believe", "say", "to have fled")]),
    (
        "Eleven were saved, as confirmed by pilot Ravi Menon.",
        [("pilot Ravi Menon", "confirm", "confirm", "Eleven")],
    ),
    (
        "He resigned over Oslo’s claims that he lied.",
        [("Oslo", "claim", "claim", "he lied")],
    ),
    (
        "The officials’ repeated claims that the dam is safe were wrong.",
        [("The officials", "claim", "claim", "the dam")],
    ),
    (
        "The city’s chief’s claim that he lied was wrong.",
        [("The city’s chief", "claim", "claim", "he lied")],
    ),
    ("Last year’s claim that he lied was wrong.", [("", "claim", "claim", "he lied")]),
    ("The study found that cod are shrinking.", [("The study", "find", "say", "cod are")]),
    ("Local reports indicate that six died.", [("Local reports", "indicate", "say", "six died")]),
    ("The United Nations reports that aid arrived.", [("The United Nations", "report", "say", "aid")]),
    ("As per reports, the deal is off.", [("reports", "accord", "say", "the deal")]),
    ("The bank reported a loss of 3 million.", [("The bank", "report", "say", "a loss")]),
    ("The club added a new stand.", []),
    ("He wrote two novels.", []),
    ("The minister did not say whether he would run.", []),
    ("The firm refused to confirm the sale.", []),
    ("She is expected to announce a cut.", []),
    ("The claims were settled in court.", []),
    ("A warning was given at noon.", []),
    ("The estimated cost is high.", []),
    ("The bridge opened in May after long delays.", []),
    ("Both sides insist the truce holds.", [("Both sides", "insist", "say", "the truce")]),
    ("In a statement, Roth said sales fell.", [("Roth", "say", "say", "sales fell")]),
    ("Writing on X, Roth accused Ruiz of lying.", [("Roth", "accuse", "claim", "Ruiz of lying")]),
    ("But officials say the dam is safe.", [("officials", "say", "say", "the dam")]),
    ("The driver, police said, had been drinking.", [
        ("police", "say", "say", "The driver"), ("police", "say", "say", "had been"),
    ]),
    ("Kovacs said Mr. Lee left. Lee denied it.", [
        ("Kovacs", "say", "say", "Mr. Lee left"), ("Lee", "deny", "deny", "it"),
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES, ids=[s for s, _ in SENTENCES])
def test_reads_who_says_what(sentence: str, expected: list[tuple[str, str, str, str]]) -> None:
    found = read_speeches(sentence, read_quotations(sentence))
    assert [(s.speaker, s.verb, s.force) for s in found] == [e[:3] for e in expected]
    for speech, (*_, start) in zip(found, expected, strict=True):
        assert sentence[speech.content_start : speech.content_end].startswith(start)


SAME: list[tuple[str, str, bool | None]] = [
    ("Whitlock", "fire chief Nora Whitlock", True),
    ("Nora Whitlock, head of the brigade", "Whitlock", True),
    ("Ms. Roth", "Anna Roth", True),
    ("President Varga", "Tomas Varga", True),
    ("the port’s chief spokesman", "port spokesman", True),
    ("the spokeswoman of the port", "the port’s spokesperson", True),
    ("the ministry", "the finance ministry", True),
    ("police", "Kent Police", True),
    ("Ferrum Inc.", "Ferrum", True),
    ("the United States", "Washington", True),
    ("Tehran", "Iranian officials", True),
    ("Seoul", "South Korea", True),
    ("the Kenyan government", "Nairobi", True),
    ("both Anna Roth and Jo Lind", "Lind", True),
    ("Roth", "Lind", False),
    ("police", "the company", False),
    ("Tehran", "Washington", False),
    ("North Korea", "South Korea", False),
    ("the rebels", "Kenya", False),
    ("Samsung", "Apple", False),
    ("He", "Anna Roth", None),
    ("Anna Roth", "they", None),
    ("the mayor", "Anna Roth", None),
    ("Kenya", "the Kenyan army", None),
    ("Kenya’s foreign minister", "Kenya", None),
]


@pytest.mark.parametrize(("a", "b", "expected"), SAME)
def test_same_speaker_is_known_by_name_role_or_government(
    a: str,
    b: str,
    expected: bool | None,  # noqa: FBT001 - a row of the table
) -> None:
    assert same_speaker(a, b) is expected
    assert same_speaker(b, a) is expected


_PEOPLE = st.sampled_from(["Anna Roth", "the mayor", "Police", "Ferrum", "Dr. Lee", "Tehran"])
_VERBS = st.sampled_from(["said", "claimed", "announced", "insisted", "warned", "confirmed"])
_CONTENTS = st.sampled_from(
    ["the bridge was closed", "two boats sank off Malta", "nobody had paid the bill"]
)


@given(_PEOPLE, _VERBS, _CONTENTS)
def test_speaker_and_content_are_found_in_either_order(who: str, verb: str, what: str) -> None:
    who = who[0].upper() + who[1:]
    for text in (f"{who} {verb} that {what}.", f"{what[0].upper()}{what[1:]}, {who} {verb}."):
        (speech,) = read_speeches(text, ())
        assert speech.speaker == who
        assert text[speech.content_start : speech.content_end].lower() == what.lower()


@given(
    st.lists(
        st.sampled_from(
            [
                "“",
                "”",
                "‘",
                "’",
                '"',
                "'",
                ",",
                ".",
                ";",
                ":",
                "—",
                "said",
                "says",
                "claims",
                "that",
                "Anna",
                "Roth",
                "the",
                "mayor",
                "he",
                "and",
                "by",
                "to",
                "was",
                "not",
                "according",
                "denied",
                "adding",
                "which",
                "police",
                "on",
                "Friday",
                "believed",
                "é",
                "İ",
                "5",
                "$",
                "\xa0",
                "(",
                ")",
            ]
        ),
        max_size=25,
    ).map(" ".join)
)
def test_every_span_lies_in_the_text(text: str) -> None:
    for speech in read_speeches(text, read_quotations(text)):
        assert text[speech.speaker_start : speech.speaker_end] == speech.speaker
        assert 0 <= speech.content_start < speech.content_end <= len(text)


@given(st.text(max_size=80))
def test_any_text_can_be_read(text: str) -> None:
    for speech in read_speeches(text, read_quotations(text)):
        assert text[speech.speaker_start : speech.speaker_end] == speech.speaker
