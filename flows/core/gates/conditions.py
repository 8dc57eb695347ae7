"""What a source says will be "if", "unless" or "as long as" may not be said flatly."""

from __future__ import annotations

import re
from functools import lru_cache

from flows.core.facts.clauses import sentence_breaks

_CONDITION = re.compile(
    r"(?<!even )(?<!as )(?<!what )(?<!see )(?<!know )(?<!ask )(?<!asked )(?<!wonder )(?<!wondered )"
    r"\b(?:if|unless|(?:as|so) long as|provided(?= that| the| it| they| he| she| both| no)|"
    r"on (?:the )?condition that|in case|only (?:when|after|once))\b"
    r"(?! not[,.]| any\b| possible\b)",
    re.IGNORECASE,
)
_OPEN = re.compile(r"\b(?:will|would|shall|could|can|may|might|should|won['’]t)\b", re.IGNORECASE)
_SHOWN = 60  # code points of the condition, for people


@lru_cache(maxsize=16_384)
def condition_on(text: str, start: int, verb: str) -> str:
    """The condition in the sentence on the verb that stands at `start`; empty if there is none.

    Only what is still to come is conditional: `verb`, as written, holds a "will" or "would".
    """
    if not _OPEN.search(verb):
        return ""
    breaks = [0, *sentence_breaks(text), len(text)]
    first = max(b for b in breaks if b <= start)
    last = min(b for b in breaks if b > start)
    found = _CONDITION.search(text, first, last)
    if found is None or ";" in text[min(found.start(), start) : max(found.start(), start)]:
        return ""
    return " ".join(text[found.start() : found.start() + _SHOWN].split(" ")[:-1])


def is_conditional(text: str) -> bool:
    """Whether a claim itself names a condition."""
    return bool(_CONDITION.search(text)) or "until" in text.casefold()
