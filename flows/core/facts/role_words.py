"""The words of offices, ranks and trades: which are one office, and which only lower it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from flows.core.facts.common_words import is_common
from flows.core.facts.name_forms import CONNECTORS, words
from flows.core.words import listed

#: Class of heads that newspapers use for one office: its head nouns.
_CLASSES = """
spokesperson: spokesman spokeswoman spokesperson
head: chief head boss
executive: executive ceo
director: director
leader: leader
chair: chair chairman chairwoman chairperson
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
producer: producer
presenter: presenter
conductor: conductor
composer: composer
designer: designer
architect: architect
banker: banker
lecturer: lecturer
physician: physician
columnist: columnist
photographer: photographer
choreographer: choreographer
guitarist: guitarist
drummer: drummer
bassist: bassist
pianist: pianist
violinist: violinist
publisher: publisher
registrar: registrar
ombudsman: ombudsman
"""
HEADS = {
    word: line.partition(": ")[0]
    for line in _CLASSES.strip().splitlines()
    for word in line.partition(": ")[2].split()
}
#: Words before a head noun that belong to the role.
MODIFIERS = listed(
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
    solicitor lieutenant major brigadier rear surgeon inspector commander staff secretary
    england"""
)
_DEMOTERS = listed("vice deputy acting former ex interim assistant associate incoming elect")
_GENERIC = CONNECTORS | listed(
    """a an his her its their own country chief top main senior new current longtime mr mrs ms
    dr sir official who is was serves as and also from with"""
)
_EXPANDED = {
    "pm": ("prime", "minister"),
    "premier": ("prime", "minister"),
}


def is_head(word: str) -> bool:
    """Whether a word names an office, rank or trade: "Minister", "spokesman", "Gen"."""
    return word.casefold().rstrip(".").removesuffix("-elect").replace("vice-", "") in HEADS


@dataclass(frozen=True, slots=True)
class RoleWords:
    """A role taken apart."""

    heads: frozenset[str]  # classes of its head nouns: "spokesperson"
    lowered: frozenset[str]  # what makes it a lesser or past office: "deputy", "former"
    rest: tuple[str, ...]  # keys of its other words, in order: "foreign", "@japan"
    proper: tuple[str, ...]  # those of them that are names: whose spokesman


@lru_cache(maxsize=16_384)
def role_words(role: str) -> RoleWords:
    """Takes a role phrase apart: "Japan’s deputy foreign minister"."""
    heads: set[str] = set()
    lowered: set[str] = set()
    rest: list[str] = []
    proper: list[str] = []
    for word in words(role):
        for key in _EXPANDED.get(word.key, (word.key,)):
            if key in _DEMOTERS:
                lowered.add({"ex": "former", "interim": "acting"}.get(key, key))
            elif key in HEADS:
                heads.add(HEADS[key])
            elif key not in _GENERIC:
                rest.append(key)
                if word.capital and not is_common(key):
                    proper.append(key)
    if len(heads) > 1:  # "chief spokesman", "intelligence chief", "chief executive"
        heads.discard("head")
    return RoleWords(frozenset(heads), frozenset(lowered), tuple(rest), tuple(proper))


#: What a wider word for an office may stand for: "the Chinese leader" for a president.
_WIDER = {
    "leader": listed("head president chancellor king emir sultan minister chair commander"),
    "lawmaker": listed("senator"),
    "head": listed("leader executive"),
}
#: Two words for one office if what is headed is the same: "intelligence chief", "director of …".
_ALIKE = listed("head director leader commander")


def is_office_of(claimed: str, known: str) -> bool:
    """Whether the head of the role `claimed` may name the office that `known` names."""
    one, other = role_words(claimed), role_words(known)
    if one.heads <= other.heads or any(_WIDER.get(h, frozenset()) & other.heads for h in one.heads):
        return True
    alike = one.heads <= _ALIKE and bool(other.heads & _ALIKE)
    return alike and not set(one.rest).isdisjoint(other.rest)
