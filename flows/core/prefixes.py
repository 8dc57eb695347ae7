"""What stands before the first word of a paragraph and is not part of its sentence.

"ANKARA, Turkey —", "LONDON, Nov 8 (Reuters) -", "date 2025-11-08", "**Background:**". The
sentence begins after it, so that "Peace talks …" can be quoted as the source's own sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from flows.core.records import SentenceKind

AGENCIES = (
    r"Reuters|AP|Associated Press|The Associated Press|AFP|Agence France-Presse|UPI|DPA|dpa|EFE|"
    r"ANSA|Xinhua|TASS|PTI|ANI|IANS|Kyodo(?: News)?|Yonhap|Bloomberg|CNN|BBC|NPR|VOA|RFE/RL|PA|"
    r"PA Media|AAP|CP|The Canadian Press|Anadolu(?: Agency)?|AA|MTI|CTK|APP|UNB|BNS|CNA|KUNA|WAM|"
    r"SPA|Interfax|Ukrinform|EUobserver|Thomson Reuters Foundation|CNN Business|Al Jazeera"
)
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|"
    r"Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = (
    rf"(?:{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s\d{{4}})?|"
    rf"\d{{1,2}}(?:st|nd|rd|th)?\s{_MONTH}(?:,?\s\d{{4}})?)"
)
_ISO = r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?"
_DASH = r"[—–―−-]"
_DASH_OR_COLON = r"[—–―−:-]"
_CAPS = r"[A-Z][A-Z.'’]+(?:[ /-][A-Z][A-Z.'’]*){0,3}"
_PLACE = r"[A-Z][\w.'’]+(?:[ -](?:[A-Z][\w.'’]+|de|of|the|la|el|al)){0,3}"
_REGION = rf"(?:,\s{_PLACE})"
_NEXT = r"(?=[\"“‘'(\[]?[^\W_])"  # a sentence follows
_NEXT_UPPER = r"(?=[\"“‘'(\[]?(?:[A-Z]|\d))"

# In order of certainty: an agency or a date makes a dateline of any place name.
_WIRE = re.compile(
    rf"(?:{_PLACE}|{_CAPS}){_REGION}{{0,2}}(?:[,/]?\s*{_DAY},?)?\s*"
    rf"(?:[(\[](?:{AGENCIES})[)\]]|/PRNewswire(?:-[\w ]+)?/|\([A-Z ]*(?:NEWSWIRE|WIRE)\))"
    rf"\s*{_DASH_OR_COLON}+\s*{_NEXT}"
    rf"|\((?:{AGENCIES})\)\s*{_DASH}+\s*{_NEXT}"
    rf"|{_CAPS}{_REGION}{{0,2}}\s?{_DASH}+\s?\((?:{AGENCIES}|[A-Z ]*WIRE)\)\s?{_DASH}*\s*{_NEXT}"
)
_DATED = re.compile(rf"{_PLACE}{_REGION}{{0,2}},?\s{_DAY}\s*{_DASH_OR_COLON}+\s+{_NEXT_UPPER}")
_CAPITALS = re.compile(
    rf"(?P<city>{_CAPS}){_REGION}{{0,2}}(?:,\s{_DAY})?\s+{_DASH}{{1,4}}\s+{_NEXT_UPPER}"
)
# An agency that we do not know, between a city in capitals and a dash.
_OTHER_WIRE = re.compile(
    rf"(?P<city>{_CAPS}){_REGION}{{0,2}}(?:,\s{_DAY})?\s"
    rf"\((?P<agency>[A-Z][\w.&’'/-]*(?:\s[\w.&’'/-]+){{0,4}})\)\s*{_DASH}+\s*{_NEXT_UPPER}"
)
# The same with a date, whose city needs no capitals: "Santa Iria, 6 June 2025 (Andes Press) -".
_DATED_WIRE = re.compile(
    rf"{_PLACE}{_REGION}{{0,2}},?\s{_DAY},?\s\([A-Z][\w.&’'/-]*(?:\s[\w.&’'/-]+){{0,4}}\)"
    rf"\s*{_DASH_OR_COLON}+\s*{_NEXT_UPPER}"
)
_NOTE = re.compile(rf"notes?\s(?:to|for)\s(?:the\s)?editors?:\s+{_NEXT}", re.IGNORECASE)
_STAMP = re.compile(
    rf"(?:(?:date|published|posted|updated)(?:\s+on)?\s*:?\s*)?{_ISO}"
    rf"(?:\s*[|:,—–―−-]+)?\s+{_NEXT_UPPER}"
    rf"|{_DAY}\s*{_DASH}+\s+{_NEXT_UPPER}",
    re.IGNORECASE,
)
_QUIET = re.compile(rf"{_PLACE}{_REGION}?\s+[—–]\s+{_NEXT_UPPER}")
_COLON = re.compile(rf"(?P<city>{_CAPS})(?:{_REGION}|,\s{_DAY})?:\s+{_NEXT_UPPER}")
_RUN_IN = re.compile(r"(\*\*|__)[^*_]{1,60}[:.]\1\s+(?=\S)")
_SHORT_CITY = 5  # a longer word in capitals is hardly an acronym
_NOT_A_PLACE = frozenset(
    {
        "FILE",
        "WATCH",
        "UPDATE",
        "BREAKING",
        "ANALYSIS",
        "OPINION",
        "EXCLUSIVE",
        "LIVE",
        "READ",
        "NOTE",
    }
)


@dataclass(frozen=True, slots=True)
class Prefix:
    """The first `end` characters of a line: `words_end` without the blanks after them."""

    end: int
    kind: SentenceKind
    furniture: str | None
    skip: int = 0  # marks at its start and end that belong to nobody's words
    drop: int = 0


def find_prefix(line: str, *, opening: bool, transcript: bool) -> Prefix | None:
    """The dateline, date or run-in heading that opens `line`, if any.

    `opening` is the first paragraph of the story, where weaker signs suffice; in a `transcript`
    "SMITH:" names a speaker, and cutting it off would lose who said what.
    """
    run_in = _RUN_IN.match(line)
    if run_in:
        width = len(run_in.group(1))
        return Prefix(run_in.end(), "heading", None, skip=width, drop=width)
    stamp = _STAMP.match(line)
    if stamp:
        return Prefix(stamp.end(), "furniture", "date")
    note = _NOTE.match(line)
    if note:
        return Prefix(note.end(), "furniture", "press release mark")
    for pattern in (_WIRE, _DATED, _DATED_WIRE, _CAPITALS, _OTHER_WIRE):
        found = pattern.match(line)
        if found and _is_dateline(found, opening=opening):
            return Prefix(found.end(), "furniture", "dateline")
    if opening:
        found = _QUIET.match(line) or (None if transcript else _COLON.match(line))
        if found and _is_dateline(found, opening=True):
            return Prefix(found.end(), "furniture", "dateline")
    return None


def names_speakers(lines: list[str]) -> bool:
    """Whether several lines open with a name in capitals and a colon, as transcripts do."""
    return sum(1 for line in lines if _COLON.match(line)) > 1


def _is_dateline(found: re.Match[str], *, opening: bool) -> bool:
    city = found.groupdict().get("city")
    if city is None:
        return True
    if city.split()[0] in _NOT_A_PLACE:
        return False
    agency = found.groupdict().get("agency")
    if agency and _initials(agency) == city.replace(".", ""):
        return False  # "NATO (North Atlantic Treaty Organization) - …" spells itself out
    sure = opening or "," in found.group() or "(" in found.group()
    return sure or len(city) > _SHORT_CITY


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.split(r"[\s-]+", name) if word[:1].isupper())
