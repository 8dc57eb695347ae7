"""Proper names with their roles, read by rule: capitals, position, titles and connectors.

A capital in mid-sentence makes a name; at the start of a sentence, in a headline or in a line of
capitals it says nothing, so there an everyday word is not a name unless a name follows from it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from flows.core.facts.common_words import is_common
from flows.core.facts.nations import ADJECTIVES, FORMS
from flows.core.facts.model import Name
from flows.core.facts.name_forms import fold
from flows.core.facts.roles import is_head, role_after, role_in_front, title_before
from flows.core.words import STOPWORDS

_TOKEN = re.compile(
    r"(?:[A-Z]\.(?:-?[A-Z]\.)+)|(?:anti|pro|non|mid|ex|un|pre|post|trans|ultra|neo)[-‑](?=[A-Z])|(?:[adlAD]|[AE]l|[ae]l)[’'‑-](?=[A-Z])[^\W_]+(?:[-’'‑][^\W_]+)*"
    r"|[^\W\d_][^\W_]*(?:[-’'‑&][^\W_]+)*|\d+(?:[-.,:]?\w+)*"
)
_CALENDAR = frozenset(
    """january february march april may june july august september october november december monday
    tuesday wednesday thursday friday saturday sunday jan feb mar apr jun jul aug sept sep oct nov
    dec mon tue tues wed thu thur thurs fri sat sun gmt utc est edt bst pst pdt cet am pm""".split()
)
_HONORIFICS = frozenset(
    "mr mrs ms miss mx dr sir dame lord lady madam rev reverend fr sister brother st hon mullah sheikh sheik maulana haji mawlawi molvi maulvi shri smt".split()
)
_ABBREVIATED = frozenset(
    "mr mrs ms dr st lt gen col maj sgt capt cpl prof rev sen rep gov hon adm cmdr brig det insp supt jr sr mt ft fr no messrs pres".split()
)
_RANKS = frozenset("lt gen col maj sgt capt cpl adm brig cmdr lieutenant colonel sergeant".split())
_ORGANISATIONS = frozenset(
    """bank university ministry department house court board council bureau institute school college
    church republic kingdom states gulf bay strait sea cape isle islands city port union
    organization organisation association federation league party army front movement office
    center centre museum agency commission committee centers service society assembly congress
    parliament duchess duke prince bishop archbishop chamber academy hospital administration club
    corps court district authority fund group foundation line order guard guards cup
    conference security""".split()
)
_LINKS = frozenset(
    "of de la del della di da dos do du des von van der den ten ter zu al el bin ibn ben ul ur e le".split()
)
_FOREIGN_LINKS = _LINKS - {"of"}
_SENTENCE_START = re.compile(r"[.!?:…\n“\"‘«•*|]|\s['(\[–—-]")
_HEADLINE_SHARE, _HEADLINE_WORDS = 0.88, 4
_SAID = frozenset("said says told added warned argued denied insisted wrote stated tweeted".split())


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    end: int  # without a possessive ending
    capital: bool
    first: bool  # of a sentence: its capital says nothing
    joins: bool  # nothing but a space (or an abbreviation's point) before it
    possessive: bool

    @property
    def low(self) -> str:
        return self.text.casefold()


@lru_cache(maxsize=16_384)
def read_names(text: str) -> tuple[Name, ...]:
    """Every proper name in `text`, in order, with the role that `text` gives its holder."""
    tokens = _tokens(text)
    headline = _is_headline(text, tokens)
    names: list[Name] = []
    for run in _runs(text, tokens, headline=headline):
        names.extend(_name(text, run))
    return tuple(names)


def _tokens(text: str) -> list[_Token]:
    tokens: list[_Token] = []
    last = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        raw = match.group()
        possessive = False
        if raw[-2:] in {"'s", "’s", "'S", "’S"}:
            end -= 2
            possessive = True
        elif (
            text[end : end + 1] in {"'", "’"}
            and raw[-1:] in "sxz"
            and not text[end + 1 : end + 2].isalpha()
        ):
            possessive = True
        gap = text[last:start]
        dotted = bool(tokens) and gap.startswith(".") and _abbreviates(tokens[-1].text)
        joins = gap in {" ", " ", " ", " & "} or (dotted and not gap[1:].strip() and bool(gap[1:]))
        first = not dotted and (not tokens or bool(_SENTENCE_START.search(gap)))
        last = match.end()
        for part in _parts(text[start:end]):
            stop = start + len(part)
            capital = any(c.isupper() for c in part[: len("al-S")]) and part[:1].isalpha()
            own = possessive and stop == end
            tokens.append(_Token(part, start, stop, capital, first, joins, own))
            start, first, joins = stop + 1, False, False
    return tokens


def _parts(word: str) -> list[str]:
    """A word, or what hyphens join that are two things: Afghan-Pakistani, Qatar-brokered."""
    first, hyphen, tail = word.replace("‑", "-").partition("-")
    if not hyphen or not first[:1].isupper() or not tail:
        return [word]
    country = (first.casefold(),) in FORMS
    if country and tail[0].isupper():
        return [first, tail]
    if tail[0].islower() and (
        country or is_common(tail) or tail.endswith(("ed", "led", "run", "held"))
    ):
        return [first, tail]
    return [word]


def _abbreviates(word: str) -> bool:
    return (len(word) == 1 and word.isupper()) or word.casefold() in _ABBREVIATED


def _is_headline(text: str, tokens: list[_Token]) -> bool:
    """Whether capitals say nothing here: Title Case, or A LINE OF CAPITALS."""
    long = [
        t
        for t in tokens
        if len(t.text) > len("with") - 1 and t.text[0].isalpha() and t.low not in STOPWORDS
    ]
    if len(long) < _HEADLINE_WORDS:
        return (
            sum(t.text.isupper() and len(t.text) > 1 for t in tokens) > 2 and text.upper() == text
        )
    if text.rstrip().endswith((".", ".”", '."')):
        return False
    return sum(t.capital for t in long) >= _HEADLINE_SHARE * len(long)


def _runs(text: str, tokens: list[_Token], *, headline: bool) -> list[list[_Token]]:
    """Stretches of tokens that make one name each (with its title)."""
    runs: list[list[_Token]] = []
    run: list[_Token] = []
    for i, token in enumerate(tokens):
        if run and token.joins and not _breaks_after(run[-1]) and not token.first:
            if _is_name_word(token, headline=headline, inside=True):
                run.append(token)
                continue
            link = _link(text, tokens, i, run, headline=headline)
            if link:
                run.append(token)
                continue
        _close(runs, run)
        run = [token] if _is_name_word(token, headline=headline, inside=False) else []
    _close(runs, run)
    return [r for r in (_trim(r, headline=headline) for r in runs) if r]


def _breaks_after(token: _Token) -> bool:
    return token.possessive and not (token.capital and is_common(token.text))


def _is_name_word(token: _Token, *, headline: bool, inside: bool) -> bool:
    if not token.capital or token.low == "i" or token.text.startswith(("I'", "I’")):
        return False
    if token.low in _CALENDAR and not (inside and token.low in {"may", "april", "june", "august"}):
        return False
    if headline:
        known = is_head(token.text) or token.low.rstrip(".") in _HONORIFICS
        return (
            known
            or not is_common(token.text)
            or (
                token.text.isupper()
                and len(token.text) > 1
                and token.low not in STOPWORDS
                and not is_common(token.text)
            )
        )
    if token.low in STOPWORDS and not (token.text.isupper() and len(token.text) > 1):
        return False
    return True


def _link(text: str, tokens: list[_Token], i: int, run: list[_Token], *, headline: bool) -> bool:
    """Whether a small word here joins the run to what follows."""
    token, rest = tokens[i], tokens[i + 1 : i + 3]
    if token.low in {"and", "for", "on", "&"}:
        return not headline and _joins_organisation(tokens, i, run)
    if token.low not in _LINKS and not (token.low == "the" and run[-1].low == "of"):
        return False
    if token.low in {"of", "the"}:
        head = any(t.low in _ORGANISATIONS or is_head(t.text) for t in run)
        if not head or headline:
            return False
        if token.low == "of" and rest and rest[0].low == "the":
            rest = rest[1:]
    if token.low in {"do", "e", "den", "al", "el", "la", "le"} and headline:
        return False
    following = rest[0] if rest else None
    if following and following.low in _FOREIGN_LINKS and len(rest) > 1:
        following = rest[1]
    return bool(
        following
        and following.joins
        and following.capital
        and following.low not in STOPWORDS
        and following.low not in _CALENDAR
    )


def _joins_organisation(tokens: list[_Token], i: int, run: list[_Token]) -> bool:
    """ "Food and Drug Administration", "Centers for Disease Control"; not "Qatar and Turkey"."""
    ahead: list[_Token] = []
    for token in tokens[i + 1 : i + 5]:
        if not (token.joins and token.capital) or token.low in STOPWORDS:
            break
        ahead.append(token)
    if not ahead:
        return False
    if tuple(t.low for t in run[-2:]) in FORMS or (run[-1].low,) in FORMS:
        return False
    if tokens[i].low == "and":
        plain = all(is_common(t.text) for t in (run[-1], ahead[0])) and not is_head(run[-1].text)
        return plain and any(t.low in _ORGANISATIONS for t in (*run, *ahead))
    return any(t.low in _ORGANISATIONS for t in run) and is_common(ahead[0].text)


def _close(runs: list[list[_Token]], run: list[_Token]) -> None:
    if run:
        runs.append(run)


def _trim(run: list[_Token], *, headline: bool) -> list[_Token]:
    """The run without small words at its ends and a sentence's mere first word."""
    while run and not run[-1].capital:
        run = run[:-1]
    while run and (not run[0].capital or run[0].low in STOPWORDS and not run[0].text.isupper()):
        run = run[1:]
    if not run:
        return run
    if tuple(t.low for t in run[:2]) in FORMS:
        return run
    lead = run[0]
    alone = len(run) == 1
    if (
        lead.first
        and is_common(lead.text)
        and not (lead.text.isupper() and len(lead.text) > 1 and not headline)
    ):
        if alone:
            return []
        titled = any(is_head(t.text) for t in run)
        if (
            not titled
            and lead.low not in _ORGANISATIONS
            and not all(is_common(t.text) for t in run)
        ):
            return _trim(run[1:], headline=headline) if not _is_part(run) else run
    if alone and len(lead.text) == 1:
        return []
    return run


def _is_part(run: list[_Token]) -> bool:
    """Whether a run's everyday first word may be part of the name: "United Airlines", "Rose Lee"."""
    return any(t.low in _ORGANISATIONS for t in run[1:]) or is_common(run[1].text)


def _name(text: str, run: list[_Token]) -> list[Name]:
    """The run as a name; what leads it (a nationality, a company before a title) apart."""
    names: list[Name] = []
    while len(run) > 1 and _is_adjective(run[0]) and _titled(run[1:]):
        names.append(_plain(text, run[:1]))
        run = run[1:]
    if len(run) > 2 and run[0].joins is not None and _is_adjective(run[:2]) and _titled(run[2:]):
        names.append(_plain(text, run[:2]))
        run = run[2:]
    cut = _title_length(run)
    core = run[cut:]
    if not core or (
        not cut and all(is_common(t.text) or is_head(t.text) for t in run) and is_head(run[-1].text)
    ):
        proper = [
            t
            for t in run
            if t.capital
            and not is_common(t.text)
            and not is_head(t.text)
            and t.low not in _HONORIFICS
        ]
        names.extend(_plain(text, [t]) for t in proper)
        return names
    title = run[:cut]
    names.extend(
        _plain(text, [t])
        for t in title
        if not (
            is_common(t.text)
            or is_head(t.text)
            or not t.capital
            or t.low in _HONORIFICS | _ABBREVIATED
        )
    )
    start, first, end = run[0].start, core[0].start, core[-1].end
    names.append(Name(text[start:end], start, end, text[first:end], _role(text, title, start, end)))
    return names


def _plain(text: str, run: list[_Token]) -> Name:
    start, end = run[0].start, run[-1].end
    return Name(text[start:end], start, end, text[start:end], None)


def _is_adjective(tokens: _Token | list[_Token]) -> bool:
    run = [tokens] if isinstance(tokens, _Token) else tokens
    key = tuple(t.low for t in run)
    return key in ADJECTIVES or (key in FORMS and len(key) == 1)


def _titled(run: list[_Token]) -> bool:
    return _title_length(run) > 0 or is_head(run[-1].text)


def _title_length(run: list[_Token]) -> int:
    """How many tokens of the run are title or honorific."""
    cut = 0
    for i, token in enumerate(run[:-1]):
        if is_head(token.text) or token.low in _HONORIFICS - {"st"} or token.low in _RANKS:
            cut = i + 1
            if token.low not in _HONORIFICS and i + 2 < len(run) and run[i + 1].low == "of":
                cut = _office_end(run, i + 2)
    rest = run[cut:]
    if not rest or rest[0].low in {"of", "and", "for"}:
        return 0
    if cut and rest[-1].low in _ORGANISATIONS | {
        "motors",
        "electric",
        "mills",
        "dynamics",
        "staff",
        "election",
        "strike",
        "hotel",
        "street",
        "park",
        "island",
        "secretariat",
        "palace",
        "leagues",
    }:
        return 0
    return cut


def _office_end(run: list[_Token], i: int) -> int:
    """Where "Secretary of State", "Minister of Defence and Security" ends and the name begins."""
    while i < len(run) and (is_common(run[i].text) or not run[i].capital):
        i += 1
    return i


def _role(text: str, title: list[_Token], start: int, end: int) -> str | None:
    own = [t for t in title if t.low.rstrip(".") not in _HONORIFICS]
    after = role_after(text, end + 2 if text[end : end + 2] in {"'s", "’s"} else end)
    if after:
        return after.text
    lead = title_before(text, start)
    if lead:
        return _pointed(text, lead.start, own[-1].end if own else lead.end)
    if own:
        return _pointed(text, own[0].start, own[-1].end)
    front = role_in_front(text, start, end)
    return front.text if front else None


def _pointed(text: str, start: int, end: int) -> str:
    """The title with the point of its abbreviation."""
    return text[start : end + 1] if text[end : end + 1] == "." else text[start:end]
