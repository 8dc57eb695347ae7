"""Who holds an office: one role that one person can hold, given to two."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from flows.core.concepts import concepts
from flows.core.conflicts.disputes import Given, conflicts, sharing
from flows.core.facts import read_facts
from flows.core.people import is_person
from flows.core.records import Claim, Conflict
from flows.core.words import tokens

_HEADS = frozenset(
    """mayor president chief head captain premier governor director chairman chairwoman chair king
    queen pope leader minister chancellor ceo commissioner archbishop""".split()
)
# A role with one of these has several holders, or had another one before.
_SHARED = frozenset(
    """former deputy vice acting ex interim co joint assistant senior junior member spokesman
    spokeswoman spokesperson adviser advisor then late designate elect elected candidate previous
    first second new section regional divisional""".split()
)
_TURNOVER = re.compile(
    r"\b(?:former|ex-|since|until|from \d{4}|succe(?:ed|ss)|replac|took over|resign"
    r"|stepp?(?:ed|ing) down|sacked|dismissed|was named|was elected|appointed|retire|late|ousted)",
    re.IGNORECASE,
)
_WHOSE = frozenset({"of", "for", "in", "at"})
_LEAST = 2  # concepts of a role that says whose it is: "mayor of Torr", not "the president"


@dataclass(frozen=True, slots=True)
class _Holder:
    claim: Claim
    name: str
    role: frozenset[str]
    written: str


def office_conflicts(claims: Sequence[Claim]) -> list[Conflict]:
    """Conflicts on who holds an office, where neither claim speaks of a change of holders."""
    holders = [h for c in claims if not _TURNOVER.search(c.text) for h in _holders(c)]

    def one_question(i: int, j: int) -> bool:
        return holders[i].role == holders[j].role

    def agree(i: int, j: int) -> bool:
        return bool(set(concepts(holders[i].name)) & set(concepts(holders[j].name)))

    return conflicts(
        [Given(h.claim, h.name) for h in holders],
        lambda answers: f"who: {holders[answers[0][0]].written}",
        one_question,
        agree,
        sharing([h.role for h in holders]),
        "name",
    )


def _holders(claim: Claim) -> list[_Holder]:
    found = []
    for name in read_facts(claim.text).names:
        words = [t.lower for t in tokens(name.role or "")]
        role = frozenset(concepts(name.role or ""))
        if (
            _HEADS & set(words)
            and not _SHARED & set(words)
            and (_WHOSE & set(words) or any("'s" in w for w in words))
            and len(role) >= _LEAST
            and is_person(name, claim.text)
        ):
            written = re.sub(r"^(?:the|an?)\s+", "", name.role or "", flags=re.IGNORECASE)
            found.append(_Holder(claim, name.core, role, written))
    return found
