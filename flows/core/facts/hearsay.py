"""Speech reported without a verb: "according to X", "X’s claims that"."""

from __future__ import annotations

import re

from flows.core.facts.acts import Act, Chars, chars
from flows.core.facts.clauses import OPENERS, looks_finite
from flows.core.facts.cues import NOUNS
from flows.core.facts.phrases import DETERMINERS, Run, noun_phrase_after

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


def read_nouns(text: str, run: Run) -> list[Act]:
    """Reads "Islamabad’s claims that …" and "the allegation that …"."""
    found = []
    for i, token in enumerate(run[:-2]):
        noun = NOUNS.get(token.lower)
        if noun is None or run[i + 1].lower != "that" or looks_finite(run[i + 2].lower):
            continue
        speaker: Chars = (token.start, token.start)
        owner = i - 1
        while owner >= 0 and owner > i - 3 and run[owner].text.islower():
            if run[owner].lower in DETERMINERS or run[owner].lower in OPENERS:
                break
            owner -= 1
        ending = next((e for e in ("'s", "s'") if run[owner].lower.endswith(e)), "")
        if owner >= 0 and (ending or text[run[owner].end : run[owner].end + 2] in {"' ", "’ "}):
            first = owner
            while first and (run[first - 1].text[0].isupper() or run[first - 1].lower == "the"):
                first -= 1
            speaker = (run[first].start, run[owner].end - (2 if ending == "'s" else 0))
        start = min(speaker[0], token.start)
        found.append(Act(speaker, start, token.start, run[i + 1].end, noun[0], noun[1]))
    return found


def is_told_otherwise(text: str, noun: Act, acts: list[Act]) -> bool:
    """Whether a verb already reports the noun's clause: "said in a statement that"."""
    nobody = noun.speaker is not None and noun.speaker[0] == noun.speaker[1]
    return any(
        act.cue == noun.cue
        or (nobody and act.cue < noun.cue and len(text[act.end : noun.cue].split()) <= 9)  # noqa: PLR2004 - as far as "that" is sought
        for act in acts
        if not act.after_content
    )
