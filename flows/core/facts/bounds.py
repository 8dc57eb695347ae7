"""How a figure is meant: exact, about, over, under, at least, at most."""

from __future__ import annotations

import re

from flows.core.facts.model import Bound

# The order matters: "no more than" holds "more than".
_BEFORE: tuple[tuple[Bound, str], ...] = (
    (
        "at_least",
        (
            r"at\s+(?:the\s+very\s+)?least|(?:no|not)\s+(?:fewer|less)\s+than|a\s+minimum\s+of|start(?:ing|s)?\s+(?:at|from)|"
            r"minimum\s+(?:\w+\s+)?of|not\s+under"
        ),
    ),
    (
        "at_most",
        (
            r"up\s+to|at\s+(?:the\s+)?most|(?:no|not)\s+more\s+than|as\s+(?:many|much|high)\s+as|"
            r"a\s+maximum\s+of|maximum\s+(?:\w+\s+)?of|upto"
        ),
    ),
    (
        "over",
        (
            r"(?:(?:well|just|slightly|a\s+little|far|much)\s+)?(?:more\s+than|over|above|in\s+excess\s+of|"
            r"greater\s+than|higher\s+than|upwards?\s+of|north\s+of|exceed(?:ing|ed|s)?|surpass(?:ing|ed|es)?|"
            r"topp(?:ing|ed)|beyond|longer\s+than|older\s+than)"
        ),
    ),
    (
        "under",
        (
            r"(?:(?:well|just|slightly|a\s+little|far|much)\s+)?(?:fewer\s+than|less\s+than|under|below|"
            r"short\s+of|smaller\s+than|lower\s+than|younger\s+than|south\s+of)|nearly|almost|not\s+quite|"
            r"approaching|virtually"
        ),
    ),
    (
        "about",
        (
            r"(?:an?\s+)?(?:about|around|approximately|approx\.?|roughly|some|circa|ca?\.|close\s+to|near|"
            r"estimated(?:\s+at)?|in\s+the\s+region\s+of|something\s+like|more\s+or\s+less|"
            r"the\s+equivalent\s+of|perhaps)|~|≈|±"
        ),
    ),
)
_BEFORE_RE = tuple(
    (bound, re.compile(rf"(?i)(?<!\w)(?:{cue})[\s\u00a0]*(?:(?:an?|the|another)\s+)?$"))
    for bound, cue in _BEFORE
)
_AFTER_RE: tuple[tuple[Bound, re.Pattern[str]], ...] = (
    ("at_least", re.compile(r"(?i)\s+or\s+(?:more|greater|older|higher|above|longer)\b")),
    ("at_least", re.compile(r"(?i)\+(?!\d)|[-\s]plus\b(?!\s+(?:a|the|\d))")),
    ("at_most", re.compile(r"(?i)\s+or\s+(?:fewer|less|younger|lower|below|under)\b")),
    ("about", re.compile(r"(?i)\s+or\s+so\b|[-‑]odd\b|[-‑]ish\b")),
)


def read_bound(text: str, start: int, end: int) -> tuple[Bound, int, int]:
    """The bound of the figure at `text[start:end]`, and start and end with its words included."""
    for bound, cue in _BEFORE_RE:
        match = cue.search(text[max(0, start - 48) : start])
        if match:
            return bound, max(0, start - 48) + match.start(), end
    for bound, cue in _AFTER_RE:
        match = cue.match(text, end)
        if match:
            return bound, start, match.end()
    return "exact", start, end
