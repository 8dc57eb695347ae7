"""A long sentence as the shorter statements that it makes.

Only cuts that leave whole statements are made: a clause beside the main one with a subject of its
own becomes a sentence, a reporting participle gets its subject back ("…, adding that Z" → "X said
that Z"), and a comment that trails behind is dropped. Nothing is reworded beyond that; quotations
are not cut. What limits a statement or concedes something to it ("though", "but", "unless") stays.
"""

from __future__ import annotations

import re

from flows.core.facts import read_facts
from flows.core.standalone import capitalised
from flows.core.words import tokens

_OPENER = re.compile(r"^(?:while|even as)\s+", re.IGNORECASE)
_CONTRAST = re.compile(r",\s+(?:even as|while|whereas)\s+", re.IGNORECASE)
_LIMIT = re.compile(r"\b(?:though|although|but|unless|except|only|without)\b", re.IGNORECASE)
_PARTICIPLE = re.compile(
    r",\s+(?:and\s+)?(?P<verb>adding|noting|saying|stating|warning|stressing|asserting|claiming"
    r"|acknowledging|insisting|revealing|arguing|explaining|confirming|announcing)\s+that\s+",
    re.IGNORECASE,
)
_PAST = {"saying": "said", "adding": "said"}
_TRAILING = re.compile(
    r",\s+(?:which|who|whose|where|with|leaving|raising|signal+ing|highlighting|underscoring"
    r"|underlining|fuel+ing|straining|sparking|prompting|amid|reflecting|marking)\s+[^,;—]*$",
    re.IGNORECASE,
)
# What a thing is for, between two commas, may go: ", aimed at halting renewed clashes,".
_ASIDE = re.compile(
    r",\s+(?:aimed at|designed to|intended to|meant to)\s[^,;—]+,(?=\s)", re.IGNORECASE
)
_SUBJECTLESS = re.compile(
    r"^(?:he|she|it|they|we|i|you|his|her|its|their|this|that|these|those|not|also|then|only"
    r"|to|for|in|on|at|by|of|from|with|without|no|\w+ing|\w+ed)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|(?<!\w)['‘][^'’]*(?:[’'](?=\w)[^'’]*)*['’](?!\w)")
_FEWEST_WORDS = 4  # a statement shorter than this says too little alone
_FEWEST_LEFT = 8  # words before a trailing comment, for it to go
_REPORTER_BY = 40  # code points within which a clause names its speaker
_LONG = 20  # words; a shorter sentence keeps its trailing comment


def statements(text: str) -> tuple[str, ...]:
    """The statements of one sentence, main one first; the sentence itself if it has only one."""
    end = text[-1] if text[-1:] in ".?!" else "."
    body = text.removesuffix(end)
    main, *others = _split_contrast(*_split_opener(body))
    main, reported = _split_participle(main)
    parts = [_without_trailing(main), *reported, *map(_without_trailing, others)]
    whole = [
        capitalised(p.strip()) + _closing(p, end) for p in parts if len(tokens(p)) >= _FEWEST_WORDS
    ]
    return tuple(dict.fromkeys(whole)) or (text,)


def _closing(part: str, end: str) -> str:
    return "" if part.rstrip("”\"’'")[-1:] in ".?!" else end


def _masked(text: str) -> str:
    """Same length, quotations blanked out: what is inside them is never a place to cut."""
    return _QUOTED.sub(lambda m: "▁" * len(m.group()), text)


def _whole(clause: str) -> bool:
    """Whether a clause can be a sentence: it has a subject of its own and enough to say."""
    return len(tokens(clause)) >= _FEWEST_WORDS and not _SUBJECTLESS.match(clause.strip("“\"'‘ "))


def _split_opener(text: str) -> tuple[str, ...]:
    opener = _OPENER.match(text)
    comma = _masked(text).find(", ", opener.end()) if opener else -1
    if opener is None or comma < 0:
        return (text,)
    first, second = text[opener.end() : comma], text[comma + 2 :]
    if not (_whole(first) and _whole(second)) or not _is_reported(second):
        return (text,)
    return (second, first)


def _is_reported(clause: str) -> bool:
    """Whether somebody is named as saying it: the writer's "while" is then not the speaker's.

    Of two things that the writer asserts, the first is conceded to the second: they stay together.
    """
    return any(s.speaker and s.speaker_start < _REPORTER_BY for s in read_facts(clause).speeches)


def _split_contrast(text: str, *others: str) -> tuple[str, ...]:
    for cut in _CONTRAST.finditer(_masked(text)):
        first, second = text[: cut.start()], text[cut.end() :]
        if _whole(first) and _whole(second) and _has_verb(first) and _has_verb(second):
            return (first, second, *others)
    return (text, *others)


def _split_participle(text: str) -> tuple[str, tuple[str, ...]]:
    cut = _PARTICIPLE.search(_masked(text))
    if cut is None:
        return text, ()
    first, content = text[: cut.start()], text[cut.end() :]
    speech = next((s for s in read_facts(first).speeches if s.speaker_start < _SUBJECT_BY), None)
    if speech is None:
        return text, ()
    subject = first[: speech.speaker_end].strip(" ,")
    if _SUBJECTLESS.match(subject) or "," in subject:
        subject = speech.speaker
    if _SUBJECTLESS.match(subject):
        return text, ()
    verb = cut["verb"].lower()
    past = _PAST.get(verb, verb[:-3] + "ed")
    return first, (f"{subject} {past} that {content}",)


_SUBJECT_BY = 6  # a sentence's own subject starts within its first characters

_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|must|should|do|does"
    r"|did|said|says|\w{2,}(?:ed|s)|fell|rose|won|lost|began|held|met|made|took|told|left|led|came"
    r"|went|gave|kept|saw|grew|sought|fought|shot|hit|cut|put|set|broke|struck)\b"
)


def _has_verb(clause: str) -> bool:
    return _VERB.search(clause) is not None


def _without_trailing(text: str) -> str:
    """A long statement without an aside on its purpose and the comment that trails behind it."""
    if len(tokens(text)) <= _LONG:
        return text
    aside = _ASIDE.search(_masked(text))
    if aside is not None and not _LIMIT.search(aside.group()):
        text = text[: aside.start()] + text[aside.end() :]
    cut = _TRAILING.search(_masked(text))
    if cut is None or _LIMIT.search(cut.group()) or not _has_verb(text[: cut.start()]):
        return text
    if len(tokens(text[: cut.start()])) < _FEWEST_LEFT:
        return text
    return text[: cut.start()]
