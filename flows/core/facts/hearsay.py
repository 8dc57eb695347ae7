"""Speech reported without a verb: "according to X", "X’s claims that"."""

from __future__ import annotations

import re

from flows.core.facts.acts import Act, Chars, chars
from flows.core.facts.clauses import OPENERS, looks_finite
from flows.core.facts.cues import NOUNS
from flows.core.facts.phrases import (
    DETERMINERS,
    SPEAKING,
    Run,
    is_possessive,
    noun_phrase_after,
    phrase_before,
)

_REACH = 3  # words from a noun back to whose it is: "the officials’ repeated public claims"
_ACCORDING = re.compile(r"\b(?:according\s+to|as\s+per|in\s+the\s+words\s+of)\s+", re.IGNORECASE)


def read_phrases(text: str, run: Run) -> list[Act]:
    """Reads "According to X, …" and "…, according to X"."""
    found = []
    for match in _ACCORDING.finditer(text):
        first = next((i for i, t in enumerate(run) if t.start >= match.end()), None)
        phrase = None if first is None else noun_phrase_after(run, first)
        if phrase is None:
            continue
        speaker = chars(run, phrase)
        ahead = text[: match.start()].rstrip()
        opens = not ahead or ahead[-1] in ";:—–(" or _opens_clause(ahead)
        found.append(
            Act(speaker, match.start(), match.start(), speaker[1], "accord", "say", not opens)
        )
    return found


def _opens_clause(ahead: str) -> bool:
    """Whether a parenthetical stands before its clause: "But, according to police, …"."""
    last = re.split(r"[,;]", ahead.rstrip(" ,"))[-1].split()
    return not any(looks_finite(w.lower()) for w in last) and len(ahead.split()) <= 4  # noqa: PLR2004 - "In 2020,"


def read_nouns(run: Run) -> list[Act]:
    """Reads "Islamabad’s claims that …" and "the allegation that …"."""
    found = []
    for i, token in enumerate(run[:-2]):
        noun = NOUNS.get(token.lower)
        if noun is None or run[i + 1].lower != "that" or looks_finite(run[i + 2].lower):
            continue
        speaker = _owner(run, i) or (token.start, token.start)
        start = min(speaker[0], token.start)
        found.append(Act(speaker, start, token.start, run[i + 1].end, noun[0], noun[1]))
    return found


def _owner(run: Run, noun: int) -> Chars | None:
    """Whose claims they are: "Islamabad’s", "the officials’ repeated"; None if nobody's."""
    for at in range(noun - 1, max(noun - _REACH, 0) - 1, -1):
        plural = is_possessive(run, at)
        if plural or run[at].lower.endswith("'s"):
            owner = at - 1 if plural else at
            first = owner
            if run[owner].text.islower():
                phrase = phrase_before(run, owner + 1)
                if phrase is None or run[owner].lower.removesuffix("'s") not in SPEAKING:
                    return None  # "last year’s claims"
                first = phrase[0]
            while first and (run[first - 1].text[0].isupper() or run[first - 1].lower == "the"):
                first -= 1
            return run[first].start, run[owner].end - (0 if plural else 2)
        if not run[at].text.islower() or run[at].lower in DETERMINERS | OPENERS:
            return None
    return None


def is_told_otherwise(text: str, noun: Act, acts: list[Act]) -> bool:
    """Whether a verb already reports the noun's clause: "said in a statement that"."""
    nobody = noun.speaker is not None and noun.speaker[0] == noun.speaker[1]
    return any(
        act.cue == noun.cue
        or (nobody and act.cue < noun.cue and len(text[act.end : noun.cue].split()) <= 9)  # noqa: PLR2004 - as far as "that" is sought
        for act in acts
        if not act.after_content
    )
