"""Whether a line's words make it furniture: buttons, times, menus, names of papers and people."""

from __future__ import annotations

import re
from functools import lru_cache

from flows.core.facts.calendar_words import MONTH_NUMBER, WEEKDAY_NUMBER
from flows.core.furniture.phrases import LINE_PATTERNS, SENTENCE_PATTERNS
from flows.core.prefixes import AGENCIES
from flows.core.words import listed

_SHARE = listed("""
    share tweet facebook twitter whatsapp linkedin email e-mail mail print copy link pin pinterest
    reddit telegram instagram threads bluesky messenger flipboard tumblr sms gift bookmark listen
    youtube tiktok snapchat mastodon viber line flip like follow repost copied url save x
""")
_SHARE_GLUE = listed("""
    this article story post page on via to by with or and us x the a it your friend friends now
    options buttons opens in new window app click more for later min read count audio icon
    comment comments
""")
_SECTIONS = listed("""
    home news world international national local politics business economy markets money finance
    tech technology science health sport sports football opinion editorial editorials comment
    analysis culture arts entertainment lifestyle life travel food style education environment
    climate weather video videos photos pictures podcast podcasts live latest breaking us u.s. usa
    uk u.k. eu europe asia africa americas america australia canada china india pakistan middle
    east latin north south central global regional region states state city metro crime law justice
    courts religion features feature investigations magazine obituaries letters blogs blog archive
    about contact contacts jobs careers advertise menu search more all topics sections section top
    stories story headlines front page security defence defense energy companies industry society
    history books film music tv radio games cars motoring property help faq login register
    subscribe newsletters shop store events calendar exclusive uncategorized uncategorised general
    other royals celebrity fashion racing cricket rugby tennis golf boxing nba nfl mlb nhl
""")
_MENU_GLUE = listed("and the of to & in")
_TIME = listed("""
    published updated posted modified first last date time on at by ago about just now today
    yesterday an a one two minute minutes min mins hour hours hr hrs second seconds day days week
    weeks month months year years h m d am pm a.m p.m gmt utc bst est edt et cet cest cst cdt ct pst
    pdt pt ist pkt aest local read original originally issued released release created edited st nd
    rd th of and noon midnight
""").union(MONTH_NUMBER, WEEKDAY_NUMBER)
_TIME_CORE = re.compile(
    r"\b(?:19|20)\d{2}\b|\bago\b|\b(?:today|yesterday|just now)\b|\d{1,2}[:.]\d{2}"
    r"|\d{1,2}[/.-]\d{1,2}|\b(?:jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)|\bmay \d|\d may\b"
    r"|\d min(?:ute)?s?\b",
)
_DIGITS = re.compile(r"(?<![-/.:t\d])[-/.:t\d]*\d(?:[-/.:\d]|t(?=\d))*")
_WORD = re.compile(r"[^\W_](?:[\w.'-]*[\w.])?")
_AGENCY = re.compile(rf"(?:{AGENCIES})", re.IGNORECASE)
_BARS = re.compile(r"(?<!\s)\s+[|·•∙]\s+")
_CRUMBS = re.compile(r"\s+[>»›|/·•∙]\s+")
_SITE_NOUN = re.compile(
    r"\b(?:times|post|herald|news|daily|gazette|tribune|journal|chronicle|observer|guardian"
    r"|telegraph|mail|express|star|sun|mirror|independent|standard|press|courier|dispatch|globe"
    r"|inquirer|register|examiner|bulletin|monitor|review|reporter|record|sentinel|advertiser|argus"
    r"|echo|mercury|broadcasting|radio|tv|television|network|wire|magazine|weekly|insider|media"
    r"|agency|newspaper|digest|the hill|politico|axios|reuters|bbc|cnn|npr|abc|nbc|cbs|itv)\b",
)
_SMALL = listed("the of and for in a an at on to de la & -")
_WORK = listed("interview analysis report review opinion photography comment essay")
_LONGEST_SITE_NAME, _LONGEST_BYLINE, _SENTENCE = 6, 16, 6  # words


def fold(text: str) -> str:
    """Lower case with straight quotation marks and single spaces, for look-ups."""
    plain = text.replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')
    return " ".join(plain.casefold().split())


@lru_cache(maxsize=4096)
def line_furniture(text: str) -> str | None:
    """Which furniture a whole line is, in words; None if its words do not tell."""
    folded = fold(text).strip(" |»›>·•∙*_→←↑…")
    if not folded:
        return "separator"
    tokens = _WORD.findall(folded)
    for kind, test in (
        ("share button", _is_share),
        ("timestamp", _is_time),
        ("section name", _is_menu),
    ):
        if tokens and test(folded, tokens):
            return kind
    bare = folded.rstrip(":. ")
    for kind, pattern in LINE_PATTERNS:
        if pattern.match(folded) or pattern.match(bare):
            return kind
    other = _agency_or_byline(text)
    if other:
        return other
    parts = [part for part in _BARS.split(text) if part]
    kinds = [line_furniture(part) for part in parts] if len(parts) > 1 else []
    return kinds[0] if kinds and all(kinds) else None


def _agency_or_byline(text: str) -> str | None:
    if _AGENCY.fullmatch(text.strip(" ()[]-–—.")):
        return "agency mark"
    if is_byline(text):
        return "byline"
    return None if any(c.isalpha() for c in text) else "counter"


def sentence_furniture(text: str) -> str | None:
    """Which furniture one sentence of a paragraph is; None for a sentence of news."""
    folded = fold(text)
    return next((kind for kind, pattern in SENTENCE_PATTERNS if pattern.match(folded)), None)


def is_site_name(text: str) -> bool:
    """Whether a line could be the name of a paper or a site: "The Appleton Times"."""
    words = text.split()
    if not 1 <= len(words) <= _LONGEST_SITE_NAME or text[-1] in ".!?:," or " - " in text:
        return False
    capitals = all(w[0].isupper() or w.casefold() in _SMALL or w[0].isdigit() for w in words)
    return capitals and bool(_SITE_NOUN.search(fold(text)))


def is_byline(text: str) -> bool:
    """Whether a line is "By" and names: "By Ann Lee and Joe Roe, Science Editor"."""
    words = [w for w in (w.strip(",;|•·()") for w in text.split()) if w]
    if len(words) > 1 and words[0].casefold() in _WORK and words[1].casefold() == "by":
        words = words[1:]
    if not 1 < len(words) <= _LONGEST_BYLINE or words[0].casefold() != "by":
        return False
    ends = text.rstrip()[-1]
    if ends in "!?" or (ends == "." and len(words) > _SENTENCE):
        return False
    if words[1].casefold() in _TIME - {"a"} or words[1][0].isdigit():
        return False  # "By Friday evening"
    return all(
        not w[0].isalpha() or w[0].isupper() or w.casefold() in _SMALL | {"with", "staff"}
        for w in words[1:]
    )


def _is_share(folded: str, tokens: list[str]) -> bool:
    said = any(t in _SHARE for t in tokens) and folded[-1] not in ".!?"
    return said and all(t in _SHARE or t in _SHARE_GLUE or t.isdigit() for t in tokens)


def _is_time(folded: str, tokens: list[str]) -> bool:
    if not _TIME_CORE.search(folded):
        return False
    parts = [p.strip("-./:") for token in tokens for p in _DIGITS.split(token)]
    return all(p in _TIME or p == "z" for p in parts if p)


def _is_menu(folded: str, tokens: list[str]) -> bool:
    if folded[-1] in "!?" or (folded[-1] == "." and "." not in tokens[-1][:-1]):
        return False
    if all(t in _SECTIONS or t in _MENU_GLUE for t in tokens):
        return True
    crumbs = _CRUMBS.split(folded)
    return len(crumbs) > 2 and all(len(c.split()) <= 3 for c in crumbs[:-1])  # noqa: PLR2004  # "Home > World > …"
