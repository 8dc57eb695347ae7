"""The lexicon of negations, hedges and quantifiers, as patterns over lower-case text.

The classes of hedges follow Hyland ("Hedging in Scientific Research Articles", 1998) in spirit:
what is only possible, what somebody only says, and what is only meant to happen.
"""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

#: "possible" may, likely · "evidential" alleged, reportedly · "prospective" planned, expected to ·
#: "conditional" if · quantifiers by how much of the whole they speak of.
Kind: TypeAlias = Literal[
    "negation", "possible", "evidential", "prospective", "conditional", "few", "some", "most", "all"
]


def _any(*phrases: str) -> re.Pattern[str]:
    joined = "|".join(p.replace(" ", r"\s+") for phrase in phrases for p in phrase.split(", "))
    return re.compile(rf"(?<![\w-])(?:{joined})(?![\w-]|['’]s)", re.IGNORECASE)


#: Looks like a negation and is none.
NOT_NEGATIONS = re.compile(
    r"\bnot\s+(?:only|just|merely|simply|least)\b|\bno\s+(?:doubt|fewer|less|more|later|sooner|"
    r"earlier|matter|wonder)\b|\bno\.?\s*\d|\b(?:or|and|if|why)\s+not\b(?=[,.;]|$)|\bnothing\s+but\b"
    r"|\b(?:cannot|can[’']t|couldn[’']t|could\s+not)\s+help\b|\bnot\s+(?:un(?:common|usual|likely|reasonable|heard|aware|expected)|impossible|"
    r"in(?:conceivable|significant|considerable|frequent))\w*",
    re.IGNORECASE,
)
NEGATIONS = _any(
    "no-one, no longer, not, never, neither, nor, without, none, nobody, nothing, nowhere, hardly",
    "barely, scarcely, cannot, no, no one",
    r"\w+n['’]t",
    r"(?:zero|(?<![.,])0)(?=\s+(?:[a-z]+\s+){1,2}(?:was|were|is|are|has|have|had)\b)",
    "fail(?:s|ed|ing|ure|ures)? to, fail(?:s|ed|ing)? in, refus(?:e|es|ed|ing|al) to",
    "declin(?:e|es|ed|ing) to, unable to, inability to, unwilling to, reluctan(?:t|ce) to",
    "lack(?:s|ed|ing)?(?: of)?, absence of, short of, yet to, rather than, instead of, far from",
    "ruled out, rul(?:e|es|ing) out, refrain(?:s|ed|ing)? from, abstain(?:s|ed|ing)? from",
    "stopped short of, neglect(?:s|ed|ing)? to, omit(?:s|ted)? to",
    "free of, free from, devoid of, ceas(?:e|es|ed) to",
    r"(?:barred|banned|blocked|prevented|prohibited|stopped|kept) from(?=\s[a-z]+ing\b)",
    r"(?:stop(?:s|ped)?|quit|quits|ceas(?:e|es|ed)|gave up|give up)(?=\s+[a-z]+ing\b)",
)
HEDGES: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (
        "possible",
        _any(
            "may, might, could, perhaps, maybe, possibly, probably, presumably, potentially",
            "conceivably, likely, possible, potential, probable, apparently, apparent, presumed",
            "appear(?:s|ed|ing)? to, seem(?:s|ed|ing)? to, thought to, feared, arguably",
            "unclear whether, whether",
            r"(?:nearly|almost)(?=\s(?!doubled|tripled|halved|quadrupled|finished)(?:[a-z]+(?:ed|en)|"
            r"took|lost|won|fell|sank|struck|hit|broke|went|came|brought|caught|shot)\b)",
            r"(?:little|scant)(?=\s(?:evidence|proof|sign|hope|chance|doubt|support|progress)\b)",
        ),
    ),
    (
        "evidential",
        _any(
            "alleged, allegedly, reportedly, purportedly, purported, supposedly, supposed",
            "suspected, reported, claimed, so-called, accused of, believed to, said to",
            "understood to, rumou?red, unconfirmed, reputedly, ostensibly, considered to be",
            "suspected of, on suspicion of",
        ),
    ),
    (
        "prospective",
        _any(
            "planned, proposed, prospective, would-be, attempted, intended, expected, anticipated",
            "threaten(?:s|ed|ing)? to, aim(?:s|ed|ing)? (?:to|at), plan(?:s|ned|ning)? to",
            "hop(?:e|es|ed|ing) to, intend(?:s|ed|ing)? to, seek(?:s|ing)? to, sought to",
            "want(?:s|ed|ing)? to, wish(?:es|ed|ing)? to, tr(?:y|ies|ied|ying) to",
            "expect(?:s|ing)? to, attempt(?:s|ed|ing)? to, (?:is|are|was|were|be|been) considering",
            "consider(?:s|ed|ing)?, weigh(?:s|ed|ing)?",
            "vow(?:s|ed|ing)? to, pledg(?:e|es|ed|ing) to",
            "promis(?:e|es|ed|ing) to",
            "offer(?:s|ed|ing)? to, agree(?:s|d|ing)? to, set to, due to be",
            "in talks to, ready to, prepar(?:e|es|ed|ing) to, projected, forecast to, hopes of",
            "c(?:ame|omes?|oming) close to, on the (?:verge|brink|point) of",
            r"(?:discuss|mull|debat)(?:es?|ed|ing)?(?=\s[a-z]+ing\b)",
            "plans for, proposal to, bid to, proposed to, propos(?:e|es|ing)",
        ),
    ),
    ("conditional", _any("if, unless, provided that, as long as, in case")),
)
QUANTIFIERS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("most", _any("nearly all, almost all, virtually all, practically all, nearly every")),
    ("most", _any("almost every, most, most of, the majority of, a majority of, the bulk of")),
    ("few", _any("few, a few, a handful of, hardly any")),
    ("some", _any("some, some of, several, several of, many, many of, a number of, part of")),
    ("some", _any("parts of, half of, half, a minority of, certain, various, numerous, dozens of")),
    ("all", _any("all, all of, all the, every, each, entire, whole, the whole of, everyone")),
)
