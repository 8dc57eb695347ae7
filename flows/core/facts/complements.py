"""What a reporting verb needs around it to report: is it a verb here, and of what?"""

from __future__ import annotations

from flows.core.facts.clauses import AUXILIARIES, looks_finite
from flows.core.facts.cues import CUES, GRANTED, NOUN_LIKE, OBJECTS, STATEMENTS, Cue
from flows.core.facts.phrases import DETERMINERS, PREPOSITIONS, Run
from flows.core.words import listed

_LOOKAHEAD = 14  # pieces: how far a clause's own verb may stand from "added"
#: Even a following finite verb does not make these report without "that" or a quotation.
_THAT_ONLY = listed("""
    agree feel determine calculate rule signal hint testify point hold call continue joke
    read find conclude demand ask request appeal plead repeat echo post propose stipulate
    show complain call signal inform
""")
#: Refuses what was said, or what was offered; only the first is a denial.
REJECTIONS = listed("reject dismiss dispute refute rebut rebuff")
_TIMES = listed("few day week month year hour minute moment second decade")
_SPOKEN = frozenset(("“", "‘", '"', ":"))


def is_verb_here(run: Run, i: int, cue: Cue) -> bool:  # noqa: PLR0911 - a list of rules, each with its answer
    """Tells "The ministry claims" from "the claims" and "Islamabad’s claims"."""
    token = run[i]
    if token.lower not in NOUN_LIKE and cue.form != "base":
        return True
    if i == 0 or i + 1 == len(run):
        return i > 0 and cue.form == "s"
    before, after = run[i - 1], run[i + 1]
    if before.lower in AUXILIARIES:
        return False  # "there were reports"
    if before.lower in DETERMINERS | PREPOSITIONS or before.lower.endswith(("'s", "s'")):
        return False
    if looks_finite(after.lower) or after.lower in CUES:
        return False
    if after.lower in {"of", "by", "from", "about", "against", "into", "to", "and", "or", "are"}:
        return False
    if cue.form == "base":
        plural = before.lower.endswith("s") or before.lower in {"police", "people", "they", "we"}
        return plural or before.lower.endswith("ly") or before.lower in {"also", "i", "you", "men"}
    return True


def has_object(run: Run, i: int, cue: Cue) -> bool:
    """Whether the object is one that is said: "denied the report", not "denied bail"."""
    following = [t.lower for t in run[i + 1 : i + 6]]
    if cue.verb == "deny":
        return not (following and following[0] in GRANTED)
    if cue.verb in REJECTIONS:
        return any(w in STATEMENTS for w in following)
    if cue.verb == "hold":
        return any(t.lower == "responsible" for t in run[i + 1 : i + 8])
    if cue.verb == "point":
        return bool(following) and following[0] in {"out", "to"}
    return True


def reports(run: Run, i: int, cue: Cue) -> bool:
    """Whether what follows is reported: a clause or a quotation, or any object if it needs none."""
    rest = run[i + 1 : i + 1 + _LOOKAHEAD]
    if not rest or not cue.strict:
        return bool(rest)
    words = [t.lower for t in rest]
    if cue.verb == "call":
        return words[0] in {"for", "on"} or _is_named_so(rest)
    said = words[0] in {"that", "whether", "how", "why"} or any(w in _SPOKEN for w in words)
    return said or cue.verb in OBJECTS | REJECTIONS or _has_clause(run[i + 1 : i + 9], rest, cue)


def _is_named_so(rest: Run) -> bool:
    """Tells "called the bridge a waste of money" from "called the police" and "called a strike"."""
    stop = next((n for n, t in enumerate(rest) if t.text in {",", ";", ".", "—", "–"}), len(rest))
    if stop > 1 and rest[0].lower in {"it", "him", "them", "this", "that"}:
        return True
    for n in range(1, stop):
        if rest[n].text in {"“", "‘", '"'}:
            return True
        if rest[n].lower in {"a", "an"} and rest[n - 1].lower not in PREPOSITIONS:
            return n + 1 < stop and rest[n + 1].lower not in _TIMES
    return False


def _has_clause(near: Run, rest: Run, cue: Cue) -> bool:
    words = [t.lower for t in near]
    if "that" in words:
        return words[0] not in DETERMINERS
    if cue.verb in _THAT_ONLY:
        return False
    stop = next((n for n, t in enumerate(rest) if t.text in {",", ";", "—", "–"}), len(rest))
    return any(looks_finite(t.lower) and t.text.islower() for t in rest[1:stop])
