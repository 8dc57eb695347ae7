"""Deterministic checks of one claim against one document; one idea a file."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from flows.core.facts import read_facts
from flows.core.gates.attribution import check_attribution
from flows.core.gates.dates import check_dates
from flows.core.gates.model import Gate, Line, Passage, failed, passed
from flows.core.gates.name_mentions import carries
from flows.core.gates.names import check_names
from flows.core.gates.numbers import check_numbers
from flows.core.gates.phrases import check_phrases
from flows.core.gates.polarity import check_polarity
from flows.core.gates.predicates import check_predicates
from flows.core.gates.quotations import check_quotations
from flows.core.records import Document, GateResult, Sentence
from flows.core.words import tokens

__all__ = ["passage", "run_gates"]

_BEFORE, _AFTER = 3, 1
_HEAD, _AROUND = 150, 100  # sentences
_GATES: tuple[Gate, ...] = (
    check_numbers,
    check_dates,
    check_names,
    check_quotations,
    check_polarity,
    check_predicates,
    check_phrases,
    check_attribution,
)


def passage(document: Document, evidence: tuple[int, ...]) -> Passage:
    """The document seen from the evidence; furniture and flagged sentences left out.

    Of a long document the rest is its head, where people and terms are introduced, and what stands
    within some paragraphs of the evidence: a check costs the same in a book as in an article.
    """
    readable, position = _readable(document)
    places = [position[n] for n in evidence if n in position]
    near: dict[int, int] = {}
    for here in places:
        for i in range(max(0, here - _BEFORE), min(len(readable), here + _AFTER + 1)):
            near[i] = min(near.get(i, _BEFORE + 1), abs(i - here))
    around = set(range(min(_HEAD, len(readable))))
    for here in places:
        around.update(range(max(0, here - _AROUND), min(len(readable), here + _AROUND + 1)))
    return Passage(
        evidence=tuple(_line(readable[i]) for i in places),
        neighbours=tuple(
            _line(readable[i]) for i in sorted(near, key=lambda i: (near[i], i)) if i not in places
        ),
        rest=tuple(_line(readable[i]) for i in sorted(around - near.keys())),
        date=document.date,
    )


@lru_cache(maxsize=256)
def _readable(document: Document) -> tuple[tuple[Sentence, ...], dict[int, int]]:
    found = tuple(s for s in document.sentences if s.may_be_evidence)
    return found, {s.number: i for i, s in enumerate(found)}


def _line(sentence: Sentence) -> Line:
    return Line(sentence.number, read_facts(sentence.text))


def run_gates(
    document: Document, text: str, speaker: str | None, evidence: tuple[int, ...]
) -> tuple[tuple[GateResult, ...], tuple[int, ...]]:
    """Every gate's result for one claim, and the neighbours they needed (sentence numbers).

    If the evidence itself does not exist, or may not be evidence, no other gate is asked.
    """
    bad = [n for n in evidence if not document.may_cite(n)]
    if bad or not evidence:
        named = ", ".join(map(str, bad)) or "none"
        return (failed("evidence", "evidence.missing", f"sentence {named}").result,), ()
    seen = passage(document, evidence)
    findings = [gate(read_facts(text), speaker, seen) for gate in _GATES]
    context = sorted({n for f in findings for n in f.context} - set(evidence))
    results = (_of_the_whole(f.result, document) for f in findings)
    return (passed("evidence").result, *results), tuple(context)


def _of_the_whole(result: GateResult, document: Document) -> GateResult:
    """A passage is not all of a long document: who is named beyond it is named in the source."""
    if result.code != "name.not_in_document":
        return result
    name = result.claim_says
    parts = [t.lower for t in tokens(name)]
    named = any(
        any(part in s.text.casefold() for part in parts) and carries(name, s.text)
        for s in _readable(document)[0]
    )
    return replace(result, code="name.not_in_evidence") if named else result
