"""What a claim says in words that the text does not have.

A paraphrase has other words for the same; an invention has words for something else. So each plain
word that a text lacks is counted under what it is to the words of the best lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from operator import or_

from flows.core.alignment.framing import FRAMING
from flows.core.alignment.indexing import Item, Lines
from flows.core.alignment.thesaurus import NO_WORDS, Thesaurus, vocabulary

#: Kinds that are counted: "unlike" nothing that the best lines have, and two relations.
KINDS = ("opposite", "contrary", "unlike", "unlike_verb")


def count_wording(
    text: str, missing: Sequence[Item], best: Sequence[int], lines: Lines, words: Thesaurus
) -> dict[str, int]:
    """How many of the missing words are of each kind; a paraphrase's words are of none.

    A word that the claim has too is not what another word of the claim stands in place of.
    """
    counts = dict.fromkeys(KINDS, 0)
    if not missing:
        return counts
    own = vocabulary(text)
    reach = {m for n in best for m in (n - 1, n, n + 1) if 0 <= m < len(lines.texts)}
    near = reduce(or_, (vocabulary(lines.texts[n]) for n in reach), NO_WORDS) - own
    for item in missing:
        if item.id in FRAMING:
            continue
        word = text[item.start : item.end]
        relation = words.relation(word, near)
        if relation == "none":
            counts["unlike_verb" if words.is_verb(word) else "unlike"] += 1
        elif relation in counts:
            counts[relation] += 1
    return counts
