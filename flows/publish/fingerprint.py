"""Which program is this? Two that differ in a byte may make other pages, or cut other sentences.

A version number does not say it: between two releases there are many programs of one version.
"""

from __future__ import annotations

import hashlib
import unicodedata
from functools import cache
from importlib.metadata import version
from pathlib import Path

_HOUSE = Path(__file__).resolve().parent.parent
_SUFFIXES = frozenset({".py", ".j2", ".css", ".js", ".json", ".txt"})
#: What else decides how a text is cut and judged and a page is written.
_LIBRARIES = ("jinja2", "markupsafe", "sentencex", "snowballstemmer", "text2num")


@cache
def fingerprint() -> str:
    """12 hex digits that tell this program from any other: of its own files, and its libraries."""
    digest = hashlib.sha256()
    for path in sorted(_HOUSE.rglob("*")):
        if path.suffix in _SUFFIXES and path.is_file():
            inner = path.relative_to(_HOUSE).as_posix()
            digest.update(f"{inner}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    for name in _LIBRARIES:
        digest.update(f"{name} {version(name)}\n".encode())
    digest.update(unicodedata.unidata_version.encode())
    return digest.hexdigest()[:12]
