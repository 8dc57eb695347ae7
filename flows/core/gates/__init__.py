"""Deterministic checks of one claim against one document; one idea a file."""

from __future__ import annotations

from flows.core.facts import read_facts
from flows.core.gates.attribution import check_attribution
from flows.core.gates.dates import check_dates
from flows.core.gates.model import Gate, Line, Passage, failed, passed
from flows.core.gates.names import check_names
from flows.core.gates.numbers import check_numbers
from flows.core.gates.polarity import check_polarity
from flows.core.gates.quotations import check_quotations
from flows.core.records import Document, GateResult

__all__ = ["passage", "run_gates"]

_BEFORE, _AFTER = 3, 1
_GATES: tuple[Gate, ...] = (
    check_numbers,
    check_dates,
    check_names,
    check_quotations,
    check_polarity,
    check_attribution,
)


def passage(document: Document, evidence: tuple[int, ...]) -> Passage:
    """The document seen from the evidence; furniture and flagged sentences left out."""
    readable = [s for s in document.sentences if s.kind != "furniture" and not s.addresses_model]
    chosen = set(evidence)
    position = {s.number: i for i, s in enumerate(readable)}
    near: dict[int, int] = {}
    for number in evidence:
        here = position.get(number)
        if here is None:
            continue
        for i in range(max(0, here - _BEFORE), min(len(readable), here + _AFTER + 1)):
            other = readable[i].number
            if other not in chosen:
                near[other] = min(near.get(other, _BEFORE + 1), abs(i - here))
    lines = {s.number: Line(s.number, read_facts(s.text)) for s in readable}
    return Passage(
        evidence=tuple(lines[n] for n in evidence if n in lines),
        neighbours=tuple(lines[n] for n in sorted(near, key=lambda n: (near[n], n))),
        rest=tuple(x for n, x in lines.items() if n not in chosen and n not in near),
        date=document.date,
    )


def run_gates(
    document: Document, text: str, speaker: str | None, evidence: tuple[int, ...]
) -> tuple[tuple[GateResult, ...], tuple[int, ...]]:
    """Every gate's result for one claim, and the neighbours they needed (sentence numbers).

    If the evidence itself does not exist, or may not be evidence, no other gate is asked.
    """
    bad = [n for n in evidence if not _may_be_evidence(document, n)]
    if bad or not evidence:
        named = ", ".join(map(str, bad)) or "none"
        return (failed("evidence", "evidence.missing", f"sentence {named}").result,), ()
    seen = passage(document, evidence)
    findings = [gate(read_facts(text), speaker, seen) for gate in _GATES]
    context = sorted({n for f in findings for n in f.context} - set(evidence))
    return (passed("evidence").result, *(f.result for f in findings)), tuple(context)


def _may_be_evidence(document: Document, number: int) -> bool:
    if not 1 <= number <= len(document.sentences):
        return False
    sentence = document.sentence(number)
    return sentence.kind != "furniture" and not sentence.addresses_model
