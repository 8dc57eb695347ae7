"""Whether a claim tells of a "he" or an "it" that nothing in it names.

"Pine said it would cost 48 million", "Analysts doubt it": true, but read alone nobody knows of
what. Here are the forms with which a report opens; `pronouns` has those that stand anywhere.
"""

from __future__ import annotations

import re

from flows.core.facts import Speech, read_facts
from flows.core.facts.clauses import has_verb
from flows.core.facts.nations import FORMS
from flows.core.facts.phrases import SPEAKING
from flows.core.facts.role_words import is_head
from flows.core.people import is_institution, is_person
from flows.core.pronouns import has_open_pronoun

# "It is clear that" stands for nothing; "this week", "those who stayed" and "it was the smallest
# planet" say what they are.
_OPENING = re.compile(
    r"^(?:that\s+)?(?P<word>he|she|it|they|this|these|those)\b"
    r"(?!\s+(?:is|was|would be|will be|had been|has been)\s+(?:\w+\s+)?\w+\s+(?:that|to|for)\b)"
    r"(?!\s+(?:is|was)\s+(?:the|its|their)\s+(?:\w+\s)?(?:first|last|only|most|least|worst|best|\w+est)\b)"
    r"(?!\s+(?:week|weekend|month|year|morning|afternoon|evening|summer|autumn|winter|spring|season"
    r"|time|who|whose|of|in|with|from)\b)",
    re.IGNORECASE,
)
_ACTED_ON = re.compile(
    r"^(?P<who>[^,;:“”\"]{2,70}?)\s(?:doubt|echo|confirm|reject|dispute|repeat|dismiss|question|said"
    r"|say|welcome|condemn|support|oppose|den(?=y|ie))(?:s|es|d|ed|y|ies|ied)?\s"
    r"(?:(?:it|this|these|those|them|so)(?=\s+(?:and|but|on|in|at|as|during|after|late|when)\b"
    r"|[.,;!?]|$)|that(?=[.,;!?]|$))",
    re.IGNORECASE,
)
_OWN_DEED = re.compile(
    r"^(?:that\s+)?it\s(?:(?:would|will|had|has|was|is|have|to|not|also|already|been)\s)*"
    r"(?:lay(?:ing)? off|laid off|employ|seek|sought|appeal|review|recall|hir|dismiss|suspend"
    r"|cooperat|co-operat|compl(?:y|ied)|apologi|lost confidence|invest|intend|regret|sue"
    r"|fil(?:e|ing)\b)",
    re.IGNORECASE,
)
_NAMES_ITS_MATTER = re.compile(
    r"\b(?:critic|opponent|supporter|backer|fan|owner|maker)s? of\b", re.IGNORECASE
)
_PLURAL = re.compile(r"[^s]s$|^(?:police|people|men|women|media)$", re.IGNORECASE)
_SPEAKS_FOR = re.compile(r"\s(?:for|of|at|from|in)\s", re.IGNORECASE)


def speaks_of_something_unnamed(text: str) -> bool:
    """Whether who opens the text says or does something about what nothing in it names."""
    acted = _ACTED_ON.match(text)
    if acted and not _NAMES_ITS_MATTER.search(acted["who"]) and not has_verb(acted["who"]):
        return True
    for speech in read_facts(text).speeches:
        said = text[speech.content_start : speech.content_end].lstrip(" ,“\"‘'")
        opening = _OPENING.match(said)
        told = text[speech.speaker_end : speech.content_start].rpartition(" and ")[0]
        opens = speech.speaker_start == 0 and speech.content_start >= speech.speaker_end
        opens = opens and not has_verb(told)  # "Pine opposed the bridge and called it …"
        if opens and opening and _OWN_DEED.match(said):
            continue  # "Hanse Bau said it would lay off 1,900": only whoever employs lays off
        if opens and opening and not _may_mean_its_speaker(text, speech, opening["word"].lower()):
            return True
    return has_open_pronoun(text)


def _may_mean_its_speaker(text: str, speech: Speech, word: str) -> bool:
    """Whether "he" or "it" can be the speaker, or whom the speaker speaks for."""
    named = [n for n in read_facts(text).names if n.start < speech.speaker_end]
    person = any(is_person(n, text) for n in named)
    head, *speaks_for = _SPEAKS_FOR.split(speech.speaker, maxsplit=1)
    noun = head.split()[-1] if head.split() else ""
    office = is_head(noun)
    several = noun.lower() in SPEAKING and _PLURAL.search(noun) is not None
    if word in {"he", "she"}:
        body = is_institution(noun) or (noun.casefold(),) in FORMS
        spokesman = noun.lower().startswith("spokes")
        return person or not (body or (spokesman and not speaks_for) or several)
    if word == "it":
        return not person and (bool(speaks_for) or not (office or several))
    if word == "they":
        return not person and (bool(speaks_for) or not office)
    return False
