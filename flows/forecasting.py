"""About what a run will cost, before its first call.

The documents' own tokens are counted. How much a model will write nobody knows; what is assumed is
what the prompt asks for, and a test holds the forecast to what a faithful model is really asked.
"""

from __future__ import annotations

import json
from contextlib import ExitStack
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from flows.core.records import Usage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from flows.core.records import Document
    from flows.desk import Desk
    from flows.endpoint.prices import Price
    from flows.settings import Settings

_SENTENCES_A_CLAIM = 2
_MOST_CLAIMS = 15  # of one request: "most articles hold five to fifteen claims"
_CLAIM = 60  # tokens of one claim, written or shown
_VERDICT = 25  # tokens of one verdict
_QUESTION = 150  # tokens of one typed question to a decision model; there are two for each claim
_CLAIMS_A_GROUP = 3


def forecast(
    documents: Sequence[Document], desk: Desk, settings: Settings, focus: str | None = None
) -> Usage:
    """What a run over these documents takes, about, beside the answers that are kept already.

    Repeats, second looks and second wordings are not in it. The cost is None where a price is not
    set.
    """
    if not desk.endpoints:
        return Usage()
    writer = _Model.of(desk.engine.models, desk)
    judge = _Model.of(desk.judge.models, desk)
    total, claims = Usage(), 0
    for document in documents:
        written, judged = _kept(document, desk, focus)
        if written and judged:
            continue
        for tokens, sentences in _parts(document, settings, writer or judge):
            few = min(_MOST_CLAIMS, -(-sentences // _SENTENCES_A_CLAIM))
            claims += few
            if writer and not written:
                total += writer.asked("summarise", 1, tokens, few * _CLAIM)
            if judge:
                total += _judged(judge, desk.judge.name, tokens, sentences, few)
    if writer and len(documents) > 1:
        groups = claims // _CLAIMS_A_GROUP
        total += writer.asked("group", groups, _CLAIMS_A_GROUP * _CLAIM, _CLAIM)
    return total


def forecast_line(likely: Usage) -> str:
    """The forecast as a person should read it."""
    if not likely.calls:
        return "estimate: no model is asked, or all that it said is kept; it costs nothing"
    cost = "not known: no prices are set" if likely.cost is None else f"about {likely.cost:.2g}"
    return (
        f"estimate: about {likely.calls} calls, {_rounded(likely.prompt_tokens)} tokens sent and"
        f" {_rounded(likely.completion_tokens)} received, cost {cost}; what is kept from earlier"
        " runs is not in it"
    )


def _kept(document: Document, desk: Desk, focus: str | None) -> tuple[bool, bool]:
    """Whether all answers are kept that its summary needs, and that the judging of it needs."""
    from flows.endpoint.errors import NotKeptError

    if not desk.engine.models:  # it would write anew, which takes long and costs nothing
        return False, False
    with ExitStack() as stack:
        kept = [stack.enter_context(endpoint.rehearsal()) for endpoint in desk.endpoints]
        try:
            drafts = desk.engine.summarise(document, focus)
        except NotKeptError:
            return False, False
        desk.judge.judge(document, drafts)
        return True, all(one() for one in kept)


@dataclass(frozen=True, slots=True)
class _Model:
    """One model, and what its tokens cost."""

    name: str
    price: Price | None

    @classmethod
    def of(cls, models: Sequence[str], desk: Desk) -> _Model | None:
        prices = {one.config.model: one.config.price for one in desk.endpoints}
        return cls(models[0], prices[models[0]]) if models else None

    def asked(self, prompt: str | None, calls: int, shown: int, answered: int) -> Usage:
        """So many calls that each show and answer so many tokens, beside the prompt's own."""
        own = self._own(prompt) if prompt else 0
        return self._priced(Usage(calls, 0, calls * (own + shown), 0, calls * answered))

    def _own(self, name: str) -> int:
        from flows.endpoint.prompts import load_prompt
        from flows.endpoint.tokens import count_tokens

        prompt = load_prompt(name)
        return count_tokens(prompt.source + json.dumps(prompt.schema.wire), self.name)

    def _priced(self, usage: Usage) -> Usage:
        return replace(usage, cost=self.price.of(usage)) if self.price else usage


def _parts(
    document: Document, settings: Settings, model: _Model | None
) -> Iterator[tuple[int, int]]:
    """Tokens and sentences of each part that is shown at once."""
    from flows.endpoint.excerpt import in_chunks, readable, token_costs

    name = model.name if model else ""
    for chunk in in_chunks(readable(document), settings.chunk_tokens, name):
        yield sum(token_costs(chunk, name).values()), len(chunk)


def _judged(judge: _Model, kind: str, tokens: int, sentences: int, claims: int) -> Usage:
    from flows.judges.views import BATCH, WINDOW

    if kind.startswith("decisions"):
        return judge.asked(None, 1, tokens + claims * 2 * _QUESTION, 0)
    batches = max(-(-sentences // WINDOW), -(-claims // BATCH))
    shown, answered = (tokens + claims * _CLAIM) // batches, claims * _VERDICT // batches
    asked = (
        judge.asked(prompt, batches, shown, answered)
        for prompt in ("judge_support", "judge_attribution")
    )
    return sum(asked, Usage())


def _rounded(tokens: int) -> str:
    """Two digits: no forecast knows more."""
    digits = len(str(tokens)) - 2
    return f"{round(tokens, -max(digits, 0)):,}"
