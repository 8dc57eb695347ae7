"""Which documents are independent: a wire story printed five times is one origin."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from flows.core.records import Document
from flows.core.words import tokens

_SHINGLE = 5  # words; runs this long recur between independent reports only as quotations
# Share of the shorter text's shingles that the longer one has. Independent reports of one event
# that quote the same statements stay far below it; an edited reprint stays far above.
_REPRINT = 0.4


def origins(documents: Sequence[Document]) -> dict[str, str]:
    """Document id → id of the first document of the same origin (itself, if it is the first).

    Documents share an origin if one is largely contained in the other (word 5-shingles, after
    Broder's containment, 1997), or if both name the same address as their own.
    """
    parent = {d.id: d.id for d in documents}

    def root(document_id: str) -> str:
        while parent[document_id] != document_id:
            document_id = parent[document_id]
        return document_id

    for one, other in (*_reprints(documents), *_same_address(documents)):
        parent[root(other)] = root(one)
    first: dict[str, str] = {}
    for document in documents:
        first.setdefault(root(document.id), document.id)
    return {d.id: first[root(d.id)] for d in documents}


def _reprints(documents: Sequence[Document]) -> Iterator[tuple[str, str]]:
    shingles = {d.id: _shingles(d) for d in documents}
    holders: defaultdict[int, list[str]] = defaultdict(list)
    for document_id, found in shingles.items():
        for shingle in found:
            holders[shingle].append(document_id)
    shared = Counter(pair for ids in holders.values() for pair in combinations(ids, 2))
    for (one, other), count in shared.items():
        if count >= _REPRINT * min(len(shingles[one]), len(shingles[other])):
            yield one, other


def _same_address(documents: Sequence[Document]) -> Iterator[tuple[str, str]]:
    first: dict[str, str] = {}
    for document in documents:
        if document.url:
            yield first.setdefault(document.url.rstrip("/"), document.id), document.id


def _shingles(document: Document) -> set[int]:
    words = [t.lower for s in document.sentences if s.kind != "furniture" for t in tokens(s.text)]
    return {hash(tuple(words[i : i + _SHINGLE])) for i in range(len(words) - _SHINGLE + 1)}
