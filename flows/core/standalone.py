"""Sentences that can be read alone: what leans on its neighbours, and how to make it stand.

A sentence out of its article loses what "he", "however" and "these clashes" lean on. Here a
connective is taken off, a leading "he" is given the name that the text gives it, and what still
leans on something is known to do so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from flows.core.antecedents import (
    CONNECTIVE,
    PERSON_PRONOUN,
    QUOTES,
    antecedent,
    speaking_person,
)
from flows.core.facts import Facts, Speech, read_facts
from flows.core.facts.clauses import looks_finite
from flows.core.first_person import speaks_in_first_person
from flows.core.people import holder, introduced, is_person, is_person_in
from flows.core.records import Document, Sentence
from flows.core.whose import speaks_of_owner
from flows.core.words import stem, tokens

_LEANING_PRONOUN = re.compile(r"(?:he|she|it|they|we|i|this|that|both|others)\b", re.IGNORECASE)
_PLURAL_PRONOUN = re.compile(r"^they\b(?!['’])\s*", re.IGNORECASE)
_SHARE_OF_THEM = re.compile(r"^(?P<share>[\w-]+(?:\s[\w-]+)?)\sof\sthem\b(?!['’])")
_COUNTED = re.compile(
    r"^(?:the|some|about|around|at least|more than|nearly|another|\d[\d,.]*+|one|two|three|four"
    r"|five|six|seven|eight|nine|ten|eleven|twelve|dozens of|hundreds of|\s)*\s",
    re.IGNORECASE,
)
# A plural subject before its verb: "The Afghan forces launched", "Police arrested".
_PLURAL_SUBJECT = re.compile(
    r"^(?P<subject>(?:[\w’'-]+\s){0,4}(?:\w+s|\w*men|police|people|troops|children))\s"
    r"(?:\w+ed|were|are|have|had|will|began|fought|fell|said|took|made|left|won|lost|held|met)\b"
)
# "It was the agent who called" leans on nothing; nor does "the former treasurer of".
_LEANING_START = re.compile(
    r"^(?:he|she|it(?! (?:is|was) (?:[\w’'-]+ ){1,6}who\b)|they|we|you|his|her|hers|its|their"
    r"|theirs|our|this|that|these|those|such|both|here|there,|one of (?:them|those|these)"
    r"|(?:\w+ of )?the (?:[\w-]+-(?:based|owned|run) )?(?:latter|same|two|other|others|pair"
    r"|former(?! (?!said|was|is|has|had)[a-z]+ [a-z]| (?-i:[A-Z]))|incident|latest|move|decision"
    r"|statement|comments?|remarks?|announcement|attack|ministry|group|company|report|study|suspect"
    r"|victims?|officials?|minister|spokes\w+|official|(?:findings?|offer|claims?|allegations?"
    r"|accusations?|answer|response|reply|warning|idea|breakdown)"
    r"(?! (?:of|that|by|from|to|in|on|against|(?-i:[A-Z])))))\b",
    re.IGNORECASE,
)
# "His lawyer, Gareth Pell, said": whose lawyer stays open, who said it does not.
_WHOSE = re.compile(
    r"^(?:His|Her|Its|Their)\s[\w\s’'-]{3,40},\s(?P<name>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){1,3}),\s"
)
_IT_SAYS = re.compile(r"^It\b(?!['’])|,\sit\s(?=(?:said|says|added)\b)")
_LONGEST_BODY = 6  # words in what an institution is called
_OPEN_REFERENCE = re.compile(
    r"\b(?:the (?:latter|former)\b(?!\s+[A-Z])|as (?:mentioned|noted) above"
    r"|(?:this|these) (?P<noun>accounts?|claims?|allegations?|accusations?|commitments?|grievances?"
    r"|moves?|incidents?|remarks?|comments?|demands?|conditions?|figures?|reports?)\b)",
    re.IGNORECASE,
)
_DEFINITE_START = re.compile(r"^(?:The|His|Her|Its|Their)\s+[a-z]")
# "The council of Tarnow", "The death toll of the flood in Lugova", "The nurse Moira Daly".
_DEFINED_START = re.compile(
    r"^The\s(?:[a-z-]+\s){1,3}?(?:[A-Z]\w+\s[A-Z]|(?:(?:of|in|at|near|from|on)\s(?:the\s)?"
    r"(?:[a-z-]+\s){0,2}?){1,2}[A-Z])"
)
# "X added that": added to what is no longer there.
_FURTHER = re.compile(r"^(?P<who>[^,“\"]{3,60}?) (?:(?:later )?added|continued|went on) that\b")


@dataclass(frozen=True, slots=True)
class Standing:
    """A sentence as it may be read alone."""

    text: str
    context: tuple[int, ...] = ()  # sentences that what it leaned on was taken from
    leans: bool = False  # something is still missing


def leans_on_context(text: str) -> bool:
    """Whether the text starts with, or plainly holds, something that only its neighbours explain.

    A quotation leans too if its speaker is not named beside it, and an "I" or "we" of the text's
    own always does: only its article says who that is.
    """
    if CONNECTIVE.match(text) or _LEANING_START.match(text) or _refers_back(text):
        return True
    if speaks_in_first_person(text):
        return True
    facts = read_facts(text)
    told = [s for s in facts.speeches if not _is_quoted(s, facts)]
    if text[:1] in QUOTES and not told:
        return True
    return any(
        speech.speaker.casefold() in {"he", "she", "they"}
        and not any(
            name.start < speech.speaker_start and is_person(name, text) for name in facts.names
        )
        for speech in facts.speeches
    )


def _is_quoted(speech: Speech, facts: Facts) -> bool:
    """Whether a speaker speaks within quotation marks: "“We thank those who came.”"."""
    return any(q.start <= speech.speaker_start < q.end for q in facts.quotations)


def starts_definite(text: str) -> bool:
    """Whether the text starts with something taken as known: "The blaze …", "The company …".

    "The council of Tarnow", "The death toll of the flood in Lugova" say what they are.
    """
    if not _DEFINITE_START.match(text):
        return False
    defined = _DEFINED_START.match(text)
    return defined is None or any(looks_finite(t.lower) for t in tokens(defined.group()))


def _refers_back(text: str) -> bool:
    """Whether "these allegations" or the like stand for something that the text does not name."""
    for found in _OPEN_REFERENCE.finditer(text):
        noun = stem(found["noun"]) if found["noun"] else ""
        if not noun or noun not in {stem(t.text) for t in tokens(text[: found.start()])}:
            return True
    return False


def make_stand(document: Document, sentence: Sentence) -> Standing:
    """The sentence without its leading connective, and with its people named.

    "He added …" and "… , he said" get the name that the text gives them, "they" the subject of the
    sentence before, and a speaker known by surname the full name that the document gives.
    """
    text = capitalised(CONNECTIVE.sub("", sentence.text, count=1))
    text = _without_owner(text)
    context: list[int] = []
    body = _speaking_it(document, sentence, text)
    if body is not None:
        text, number = body
        context.append(number)
    elif opening := _opening_surname(document, text):
        text = opening[0] + text[opening[2] :]
        context += [opening[1]] * (opening[1] != sentence.number)
    person, several = PERSON_PRONOUN.match(text), _PLURAL_PRONOUN.match(text)
    pronoun = person or several
    share = _SHARE_OF_THEM.match(text)
    several_more = _group(document, sentence) if share else None
    if share and several_more:
        things = _COUNTED.sub("", several_more[0], count=1)
        text = f"{share['share']} of the {things}{text[share.end() :]}"
        context.append(several_more[1])
    if pronoun:
        found = (
            antecedent(document, sentence, person["pronoun"])
            if person
            else _group(document, sentence)
        )
        if found is None:
            return Standing(text, leans=True)
        text = f"{found[0]} {text[pronoun.end() :]}"
        context.append(found[1])
    speakers = {(s.speaker_start, s.speaker_end): s for s in read_facts(text).speeches}
    for _, speech in sorted(speakers.items(), reverse=True):  # from the end: offsets stay right
        spoken = _named_speaker(document, sentence, text, speech)
        if spoken is not None:
            start, end, name, number = spoken
            text = text[:start] + name + text[end:]
            if number != sentence.number:
                context.append(number)
    if context:
        text = _FURTHER.sub(r"\g<who> said that", text, count=1)
    return Standing(text, tuple(dict.fromkeys(context)), leans_on_context(text))


def _without_owner(text: str) -> str:
    """The text without a leading "His lawyer,"; as it is where it goes on to tell of that "his"."""
    return text if speaks_of_owner(text) else _WHOSE.sub(r"\g<name> ", text)


def _speaking_it(document: Document, sentence: Sentence, text: str) -> tuple[str, int] | None:
    """The text with an "it" that says something named: the body that spoke in the sentence before.

    Only who speaks is looked for: an "it" that opened, blocked or cost may be anything.
    """
    found = _IT_SAYS.search(text)
    if found is None or not any(s.speaker.lower() == "it" for s in read_facts(text).speeches):
        return None
    before = document.sentences[: sentence.number - 1][-1:]
    for earlier in before:
        for speech in read_facts(earlier.text).speeches:
            who = speech.speaker
            if (
                earlier.kind == "body"
                and not earlier.addresses_model
                and speech.speaker_start == 0
                and len(who.split()) <= _LONGEST_BODY
                and not _LEANING_PRONOUN.match(who)
                and speaking_person(document, earlier) is None
            ):
                if found.start() == 0:
                    return who + text[found.end() :], earlier.number
                article = who[:1].lower() if who.startswith(("The ", "A ", "An ")) else who[:1]
                return (
                    f"{text[: found.start()]}, {article}{who[1:]} {text[found.end() :]}",
                    earlier.number,
                )
    return None


def _opening_surname(document: Document, text: str) -> tuple[str, int, int] | None:
    """Where a text opens with a bare surname: the full name, the sentence that has it, the end."""
    first = next(iter(read_facts(text).names), None)
    if first is None or first.start or len(first.core.split()) > 1:
        return None
    full, number = introduced(document, first.core)
    return (full, number, len(first.core)) if number and full != first.core else None


def _named_speaker(
    document: Document, sentence: Sentence, text: str, speech: Speech
) -> tuple[int, int, str, int] | None:
    """Where a speaker is "he" or a bare surname: that span, the full name, and who gives it."""
    start, end = speech.speaker_start, speech.speaker_end
    if speech.speaker.casefold() in {"he", "she"}:
        before = [n for n in read_facts(text[:start]).names if is_person_in(document, n, text)]
        found = None if before else antecedent(document, sentence, speech.speaker)
        return (start, end, *found) if found else None
    for name in read_facts(text).names:
        if start <= name.start and name.end <= end and len(name.core.split()) == 1:
            full, number = introduced(document, name.core)
            if number and full != name.core:
                return name.start, name.start + len(name.core), full, number
    apposed = text[end : end + 2] == ", " and text[end + 2 : end + 3].isupper()
    known = None if apposed else holder(document, speech.speaker)
    return (start, end, *known) if known else None


def capitalised(text: str) -> str:
    """The text with its first letter in upper case."""
    for i, char in enumerate(text):
        if char.isalpha():
            return text[:i] + char.upper() + text[i + 1 :]
        if char.isdigit():
            break
    return text


def _group(document: Document, sentence: Sentence) -> tuple[str, int] | None:
    """The plural subject of the sentence right before, and that sentence's number."""
    before = document.sentences[: sentence.number - 1][-1:]
    for earlier in before:
        subject = _PLURAL_SUBJECT.match(CONNECTIVE.sub("", earlier.text, count=1))
        if earlier.kind == "body" and subject and not _LEANING_START.match(earlier.text):
            return subject["subject"], earlier.number
    return None
