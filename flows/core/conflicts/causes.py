"""Why it happened: an effect and its cause, as newspapers join them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from flows.core.conflicts.scenes import Party, read_party

_CLAUSE = r"[^.;:,“”\"]"
_PATTERNS = tuple(
    re.compile(p, re.IGNORECASE)
    for p in (
        rf"(?P<effect>{_CLAUSE}{{3,80}}?)\s(?:was|were|is|had\sbeen)\s(?:\w+ly\s)?(?:caused|triggered|sparked)\sby\s(?P<cause>{_CLAUSE}+)",
        rf"(?P<effect>{_CLAUSE}{{3,80}}?)\s(?:was|were|has\sbeen)\straced\s(?:back\s)?to\s(?P<cause>{_CLAUSE}+)",
        rf"(?P<effect>{_CLAUSE}{{3,80}}?),?\s(?:because\sof|due\sto|owing\sto|as\sa\sresult\sof)\s(?P<cause>{_CLAUSE}+)",
        rf"(?P<effect>{_CLAUSE}{{2,60}}?)\s(?:has\s|had\s)?(?:died|dies)\sof\s(?P<cause>{_CLAUSE}+)",
        rf"(?P<cause>{_CLAUSE}{{3,60}}?)(?<!\bwas)(?<!\bwere)(?<!\bis)(?<!\bbeen)\s(?:has\s|had\s)?(?:caused|triggered|held\sup|delayed)\s(?P<effect>{_CLAUSE}+)",
    )
)
# What stands behind a cause and says no more of it.
_TAIL = re.compile(
    r"\s(?:on|at|in|after|before|when|while|that|which|who|according|for|near)\s.*$", re.IGNORECASE
)
_NOT = re.compile(
    r"\b(?:not|never|no|den(?:y|ied|ies)|may|might|could|whether|if)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Cause:
    """What happened and why, as one text has it."""

    effect: Party
    cause: Party
    text: str  # the cause as written


@lru_cache(maxsize=16_384)
def read_causes(text: str) -> tuple[Cause, ...]:
    """The causes that a text states; what it denies or only supposes is left out."""
    found = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if _NOT.search(match[0]):
                continue
            written = _TAIL.sub("", match["cause"]).strip()
            effect = _TAIL.sub("", match["effect"].strip()).strip() or match["effect"].strip()
            cause = read_party(written)
            if cause.known:
                found.append(Cause(read_party(effect), cause, written))
    return tuple(found)
