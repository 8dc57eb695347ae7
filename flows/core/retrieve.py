"""Which sentences of a document might carry a statement."""

from __future__ import annotations

import numpy as np

from flows.core.records import Document
from flows.core.vectors import vectorise


def candidates(document: Document, text: str, most: int = 3) -> tuple[int, ...]:
    """Numbers of the sentences likest to `text`, likest first; none that share nothing with it."""
    lines = [s for s in document.sentences if s.kind == "body" and not s.addresses_model]
    if not lines:
        return ()
    vectors = vectorise([*(s.text for s in lines), text])
    score = np.asarray((vectors[:-1] @ vectors[-1].T).todense()).ravel()
    best = np.argsort(-score, kind="stable")[:most]
    return tuple(lines[int(i)].number for i in best if score[i] > 0)
