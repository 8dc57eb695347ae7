"""Who is what: the offices, ranks and trades that a text gives to those it names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from flows.core.facts.common_words import is_common
from flows.core.facts.name_forms import CONNECTORS, words
from flows.core.words import STOPWORDS

#: Head noun of a role → the class of heads that newspapers use for one office.
_CLASSES = """
spokesperson: spokesman spokeswoman spokesperson
head: chief head director boss leader chair chairman chairwoman chairperson president-director
executive: ceo
minister: minister
president: president
secretary: secretary
chancellor: chancellor
premier: premier
senator: senator sen
lawmaker: lawmaker mp legislator congressman congresswoman representative rep parliamentarian
mayor: mayor
governor: governor gov
judge: judge justice magistrate
prosecutor: prosecutor
lawyer: lawyer attorney solicitor barrister
king: king
queen: queen
prince: prince
princess: princess
duke: duke
emir: emir
sultan: sultan
pope: pope pontiff
bishop: bishop
archbishop: archbishop
cardinal: cardinal
imam: imam
rabbi: rabbi
ayatollah: ayatollah
general: general gen
lieutenant: lieutenant lt
colonel: colonel col
major: major maj
captain: captain capt
sergeant: sergeant sgt
admiral: admiral adm
brigadier: brigadier brig
commander: commander cmdr
corporal: corporal cpl
sheriff: sheriff
detective: detective
inspector: inspector
superintendent: superintendent supt
constable: constable
ambassador: ambassador
envoy: envoy
commissioner: commissioner
adviser: adviser advisor aide
analyst: analyst
economist: economist
professor: professor prof
researcher: researcher scientist
founder: founder co-founder cofounder
owner: owner
editor: editor
coach: coach manager
striker: striker
midfielder: midfielder
goalkeeper: goalkeeper
defender: defender
quarterback: quarterback
singer: singer
actor: actor actress
author: author novelist
candidate: candidate nominee
negotiator: negotiator
treasurer: treasurer
speaker: speaker
coordinator: coordinator
undersecretary: undersecretary
principal: principal
dean: dean
rector: rector
curator: curator
engineer: engineer
surgeon: surgeon
meteorologist: meteorologist
geologist: geologist
seismologist: seismologist
biologist: biologist
astronomer: astronomer
historian: historian
"""
HEADS = {
    w: c
    for line in _CLASSES.strip().splitlines()
    for c, ws in [line.split(": ")]
    for w in ws.split()
}
#: Words before a head noun that belong to the role.
_MODIFIERS = frozenset(
    """prime foreign defense interior information finance health education trade energy justice
    transport environment agriculture labor home culture sports tourism economy economic treasury
    vice deputy acting former ex interim assistant associate senior junior chief executive managing
    general national security military army navy naval police intelligence press state federal
    government ministry party opposition provincial regional district county city town village
    local presidential parliamentary congressional royal crown club team company bank central union
    fire rescue emergency aid relief medical hospital university school museum court supreme
    high lead top special principal head assembly council commission agency department board task
    republican democratic conservative liberal labour socialist green communist independent
    political religious spiritual tribal rebel militant film art creative technical sporting
    international global world coast guard border air force campaign group industry market
    attorney planning water power climate science research veteran longtime outgoing incoming
    newly elected appointed first second co founding legal human rights communications
    majority minority house senate committee prison jail traffic marine space mission project
    attorney solicitor lieutenant major brigadier rear surgeon inspector commander staff secretary
    england""".split()
)
_DEMOTERS = frozenset(
    "vice deputy acting former ex interim assistant associate incoming elect".split()
)
_GENERIC = (
    frozenset(
        "a an the his her its their own country chief top main senior new current longtime mr mrs ms dr "
        "sir official who is was serves as and also".split()
    )
    | CONNECTORS
)
_EXPANDED = {
    "ceo": ("chief", "executive"),
    "pm": ("prime", "minister"),
    "premier": ("prime", "minister"),
}
_PREPOSITIONS = frozenset("of for in at to with on from under".split())
_WORD = re.compile(r"[^\W\d_](?:[\w]|[-’'.&‑](?=\w))*’?")
_AGE = re.compile(r"\s*,\s*(?:aged\s+)?\d{1,3}(?=\s*,)")
_AFTER = re.compile(
    r"\s*,\s+(?:who\s+(?:is|was|serves\s+as)\s+)?([^,;:()\n“”\"—]{3,100}?)(?=\s*(?:[,;:)(\n—]|\.(?:\s|$)|$|\s–\s|\swho\s|\swhich\s|\s-\s))"
)
_COPULA = re.compile(
    r"\s+(?:is|was|became|remains|serves\s+as|was\s+(?:named|elected|appointed)(?:\s+as)?)\s+((?:the|a|an)?\b[^,;:()\n“”\"—]{3,100}?)(?=\s*(?:[,;:)(\n—]|\.(?:\s|$)|$|\swho\s))"
)
_BEFORE = re.compile(
    r"(?:^|[,;:.—–“\"]\s*|\b(?:and|by|with|from|to|of|while|after|when|that|as|including|but|earlier|also)\s+)([^,;:.()\n“”\"—]{3,100}?),\s+$",
    re.IGNORECASE,
)
_MOST_BEFORE = 6


@dataclass(frozen=True, slots=True)
class Role:
    """A role as written at `text[start:end]`."""

    text: str
    start: int
    end: int


def is_head(word: str) -> bool:
    """Whether a word names an office, rank or trade: "Minister", "spokesman", "Gen"."""
    return word.casefold().rstrip(".").removesuffix("-elect").replace("vice-", "") in HEADS


def title_before(text: str, start: int) -> Role | None:
    """The role that runs straight into the name at `start`: "Foreign Ministry spokesman X"."""
    if start < 2 or text[start - 1] not in "  ":
        return None
    before = list(_WORD.finditer(text, max(0, start - 90), start))
    if not before or text[before[-1].end() : start].strip(". "):
        return None
    if not is_head(before[-1].group()):
        return None
    i = _first_of_title(text, before, len(before) - 1)
    return Role(text[before[i].start() : before[-1].end()], before[i].start(), before[-1].end())


def _first_of_title(text: str, tokens: list[re.Match[str]], last: int) -> int:
    i = last
    while i > 0 and last - i < _MOST_BEFORE:
        word, gap = tokens[i - 1].group(), text[tokens[i - 1].end() : tokens[i].start()]
        if gap.strip(" .") or ("." in gap and not is_head(word)):
            break
        low = word.casefold().removesuffix("'s").removesuffix("’s")
        proper = word[0].isupper() and low not in STOPWORDS
        parts = low.replace("‑", "-").split("-")
        if not (proper or is_head(word) or all(p in _MODIFIERS for p in parts)):
            break
        i -= 1
    return i


def role_after(text: str, end: int) -> Role | None:
    """The apposition or predicate after the name: ", head of X," or "was elected mayor of Y"."""
    age = _AGE.match(text, end)
    at = age.end() if age else end
    match = _AFTER.match(text, at) or _COPULA.match(text, at)
    return _noun_phrase(match.group(1), match.start(1)) if match else None


def role_in_front(text: str, start: int, end: int) -> Role | None:
    """The description that a name explains: "The group’s chief spokesman, X, said"."""
    if not re.match(r"\s*,|\s+(?:said|says|told)\b", text[end:]) and end < len(text.rstrip(".")):
        return None
    match = _BEFORE.search(text[:start])
    return _noun_phrase(match.group(1), match.start(1)) if match else None


def _noun_phrase(phrase: str, offset: int) -> Role | None:
    """`phrase` if it is a role: its head after modifiers only, and no verb or name behind it."""
    found = list(_WORD.finditer(phrase))
    heads = [i for i, m in enumerate(found) if is_head(m.group())]
    if not heads or heads[0] > _MOST_BEFORE:
        return None
    if any(_bars(m.group()) for m in found[: heads[0]]):
        return None
    head = heads[0]
    while head + 1 < len(found) and (
        head + 1 in heads or found[head + 1].group() in {"executive", "officer", "elect"}
    ):
        head += 1
    rest = found[head + 1 :]
    if rest and rest[0].group() not in _PREPOSITIONS:
        return None
    return Role(phrase, offset, offset + len(phrase))


def _bars(word: str) -> bool:
    low = word.casefold()
    if (
        low in {"the", "a", "an", "his", "her", "its", "their", "who", "is"}
        or "’" in word
        or "'" in word
    ):
        return False
    return low in STOPWORDS or (
        word[0].islower() and low not in _MODIFIERS and low.endswith(("ing", "ed"))
    )


@lru_cache(maxsize=16_384)
def role_words(role: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Head classes, words that lower the office ("deputy", "former"), and all its other words."""
    heads: set[str] = set()
    lowered: set[str] = set()
    rest: set[str] = set()
    for word in words(role):
        for key in _EXPANDED.get(word.key, (word.key,)):
            if key in _DEMOTERS:
                lowered.add({"ex": "former", "interim": "acting"}.get(key, key))
            elif key in HEADS:
                heads.add(HEADS[key])
            elif key not in _GENERIC:
                rest.add(key)
    if len(heads) > 1:  # "chief spokesman", "intelligence chief", "chief executive"
        heads.discard("head")
    return frozenset(heads), frozenset(lowered), frozenset(rest)


@lru_cache(maxsize=16_384)
def read_offices(text: str) -> tuple[Role, ...]:
    """Every role phrase with one head and what stands before it: "the defence minister"."""
    found = list(_WORD.finditer(text))
    roles: list[Role] = []
    for i, match in enumerate(found):
        if not is_head(match.group()) or (
            i + 1 < len(found) and _continues(text, found[i], found[i + 1])
        ):
            continue
        first = _first_of_title(text, found, i)
        start, end = found[first].start(), match.end()
        roles.append(Role(text[start:end], start, end))
    return tuple(roles)


def _continues(text: str, here: re.Match[str], following: re.Match[str]) -> bool:
    """Whether the next word shows that this one is no office yet: "Prime" …, "Premier League"."""
    if text[here.end() : following.start()].strip(" ."):
        return False
    word = following.group()
    return is_head(word) or (here.group()[0].isupper() and word[0].isupper() and is_common(word))
