"""What a source tells of only as asked for, refused, feared or alleged may not be told as done.

"The bishops rejected the demand for an apology" has the word and not the deed: nobody apologised.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.core.facts.clauses import AUXILIARIES, looks_finite
from flows.core.facts.polarity import read_marks
from flows.core.facts.predications import Predication, read_predications, word_keys
from flows.core.gates.model import Line
from flows.core.words import listed

#: Nouns and verbs behind which an act is talked about, not told. "Accusations that" opens a clause
#: of its own; the others stand right before the noun that names the act.
_ALLEGED = re.compile(
    r"\b(?:accusations?|allegations?|suspicions?|rumou?rs?)\s(?:of|that)\b[^,.;]*$", re.IGNORECASE
)
_WANTED = re.compile(
    r"\b(?:(?:demand|call|request|appeal|plea|bid|push|petition|application|proposal|plan|hope|"
    r"need|deadline|vote)(?:s|ed|ing)?\s+(?:for|of|on)|(?:rejected|refused|dismissed|denied|"
    r"demanded|opposed|prevented|avoided|blocked|proposed|ruled out|rejects?|refuses?|den(?:y|ies)|"
    r"demands?|opposes?|withdr[ae]ws?|withdrawn|withdrawing)"
    r"|without|instead of|rather than|(?:possibility|prospect|risk|threat|danger|fear|chance|idea|"
    r"talk|lack|absence)s?\s+of)\s+(?:(?:an?|the|any|all|his|her|its|their|such|of|[a-z]{3,})\s+){0,2}$",
    re.IGNORECASE,
)
_ONLY_TO = re.compile(
    r"\b(?:(?:failure|refusal|inability|unwillingness|reluctance|attempt|effort|bid|hope|desire|wish|"
    r"need|chance|opportunity|readiness|willingness|threat|right|power|duty|permission)s?"
    r"|(?:is|are|was|were|been|being)\s+(?:[a-z]+ly\s+)?(?:advised|asked|encouraged|instructed|"
    r"invited|obliged|ordered|required|told|urged)"
    r"|(?:advis|ask|encourag|instruct|invit|order|urg|tell|told|want)\w*(?:\s+[\w’'-]+){1,5})"
    r"\s+to\s+(?:be\s+)?(?:[a-z]+ly\s+)?$",
    re.IGNORECASE,
)
_PLANNED = re.compile(
    r"\b(?:is|are|(?:is|are|was|were|been|being)\s+(?:[a-z]+ly\s+)?(?:about|bound|due|going|meant|"
    r"poised|scheduled|slated|supposed))\s+to\s+(?:be\s+)?(?:[a-z]+ly\s+)?$",
    re.IGNORECASE,
)
_TO_BE = re.compile(r"\bto be\b")
_DONE = listed("was were has have had did")
_TO_COME = re.compile(
    r"(?i)(?:will|shall|should|must|ought|won['’]t|would(?!\s(?:later|eventually|go\son)\b)|"
    r"can(?!\s(?:now\s)?(?:announce|confirm|disclose|report|reveal)))\b"
)
_TOLD_SO = re.compile(
    r"(?i)\b(?:accus|alleg|suspect|suspicion|rumou?r|demand|call(?:s|ed|ing)? (?:for|on)|request|"
    r"appeal|bid|reject|refus|dismiss|den(?:y|ied|ies)|oppos|prevent|avoid|block|propos|plan|hope|"
    r"need|without|instead|rather|possib|prospect|risk|threat|danger|fear|chance|idea|if|vote)"
)


def only_to_come(mine: Predication, acts: Sequence[Predication]) -> str:
    """The source's words, if everywhere it only says that what is told as done will or must be."""
    if not acts or not _is_done(mine) or not all(_TO_COME.match(act.word) for act in acts):
        return ""
    return acts[0].text


def _is_done(act: Predication) -> bool:
    """Whether a verb tells what was done: "closed", "has closed", "was closed"."""
    first = act.word.split(" ", maxsplit=1)[0].casefold()
    return first in _DONE or (first not in AUXILIARIES and looks_finite(first))


def only_talked_of(mine: Predication, text: str, evidence: tuple[Line, ...]) -> str:
    """The source's words, if everywhere it only talks of the act that the claim tells as done."""
    marked = any(
        m.kind != "quantifier" and m.end <= mine.start < m.scope_end for m in read_marks(text)
    )
    if (
        marked
        or _TOLD_SO.search(text, 0, mine.start)
        or not looks_finite(mine.word.split(" ", maxsplit=1)[0])
    ):
        return ""
    wanted = word_keys(text)[mine.start]
    kinds = (_ALLEGED, _WANTED, _ONLY_TO, *((_PLANNED,) if _is_done(mine) else ()))
    shown = ""
    for line in evidence:
        source = line.facts.text
        verbs = {p.start for p in read_predications(source)}
        for start, keys in word_keys(source).items():
            if not wanted & keys:
                continue
            talked = next((m for k in kinds if (m := k.search(source, 0, start))), None)
            if talked is None or (start in verbs and not _TO_BE.search(talked.group())):
                return ""
            shown = shown or source[talked.start() : source.find(" ", start) % (len(source) + 1)]
    return shown.strip(" .,;")
