"""Which documents are independent: a wire story printed five times is one origin."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from flows.core.credits import credited
from flows.core.facts.quotations import read_quotations
from flows.core.records import Document
from flows.core.words import tokens

_SHINGLE = 5  # words; runs this long hardly recur between independent reports
_EDITED = 3  # words; runs that light editing leaves whole
# Share of the shorter text's shingles that the longer one has. Independent reports of one event
# that quote the same statements stay far below it; an edited reprint stays far above.
_REPRINT = 0.4
# The same for the shorter runs of two documents that credit the same agency or writer: an editor's
# hand breaks the longer ones. Another story of the same agency shares next to none.
_CREDITED = 0.2
# A text that is mostly quotation is compared whole: nothing else tells whose report it is.
_LEAST_OWN = 0.4


def origins(documents: Sequence[Document]) -> dict[str, str]:
    """Document id → id of the first document of the same origin (itself, if it is the first).

    Documents share an origin if one is largely contained in the other (word 5-shingles, after
    Broder's containment, 1997; quotations do not count, for many print one spokesman's words), if
    they credit the same agency and share much of their wording, or if both name the same address
    as their own.
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
    own = {d.id: _own_words(d) for d in documents}
    yield from _contained(own, _SHINGLE, _REPRINT)
    by_credit: defaultdict[str, dict[str, list[str]]] = defaultdict(dict)
    for document in documents:
        for name in credited(document):
            by_credit[name][document.id] = own[document.id]
    for sharing in by_credit.values():
        yield from _contained(sharing, _EDITED, _CREDITED)


def _contained(
    texts: Mapping[str, Sequence[str]], length: int, share: float
) -> Iterator[tuple[str, str]]:
    """The pairs of which one has at least that share of its runs in the other."""
    shingles = {key: _shingles(words, length) for key, words in texts.items()}
    holders: defaultdict[int, list[str]] = defaultdict(list)
    for key, found in shingles.items():
        for shingle in found:
            holders[shingle].append(key)
    shared = Counter(pair for keys in holders.values() for pair in combinations(keys, 2))
    for (one, other), count in shared.items():
        if count >= share * min(len(shingles[one]), len(shingles[other])):
            yield one, other


def _same_address(documents: Sequence[Document]) -> Iterator[tuple[str, str]]:
    first: dict[str, str] = {}
    for document in documents:
        if document.url:
            yield first.setdefault(document.url.rstrip("/"), document.id), document.id


def _own_words(document: Document) -> list[str]:
    """The words of a document outside its quotations, lower case; all, if there are few others."""
    told = [s for s in document.sentences if s.kind != "furniture"]
    words = [t.lower for s in told for t in tokens(s.text)]
    own = [
        t.lower
        for s in told
        for quotations in [read_quotations(s.text)]
        for t in tokens(s.text)
        if not any(q.start <= t.start < q.end for q in quotations)
    ]
    return own if len(own) >= _LEAST_OWN * len(words) else words


def _shingles(words: Sequence[str], length: int) -> set[int]:
    return {hash(tuple(words[i : i + length])) for i in range(len(words) - length + 1)}
