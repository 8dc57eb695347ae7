"""Whether a statement tells what happened, what is planned, how things stand, or a mood.

A reader wants the event before what is said of it. "The council approved the bridge, its speaker
said" tells an event and whose word it is; "Mayor Pine said the bridge would open" tells what she
says. No parser is needed for it: the first finite verb of the main clause gives it away.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, TypeAlias

from flows.core.facts import read_facts
from flows.core.facts.clauses import OPENERS, looks_finite, pieces
from flows.core.words import Token, listed

#: From what happened to what hardly informs.
Happening: TypeAlias = Literal[
    "event", "plan", "state", "said", "reaction", "quotation", "mood", "scene"
]

_QUOTES = ("“", '"', "‘", "'", "«", "„")
# How one takes what happened: it answers an event, and is none that a brief would lead with.
_REACTION = re.compile(
    r"\b(?:accus(?:ed|es)|blam(?:ed|es)|den(?:ied|ies)|critici[sz](?:ed|es)|condemn(?:ed|s)"
    r"|prais(?:ed|es)|welcom(?:ed|es)|hail(?:ed|s)|complain(?:ed|s)|promis(?:ed|es)|warn(?:ed|s)"
    r"|urg(?:ed|es)|call(?:ed|s)\s(?:on|for|him|her|it|them|the\s(?:\w+\s){1,4}?(?:an?|the)\b)"
    r"|dismiss(?:ed|es)\s(?:the|claims|criticism)|booed|rejected\s(?:the\s)?(?:accus|critic|claim"
    r"|alleg)\w+)\b",
    re.IGNORECASE,
)
# A mood: nothing in it can be looked up. "Anger is growing", "more elusive than ever".
_MOOD = re.compile(
    r"\b(?:rais\w+|spark\w*|fuel\w*|stok\w+)\s(?:\w+\s){0,2}(?:concern|fear|question|doubt|hope)s?"
    r"|\bcomes?\s(?:amid|against|at\sa\stime)|\bmore\s\w+\sthan\sever\b"
    r"|\bremains?\s(?:to\sbe\sseen|unclear|uncertain|tense|elusive|high|fragile)"
    r"|\b(?:anger|tension|fear|hope|concern|pressure|grief|unease)s?\s(?:\w+\s){0,2}?"
    r"(?:is|are|was|were|has|have)\s(?:been\s)?(?:grow|ris|mount|high|run|spread)\w*"
    r"|\bwatch(?:es|ing)?\s(?:\w+\s)?closely|\bencountered\sdifficulties\b",
    re.IGNORECASE,
)
# A scene: what a camera would show. It makes an article live, and answers no question of a brief.
_SCENE = re.compile(
    r"\b(?:wept|cried|sobbed|cheered|danced|sang|hugged|embraced|smiled|laughed|prayed|queued|knelt"
    r"|applauded|clapped|waved|huddled|shivered|lit candles|laid (?:\w+\s){0,2}(?:flowers|wreaths)"
    r"|raised (?:his|her|their) (?:hands?|fists?|arms?)|waited (?:in|at|outside|for (?:news|hours))"
    r"|had been \w+ing\b[^.]*\bwhen|(?:was|were) seen \w+ing|in tears|fell silent|could be heard"
    r"|(?:mood|atmosphere|scene|air|streets?|corridors?|shops?|shelves|square|halls?)\b[^,.]{0,40}"
    r"\b(?:was|were) (?:\w+ly )?(?:quiet|silent|sombre|somber|empty|bare|deserted|festive|calm))\b",
    re.IGNORECASE,
)
# "Lunova said it was recalling", "the bank said it would cut": who says it does it.
_UNDER_WAY = re.compile(r"(?:is|was|are|were)\s\w+ing\b")
_OWN_DEED = re.compile(
    r"^(?:(?:on|late|early)\s[\w\s]{3,20}?\s)?(?:that\s)?(?:it|they)\s"
    r"(?=(?:is|was|are|were|has|had|have|will|would)\b)",
    re.IGNORECASE,
)
_BY_WORDS: tuple[tuple[Happening, re.Pattern[str]], ...] = (
    ("scene", _SCENE), ("mood", _MOOD), ("reaction", _REACTION),
)  # fmt: skip
_TO_COME = listed("will would shall should can could may might must won't wouldn't")
_BE, _HAVE = listed("is are was were be been being"), listed("has have had")
_DO = listed("do does did don't doesn't didn't")  # with a negation: it did not happen
_SHORT_ADVERBS = listed("not also now still already just yet never so far only")
_SUBORDINATES = OPENERS - {"than", "as", "but"}  # "more than 150 firefighters fought"
_CLAUSE_HEAD = 3  # pieces between "that" or "who" and the verb of its clause
_CUE_BY = 8  # words from a speaker to what is said; more, and the sentence tells a deed first
_ATTRIBUTED = 0.5  # share of a statement after which its speaker is an afterthought
_WORTH: dict[Happening, float] = {
    "event": 1.0, "plan": 0.85, "state": 0.8, "said": 0.75, "reaction": 0.65, "quotation": 0.55,
    "mood": 0.35, "scene": 0.35,
}  # fmt: skip


def news_value(text: str) -> float:
    """How much of its rank a statement keeps where a reader looks for what happened, 0 to 1."""
    return _WORTH[happening(text)]


@lru_cache(maxsize=16_384)
def happening(text: str) -> Happening:
    """What kind of thing a statement tells first."""
    if text.startswith(_QUOTES):
        return "quotation"
    for kind, told in _BY_WORDS:
        if told.search(text):
            return kind
    speech = next(iter(read_facts(text).speeches), None)
    if speech and speech.speaker_start < _ATTRIBUTED * len(text):
        content = text[speech.content_start : speech.content_end]
        if text[: speech.speaker_start].strip().lower() in {"according to", "as per"}:
            return _first_verb(content)
        near = len(text[speech.speaker_end : speech.content_start].split()) <= _CUE_BY
        if speech.content_start >= speech.speaker_end and near and _tells(content):  # "X said that"
            return _own_deed(content) or "said"
    elif speech and speech.content_start < speech.speaker_start:  # "…, police said"
        return _first_verb(text[: speech.content_end])
    return _first_verb(text)


def _tells(content: str) -> bool:
    """Whether what is said is a clause: to "declare three days of mourning" is to act."""
    return any(looks_finite(t.lower) for t in pieces(content)) or '"' in content


def _own_deed(content: str) -> Happening | None:
    """What a speaker tells of its own doing: "it would cut 300 jobs", "it was recalling"."""
    own = _OWN_DEED.match(content)
    if own is None:
        return None
    deed = _first_verb(content[own.end() :])
    if deed == "state" and _UNDER_WAY.match(content, own.end()):
        deed = "plan"
    return deed if deed in {"event", "plan"} else None


def _first_verb(text: str) -> Happening:
    """By the main clause's first finite verb; a present tense tells how things stand."""
    run = pieces(text)
    for i, token in enumerate(run):
        low = token.lower.replace("’", "'")
        if not token.text[0].isalpha() or not looks_finite(low) or _of_its_own_clause(run, i):
            continue
        if low in _TO_COME:
            return "plan"
        if low in _BE | _HAVE | _DO:
            return _compound(low, run[i + 1 :])
        if _modifies(run, i):
            continue
        return "event"
    return "state"


def _of_its_own_clause(run: Sequence[Token], at: int) -> bool:
    """Whether a verb belongs to "that killed", "who heads": a clause inside the main one."""
    before = run[max(0, at - _CLAUSE_HEAD) : at]
    return any(t.lower in _SUBORDINATES for t in before)


def _modifies(run: Sequence[Token], at: int) -> bool:
    """Whether a form in "-ed" stands before its noun: "the wounded man", "a jammed panel"."""
    return at > 0 and run[at - 1].lower in listed("a an the his her its their two three")


def _compound(auxiliary: str, after: Sequence[Token]) -> Happening:
    """What an auxiliary makes: "was killed" and "has won" happened, "had asked" had before."""
    rest = [t.lower for t in after if t.lower not in _SHORT_ADVERBS and not t.lower.endswith("ly")]
    if auxiliary == "had":
        return "event" if rest[:1] == ["to"] else "state"
    if auxiliary in _DO:
        return "state"
    while rest and rest[0] in _BE:
        rest = rest[1:]
    if not rest:
        return "state"
    if rest[0] in {"to", "set", "due", "expected", "planned", "about", "scheduled"}:
        return "plan"
    past = auxiliary not in {"is", "are"}  # "is allied", "are missing"
    return "event" if past and looks_finite(rest[0]) else "state"
