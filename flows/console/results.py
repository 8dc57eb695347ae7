"""Results as a command prints them: plain text for people, JSON for machines."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows.publish.visible import visible

if TYPE_CHECKING:
    from collections.abc import Mapping

    from flows.checking import CheckedSentence
    from flows.publish import Published


def show(text: str) -> None:
    """Prints a result; what the terminal's encoding lacks becomes a question mark."""
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(text.encode(encoding, "replace").decode(encoding).rstrip("\n") + "\n")


def show_json(value: object) -> None:
    """Prints a result for machines; ASCII, so that no encoding can break it."""
    sys.stdout.write(json.dumps(value, indent=2) + "\n")


def shortest(path: Path) -> str:
    """The path as a person would type it here."""
    return str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)


def published_json(published: Published) -> dict[str, Any]:
    """Where the brief is, its outcome, its headline and how much there is of each thing."""
    brief = published.brief
    sources = [s.status for s in brief.sources]
    return {
        "outcome": published.outcome,
        "path": str(published.folder.absolute()),
        "id": brief.id,
        "name": brief.name,
        "held_because": brief.held_because,
        "headline": brief.claim(brief.headline).text if brief.headline else None,
        "counts": {
            "sources": len(sources),
            "sources_read": sources.count("read"),
            "claims": len(brief.claims),
            "key_points": len(brief.key_points),
            "conflicts": len(brief.conflicts),
            "withheld": len(brief.withheld),
        },
        "not_read": [
            {"name": s.name, "status": s.status, "reason": s.reason}
            for s in brief.sources
            if s.status != "read"
        ],
        "engine": brief.made_by.engine,
        "fallback": brief.made_by.fallback,
    }


def sentence_json(sentence: CheckedSentence, names: Mapping[str, str]) -> dict[str, Any]:
    """One checked sentence; `names` are the documents' names by id."""
    return {
        "text": sentence.text,
        "outcome": sentence.outcome,
        "document": names.get(sentence.document or ""),
        "evidence": [
            {"sentence": e.sentence, "start": e.start, "end": e.end, "quote": e.quote}
            for e in sentence.evidence
        ],
        "codes": list(sentence.codes),
        "reason": sentence.reason,
    }


def sentence_text(sentence: CheckedSentence, names: Mapping[str, str]) -> str:
    """The same for people: the sentence, its outcome, and the words that decide it."""
    carried = sentence.outcome == "carried"
    lines = [("carried" if carried else "NOT CARRIED", sentence.text)]
    if not carried:
        lines.append(("because", sentence.reason))
    for evidence in sentence.evidence:
        name = names.get(evidence.document, evidence.document)
        said = f"{name}, sentence {evidence.sentence}: “{evidence.quote}”"
        lines.append(("by" if carried else "nearest", said))
    return "".join(f"{label:>11}  {visible(text)}\n" for label, text in lines)
