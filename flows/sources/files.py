"""The sources that a person names, to files: a file, a folder or a glob."""

from __future__ import annotations

import glob
import os
import re
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from flows.errors import InputError
from flows.sources.addresses import shown
from flows.sources.readers import KINDS

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)
# "any depth" of "any depth": glob would go each way through the folders that there is.
_ANY_DEPTH = re.compile(r"(?<![^/])(?:\*\*/+)+")
#: In the order in which a person is told of them.
READABLE = tuple(KINDS)
READ_KINDS = f"{', '.join(READABLE[:-1])} and {READABLE[-1]}"
#: Kinds that hold documents which we do not read yet: a folder's are named, not passed over.
_OTHER_DOCUMENTS = frozenset(
    {".doc", ".odt", ".rtf", ".epub", ".pptx", ".xlsx", ".markdown", ".rst", ".msg", ".mbox"}
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file to read, or a source that gives none, and why not."""

    name: str
    path: Path | None
    problem: str | None = None


def find(sources: Sequence[str]) -> tuple[Candidate, ...]:
    """The files behind `sources`, in the order named, each once; folders and globs are sorted."""
    seen: set[str] = set()
    found: list[Candidate] = []
    for source in sources:
        for candidate in _expand(source):
            key = _place(candidate.path) if candidate.path else f"{source}\0{candidate.name}"
            if key not in seen:
                seen.add(key)
                found.append(candidate)
    return _distinct(found)


def read(path: Path, max_bytes: int) -> bytes:
    """The bytes of a regular file.

    Raises:
        InputError: it cannot be read, or is larger than `max_bytes`.
    """
    try:
        state = path.stat()
        if not stat.S_ISREG(state.st_mode):  # a pipe or a device may never end
            raise InputError("is not a regular file")
        with path.open("rb") as file:
            data = file.read(max_bytes + 1)
    except FileNotFoundError as e:
        if path.is_symlink():
            raise InputError("is a link to a file that does not exist") from e
        raise InputError("does not exist; check the path") from e
    except PermissionError as e:
        raise InputError("may not be read; change its permissions") from e
    except OSError as e:
        raise InputError(f"could not be read ({e.strerror or e})") from e
    if len(data) > max_bytes:
        raise InputError(
            f"is larger than {max_bytes / 1_000_000:g} MB, the most that is read; split it"
        )
    return data


def printable(name: str) -> str:
    """A name that is safe to print: control characters and the like are escaped."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in name)


def _place(path: Path) -> str:
    """Where a file lies: links above it are followed, a link that is the file itself is not."""
    # Unlike resolve(), it raises nothing in a circle of links; reading the file tells of it.
    return str(Path(os.path.realpath(path.parent), path.name))


def _expand(source: str) -> Iterator[Candidate]:
    if "\x00" in source:
        yield Candidate(source, None, "is no path")
        return
    if _SCHEME.match(source):
        name = shown(source)
        yield Candidate(name, None, "is no file, and of addresses only http and https are read")
        return
    path = Path(source)
    try:
        is_folder = path.is_dir()
        is_there = is_folder or os.path.lexists(path)
    except OSError as e:
        yield Candidate(source, None, f"could not be read ({e.strerror or e})")
        return
    if is_folder:
        yield from _folder(source, path)
    elif is_there or not glob.has_magic(source):
        yield _named(source, path)
    else:
        yield from _glob(source)


def _named(name: str, path: Path) -> Candidate:
    """A file that was named itself; nothing about it is passed over in silence."""
    kind = path.suffix.lower()
    # What does not exist is better told so than told to be of the wrong kind.
    if kind not in READABLE and os.path.lexists(path):
        said = f"is a {kind} file" if kind else "has no kind at the end of its name"
        return Candidate(name, None, f"{said}; {READ_KINDS} are read")
    return Candidate(path.name or name, path)


def _folder(source: str, folder: Path) -> Iterator[Candidate]:
    refused: list[OSError] = []
    empty = True
    # Links to folders are not followed: they may lead in a circle.
    for root, folders, files in os.walk(folder, onerror=refused.append):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for file in sorted(f for f in files if not f.startswith(".")):
            path = Path(root, file)
            name = path.relative_to(folder).as_posix()
            kind = path.suffix.lower()
            if kind in READABLE:
                yield Candidate(name, path)
                empty = False
            elif kind in _OTHER_DOCUMENTS:
                yield Candidate(name, None, f"is a {kind} file; {READ_KINDS} are read")
                empty = False
    for error in refused:
        at = Path(error.filename or source)
        name = source if at == folder else at.relative_to(folder).as_posix() + "/"
        yield Candidate(name, None, f"is a folder that could not be read ({error.strerror})")
        empty = False
    if empty:
        yield Candidate(source, None, "is a folder with no file in it that is read")


def _glob(source: str) -> Iterator[Candidate]:
    pattern = _ANY_DEPTH.sub("**/", source)
    matches = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207  # takes absolute patterns too
    # Not Path.is_dir: of a link to where nobody may look, that raises.
    files = [Path(m) for m in matches if not os.path.isdir(m)]  # noqa: PTH112
    if not files:
        yield Candidate(source, None, "matches no file")
    for path in files:
        kind = path.suffix.lower()
        if kind in READABLE:
            yield Candidate(path.name, path)
        elif kind in _OTHER_DOCUMENTS:
            yield Candidate(path.name, None, f"is a {kind} file; {READ_KINDS} are read")
    if files and not any(p.suffix.lower() in {*READABLE, *_OTHER_DOCUMENTS} for p in files):
        yield Candidate(source, None, "matches no file that is read")


def _distinct(found: list[Candidate]) -> tuple[Candidate, ...]:
    """Names as short as tell the files apart; a whole path would tell readers whose disk it was."""
    names = [c.name for c in found]
    for depth in range(2, 40):
        again = [i for i, n in enumerate(names) if names.count(n) > 1 and found[i].path]
        if not again:
            break
        for i in again:
            path = found[i].path
            if path is not None:
                names[i] = "/".join(Path(os.path.abspath(path)).parts[-depth:])  # noqa: PTH100
    return tuple(
        Candidate(printable(n), c.path, c.problem) for n, c in zip(names, found, strict=True)
    )
