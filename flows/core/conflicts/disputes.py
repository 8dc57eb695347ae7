"""Claims that ask one question, sorted by the answer that each gives."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from flows.core.records import Answer, Claim, Conflict, ConflictKind


@dataclass(frozen=True, slots=True)
class Given:
    """An answer that one claim gives."""

    claim: Claim
    value: str  # as the claim words it


def disputes(
    claims: Sequence[Claim],
    one_question: Callable[[int, int], bool],
    agree: Callable[[int, int], bool],
    rivals: Sequence[Iterable[int]],
) -> Iterator[list[list[int]]]:
    """Groups of positions that answer one question, each as two or more lists that agree inside.

    The first position of a group is its lead: all others ask what it asks. A position is in one
    group at most, and so is a claim that stands at several. `agree` is only asked of positions
    that ask what their lead asks. `rivals` has for each position, in order, the only ones that can
    ask what it asks. A document that differs from itself, with nobody speaking, tells of two
    things.
    """
    used: set[int] = set()
    for lead, claim in enumerate(claims):
        if lead in used:
            continue
        answers = [[lead]]
        heard = {claim.id}
        for i in rivals[lead]:
            other = claims[i]
            if i in used or other.id in heard or not one_question(lead, i):
                continue
            if not (agree(lead, i) or _apart(claim, other)):
                continue
            heard.add(other.id)
            home = next((a for a in answers if all(agree(i, j) for j in a)), None)
            if home is None:
                answers.append([i])
            else:
                home.append(i)
        if len(answers) > 1:
            used.update(i for a in answers for i in a)
            yield answers


def conflicts(
    given: Sequence[Given],
    question: Callable[[Sequence[Sequence[int]]], str],
    one_question: Callable[[int, int], bool],
    agree: Callable[[int, int], bool],
    rivals: Sequence[Iterable[int]],
    kind: ConflictKind = "figure",
) -> list[Conflict]:
    """The `disputes` among what claims give, each under the question that its answers make."""
    claims = [g.claim for g in given]
    return [
        Conflict(question(answers), tuple(answer([given[i] for i in a]) for a in answers), kind)
        for answers in disputes(claims, one_question, agree, rivals)
    ]


def _apart(one: Claim, other: Claim) -> bool:
    """Whether two claims come from different documents, or from different mouths."""
    return set(one.documents) != set(other.documents) or one.speaker != other.speaker


def sharing(keys: Sequence[Iterable[str]]) -> list[list[int]]:
    """For each position, in order, all that share a key with it: rivals for `disputes`."""
    by_key: dict[str, list[int]] = {}
    for i, own in enumerate(keys):
        for key in own:
            by_key.setdefault(key, []).append(i)
    return [sorted({j for key in own for j in by_key[key]}) for own in keys]


def answer(given: Sequence[Given]) -> Answer:
    """One answer with all claims that give it, their speakers and their documents."""
    claims = [g.claim for g in given]
    return Answer(
        value=given[0].value,
        claims=tuple(dict.fromkeys(c.id for c in claims)),
        speakers=tuple(dict.fromkeys(c.speaker for c in claims if c.speaker)),
        documents=tuple(dict.fromkeys(d for c in claims for d in c.documents)),
    )
