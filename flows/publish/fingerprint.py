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
#: Where a wheel keeps its copies of prompts and schemas, which have versions of their own.
_SHIPPED = "_shipped"
_SUFFIXES = frozenset({".py", ".j2", ".css", ".js", ".json", ".txt"})
#: What else decides how a text is cut and judged and a page is written.
_LIBRARIES = ("jinja2", "markupsafe", "sentencex", "snowballstemmer", "text2num")


@cache
def fingerprint() -> str:
    """12 hex digits that tell this program from any other: of its own files, and its libraries.

    The same from a checkout and from the wheel that is built of it.
    """
    digest = hashlib.sha256()
    for path in sorted(_HOUSE.rglob("*")):
        inner = path.relative_to(_HOUSE)
        if path.suffix in _SUFFIXES and path.is_file() and inner.parts[0] != _SHIPPED:
            found = hashlib.sha256(path.read_bytes()).hexdigest()
            digest.update(f"{inner.as_posix()}\0{found}\n".encode())
    for name in _LIBRARIES:
        digest.update(f"{name} {version(name)}\n".encode())
    digest.update(unicodedata.unidata_version.encode())
    return digest.hexdigest()[:12]
