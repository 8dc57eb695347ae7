"""What an order to a language model looks like: the patterns behind `flows.core.injection`.

They are matched against text that is folded: lower case, one line, nothing hidden. Each asks for
words that news has little use for; the tests hold both lists, orders and news about such orders.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

# Chat templates' own marks, which no prose holds.
MARKS = re.compile(
    r"<\|[a-z_ ]{2,30}\|>|\[/?inst\]|<</?sys>>|<(?:start|end)_of_turn>|<｜[^｜]{2,30}｜>"
    r"|</?(?:system|assistant|instructions?|system[_-]?prompt|tool_call|im_start|im_end)>"
    r"|</(?:document|source|article|context|data|text|user|claims?)>|\{\{/?(?:system|user)\}\}"
    r"|\[/?(?:system|assistant|system (?:message|prompt|note))\]|=== ?source text\b"
    r"|^#{2,}\s*(?:system|instruction|response|assistant|human|new instructions?)s?\s*(?::|$)"
    r"|^(?:system|assistant|user|human)\s*: (?:you|ignore|do not|always|never|respond|write"
    r"|(?:report|say|state|claim|mention|include|conclude) (?:that|the following)\b"
    r"|(?:summari[sz]e|output|answer|reply|treat|mark) "
    r"|the user|sure|certainly|of course|here (?:is|are))\b"
    r"|^\W*(?:begin|end) of (?:the )?(?:source(?: text)?|document|context|input)\s*[.:*=-]"
    r"|<!--.{0,80}\b(?:ai|llms?|language models?|chatgpt|assistants?)\b"
    r"|\bverdicts?\b[\"' ]{0,3}(?:to|:|=|is)\s*[\"']?supported\b"
    r"|\b(?:begin|end of) (?:system )?prompt\b"
    r"|\{ ?[\"'](?:claims|judgements|attributions|members|verdict)[\"'] ?:"
    r"|^(?:attention|dear|hello|note (?:to|for)|to)\b:? (?:the |any |all |every )?automat(?:ed|ic) "
    r"(?:readers?|agents?|summari[sz]ers?)\b ?[,:;!—–-]"
)
# Where an order may begin: with its clause, or after a word that turns a verb into an order.
_CLAUSE = r"(?:^|[.:;,!?—–(\[\"'*><-]\s*)"
_ORDER = (
    rf"(?:{_CLAUSE}|\b(?:please|kindly|must|should|you|could|now|and|then|just|ai|llm|model|assistant)"
    r"\s+)"
)
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
    r"(?:(?:summari[sz]ing|reading) models?|ai|a\.i\.|llms?|(?:large )?language models?"
    r"|chatgpt|gpt(?:-\d\w*)?|claude|gemini|copilot"
    r"|ai (?:assistants?|agents?|models?|systems?|summari[sz]ers?)|summari[sz]ers?|chatbots?)"
)
_TEXT = r"(?:this|the present) (?:article|text|page|document|story|post|site|content|message)"
_OUTPUT = r"(?:summary|summaries|output|brief|briefing|response)"
_SAY = r"(?:say|state|report|conclude|claim|mention|note|confirm|stress)"
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
        rf"{_ORDER}stop being (?:an? |the )?(?:ai|assistant|chatbot|model|summari[sz]er)\b",
        rf"{_ORDER}pretend (?:that you are|you are|to be) .{{0,60}} and (?:{_SAY}|write|answer)\b",
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
            rf"|hello|if you(?: are|'re)|important|to)\b:?,? "
            rf"(?:(?:an?|the|all|any|every|whichever) )?{_MODEL}\s*"
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
    "speaks of who reads it": (
        (
            rf"\b{_MODEL}\b.{{0,25}}\b(?:reads?|reading|process(?:es|ing)|summari[sz](?:es?|ing)"
            rf"|analy[sz](?:es?|ing)) {_TEXT}\b.{{0,40}}\b(?:must|should|has to|have to|needs? to"
            rf"|please|{_SAY})\b"
        ),
        rf"\b(?:summari[sz]|condens|abridg|digest|paraphras|boil)\w* (?:down )?{_TEXT}\b",
        rf"{_CLAUSE}@{_MODEL}\s",
        (
            r"\b(?:decode|decrypt|translate)\b.{0,60}"
            r"\b(?:follow|obey|execute|carry out) (?:it|them|the)\b"
        ),
    ),
    "asks for the prompt": (
        (
            rf"{_ORDER}(?:reveal|print|output|repeat|show|display|leak|disclose|tell me|give me"
            rf"|send)\s+"
            rf"(?:me\s+)?(?:all\s+)?(?:of\s+)?(?:your|the)\s+(?:\w+\s+)?{_HIDDEN}\b"
        ),
        rf"{_ORDER}(?:reveal|print|output|repeat|leak)\s+your\s+(?:prompt|instructions)\b",
        (
            rf"{_ORDER}(?:repeat|print|output) "
            r"(?:the (?:words|text|sentences?|lines?)|everything) above\b"
        ),
        r"^(?:developer|admin|operator|system) (?:note|message|override|instruction)s?\s*:",
        r"^override\s*:",
        (
            rf"\b{_TEXT} (?:overrides?|replaces?|supersedes?) (?:all|any|every|your|the)\b"
            rf".{{0,20}}{_RULES}\b"
        ),
        r"^(?:new |updated |revised )(?:system )?(?:instructions?|prompt)\s*:",
        r"^system (?:prompt|message|instructions?|note|override)\s*:",
        r"\byour (?:new )?system prompt\b",
        (
            r"\byour (?:(?:new|real|actual|true|only|next) (?:instructions?|task|goal|objective)"
            r"(?: (?:is|are)\b|\s*:)|task is now\b)"
        ),
    ),
    "dictates the answer": (
        (
            r"\b(?:when|while|in|before) (?:summari[sz]ing|your (?:summary|answer|response|brief"
            r"|output))\b"
            r"[^.]{0,60}(?:you must|do not|always|never|please|(?:,|\bmust) (?:say|state|write"
            r"|include|begin|start|open|end|report))\b"
        ),
        rf"{_ORDER}(?:respond|reply|answer) only with (?:the|a|an|\")\b",
        rf"{_ORDER}output (?:only|the following|exactly)\b",
        (
            r"\b(?:do not|don't|never) (?:mention|reveal|disclose) (?:these|your) "
            r"(?:instructions?|prompt)\b"
        ),
        (
            rf"{_ORDER}(?:mark|rate|label|treat|judge) (?:this|every|all|each|these|the (?:next"
            r"|following)) (?:claims?|sentences?|statements?)\b.{0,30} as "
            r"(?:supported|true|verified|correct)\b"
        ),
        r"\banswer(?: with)? [\"']?supported\b",
        (
            rf"\b(?:every|any|each|all) (?:\w+ ){{0,2}}(?:{_OUTPUT}|digests?|briefs|recaps?) "
            r"(?:will|must|should|shall|has to|have to|needs? to) "
            rf"(?:{_SAY}|carry|include|contain|open with|lead with)\b[^:]{{0,40}}:"
        ),
        rf"\b{_OUTPUT} of {_TEXT} (?:must|should|may|has to|have to|needs? to)\b",
        (
            rf"\b(?:your|the|any|every|all) (?:ai[- ](?:generated )?)?{_OUTPUT} "
            rf"(?:must|should|has to) (?:not )?{_SAY} that\b"
        ),
        (
            rf"{_ORDER}(?:include|add|insert|put|write|repeat|use)\b(?: the following| this| these"
            rf"| that| the (?:words|sentence))?\b.{{0,30}} (?:in|to|into) your {_OUTPUT}\b"
        ),
        (
            rf"{_ORDER}(?:forget|ignore|disregard) "
            r"(?:the|this) (?:article|text|document|page|story)"
            r"\b.{0,10}\b(?:write|say|report|answer|respond|output)\b"
        ),
        rf"{_ORDER}(?:do not|don't|never) (?:summari[sz]e|process|analy[sz]e) {_TEXT}\b",
        r"^(?:please|kindly) (?:write|state|report|say|output|conclude|mention) that\b",
        (
            rf"^(?:please |kindly )?(?:write|state|report|say|mention|include) (?:in|into|as) "
            rf"(?:the|any|every|your) {_OUTPUT}\b"
        ),
        (
            r"^(?:do not|don't|never) (?:mention|report|include|summari[sz]e)\b.{1,60}[;,:—–-] ?"
            rf"(?:(?:just|instead|only|simply) )*(?:write|output|{_SAY}) that\b"
        ),
        r"\bthe (?:correct|right|required|only) (?:summary|output) (?:is|must be|should be) that\b",
        r"\bthe claims? to (?:output|return|write|print|give)\b",
    ),
}
# "Ignore your instructions" where English stops; news in these languages is left out anyway, so
# what is found here stands in an English text.
_FOREIGN = (
    r"\b(?:ignorier|vergiss|vergesst|missacht)\w*\b.{0,40}\b(?:anweisung|instruktion|vorgabe|befehl)",
    r"\b(?:ignor|oubli)(?:e|ez|er|ons)\b.{0,40}\b(?:instructions|consignes) (?:préc|ant|ci-)",
    r"\b(?:ignor|olvid)(?:a|e|ad|en|ar)\b.{0,40}\b(?:instrucciones|indicaciones|órdenes)\b",
    r"\b(?:ignor|dimentic)(?:a|ate|are|hi|i)\b.{0,40}\bistruzioni\b",
    r"\b(?:ignor|esqueç)(?:e|a|em|am|ar)\b.{0,40}\b(?:instruções|orientações)\b",
    r"\b(?:negeer|vergeet)\b.{0,40}\b(?:instructies|aanwijzingen|opdrachten)\b",
    r"\b(?:z?ignoruj|zapomnij)\w*\b.{0,40}\b(?:instrukcj|polece)",
    r"\b(?:про)?игнорир\w+\b.{0,40}(?:инструкци|указани|команд)",
    r"\bзабудь\w*\b.{0,40}(?:инструкци|указани|команд)",
    r"\bігнору\w+\b.{0,40}(?:інструкці|вказівк)",
    r"(?:忽略|无视|無視|忘记|忘記).{0,12}(?:指示|指令|提示|说明|說明)",
    r"(?:指示|命令|プロンプト).{0,8}無視",
    r"(?:지시|명령|지침).{0,12}무시",
    r"(?:تجاهل|انس).{0,20}(?:التعليمات|الأوامر|تعليمات)",
    r"\b(?:talimat|yönerge)\w*\b.{0,20}(?:yok say|görmezden gel|unut)",
)


def _any_of(patterns: Iterable[str]) -> re.Pattern[str]:
    """One pattern for all; what several begin with is tried once at each place, not once each."""
    by_start: dict[str, list[str]] = {}
    for pattern in patterns:
        start = next((s for s in (_ORDER, _CLAUSE, "^", r"\b") if pattern.startswith(s)), "")
        by_start.setdefault(start, []).append(pattern.removeprefix(start))
    return re.compile("|".join(f"{start}(?:{'|'.join(ends)})" for start, ends in by_start.items()))


ADDRESS = _any_of([*(pattern for group in _PATTERNS.values() for pattern in group), *_FOREIGN])
DROPS = _any_of([*_PATTERNS["drops its instructions"], *_FOREIGN])
