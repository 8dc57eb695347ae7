"""Words for a question, cut out of a telling: none are ours."""

from __future__ import annotations

from flows.core.concepts import read_concepts
from flows.core.conflicts.tellings import Telling
from flows.core.facts import read_facts
from flows.core.facts.clauses import AUXILIARIES
from flows.core.words import STOPWORDS

_LONGEST_LABEL = 8  # words that carry a concept
_GAP = 3  # little words: "was in the"


def label(telling: Telling, shared: frozenset[str]) -> str:
    """The words of a telling that carry the shared concepts, in its order, each concept once.

    Little words between two of them stay: "the footbridge in Odda collapsed". None are ours.
    """
    text = telling.text
    seen: set[str] = set()
    written: list[str] = []
    end = begin = 0
    for c in read_concepts(text):
        if c.id not in shared or c.id in seen or c.start < end:
            continue
        if len(written) == _LONGEST_LABEL:
            break
        lead = _little(text[end : c.start]) if written else _article(text[: c.start])
        begin = begin if written else c.start
        written.append(lead + text[c.start : c.end])
        end = c.end
        seen.add(c.id)
    return uncapitalised(" ".join(written), text, begin)


def uncapitalised(words: str, text: str, start: int) -> str:
    """Words cut out of `text` at `start`, without the capital that only begins the sentence."""
    facts = read_facts(text)
    kept = [(n.start, n.end) for n in facts.names] + [(d.start, d.end) for d in facts.dates]
    named = any(begin <= start < end for begin, end in kept)
    opens = start == 0 and words[1:2].islower() and not named
    return words[:1].lower() + words[1:] if opens else words


def _little(between: str) -> str:
    """What stands between two words, if it is all little words: "in the "; else nothing."""
    words = between.split()
    little = all(w.lower() in STOPWORDS or w.lower() in AUXILIARIES for w in words)
    return "".join(f"{w} " for w in words) if little and len(words) <= _GAP else ""


def _article(before: str) -> str:
    return "the " if before.lower().split()[-1:] == ["the"] else ""
