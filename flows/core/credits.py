"""Whose copy a document says it prints: the agency in its dateline, byline or source line."""

from __future__ import annotations

import re

from flows.core.records import Document

_NAME = r"(?P<name>[A-Z][\w.&’'-]*(?:\s+[A-Z][\w.&’'-]*){0,3})"
_CREDITS = tuple(
    re.compile(p, re.MULTILINE)
    for p in (
        # TORR, March 11 (AFP) - A footbridge …
        rf"^\s*[A-Z][^\n()—–]{{1,60}}\({_NAME}\)\s*[-—–:]",
        rf"^\s*\(?(?i:source|agency|via|copyright|©)\)?\s*[:©]?\s*(?:\d{{4}}\s+)?{_NAME}\s*$",
        rf"(?i:\b(?:with|additional)\s+(?:reporting|inputs?|files|material)\s+(?:by|from))\s+{_NAME}",
        rf"^\s*(?i:by)\s[^\n]{{1,60}}?\s(?:and|,)\s+{_NAME}\s*$",
        rf"^\s*(?i:by)\s+{_NAME}\s*$",
    )
)
#: Short names and long ones are one agency.
_ALSO = {
    "associated press": "ap",
    "the associated press": "ap",
    "agence france-presse": "afp",
    "thomson reuters": "reuters",
    "press trust of india": "pti",
    "deutsche presse-agentur": "dpa",
    "press association": "pa",
    "pa media": "pa",
}


def credited(document: Document) -> frozenset[str]:
    """Names that the document credits for its text, folded; a reporter's own byline is one too."""
    found = (m["name"].rstrip(".").casefold() for p in _CREDITS for m in p.finditer(document.text))
    return frozenset(_ALSO.get(name, name) for name in found)
