"""Whom "he" or "she" means: the person that the nearest earlier sentence is about."""

from __future__ import annotations

import re

from flows.core.facts import Name, read_facts
from flows.core.kin import gender, is_unlike, may_be_owner, named_owner
from flows.core.people import full_name, is_person_in
from flows.core.records import Document, Sentence

#: Words that only join a sentence to the one before; taken off, nothing said is lost.
CONNECTIVE = re.compile(
    r"^(?:however|moreover|furthermore|additionally|in addition|also|besides|meanwhile|subsequently"
    r"|consequently|as a result|therefore|thus|hence|nevertheless|nonetheless|instead|similarly"
    r"|likewise|indeed|in fact|for (?:his|her|its|their) part|on the other hand|by contrast"
    r"|in contrast|in turn|for example|for instance|then|but|and|so|yet|still)\b,?\s+",
    re.IGNORECASE,
)
PERSON_PRONOUN = re.compile(r"^(?P<pronoun>he|she)\b(?!['’])\s*", re.IGNORECASE)
_RELATIVE_OF = re.compile(r"\b(?P<kin>[a-z]+(?:-in-law)?)\sof\s(?:the\s)?$")
QUOTES = ("“", '"', "‘", "'")
_SUBJECT_BY = 40  # characters within which a sentence's subject is named
_LOOK_BACK = 4  # body sentences searched for what "he" stands for


def antecedent(document: Document, sentence: Sentence, pronoun: str) -> tuple[str, int] | None:
    """The person the nearest earlier sentence is about, and that sentence's number.

    "Her husband, Ted Hale, died" is about the same "she": her name stands further back.
    """
    looked = 0
    for earlier in reversed(document.sentences[: sentence.number - 1]):
        if earlier.kind != "body" or earlier.addresses_model:
            continue
        looked += 1
        if looked > _LOOK_BACK:
            return None
        bare = CONNECTIVE.sub("", earlier.text, count=1)
        if is_unlike(bare, pronoun) and may_be_owner(bare, pronoun):
            continue
        if named_owner(bare):
            return None  # "Karl Vest's wife, Ada Vest": one of the two it is
        if may_be_owner(bare, pronoun):
            return None  # "His lawyer, Karl Vest, said": he or his lawyer
        if PERSON_PRONOUN.match(bare) or bare[:1] in QUOTES:
            speaker = speaking_person(document, earlier)
            if speaker is None:
                continue  # it is about "he" as well: look further back
        else:
            speaker = speaking_person(document, earlier) or _subject_person(document, earlier)
        if speaker and _is_anothers(bare, speaker, pronoun):
            return None
        return (full_name(document, speaker.core), earlier.number) if speaker else None
    return None


def _is_anothers(text: str, name: Name, pronoun: str) -> bool:
    """Whether a name only says whose relative is the "she": "The mother of Karl Vest died"."""
    kin = _RELATIVE_OF.search(text[: text.find(name.text)])
    return kin is not None and gender(kin["kin"]) == gender(pronoun)


def speaking_person(document: Document, sentence: Sentence) -> Name | None:
    """The person who is named as the speaker of a sentence; None if nobody is."""
    facts = read_facts(sentence.text)
    for speech in facts.speeches:
        for name in facts.names:
            inside = speech.speaker_start <= name.start and name.end <= speech.speaker_end
            if inside and is_person_in(document, name, sentence.text):
                return name
    return None


def _subject_person(document: Document, sentence: Sentence) -> Name | None:
    names = read_facts(sentence.text).names
    first = names[0] if names and names[0].start < _SUBJECT_BY else None
    return first if first and is_person_in(document, first, sentence.text) else None
