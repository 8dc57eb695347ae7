"""Words and punctuation with offsets, the verbs one can see without a tagger, and clauses.

No part-of-speech tagger is small enough to be worth its download here. English gives its finite
verbs away well enough for our purpose: auxiliaries, irregular pasts and "-ed".
"""

from __future__ import annotations

import re
from functools import lru_cache

from flows.core.words import TITLES, Token, listed, stem, tokens

_PIECE = re.compile(
    r"(?:[A-Z]\.){2,}|\d[\d,.]*\d|\d|[^\W\d_]+(?:[-’'‑&][^\W_]+)*|[^\w\s]", re.UNICODE
)

AUXILIARIES = listed("""
    is are was were be been being am has have had do does did will would shall should can
    could may might must isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't
    didn't won't wouldn't shouldn't can't couldn't cannot
""")
_IRREGULAR = """arise arose arisen|be was were been is are am|bear bore borne|beat beaten|
become became|begin began begun|bend bent|bite bit bitten|blow blew blown|break broke broken|
bring brought|build built|burn burnt|buy bought|catch caught|choose chose chosen|come came|
creep crept|deal dealt|dig dug|do did done does|draw drew drawn|drink drank drunk|
drive drove driven|eat ate eaten|fall fell fallen|feed fed|feel felt|fight fought|find found|
flee fled|fly flew flown|forbid forbade forbidden|forget forgot forgotten|
forgive forgave forgiven|freeze froze frozen|get got gotten|give gave given|go went gone goes|
grow grew grown|hang hung|have has had|hear heard|hide hid hidden|hold held|keep kept|
know knew known|lay laid|lead led|leave left|lend lent|lie lay lain|light lit|lose lost|
make made|mean meant|meet met|overcome overcame|overthrow overthrew overthrown|
overtake overtook overtaken|pay paid|prove proven|rebuild rebuilt|ride rode ridden|
ring rang rung|rise rose risen|run ran|say said|see saw seen|seek sought|sell sold|send sent|
shake shook shaken|shoot shot|shrink shrank shrunk|sing sang sung|sink sank sunk|sit sat|
sleep slept|slide slid|speak spoke spoken|speed sped|spend spent|split|spring sprang sprung|
stand stood|steal stole stolen|stick stuck|strike struck stricken|swear swore sworn|
sweep swept|swim swam swum|swing swung|take took taken|teach taught|tear tore torn|tell told|
think thought|throw threw thrown|undergo underwent undergone|understand understood|
undertake undertook undertaken|uphold upheld|wake woke woken|wear wore worn|
weep wept|win won|wind wound|withdraw withdrew withdrawn|withhold withheld|write wrote written"""
_LEMMAS = {
    form: forms.split()[0]
    for forms in _IRREGULAR.replace("\n", "").split("|")
    for form in forms.split()
    # "wound" is what newspapers do to people; "laid"/"lay" are told apart by the longer form.
    if form not in {"wound", "lay"} or form == forms.split()[0]
}
_PASTS = frozenset(f for f, base in _LEMMAS.items() if f != base) | {"set", "put"}
# Adjectives and nouns that only look like pasts.
_NOT_PASTS = listed("united need seed speed breed feed indeed shed sacred hundred red")

#: Words that open a clause of their own.
OPENERS = listed("""
    that which who whom whose because as when while after before since until although though
    but if whether where than what how why so unless whereas
""")
QUOTES = frozenset("“”\"«»„‘’'")


@lru_cache(maxsize=65_536)
def pieces(text: str) -> tuple[Token, ...]:
    """Words, numbers and every punctuation mark of `text`, in order, with offsets."""
    return tuple(Token(m.group(), m.start(), m.end()) for m in _PIECE.finditer(text))


_SENTENCE_END = re.compile(r"[.!?][”\"’']?\s+(?=[“\"‘']?[A-Z])")
_ABBREVIATED = re.compile(
    rf"\b(?:[A-Z]|{TITLES}|Jr|Inc|Ltd|Co|Corp|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
    r"|vs|No|approx)\.\s+$"
)


@lru_cache(maxsize=65_536)
def sentence_breaks(text: str) -> tuple[int, ...]:
    """Where a new sentence begins inside a text of several; a claim may join two."""
    return tuple(
        m.end()
        for m in _SENTENCE_END.finditer(text)
        if not _ABBREVIATED.search(text, max(0, m.start() - 8), m.end())
    )


@lru_cache(maxsize=65_536)
def lemma(word: str) -> str:
    """The stem of a word, irregular verbs brought to their base first: "began" → "begin"."""
    folded = word.casefold().replace("’", "'")
    return stem(_LEMMAS.get(folded, folded))


def has_verb(text: str) -> bool:
    """Whether any word of a text looks like a finite verb: a clause, not a thing."""
    return any(looks_finite(t.lower) for t in tokens(text))


@lru_cache(maxsize=65_536)
def looks_finite(word: str) -> bool:
    """Whether a lower-case word is an auxiliary or a past form ("-ed", irregular)."""
    folded = word.replace("’", "'")
    if folded in AUXILIARIES or folded in _PASTS:
        return True
    return folded.endswith("ed") and len(folded) > 3 and folded not in _NOT_PASTS  # noqa: PLR2004 - "red" is no verb
