"""Proper names with their roles, read by rule: capitals, position, titles and connectors.

A capital in mid-sentence makes a name; at the start of a sentence, in a headline or in a line of
capitals it says nothing, so there an everyday word is not a name unless a name follows from it.
"""

from __future__ import annotations

from functools import lru_cache

from flows.core.facts.common_words import is_common
from flows.core.facts.model import Name
from flows.core.facts.name_tokens import (
    CALENDAR,
    GIVEN_NAMES,
    HONORIFICS,
    LINKS,
    ORGANISATIONS,
    NameToken,
    is_headline,
    name_tokens,
)
from flows.core.facts.nations import ADJECTIVES, FORMS
from flows.core.facts.role_words import is_head
from flows.core.facts.roles import role_after, role_in_front, title_before
from flows.core.words import STOPWORDS, listed

_LINKS = LINKS | {"ten"}
_FOREIGN_LINKS = _LINKS - {"of"}
_BEFORE_MONTHS = listed("in of by on since until till last next this early late mid from to every")
_ALSO_NAMES = listed("may april june august")  # Theresa May
_PLURAL_VERBS = listed("are were have do")
# After "General", "Governor", "Prince": the last word of a firm, a body or a place.
_NOT_PEOPLE = ORGANISATIONS | listed(
    "motors electric mills dynamics staff election strike hotel street park island palace"
)


@lru_cache(maxsize=16_384)
def read_names(text: str) -> tuple[Name, ...]:
    """Every proper name in `text`, in order, with the role that `text` gives its holder."""
    tokens = name_tokens(text)
    runs = _runs(tokens, headline=is_headline(text, tokens))
    return tuple(name for run in runs for name in _names(text, run))


def _runs(tokens: list[NameToken], *, headline: bool) -> list[list[NameToken]]:
    """Stretches of tokens that make one name each (with its title)."""
    runs: list[list[NameToken]] = []
    run: list[NameToken] = []
    for i, token in enumerate(tokens):
        if run and token.joins and not token.first and not _breaks_after(run[-1]):
            inside = _is_name_word(token, headline=headline, inside=True)
            if inside or _links(tokens, i, run, headline=headline):
                run.append(token)
                continue
        runs.append(run)
        begins = _is_name_word(token, headline=headline, inside=False)
        if not headline and _is_given_name(tokens[i : i + 2]):
            begins = begins or not _dates(tokens, i)
        run = [token] if begins and not _is_plural_subject(tokens, i) else []
    runs.append(run)
    return [r for r in map(_trim, runs) if r]


def _is_given_name(pair: list[NameToken]) -> bool:
    """Tells "Jan Petrov" and "Mark Shaw" from "Jan. 5", "May Britain" and "Mark the day"."""
    if len(pair) == 1 or pair[0].low not in GIVEN_NAMES or not pair[0].capital:
        return False
    surname = pair[1]
    plain = is_common(surname.text) or surname.low in STOPWORDS or surname.low in CALENDAR
    country = (surname.low,) in FORMS or (surname.low,) in ADJECTIVES
    named = surname.capital and surname.joins and not surname.first and not surname.acronym
    return named and not plain and not country and not is_head(surname.text)


def _dates(tokens: list[NameToken], i: int) -> bool:
    """Tells "In May Lindqvist resigned" and "On 5 May Lindqvist" from "May Lindqvist resigned"."""
    if i == 0 or tokens[i].low not in CALENDAR or tokens[i].first:
        return False
    before = tokens[i - 1]
    return not tokens[i].joins or before.low in _BEFORE_MONTHS or before.text[0].isdigit()


def _is_plural_subject(tokens: list[NameToken], i: int) -> bool:
    """Whether it begins a sentence as "Gases are", "Tomatoes were" do: a kind, not a name."""
    token, following = tokens[i], tokens[i + 1 : i + 2]
    plural = token.low.endswith("s") and not token.possessive and (token.low,) not in FORMS
    return token.first and plural and bool(following) and following[0].low in _PLURAL_VERBS


def _breaks_after(token: NameToken) -> bool:
    return token.possessive and not (token.capital and is_common(token.text))


def _is_name_word(token: NameToken, *, headline: bool, inside: bool) -> bool:
    if not token.capital or token.low == "i" or token.low.startswith(("i'", "i’")):
        return False
    if token.low in CALENDAR and not (inside and token.low in _ALSO_NAMES):
        return False
    if headline:
        return is_head(token.text) or token.low in HONORIFICS or not is_common(token.text)
    initial = inside and len(token.text) == 1
    return initial or token.acronym or token.low not in STOPWORDS


def _links(tokens: list[NameToken], i: int, run: list[NameToken], *, headline: bool) -> bool:
    """Whether a small word here joins the run to what follows."""
    token, rest = tokens[i], tokens[i + 1 : i + 3]
    if headline and token.low != "of":
        return False
    if token.low in {"and", "for", "on"}:
        return _joins_organisation(tokens, i, run)
    if token.low not in _LINKS and not (token.low == "the" and run[-1].low == "of"):
        return False
    if token.low in {"of", "the"}:
        if headline or not (is_head(run[-1].text) or any(t.low in ORGANISATIONS for t in run)):
            return False
        if rest and rest[0].low == "the":
            rest = rest[1:]
    if len(rest) > 1 and rest[0].low in _FOREIGN_LINKS:
        rest = rest[1:]
    return bool(rest) and _may_end(rest[0])


def _may_end(token: NameToken) -> bool:
    return token.joins and token.capital and token.low not in STOPWORDS | CALENDAR


def _joins_organisation(tokens: list[NameToken], i: int, run: list[NameToken]) -> bool:
    """Whether it is "Food and Drug Administration"; not "Qatar and Turkey"."""
    ahead: list[NameToken] = []
    for token in tokens[i + 1 : i + 5]:
        if not _may_end(token):
            break
        ahead.append(token)
    if not ahead or tuple(t.low for t in run[-2:]) in FORMS or (run[-1].low,) in FORMS:
        return False
    if tokens[i].low == "and":
        plain = is_common(run[-1].text) and is_common(ahead[0].text) and not is_head(run[-1].text)
        return plain and any(t.low in ORGANISATIONS for t in (*run, *ahead))
    return any(t.low in ORGANISATIONS for t in run) and is_common(ahead[0].text)


def _trim(run: list[NameToken]) -> list[NameToken]:
    """The run without small words at its ends and a sentence's mere first word."""
    while run and not run[-1].capital:
        run = run[:-1]
    while run and (not run[0].capital or (run[0].low in STOPWORDS and not run[0].acronym)):
        run = run[1:]
    if not run or tuple(t.low for t in run[:2]) in FORMS:
        return run
    lead = run[0]
    if len(run) == 1 and (len(lead.text) == 1 or _is_mere_start(lead)):
        return []
    if len(run) > 1 and _is_mere_start(lead) and not (_is_given_name(run[:2]) or _is_part(run)):
        return _trim(run[1:])
    return run


def _is_mere_start(token: NameToken) -> bool:
    return token.first and not token.acronym and is_common(token.text)


def _is_part(run: list[NameToken]) -> bool:
    """Whether an everyday first word may be part of the name: "United Airlines", "Rose Lee"."""
    if any(is_head(t.text) or t.low in ORGANISATIONS for t in run):
        return True
    return is_common(run[1].text)


def _names(text: str, run: list[NameToken]) -> list[Name]:
    """The run as a name; what leads it (a nationality, a company before a title) apart."""
    names: list[Name] = []
    for size in (1, 2, 1):
        if len(run) > size and _is_nationality(run[:size]) and _is_titled(run[size:]):
            names.append(_plain(text, run[:size]))
            run = run[size:]
    cut = _title_length(run)
    title, core = run[:cut], run[cut:]
    if not title and _is_office(run):
        return names + [_plain(text, [t]) for t in run if _is_proper(t)]
    names += [_plain(text, [t]) for t in title if _is_proper(t)]
    own = [t for i, t in enumerate(title) if not any(_is_proper(x) for x in title[i:])]
    start, first, end = (own or core)[0].start, core[0].start, core[-1].end
    names.append(Name(text[start:end], start, end, text[first:end], _role(text, title, core)))
    return names


def _plain(text: str, run: list[NameToken]) -> Name:
    start, end = run[0].start, run[-1].end
    return Name(text[start:end], start, end, text[start:end])


def _is_nationality(run: list[NameToken]) -> bool:
    key = tuple(t.low for t in run)
    return key in ADJECTIVES or (key in FORMS and len(key) == 1)


def _is_titled(run: list[NameToken]) -> bool:
    return _title_length(run) > 0 or is_head(run[-1].text)


def _is_office(run: list[NameToken]) -> bool:
    """Whether it is an office in capitals with nobody named: "the Prime Minister"."""
    return is_head(run[-1].text) and all(is_common(t.text) or is_head(t.text) for t in run)


def _is_proper(token: NameToken) -> bool:
    plain = is_common(token.text) or is_head(token.text) or token.low in HONORIFICS
    return token.capital and not plain


def _title_length(run: list[NameToken]) -> int:
    """How many tokens of the run are title or honorific."""
    cut = 0
    for i, token in enumerate(run[:-1]):
        if is_head(token.text) or token.low in HONORIFICS - {"st"}:
            cut = i + 1
            if is_head(token.text) and i + 2 < len(run) and run[i + 1].low == "of":
                cut = _office_end(run, i + 2)
    rest = run[cut:]
    if not rest or rest[0].low in {"of", "and", "for"} or rest[-1].low in _NOT_PEOPLE:
        return 0
    return cut


def _office_end(run: list[NameToken], i: int) -> int:
    """Where "Secretary of State", "Minister of Defence and Security" ends and the name begins."""
    while i < len(run) and (is_common(run[i].text) or not run[i].capital):
        i += 1
    return i


def _role(text: str, title: list[NameToken], core: list[NameToken]) -> str | None:
    """The role that says most: an apposition, else what stands before the name."""
    own = [t for t in title if t.low not in HONORIFICS]
    start, end = (title or core)[0].start, core[-1].end
    after = role_after(text, end + len("’s") if core[-1].possessive else end)
    if after:
        return after.text
    lead = title_before(text, start)
    if lead or own:
        first, last = (
            (lead.start if lead else own[0].start),
            (own[-1].end if own else -1),
        )
        last = last if own or lead is None else lead.end
        return text[first : last + 1] if text[last : last + 1] == "." else text[first:last]
    front = role_in_front(text, start, end)
    return front.text if front else None
