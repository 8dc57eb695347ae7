"""Short free sentences: one clause of the source by itself, faithful or with its parts exchanged.

Every word of a false one stands in the source (but for an opposite verb), so nothing but who does
what to whom tells it from a faithful one.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from bench.planting.clauses import END, START, SUBJECT, THING, VERBISH, clauses, fits, read_clause
from bench.planting.model import Made, World
from bench.planting.reading import SELF, SPEECH, Place, lowered, others, quoted, stems
from bench.planting.verbs import BASES, CONTRARY, MUTUAL, PARTICIPLES, PASTS_OF_BASES, SORTS

_BASE = "|".join(sorted(PASTS_OF_BASES, key=len, reverse=True))
_REFUSED = re.compile(
    rf"{START}(?P<s>{SUBJECT}) (?:(?P<done>did not|never) (?P<b>{_BASE})|"
    r"(?P<no>will not|would not|cannot|could not|refused to|declined to|failed to|will only|"
    r"would only|may|might|could|plans? to|planned to|hopes? to|hoped to|wants? to|wanted to|"
    r"tried to|expects to|was unable to|were unable to|threatened to|agreed not to) "
    rf"(?P<c>(?!be\b|have\b|not\b|also\b)[a-z]{{3,}}(?<!ly))) (?P<o>{THING}){END}"
)
_SAID = r"(?:said|says|told [A-Z]\w+(?: [A-Z]\w+)?|announced|confirmed|stated|added|claimed|warned)"
_REPORTED = (
    re.compile(
        rf"(?P<who>[A-Z][^,“”\";]{{1,70}}?),? {_SAID}(?: on \w+day)?,?(?: that)? "
        r"(?P<what>[^“”\"]+)\.$"
    ),
    re.compile(rf"(?P<what>[A-Z][^“”\"]+), (?P<who>[\w .’'-]{{2,50}}?) {_SAID}\.$"),
)
_ADJUNCT = re.compile(
    r"(?:,| (?:because|after|before|when|while|as|since|until|following|where)\b).*"
)
_FINITE = re.compile(
    r"\b(?:was|were|is|are|had|has|have|will|would|can|could|did|does|\w+ed|made|took|went|came|won|"
    r"lost|held|met|left|gave|got|saw|found|began|became|told|paid|fell|rose|grew|led|kept)\b"
)
_CONDITION = re.compile(
    r"\b(?:if|whether|only|not|no|unless|until|never|either|both|neither|may|might)\b|n[’']t\b",
    re.IGNORECASE,
)
_FRAGMENT = re.compile(
    r" (?P<tail>(?:in|at|after|during|for|with|because of|by|under|near) [^,“”\"();:]{12,60})\.$"
)


_NOBODY = re.compile(r"(?:that|this|there|what|which|and|but|to|in|on|at)\b", re.IGNORECASE)
_PREPOSED = re.compile(
    r"(?:In|On|At|As|When|While|After|Before|For|But|And|If|It|This|That|What|There)\b|.*\bwho\b"
)


def _first(words: str) -> str:
    return words[0].upper() + words[1:]


def _said(subject: str, verb: str, target: str) -> str:
    return f"{_first(subject)} {verb} {target}."


def _were(words: str) -> str:
    last = words.partition(" of ")[0].split()[-1]
    return "were" if (last.endswith("s") and not last.endswith(("ss", "us", "is"))) or last in {
        "people", "men", "women", "children", "police"} else "was"  # fmt: skip


_OBJECTS = frozenset(("He", "She", "They", "We", "he", "she", "they"))


def faithful(place: Place, _: World, rng: random.Random) -> Iterator[Made]:
    """Subject, verb and object by themselves; the passive made active, the active passive."""
    clause = read_clause(place)
    if not clause or SPEECH.search(place.text):
        return  # what is only reported would stand flat
    subject, target = lowered(clause.subject, place.page), lowered(clause.object, place.page)
    forms = {"active": _said(subject, clause.verb, target)}
    present = clause.verb.endswith("s") or clause.verb in {"got", "had", "left"}
    if clause.subject not in _OBJECTS and not present:
        participle = PARTICIPLES.get(clause.verb, clause.verb.split()[-1])
        forms["passive"] = f"{_first(target)} {_were(target)} {participle} by {subject}."
    fresh = sorted(f for f in forms if forms[f] != place.text)
    if not fresh:
        return
    form = rng.choice(fresh)
    name = form if not clause.passive else f"{form} of a passive"
    yield Made(forms[form], (place.number,), name)


def reported(place: Place, _: World, rng: random.Random) -> Iterator[Made]:
    """What somebody is said to say, its first clause alone, with who says it."""
    found = _REPORTED[0].match(place.text) or _REPORTED[1].match(place.text)
    if not found or SELF.search(place.text) or VERBISH.search(found["who"]):
        return
    what, who = found["what"], lowered(found["who"], place.page)
    told = _ADJUNCT.sub("", what)
    if _CONDITION.search(what) or SPEECH.search(what) or _NOBODY.match(told):
        return
    if len(told.split()) < 4 or len(told.split()) > 16 or not _FINITE.search(told):
        return
    if SPEECH.search(who) or _FINITE.search(who) or _PREPOSED.match(found["who"]):
        return
    told = lowered(told, place.page)
    ways = {"said that": f"{_first(who)} said that {told}.", "said": f"{_first(told)}, {who} said."}
    if who not in {"he", "she", "they", "it"}:
        ways["according to"] = f"According to {who}, {told}."
    form = rng.choice(sorted(ways))
    yield Made(ways[form], (place.number,), form)


def swapped(place: Place, _: World, rng: random.Random) -> Iterator[Made]:
    """Subject and object have changed places."""
    del rng
    clause = read_clause(place)
    if clause and clause.subject not in _OBJECTS and clause.verb not in MUTUAL:
        subject = lowered(clause.subject, place.page)
        yield Made(_said(clause.object, clause.verb, subject), (place.number,), "swapped")


def another_verb(place: Place, _: World, rng: random.Random) -> Iterator[Made]:
    """The verb of another sentence of the page, or the opposite one."""
    clause = read_clause(place)
    if not clause:
        return
    subject = lowered(clause.subject, place.page)
    contrary = CONTRARY.get(clause.verb)
    if contrary and contrary.split()[0] not in place.text:
        yield Made(_said(subject, contrary, clause.object), (place.number,), "opposite verb")
    told = set(re.findall(r"\w+", place.text.casefold()))
    pool = [
        c
        for n, c in clauses(place.page)
        if n != place.number
        and c.verb in SORTS
        and SORTS[c.verb] != SORTS.get(clause.verb)
        and not told & {c.verb, BASES[c.verb]}
    ]
    same = [c for c in pool if c.subject.split()[-1] == clause.subject.split()[-1]]
    for found, form in ((same, "verb of the same subject"), (pool, "verb of another sentence")):
        if found:
            verb = rng.choice(found).verb
            yield Made(_said(subject, verb, clause.object), (place.number,), form)
            return


def another_actor(place: Place, _: World, rng: random.Random) -> Iterator[Made]:
    """Somebody else of the page does it."""
    clause = read_clause(place)
    if not clause or clause.subject in _OBJECTS:
        return
    near = [
        c.subject
        for n, c in clauses(place.page)
        if n != place.number
        and c.subject[0].isupper()
        and c.subject not in _OBJECTS
        and re.match(r"[A-Z]", c.subject)
        and not c.subject.startswith(("The ", "A ", "An ", "His ", "Her ", "Its ", "Their "))
    ]
    pool = others(place.text, [*place.page.persons, *dict.fromkeys(near)])
    pool = [p for p in pool if not set(stems(p)) & set(stems(place.text))]
    # "Smith" for "the professor" might be right: only a name may stand for a name.
    named = not clause.subject.startswith(("The ", "A ", "An ", "His ", "Her ", "Its ", "Their "))
    if pool and named and clause.subject.split()[-1] not in place.page.lower.upper():
        yield Made(_said(rng.choice(pool), clause.verb, clause.object), (place.number,), "person")
    inside = [
        p
        for p in place.page.persons
        if p in place.text
        and p not in clause.subject
        and p not in clause.object
        and clause.subject.split()[-1] not in p
    ]
    if inside:
        yield Made(
            _said(rng.choice(inside), clause.verb, clause.object),
            (place.number,),
            "of the sentence",
        )


def refusal_lost(place: Place, _: World, rng: random.Random) -> Iterator[Made]:
    """What was refused, not done, planned or done on a condition is simply done."""
    del rng
    found = _REFUSED.search(place.text)
    if not found or quoted(place.text, *found.span()):
        return
    subject, target = lowered(found["s"], place.page), found["o"]
    if not (fits(target) and (fits(found["s"]) or found["s"] in _OBJECTS)):
        return
    verb = PASTS_OF_BASES[found["b"]] if found["b"] else f"will {found['c']}"
    yield Made(_said(subject, verb, target), (place.number,), found["no"] or found["done"])


def phrase_added(place: Place, _: World, rng: random.Random) -> Iterator[Made]:
    """A phrase from the end of another sentence of the page, at the end of this one."""
    text = place.text
    if not text.endswith(".") or SPEECH.search(text) or len(text.split()) > 24:
        return
    said = set(stems(text))
    pool = []
    for n, other in place.page.sentences:
        found = _FRAGMENT.search(other)
        if not found or abs(n - place.number) < 2 or VERBISH.search(found["tail"]):
            continue
        if (
            len(set(stems(found["tail"])) - said) >= 2
            and found["tail"].split()[0] not in text.split()[-8:]
        ):
            pool.append(found["tail"])
    if pool:
        yield Made(f"{text[:-1]} {rng.choice(pool)}.", (place.number,), "phrase")
