"""Who it was, and where: tellings of one event, alike in all but one name.

Only deeds that one party alone can have done, offices that one person holds, and places where a
thing can happen once: "A won the race" and "B won the race" differ, "A met the minister" and "B
met the minister" do not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from flows.core.concepts import concepts
from flows.core.conflicts.disputes import Given, conflicts, sharing
from flows.core.conflicts.labels import label
from flows.core.conflicts.tellings import (
    Telling,
    alike,
    nations_of,
    near,
    own_names,
    sizes_differ,
    times_agree,
)
from flows.core.facts import Name
from flows.core.facts.nations import FORMS
from flows.core.records import Claim, Conflict
from flows.core.words import tokens

# Deeds that only one party can have done: the doer stands before the verb, or after "by".
_DOER = (
    r"w[io]ns?|winning|(?:buys?|bought|acquires?|acquired)|founded|invented|discovered|led|heads?"
    r"|headed|leads|hosts?|hosted|designed|composed|directed|assassinated|claimed\sresponsibility"
    r"|(?:scored|scores)\sthe\s(?:winning|only|decisive)|succeeds?|succeeded|defeated|chairs?"
    r"|chaired|wrote|written|painted|built|developed"
)
# Things that happen to one party: it stands before "was named", or after "named".
_DONE_TO = r"named|appointed|elected|chosen|nominated|picked|crowned|sworn\sin|awarded"
_GOES_TO = r"(?:went|goes|go|awarded|given|handed)\sto"
_PASSIVE = r"(?:was|were|is|are|be|been|being|has\sbeen|had\sbeen)\s(?:\w+ly\s)?"
_ASIDE = r"(?:,[^,]*,)?"  # ", 31,"
_AUXILIARIES = r"(?:\w+ly\s|has\s|have\s|had\s|will\s|to\s|is\sto\s|agreed\sto\s)*"
_GAP = r"(?:\s[\w’'-]+){0,4}?\s?"
_BEFORE_PLACE = re.compile(r"\b(in|at|near|off|outside|over|from|to)\s+(?:the\s+)?$", re.IGNORECASE)
_PLACE_WORDS = frozenset(
    """district province region state county country area quarter suburb neighbourhood neighborhood
    valley island islands coast mountains desert sea bay lake river north south east west northern
    southern eastern western central""".split()
)
# What happens in one place only, each time.
_IN_ONE_PLACE = frozenset(
    concepts(
        "born die killed crash sank collapse landed met signed buried married arrested derailed"
        " exploded struck headquartered founded based located held built"
    )
)
_SMALLER, _LARGER = 0.75, 0.5


@dataclass(frozen=True, slots=True)
class _Slot:
    claim: Claim
    telling: Telling
    name: Name
    kind: str  # "doer", "done to", or "place" with its preposition

    @property
    def words(self) -> frozenset[str]:
        return self.telling.name_words(self.name)

    @property
    def of(self) -> frozenset[str]:
        """What stands with the name: nation and title, "Kenya's Foreign Minister Ruth Chebet"."""
        title = self.name.role or ""
        in_front = self.telling.text[: self.name.end].removesuffix(self.name.core).rstrip()
        own = concepts(title) if title and in_front.endswith(title) else ()
        return nations_of(self.telling, self.name) | frozenset(own)


def name_conflicts(told: Sequence[tuple[Claim, Telling]]) -> list[Conflict]:
    """Conflicts on who did it, to whom it went, and where it was."""
    slots = [
        _Slot(claim, telling, name, kind)
        for claim, telling in told
        if not telling.denied
        for name in telling.names
        if (kind := _kind(telling, name))
    ]

    return conflicts(
        [Given(s.claim, s.name.core) for s in slots],
        lambda answers: _question([slots[i] for a in answers for i in a]),
        lambda i, j: _one_question(slots[i], slots[j]),
        lambda i, j: bool(slots[i].words & slots[j].words),
        sharing([{s.kind} for s in slots]),
        "name",
    )


def _one_question(a: _Slot, b: _Slot) -> bool:
    if a.kind != b.kind or not near(a.telling, b.telling, _SMALLER):
        return False
    place = a.kind.startswith("place")
    if place and not (a.telling.words & b.telling.words & _IN_ONE_PLACE):
        return False
    if place and (a.telling.indefinite or b.telling.indefinite):
        return False
    if not times_agree(a.telling, b.telling) or sizes_differ(a.telling, b.telling):
        return False
    if a.words & b.words:
        return alike(a.telling, b.telling, _SMALLER, _LARGER)
    # All other names must have their fellow: who else differs makes it another event.
    ours, theirs = own_names(a.telling, b.telling), own_names(b.telling, a.telling)
    return (
        ours == (a.name,)
        and theirs == (b.name,)
        and alike(a.telling, b.telling, _SMALLER, _LARGER, a.words | a.of | b.words | b.of)
    )


def _kind(telling: Telling, name: Name) -> str | None:
    """Which slot a name fills in its sentence; None if it is no answer to who or where."""
    before, after = telling.text[: name.start], telling.text[name.end :]
    if re.match(rf"{_ASIDE}\s{_AUXILIARIES}(?:{_DOER})\b", after):
        return "doer"
    if re.search(rf"\b{_PASSIVE}(?:{_DOER})\b.*\bby{_GAP}$", before):
        return "doer"
    if re.match(rf"{_ASIDE}\s{_PASSIVE}(?:{_DONE_TO})\b", after):
        return "done to"
    gets_it = re.search(rf"\b(?:{_DONE_TO}|{_GOES_TO})\s$", before)
    if gets_it and not re.search(rf"{_PASSIVE}(?:{_DONE_TO})\s$", before):
        return "done to"
    place = _BEFORE_PLACE.search(before)
    follows = next((t.lower for t in tokens(after)), "")
    own = tuple(t.lower for t in tokens(name.core))
    if place and follows not in _PLACE_WORDS and not _PLACE_WORDS & set(own) and own not in FORMS:
        return f"place {place[1].lower()}"
    return None


def _question(slots: Sequence[_Slot]) -> str:
    """As in "who: won 50-kilometre race Oslo": the words that all tellings share."""
    shared = frozenset.intersection(*(s.telling.words for s in slots))
    asked = "where" if slots[0].kind.startswith("place") else "who"
    return f"{asked}: {label(slots[0].telling, shared)}"
