"""Failure codes in plain words, for the person who reads why something was not printed."""

from __future__ import annotations

from flows.core.records import Check, GateResult

_REASONS = {
    "number.not_in_evidence": "the figure “{claim}” is not in the source",
    "number.other_thing": "“{claim}” belongs to something else in the source",
    "number.more_precise": "“{claim}” is more exact than the source",
    "date.not_in_evidence": "the date “{claim}” is not in the source",
    "date.weekday_mismatch": "“{claim}”: that date falls on another day of the week",
    "name.not_in_document": "“{claim}” is not named in the source",
    "name.not_in_evidence": "“{claim}” is named elsewhere in the source, not in this connection",
    "name.role_changed": "the source does not give “{claim}” that role",
    "quotation.altered": "the quotation “{claim}” is not word for word the source’s",
    "quotation.invented": "“{claim}” is printed as a quotation, but the source does not quote it",
    "speaker.dropped": "the source does not say this itself, it only reports it",
    "speaker.swapped": "the source gives these words to somebody else",
    "speaker.denial_lost": "the source reports a denial",
    "speaker.act_changed": "the source does not report praise or blame of this kind",
    "speaker.force_raised": "the source’s speaker is less definite",
    "polarity.negation_lost": "a “not” of the source is lost",
    "polarity.negation_gained": "a “not” was added that the source does not have",
    "polarity.antonym": "“{claim}” says the opposite of the source",
    "predicate.reversed": "who does it and to whom it is done have changed places",
    "predicate.doer": "in the source somebody or something else does this",
    "predicate.target": "in the source this is done to something else",
    "phrase.elsewhere": "“{claim}” is said of something else in the source",
    "condition.dropped": "the source says this only on a condition",
    "hedge.dropped": "the source says this with a reservation that is lost here",
    "quantifier.raised": "“{claim}” says more than the source",
    "evidence.missing": "the evidence does not exist, or may not be evidence ({claim})",
    "judge.partial": "the source carries only a part of it",
    "judge.contradicted": "the source says otherwise",
    "judge.not_found": "the source does not say this",
    "judge.unchecked": "it could not be checked",
}


#: The same where the source has the very string, or nothing to show against it.
_ELSEWHERE = "“{claim}” stands elsewhere in the source, not in this connection"
_SAME_WORDS = "the source says “{source}” of something else"
_NOT_THEIRS = {"speaker.swapped": "the source does not give these words to “{claim}”"}


def explain(code: str, claim_says: str = "", source_says: str = "") -> str:
    """One failure as a clause; an unknown code is shown as it is."""
    words = _REASONS.get(code, code)
    if code.endswith(".not_in_evidence") and claim_says.casefold() == source_says.casefold() != "":
        words, source_says = _ELSEWHERE, ""
    theirs = source_says.casefold().split()
    if code == "number.other_thing" and theirs and {*theirs} <= {*claim_says.casefold().split()}:
        words, source_says = _SAME_WORDS.replace("{source}", source_says), ""
    if claim_says and not source_says:
        words = _NOT_THEIRS.get(code, words)
    words = words.replace("{claim}", claim_says)
    return f"{words} (the source: “{source_says}”)" if source_says else words


def explain_check(check: Check) -> str:
    """Why a pair failed, all failures in one line; empty if it passed.

    The judge's verdict is told only where no gate failed: a gate's finding is the sharper one.
    """
    failures: list[GateResult] = [g for g in check.gates if g.outcome == "fail"]
    if failures:
        return "; ".join(explain(g.code or "", g.claim_says, g.source_says) for g in failures)
    return "" if check.passed else explain(f"judge.{check.verdict}")
