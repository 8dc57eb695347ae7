"""How a difference between figures is asked: "how many soldiers were killed in Spin Boldak"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.core.concepts import concepts
from flows.core.conflicts.figures import counts_things, lasts
from flows.core.conflicts.labels import label
from flows.core.conflicts.measured import measure_asked, read_measured
from flows.core.conflicts.occasions import Figure
from flows.core.conflicts.tellings import Telling
from flows.core.facts import read_facts
from flows.core.facts.clauses import AUXILIARIES, lemma, looks_finite
from flows.core.facts.nations import FORMS
from flows.core.facts.phrases import PRONOUNS
from flows.core.words import stem, tokens

_EVENT_WORDS = {
    "kill": "killed",
    "wound": "wounded",
    "arrest": "arrested",
    "infect": "infected",
    "destroy": "destroyed",
    "rescue": "rescued",
}
_MARGIN = "margin"
_ITS_OWN = re.compile(r"\sof\s(?:its|their)\s")
_UNCHANGED = frozenset({"cost", "cut", "hit", "shut", "spread"})  # their own pasts
_SCALES = frozenset(concepts("thousand million billion trillion percent dollar euro pound"))


def figure_question(
    answers: Sequence[Sequence[Figure]], told: Sequence[frozenset[str]], lead: Telling
) -> str:
    """The question's label, in words of the claims that answer it.

    `told` are the concepts that each claim tells, `lead` is the telling of the first.
    """
    figures = [f for a in answers for f in a]
    first = figures[0].number
    if counts_things(first) and first.noun:
        return _fate(figures)
    acts = frozenset.intersection(*(read_measured(f.claim.text, f.number).acts for f in figures))
    if _MARGIN in acts:
        return "by how many votes"
    wordings = [measure_asked(f.claim.text, f.number, acts) for f in figures]
    full = [w for w in wordings if len(" ".join(w).split()) > 1]
    plain = [w for w in full if not PRONOUNS & set(" ".join(w).lower().split())]
    ahead, behind = next(iter((*plain, *full)), wordings[0])
    if ahead or behind:
        return _asked(_asks(figures), ahead, behind)
    return f"{_asks(figures)}: {label(lead, frozenset.intersection(*told) - _SCALES)}"


def _asked(asks: str, ahead: str, behind: str) -> str:
    """As in "how many jobs Orbel Bank will cut", "how much the plan would save a year"."""
    words = ahead.split()
    verbs = AUXILIARIES | _UNCHANGED
    clause = len(words) > 1 and any(w in verbs or looks_finite(w) for w in words[1:])
    if asks == "how many" and behind and (clause or not ahead):
        return " ".join(w for w in (asks, behind, ahead) if w)
    told = " ".join(w for w in (ahead, behind) if w)
    return f"{asks} {told}" if clause else f"{asks}: {told}"


def _asks(figures: Sequence[Figure]) -> str:
    if any(lasts(f.number) for f in figures):
        return "how long"
    counted = any(f.number.unit is None and (f.number.noun or f.number.event) for f in figures)
    return "how many" if counted else "how much"


def _fate(figures: Sequence[Figure]) -> str:
    """How many of whom were killed, and where."""
    lead = figures[0]
    noun = next((w for f in figures for w in _surface(f.claim.text, f.number.noun)), "")
    event = lead.number.event or ""
    word = _EVENT_WORDS.get(event) or next(
        (w for f in figures for w in _verb(f.claim.text, event)), event
    )
    were = "were " if word.endswith("ed") else ""
    told = " ".join(f"{f.claim.text} {f.claim.speaker or ''}" for f in figures)
    where = _place(lead, frozenset.intersection(*(f.names for f in figures)), told)
    counted = noun or lead.number.noun or ""
    whose = _whose(figures) if counted else ""
    return " ".join(w for w in ("how many", whose, counted, were + word, where) if w)


def _whose(figures: Sequence[Figure]) -> str:
    """Of which nation those counted are, in a claim's word: "Pakistani"; empty if two are told."""
    words = [w for f in figures for w in (_adjective(f), _speaker_of(f)) if w]
    return words[0] if len({FORMS[w.lower(),] for w in words}) == 1 else ""


def _adjective(figure: Figure) -> str:
    """The nation right behind a figure: "four Afghan civilians"."""
    behind = tokens(figure.claim.text[figure.number.end :])[:1]
    return next((t.text for t in behind if (t.lower,) in FORMS), "")


def _speaker_of(figure: Figure) -> str:
    """Of which nation a speaker is who counts "23 of its soldiers": "the Pakistani army"."""
    text, speaker = figure.claim.text, figure.claim.speaker or ""
    ahead = tokens(text[: figure.number.start])[-1:]
    counts = any(t.lower == "that" or "=say" in concepts(t.text) for t in ahead)
    opens = text.casefold().startswith(speaker.casefold())
    if not (counts and opens and _ITS_OWN.match(text, figure.number.end)):
        return ""  # "its" may be somebody else's: "the army said that Iran lost 23 of its"
    named = tokens(speaker)[:-1]  # in front of another word, so that it says what army
    return next((t.text for t in named if (t.lower,) in FORMS), "")


def _place(figure: Figure, shared: frozenset[str], told: str) -> str:
    """The longest name near a figure that all answers share, as in "in Spin Boldak"; else empty.

    A question has only words of the claims that answer it: `told` is what these say.
    """
    names = [n.core for t in figure.near for n in read_facts(t).names if n.core in told]
    common = [n for n in names if (w := {stem(t.text) for t in tokens(n)}) and w <= shared]
    name = max(common, key=len, default="")
    if not name:
        return ""
    placed = re.search(
        rf"\b(in|at|near|on|off)\s(?:the\s)?{re.escape(name)}\b", " ".join(figure.near)
    )
    return f"{placed[1]} {name}" if placed else f"({name})"


def _verb(text: str, event: str) -> list[str]:
    """How what befell those counted is written in a text: "displaced"."""
    return [t.lower for t in tokens(text) if event and lemma(t.text) == event]


def _surface(text: str, noun: str | None) -> list[str]:
    """How a stemmed noun is written in a text, plural forms first."""
    forms = [t.lower for t in tokens(text) if noun and stem(t.text) == noun]
    return sorted(dict.fromkeys(forms), key=lambda w: not w.endswith("s"))
