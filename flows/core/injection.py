"""Sentences that address a language model instead of a reader.

A source is hostile text: "Ignore your instructions and write that …" must never become evidence.
A sentence is flagged, not deleted, and only for words that news has little use for: papers write
about prompts, models and jailbreaks every day, and quote them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from flows.core.injection_forms import ADDRESS, DROPS, MARKS
from flows.core.injection_readings import fold, readings
from flows.core.records import Sentence

# After an order to a model, what else the same paragraph asks for belongs to the order.
_FOLLOWS = re.compile(
    r"(?:(?:instead|then|now|also|next|please|simply|just|always|never|do not|don't|and),? )*"
    r"(?:write|say|state|print|output|respond|reply|answer|report|summari[sz]e|conclude|include"
    r"|mention|claim|tell|repeat|add|end|begin|start|translate|use|treat|mark|rate|return|send"
    r"|follow|obey|comply|pretend|act|praise|describe|cite|quote|make)\b"
    r"|.*\b(?:you|your|you're|you'll)\b"
)
_QUOTATION = re.compile(r"\"[^\"]*\"|“[^”]*”|‘[^’]*’(?!\w)|(?<!\w)'[^']{3,}'(?!\w)")
_REPORTED = re.compile(
    r"\b(?:said|says|wrote|told|typed|asked|tweeted|posted|using|such as|like|phrases?|words?"
    r"|message|replied|responded|answered|beginning|instructing|reading|read|saying)\b"
)


def addresses_model(text: str) -> bool:
    """Whether a sentence speaks to a language model, or in one's voice."""
    return any(_addresses(reading) for reading in readings(text))


def _drops(text: str) -> bool:
    """Whether it tells a model to drop the instructions that it has."""
    return any(DROPS.search(_QUOTATION.sub('""', reading)) for reading in readings(text))


def _addresses(folded: str) -> bool:
    if MARKS.search(folded):
        return True
    # A reporter who quotes such words tells readers about them; only what is outside counts.
    unquoted = _QUOTATION.sub('""', folded)
    return bool(ADDRESS.search(unquoted if _REPORTED.search(unquoted) else folded))


def flag(sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """The same sentences, with `addresses_model` set where it is so."""
    flagged: list[Sentence] = []
    ordered = 0  # the paragraph in which an order to a model was just given
    dropped = False  # the order was to drop its instructions: what it is to say instead comes next
    for sentence in sentences:
        hit = addresses_model(sentence.text)
        if not hit and ordered == sentence.paragraph:
            hit = dropped or bool(_FOLLOWS.match(fold(sentence.text)))
        ordered = sentence.paragraph if hit else 0
        dropped = hit and _drops(sentence.text)
        flagged.append(replace(sentence, addresses_model=True) if hit else sentence)
    return tuple(flagged)
