"""Sentences that address a language model instead of a reader.

A source is hostile text: "Ignore your instructions and write that …" must never become evidence.
A sentence is flagged, not deleted, and only for words that news has no use for: an article may
quote "ignore the instructions", and writes about prompts, models and jailbreaks every day.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from flows.core.records import Sentence

# Chat templates' own marks, which no prose holds.
_MARKS = re.compile(
    r"<\|[a-z_ ]{2,30}\|>|\[/?inst\]|<</?sys>>|</?s>\s*\[|<(?:start|end)_of_turn>|<｜[^｜]{2,30}｜>"
    r"|</?(?:system|assistant|instructions?|system[_-]?prompt|tool_call|im_start|im_end)>"
    r"|^#{2,}\s*(?:system|instruction|response|assistant|human|new instructions?)\s*:?\s*$"
    r"|^(?:system|assistant)\s*:\s|\bbegin (?:system )?prompt\b|\bend of (?:system )?prompt\b"
)
_PRIOR = (
    r"(?:(?:all|any|every|each|the|of|your|my|our|these|those|this|that|such|previous(?:ly)?|prior|"
    r"earlier|above|preceding|foregoing|existing|current|original|initial|former|system|given|other|"
    r"safety|default|developer)\s+)"
)
_ORDERS = (
    r"(?:instructions?|prompts?|directives?|guidelines|guardrails|rules|programming|training|"
    r"commands?|context|system (?:prompt|message)|messages?|text|document|content|constraints)"
)
_QUALIFIER = r"(?:your|previous(?:ly)?|prior|above|preceding|foregoing|earlier|system|original|initial|developer)"
# The verb must be an order: at the start of a sentence or clause, or after "please", "you must".
_COMMAND = r"(?:^|[.:;,!?—–(\[\"'*>-]\s*|\b(?:please|now|must|should|will|to|and|then|just|immediately|ai|llm|model|assistant)\s+)"
_OVERRIDE = re.compile(
    rf"{_COMMAND}(?:ignore|disregard|forget|override|bypass|discard|drop|do not follow|don't follow|"
    rf"stop following|pay no attention to)\s+(?=(?:\w+\s+){{0,4}}?{_QUALIFIER}\b|(?:everything|anything|all) (?:above|before|prior|you))"
    rf"(?:{_PRIOR}{{1,6}}(?:and\s+)?{_ORDERS}|(?:everything|anything|all)\b.{{0,30}}\b(?:above|before|prior|told|said))"
)
_AFTER = re.compile(
    rf"{_COMMAND}(?:ignore|disregard|forget|override)\s+{_PRIOR}{{0,3}}{_ORDERS}\s+(?:above|before this|you (?:were|have been|had been)|given (?:to you|above))"
)
_PERSONA = re.compile(
    r"(?:^|[.:;!?—–\"'(]\s*|\bfrom now on,?\s+)(?:you are (?:now|no longer|henceforth)\s+(?:an?|the|in|bound|dan\b|my)\b.{0,60}?"
    r"\b(?:ai|a\.i\.|assistants?|(?:chat)?bots?|model|llm|gpt|dan|mode|unrestricted|unfiltered|jailbroken|persona|bound|summari[sz]er|pirate|expert)\b"
    r"|you are (?:an?|the) (?:helpful |large |ai |expert )*(?:ai\b|assistant|language model|llm|chatbot|summari[sz]er)"
    r"|(?:please )?(?:act|behave|respond|pretend) as (?:if you (?:are|were)|an?|the) (?:\w+ ){0,3}(?:ai|assistant|model|llm|chatbot|dan)\b"
    r"|you are now dan\b|(?:enter|enable|activate|switch to) (?:developer|god|dan|debug|admin|jailbreak) mode)"
)
_SELF = re.compile(
    r"(?:^|[.:;!?\"'(—–]\s*)(?:as an ai(?: language)?(?: model| assistant)?,? (?:i|you|language)\b|as a (?:large )?language model,? (?:i|you|trained)\b"
    r"|i am (?:an ai|a language model)|i'm (?:an ai|a (?:large )?language model) (?:and|,|trained|developed|created|so)"
    r"|i(?:'m| am) sorry,? but (?:as an ai|i (?:can't|cannot) (?:assist|help|fulfil|comply)))"
)
_ADDRESS = re.compile(
    r"(?:^|[.:;!?\"'(\[—–*<-]\s*)(?:dear |attention:?,? |note (?:to|for)(?: the| any| all)? |message (?:to|for)(?: the| any| all)? |instructions? (?:to|for)(?: the| any| all)? "
    r"|hey |hello |if you(?: are|'re) (?:an? |the )?|to (?:the|any|all) |important:? |attention )"
    r"(?:\w+ ){0,2}?(?:ai|a\.i\.|llms?|(?:large )?language models?|chatgpt|gpt(?:-\d\w*)?|claude|gemini|copilot|ai (?:assistants?|agents?|models?|systems?|summari[sz]ers?)|summari[sz]ers?|chatbots?|(?:ai )?crawlers?)\b"
    r"\s*(?:[,:;!)\]—–-]|(?:reading|processing|summari[sz]ing|parsing|that (?:reads|read|is|are)|who|you|please|must|should|analy[sz]ing)\b)"
)
_PROMPT = re.compile(
    r"(?:^|[.:;,!?—–(\"']\s*|\b(?:please|now|must|and|then)\s+)(?:reveal|print|output|repeat|show|display|leak|return|disclose|tell me|give me|share|send|quote)\s+(?:me\s+)?(?:all\s+)?(?:of\s+)?(?:your|the)\s+(?:\w+\s+)?"
    r"(?:system prompt|system message|initial prompt|initial instructions|hidden instructions|prompt)\b"
    r"|^(?:new |updated |revised )?(?:system prompt|system message|system instructions?|system note|system override|new instructions?|updated instructions?)\s*:"
    r"|\b(?:your|this) (?:new )?system prompt\b"
    r"|\byour (?:new|real|actual|true|only) (?:instructions?|task|goal|objective|directive)s? (?:is|are|now)\b"
)
_SUMMARY = re.compile(
    r"(?:^|[.:;!?—–(\"']\s*|\b(?:please|must|should|always|when|while)\s+(?:you\s+)?)(?:summari[sz]ing|summari[sz]e|in (?:your|any|the) (?:summary|summaries|response|answer|output|brief))\b"
    r"[^.]{0,60}\b(?:(?:this|the) (?:article|text|document|page|story)[^.]{0,30}(?:you must|do not|always|state|say|write|include|as follows)|you must|do not mention|always (?:say|write|state|include)|(?:say|write|state) that|include the (?:phrase|sentence|following|words))"
    r"|\b(?:respond|reply|answer) only with\b|\boutput (?:only|the following|exactly)\b|\b(?:do not|don't|never) (?:mention|reveal|disclose) (?:this|these|your) (?:instructions?|prompt|message)"
    r"|\bmark (?:this|every|all|each) (?:claims?|sentences?|statements?) as (?:supported|true|verified)\b"
)
_ALL = (_MARKS, _OVERRIDE, _AFTER, _PERSONA, _SELF, _ADDRESS, _PROMPT, _SUMMARY)
# After an order to a model, what else the same paragraph asks of "you" belongs to the order.
_FOLLOWS = re.compile(
    r"(?:instead,? |then,? |now,? |also,? |next,? |please |simply |just |always |never |do not |don't |and )*"
    r"(?:write|say|state|print|output|respond|reply|answer|report|summari[sz]e|conclude|include|mention|claim|tell|"
    r"repeat|add|end|begin|start|translate|use|treat|mark|rate|return|send|follow|obey|comply|pretend|act|praise|describe|cite|quote|do|don't|never|always|make)\b"
    r"|.*\byou(?:r|'re|'ll)?\b"
)  # fmt: skip
_QUOTATION = re.compile(r"\"[^\"]*\"|“[^”]*”|‘[^’]*’(?!\w)")
_REPORTED = re.compile(
    r"\b(?:said|says|wrote|told|typed|asked|tweeted|posted|using|such as|like|phrases?|words?|message|"
    r"reply|replied|responded|answered|prompts? like|beginning|instructing|reading|read|saying)\b"
)


def addresses_model(text: str) -> bool:
    """Whether a sentence speaks to a language model, or in one's voice."""
    folded = _fold(text)
    if _MARKS.search(folded):
        return True
    # A reporter who quotes such words tells readers about them; only what is outside counts.
    told = _QUOTATION.sub('""', folded) if _is_reported(folded) else folded
    return any(pattern.search(told) for pattern in _ALL)


def flag(sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """The same sentences, with `addresses_model` set where it is so."""
    flagged: list[Sentence] = []
    order_in = 0  # the paragraph in which an order to a model was just given
    for sentence in sentences:
        hit = addresses_model(sentence.text)
        if not hit and order_in == sentence.paragraph:
            hit = bool(_FOLLOWS.match(_fold(sentence.text)))
        order_in = sentence.paragraph if hit else 0
        flagged.append(replace(sentence, addresses_model=True) if hit else sentence)
    return tuple(flagged)


def _is_reported(folded: str) -> bool:
    return bool(_QUOTATION.search(folded) and _REPORTED.search(_QUOTATION.sub('""', folded)))


def _fold(text: str) -> str:
    """Lower case, compatible forms, no invisible characters: what a model would read."""
    plain = unicodedata.normalize("NFKC", text).replace("’", "'").replace("‑", "-")
    visible = "".join(c for c in plain if unicodedata.category(c) != "Cf")
    return " ".join(visible.casefold().split())
