"""What the planted-error measure knows of a document: whole sentences and who is named in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bench.planting.words import (
    FIRST_NAMES,
    FUNCTION,
    MONTHS,
    NOT_SURNAMES,
    PLURAL_SPEAKERS,
    SAYING,
    WEEKDAYS,
)
from flows.sources import Document

_SHORTEST, _LONGEST = 7, 45  # words
_WHOLE = re.compile(r"[\"“‘']?[A-Z0-9$£€].*[a-z0-9%)][.!]?[\"”’']?[.!]?[\"”’']?$")
_ODD = re.compile(
    r"[|»•©→#<>{}\[\]=_*~\\\u200b]|https?:|www\.|\.\.\.|…|\?|;|\b[A-Z]{2,} [A-Z]{2,}\b|\s[’'.,]|"
    r"^\d+\. |[\w)] (?:The|This|In|If|A|An|It|What|When|Along) [a-z]|\s[“\"]\s|\w[\"“]\w|\s\s"
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|did|does|do|said|says|\w+ed|"
    r"won|lost|made|took|came|went|began|became|left|found|gave|got|held|led|met|rose|fell|told)\b"
)
_PERSON = re.compile(
    r"(?<![\w.’'-])(?P<first>[A-Z][a-zé]+) (?:[A-Z]\. )?"
    r"(?P<last>(?:Mc|Mac|O[’'])?[A-Z][a-zé]{2,}(?:-[A-Z][a-z]+)?)(?![\w-]| [A-Z]|[’']\w{2})"
)
_TITLED = re.compile(
    r"\b(?:President|Minister|Mr\.|Mrs\.|Ms\.|Dr\.|General|Gen\.|Senator|Sen\.|Judge|Professor|"
    r"Prof\.|Mayor|Governor|Gov\.|spokesman|spokeswoman|spokesperson)\s+$"
)
QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"|‘[^‘’]{3,}’(?!\w)")
_AJAR = re.compile(r"^[“\"][\s,.]|\s[”\"]$")  # marks that pair the wrong way round
#: Any word that gives what stands near it to somebody.
SPEECH = re.compile(
    r"\b(?:said|says|say|saying|told|tells|according|added|adds|claim\w*|argu\w+|insist\w*|warn\w*|"
    r"stat(?:ed|es|ing)|alleg\w+|den(?:y|ied|ies)|announc\w+|report(?:s|ed|edly|ing)?|believ\w+|"
    r"think\w*|thought|ask\w*|wrote|writes|not(?:ed|es)|explain\w*|confirm\w*|suggest\w*|"
    r"acknowledg\w+|admit\w*|contend\w*|estimat\w+|predict\w*|expect\w*|describ\w+|call(?:ed|s)|"
    r"repl(?:y|ied|ies)|recall\w*|mention\w*|remark\w*|conced\w+|vow\w*|promis\w+|propos\w+)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Page:
    """One document with its own sentences that are whole and who is named in it."""

    document: Document
    sentences: tuple[tuple[int, str], ...]  # number, text
    persons: tuple[str, ...]  # "First Last"
    lower: str  # the whole text, folded
    stems: frozenset[str]  # first five letters of its longer words


@dataclass(frozen=True, slots=True)
class Place:
    """One sentence where claims are made from."""

    page: Page
    number: int
    text: str
    following: tuple[int, str] | None  # the next sentence, if it is whole and of this paragraph


def read_page(document: Document) -> Page:
    """The document's whole body sentences and persons."""
    whole = tuple(
        (s.number, s.text)
        for s in document.sentences
        if s.kind == "body" and not s.addresses_model and is_whole(s.text)
    )
    persons: dict[str, None] = {}
    for _, text in whole:
        for found in _PERSON.finditer(text):
            if is_person(found) or (
                _TITLED.search(text[: found.start()]) and found["last"] not in NOT_SURNAMES
            ):
                persons[f"{found['first']} {found['last']}"] = None
    lower = document.text.casefold().replace("’", "'")
    return Page(document, whole, tuple(persons), lower, frozenset(stems(lower)))


def places(page: Page) -> list[Place]:
    """Every whole sentence of the page, with the one that follows it."""
    texts = dict(page.sentences)
    paragraph = {s.number: s.paragraph for s in page.document.sentences}
    return [
        Place(
            page,
            n,
            text,
            (n + 1, texts[n + 1]) if n + 1 in texts and paragraph[n] == paragraph[n + 1] else None,
        )
        for n, text in page.sentences
    ]


def is_whole(text: str) -> bool:
    """Whether it is one sentence with a verb, of ordinary length, with its marks in pairs."""
    words = text.split()
    return (
        _SHORTEST <= len(words) <= _LONGEST
        and text[-1] in '.!”"'
        and bool(_WHOLE.match(text))
        and not _ODD.search(text)
        and bool(_VERB.search(text))
        and text.count("“") == text.count("”")
        and text.count('"') % 2 == 0
        and text.count("(") == text.count(")")
        and not any(_AJAR.search(m.group()) for m in QUOTED.finditer(text))
        and sum(w[0].isupper() for w in words) <= len(words) * 0.5
    )


def is_person(found: re.Match[str]) -> bool:
    """Whether two capitalised words are a person's: the first name tells."""
    return (
        found["first"] in FIRST_NAMES
        and found["last"] not in NOT_SURNAMES
        and found["last"] not in MONTHS
        and found["last"] not in WEEKDAYS
    )


def stems(text: str) -> list[str]:
    """The first five letters of each word that says something."""
    return [w[:5] for w in re.findall(r"[^\W\d_]{4,}", text.casefold()) if w not in FUNCTION]


def quoted(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` touches words between quotation marks."""
    return any(m.start() < end and start < m.end() for m in QUOTED.finditer(text))


def others(text: str, pool: Sequence[str]) -> list[str]:
    """Names of `pool` none of whose words stands in `text`."""
    words = set(re.findall(r"\w+", text.casefold()))
    return [n for n in pool if not words & set(n.casefold().split())]


_WHO = (
    r"(?P<who>(?:[A-Z][\w’'-]+|Mr\.|Mrs\.|Ms\.|Dr\.|The \w+|the \w+)(?: (?:[A-Z][\w’'-]+|"
    r"of|the|for|ministry|spokesman|spokeswoman|president|director|officials?|police|manager|company|"
    r"government|department|agency))*(?:, [^,]{3,60},)?)"
)
_SUB = _WHO.replace("who", "sub")
_REPORTS = (
    re.compile(r"According to (?P<who>[^,\"“”]{3,60}), (?P<what>[^\"“”]+)\.$"),
    re.compile(rf"{_WHO} {SAYING},? (?:that )?(?P<what>[^\"“”]+)\.$"),
    re.compile(rf"(?P<what>[^\"“”]+), (?:{_WHO} {SAYING}|{SAYING} {_SUB})\.$"),
    re.compile(r"(?P<what>[^\"“”]+?),? according to (?P<who>[^,\"“”]{3,60})\.$"),
)
_QUOTED_REPORT = re.compile(
    rf"[“\"](?P<what>[^\"“”]{{30,}}),[”\"] (?:{_WHO} {SAYING}|{SAYING} {_SUB})\.$"
)
SELF = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|us|me|[Yy]ours?|[Yy]ou|[A-Za-z]+[’'](?:m|re|ve))\b")
_CLAUSE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|did|\w+ed)\b"
)
_NOBODY = re.compile(
    r"(?:That|It|This|There|What|Which|Who|I|We|You|As|But|And|So|When|If|In|On|Or|Not|Also)\b"
)
_NO_SOURCE = re.compile(
    r"^(?:them|him|her|this|these|his|it)\b|"
    r"\b(?:requirement|definition|rule|plan|schedule|standard|need|size|law|tradition|type|age)s?\b"
)
_ADVERBIAL = re.compile(
    r"(?:to|in|on|at|about|of|with|by|for|as|if|what|how|why|whether|he to|she to)\b"
)


@dataclass(frozen=True, slots=True)
class Report:
    """Somebody is said to say something, in a whole sentence."""

    who: str
    what: str  # without its full stop; as written
    start: int  # of who, in the sentence


def read_report(text: str, *, quotation: bool = False) -> Report | None:
    """The speaker and what is reported, where the sentence is nothing else; else nothing.

    With `quotation`, where what is reported is all one quotation.
    """
    for pattern in (_QUOTED_REPORT,) if quotation else _REPORTS:
        found = pattern.match(text)
        if not found:
            continue
        group = "sub" if found.groupdict().get("sub") else "who"
        who, what = found[group], found["what"]
        unfit = (
            _NOBODY.match(who)
            or who.split()[-1] in {"As", "Of", "The", "the", "of", "for"}
            or SELF.search(text)
            or SPEECH.search(what)
            or len(what.split()) < 5
            or not _CLAUSE.search(what)
            or _ADVERBIAL.match(what)
            or re.search(r"(?:\b(?:and|but)|,) that\b", what)
            or _NO_SOURCE.search(who)
            or ("," in what and not _CLAUSE.search(what.partition(",")[0]))
        )
        return None if unfit else Report(who, what, found.start(group))
    return None


_COMMON = {*FUNCTION, *PLURAL_SPEAKERS, "earlier", "later", "today", "despite", "because"}
_COMMON |= {"although", "anyone", "everyone", "several", "many", "people", "there", "now"}


def lowered(text: str, page: Page) -> str:
    """`text` as it stands inside a sentence: its first word small unless it is a name."""
    word = re.match(r"[A-Z][a-z’']*(?![\w.-])", text)
    if not word:
        return text
    low = word.group().lower()
    if low in _COMMON or re.search(rf"(?<![\w.]){low}\b", page.document.text):
        return text[0].lower() + text[1:]
    return text


def replace(text: str, found: re.Match[str], new: str) -> str:
    """`text` with `new` where `found` was."""
    return text[: found.start()] + new + text[found.end() :]
