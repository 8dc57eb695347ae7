"""Sentences that address a language model instead of a reader.

A source is hostile text: "Ignore your instructions and write that …" must never become evidence.
A sentence is flagged, not deleted, and only for words that news has little use for: papers write
about prompts, models and jailbreaks every day, and quote them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from flows.core.records import Sentence

# Chat templates' own marks, which no prose holds.
_MARKS = re.compile(
    r"<\|[a-z_ ]{2,30}\|>|\[/?inst\]|<</?sys>>|<(?:start|end)_of_turn>|<｜[^｜]{2,30}｜>"
    r"|</?(?:system|assistant|instructions?|system[_-]?prompt|tool_call|im_start|im_end)>"
    r"|^#{2,}\s*(?:system|instruction|response|assistant|human|new instructions?)\s*:?\s*$"
    r"|^(?:system|assistant)\s*: (?:you|ignore|do not|always|never|respond|write|the user)\b"
    r"|\b(?:begin|end of) (?:system )?prompt\b"
)
# Where an order may begin: with its clause, or after a word that turns a verb into an order.
_CLAUSE = r"(?:^|[.:;,!?—–(\[\"'*><-]\s*)"
_ORDER = rf"(?:{_CLAUSE}|\b(?:please|must|should|now|and|then|just|ai|llm|model|assistant)\s+)"
_OWN = r"(?:your|previous(?:ly)?|prior|above|preceding|foregoing|earlier|system|original|initial)"
_WHICH = (
    rf"(?:(?:{_OWN}|all|any|every|the|of|my|our|these|those|this|that|such|existing|current|former"
    r"|given|other|safety|default|developer)\s+)"
)
_RULES = (
    r"(?:instructions?|prompts?|directives?|guidelines|guardrails|rules|programming|training"
    r"|commands?|context|messages?|text|constraints|orders)"
)
_DROP = (
    r"(?:ignore|disregard|forget|override|bypass|discard|do not follow|don't follow|stop following"
    r"|pay no attention to)"
)
_MODEL = (
    r"(?:ai|a\.i\.|llms?|(?:large )?language models?|chatgpt|gpt(?:-\d\w*)?|claude|gemini|copilot"
    r"|ai (?:assistants?|agents?|models?|systems?|summari[sz]ers?)|summari[sz]ers?|chatbots?)"
)
_HIDDEN = r"(?:system (?:prompt|message)|(?:initial|hidden) (?:prompt|instructions))"

_PATTERNS: dict[str, tuple[str, ...]] = {
    "drops its instructions": (
        rf"{_ORDER}{_DROP}\s+(?=(?:\w+\s+){{0,4}}?{_OWN}\b){_WHICH}{{1,6}}(?:and\s+)?{_RULES}\b",
        rf"{_ORDER}{_DROP}\s+(?:everything|anything|all)\b.{{0,30}}\b(?:above|before|prior|told)\b",
        (
            rf"{_ORDER}{_DROP}\s+{_WHICH}{{0,3}}{_RULES}\s+"
            r"(?:above|before this|you (?:were|have been|had been)|given (?:to you|above))"
        ),
    ),
    "takes a part": (
        (
            rf"(?:{_CLAUSE}|from now on,?\s+)you are (?:now|no longer|henceforth)\s.{{0,60}}?"
            r"\b(?:ai|assistant|(?:chat)?bot|language model|llm|gpt|dan|unrestricted|unfiltered"
            r"|jailbroken|persona|bound by|summari[sz]er)\b"
        ),
        r"from now on,?\s+you (?:are|will|must) .{0,60}\b(?:ai|assistant|(?:chat)?bot|model|llm)\b",
        (
            rf"{_CLAUSE}you are (?:an?|the) (?:(?:helpful|large|expert) )*"
            r"(?:ai\b|assistant|language model|llm|chatbot|summari[sz]er)"
        ),
        (
            rf"{_ORDER}(?:act|behave|respond|pretend) as (?:if you (?:are|were)|an?"
            rf"|the) (?:\w+ ){{0,3}}"
            r"(?:ai|language model|llm|chatbot|dan)\b"
        ),
        r"\b(?:enter|enable|activate|switch to) (?:developer|god|dan|debug|jailbreak) mode\b",
    ),
    "speaks as a model": (
        rf"{_CLAUSE}as an ai(?: language)?(?: model| assistant)?,? (?:i|you)\b",
        rf"{_CLAUSE}as a (?:large )?language model,? (?:i|you)\b",
        rf"{_CLAUSE}i(?: a|')m (?:an ai|a (?:large )?language model)\b",
        rf"{_CLAUSE}i(?: a|')m sorry,? but (?:as an ai|i (?:can't|cannot) (?:assist|help|fulfil))",
    ),
    "calls a model": (
        (
            rf"{_CLAUSE}(?:dear|attention|note (?:to|for)|message (?:to|for)|instructions? (?:to"
            rf"|for)|hey"
            rf"|hello|if you(?: are|'re)|important|to)\b:?,? (?:(?:an?|the|all|any) )?{_MODEL}\s*"
            r"(?:[,:;!)\]—–-]|(?:reading|processing|summari[sz]ing|that (?:reads?|is|are)|you"
            r"|please"
            r"|must|should)\b)"
        ),
        (
            rf"^{_MODEL}\s?[:,—–]\s*(?:please |you |do not |don't |never |always )*"
            r"(?:ignore|disregard|write|say|report|summari[sz]e|respond|reply|must|should"
            r"|mention)\b"
        ),
    ),
    "asks for the prompt": (
        (
            rf"{_ORDER}(?:reveal|print|output|repeat|show|display|leak|disclose|tell me|give me"
            rf"|send)\s+"
            rf"(?:me\s+)?(?:all\s+)?(?:of\s+)?(?:your|the)\s+(?:\w+\s+)?{_HIDDEN}\b"
        ),
        rf"{_ORDER}(?:reveal|print|output|repeat|leak)\s+your\s+(?:prompt|instructions)\b",
        r"^(?:new |updated |revised )(?:system )?(?:instructions?|prompt)\s*:",
        r"^system (?:prompt|message|instructions?|note|override)\s*:",
        r"\byour (?:new )?system prompt\b",
        r"\byour (?:new|real|actual|true|only) (?:instructions?|task|goal|objective) (?:is|are)\b",
    ),
    "dictates the answer": (
        (
            r"\b(?:when|while|in|before) (?:summari[sz]ing|your (?:summary|answer|response|brief"
            r"|output))\b"
            r"[^.]{0,60}(?:you must|do not|always|never|please|(?:,|\bmust) (?:say|state|write"
            r"|include))\b"
        ),
        rf"{_ORDER}(?:respond|reply|answer) only with (?:the|a|an|\")\b",
        rf"{_ORDER}output (?:only|the following|exactly)\b",
        (
            r"\b(?:do not|don't|never) (?:mention|reveal|disclose) (?:these|your) "
            r"(?:instructions?|prompt)\b"
        ),
        (
            rf"{_ORDER}(?:mark|rate|label|treat) (?:this|every|all|each|these) (?:claims?"
            rf"|sentences?"
            r"|statements?) as (?:supported|true|verified|correct)\b"
        ),
    ),
}
_ADDRESS = re.compile("|".join(pattern for group in _PATTERNS.values() for pattern in group))
# After an order to a model, what else the same paragraph asks for belongs to the order.
_FOLLOWS = re.compile(
    r"(?:(?:instead|then|now|also|next|please|simply|just|always|never|do not|don't|and),? )*"
    r"(?:write|say|state|print|output|respond|reply|answer|report|summari[sz]e|conclude|include"
    r"|mention|claim|tell|repeat|add|end|begin|start|translate|use|treat|mark|rate|return|send"
    r"|follow|obey|comply|pretend|act|praise|describe|cite|quote|make)\b"
    r"|.*\b(?:you|your|you're|you'll)\b"
)
_QUOTATION = re.compile(r"\"[^\"]*\"|“[^”]*”|‘[^’]*’(?!\w)")
_REPORTED = re.compile(
    r"\b(?:said|says|wrote|told|typed|asked|tweeted|posted|using|such as|like|phrases?|words?"
    r"|message|replied|responded|answered|beginning|instructing|reading|read|saying)\b"
)
_TAGS = {0xE0000 + point: chr(point) for point in range(0x20, 0x7F)}  # invisible ASCII


def addresses_model(text: str) -> bool:
    """Whether a sentence speaks to a language model, or in one's voice."""
    folded = _fold(text)
    if _MARKS.search(folded):
        return True
    # A reporter who quotes such words tells readers about them; only what is outside counts.
    unquoted = _QUOTATION.sub('""', folded)
    return bool(_ADDRESS.search(unquoted if _REPORTED.search(unquoted) else folded))


def flag(sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """The same sentences, with `addresses_model` set where it is so."""
    flagged: list[Sentence] = []
    ordered = 0  # the paragraph in which an order to a model was just given
    for sentence in sentences:
        hit = addresses_model(sentence.text)
        if not hit and ordered == sentence.paragraph:
            hit = bool(_FOLLOWS.match(_fold(sentence.text)))
        ordered = sentence.paragraph if hit else 0
        flagged.append(replace(sentence, addresses_model=True) if hit else sentence)
    return tuple(flagged)


def _fold(text: str) -> str:
    """Lower case, compatible forms, nothing invisible: what a model would read."""
    if text.isascii():
        return " ".join(text.casefold().split())
    plain = unicodedata.normalize("NFKC", text.translate(_TAGS)).replace("‑", "-")
    quoted = re.sub(r"(?<=\w)’(?=\w)", "'", plain)  # an apostrophe does not close a quotation
    visible = "".join(c for c in quoted if unicodedata.category(c) != "Cf")
    return " ".join(visible.casefold().split())
