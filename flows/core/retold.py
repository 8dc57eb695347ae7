"""Whether a statement tells again what the headline told, and adds only who says so."""

from __future__ import annotations

import re

from flows.core.concepts import concepts
from flows.core.facts.predications import read_predications
from flows.core.told import SETTING, told_part

# Talks that failed have ended, and a strike that was halted is over: to a reader of the headline
# one news. Nothing that is checked rests on it.
_OVER = frozenset({"=no_result", "=end", "=stop"})
# "Despite mediation", "after two days", "on Friday": circumstances of what is told, not the news.
_CIRCUMSTANCE = re.compile(
    r"[,;:(]|\b(?:despite|amid|after|before|during|since|following|while|as|when|until"
    r"|for\snow|(?:on|in|at)\s(?=[A-Z\d])|over\s)",
)
# "The collapse of the talks to the other side's attitude": where no verb tells what happened.
_BEHIND_NOUN = re.compile(r"\s(?:to|on|at|by|with|for|from)\s")
# Who denies the news, or says why it came, tells something else.
_MORE = re.compile(
    r"\b(?:not|never|den(?:y|ies|ied|ying)|\w+n['’]t|because|due\sto|owing\sto)\b", re.IGNORECASE
)


def retells(text: str, headline: str) -> bool:
    """Whether the main statement of a text is the headline's, however its speaker puts it."""
    main = _main(text)
    if not main or (_MORE.search(text) and not _MORE.search(headline)):
        return False
    told = frozenset(map(_over, concepts(main))) - SETTING
    return len(told) > 1 and told <= frozenset(map(_over, concepts(headline)))


def _main(text: str) -> str:
    """Who did what, or the happening that a noun tells, without its circumstances."""
    told = told_part(text)
    acts = read_predications(told)
    if acts:
        act = acts[0]
        doer = _CIRCUMSTANCE.split(act.doer, maxsplit=1)[0]
        return " ".join((doer, act.word, _CIRCUMSTANCE.split(act.target, maxsplit=1)[0]))
    if told == text:  # no verb that is read, and nobody's words: what it tells stays open
        return ""
    return _BEHIND_NOUN.split(_CIRCUMSTANCE.split(told, maxsplit=1)[0], maxsplit=1)[0]


def _over(concept: str) -> str:
    return "=over" if concept in _OVER else concept
