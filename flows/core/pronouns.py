"""Whether a pronoun of a text stands for somebody or something that the text does not name.

"Judge Alan Whelan sentenced her", "“They cannot wait,” Wright said", "called it a disaster": true,
but read alone nobody knows of whom or what. Anything before a pronoun that it could stand for is
taken to be it, so this errs on the side of finding nothing open.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from flows.core.facts import read_facts
from flows.core.facts.clauses import AUXILIARIES, looks_finite
from flows.core.facts.nations import FORMS
from flows.core.facts.phrases import SPEAKING
from flows.core.facts.role_words import is_head
from flows.core.people import is_institution
from flows.core.words import tokens

_PERSON = re.compile(r"\b(?:he|she|him|her|his|hers)\b", re.IGNORECASE)
_SEVERAL = re.compile(r"\b(?:they|them|their|theirs)\b", re.IGNORECASE)
#: "Her" before its noun is a possessive; before these it is who something was done to.
AS_OBJECT = (
    r"\s*(?:[.,;:!?”\"]|$|(?:to|for|of|in|on|at|with|as|from|by|after|before|during|until|and|the|an?"
    r"|guilty|not)\b)"
)
_AS_OBJECT = re.compile(AS_OBJECT)
# "Before she left, Maria Keller …": who is meant comes behind the comma.
_INTRODUCED = re.compile(
    r"^(?:in|on|at|after|before|during|for|with|since|until|while|when|as|if|although|though|from"
    r"|despite|to|throughout)\b[^,]*$",
    re.IGNORECASE,
)
# A word that may be a person by its look; generous, for a wrong guess leaves nothing open.
_TRADE = re.compile(
    r"^(?:\w+(?:er|or|ist|ian|man|woman|ant|ee)|nurse|boy|girl|child|baby|teen|victim|person|suspect"
    r"|patient|pilot|mum|dad|someone|somebody|anyone|nobody|everyone|everybody|who)$"
)
_NO_TRADE = frozenset(
    """number order after under over other another water river power winter summer october november
    december september whether never however matter paper letter centre center order corner quarter
    border danger weather labor labour minor major floor error year poor than want restaurant plant
    human german italian for nor or transfer computer server tower answer offer disaster cancer
    shelter shower dinner letter fever""".split()
)
_PLURAL = re.compile(
    r"^(?:[a-z]{2,}[^su]s|[a-z]+ies|people|police|children|men|women|staff|family|team|crew|media|two"
    r"|three|four|five|six|seven|eight|nine|ten|both|all|some|many|several|dozens|each|one|couple|pair"
    r"|anyone|everyone|nobody|someone|who|those|public|majority|crowd|generation|army|party|band)$"
)
_CALLED = re.compile(
    r"\bcall(?:ed|s)\s(?:it|this|that|these|those|him|her|them)\b(?!\s(?:off|on|for|out|in|back)\b)"
)
_RELATIVE = re.compile(r",\s(?:who|which|where|whose|when)\s[^,]*,")
_LAST_WORD = re.compile(r"\b(?P<word>this|that|it|so|them)[.!?]?[”\"’']?$", re.IGNORECASE)
_THING = re.compile(r"\b(?:the|an?|its|their|his|her|of)\s", re.IGNORECASE)
_SHORT = 8  # words of a clause too short to name what its last "it" stands for
_PART_OF = re.compile(
    r"^(?:[\w.,-]+\s){0,4}?of\s(?:(?:it|them)\b|(?:these|those)\b(?!\s(?:who|\w+s\b|in|from|with)))"
)
_WOULD = re.compile(r"^(?:would|will|could|was|is|were|had|has|might|may|should)\b")
# "“Our water is safe,” its chief executive said", "Twelve have fallen ill, it said".
_ITS = re.compile(r"^(?:(?:said|says|asked|added)\s)?its\s|^[^A-Z]*,\sit\s(?:said|says|added)\b")
# "The charity has a new board, its chairman said": which charity, nobody says.
_ITS_SPEAKER = re.compile(r"^The\s.*,\s(?:its|their)\s[\w\s-]{3,40}\s(?:said|says|added)\.?$")
# "The council approved it by 9 votes to 2", "Vane echoed this": nothing else stands before it.
_DAY = re.compile(r"^(?:On|In|Last|Late|Early)\s(?:[A-Z]\w+|\d+)(?:\s\w+)?,\s")
_OBJECT = re.compile(
    r"^(?P<who>[^,;:“”\"()]{2,70}?)\s(?P<verb>[a-z]+)\s(?:it|this)(?=[.,;!?]|$|\s(?:by|on|in|at|with"
    r"|without|as|during|after|before|from|against|last|yesterday|unanimously|and|but)\b)"
)
_IDIOM = frozenset("make makes made take takes took call calls called put puts see saw".split())
_AGED = re.compile(r"\b[Tt]he\s\d+-year-old\b(?!\s[a-z]+(?:\s[A-Z]|er\b|or\b|man\b))")
_APART = re.compile(
    r"[,;:—–“”\"]|\b(?:that|who|which|because|when|after|before|and|but|if|as|where)\b"
)
_ME = re.compile(r"(?:I|We|You|They|He|She|It)\b")  # "We've" looks like a name
_NEAR = 4  # words between a subject and the object of its verb


def has_open_pronoun(text: str) -> bool:
    """Whether a "her", a "they", an "it" or a "this" stands for what nothing before it names."""
    return (
        any(_is_open(text, m, names_a_person) for m in _PERSON.finditer(text))
        or any(_is_open(text, m, _names_several) for m in _SEVERAL.finditer(text))
        or _points_away(text)
    )


def _is_open(text: str, pronoun: re.Match[str], names: Callable[[str], list[int]]) -> bool:
    before = text[: pronoun.start()]
    found = names(before)
    if not found:
        return not (_INTRODUCED.match(before) and names(text[pronoun.end() :]))
    word = pronoun.group().lower()
    acted_on = word in {"him", "them"} or (
        word == "her" and _AS_OBJECT.match(text, pronoun.end()) is not None
    )
    # Nobody who acts is the "her" acted on: "Judge Whelan sentenced her".
    between = before[found[0] :]
    return (
        acted_on
        and len(found) == 1
        and not _APART.search(between)
        and len(between.split()) <= _NEAR
    )


def names_a_person(text: str) -> list[int]:
    """Where each person whom the text names ends."""
    found = []
    for name in read_facts(text).names:
        words = [t.lower.removesuffix("'s") for t in tokens(name.core)]
        body = any(is_institution(w) or (w,) in FORMS for w in words)
        if name.role or not (body or _ME.match(name.core)):
            found.append(name.end)
    for token in tokens(text):
        trade = _TRADE.match(token.lower) and token.lower not in _NO_TRADE
        speaks = token.lower in SPEAKING and not is_institution(token.lower)
        if is_head(token.text) or trade or speaks or token.lower.endswith("year-old"):
            found.append(token.end)
    return _apart(text, sorted(found))


def _apart(text: str, ends: list[int]) -> list[int]:
    """One of each run: "Judge" and "Alan Whelan" are one person."""
    kept: list[int] = []
    for end in ends:
        if kept and len(text[kept[-1] : end].split()) <= len("Alan Whelan".split()):
            kept[-1] = end
        else:
            kept.append(end)
    return kept


def _names_several(text: str) -> list[int]:
    """Where each thing or body of several that the text names ends."""
    found = [t.end for t in tokens(text) if _PLURAL.match(t.lower) or is_institution(t.lower)]
    found += [n.end for n in read_facts(text).names if not n.role and not _ME.match(n.core)]
    return sorted(set(found))


def _points_away(text: str) -> bool:
    """Whether an "it" or a "this" is what the statement is about, and nothing says what that is."""
    called = _CALLED.search(text)
    if called and not _has_told(text[: called.start()]):
        return True
    aged = _AGED.search(text)
    if aged and not names_a_person(text[: aged.start()]):
        return True
    if _is_acted_on(text) or _PART_OF.match(text) or _is_its_own(text):
        return True
    for speech in read_facts(text).speeches:
        content = text[speech.content_start : speech.content_end]
        if text[: speech.content_start].endswith("that ") and _WOULD.match(content):
            return True  # "said that would be contempt of court"
        if speech.content_start >= speech.speaker_end and _ends_on_it(content):
            return True
    return _ends_on_it(text)


def _is_its_own(text: str) -> bool:
    """Whether an "it" speaks, or somebody of its own, and nothing is named that it could be."""
    if _ITS_SPEAKER.match(text) and not read_facts(text).names:
        return True
    return _ITS.search(_unquoted(text)) is not None


def _is_acted_on(text: str) -> bool:
    """Whether the first verb is done to an "it" or a "this" that nothing before it can be."""
    text = _DAY.sub("", text)
    acted = _OBJECT.match(text)
    if acted is None or acted["verb"] in _IDIOM or not looks_finite(acted["verb"]):
        return False
    who = acted["who"]
    own = [t for t in tokens(who) if t.text == t.lower and t.lower not in AUXILIARIES]
    if any(looks_finite(t.lower) for t in own) or "'s" in who or "’s" in who:
        return False
    return len(_THING.findall(f"{who.lower()} ")) < len({"who acts", "what is acted on"})


def _unquoted(text: str) -> str:
    """What stands outside quotation marks, its first letter as it is in the middle of a line."""
    for quotation in reversed(read_facts(text).quotations):
        text = text[: quotation.start] + text[quotation.end :]
    text = text.strip(' ,“”"‘’')
    return text[:1].lower() + text[1:]


def _has_told(before: str) -> bool:
    """Whether a clause of its own goes before: "Vest opposed the bridge and called it …"."""
    plain = _RELATIVE.sub(" ", before)
    return any(looks_finite(t.lower) for t in tokens(plain) if t.text == t.lower)


def _ends_on_it(clause: str) -> bool:
    last = _LAST_WORD.search(clause)
    if last is None:
        return False
    word = last["word"].lower()
    if word == "this":
        return True
    if word not in {"it", "that", "them"} or len(tokens(clause)) > _SHORT:
        return False
    return len(_THING.findall(clause)) < len({"who acts", "what is acted on"})
