"""A brief in Markdown, for a mail or a chat: claims with footnotes to their evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from flows.core.records import Brief, Claim, Conflict, Evidence, Source
from flows.publish.coverage import coverage
from flows.publish.visible import visible
from flows.publish.words import (
    carried,
    day,
    heard,
    how_made,
    made_of,
    plural,
    question,
    read_sources,
    remarks,
    source_name,
    web_address,
    withheld_text,
)

_MARKUP = re.compile(
    r"[\\`*{}\[\]|~$#@]|(?<![^\W_])_|_(?![^\W_])|:(?=//)|(?<=www)\.", re.IGNORECASE
)
_BLOCK = re.compile(r"^(\d{1,9}(?=[.)])|)(?=[-+=.)])")  # a list, or a heading's underline
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
#: Why a source is not in the brief.
_STATUS = {"read": "", "failed": "not read", "duplicate": "same text", "language": "not read"}


def to_markdown(brief: Brief) -> str:
    """The page brief.md. Text of claims and sources is escaped: it cannot become markup."""
    return "\n".join(_Page(brief).lines()).rstrip() + "\n"


def escape(text: str) -> str:
    """`text` on one line, shown by any Markdown reader as it is."""
    plain = visible(text)
    for character, entity in _ENTITIES.items():
        plain = plain.replace(character, entity)
    return _BLOCK.sub(r"\1\\", _MARKUP.sub(r"\\\g<0>", plain))


class _Page:
    """One page; numbers its footnotes as they come up."""

    def __init__(self, brief: Brief) -> None:
        self._brief = brief
        self._sources = read_sources(brief)
        self._notes: dict[Evidence, int] = {}

    def lines(self) -> Iterator[str]:
        brief = self._brief
        yield from self._head()
        if brief.key_points:
            yield from ("## Key points", "", *self._list(brief.key_points), "")
        if brief.conflicts:
            yield from ("## Where the sources differ", "")
            for conflict in brief.conflicts:
                yield from (*self._conflict(conflict), "")
        for section in brief.sections:
            yield from (f"## {escape(section.heading)}", "", *self._list(section.claims), "")
        if brief.claims:
            yield from ("## Who covers what", "", *self._coverage(), "")
        if brief.withheld:
            yield from ("## Withheld", "", *self._withheld(), "")
        yield from ("## Sources", "", *self._source_table(), "")
        yield from ("## How it was made", "")
        yield from (f"- {label}: {escape(value)}" for label, value in how_made(brief))
        yield ""
        for evidence, number in self._notes.items():
            yield f"[^{number}]: {self._cited(evidence)}"

    def _head(self) -> Iterator[str]:
        brief = self._brief
        if brief.retraction:
            at, why = day(brief.retraction.at), escape(brief.retraction.why)
            yield from (f"**Retracted on {escape(at)}.** {why}", "")
        if brief.headline is None:
            yield from (f"# {escape(brief.name)}", "")
        else:
            claim = brief.claim(brief.headline)
            yield from (f"# {escape(claim.text)}{self._marks(claim)}", "")
            yield from (f"*({escape(carried(claim))})*", "")
        if brief.status == "held":
            yield from (f"**Held, not published:** {escape(brief.held_because or '')}", "")
        yield from (f"*{escape(made_of(brief))}*", "")

    def _list(self, ids: Sequence[str]) -> Iterator[str]:
        for claim in map(self._brief.claim, ids):
            yield f"- {escape(claim.text)}{self._marks(claim)} *({escape(carried(claim))})*"

    def _marks(self, claim: Claim) -> str:
        numbers = [self._notes.setdefault(e, len(self._notes) + 1) for e in claim.evidence]
        return "".join(f"[^{n}]" for n in numbers)

    def _conflict(self, conflict: Conflict) -> Iterator[str]:
        yield from (f"### {escape(question(conflict))}", "")
        yield from ("| Answer | Who says so | What they say |", "| --- | --- | --- |")
        for answer in conflict.answers:
            claims = [self._brief.claim(i) for i in answer.claims]
            words = "<br>".join(f"{escape(c.text)}{self._marks(c)}" for c in claims)
            who = heard(claims, self._sources)
            yield f"| **{escape(answer.value)}** | {escape(who)} | {words} |"

    def _coverage(self) -> Iterator[str]:
        yield from ("| Source | Statements | Only here |", "| --- | ---: | ---: |")
        for column in coverage(self._brief).columns:
            name = escape(source_name(column.source))
            yield f"| {column.number}. {name} | {column.carried} | {column.alone} |"

    def _names(self, documents: Sequence[str]) -> str:
        return ", ".join(source_name(self._sources[d][1]) for d in documents)

    def _withheld(self) -> Iterator[str]:
        yield "These statements were checked and did not hold. They are not part of the brief."
        yield ""
        for item in self._brief.withheld:
            by = f", said to be from {escape(item.speaker)}" if item.speaker else ""
            where = self._names([item.document] if item.document in self._sources else [])
            codes = ", ".join(f"`{code}`" for code in item.codes)
            reason = f"{escape(item.reason)} ({codes})"
            said = escape(withheld_text(item))
            said = said if item.text is None else f"~~{said}~~"
            yield f"- {said} ({escape(where)}{by}): {reason}"

    def _source_table(self) -> Iterator[str]:
        yield from (
            "| # | Source | Published | Address | Notes | Text, SHA-256 |",
            "| --- " * 6 + "|",
        )
        for source in self._brief.sources:
            number = str(self._sources[source.id][0]) if source.id is not None else ""
            yield f"| {number} | " + " | ".join(_source_cells(source)) + " |"

    def _cited(self, evidence: Evidence) -> str:
        number, source = self._sources[evidence.document]
        page = "" if evidence.page is None else f"page {evidence.page}, "
        place = f"source {number}, {page}sentence {evidence.sentence}"
        quote = "" if evidence.quote is None else f": “{escape(evidence.quote)}”"
        return f"{escape(source_name(source))} ({place}){quote}"


def _source_cells(source: Source) -> Iterator[str]:
    known = source.publisher or source.title or source.name
    yield escape(known if known == source.name else f"{known} ({source.name})")
    yield escape(source.date or "")
    yield _address(source.url)
    unread = [] if source.id is not None else [f"{_STATUS[source.status]}: {source.reason or ''}"]
    told = source.sentences - source.furniture
    read = f"{source.sentences_read} of {plural(told, 'sentence')} read"
    partly = [read] if source.sentences_read < told else []
    yield escape("; ".join([*unread, *partly, *remarks(source)]))
    yield escape(source.text_sha256 or "")


def _address(url: str | None) -> str:
    """A safe address as a link; any other as text."""
    safe = web_address(url)
    return f"<{safe}>" if safe and not set("<>|\\`") & set(safe) else escape(url or "")
