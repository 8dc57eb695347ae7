"""An audit and a retraction as a command prints them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flows.publish.visible import visible

if TYPE_CHECKING:
    from flows.audit import Audit
    from flows.core.records import Brief, Retraction


def audit_json(audit: Audit, path: str) -> dict[str, Any]:
    """Whether it holds; each failure with its kind; what was looked at."""
    retraction = audit.retraction
    return {
        "brief": path,
        "holds": audit.holds,
        "problems": [{"kind": p.kind, "text": p.text} for p in audit.problems],
        "notes": list(audit.notes),
        "verified": audit.verified,
        "retraction": {"at": retraction.at, "why": retraction.why} if retraction else None,
    }


def audit_text(audit: Audit, path: str) -> str:
    """A line a failure, and one a note; if there is no failure, a line on what was verified."""
    lines = [f"- {problem.text}" for problem in audit.problems]
    if audit.holds:
        lines.append(f"{path} holds: {audit.summary()}")
    if audit.retraction:
        lines.append(f"{path} was {retraction_text(audit.retraction)}")
    lines += [f"note: {note}" for note in audit.notes]
    return "\n".join(lines)


def retraction_json(brief: Brief) -> dict[str, Any]:
    """Which brief was retracted, when and why."""
    retraction = brief.retraction
    return {
        "id": brief.id,
        "at": retraction.at if retraction else None,
        "why": retraction.why if retraction else None,
    }


def retraction_text(retraction: Retraction | None) -> str:
    """When and why, as the end of a sentence."""
    if retraction is None:
        return "published"
    return visible(f"retracted at {retraction.at}: {retraction.why}")
