"""A text file to its text: decoded, and the lines that an editor broke joined."""

from __future__ import annotations

from flows.sources.decode import decode
from flows.sources.readers.model import Extracted
from flows.sources.unwrap import unwrap


def read_plain(data: bytes) -> Extracted:
    """The text of a `.txt` or `.md`. Raises InputError if the bytes are no text."""
    decoded = decode(data)
    unwrapped = unwrap(decoded.text)
    notes = [f"read as {decoded.encoding}"] if decoded.encoding else []
    if unwrapped.joined:
        notes.append(f"{unwrapped.joined} lines broken at a fixed width were joined")
    return Extracted(unwrapped.text, notes=tuple(notes))
