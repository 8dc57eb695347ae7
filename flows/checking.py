"""The check loop: gates, judge, restate, quote, withhold. Two keys to publish; it fails closed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Literal

from flows.core.gates import run_gates
from flows.core.gates.name_mentions import carries
from flows.core.reasons import explain, explain_check
from flows.core.records import (
    Check,
    Claim,
    Document,
    Draft,
    Evidence,
    GateResult,
    Sentence,
    Withheld,
)
from flows.core.retrieve import candidates
from flows.core.sentences import split
from flows.core.standalone import leans_on_context
from flows.core.told import share_said
from flows.core.words import tokens
from flows.engines import Engine
from flows.judges import Judge, Judgement

__all__ = [
    "Check",
    "Checked",
    "CheckedSentence",
    "Draft",
    "check_document",
    "check_drafts",
    "check_text",
    "cut",
    "make_claim",
]

# Words from which a person's sentence may join what two sentences of a source say; in a shorter one
# the second sentence would only lend its words.
_SPREAD = 14


@dataclass(frozen=True, slots=True)
class Checked:
    """One document's drafts after checking: what may be printed and what may not."""

    document: str  # id
    claims: tuple[Claim, ...]
    withheld: tuple[Withheld, ...]


def check_drafts(document: Document, drafts: Sequence[Draft], judge: Judge) -> tuple[Check, ...]:
    """One check a draft, in order. A judge that answers too little leaves drafts unchecked."""
    judgements = list(judge.judge(document, drafts)) if drafts else []
    judgements += [Judgement("unchecked")] * (len(drafts) - len(judgements))
    return tuple(
        _check(document, draft, judgement, judge.name)
        for draft, judgement in zip(drafts, judgements, strict=False)
    )


def check_document(
    document: Document, drafts: Sequence[Draft], engine: Engine, judge: Judge
) -> Checked:
    """Checks every draft; a failed one is restated once, else quoted, else withheld."""
    unique = tuple(dict.fromkeys(drafts))
    accepted: dict[int, tuple[Draft, Check]] = {}
    failed: dict[int, Check] = {}
    _turn_keys(document, dict(enumerate(unique)), judge, accepted, failed)

    restated: dict[int, Draft] = {}
    for i, check in failed.items():
        if check.verdict == "unchecked":  # nothing is known to be wrong with its wording
            continue
        second = engine.restate(document, unique[i], check.codes)
        if second is not None:
            restated[i] = replace(second, document=document.id, wording="restated")
    _turn_keys(document, restated, judge, accepted, {})

    taken = {check.evidence for _, check in accepted.values()}
    quoted = {
        i: quote
        for i in failed
        if i not in accepted
        and (quote := _own_sentence(document, unique[i], taken)) is not None
        # What was judged as it stands is not judged again.
        and replace(quote, wording=unique[i].wording) != unique[i]
    }
    _turn_keys(document, quoted, judge, accepted, {})

    seen: set[tuple[str, str | None]] = set()
    claims: list[Claim] = []
    for i in sorted(accepted):
        draft, check = accepted[i]
        if (draft.text, draft.speaker) not in seen:
            seen.add((draft.text, draft.speaker))
            claims.append(make_claim(f"{document.id}-{i + 1}", document, draft, check))
    withheld = tuple(
        Withheld(
            text=unique[i].text,
            speaker=unique[i].speaker,
            document=document.id,
            sentences=unique[i].sentences,
            codes=check.codes,
            reason=explain_check(check),
        )
        for i, check in failed.items()
        if i not in accepted
    )
    return Checked(document.id, tuple(claims), withheld)


def make_claim(claim_id: str, document: Document, draft: Draft, check: Check) -> Claim:
    """A claim from one passed pair; code, not a model, cuts the quotations."""
    if not check.passed:
        raise ValueError("a claim is made of a passed check only")
    return Claim(
        id=claim_id,
        text=draft.text,
        speaker=draft.speaker,
        evidence=cut(document, check.evidence),
        checks=(check,),
        context=cut(document, check.context),
        reported_by=(document.id,),
        wording=draft.wording,
    )


def cut(document: Document, numbers: Sequence[int]) -> tuple[Evidence, ...]:
    """Sentence numbers as exact spans of the stored text."""
    return tuple(
        Evidence(
            document.id,
            s.number,
            s.span.start,
            s.span.end,
            s.text,
            document.page_of(s.span.start),
        )
        for s in map(document.sentence, numbers)
    )


def _turn_keys(
    document: Document,
    drafts: dict[int, Draft],
    judge: Judge,
    accepted: dict[int, tuple[Draft, Check]],
    failed: dict[int, Check],
) -> None:
    checks = check_drafts(document, list(drafts.values()), judge)
    for (i, draft), check in zip(drafts.items(), checks, strict=True):
        if check.passed:
            accepted[i] = (draft, check)
        else:
            failed[i] = check


def _check(document: Document, draft: Draft, judgement: Judgement, judge: str) -> Check:
    # A judge may know better sentences than the engine: then both keys turn on those.
    evidence = judgement.evidence or draft.sentences
    gates, context = run_gates(document, draft.text, draft.speaker, evidence)
    if judgement.attribution == "fail" and not any(
        g.gate == "attribution" and g.outcome == "fail" for g in gates
    ):
        swapped = GateResult("attribution", "fail", "speaker.swapped", draft.speaker or "")
        gates = (*(g for g in gates if g.gate != "attribution"), swapped)
    return Check(
        document=document.id,
        verdict=judgement.verdict,
        evidence=evidence,
        context=context,
        gates=gates,
        score=None if judgement.score is None else round(judgement.score, 4),
        judge=judge,
    )


def _own_sentence(document: Document, draft: Draft, taken: set[tuple[int, ...]]) -> Draft | None:
    """The evidence's first sentence itself, where it can stand alone and is not yet printed."""
    for number in draft.sentences:
        if not 1 <= number <= len(document.sentences) or (number,) in taken:
            continue
        sentence = document.sentence(number)
        if sentence.kind == "body" and not leans_on_context(sentence.text):
            taken.add((number,))
            return Draft(document.id, sentence.text, (number,), wording="quoted")
    return None


@dataclass(frozen=True, slots=True)
class CheckedSentence:
    """One sentence of a person's own draft: what carries it, or why nothing does."""

    text: str
    outcome: Literal["carried", "not_carried", "not_checked"]
    document: str | None  # id of the document that carries it, or comes nearest
    evidence: tuple[Evidence, ...]
    codes: tuple[str, ...]
    reason: str  # empty if carried


def check_text(
    text: str, documents: Sequence[Document], judge: Judge
) -> tuple[CheckedSentence, ...]:
    """Every sentence of a draft against every document; the first that carries it is named.

    Nothing is passed over: what opens a line is checked with its sentence ("9 October – …",
    "MAYOR: …") or, as a news agency's dateline is, told as not checked.
    """
    sentences = split(text)
    checked: list[CheckedSentence] = []
    start: int | None = None  # of an opening that belongs to the next sentence
    for sentence, following in zip_longest(sentences, sentences[1:]):
        begin = sentence.span.start if start is None else start
        start = None
        if sentence.kind != "furniture":
            whole = text[begin : sentence.span.end]
            checked.append(_check_sentence(whole, documents, judge))
        elif following and following.paragraph == sentence.paragraph and _tells(sentence):
            start = begin
        else:
            why = f"it was read as a {sentence.furniture}, not as a sentence"
            checked.append(CheckedSentence(sentence.text, "not_checked", None, (), (), why))
    return tuple(checked)


def _tells(opening: Sentence) -> bool:
    """Whether a line's opening is part of what the line tells: its day, or who speaks."""
    return opening.furniture == "date" or opening.text.endswith(":")


def _check_sentence(text: str, documents: Sequence[Document], judge: Judge) -> CheckedSentence:
    nearest: tuple[tuple[float, ...], Document, Check] | None = None
    for document in documents:
        found = candidates(document, text)
        evidence: list[tuple[int, ...]] = [(n,) for n in found]
        if len(tokens(text)) >= _SPREAD:
            evidence += [(n, n + 1) for n in found if n + 1 in found]
        drafts = [Draft(document.id, text, numbers) for numbers in evidence]
        for check in check_drafts(document, drafts, judge):
            rank = _rank(text, document, check)
            if nearest is None or rank > nearest[0]:
                nearest = (rank, document, check)
    if nearest is None:
        return CheckedSentence(
            text, "not_carried", None, (), ("judge.not_found",), explain("judge.not_found")
        )
    _, document, check = nearest
    return CheckedSentence(
        text=text,
        outcome="carried" if check.passed else "not_carried",
        document=document.id,
        evidence=cut(document, check.evidence),
        codes=check.codes,
        reason=_reason(check, document, documents),
    )


def _rank(text: str, document: Document, check: Check) -> tuple[float, ...]:
    """How near a check came: of those that failed, which sentence tells most of the text."""
    score = check.score or 0.0
    if check.passed:
        return 1.0, score
    cited = [document.sentence(n).text for n in check.evidence]
    failed = [g for g in check.gates if g.outcome == "fail"]
    figures = sum(g.gate in {"numbers", "dates"} for g in failed)  # with the same ones it is nearer
    return 0.0, share_said(text, cited), -float(figures), -float(len(failed)), score


def _reason(check: Check, document: Document, documents: Sequence[Document]) -> str:
    """Why it failed; of a name that only other documents have, in which it is."""
    reason = explain_check(check)
    for gate in check.gates:
        if gate.code != "name.not_in_document":
            continue
        others = [
            d.name
            for d in documents
            if d is not document and any(carries(gate.claim_says, s.text) for s in d.sentences)
        ]
        if others:
            missing = explain(gate.code, gate.claim_says)
            reason = reason.replace(missing, f"{missing}, but in {', '.join(others)}")
    return reason
