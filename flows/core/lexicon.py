"""Small lexicon: which words name the same event, and which kinds of person shut each other out.

It is short on purpose. A word is here only if reporters use it for the very thing that its
concept names, whatever the topic: a reader who counts the dead does not care whether they "died",
were "killed" or are "fatalities". What is not here is compared by its stem.
"""

from __future__ import annotations

from functools import lru_cache

from flows.core.words import stem

_EVENTS = {
    "kill": "kill killed killing die died dies dying dead death deaths slain slay slaying fatality "
    "fatalities fatally perish perished toll murder murdered lives",
    "wound": "wound wounded injure injured injury injuries hurt maimed",
    "arrest": "arrest arrested arrests arresting detain detained detaining detention apprehended",
    "convict": "convict convicted convicting conviction",
    "acquit": "acquit acquitted acquittal acquitting",
    "charge": "charged indict indicted",
    "release": "release released releasing freed freeing",
    "kidnap": "kidnap kidnapped kidnapping abduct abducted abduction",
    "miss": "missing unaccounted",
    "rescue": "rescue rescued rescuing",
    "displace": "displace displaced displacing",
    "evacuate": "evacuate evacuated evacuating",
    "infect": "infect infected infecting infection",
    "vaccinate": "vaccinate vaccinated vaccinating",
    "destroy": "destroy destroyed destroying demolish demolished razed gutted",
    "damage": "damage damaged damaging",
    "hire": "hire hired hiring recruit recruited recruiting",
    "dismiss": "dismiss dismissed dismissing sacked sacking redundancies laid",
    "win": "win won winning wins victory victories",
    "lose": "lose lost losing loss losses defeat defeats",
    "draw": "draw drew drawn draws",
    "score": "score scored scoring goal goals",
    "launch": "launch launched launching fired firing",
    "intercept": "intercept intercepted intercepting downed",
    "capture": "capture captured capturing seize seized seizing",
    "buy": "buy bought buying purchase purchased purchasing acquire acquired acquiring",
    "sell": "sell sold selling",
    "build": "build built building construct constructed constructing",
    "approve": "approve approved approving",
    "reject": "reject rejected rejecting",
    "open": "opened opening",
    "close": "closed closing shut shutting closure closures",
}
# People of one kind are never of another kind on this list; "people" may be any of them.
_DISJOINT_PEOPLE = {
    "soldier": "soldier troop troops serviceman servicemen marine marines conscript conscripts",
    "civilian": "civilian civilians bystander bystanders",
    "police": "policeman policemen policewoman police officer officers constable",
    "militant": "militant fighter insurgent rebel gunman gunmen terrorist extremist attacker",
    "firefighter": "firefighter fireman firemen",
    "passenger": "passenger passengers",
    "crew": "crew crewman crewmen",
    "teacher": "teacher teachers",
    "child": "child children kid boy girl minor infant baby babies toddler teenager pupil student",
}
_OTHER_PEOPLE = {
    "woman": "woman women",
    "man": "man men",
    "worker": "worker employee staff miner labourer laborer workman workmen",
    "resident": "resident villager inhabitant local citizen",
    "migrant": "migrant refugee asylum-seeker",
    "prisoner": "prisoner inmate detainee hostage captive",
    "patient": "patient patients",
    "voter": "voter elector",
    "protester": "protester demonstrator",
    "member": "member personnel",
    "journalist": "journalist reporter",
    "player": "player athlete",
    "suspect": "suspect suspects",
}
_ANYBODY = (
    "people person persons individual human victim other others casualty casualties men-and-women"
)


def word_set(words: str) -> frozenset[str]:
    """The words of a text, for a table that reads like one."""
    return frozenset(words.split())


def _by_stem(groups: dict[str, str]) -> dict[str, str]:
    return {stem(word): concept for concept, words in groups.items() for word in words.split()}


_EVENT_OF = _by_stem(_EVENTS)
_PERSON_OF = _by_stem(_DISJOINT_PEOPLE) | _by_stem(_OTHER_PEOPLE)
_GENERAL = {stem(word) for word in _ANYBODY.split()} | {"peopl", "person"}


@lru_cache(maxsize=16_384)
def event_concept(word: str) -> str | None:
    """The canonical event that this word names, whatever its form: "slain" → "kill"."""
    return _EVENT_OF.get(stem(word))


@lru_cache(maxsize=16_384)
def person_concept(word: str) -> str | None:
    """The kind of person: "troops" → "soldier", "people" → "person"; None if it names no person.

    Also takes what `stem` made of a word.
    """
    return "person" if stem(word) in _GENERAL else _PERSON_OF.get(stem(word))


def concept(word: str) -> str:
    """The canonical event or kind of person that this word names, else its stem."""
    return event_concept(word) or person_concept(word) or stem(word)


def excludes(one: str, other: str) -> bool:
    """Whether nobody is both: soldiers are not civilians; women may well be teachers.

    Both are concepts as `person_concept` gives them.
    """
    return one != other and one in _DISJOINT_PEOPLE and other in _DISJOINT_PEOPLE
