"""A sentence on somebody's relative is no sentence on the relative's wife."""

from __future__ import annotations

from flows.core.facts.predications import Predication
from flows.core.gates.model import Passage
from flows.core.gates.name_holders import persons
from flows.core.gates.name_mentions import carries
from flows.core.kin import gender, is_unlike, named_owner, opens_on_another


def doer_of_another(mine: Predication, theirs: Predication, text: str, passage: Passage) -> bool:
    """Whether the source's "she" is taken for one who cannot be her: "Her husband, Ted Hale, died".

    `text` is the evidence's sentence that has `theirs`; what stands right before it tells.
    """
    number = next((x.number for x in passage.evidence if x.facts.text == text), 0)
    for line in (*passage.evidence, *passage.neighbours):
        before = line.facts.text
        if line.number != number - 1:
            continue
        owner = named_owner(before)
        if owner and gender(theirs.doer) and not is_unlike(before, theirs.doer):
            return carries(owner, mine.doer)
        if opens_on_another(before, theirs.doer) or (owner and gender(theirs.doer)):
            return any(carries(p, mine.doer) for p in persons(before) if not carries(owner, p))
    return False
