"""What an audit found, and what it looked at: it must never sound as if it had done more."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from flows.core.records import Brief, Retraction
from flows.publish.visible import visible

#: Where it fails: the sums, the schema, the brief against itself, its texts, pages, a gate that it
#: must have passed, a gate that is stricter than when the brief was made, the judge that needs no
#: model, a label that says something of its own, what is told of a source, the original files.
Kind: TypeAlias = Literal[
    "sums",
    "schema",
    "content",
    "files",
    "texts",
    "pages",
    "gate",
    "newer gate",
    "judge",
    "labels",
    "sources",
    "originals",
]


@dataclass(frozen=True, slots=True)
class Finding:
    """One failure, in a line for people; hidden characters in it are shown."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Note:
    """What a reader of the audit should know, and is no failure."""

    text: str


@dataclass(frozen=True, slots=True)
class Audit:
    """An audit's outcome."""

    problems: tuple[Finding, ...]
    notes: tuple[str, ...]
    #: What was looked at: the format's version, and counts of files, claims, spans, pairs of claim
    #: and document that went through the gates, of them judged again, original files.
    verified: dict[str, int | str]
    retraction: Retraction | None = None

    @property
    def holds(self) -> bool:
        """Whether nothing was found wrong; a retracted brief may hold as well."""
        return not self.problems

    def summary(self) -> str:
        """What was verified, in a line."""
        seen = self.verified
        parts = [f"format {seen['format']}", f"{seen['files']} files match SHA256SUMS"]
        if "spans" in seen:
            parts.append(f"{seen['spans']} spans are the words that they quote")
        if "originals" in seen:
            parts.append(f"{seen['originals']} original files say so")
        if "pairs" in seen:
            parts.append(
                f"{seen['claims']} claims pass this version's gates in {seen['pairs']} comparisons"
                " with their sources"
            )
        else:
            parts.append(f"{seen['claims']} claims, whose gates were not run")
        if "judged" in seen:
            parts.append(f"the offline judge says so of {seen['judged']} of these again")
        else:
            parts.append("the judge was not asked again")
        return "; ".join(parts)


@dataclass(slots=True)
class Report:
    """An audit in the making."""

    problems: list[Finding] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    verified: dict[str, int | str] = field(default_factory=dict)

    def add(self, found: Iterable[Finding | Note]) -> None:
        """Takes failures and notes as they come up."""
        for item in found:
            if isinstance(item, Finding):
                self.problems.append(Finding(item.kind, visible(item.text)))
            else:
                self.notes.append(Note(visible(item.text)))

    def finished(self, brief: Brief | None) -> Audit:
        """The outcome; `brief` as far as it could be read."""
        return Audit(
            tuple(self.problems),
            tuple(note.text for note in self.notes),
            dict(self.verified),
            brief.retraction if brief else None,
        )
