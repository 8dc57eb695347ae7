"""Who is responsible: one deed, laid at two doors."""

from __future__ import annotations

from collections.abc import Sequence

from flows.core.conflicts.blame import read_blame, same_matter
from flows.core.conflicts.disputes import Given, conflicts, sharing
from flows.core.records import Claim, Conflict


def blame_conflicts(claims: Sequence[Claim]) -> list[Conflict]:
    """Conflicts on who did it; accusations that name nobody have been left out."""
    told = [(claim, blame) for claim in claims for blame in read_blame(claim.text)]
    return conflicts(
        [Given(claim, blame.accused_text) for claim, blame in told],
        lambda answers: f"who is responsible for {told[answers[0][0]][1].matter_text}",
        lambda i, j: same_matter(told[i][1], told[j][1]),
        lambda i, j: told[i][1].accused == told[j][1].accused,
        sharing([blame.matter for _, blame in told]),
        "blame",
    )
