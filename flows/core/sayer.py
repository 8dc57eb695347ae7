"""Who says a statement: the speaker that its own words name, by the fullest name known."""

from __future__ import annotations

import re

from flows.core.facts import Facts, Speech, read_facts
from flows.core.facts.nations import FORMS
from flows.core.people import full_name, is_person, is_person_in
from flows.core.records import Document
from flows.core.told import OPENS

_SPOKEN_SHARE = 0.5  # of a statement's length
# "The owner of", "calls itself Black Tern", "it": what was read is not a whole speaker, or nobody.
_NONE = re.compile(r"(?:no|none|not|nobody|neither)\b", re.IGNORECASE)  # "No group has claimed …"
_UNFINISHED = re.compile(r"\b(?:of|in|at|for|by|from|the|an?)$", re.IGNORECASE)
_WITH_OBJECT = re.compile(r"\b[a-z]+s\s(?:the|an?|its|their|his|her|\w+sel(?:f|ves))\b")
_NOBODY = frozenset({"it", "he", "she", "they", "this", "that", "which", "who", "some", "both"})
# "on Wednesday", "published": when it was said, and what became of the study, is not who.
_WHEN = re.compile(
    r"\s+(?:(?:on|late|early)\s+)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today)$"
    r"|\s+(?:published|released|issued|seen|posted)$",
    re.IGNORECASE,
)
_POSSESSIVE = ("'s ", "’s ", "s' ", "s’ ")
_PLACED = re.compile(r"\b(?:in|of|at|from|near|for|off|on)\s(?:the\s)?$", re.IGNORECASE)
_GIVEN = re.compile(r"[A-Z][a-z]+\s")  # a first word that may be no name: "Peter Lindqvist"
_AGED = re.compile(r",\s\d{1,3}\b.*$")  # "Brekke, 41, a former pilot"
# "The auditor who uncovered the fraud, Nadia Koss, said": the subject, before its own name.
_DESCRIBED = re.compile(r"^(?:The|An?)\s(?:[\w’'-]+\s){1,4}?(?:who|whose|that)\s[^,;:“”\"]*,$")
_NAMED_NEXT = re.compile(r",\s(?=[A-Z])")  # "its head, Samir Katz"


def sayer(document: Document, text: str) -> str | None:
    """Who says this statement; None if nobody does.

    A speaker who opens the sentence says it; one in passing does if most of it is their words.
    """
    facts = read_facts(text)
    for speech in facts.speeches:
        quoted = any(q.start <= speech.speaker_start < q.end for q in facts.quotations)
        speaker = _WHEN.sub("", speech.speaker)
        if quoted or not _is_main(speech, text) or not _is_somebody(speaker):
            continue
        person = _person(document, facts, speech)
        return person or _AGED.sub("", speaker)
    return None


def has_unread_speaker(text: str) -> bool:
    """Whether the words before "said that" are no whole speaker: "calls himself the Baron" says it.

    Who tells such a statement cannot be shown, so it must not stand among what is told as fact.
    """
    facts = read_facts(text)
    return any(
        s.speaker.casefold() not in _NOBODY
        and not _is_somebody(_WHEN.sub("", s.speaker))
        and not any(q.start <= s.speaker_start < q.end for q in facts.quotations)
        for s in facts.speeches
        if s.speaker and not _NONE.match(s.speaker) and text[: s.content_start].endswith(" that ")
    )


def _is_somebody(speaker: str) -> bool:
    """Whether a phrase can be a speaker: one with a verb and its object is a clause, not a name."""
    if not speaker or speaker.casefold() in _NOBODY or _NONE.match(speaker):
        return False
    if _UNFINISHED.search(speaker):
        return False
    return _WITH_OBJECT.search(speaker) is None


def _person(document: Document, facts: Facts, speech: Speech) -> str | None:
    """The person whom a speaker phrase names: not the town of a hospital, nor a chief's firm."""
    text, end = facts.text, speech.speaker_end
    apposed = _NAMED_NEXT.match(text, end)
    for name in facts.names:
        if apposed and name.start == apposed.end() and is_person(name, text):
            return full_name(document, name.core)
        if not (speech.speaker_start <= name.start and name.end <= end):
            continue
        ahead = text[speech.speaker_start : name.start]
        owns = text[name.end - 1 : name.end + 2].startswith(_POSSESSIVE) or (
            text[name.end : name.end + 2] in {"'s", "’s"}
        )
        if owns or (_PLACED.search(ahead) and not name.role):
            continue
        known = is_person(name, text) or (not ahead and is_person_in(document, name, text))
        if known:
            bare = name.text == name.core and _GIVEN.fullmatch(ahead)
            given = ahead if bare and (ahead.strip().lower(),) not in FORMS else ""
            return full_name(document, given + name.core)
    return None


def _is_main(speech: Speech, text: str) -> bool:
    """Whether a speech is what the statement is about, not a remark within it."""
    words_first = speech.content_start < OPENS and speech.content_end <= speech.speaker_start
    if speech.speaker_start < OPENS or words_first:
        return True
    spoken = speech.content_end - speech.content_start
    if spoken >= _SPOKEN_SHARE * len(text):
        return True
    before = text[: speech.speaker_start].rstrip()
    if _DESCRIBED.match(before):
        return True
    after = len(text) - speech.speaker_end
    if before.endswith(",") and spoken >= _SPOKEN_SHARE * after:
        return True  # "Speaking on Friday, X said"
    return _closes(before, text[speech.speaker_end :])


# "…, the authority said in a statement", "… Okafor said outside the court", "told analysts".
_SAID = re.compile(
    r"\s(?:said|says|told|added|announced|wrote|asked)\b(?!\sthat\b)[^,;:“”\"]{0,60}\.?$"
)


def _closes(before: str, after: str) -> bool:
    """Whether a speaker with nothing but a verb and an adverbial behind closes the statement."""
    return before.endswith((",", ",”", ',"', ",'", ",’")) and _SAID.match(after) is not None
