"""Pages invented after the habits of many kinds of site.

A line of `pages/*.txt` is "B: a body line", "H: a heading" or "F: furniture"; "FB: LONDON — ¦Fire
…" is one line whose pieces, cut at "¦", have those kinds in turn.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.core.furniture import Page, mark
from flows.core.records import Sentence
from flows.core.sentences import split

PAGES = sorted((Path(__file__).parent / "pages").glob("*.txt"))
KINDS = {"B": "body", "H": "heading", "F": "furniture"}


def page(text: str) -> Page:
    return mark(text, split(text))


@pytest.mark.parametrize("separator", ["\n", "\n\n", "\n \n\n"])
@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.stem)
def test_every_line_of_a_page_gets_its_kind(path: Path, separator: str) -> None:
    rows = [line.split(": ", 1) for line in path.read_text(encoding="utf-8").splitlines()]
    lines = [line.replace("¦", "") for _, line in rows]
    read = page(separator.join(lines)).sentences
    at = 0
    for (kinds, _), line in zip(rows, lines, strict=True):
        here = [s for s in read if at <= s.span.start < at + len(line)]
        at += len(line) + len(separator)
        found = [s.kind for s in here]
        expected = [KINDS[k] for k in kinds]
        repeated = expected + expected[-1:] * (len(found) - len(expected))
        assert found == repeated, [(s.kind, s.furniture, s.text) for s in here]


STORY = "The river rose by two metres overnight and flooded the old town.\n"

FURNITURE = [
    "Share",
    "Share on Facebook",
    "Email Print",
    "12 comments",
    "Leave a Reply",
    "By Ann O’Neill and Tom de Vries",
    "BY STAFF REPORTERS",
    "Reporting by Ann Lee; Editing by Tom Roe",
    "3 days ago",
    "Published: 8 November 2025, 14:02 GMT",
    "Updated Nov. 8, 2025 9:14 a.m. ET",
    "8th November 2025",
    "2025-11-08T09:14:00Z",
    "5 min read",
    "Advertisement",
    "Story continues below",
    "https://example.com/a/b",
    "Source: https://example.com/a/b",
    "Source: BBC",
    "Photo: Getty Images",
    "(AP Photo/Ann Lee)",
    "© 2025 Example Media. All rights reserved.",
    "Sign up for our daily newsletter",
    "Sign up here for our morning briefing.",
    "We use cookies to improve your experience.",
    "Read more: Dam gates opened",
    "Tags: rain, floods",
    "#floods #rain",
    "press@example.com",
    "+44 20 7946 0018",
    "Home | World | Europe",
    "Home > World > Europe > Spain",
    "***",
    "ENDS",
    "(Reuters)",
    "Comments are closed.",
    "Published",
    "Associated Press writer Ana Gomez in Lima contributed to this report.",
    "Labor News Release - Region 5",
    "Loading...",
    "Subscribe to keep reading this post.",
    "abc.example.net.au/news/fire/1234",
    "Posted on November 8, 2025 by admin",
    "Video caption,",
    "Analysis by Tom Bell",
    "- [Fire service statement](https://example.com/a)",
    "This interview has been edited for length and clarity.",
    "Back to top",
]

NEWS = [
    "He resigned.",
    "No one was hurt.",
    "It rained.",
    "Shares fell.",
    "Share prices fell 3% on Friday.",
    "By Friday, the fire was out.",
    "By Monday evening all roads were open.",
    "Home sales rose.",
    "World leaders met in Lima.",
    "Sign language will be taught in schools.",
    "Subscribers to the service rose to 3 million.",
    "Donations reached £2m.",
    "Cookies were sold to raise money.",
    "Two days ago the dam was full.",
    "In 2025, 14 people died there.",
    "Photos showed a crater in the road.",
    "Comments by the minister angered farmers.",
    "Email was down for six hours.",
    "Print editions will end in May.",
    "Read by millions, the paper closed on Friday.",
    "Source code was stolen.",
    "The Times said it stood by its story.",
    "“Never!” she said.",
    "Why did nobody act? The report does not say.",
    "Support for the party fell to 12%.",
    "Register offices will close at noon.",
    "Editing took three years.",
    "Follow-up talks failed.",
    "Copyright law will change in 2026, the minister said.",
    "More on-site checks are planned, officials said.",
    "Tickets cost $20.",
    "The vote was 52-48.",
    "Join-up operations cost £3m.",
    "Police said: “Stay at home.”",
    "Speeding contributed to the crash.",
    "Report by report, the case fell apart.",
    "the mayor resigned",
    "Published figures show a fall of 3%.",
    "From: now on, all shops will close.",
]


@pytest.mark.parametrize("line", FURNITURE)
@pytest.mark.parametrize("where", ["above", "between", "below"])
def test_furniture_is_furniture_wherever_it_stands(line: str, where: str) -> None:
    before = {"above": "", "between": STORY, "below": STORY * 2}[where]
    text = before + line + "\n" + ("" if where == "below" else STORY)
    here = [s for s in page(text).sentences if s.text not in STORY]
    assert here
    assert all(s.kind == "furniture" and s.furniture for s in here), here


@pytest.mark.parametrize("line", NEWS)
def test_short_news_stays_in_the_body(line: str) -> None:
    for text in (line, STORY + line, STORY + line + "\n" + STORY, STORY.strip() + " " + line):
        assert all(s.kind == "body" for s in page(text).sentences), text


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("Fire guts market in Leeds", "Fire guts market in Leeds"),
        ("# Fire guts market", "Fire guts market"),
        ("**Fire guts market in Leeds**", "Fire guts market in Leeds"),
        ("Fire guts market in Leeds\n========", "Fire guts market in Leeds"),
        ("The Daily Mercury\nWorld\nFire guts market in Leeds", "Fire guts market in Leeds"),
        ("Fire guts market in Leeds\nForty traders are left without a stall after the blaze",
         "Fire guts market in Leeds"),
        ("Will the market ever open again?", "Will the market ever open again?"),
        ("Economy", None),
        ("", None),
    ],
)  # fmt: skip
def test_title_is_the_headline_of_the_page(head: str, title: str | None) -> None:
    assert page(f"{head}\n\n{STORY}").title == title


@pytest.mark.parametrize(
    "line",
    [
        f"Contact a@b.co {'.' * 200} one two three four five six",
        "1" * 100_000,
        f"Wet{' ' * 100_000}day",
    ],
    ids=["dots", "digits", "spaces"],
)
def test_long_runs_of_one_character_are_read_at_once(line: str) -> None:
    read = "".join(s.text for s in page(line).sentences)
    assert read.replace(" ", "") == line.replace(" ", "")


def test_site_name_is_found_above_the_title_only() -> None:
    read = page(f"The Daily Mercury\nFire guts market in Leeds\n{STORY}")
    assert read.site == "The Daily Mercury"
    assert page(f"Fire guts market\n{STORY}{STORY}").site is None


def test_repeated_headline_is_a_heading_again() -> None:
    read = page(f"Fire guts market in Leeds\nShare\n{STORY}Fire guts market in Leeds\n{STORY}")
    assert [s.kind for s in read.sentences if "guts" in s.text] == ["heading", "heading"]


def test_section_headings_stay_between_their_paragraphs() -> None:
    read = page(f"{STORY}\nA town under water\n\n{STORY}\nEconomic cost\n\n{STORY}")
    assert [s.kind for s in read.sentences] == ["body", "heading"] * 2 + ["body"]


def test_notes_without_full_stops_are_still_read() -> None:
    read = page("Fire broke out at five in the morning\nTwo people were taken to hospital")
    assert [s.kind for s in read.sentences] == ["body", "body"]


def test_marking_moves_no_span() -> None:
    text = f"The Daily Mercury\n{STORY}Leave a Reply\n"
    before: tuple[Sentence, ...] = split(text)
    after = page(text).sentences
    assert [(s.number, s.span, s.text) for s in before] == [
        (s.number, s.span, s.text) for s in after
    ]
