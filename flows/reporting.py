"""What a run tells those who watch it: tables, a line, and an event. Plain rows and strings.

Texts of claims and sources are hostile: they stand in table cells, where nothing is markup, with
hidden characters made plain; no event holds any.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from flows.publish.names import slug
from flows.publish.visible import visible
from flows.publish.words import carried, heard, plural, question, read_sources, source_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from flows.core.records import Brief, Claim
    from flows.publish import Published

_TOLD = {"pass": "holds", "fail": "fails", "n/a": "nothing to check"}


@dataclass(frozen=True, slots=True)
class Table:
    """Rows with a name that stays the same from brief to brief."""

    key: str
    title: str
    rows: list[dict[str, str]]


def tables(brief: Brief) -> Iterator[Table]:
    """What a person wants to see beside the brief itself. An empty one says so in its title."""
    claims = list(_claims(brief))
    yield Table("claims", f"{plural(len(claims), 'claim')}, each with its checks", claims)
    differences = list(_differences(brief))
    count = len(brief.conflicts)
    said = f"Where the sources differ: {plural(count, 'question')}" if count else "No differences"
    yield Table("differences", said, differences)
    withheld = list(_withheld(brief))
    yield Table("withheld", f"{plural(len(withheld), 'statement')} withheld", withheld)


def cell(text: str) -> str:
    """Hostile text for a table of Prefect's, which makes links of Markdown's, whatever they do."""
    return visible(text).replace("](", "] (")


def _claims(brief: Brief) -> Iterator[dict[str, str]]:
    for claim in brief.claims:
        yield {
            "Claim": cell(claim.text),
            "Said by": cell(claim.speaker or ""),
            "Carried by": cell(carried(claim)),
            "Sources": _names(brief, claim.documents),
            "Verdict": claim.verdict,
            "Gates": _gates(claim),
            "Codes": ", ".join(code for check in claim.checks for code in check.codes),
            "Place": _place(brief, claim.id),
        }


def _gates(claim: Claim) -> str:
    """Which gates had something to compare in this claim, and that all of it held."""
    found = {g.gate: _TOLD[g.outcome] for c in claim.checks for g in c.gates if g.outcome != "n/a"}
    return ", ".join(f"{gate} {told}" for gate, told in sorted(found.items()))


def _place(brief: Brief, claim_id: str) -> str:
    if claim_id == brief.headline:
        return "Headline"
    if claim_id in brief.key_points:
        return "Key points"
    found = next((s.heading for s in brief.sections if claim_id in s.claims), None)
    return found or "Where the sources differ"


def _differences(brief: Brief) -> Iterator[dict[str, str]]:
    known = read_sources(brief)
    for conflict in brief.conflicts:
        for answer in conflict.answers:
            yield {
                "Question": cell(question(conflict)),
                "Answer": cell(answer.value),
                "Who says so": cell(heard(map(brief.claim, answer.claims), known)),
            }


def _withheld(brief: Brief) -> Iterator[dict[str, str]]:
    for item in brief.withheld:
        yield {
            "Statement": cell(item.text or "(not published)"),
            "Said by": cell(item.speaker or ""),
            "Source": _names(brief, [item.document]),
            "Codes": ", ".join(item.codes),
            "Why": cell(item.reason),
        }


def _names(brief: Brief, documents: Sequence[str]) -> str:
    known = read_sources(brief)
    return ", ".join(cell(source_name(known[d][1])) for d in documents if d in known)


def outcome_line(published: Published) -> str:
    """How a run ended, in a line."""
    brief = published.brief
    if published.outcome == "unchanged":
        still = {
            "published": "",
            "held": f"; still held, not published: {brief.held_because}",
            "retracted": "; this brief was retracted, and stays so",
        }
        return f"nothing new{still[brief.status]}"
    if published.outcome == "held":
        return f"held, not published: {brief.held_because}"
    if published.outcome == "retracted":
        return "this brief was retracted; it was not published again"
    counts = f"{plural(len(brief.claims), 'claim')}, {len(brief.withheld)} withheld"
    return f"published: {counts}"


@dataclass(frozen=True, slots=True)
class Event:
    """What automations can react to; see docs/running.md."""

    name: str
    resource: dict[str, str]
    payload: dict[str, Any]


def event_of(published: Published, page: str) -> Event:
    """The event of this outcome: ids, places and counts; no word of a claim or a source."""
    brief = published.brief
    return Event(
        f"wellsourced.brief.{published.outcome}",
        {
            "prefect.resource.id": f"wellsourced.brief.{slug(brief.name)}",
            "prefect.resource.name": brief.name,
            "wellsourced.brief.id": brief.id,
        },
        {
            "id": brief.id,
            "name": brief.name,
            "outcome": published.outcome,
            "status": brief.status,
            "held_because": brief.held_because,
            "folder": str(published.folder),
            "page": page,
            "engine": brief.made_by.engine,
            "sources": len(read_sources(brief)),
            "claims": len(brief.claims),
            "conflicts": len(brief.conflicts),
            "withheld": len(brief.withheld),
        },
    )
