from __future__ import annotations

import hashlib
import re
import subprocess
import sys
from itertools import pairwise

import pytest

from flows.core.records import Document, Draft, Sentence, Span
from flows.judges import Judgement
from flows.judges.offline import OfflineJudge, stored_model

FIRE = (
    "A fire tore through a furniture warehouse in Leeds on Tuesday night, killing three workers.",
    "Twelve people were taken to hospital, two of them with severe burns, the service said.",
    "Investigators, who began work at dawn, believe an electrical fault caused the blaze.",
    "The owner, Harwood Ltd, had been fined £40,000 in March for blocked fire exits.",
    "Councillor Maria Bell called for an independent inquiry into inspections.",
    "Shares in the company fell 8 % on Wednesday, after trading had been halted twice.",
)
ELECTION = (
    "Voters in Slovenia go to the polls on Sunday in a vote that could end the government’s rule.",
    "Prime Minister Ana Kovač, whose party trails in surveys, urged supporters to turn out early.",
    "Turnout stood at 31 % by noon, four points more than in 2022, the election commission said.",
    "The opposition leader, Marko Zupan, promised to cut income tax if he wins.",
    "Observers reported no serious irregularities at the 3,100 polling stations.",
)
SCIENCE = (
    "Astronomers have found a planet the size of Earth around a nearby red dwarf star.",
    "The planet, which orbits its star every 11 days, may be too hot for liquid water.",
    "The team used the Very Large Telescope in Chile, and checked its result with a second method.",
    "“It is the closest such world we know,” said Ingrid Dahl of Oslo University.",
    "The study was published on Thursday in the journal Nature Astronomy.",
)
STORIES = (FIRE, ELECTION, SCIENCE)


def document(*texts: str, language: str = "en") -> Document:
    text = "\n".join(texts)
    sentences, at = [], 0
    for number, one in enumerate(texts, start=1):
        sentences.append(Sentence(number, Span(at, at + len(one)), one, number))
        at += len(one) + 1
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(
        digest[:12], "story.txt", digest, digest, text, tuple(sentences), language=language
    )


def judged(story: Document, claim: str, *evidence: int) -> Judgement:
    (found,) = OfflineJudge().judge(story, [Draft(story.id, claim, evidence)])
    return found


def faithful(story: tuple[str, ...]) -> list[tuple[str, tuple[int, ...]]]:
    """Verbatim, a clause left out, the end left out, two sentences joined."""
    found: list[tuple[str, tuple[int, ...]]] = []
    for n, text in enumerate(story, start=1):
        found.append((text, (n,)))
        found.append((re.sub(r", (?:who|which|whose|two) [^,]+,", "", text), (n,)))
        found.append((re.sub(r", [^,]+\.$", ".", text), (n,)))
    for n, (one, two) in enumerate(pairwise(story), start=1):
        found.append((f"{one.removesuffix('.')}, and {two}", (n, n + 1)))
    return list(dict.fromkeys(found))


def test_faithful_extracts_are_supported() -> None:
    blocked = [
        claim
        for story in STORIES
        for claim, evidence in faithful(story)
        if judged(document(*story), claim, *evidence).verdict != "supported"
    ]
    total = sum(len(faithful(story)) for story in STORIES)
    assert len(blocked) <= 0.03 * total, blocked


@pytest.mark.parametrize(
    ("story", "claim", "evidence"),
    [
        (FIRE, "A fire tore through a furniture warehouse in Leeds, injuring three workers.", 1),
        (
            FIRE,
            "Investigators, who began work at dawn, believe an electrical fault caused the flood.",
            3,
        ),
        (FIRE, "The owner, Harwood Ltd, had been praised in March for blocked fire exits.", 4),
        (FIRE, "Shares in the company rose 8 % on Wednesday.", 6),
        (
            FIRE,
            "Councillor Maria Bell called for a criminal independent inquiry into inspections.",
            5,
        ),
        (
            ELECTION,
            "The opposition leader, Marko Zupan, promised to raise income tax if he wins.",
            4,
        ),
        (ELECTION, "Observers reported serious irregularities at the 3,100 polling stations.", 5),
        (SCIENCE, "The planet, which orbits its star every 11 days, may be too cold for water.", 2),
        (SCIENCE, "Astronomers have found a comet the size of Earth around a nearby red dwarf.", 1),
        (SCIENCE, "The study was not published on Thursday in the journal Nature Astronomy.", 5),
    ],
)
def test_one_changed_word_in_a_copy_is_not_supported(
    story: tuple[str, ...], claim: str, evidence: int
) -> None:
    assert judged(document(*story), claim, evidence).verdict != "supported"


@pytest.mark.parametrize(
    ("source", "claim"),
    [
        ("The truce is still in effect, both armies said.", "The cease-fire holds."),
        ("Negotiations between the union and the port have broken down.", "Port talks collapsed."),
        (
            "Nine people died and 20 were hurt in the crash.",
            "The crash killed nine and injured 20.",
        ),
        (
            "The premier announced he would step down in May.",
            "The prime minister will resign in May.",
        ),
        (
            "The firm will buy its rival for $2 billion.",
            "The company is to acquire its rival for $2bn.",
        ),
    ],
)
def test_the_same_in_other_words_is_supported(source: str, claim: str) -> None:
    assert judged(document(source), claim, 1).verdict == "supported"


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("Parliament will vote on the new fisheries treaty next spring.", 1),
        ("Rescue teams found the missing climbers on the north face.", 3),
        (SCIENCE[0], 2),
        (ELECTION[4], 4),
    ],
)
def test_something_else_is_not_found(claim: str, evidence: int) -> None:
    assert judged(document(*FIRE), claim, evidence).verdict == "not_found"


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("Shares in the company rose 8 % on Wednesday.", 6),
        ("An electrical fault did not cause the blaze, investigators believe.", 3),
    ],
)
def test_the_contrary_of_the_same_thing_is_contradicted(claim: str, evidence: int) -> None:
    assert judged(document(*FIRE), claim, evidence).verdict == "contradicted"


def test_what_it_cannot_read_is_unchecked() -> None:
    story = document(*FIRE)
    assert judged(document(*FIRE, language="fr"), FIRE[0], 1) == Judgement("unchecked")
    assert judged(story, FIRE[0]) == Judgement("unchecked")
    assert judged(story, FIRE[0], 99) == Judgement("unchecked")


def test_the_stored_fit_says_how_it_was_made() -> None:
    model = stored_model()
    assert 0 < model.partial < model.threshold < 1
    assert any(weight > 0 for weight in model.weights.values())


def test_the_same_claim_scores_the_same_in_every_process() -> None:
    code = (
        "from flows.judges.offline import read, stored_model\n"
        "from flows.core.alignment.indexing import index\n"
        f"print(repr(read({FIRE[5]!r}, index({FIRE!r}), stored_model()).score))"
    )
    scores = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(scores) == 1
