"""The thesaurus that ships with the package: a part of WordNet (its licence heads the file)."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from flows.core.alignment.thesaurus import Thesaurus, parse_thesaurus

_TABLE = Path(__file__).with_name("thesaurus.txt")


@lru_cache(maxsize=1)
def stored_thesaurus() -> Thesaurus:
    """Read once, when the first claim is judged."""
    return parse_thesaurus(_TABLE.read_text(encoding="utf-8"))
