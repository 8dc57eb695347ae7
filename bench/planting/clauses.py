"""Who does what to whom, where the words leave no doubt; the measure's own reading."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from bench.planting.reading import SPEECH, Page, Place, quoted
from bench.planting.verbs import (
    BASES,
    PASTS,
)

END = (
    r"(?=[,.;:]| (?:in|on|at|by|with|for|to|from|as|after|before|during|since|until|when|while|who|"
    r"which|that|where|because|and|but|or|into|over|under|between|against|through|within|without|"
    r"about|despite|following|using|including|than|if|so|also|along|via|per|around|across|among|"
    r"upon|toward|towards|near|out|up|off|down|back|together|again|again|twice|once|last|this|next|"
    r"\w+ly|\w+ing|\w+ed)\b)"
)
THING = (
    r"(?:(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Tt]wo|[Tt]hree|[Ss]everal) )?"
    r"(?:[\w’'&-]+ ){0,4}?[\w’'-]+(?: of (?:the |a )?(?:[A-Z][\w’'-]+|[a-z]+)(?: [A-Z][\w’'-]+)*)?"
)
SUBJECT = (
    r"(?:(?:[Tt]he|A|An|His|Her|Its|Their) (?:[\w’'&-]+ ){0,4}?[\w’'-]+|"
    r"[A-Z][\w’'&.-]+(?: (?:of |the )?[A-Z][\w’'&.-]+){0,3}|[Hh]e|[Ss]he|[Tt]hey|We)"
)
START = r"(?:^(?:[A-Z][^,“”\"]{2,50}, )?|; |, and |, but )"
_PAST = "|".join(sorted(BASES, key=len, reverse=True))
_PARTICIPLE = "|".join(sorted(PASTS, key=len, reverse=True))
# Any "-ed" (or "-s") right behind a subject and before an article or a name is an act done to
# something.
_BEFORE = r"(?= (?:the|an?|his|its|their|two|three|several|[A-Z]))"
_ACTIVE = re.compile(
    rf"{START}(?P<s>{SUBJECT}) (?:\w+ly |also |then |later )?"
    rf"(?P<v>(?:{_PAST})(?= )|[a-z]{{3,}}ed{_BEFORE}|[a-z]{{3,}}[^s]s(?= (?:the|an?|its|their) )|"
    rf"(?:has|have|had) (?P<p>{_PARTICIPLE}|[a-z]{{3,}}ed){_BEFORE}) (?P<o>{THING}){END}"
)
_PASSIVE = re.compile(
    rf"{START}(?P<o>{SUBJECT}) (?:was|were) (?:\w+ly )?(?P<v>{_PARTICIPLE}|[a-z]{{3,}}ed) by "
    rf"(?P<s>{THING})(?=[,.;]| (?:in|on|at|after|during|when|who|and)\b)"
)
_PLAIN = re.compile(r"[A-Za-z0-9’'& $%.,-]+$")
_EMPTY = re.compile(
    r"\b(?:it|them|him|her|himself|herself|itself|themselves|me|us|you|this|that|these|those|one|"
    r"what|who|how|there|more|most|many|some|all|both|part|place|care|advantage|it’s|no|not|any|"
    r"enough|much|few|each|other|others|another|own|such|same)$|^(?:to|that|not|no|it|him|her|them|"
    r"be|if|what|how|up|out|off|only|all|and|into|over|[a-z]+ly)\b",
)
_NO_THING = re.compile(
    r"(?:When|While|As|If|For|With|Having|Once|Though|Some|Both|Among|Across|But|And|You|However|"
    r"Many|Most of|One|Others|About|Why|across|among|about|over|The more|That|This|It|There|Most|"
    r"[a-z]\w+ing\b|as|upon|for|"
    r"[Tt]he$|[a-z]+(?:ed|ing)$|in|on|at|from|by|to|with|me|him|her|them|us|you|next|first)\b|"
    r".*(?:\b(?:of|the|a|an|well|also|then|later|first|today|now|\w+day|\w+ly|[A-Z0-9])|[’']s)$"
)
VERBISH = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|did|does|do|not|never|"
    r"said|says|to|that|which|who)\b"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """Who does what to whom, as the words stand."""

    subject: str
    verb: str  # past
    object: str
    passive: bool = False


def read_clause(place: Place) -> Clause | None:
    """The first clause of a sentence, where it is plain who does what to whom."""
    text = place.text
    found = _PASSIVE.search(text) or _ACTIVE.search(text)
    if not found or quoted(text, found.start("s"), max(found.end("o"), found.end("s"))):
        return None
    passive = found.re is _PASSIVE
    verb = PASTS.get(found["v"], found["v"]) if passive else found["v"]
    subject, target = found["s"], found["o"]
    if not (fits(subject) and fits(target)) or found["v"] in target.split():
        return None
    after = text[max(found.end("o"), found.end("s")) :]
    if re.match(
        r",? (?:and|or) (?!\w+ed\b)|, [\w ]+,? and |"
        r" (?:who|that|which|to|as|into|out|up|off|down|back)\b",
        after,
    ):
        return None  # the object goes on: a list, a purpose
    if re.search(
        r"\b(?:If|When|While|Although|Though|Whether|Unless|Not|No|Never)\b",
        text[: found.start("s")],
    ):
        return None
    return Clause(subject, verb, target, passive)


def fits(words: str) -> bool:
    """Whether the words can stand as somebody or something by themselves."""
    return (
        bool(_PLAIN.match(words))
        and not _NO_THING.match(words)
        and not _EMPTY.search(words)
        and not VERBISH.search(words)
        and not SPEECH.search(words)
        and len(words) > 2
    )


@lru_cache(maxsize=8_192)
def clauses(page: Page) -> tuple[tuple[int, Clause], ...]:
    """The plain clauses of a page, each with the number of its sentence."""
    found = []
    for n, text in page.sentences:
        clause = read_clause(Place(page, n, text, None))
        if clause:
            found.append((n, clause))
    return tuple(found)
