"""Texts as TF-IDF vectors over concepts; similarity is their cosine."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from flows.core.concepts import concepts

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix


def vectorise(texts: Sequence[str], vocabulary_of: Sequence[str] | None = None) -> csr_matrix:
    """One unit row a text, from scikit-learn's TfidfVectorizer with sublinear counts.

    Document frequencies are learned from `vocabulary_of` where given, else from `texts`. A text
    without any known concept is a row of zeros.
    """
    from sklearn.feature_extraction.text import TfidfVectorizer  # slow to import

    vectoriser = TfidfVectorizer(analyzer=concepts, sublinear_tf=True)
    learned_from = list(vocabulary_of or texts)
    if not any(concepts(t) for t in learned_from):
        learned_from = [*learned_from, "nothing"]
    vectoriser.fit(learned_from)
    # What has no texts has no rows; scikit-learn would call that an error.
    rows: csr_matrix = vectoriser.transform(texts or [""])[: len(texts)]
    return rows


class Cosines:
    """The likeness of texts to each other, reckoned when it is asked for: few pairs of many are."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._vectors = vectorise(texts)

    def of(self, one: int, others: Sequence[int]) -> np.ndarray:
        """The cosines of one text with others, by position."""
        row = self._vectors[one]
        return np.asarray((self._vectors[list(others)] @ row.T).todense()).ravel()
