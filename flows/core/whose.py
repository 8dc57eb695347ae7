"""Whether "he" in somebody's words is that somebody, or one whom only another sentence names.

"Judge Marian Holt said he had 'plundered' the charity" is read alone as the judge's own deed; the
article speaks of the accused, named before. In doubt the word is taken to be open.
"""

from __future__ import annotations

import re

from flows.core.facts import Speech, read_facts
from flows.core.facts.speakers import same_speaker
from flows.core.kin import gender
from flows.core.people import is_person
from flows.core.pronouns import AS_OBJECT, names_a_person
from flows.core.records import Claim, Document

_REACH = 3  # body sentences back in which whoever is meant would be named
_PERSON = re.compile(rf"\b(?:he|she|him|her(?={AS_OBJECT}|\sor\b))\b", re.IGNORECASE)
# What people tell of themselves: what they mean to do, and what nobody else can know.
_OWN = re.compile(
    r"^(?:that\s)?(?:he|she)\s(?:(?:would|will|had|has|was|is|could|did|does|also|never|not|still"
    r"|always|himself|herself)\s)*(?:resign|step|quit|retire|appeal|seek|run|stand|vote|sue|return"
    r"|apologi[sz]e|saw|seen|heard|felt|knew|know|hope|want|believe|expect|thought|fear|regret|plan"
    r"|intend|remember|understood|support|oppose|agree|glad|proud|sure|confident|sorry|pleased|happy"
    r"|grateful|disappointed|shocked|surprised|aware|concerned|worried|ready)(?:[sdn]|ed|ing)?\b",
    re.IGNORECASE,
)
_OF_ONESELF = frozenset({"deny", "admit", "confess", "promise", "vow", "pledge"})
_OWNER = re.compile(r"^(?P<whose>his|her)\s", re.IGNORECASE)


def may_be_anothers(claim: Claim, document: Document) -> bool:
    """Whether a claim puts a "he" in a mouth that the document may mean another than the mouth by.

    So if nobody but who speaks stands before it, and one of the three sentences before the evidence
    names somebody else; never of what only the speaker can tell: "said he would resign".
    """
    mouths = [s for s in read_facts(claim.text).speeches if _is_open(claim.text, s)]
    if not mouths:
        return False
    first = min(e.sentence for e in claim.evidence if e.document == document.id)
    before = [s for s in document.sentences[: first - 1] if s.kind == "body"][-_REACH:]
    speaker = claim.speaker or mouths[0].speaker
    return any(
        not same_speaker(speaker, f"{name.role or ''} {name.core}".strip())
        for sentence in before
        for name in read_facts(sentence.text).names
        if is_person(name, sentence.text)
    )


def speaks_of_owner(text: str) -> bool:
    """Whether a text goes on to tell of its own "Her": "Her son, Ted Hale, said that she fell"."""
    owner = _OWNER.match(text)
    return owner is not None and any(
        gender(m.group()) == gender(owner["whose"]) for m in _PERSON.finditer(text, owner.end())
    )


def _is_open(text: str, speech: Speech) -> bool:
    """Whether nobody but who speaks is named before the first "he" of what is said."""
    content = text[speech.content_start : speech.content_end]
    found = _PERSON.search(content)
    if found is None or speech.content_start < speech.speaker_end:
        return False
    if _OWN.match(content) or speech.verb in _OF_ONESELF:
        return False
    ahead = text[: speech.speaker_start], content[: found.start()]
    return not any(names_a_person(part) for part in ahead)
