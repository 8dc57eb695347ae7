"""Source text as a model is shown it: numbered sentences between marks that it cannot forge.

Source text is hostile. It may spell our marks, the control tokens of a chat template, line breaks
that look like new sentences, or characters that no reader sees. What is shown here need not be
the stored text to the letter: the model answers with numbers, and code turns a number into the
exact span.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import count
from string import ascii_lowercase

from flows.core.records import Document, Sentence
from flows.endpoint.tokens import count_tokens

# Openers of <|im_end|>, </s>, <start_of_turn>, <｜User｜> and of [INST], [/INST].
_CONTROL = re.compile(r"<(?=[|｜/a-zA-Z])|\[(?=/?[A-Z_]+\])")

# A mark: 56 bits, in letters because digits take twice as many tokens, and it is in every request.
_LETTERS = ascii_lowercase
_MARK = 12

_REACHES = (3, 1, 0)  # neighbours on each side, which tell who "he" is and what "it" is


def readable(document: Document) -> tuple[Sentence, ...]:
    """The sentences that a model may see: no furniture, none that addresses a model."""
    return tuple(s for s in document.sentences if s.may_be_evidence)


def around(document: Document, numbers: Collection[int], reach: int) -> tuple[Sentence, ...]:
    """Those sentences with `reach` readable neighbours before and after each, in reading order."""
    sentences = readable(document)
    near = {
        j
        for i, sentence in enumerate(sentences)
        if sentence.number in numbers
        for j in range(max(0, i - reach), min(len(sentences), i + reach + 1))
    }
    return tuple(sentences[i] for i in sorted(near))


def near(
    document: Document, numbers: Collection[int], budget: int, model: str
) -> tuple[Sentence, ...]:
    """Those sentences with as many neighbours as `budget` tokens allow.

    Empty if it does not even allow those sentences: half of the evidence is none.
    """
    for reach in _REACHES:
        shown = around(document, numbers, reach)
        if sum(token_costs(shown, model).values()) <= budget:
            return shown
    return ()


def token_costs(sentences: Iterable[Sentence], model: str) -> dict[int, int]:
    """Sentence number → tokens of its line as shown."""
    return {s.number: 1 + count_tokens(sentence_line(s), model) for s in sentences}


def too_long(document: Document, budget: int, model: str) -> tuple[int, ...]:
    """Numbers of the readable sentences that are by themselves longer than `budget` tokens.

    No model is shown these, whole or in part: a brief has to name them as not read.
    """
    costs = token_costs(readable(document), model)
    return tuple(number for number, cost in costs.items() if cost > budget)


def in_chunks(sentences: Iterable[Sentence], budget: int, model: str) -> Iterator[list[Sentence]]:
    """The sentences in parts of at most `budget` tokens as shown, cut between sentences.

    None is left out but those that are `too_long` by themselves.
    """
    chunk: list[Sentence] = []
    tokens = 0
    for sentence in sentences:
        cost = 1 + count_tokens(sentence_line(sentence), model)
        if cost > budget:
            continue
        if tokens + cost > budget:
            yield chunk
            chunk, tokens = [], 0
        chunk.append(sentence)
        tokens += cost
    if chunk:
        yield chunk


def show_sentences(document: Document, sentences: Iterable[Sentence], secret: bytes) -> str:
    """Numbered sentences, one a line, fenced.

    The marks are the same for every part of a document: what two requests share is their prefix.
    """
    head = [f"{label}: {plain(value)}" for label, value in _about(document) if value]
    lines = [*head, *(sentence_line(s) for s in sentences)]
    return fence("\n".join(lines), secret, about=document.text_sha256)


def sentence_line(sentence: Sentence) -> str:
    """One sentence as it is shown: its number, whether it is a heading, its words."""
    heading = "(heading) " if sentence.kind == "heading" else ""
    return f"[{sentence.number}] {heading}{plain(sentence.text)}"


def show_records(records: Iterable[Mapping[str, object] | Sequence[object]], secret: bytes) -> str:
    """Claims and the like, one JSON value a line, fenced: their words came from source text.

    Many of a kind are shown as arrays, without the names that each would repeat.
    """
    lines = "\n".join(
        json.dumps(_plainly(record), ensure_ascii=False, separators=(",", ":"))
        for record in records
    )
    return fence(lines, secret, about=hashlib.sha256(lines.encode()).hexdigest())


def _plainly(record: Mapping[str, object] | Sequence[object]) -> object:
    if isinstance(record, Mapping):
        return {k: plain(v) if isinstance(v, str) else v for k, v in record.items()}
    return [plain(v) if isinstance(v, str) else v for v in record]


def fence(text: str, secret: bytes, about: str) -> str:
    """`text` between two lines that it cannot hold, whoever wrote it.

    The mark is derived from what the text is `about` (a hash) and the installation's secret, not
    drawn: a source cannot guess it, and the same text is sent the same way twice, so that kept
    answers and the endpoint's prefix cache are found again. A model may have given a mark away in
    an answer; it is of no use in another text, and in the same one the next is taken.
    """
    for attempt in count():
        derived = hmac.new(secret, f"{about}:{attempt}".encode(), hashlib.sha256)
        mark = "".join(_LETTERS[byte % len(_LETTERS)] for byte in derived.digest()[:_MARK])
        if mark not in text:
            return f"=== source text {mark} begins ===\n{text}\n=== source text {mark} ends ==="
    raise AssertionError("count() does not end")


def plain(text: str) -> str:
    """One line of visible text that holds no control token of a chat template."""
    visible = "".join(" " if c.isspace() else c for c in text if c.isspace() or _is_visible(c))
    return _CONTROL.sub(lambda m: f"{m.group()} ", " ".join(visible.split()))


def _is_visible(char: str) -> bool:
    # Cf without the joiners that scripts and emoji need: direction overrides, tag characters.
    return char in "\u200c\u200d" or unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co"}


def _about(document: Document) -> tuple[tuple[str, str | None], ...]:
    return (("Publisher", document.publisher), ("Date", document.date))
