from __future__ import annotations

import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from flows.core.lines import BLANKS, cut
from flows.core.sentences import LONGEST_SENTENCE, split

# Characters that segmenters trip over, next to any others.
AWKWARD = st.text(
    st.one_of(
        st.sampled_from("a B 7.!?…,;:\"'“”‘’()[]#*_`>|-–— \n\r\t\u00a0\u200b\ufeff\u2028😀é̂"),
        st.characters(),
    ),
    max_size=200,
)


@given(AWKWARD)
@example("A lone \ud800 here. It goes on.")
@example("They had no Plan B\u00a0. It failed.")
@example("R\u3000. R\u2009? R\x85!")
@example("Hi 😀. There 🎉 is more.")
@example("**A**\n# \n- \n> \n```\nx")
@example("LONDON — \u200bPolice said so.")
@example("---\na: b\n---\nText.")
@example("**Background:** The rest.")
@example("(He left.) \u00a0She stayed.")
def test_spans_slice_back_in_order_without_blanks_at_their_ends(text: str) -> None:
    end = 0
    sentences = split(text)
    for number, sentence in enumerate(sentences, start=1):
        assert sentence.number == number
        assert end <= sentence.span.start < sentence.span.end <= len(text)
        assert text[sentence.span.start : sentence.span.end] == sentence.text
        assert sentence.text == sentence.text.strip(BLANKS)
        assert "\n" not in sentence.text
        end = sentence.span.end
    assert [s.paragraph for s in sentences] == sorted(s.paragraph for s in sentences)
    assert split(text) == sentences


@given(AWKWARD)
def test_no_letter_is_lost(text: str) -> None:
    kept = "".join(s.text for s in split(text))
    lines = "".join(line.text for line in cut(text))
    assert [c for c in lines if c.isalpha()] == [c for c in kept if c.isalpha()]


@pytest.mark.parametrize("before", ["WASHINGTON (AP) ", "2025-11-08 ", "6 June 2025 ", "(AP) "])
def test_a_rule_behind_a_dateline_is_read_at_once(before: str) -> None:
    line = f"{before}{'-' * 60}…"
    assert [s.text for s in split(line)] == [line]


def test_every_white_space_is_a_blank() -> None:
    spaces = {c for c in map(chr, range(sys.maxunicode + 1)) if c.isspace()}
    assert spaces <= set(BLANKS)


ONE = [
    "Mr. Smith met Mrs. Jones and Ms. Lee.",
    "Lt. Gen. Asim Malik led the team.",
    "Brig. Gen. Tom Hale and Pte. Lee Wood were hurt.",
    "Det. Insp. Ann Moss opened an inquiry.",
    "The blast on Oct. 9 shook the town.",
    "It opens on Fri. Nov. 7 at noon.",
    "The strike began on Oct. 9, 2025 and ended in Nov. 2025.",
    "It ran on 5 Jan. and 6 Feb. 2024.",
    "They met in Sept. Oct. and Dec. last year.",
    "The vote of 9 Dec. 2021 was close.",
    "The 6 Jan. Committee will meet again.",
    "The U.S. Senate voted on the bill.",
    "J. K. Rowling and George W. Bush attended.",
    "St. Louis and Ft. Worth saw snow.",
    "At 5 p.m. Tuesday the doors closed.",
    "It began at 9 a.m. EST on Monday.",
    "Acme Inc. said it lost $1.5 million.",
    "Approx. 50 people were hurt.",
    "It ranked No. 10 of 40.",
    "Fmr. Sen. Al Stone and Amb. Joan Reed spoke.",
    "Silva beat Kane 6-3, 6-4 vs. Rovers.",
    "“Stop!” Marta Silva said.",
    '"Why now?" the minister asked.',
    "“Never again!” he said.",
    "He said: “We won. We did it. We are proud.”",
    "Wait... what was that?",
    "Yahoo! shares rose by a tenth.",
    "See https://example.com/a.b?c=D.E for more.",
    "Prices rose 3.4 per cent to Rs. 500 a bag.",
    "He got it from Amazon.com last year.",
]

TWO = [
    ("They failed for “lack of cooperation.”", "He said so on X."),
    ("He had warned of “open war.”", "Nobody listened."),
    ("They left.", "“No,” she said."),
    ("Who knew?", "Nobody did."),
    ("(The vote was late.)", "The mayor stayed."),
    ("He lives in the U.S.", "She left in May."),
    ("It closed at 6 p.m.", "They went home."),
    ("It happened on Oct. 9.", "It was late."),
    ("The dogs’ owner left.", "The cats’ owner stayed."),
    ("Pakistan 'will not support any steps.'", "He said Islamabad 'stays committed' to peace."),
    ("Apple fell.", "iPhone sales rose."),
    ("Shares rose 3%.", "7 of 10 funds gained."),
    ("He died in 1950.[1]", "His son took over."),
    ("The end of one.", "Der next one."),
    ("The Lend burst its banks near Torr on 4 May.", "Flooding hit 320 homes."),
    ("The vote was on 9 Dec.", "Turnout was low."),
    ("The clinic shut on Friday, 3rd Sept.", "Dr. Hale blamed the roof."),
    ("Sales rose 3% in Sept.", "“We won,” he said."),
    ("It was passed in late Dec.", "(He left.)"),
    ("The rule holds until Jan.", "A court may end it."),
    ("Hi 😀.", "There is more 🎉."),
]


@pytest.mark.parametrize("sentence", ONE)
def test_sentence_stays_whole(sentence: str) -> None:
    assert [s.text for s in split(sentence)] == [sentence]
    assert [s.text for s in split(f"It rained. {sentence} It snowed.")] == [
        "It rained.",
        sentence,
        "It snowed.",
    ]


@pytest.mark.parametrize("pair", TWO)
def test_two_sentences_are_cut(pair: tuple[str, str]) -> None:
    assert [s.text for s in split(" ".join(pair))] == list(pair)


PREFIXES = [
    ("ANKARA, Turkey —", "Peace talks have failed."),
    ("LONDON (Reuters) -", "Shares rose on Friday."),
    ("LONDON, Nov 8 (Reuters) -", "Shares rose on Friday."),
    ("Santa Iria, 6 June 2025 (Andes Press) -", "Rescue teams reached the mine."),
    ("Notes to editors:", "Free Rivers was founded in 1998."),
    ("London (AP) —", "Shares rose on Friday."),
    ("(CNN) —", "Shares rose on Friday."),
    ("Istanbul (CNN) —", "Shares rose on Friday."),
    ("KABUL, Nov. 8 (Xinhua) --", "Two people died in a flood."),
    ("NEW YORK, Nov. 8, 2025 /PRNewswire/ --", "Acme today named a new chief."),
    ("SAN FRANCISCO--(BUSINESS WIRE)--", "Acme today named a new chief."),
    ("LONDON, Nov. 08, 2025 (GLOBE NEWSWIRE) --", "Acme today named a new chief."),
    ("KESTREL CITY (Kestrel Wire) -", "Trains will run again on Wednesday."),
    ("TORR, 4 May (Lend Valley News) –", "Flooding hit 320 homes."),
    ("date 2025-11-08", "While talks go on, shares rose."),
    ("2025-11-08:", "The river rose."),
    ("November 8, 2025 —", "The river rose."),
    ("Geneva, 8 November 2025 –", "The river rose."),
]  # fmt: skip


@pytest.mark.parametrize(("prefix", "sentence"), PREFIXES)
def test_dateline_is_cut_off(prefix: str, sentence: str) -> None:
    joint = "" if prefix.endswith("--") and "WIRE" in prefix[:40] and "(B" in prefix else " "
    first, second = split(prefix + joint + sentence)
    assert (first.text, first.kind) == (prefix, "furniture")
    assert (second.text, second.kind, second.paragraph) == (sentence, "body", first.paragraph)


NOT_PREFIXES = [
    "The mayor — who resigned — said so.",
    "NATO — the alliance — agreed on it.",
    "SMITH: I never saw the letter before today.",
    "In 2025-11 the dam was full.",
    "Paris (France) is a city.",
    "NATO (North Atlantic Treaty Organization) - The alliance agreed on it.",
    "The court (Judge Ann Hale) - Nobody spoke.",
    "Two firms (Reuters and AP) said so.",
    "WATCH: The moment the tower fell.",
]


@pytest.mark.parametrize("sentence", NOT_PREFIXES)
def test_what_only_looks_like_a_dateline_stays(sentence: str) -> None:
    assert [s.text for s in split(sentence)] == [sentence]


def test_speakers_of_a_transcript_keep_their_names() -> None:
    text = (
        "MAYOR: We lost a great building tonight and we will rebuild all of it.\n"
        "REPORTER: When will the inquiry into this fire begin, and who will lead it?\n"
    )
    assert [s.text for s in split(text)] == text.strip().split("\n")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("# Fire guts market", "Fire guts market"),
        ("## Fire guts market ##", "Fire guts market"),
        ("- Two people died.", "Two people died."),
        ("1. Two people died.", "Two people died."),
        ("• Two people died.", "Two people died."),
        ("> Two people died.", "Two people died."),
        ("**Fire guts market**", "Fire guts market"),
        ("# **Fire guts market**", "Fire guts market"),
        ("*By Ann Lee*", "By Ann Lee"),
        ("#floods rose", "#floods rose"),
        ("**Fire** and **water**", "**Fire** and **water**"),
        ("5 people died.", "5 people died."),
        ("-5 degrees were measured.", "-5 degrees were measured."),
    ],
)
def test_marks_of_a_line_are_outside_its_span(line: str, words: str) -> None:
    assert [s.text for s in split(line)] == [words]


def test_sentences_of_one_line_share_its_paragraph() -> None:
    assert [s.paragraph for s in split("It rained. It snowed.\n\nThen sun.")] == [1, 1, 2]


@pytest.mark.parametrize("unit", ["word ", "a. ", "“No. ", "(\"'“«[", "x"])
def test_long_line_is_read_in_bounded_pieces(unit: str) -> None:
    text = unit * (60_000 // len(unit))
    sentences = split(text)
    assert max(len(s.text) for s in sentences) <= LONGEST_SENTENCE
    assert sum(len(s.text.replace(" ", "")) for s in sentences) == len(text.replace(" ", ""))


def test_windows_leave_no_seam() -> None:
    sentence = "The minister, who had resigned twice before, told “the people. All of them.” so."
    text = " ".join([sentence] * 400)
    assert {s.text for s in split(text)} == {sentence}
