"""Acts told by a noun or a gerund: "the failure of the talks", "launched an attack".

Who does it, or what undergoes it, stands in a few fixed places around such a word; where it stands
in none of them the act is left unread.
"""

from __future__ import annotations

import re
from functools import lru_cache

from flows.core.facts import read_facts
from flows.core.facts.clauses import lemma
from flows.core.facts.phrases import DATE_WORDS
from flows.core.facts.predications import Predication, read_predications
from flows.core.words import listed

_OF = re.compile(r"\s+of\s+(?P<thing>[^,.;:—–“”\"()]+)")
_THING_ENDS = re.compile(
    r"\s(?:on|in|at|after|before|between|with|during|by|from|as|when|while|and|to)\s"
)
#: Nouns whose "of" names what undergoes the act; "the result of the flood" is another kind.
_UNDERGONE = listed("""
    failure collapse breakdown end ending start beginning opening closure resumption suspension
    postponement cancellation termination expiry death resignation departure arrival return
    destruction decline growth rise fall escalation
""")
#: "the end of the week", "a rise of a third" name no such thing.
_MEASURE = re.compile(
    r"(?i)(?:an?|the|this|that|last|next)?\s*(?:\d|half|third|quarter|fifth|day|night|week|weekend|"
    r"month|season|year|decade|century|summer|winter|spring|autumn)"
)
#: "launched an attack" is "attacked".
_CARRYING = frozenset(map(lemma, listed("launch mount stage conduct unleash")))
_OTHERS_DEED = re.compile(
    r"\b(?:blam|accus|criticis|criticiz|condemn|denounc|thank|prais)\w*\s+"
    r"(?P<who>(?:the\s)?[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)*)[^.;]{0,60}?\s(?:for|of)\s+$"
)


@lru_cache(maxsize=16_384)
def nominal_act(text: str, start: int, *, thing: bool) -> Predication | None:
    """The act that the word at `start` tells without being a verb, with its doer; None if untold.

    `thing` allows "of" to name what undergoes it ("the collapse of the talks": they collapse),
    which only a verb without an object says.
    """
    word = re.match(r"[\w’'-]+", text[start:])
    if word is None:
        return None
    end = start + word.end()
    for p in read_predications(text):
        at = text.find(p.target, p.start) if p.target else -1
        if p.verb in _CARRYING and not p.passive and at <= start < at + len(p.target):
            return Predication(lemma(word[0]), text[p.start : end], start, p.doer, "")
    if word[0].lower().endswith("ing"):
        accused = _OTHERS_DEED.search(text, 0, start)
        return Predication(lemma(word[0]), word[0], start, accused["who"], "") if accused else None
    undergoing = _OF.match(text, end)
    if not thing or not undergoing or word[0].lower() not in _UNDERGONE:
        return None
    told = _THING_ENDS.split(undergoing["thing"], maxsplit=1)[0].strip()
    facts = read_facts(told)
    day = told.split(" ", maxsplit=1)[0].lower() in DATE_WORDS
    if not told or day or facts.dates or facts.numbers or _MEASURE.match(told):
        return None
    return Predication(lemma(word[0]), word[0], start, told, "")
