"""Words that say the opposite of each other, as concept ids."""

from __future__ import annotations

from functools import lru_cache

from flows.core.concepts import concepts

_PAIRS = """
rise fall; increase decrease; raise cut; expand cut; gain lose; win lose; win defeat; start end;
start stop; begin finish; resume cancel; agree refuse; agree disagree; accept refuse;
approve refuse; allow ban; support oppose; confirm deny; praise criticise; success failure;
succeed fail; improve worsen; strengthen weaken; strong weak; high low; higher lower; big small;
long short; early late; first last; old new; young old; easy difficult; cheap costly; rich poor;
fast slow; buy sell; import export; lend borrow; arrive leave; enter exit; open close;
hire fire; appoint sack; guilty innocent; convict acquit; arrest release; include exclude;
remember forget; love hate; like dislike; positive negative; optimistic pessimistic;
profit loss; public private; national international; local foreign; domestic foreign; man woman;
boy girl; mother father; husband wife; son daughter; brother sister; male female;
morning evening; day night; north south; east west; northern southern; eastern western;
left right; inside outside; always never; major minor; majority minority;
maximum minimum; safe dangerous; legal illegal; lawful unlawful; possible impossible;
likely unlikely; able unable; similar different; peace war; friend enemy;
attack defend; violate uphold; lasting no_result; add remove; add subtract; accelerate slow;
advance retreat; alive dead; survive die; wound kill; build destroy; cause prevent; deny admit;
permanent temporary; present absent; save spend; encourage discourage; upgrade downgrade;
good bad; best worst; better worse; happy sad; hot cold; wet dry; heavy light; hard soft;
rare common; simple complex; full empty; full partial; near far; often rarely;
frequently rarely; quickly slowly; upper lower; top bottom; hope fear; victory defeat;
ally enemy; voluntary mandatory; optional mandatory; optional required; known unknown;
new existing; available unavailable; effective ineffective; efficient inefficient;
direct indirect; formal informal; active passive; internal external; future past;
former current; previous next; previous current; supply demand; teacher student;
employer employee; buyer seller; landlord tenant; attacker victim; plaintiff defendant;
"""


@lru_cache(maxsize=1)
def _table() -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for pair in filter(None, map(str.split, _PAIRS.split(";"))):
        (left,), (right,) = (concepts(word) for word in pair)
        if left != right:
            table.setdefault(left, set()).add(right)
            table.setdefault(right, set()).add(left)
    return {k: frozenset(v) for k, v in table.items()}


def opposite(concept: str) -> frozenset[str]:
    """The concepts that say the opposite; empty if none is known."""
    return _table().get(concept, frozenset())
