"""What the page shows of a brief, claim by claim and source by source, ready to be laid out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from flows.core.records import Answer, Brief, Check, Claim, Evidence, Source
from flows.publish.excerpts import Excerpt, Passage, Range, excerpts, passages
from flows.publish.words import read_sources, source_name


@dataclass(frozen=True, slots=True)
class Place:
    """A cited sentence, and the mark of it in the text on the page; None if it is not there."""

    sentence: int
    anchor: str | None
    page: int | None = None  # in print


@dataclass(frozen=True, slots=True)
class Cited:
    """One document's part in a claim's evidence."""

    number: int  # of the source on the page
    name: str
    evidence: tuple[Place, ...]
    context: tuple[Place, ...]
    excerpts: tuple[Excerpt, ...]
    check: Check


class Page:
    """A brief with the published texts of its sources, by document id."""

    def __init__(self, brief: Brief, texts: Mapping[str, str]) -> None:
        self._brief = brief
        self._texts = texts
        self._runs = {
            s.id: _runs(s, texts[s.id])
            if brief.publish_sources == "excerpts"
            else ((0, len(texts[s.id])),)
            for s in brief.sources
            if s.id is not None and s.id in texts
        }
        self.claims = {c.id: c for c in brief.claims}
        self.sources = read_sources(brief)
        self.skipped = tuple(s for s in brief.sources if s.id is None)

    @cached_property
    def texts(self) -> dict[int, tuple[Passage, ...]]:
        """What is published of each source, by its number, with the cited sentences told apart."""
        ranges: dict[str, dict[Range, int]] = {}
        for claim in self._brief.claims:
            for e in (*claim.evidence, *claim.context):
                ranges.setdefault(e.document, {})[e.start, e.end] = e.sentence
        return {
            number: passages(self._texts[id_], ranges.get(id_, {}), self._runs[id_])
            for id_, (number, _) in self.sources.items()
            if id_ in self._texts
        }

    @cached_property
    def home(self) -> dict[str, str]:
        """Where each claim stands first: a link to the claim leads there."""
        found: dict[str, str] = {}
        for place, ids in self._places():
            for claim_id in ids:
                found.setdefault(claim_id, place)
        return found

    def cited(self, claim: Claim) -> Iterator[Cited]:
        """The claim's evidence, one entry a document: what the judge is surest of comes first."""
        checks = {c.document: c for c in claim.checks}
        for document in sorted(claim.documents, key=lambda d: -(checks[d].score or 0.0)):
            number, source = self.sources[document]
            mine = [e for e in claim.evidence if e.document == document]
            near = [e for e in claim.context if e.document == document]
            text = self._texts.get(document)
            yield Cited(
                number,
                source_name(source),
                tuple(self._marks(number, mine)),
                tuple(self._marks(number, near)),
                ()
                if text is None
                else excerpts(text, map(_range, mine), map(_range, near), self._runs[document]),
                checks[document],
            )

    def given(self, answer: Answer) -> tuple[Claim, ...]:
        """The claims that give an answer."""
        return tuple(self.claims[claim_id] for claim_id in answer.claims)

    def numbers(self, claims: Iterable[Claim]) -> tuple[int, ...]:
        """The numbers of the sources that carry these claims."""
        return tuple(sorted({self.sources[d][0] for c in claims for d in c.documents}))

    def named(self, documents: Sequence[str]) -> tuple[tuple[int, Source], ...]:
        """These documents' sources with their numbers."""
        return tuple(sorted((self.sources[d] for d in documents), key=lambda s: s[0]))

    def _marks(self, number: int, evidence: Iterable[Evidence]) -> Iterator[Place]:
        there = self._anchored.get(number, frozenset())
        for sentence, page in sorted({e.sentence: e.page for e in evidence}.items()):
            yield Place(sentence, f"s{number}-{sentence}" if sentence in there else None, page)

    @cached_property
    def _anchored(self) -> dict[int, frozenset[int]]:
        return {
            number: frozenset(part.sentence for run in runs for part in run.parts if part.sentence)
            for number, runs in self.texts.items()
        }

    def _places(self) -> Iterator[tuple[str, Sequence[str]]]:
        brief = self._brief
        if brief.headline is not None:
            yield "headline", (brief.headline,)
        yield "key-points", brief.key_points
        for c, conflict in enumerate(brief.conflicts, start=1):
            for a, answer in enumerate(conflict.answers, start=1):
                yield f"conflict-{c}-{a}", answer.claims
        for s, section in enumerate(brief.sections, start=1):
            yield f"section-{s}", section.claims


def _runs(source: Source, text: str) -> tuple[Range, ...]:
    """The published sentences; those with nothing left out between them are one run."""
    runs: list[Range] = []
    for item in source.published:
        if runs and text[runs[-1][1] : item.start].isspace():
            runs[-1] = (runs[-1][0], item.end)
        else:
            runs.append((item.start, item.end))
    return tuple(runs)


def _range(evidence: Evidence) -> Range:
    return evidence.start, evidence.end
