"""Who does what to whom: a verb must have in the evidence the doer and the object that it has here.

A claim may have every word of its source and still say another thing: "the company sued the
council" for "the council sued the company". So each verb of the claim is sought in the evidence;
where the evidence says plainly that another does it, or does it to another, the claim fails.
Where it cannot be told who is meant ("he", "the company" beside a name) nothing is said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeAlias

from flows.core.concepts import concepts
from flows.core.facts import Facts, read_facts
from flows.core.facts.clauses import lemma
from flows.core.facts.common_words import is_common
from flows.core.facts.cues import CUES
from flows.core.facts.nominal_acts import nominal_act
from flows.core.facts.phrases import PRONOUNS
from flows.core.facts.predications import LIGHT, Predication, read_predications, word_keys
from flows.core.facts.speakers import identify, same_speaker
from flows.core.gates.accusations import misplaced_blame
from flows.core.gates.comparisons import turned_comparison
from flows.core.gates.conditions import condition_on, is_conditional
from flows.core.gates.model import Finding, Line, Passage, failed, not_applicable, passed
from flows.core.gates.name_mentions import carries
from flows.core.gates.relatives import doer_of_another
from flows.core.gates.transfers import getter, gives
from flows.core.gates.unreal import only_talked_of, only_to_come
from flows.core.words import listed

GATE = "predicates"
#: Whoever does it to the other, the other does it, too; of the second line only between sides.
_MUTUAL = frozenset(map(lemma, listed("meet marry divorce resemble border equal match mean be")))
_BETWEEN_SIDES = frozenset(map(lemma, listed("join face play fight draw clash")))
#: Who does it to a thing says that the thing does it: "a strike closed the port", it closed.
_ERGATIVE = frozenset(
    map(
        lemma,
        listed("""close open end start begin stop change grow increase decrease drop sink break
            burn move double improve resume continue shut reopen restart crash explode"""),
    )
)
_VAGUE = PRONOUNS | listed("it this that these those who which both some others they one all")
_SELF = listed("i we you")
_BESIDE = re.compile(r"\s(?:in|on|at|over|for|from|with|during|after|before|near|under|by)\s")
#: "Mujahid announced that the talks": the clause's own subject comes last.
_REPORTED = re.compile(r".*\b(?P<cue>[a-z]+) that\s", re.DOTALL)
#: What is said of the lack of a thing is not said of the thing.
_LACK = re.compile(
    r"(?:(?:an?|any|the|their|its)\s)?(?:[\w’'-]+\s)?"
    r"(?:(?:failure|refusal|inability|unwillingness) to|(?:lack|absence|loss|breakdown) of)\b",
    re.IGNORECASE,
)
_Told: TypeAlias = tuple[str, str, str] | None


def check_predicates(claim: Facts, speaker: str | None, passage: Passage) -> Finding:
    """Compares the doer and the object of each verb of the claim with the evidence's."""
    del speaker
    told = [line.facts.text for line in passage.evidence]
    if wrong := misplaced_blame(claim.text, told):
        return failed(GATE, *wrong)
    if turned := turned_comparison(claim.text, told):
        return failed(GATE, "predicate.reversed", *turned)
    compared = False
    for mine in read_predications(claim.text):
        seen, unread = _same_verbs(mine, claim.text, passage.evidence)
        vague = mine.doer.casefold() in _VAGUE
        ahead = "" if unread else _to_come(mine, seen)
        if not (ahead or vague or claim.speeches):
            ahead = only_talked_of(mine, claim.text, passage.evidence)
        if ahead:
            return failed(GATE, "hedge.dropped", mine.text, ahead)
        if vague or not seen:
            continue
        compared = True
        if all(doer_of_another(mine, s.act, s.text, passage) for s in seen):
            return failed(GATE, "predicate.doer", mine.text, seen[0].shown)
        found = _reversed(mine, seen) or _received(mine, seen)
        found = found or _unconditional(mine, claim.text, seen)
        found = found or _of_its_lack(mine, seen)
        said = any(s.speaker_start <= mine.start < s.content_start for s in claim.speeches)
        if found is None and not unread and mine.verb not in LIGHT:
            # Who is said to say it is the attribution gate's question.
            found = None if said else _other_doer(mine, seen) or _other_thing(mine, seen)
            found = found or _other_target(mine, seen)
        if found:
            return failed(GATE, *found)
    return passed(GATE) if compared else not_applicable(GATE)


@dataclass(frozen=True, slots=True)
class _Seen:
    """A verb of the evidence, and the sentence that it stands in."""

    act: Predication
    text: str

    @property
    def shown(self) -> str:
        """The act as a reader finds it there: "failure of peace talks", "the talks have ended"."""
        doer = _own(self.act.doer)
        start = self.act.start
        if doer in self.text[start:] and doer not in self.text[:start] and not self.act.passive:
            return self.text[start : self.text.index(doer, start) + len(doer)]
        return replace(self.act, doer=doer).text


def _same_verbs(
    mine: Predication, text: str, evidence: tuple[Line, ...]
) -> tuple[list[_Seen], bool]:
    """The verbs of the evidence that say the same act; whether it stands there unread, too."""
    wanted = word_keys(text)[mine.start]
    seen: list[_Seen] = []
    unread = False
    for line in evidence:
        source = line.facts.text
        read = {p.start: p for p in read_predications(source)}
        for start, keys in word_keys(source).items():
            if not wanted & keys:
                continue
            act = read.get(start) or nominal_act(source, start, thing=bool(_undergoing(mine)))
            if act:
                seen.append(_Seen(act, source))
            else:
                unread = True
    return seen, unread


def _reversed(mine: Predication, seen: list[_Seen]) -> _Told:
    """Doer and object have changed places, and nowhere stand as in the claim."""
    if not mine.doer or not mine.target or mine.verb in _MUTUAL:
        return None
    if mine.verb in _BETWEEN_SIDES and _is_named(mine.doer) and _is_named(mine.target):
        return None
    acts = [s.act for s in seen]
    doer, target = _core(mine.doer), _core(mine.target)
    if any(_meets(doer, _core(p.doer)) or _meets(target, _core(p.target)) for p in acts):
        return None
    for p in acts:
        if p.doer and p.target and _meets(doer, p.target) and _meets(target, p.doer):
            return "predicate.reversed", mine.text, p.text
    return None


def _received(mine: Predication, seen: list[_Seen]) -> _Told:
    """Everywhere the claim's doer is who gets it: "was sold to the county"."""
    getters = [getter(s.act, s.text) for s in seen] if gives(mine) else [""]
    for who, s in zip(getters, seen, strict=False):
        if not who or not _meets(mine.doer, who) or _meets(mine.doer, s.act.doer):
            return None
    return ("predicate.reversed", mine.text, f"{seen[0].act.text} to {getters[0]}")


def _unconditional(mine: Predication, text: str, seen: list[_Seen]) -> _Told:
    """The source says it will be so on a condition, everywhere; the claim has none."""
    if is_conditional(text):
        return None
    conditions = [condition_on(s.text, s.act.start, s.act.word) for s in seen]
    if not all(conditions) or not any(_meets(_things(mine), _things(s.act)) for s in seen):
        return None
    return "condition.dropped", mine.text, conditions[0]


def _of_its_lack(mine: Predication, seen: list[_Seen]) -> _Told:
    """As in "a deal could lead to war" where the source fears it of "failure to reach a deal"."""
    lacking = [s for s in seen if _LACK.match(_own(s.act.doer)) and _meets(mine.doer, s.act.doer)]
    if not lacking or len(lacking) < len(seen) or _LACK.match(mine.doer):
        return None
    return "predicate.doer", mine.text, lacking[0].act.text


def _to_come(mine: Predication, seen: list[_Seen]) -> str:
    """As in "sent troops" where the source has "will send", "should send" or "can send"."""
    ahead = only_to_come(mine, [s.act for s in seen])
    for s in seen if ahead else ():
        theirs = _things(s.act) if mine.verb in _ERGATIVE else s.act.doer
        if _meets(mine.doer, theirs) or _meets(mine.target, s.act.target):
            return ahead
    return ""


def _undergoing(p: Predication) -> str:
    """What ends, fails or grows, where nobody is said to end it: "the ban was lifted"."""
    if p.passive:
        return "" if p.doer else _own(p.target)
    return "" if p.target else _own(p.doer)


def _other_thing(mine: Predication, seen: list[_Seen]) -> _Told:
    """Everywhere another thing ends or fails, and what the claim names stands beside it."""
    thing = _undergoing(mine)
    if not thing or thing.casefold() in _VAGUE:
        return None
    for s in seen:
        theirs = _undergoing(s.act)
        vague = not theirs or theirs.casefold() in _VAGUE
        if vague or _may_be(thing, theirs) or not _stands(thing, s.text):
            return None
    return "predicate.doer", mine.text, seen[0].shown


def _own(phrase: str) -> str:
    """The part of a phrase that belongs to its own clause."""
    reported = _REPORTED.match(phrase)
    return phrase[reported.end() :] if reported and reported["cue"] in CUES else phrase


def _things(p: Predication) -> str:
    return f"{p.doer} {p.target}"


def _other_doer(mine: Predication, seen: list[_Seen]) -> _Told:
    """Everywhere somebody else does it; to the same thing, or beside whom the claim names."""
    for s in seen:
        # "Port Ellery, a company" is not "Brandt Logistics, a company".
        theirs = _own(s.act.doer)
        apart = _are_named_apart(mine.doer, theirs)
        itself = mine.verb in _ERGATIVE and not mine.target and _meets(mine.doer, s.act.target)
        if itself or not s.act.plain or (_may_be(mine.doer, theirs) and not apart):
            return None
    if not mine.plain:
        return None
    same = [s for s in seen if mine.target and _meets(mine.target, s.act.target)]
    if same or all(_stands(mine.doer, s.text) for s in seen):
        return "predicate.doer", mine.text, (same or seen)[0].shown
    return None


def _other_target(mine: Predication, seen: list[_Seen]) -> _Told:
    """Everywhere it is done to something else, although what the claim names stands beside it."""
    if not mine.target or mine.target.casefold() in _VAGUE:
        return None
    for s in seen:
        theirs = s.act.target
        vague = not theirs or theirs.casefold() in _VAGUE or s.act.doer.casefold() in _SELF
        if vague or _may_be(mine.target, theirs) or not _stands(mine.target, s.text):
            return None
    return "predicate.target", mine.text, seen[0].act.text


def _core(phrase: str) -> str:
    """A phrase without what is only said beside it: "the ministry" of "the ministry in court"."""
    return _BESIDE.split(phrase, maxsplit=1)[0]


def _plain(phrase: str) -> str:
    """A phrase as it stands inside a sentence: "Investors" is no name."""
    first = phrase.split(" ", maxsplit=1)[0]
    if first.endswith("s") and is_common(first) and not identify(phrase).of:
        return phrase[0].lower() + phrase[1:]
    return phrase


@lru_cache(maxsize=65_536)
def _ids(text: str) -> frozenset[str]:
    return frozenset(concepts(text))


def _meets(a: str, b: str) -> bool:
    """Whether two phrases share a word that says something."""
    return bool(_ids(a) & _ids(b)) or any(carries(n.core, b) for n in read_facts(a).names)


def _may_be(mine: str, theirs: str) -> bool:
    """Whether two phrases may mean the same: they share a word, or a name and a description."""
    if _meets(mine, theirs) or _meets(theirs, mine):
        return True
    mine, theirs = _plain(mine), _plain(theirs)
    if theirs.casefold() in _VAGUE or same_speaker(mine, theirs) is not False:
        return True
    return _is_named(mine) != _is_named(theirs)


def _are_named_apart(mine: str, theirs: str) -> bool:
    """Whether both are named, and no name of the one is a form of one of the other."""
    ours, others = _names(mine), _names(theirs)
    if not ours or not others:
        return False
    return not any(carries(a, b) or carries(b, a) for a in ours for b in others)


def _names(phrase: str) -> list[str]:
    names = (n.core for n in read_facts(phrase).names)
    return [n for n in names if not identify(n).of]  # a country may stand for its people


def _is_named(phrase: str) -> bool:
    who = identify(phrase)
    return bool(who.surnames or who.of)


def _stands(phrase: str, text: str) -> bool:
    """Whether the words of a phrase stand in a sentence: borrowed, not new."""
    wanted = _ids(phrase)
    return bool(wanted) and len(wanted & _ids(text)) >= (len(wanted) + 1) // 2
