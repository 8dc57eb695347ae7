"""A phrase of another sentence hung on the end of a true one: each word is there, together not."""

from __future__ import annotations

from collections.abc import Sequence

from flows.core.concepts import read_concepts
from flows.core.facts import Facts
from flows.core.gates.model import Finding, Line, Passage, failed, not_applicable, passed

GATE = "phrases"
_LEAST = 2  # words that say something: one may be anybody's
_COPIED = 0.8  # share of what stands before that the evidence must have: else it is a paraphrase
_SHOWN = 80  # code points of the other sentence, for people


def check_phrases(claim: Facts, speaker: str | None, passage: Passage) -> Finding:
    """Looks in the rest of the document for what the end of a copied claim adds to the evidence.

    A neighbour of the evidence may lend it, and is then its context.
    """
    del speaker
    words = read_concepts(claim.text)
    there = {c.id for line in passage.evidence for c in read_concepts(line.facts.text)}
    tail = len(words)
    while tail > 1 and _standing([c.id for c in words[tail - 1 :]], passage):
        tail -= 1
    added, before = words[tail:], words[:tail]
    if sum(c.id not in there for c in added) < _LEAST:
        return not_applicable(GATE)
    if sum(c.id in there for c in before) < _COPIED * len(before):
        return not_applicable(GATE)
    ids = [c.id for c in added]
    other = _standing(ids, passage)
    if other is None or other in passage.neighbours:
        return passed(GATE, () if other is None else (other.number,))
    phrase = claim.text[added[0].start : added[-1].end]
    return failed(GATE, "phrase.elsewhere", phrase, _around(other, ids))


def _standing(ids: Sequence[str], passage: Passage) -> Line | None:
    """The sentence beside the evidence, or else any other, that has these words in a row."""
    return next((x for x in (*passage.neighbours, *passage.rest) if _stands(ids, x)), None)


def _stands(ids: Sequence[str], line: Line) -> bool:
    """Whether a sentence has these words one after the other."""
    found = [c.id for c in read_concepts(line.facts.text)]
    return any(found[i : i + len(ids)] == ids for i in range(len(found) - len(ids) + 1))


def _around(line: Line, ids: Sequence[str]) -> str:
    text = line.facts.text
    start = next(c.start for c in read_concepts(text) if c.id == ids[0])
    return text if len(text) <= _SHOWN else "… " + text[max(0, start - _SHOWN // 2) :][:_SHOWN]
