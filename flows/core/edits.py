"""What was changed in a near-copy: copying a sentence is not support if one word was changed."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

from flows.core.concepts import concepts
from flows.core.words import tokens

# Small words that turn a meaning though they carry no content of their own.
_TURNING_WORDS = """
not no never before after more less all some few most up down over under above below only both
without with against cannot none any each every until since off on in out he she his her him they
i we you their our my your from to by for
"""
TURNING = frozenset(_TURNING_WORDS.split())
_RUN = 2  # words on either side that must be copied for a gap to be an edit
_GAP = 4  # words that an edit may span


@dataclass(frozen=True, slots=True)
class Edits:
    """How a claim sentence differs from the source sentence that it is nearest to."""

    copied: float  # share of the claim's words that stand in the source in that order
    longest: float  # share of its longest run of copied words
    substituted: float  # edits that put other content in place of content
    inserted: float  # edits that add content
    turned: float  # edits of small words that turn a meaning
    moved: float  # content put elsewhere in the same sentence


def _keys(text: str) -> list[str]:
    return [t.lower.removesuffix("'s") for t in tokens(text)]


def _content(words: list[str]) -> set[str]:
    return set(concepts(" ".join(words)))


def edits(claim: str, source: str) -> Edits:
    """Compare word by word, in order."""
    ours, theirs = _keys(claim), _keys(source)
    if not ours:
        return Edits(0, 0, 0, 0, 0, 0)
    known = _content(theirs)
    codes = SequenceMatcher(None, theirs, ours, autojunk=False).get_opcodes()
    runs = [j2 - j1 for tag, _, _, j1, j2 in codes if tag == "equal"]
    substituted = inserted = turned = moved = 0.0
    for i, (tag, i1, i2, j1, j2) in enumerate(codes):
        if tag not in ("replace", "insert") or j2 - j1 > _GAP:
            continue
        sides = [codes[k] for k in (i - 1, i + 1) if 0 <= k < len(codes)]
        if not all(s[0] == "equal" and s[4] - s[3] >= _RUN for s in sides) or not sides:
            continue
        there, here = theirs[i1:i2], ours[j1:j2]
        new = _content(here) - _content(there)
        moved += len(new & known) > 0
        new -= known
        if new and tag == "replace" and i2 - i1 <= _GAP:
            substituted += 1
        elif new:
            inserted += 1
        elif set(here) & TURNING - set(there):
            turned += 1
    return Edits(
        sum(runs) / len(ours),
        max(runs, default=0) / len(ours),
        substituted,
        inserted,
        turned,
        moved,
    )
