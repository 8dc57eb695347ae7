"""A brief's name as a folder's name: safe on every file system, still readable."""

from __future__ import annotations

import re
import unicodedata

from flows.errors import InputError

#: The folder of briefs that are not fit to be published.
HELD = "held"
#: What the output folder keeps for itself, and what Windows keeps for devices.
_RESERVED = frozenset(
    [HELD, "con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(10))]
)
#: Letters, marks (scripts of India need them) and digits of any language.
_KEPT = ("L", "M", "N")
_MAX_BYTES = 120  # file systems allow 255; a copy or an archive adds to it


def slug(name: str) -> str:
    """`name` as one safe path component: letters and digits of any script, joined by hyphens.

    Never empty, never starts with a dot or hyphen, has no separator, and is at most 120 bytes
    in UTF-8. The same name always gives the same slug.
    """
    folded = unicodedata.normalize("NFC", name).lower()
    kept = "".join(
        c if unicodedata.category(c)[0] in _KEPT or c == "_" else _replacement(c) for c in folded
    )
    cut = re.sub(r"-+", "-", kept).strip("-").encode()[:_MAX_BYTES].decode(errors="ignore")
    safe = unicodedata.normalize("NFC", cut).strip("-") or "brief"
    return f"{safe}-brief" if safe in _RESERVED else safe


def check_name(name: str) -> None:
    """Refuses what was meant as a path: as a name it would be published where nobody looks for it.

    Raises:
        InputError: if it is one.
    """
    parts = re.split(r"[/\\]", name.strip())
    if len(parts) > 1 and {"", ".", "..", "~"} & set(parts):
        raise InputError(f"{name} is a path, not a name; --out says where briefs are published")


def _replacement(character: str) -> str:
    """Invisible characters and apostrophes vanish; everything else parts two words."""
    invisible = unicodedata.category(character) in ("Cf", "Cc") and not character.isspace()
    return "" if invisible or character in "'’" else "-"
