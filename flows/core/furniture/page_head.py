"""The head of a page: what stands above the story's first paragraph.

A site's name and motto, a section, the title, a standfirst, a byline: short lines without a full
stop, told apart by their place and their shape.
"""

from __future__ import annotations

import re
from collections import Counter

from flows.core.furniture.rows import END, LABEL_WORDS, Row
from flows.core.furniture.words import fold, is_site_name

_TITLE_WORDS = 5
_MOTTO_WORDS = 10
_BYLINE_WORDS = 12
JOB = (
    r"(?:correspondent|reporter|editor|journalist|columnist|writer|bureau chief|contributor"
    r"|freelancer|professor|fellow)"
)
_ROLE = re.compile(
    rf"\b(?:{JOB[3:-1]}|staff|bureau|producer|agencies|reuters|associated press|afp)\b"
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|do|does|did|will|would|can|could|may|might|must"
    r"|should|he|she|it|they|we|i|this|there|no|not|none|nobody|\w{3,}ed|said|says|won|lost|died"
    r"|left|came|went|fell|rose|began|ran|held|quit|met|shot|hit)\b"
)
_SLOGAN = re.compile(
    r"\b(?:news|truth|trust(?:ed)?|independent|since \d{4}|voice|your|journalism|fearless"
    r"|democracy|established|est\.?|serving|read by|paper)\b"
)


def read_head(head: list[Row]) -> tuple[str | None, str | None]:
    """The title and the site's name among the lines before the story; marks what is around them."""
    free = [r for r in head if r.kind in {None, "heading"}]
    marked = [r for r in free if r.kind == "heading"]
    plain = [r for r in free if r.kind is None and not r.prose]
    sites = [r for r in plain if is_site_name(r.line.text)]
    if len(sites) == len(plain) and not marked and not any(r.words <= LABEL_WORDS for r in sites):
        sites = []
    candidates = marked or [r for r in plain if r not in sites and r.words >= LABEL_WORDS]
    for row in sites:
        row.set("furniture", "site name")
    chosen = _title([r for r in candidates if not _is_slogan(r, head)] or candidates)
    at = head.index(chosen) if chosen else len(head)
    for index, row in enumerate(head):
        if row.kind is not None or row is chosen:
            continue
        if index < at and (_is_motto(row) or (chosen and _is_slogan(row, head))):
            row.set("furniture", "motto")
        elif index < at and row.words <= LABEL_WORDS and not row.prose:
            row.set("furniture", "section name")
        elif index > at and _is_person(row.line.text):
            row.set("furniture", "byline")
    title = chosen.line.text if chosen else None
    return title, sites[0].line.text if sites else None


def _title(candidates: list[Row]) -> Row | None:
    """The headline: printed twice, or marked as one, or the first line as long as headlines are."""
    times = Counter(fold(r.line.text) for r in candidates)
    twice = [r for r in candidates if times[fold(r.line.text)] > 1]
    marked = [r for r in candidates if r.kind == "heading"]
    long = [r for r in candidates if r.words >= _TITLE_WORDS]
    return next(iter(twice or marked or long or candidates), None)


def _is_slogan(row: Row, head: list[Row]) -> bool:
    """What a paper says of itself below its name: "News you can trust"."""
    at = head.index(row)
    below_name = at > 0 and head[at - 1].furniture == "site name"
    return below_name and row.words <= _MOTTO_WORDS and bool(_SLOGAN.search(fold(row.line.text)))


def _is_motto(row: Row) -> bool:
    """Several fragments, none of them a sentence: "Truth. Honesty. Innovation."."""
    texts = [fold(s.text) for s in row.sentences]
    return len(texts) > 1 and all(
        len(t.split()) <= LABEL_WORDS and not _VERB.search(t) for t in texts
    )


def _is_person(text: str) -> bool:
    """A name, perhaps with a role: "Ann Lee, Political Correspondent"."""
    words = [w.strip(",|-–—()") for w in text.split()]
    names = [w for w in words if w]
    capitals = bool(names) and all(
        w[0].isupper() or w in {"and", "in", "of", "for", "&"} for w in names
    )
    alone = 1 < len(names) <= LABEL_WORDS and not END.search(text)
    role = len(names) <= _BYLINE_WORDS and bool(_ROLE.search(fold(text)))
    return (capitals and alone) or (role and names[0][0].isupper() and not END.search(text))
