"""What of a document a judge is shown for some claims, and which claims go together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from flows.core.records import Document, Draft, Sentence
from flows.endpoint.excerpt import around, near, readable, token_costs

BATCH = 16  # claims in one request; as many as the schemas may hold
WINDOW = 40  # sentences; a claim more or less in a document changes the batch of its window alone
_REACH = 3  # neighbours on each side of the evidence, as far as they fit
_MOST = 0.75  # of the document: who is shown that much is shown the rest, and need not look again


class View:
    """One document, seen through a budget of `budget` tokens a request."""

    def __init__(self, document: Document, budget: int, model: str) -> None:
        self.document = document
        self.whole = readable(document)
        self._budget = budget
        self._model = model
        self._costs = token_costs(self.whole, model)

    @property
    def fits(self) -> bool:
        """Whether one request may show all of it."""
        return self._cost(self.whole) <= self._budget

    def batches(self, claims: Sequence[Draft], which: Iterable[int]) -> Iterator[list[int]]:
        """Indices of claims, cut into requests.

        By the place of their evidence, not in the order that they come in: neighbours share the
        text that is shown, and the same claims make the same request whatever else is asked.
        """
        batch: list[int] = []
        for i in sorted(which, key=lambda i: (claims[i].sentences, claims[i].text)):
            if batch and not self._fit([claims[j] for j in (*batch, i)]):
                yield batch
                batch = []
            batch.append(i)
        if batch:
            yield batch

    def near(self, drafts: Sequence[Draft]) -> tuple[Sentence, ...]:
        """Their evidence with its neighbours; none if not even the evidence fits the budget."""
        cited = {n for draft in drafts for n in draft.sentences}
        shown = near(self.document, cited, self._budget, self._model)
        most = len(shown) >= _MOST * len(self.whole)
        return self.whole if most and self.fits else shown

    def _fit(self, drafts: Sequence[Draft]) -> bool:
        windows = {min(draft.sentences, default=0) // WINDOW for draft in drafts}
        cited = {n for draft in drafts for n in draft.sentences}
        return (
            len(drafts) <= BATCH
            and len(windows) == 1
            and self._cost(around(self.document, cited, _REACH)) <= self._budget
        )

    def _cost(self, sentences: Iterable[Sentence]) -> int:
        return sum(self._costs[s.number] for s in sentences)
