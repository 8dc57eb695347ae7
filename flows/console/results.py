"""Results as a command prints them: plain text for people, JSON for machines."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows.publish.visible import visible

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from flows.checking import CheckedSentence
    from flows.evaluating import Evaluation
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
        "retracted_because": brief.retraction.why if brief.retraction else None,
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
    labels = {"carried": "carried", "not_carried": "NOT CARRIED", "not_checked": "not checked"}
    lines = [(labels[sentence.outcome], sentence.text)]
    if not carried:
        lines.append(("because", sentence.reason))
    for evidence in sentence.evidence:
        name = names.get(evidence.document, evidence.document)
        said = f"{name}, sentence {evidence.sentence}: “{evidence.quote}”"
        lines.append(("by" if carried else "nearest", said))
    return "".join(f"{label:>11}  {visible(text)}\n" for label, text in lines)


def evaluation_json(evaluation: Evaluation, wrong: Path) -> dict[str, Any]:
    """All rates in percent; a gate's are the shares of good and of bad claims that it fires on."""
    return {
        "judge": evaluation.judge,
        "macro_balanced_accuracy": evaluation.macro,
        "claims_per_second": evaluation.claims_per_second,
        "sets": [
            {
                **asdict(one),
                "gates": {code: {"good": g, "bad": b} for code, (g, b) in one.gates.items()},
            }
            for one in evaluation.sets
        ],
        "claims": len(evaluation.outcomes),
        "wrong": len(evaluation.wrong),
        "wrong_file": str(wrong.absolute()),
        "bad_lines": list(evaluation.bad_lines),
    }


def table(rows: Sequence[Mapping[str, str | int]]) -> str:
    """Rows under their names; text to the left, numbers to the right."""
    names = list(rows[0])
    lines = [names, *([str(row[name]) for name in names] for row in rows)]
    width = [max(len(line[i]) for line in lines) for i in range(len(names))]
    left = [isinstance(rows[0][name], str) for name in names]
    return "\n".join(
        "  ".join(
            visible(cell).ljust(w) if is_text else cell.rjust(w)
            for cell, w, is_text in zip(line, width, left, strict=True)
        ).rstrip()
        for line in lines
    )
