"""Files, links and texts to documents: the first stretch of the road."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Literal

from flows.core.records import Document, SkippedSource
from flows.errors import InputError
from flows.sources.addresses import is_link, shown
from flows.sources.document import (
    ID_LENGTH,
    ForeignLanguageError,
    document_from_text,
    document_of,
    make_document,
)
from flows.sources.faults import why
from flows.sources.files import Candidate, find, printable, read
from flows.sources.limits import must_be_within, within
from flows.sources.readers import Extracted, kind_of, read_kind

if TYPE_CHECKING:
    from flows.sources.links import Fetched, Fetcher, Linked

__all__ = [
    "MAX_BYTES",
    "Document",
    "NothingNewError",
    "Pasted",
    "Reading",
    "document_from_text",
    "make_document",
    "read_sources",
]

#: The largest file that is read; a novel is 1 MB, and 20 MB take about half a minute.
MAX_BYTES = 20_000_000
_DEEPEST = 10  # mails in mails; each is unpacked anew, so the work grows with the square
_REASONS = 3  # told in the one line that says why nothing could be read


class NothingNewError(InputError):
    """The sources are feeds without an entry since the day that was asked for."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read, in the order named, and what was not, with the reason."""

    documents: tuple[Document, ...]
    skipped: tuple[SkippedSource, ...]


@dataclass(frozen=True, slots=True)
class Pasted:
    """A text that is no file."""

    title: str
    text: str


def read_sources(
    sources: Sequence[str],
    *,
    texts: Sequence[Pasted] = (),
    roots: Sequence[Path] | None = None,
    fetcher: Fetcher | None = None,
    since: dt.datetime | None = None,
    max_bytes: int = MAX_BYTES,
) -> Reading:
    """Reads files, folders (with their sub-folders; hidden files left out), globs, links and texts.

    With `roots`, no file outside these folders is read, symbolic links followed. Web addresses need
    a `fetcher`; of a feed, the entries that are not older than `since` are read. One bad source
    among good ones is skipped and named.

    Raises:
        NothingNewError: all sources are feeds, and none has an entry since then.
        InputError: none can be read.
    """
    if not sources and not texts:
        raise InputError("No sources were named; name files, a folder, a glob or web addresses.")
    if roots is not None:
        must_be_within(roots, sources)
    shelf = _Shelf()
    quiet: list[SkippedSource] = []  # feeds without news: no fault of theirs
    links = [s.strip() for s in sources if is_link(s)]
    for candidate in find([s for s in sources if not is_link(s)]):
        shelf.add(candidate.name, partial(_bytes_of, candidate, roots, max_bytes))
    if links:
        # What fetches takes a second to import, and a brief of files needs none of it.
        from flows.sources.links import read_links

        for link in read_links(links, fetcher, since):
            shelf.add_link(link)
            if link.nothing_new:
                quiet.append(shelf.skipped[-1])
    for name, pasted in zip(_titles(texts), texts, strict=True):
        shelf.add(name, pasted.text.encode, title=name)
    if not shelf.documents:
        failed = [source for source in shelf.skipped if source not in quiet]
        raise InputError(_nothing(failed)) if failed else NothingNewError(_nothing(quiet))
    return Reading(tuple(shelf.documents.values()), tuple(shelf.skipped))


class _Shelf:
    """What has been read so far, each text once, and what could not be."""

    def __init__(self) -> None:
        self.documents: dict[str, Document] = {}  # by hash of the stored text
        self.skipped: list[SkippedSource] = []

    def add(
        self, name: str, load: Callable[[], bytes], title: str | None = None, *, depth: int = 0
    ) -> None:
        """Reads one source, and what is attached to it if it is a mail, `depth` mails deep.

        What is bad is noted.
        """
        try:
            data = load()
        except Exception as e:  # noqa: BLE001 - one bad source fails no other
            self.skipped.append(SkippedSource(name, why(name, e), "failed"))
            return
        attached: list[tuple[str, bytes]] = []

        def read() -> Document:
            found = read_kind(kind_of(Path(name).suffix, data), data)
            attached.extend(found.attached)
            return document_of(name, data, found)

        self._add(name, data, read, title)
        named = Counter[str]()
        for file, content in attached:
            base = printable(PurePosixPath(file.replace("\\", "/")).name)
            named[base] += 1
            inner = f"{name} › {base}" + (f" ({named[base]})" if named[base] > 1 else "")
            if depth < _DEEPEST:
                self.add(inner, partial(bytes, content), depth=depth + 1)
            else:
                reason = f"is attached {depth + 1} mails deep; save it and name it itself"
                self.skipped.append(SkippedSource(inner, reason, "failed"))

    def add_link(self, link: Linked) -> None:
        """Reads what a link gave; where that is no story, what the feed itself says of it."""
        name = printable(shown(link.name) if is_link(link.name) else link.name)
        if link.page is None:
            read = partial(_own_text, link, link.problem)
        else:
            read = partial(_page_of, link, link.page)
        self._add(name, link.page.data if link.page else None, read)

    def _add(
        self,
        name: str,
        data: bytes | None,
        read: Callable[[], Document],
        title: str | None = None,
    ) -> None:
        sha256 = hashlib.sha256(data).hexdigest() if data is not None else None
        try:
            document = read()
        except Exception as e:  # noqa: BLE001 - one bad source fails no other
            foreign = isinstance(e, ForeignLanguageError)
            status: Literal["language", "failed"] = "language" if foreign else "failed"
            self.skipped.append(SkippedSource(name, why(name, e), status, sha256))
            return
        if known := self.documents.get(document.text_sha256):
            reason = f"is the same text as {known.name}; it was read once"
            self.skipped.append(SkippedSource(name, reason, "duplicate", sha256))
            return
        if title:
            document = replace(document, title=title)
        self.documents[document.text_sha256] = _with_own_id(document, self.documents)


def _page_of(link: Linked, page: Fetched) -> Document:
    try:
        document = make_document(link.name, page.data, content_type=page.content_type, url=page.url)
    except ForeignLanguageError:
        raise
    except InputError as e:
        return _own_text(link, str(e))
    return replace(document, date=document.date or (link.entry.day if link.entry else None))


def _own_text(link: Linked, problem: str | None) -> Document:
    """The document of what a feed itself says of an entry; InputError if it says too little."""
    text = link.own_text
    if link.entry is None or text is None:
        raise InputError(problem or "holds no more than a title")
    read = Extracted(
        text=text,
        title=link.entry.title,
        publisher=link.feed,
        url=link.entry.url,
        date=link.entry.day,
        notes=(f"read from its feed; its page {problem}",) if problem else ("read from its feed",),
    )
    return document_of(link.name, text.encode(), read)


def _bytes_of(candidate: Candidate, roots: Sequence[Path] | None, max_bytes: int) -> bytes:
    if candidate.path is None:
        raise InputError(candidate.problem or "could not be read")
    path = candidate.path if roots is None else within(roots, candidate.path)
    return read(path, max_bytes)


def _titles(texts: Sequence[Pasted]) -> Iterator[str]:
    """A title for each, on one line and unlike the others."""
    seen = Counter[str]()
    for pasted in texts:
        title = printable(" ".join(pasted.title.split())) or "Pasted text"
        seen[title] += 1
        yield title if seen[title] == 1 else f"{title} ({seen[title]})"


def _with_own_id(document: Document, others: dict[str, Document]) -> Document:
    """The document with an id that no other has: more of the hash, where its start is shared."""
    taken = {other.id for other in others.values()}
    length = ID_LENGTH
    while document.text_sha256[:length] in taken:
        length += 1
    return replace(document, id=document.text_sha256[:length])


def _nothing(skipped: list[SkippedSource]) -> str:
    told = "; ".join(f"{s.name} {s.reason.split(';')[0]}" for s in skipped[:_REASONS])
    more = f"; and {len(skipped) - _REASONS} more" if len(skipped) > _REASONS else ""
    return f"Nothing could be read: {told}{more}. Name files or pages with a text in English."
