"""Small lexicon: which words name the same event, and which kinds of person shut each other out.

It is short on purpose. A word is here only if reporters use it for the very thing that its
concept names, whatever the topic: a reader who counts the dead does not care whether they "died",
were "killed" or are "fatalities". What is not here is compared by its stem.
"""

from __future__ import annotations

from functools import lru_cache

from flows.core.words import stem

# Word forms, not stems: "missing" is not "Miss", "opened" is not "an open question", and "fired"
# is not "a fire".
_EVENTS = {
    "kill": "kill kills killed killing killings die dies died dying dead death deaths slain slay "
    "slaying fatality fatalities fatally perish perished toll murder murders murdered lives",
    "wound": "wound wounds wounded wounding injure injures injured injuring injury injuries hurt "
    "maimed",
    "arrest": "arrest arrests arrested arresting detain detains detained detaining detention "
    "detentions apprehended",
    "convict": "convict convicts convicted convicting conviction convictions",
    "acquit": "acquit acquits acquitted acquitting acquittal acquittals",
    "charge": "charged indict indicted indictment indictments",
    "release": "release releases released releasing freed freeing",
    "kidnap": "kidnap kidnaps kidnapped kidnapping abduct abducted abducting abduction abductions",
    "miss": "missing unaccounted",
    "rescue": "rescue rescues rescued rescuing",
    "displace": "displace displaces displaced displacing",
    "evacuate": "evacuate evacuates evacuated evacuating",
    "infect": "infect infects infected infecting infection infections",
    "vaccinate": "vaccinate vaccinated vaccinating",
    "destroy": "destroy destroys destroyed destroying demolish demolished demolishing razed gutted",
    "damage": "damage damages damaged damaging",
    "hire": "hire hires hired hiring recruit recruited recruiting",
    "dismiss": "dismiss dismisses dismissed dismissing sacked sacking redundancies",
    "win": "win wins won winning victory victories",
    "lose": "lose loses lost losing defeat defeats",
    "draw": "drew drawn draws",
    "score": "scores scored scoring goal goals",
    "launch": "launches launched launching",
    "intercept": "intercept intercepts intercepted intercepting downed",
    "capture": "capture captures captured capturing seize seizes seized seizing",
    "buy": "buy buys bought buying purchase purchases purchased purchasing acquired acquiring",
    "sell": "sell sells sold selling",
    "build": "build builds built constructed constructing",
    "approve": "approve approves approved approving",
    "reject": "reject rejects rejected rejecting",
}
_ALIKE = ({"lose", "kill"}, {"arrest", "capture"}, {"kidnap", "capture"}, {"miss", "lose"})
# People of one kind are never of another kind on this list; "people" may be any of them. A word
# stands for all that have its stem.
_DISJOINT_PEOPLE = {
    "soldier": "soldier troop serviceman servicemen marine conscript",
    "civilian": "civilian bystander",
    "police": "policeman policemen policewoman police officer constable",
    "militant": "militant fighter insurgent rebel gunman gunmen terrorist extremist attacker",
    "firefighter": "firefighter fireman firemen",
    "passenger": "passenger",
    "crew": "crew crewman crewmen",
    "teacher": "teacher",
    "child": "child children kid boy girl minor infant baby toddler teenager pupil student",
}
_OTHER_PEOPLE = {
    "woman": "woman women",
    "man": "man men",
    "worker": "worker employee staff miner labourer laborer workman workmen",
    "resident": "resident villager inhabitant local citizen",
    "migrant": "migrant refugee asylum-seeker",
    "prisoner": "prisoner inmate detainee hostage captive",
    "patient": "patient",
    "voter": "voter elector",
    "protester": "protester demonstrator",
    "member": "member personnel",
    "journalist": "journalist reporter",
    "player": "player athlete",
    "suspect": "suspect",
}
#: Whether "five people" were of these kinds is news in itself, and not for a summary to add.
TELLING_KINDS = frozenset({"soldier", "civilian", "police", "militant", "child"})
_ANYBODY = "people person individual human victim other casualty body"


def _by_stem(groups: dict[str, str]) -> dict[str, str]:
    return {stem(word): concept for concept, words in groups.items() for word in words.split()}


_EVENT_OF = {word: concept for concept, words in _EVENTS.items() for word in words.split()}
_PERSON_OF = _by_stem(_DISJOINT_PEOPLE) | _by_stem(_OTHER_PEOPLE)
_GENERAL = {stem(word) for word in _ANYBODY.split()}


@lru_cache(maxsize=16_384)
def event_concept(word: str) -> str | None:
    """The canonical event that this word names, whatever its form: "slain" → "kill"."""
    return _EVENT_OF.get(word.casefold())


@lru_cache(maxsize=16_384)
def person_concept(word: str) -> str | None:
    """The kind of person: "troops" → "soldier", "people" → "person"; None if it names no person.

    Also takes what `stem` made of a word.
    """
    return "person" if stem(word) in _GENERAL else _PERSON_OF.get(stem(word))


def alike(one: str, other: str) -> bool:
    """Whether two event concepts may be one event: an army that "lost 23 soldiers" saw them die."""
    return one == other or {one, other} in _ALIKE


def excludes(one: str, other: str) -> bool:
    """Whether nobody is both: soldiers are not civilians; women may well be teachers.

    Both are concepts as `person_concept` gives them.
    """
    return one != other and one in _DISJOINT_PEOPLE and other in _DISJOINT_PEOPLE
