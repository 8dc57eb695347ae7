"""What a figure counts and what happened to it, read from the words around it.

No parser is asked. Newspapers put the counted noun right after its figure, and the event right
before ("killing 58 soldiers", "deaths of 23 soldiers") or in the rest of the clause ("50 civilians
were killed"); where that fails, nothing is read, and nothing is compared.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from flows.core.facts.model import Number
from flows.core.lexicon import event_concept, person_concept
from flows.core.words import STOPWORDS, Token, listed, stem, tokens

_SKIP_BEFORE_NOUN = listed(
    "of its the their his her our these those all more other another such new additional "
    "further different separate consecutive straight"
)
_ALIKE = frozenset({"others", "more", "other"})  # "five others wounded": the group before
_IRREGULAR_PLURALS = listed(
    "people men women children police troops staff personnel crew fishermen policemen firemen "
    "servicemen feet teeth data media cattle aircraft sheep fish dead injured wounded"
)
_NOT_PLURAL = re.compile(r"(?:ss|us|is|as|[’']s|ous)$")
_AUXILIARY = listed(
    "was were is are be been being has have had will would could may might can must did do "
    "does also then later reportedly allegedly who that which said says reported"
)
_GOVERN_GAP = listed(
    "of to the its their his some a an another on for all with and/or as many in from by"
)
_NEW_CLAUSE = listed("after when while before because as but since although though until")
_LIVES = re.compile(r"\s+(?:their|his|her|its)\s+li(?:fe|ves)\b")
_JOINED = re.compile(r"[-‑]([^\W\d_]+)")
_TO_FIGURE = frozenset({"at", "about", "of", "the", "to", "more"})
_TOLLS = frozenset({"kill", "wound", "miss", "arrest", "infect", "displace"})
_LONGEST_PHRASE = 4  # words
_REACH = 14  # words: a clause rarely keeps its verb further from its figure


@dataclass(frozen=True, slots=True)
class Counted:
    """The stem of the counted noun and the canonical event."""

    noun: str | None = None
    event: str | None = None


class Surroundings:
    """The words of a text, to be walked from a figure; made once a text."""

    def __init__(self, text: str, spans: Sequence[tuple[int, int]]) -> None:
        """`spans`: of all figures and dates, in order of their start."""
        self.text = text
        self._words = tokens(text)
        self._starts = [w.start for w in self._words]
        spots = [bisect_left(self._starts, edge) for span in spans for edge in span]
        self._in_figure = {
            self._starts[i]
            for a, b in zip(spots[::2], spots[1::2], strict=True)
            for i in range(a, b)
        }

    def after(self, position: int) -> Sequence[Token]:
        """The next words from there, as many as a clause has."""
        first = bisect_left(self._starts, position)
        return self._words[first : first + _REACH]

    def before(self, position: int) -> Sequence[Token]:
        """The last words up to there, nearest last."""
        end = bisect_left(self._starts, position)
        return self._words[max(0, end - _REACH) : end]

    def in_figure(self, word: Token) -> bool:
        """Whether that word is part of a figure or a date."""
        return word.start in self._in_figure


def read_counted(around: Surroundings, number: Number, previous: Number | None) -> Counted:
    """What `number` counts; `previous` is the figure before it, for "five others wounded"."""
    noun, event, end = _noun(around, number)
    if event is None:
        event = _governing(around, number) or _following(around, number.end, end)
    if event is None and previous and _listed(around, previous, number):
        event = previous.event
    if event is None:
        event = _toll_before(around, number)
    alike = noun is None or noun in {stem(w) for w in _ALIKE}
    if alike and number.unit is None and not number.ordinal:
        inherits = previous and previous.unit is None and event in _TOLLS
        noun = previous.noun if inherits and previous else None
    return Counted(noun, event)


def _noun(around: Surroundings, number: Number) -> tuple[str | None, str | None, int]:
    """Noun, event if the noun phrase names one ("civilian deaths"), and where the phrase ends."""
    if "Q" in number.text:
        return stem("quarter"), None, number.end
    joined = _JOINED.match(around.text, number.end)
    if joined and not number.unit:  # a "three-sport star" counts sports, not stars
        return stem(joined[1]), None, joined.end()
    run = _phrase(around, number)
    if not run:
        return None, None, number.end
    if run[0].lower in _ALIKE:
        return stem(run[0].text), None, run[0].end
    return _head(run, number)


def _phrase(around: Surroundings, number: Number) -> list[Token]:
    """The words right after the figure, up to its noun: "young Afghan recruits"."""
    run: list[Token] = []
    last = number.end
    for word in around.after(number.end):
        gap = around.text[last : word.start]
        if around.in_figure(word) or not re.fullmatch(r"[\s\u00a0]*|[-‑]", gap):
            break
        last = word.end
        if not run and word.lower in _SKIP_BEFORE_NOUN and not _is_bare_alike(around, word):
            continue
        stops = word.lower in STOPWORDS or word.lower in _AUXILIARY or not word.text[0].isalpha()
        if word.lower not in _ALIKE and (stops or (not run and _unmeasured(around, number, word))):
            break
        run.append(word)
        if word.lower in _ALIKE or is_plural(word.text) or len(run) == _LONGEST_PHRASE:
            break
    return run


def _head(run: list[Token], number: Number) -> tuple[str | None, str | None, int]:
    for i, word in enumerate(run):
        event = event_concept(word.text)
        if event is None or person_concept(word.text):
            continue
        people = [w for w in run[:i] if person_concept(w.text)]
        if i == 0 or people or is_plural(word.text):
            # "447 injuries", "23 wounded", "50 civilian deaths", "23 soldiers killed"
            return (stem(people[-1].text) if people else None), event, word.end
    head = run[-1]
    if not is_plural(head.text):
        cut = next(
            (i for i, w in enumerate(run) if i and w.lower.endswith(("ed", "ing"))), len(run)
        )
        head = run[cut - 1]
    if head.lower.endswith(("ed", "ing", "ly")) and not number.ordinal and not is_plural(head.text):
        return None, None, number.end
    return stem(head.text), None, head.end


def _is_bare_alike(around: Surroundings, word: Token) -> bool:
    """As in "29 more were hurt": counts the like of before; "29 more soldiers" counts soldiers."""
    following = next(iter(around.after(word.end)), None)
    if word.lower not in _ALIKE:
        return False
    return following is None or (
        following.lower in _AUXILIARY
        or following.lower in STOPWORDS
        or event_concept(following.text) is not None
        or not around.text[word.end : following.start].isspace()
    )


def _unmeasured(around: Surroundings, number: Number, word: Token) -> bool:
    return number.unit is not None and not _measured(around, number, word)


def _measured(around: Surroundings, number: Number, word: Token) -> bool:
    """Reads "12% of voters", "a 2,600-kilometer border", "$3bn loan"; not "12% higher"."""
    gap = around.text[number.end : word.start]
    return "of" in gap.split() or "-" in number.text or is_plural(word.text)


def is_plural(word: str) -> bool:
    """Whether a noun looks like a plural: "workers", "people"; not "gas"."""
    low = word.lower()
    return low in _IRREGULAR_PLURALS or (
        len(low) > 3 and low.endswith("s") and not _NOT_PLURAL.search(low)  # noqa: PLR2004
    )


def _governing(around: Surroundings, number: Number) -> str | None:
    """Reads "killing 58 soldiers", "injuries to 29 others", "the deaths of 23 soldiers"."""
    right = number.start
    for word in reversed(around.before(number.start)[-6:]):
        if not re.fullmatch(r"[\s\u00a0]*:?[\s\u00a0]*", around.text[word.end : right]):
            return None
        event = _event(around, word)
        if event and not around.in_figure(word):
            return event
        if word.lower not in _GOVERN_GAP:
            return None
        right = word.start
    return None


def _following(around: Surroundings, start: int, noun_end: int) -> str | None:
    """Reads "50 Afghan civilians were killed", over what stands between dashes or commas."""
    inside = False
    last = max(start, noun_end)
    for word in around.after(last)[:_REACH]:
        gap = around.text[last : word.start]
        last = word.end
        if re.search(r"[.;:?!](?:\s|$)|[;:?!]", gap):
            break
        inside ^= bool(re.search(r"[—–(),]| - ", gap))
        event = _event(around, word)
        if inside:
            # Inside a parenthesis stand its own figures; the verb comes after it.
            if event and not _own(around, word):
                return event if _after_auxiliary(around, word) else None
        elif around.in_figure(word) or word.lower in _NEW_CLAUSE:
            break
        elif event:
            return None if _own(around, word) else event
    return None


def _own(around: Surroundings, word: Token) -> bool:
    """Whether that word governs the next figure: "… and wounded 30 others"."""
    following = around.after(word.end)[:2]
    ahead = next((w for w in following if around.in_figure(w)), None)
    if ahead is None or re.search(r"[.,;:?!]", around.text[word.end : ahead.start]):
        return False
    return ahead is following[0] or following[0].lower in _TO_FIGURE


def _event(around: Surroundings, word: Token) -> str | None:
    """The event that a word names; "lost their lives" is a death."""
    event = event_concept(word.text)
    if event == "lose" and _LIVES.match(around.text, word.end):
        return "kill"
    return event


def _after_auxiliary(around: Surroundings, word: Token) -> bool:
    before = around.before(word.start)
    return bool(before) and before[-1].lower in _AUXILIARY


def _listed(around: Surroundings, previous: Number, number: Number) -> bool:
    """Reads "killed four soldiers and two policemen": the second shares the verb of the first."""
    if number.start - previous.end > 60:  # noqa: PLR2004 - characters; a list is close
        return False
    between = around.text[previous.end : number.start]
    return bool(re.search(r"(?:,|\band|\bplus|\bincluding)\s*$", between))


def _toll_before(around: Surroundings, number: Number) -> str | None:
    """Reads "the death toll rose to 50", "the number of injured stood at 447"."""
    for word in reversed(around.before(number.start)[-10:]):
        if around.in_figure(word) or re.search(r"[.,;:?!]\s", around.text[word.end : number.start]):
            return None
        event = _event(around, word)
        if event in _TOLLS:
            return event
    return None
