"""How many words two sets share, for all pairs of many sets at once.

A product of two sparse tables: what costs time is what is shared, not the pairs that share nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import numpy as np

_AT_ONCE = 512  # rows; the product of all would hold every pair of a large brief in memory


def overlaps(
    ours: Sequence[Collection[str]], theirs: Sequence[Collection[str]]
) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """For each of `ours` the positions, ascending, of all of `theirs` that share any, and how many.

    The sets are small, and no word counts twice.
    """
    from sklearn.feature_extraction.text import CountVectorizer  # slow to import

    counter = CountVectorizer(analyzer=list, binary=True, dtype=np.int32)
    counter.fit([*theirs, ["-"]])  # scikit-learn wants a word at least
    columns = counter.transform([*theirs, []])[: len(theirs)].T.tocsr()
    table = counter.transform([*ours, []])[: len(ours)]
    for start in range(0, len(ours), _AT_ONCE):
        shared = table[start : start + _AT_ONCE] @ columns
        shared.sort_indices()
        for begin, end in zip(shared.indptr, shared.indptr[1:], strict=False):
            yield shared.indices[begin:end], shared.data[begin:end]
