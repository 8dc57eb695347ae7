"""News about one event whose every sentence is known: what it tells, of what, in whose words.

Nobody can say of real articles, sentence by sentence, which claims a brief may print. Of these one
can: a sentence is made from one fact, and two sentences tell the same thing if and only if they are
made from the same fact with the same answer. Nothing here reads with the house's own code.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

_TOWNS = (
    "Aldermoor Brackwater Carnholt Dunsley Eastmere Farleigh Gorsebridge Hollowford Inverdale "
    "Kettleby Larkhill Mossgate Netherby Oakhampton Pelham Quarrendon Ravensby Saltmarsh Thornaby "
    "Ulverley Waverton Yarnbrook"
).split()
_FIRST = (
    "Anna Brian Clara David Edith Frank Grace Henry Irene Jacob Karen Louis Maria Nigel Olive "
    "Peter Queenie Robert Sarah Thomas Ursula Victor Wendy"
).split()
_LAST = (
    "Abbott Barlow Crane Denholm Ellery Fenwick Garrick Holt Ingram Jessop Keane Lomax Mercer "
    "Norwood Ormond Pryce Radley Sefton Tarrant Upton Vickers Whitlock"
).split()
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday")

#: What the outlets share: a fact, its usual answer, the one of outlets that differ, its wordings.
_SHARED: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    ("dead", "14", "17", (
        "The collapse of the Harrow Bridge killed {} people on Sunday.",
        "On Sunday the collapse of the Harrow Bridge killed {} people.",
    )),
    ("hurt", "63", "71", (
        "The collapse injured {} people, the county hospital said.",
        "The county hospital said the collapse injured {} people.",
    )),
    ("cars", "22", "25", (
        "Divers found {} cars in the river below the Harrow Bridge.",
        "In the river below the Harrow Bridge divers found {} cars.",
    )),
    ("built", "1967", "1963", (
        "The Harrow Bridge was built in {} by the firm Calder and Sons.",
        "The firm Calder and Sons built the Harrow Bridge in {}.",
    )),
    ("cost", "$48 million", "$45 million", (
        "A new bridge will cost {}, according to the transport ministry.",
        "According to the transport ministry, a new bridge will cost {}.",
    )),
    ("cause", "Corrosion of the cables", "Corrosion of the anchors", (
        "{} caused the collapse, chief inspector Paul Renwick said.",
        "Chief inspector Paul Renwick said: {} caused the collapse.",
    )),
    ("warning", "2019", "2018", (
        "Engineers warned the county council about the bridge in {}.",
        "In {} engineers warned the county council about the bridge.",
    )),
    ("lorries", "40", "44", (
        "The council had banned lorries of more than {} tonnes from the bridge.",
        "Lorries of more than {} tonnes had been banned from the bridge by the council.",
    )),
    ("ferry", "Wednesday", "Thursday", (
        "A ferry will replace the Harrow Bridge from {}.",
        "From {} a ferry will replace the Harrow Bridge.",
    )),
    ("trial", "Joan Calder", "Ruth Calder", (
        "Prosecutors questioned {}, who heads Calder and Sons.",
        "{}, who heads Calder and Sons, was questioned by prosecutors.",
    )),
)  # fmt: skip

#: What one outlet alone tells. Long enough to stand alone, and different each time it is made.
_LOCAL = (
    "{first} {last}, a baker in {town}, lost {n} customers after the road was closed.",
    "The school in {town} opened its hall to {n} people whose homes had no water.",
    "{first} {last} told the {paper} that {n} trucks crossed the bridge every hour.",
    "Firefighters from {town} worked for {n} hours with {m} boats.",
    "The council of {town} set aside ${n},000 for families who lost a relative.",
    "A bus with {n} pupils from {town} had crossed the bridge {m} minutes before.",
    "{first} {last}, the mayor of {town}, denied that {n} complaints had been ignored.",
    "In {town}, {n} shops stayed closed on {day}.",
    "{first} {last}, an engineer, said that the report of {m} May had {n} pages.",
    "The hospital in {town} treated {n} people, {m} of them children.",
    "Traffic through {town} rose by {n} percent on {day}.",
    "{first} {last} of {town} saw the eastern tower fall and called the police {m} minutes later.",
)


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence, and what it tells: the same fact with the same answer is the same thing."""

    text: str
    fact: str
    answer: str


@dataclass(frozen=True, slots=True)
class Article:
    """One outlet's text."""

    name: str
    sentences: tuple[Told, ...]

    @property
    def text(self) -> str:
        """As in its file: a headline, a date line, then paragraphs of three sentences."""
        told = [s.text for s in self.sentences]
        paragraphs = [" ".join(told[i : i + 3]) for i in range(0, len(told), 3)]
        head = f"Harrow Bridge collapse: the {self.name} report\n\n9 March 2026"
        return "\n\n".join([head, *paragraphs]) + "\n"


def articles(count: int, seed: int, sentences: int = 24) -> tuple[Article, ...]:
    """That many outlets' texts about one event, of about that many sentences each.

    A third of the shared facts is told by a given outlet; every eighth outlet gives another answer
    to one of them, so that there is something to merge and something that differs.
    """
    rng = random.Random(seed)  # noqa: S311 - draws, no secrets
    return tuple(_article(i, rng, sentences) for i in range(count))


def told_in(texts: Sequence[Article]) -> dict[str, Told]:
    """Sentence → what it tells, over all texts."""
    return {told.text: told for text in texts for told in text.sentences}


def _article(number: int, rng: random.Random, sentences: int) -> Article:
    paper = f"{rng.choice(_TOWNS)} {('Herald', 'Courier', 'Echo', 'Post')[number % 4]}"
    facts = rng.sample(_SHARED, max(2, min(len(_SHARED), sentences // 6)))
    odd = number % 8 == 7
    shared = []
    for i, (fact, usual, other, wordings) in enumerate(facts):
        answer = other if odd and i == 0 else usual
        shared.append(Told(rng.choice(wordings).format(answer), fact, answer))
    local = [_local(f"{number}.{i}", paper, rng) for i in range(max(0, sentences - len(shared)))]
    # The news first, as in a newspaper; the rest mixed with what only this outlet has.
    rest = [*shared[1:], *local]
    rng.shuffle(rest)
    return Article(f"{paper} {number:03}", (shared[0], *rest))


def _local(fact: str, paper: str, rng: random.Random) -> Told:
    words = {
        "first": rng.choice(_FIRST),
        "last": rng.choice(_LAST),
        "town": rng.choice(_TOWNS),
        "day": rng.choice(_DAYS),
        "n": rng.randint(21, 989),
        "m": rng.randint(3, 19),
        "paper": paper,
    }
    return Told(rng.choice(_LOCAL).format(**words), fact, "")
