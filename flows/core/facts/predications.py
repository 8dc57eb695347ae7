"""Who does what to whom: each verb of a sentence with its doer and what it is done to.

A shallow reading: verbs are known by their auxiliaries and forms, the phrases around them by where
they stand. A passive is turned round, so that "the plant was sold by Orrin" and "Orrin sold the
plant" read alike. What cannot be told is left out, and says nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from flows.core.concepts import base_stem, read_concepts
from flows.core.facts.clauses import AUXILIARIES, OPENERS, lemma, looks_finite, pieces
from flows.core.facts.phrases import ADVERBS, DETERMINERS, PREPOSITIONS, PRONOUNS, Phrase, Run
from flows.core.facts.subjects import subject_at
from flows.core.words import listed, tokens

_BE = listed("is are was were be been being am isn't aren't wasn't weren't")
_HAVE = listed("has have had hasn't haven't hadn't having")
_MODAL = AUXILIARIES - _BE - _HAVE
_NOT = listed("not never no longer still only both each all")
_ENDS = frozenset(';:—–()“”"')
#: Their own pasts.
_UNCHANGED = listed("hit cut shut hurt cost quit beat spread bid cast")
_NAMING = listed("called named known dubbed nicknamed")
_PARTICLES = PREPOSITIONS | listed("to as than like out up down off away back")
#: Verbs that say little without the words around them.
LIGHT = frozenset(
    map(
        lemma,
        listed("""
            be have do make take get go come give put set hold keep let see become remain include
            say tell meet marry join face resemble border equal match follow precede mean involve
            fight play feature cover represent show find call use need want try look seem
            appear base
        """),
    )
)
#: What "is over" has ended, or come to nothing.
_OVER = frozenset({"=end", "=no_result"})
#: What a clause's own object never reaches across.
_STOPS = OPENERS - {"than", "as"}


@dataclass(frozen=True, slots=True)
class Predication:
    """A verb with its doer and what it is done to, as they stand in the text; empty if untold."""

    verb: str  # stem of its base form
    word: str  # as written: "have ended"
    start: int  # of the main verb
    doer: str
    target: str  # without a by-phrase; what follows the verb, if it takes no preposition
    passive: bool = False

    @property
    def text(self) -> str:
        """The clause as a reader would have it."""
        by = f"by {self.doer}" if self.doer else ""
        active = (self.doer, self.word, self.target)
        parts = (self.target, self.word, by) if self.passive else active
        return " ".join(part for part in parts if part)

    @property
    def plain(self) -> bool:
        """Whether the doer is named here, and not by a pronoun."""
        return bool(self.doer) and self.doer.casefold() not in PRONOUNS


@lru_cache(maxsize=16_384)
def read_predications(text: str) -> tuple[Predication, ...]:
    """The finite verbs of `text` in order, auxiliaries and "be" itself left out."""
    run = pieces(text)
    found: list[Predication] = []
    doer: Phrase | None = None
    at = 0
    while at < len(run):
        group = _verb_group(run, at)
        if group is None:
            at += 1
            continue
        main, passive = group
        subject = subject_at(run, _over_adverbs(run, at - 1))
        if subject != "inherit":
            doer = subject
        found.append(_read(text, run, (at, main), doer, passive=passive))
        at = main + 1
    return tuple(found) or _only_verb(text, run)


def _only_verb(text: str, run: Run) -> tuple[Predication, ...]:
    """A sentence has a verb: where none is plain to see, the word in "-s" behind a name is it."""
    for at in range(1, len(run) - 2):
        behind_name = run[at - 1].text[0].isupper() and run[at].text.islower()
        if behind_name and run[at].text.endswith("s") and run[at + 1].text.islower():
            subject = subject_at(run, at - 1)
            named = subject if isinstance(subject, tuple) else None
            return (_read(text, run, (at, at), named, passive=False),)
    return ()


def _over_adverbs(run: Run, at: int) -> int:
    while at > 0 and (run[at].lower in ADVERBS or (run[at].lower.endswith("ly"))):
        at -= 1
    return at


def _verb_group(run: Run, at: int) -> tuple[int, bool] | None:
    """Where the main verb of the group that begins at `at` stands, and whether it is passive."""
    token = run[at]
    if not token.text.islower() and not token.lower.endswith("n't"):
        return None
    word = token.lower
    if word in AUXILIARIES:
        return _after_auxiliary(run, at)
    if word in _NAMING and at + 1 < len(run) and run[at + 1].text[0].isupper():
        return None  # "a company called Port Ellery handles"
    if looks_finite(word) and not _is_adjective(run, at):
        return at, _is_reduced(run, at)
    return (at, False) if _is_present(run, at) else None


def _after_auxiliary(run: Run, at: int) -> tuple[int, bool] | None:
    last = run[at].lower
    i = at + 1
    while i < len(run):
        word = run[i].lower
        if word in AUXILIARIES:
            last = word
        elif not (word in ADVERBS | _NOT or word.endswith("ly")):
            break
        i += 1
    if last in _BE and _is_over(run, i):
        return i, False
    if i == len(run) or not run[i].text.islower() or word in DETERMINERS | PREPOSITIONS:
        return None
    if last in _MODAL:
        return i, False
    if last in _BE:
        return (i, looks_finite(word)) if looks_finite(word) or word.endswith("ing") else None
    return (i, False) if looks_finite(word) else None


def _is_over(run: Run, at: int) -> bool:
    """As in "the talks are over": it ends the clause, or "for now" follows."""
    if at >= len(run) or run[at].lower != "over":
        return False
    behind = run[at + 1] if at + 1 < len(run) else None
    return behind is None or not behind.text[0].isalnum() or behind.lower in {"for", "and", "but"}


def _is_adjective(run: Run, at: int) -> bool:
    """Tells "the collapsed bridge" from "the bridge collapsed"."""
    if at == 0 or at + 1 == len(run):
        return at == 0
    before = run[at - 1].lower
    if before in DETERMINERS | PREPOSITIONS or before.endswith("'s"):
        return True
    inside = before.endswith("ly") and at > 1 and run[at - 2].lower in DETERMINERS
    return inside and run[at + 1].text.islower()


def _is_reduced(run: Run, at: int) -> bool:
    """Whether a participle behind its noun is meant: "a plan backed by the council"."""
    if at + 2 >= len(run) or run[at + 1].lower != "by":
        return False
    agent = run[at + 2]
    return not (agent.text[0].isdigit() or agent.lower.endswith("ing"))  # "grew by 2 %"


def _is_present(run: Run, at: int) -> bool:
    """Whether a word in "-s" (or "hit") is a verb: behind a noun, before what it is done to."""
    word = run[at].lower
    shaped = word.endswith("s") and not word.endswith(("ss", "us", "is"))
    if not (shaped or word in _UNCHANGED) or not 0 < at < len(run) - 1:
        return False
    before, after = run[at - 1], run[at + 1]
    if before.lower in DETERMINERS | PREPOSITIONS | OPENERS or not before.text[0].isalpha():
        return before.lower in {"who", "which", "that"} | PRONOUNS
    if before.lower.endswith("'s") or word in DETERMINERS:
        return False
    known = after.lower in DETERMINERS or after.lower.endswith("ing")
    return known or after.text[0].isupper() or after.text[0].isdigit()


def _read(
    text: str, run: Run, group: tuple[int, int], subject: Phrase | None, *, passive: bool
) -> Predication:
    first, main = group
    ahead = _words(text, run, _with_name(run, subject))
    by, target = _behind(text, run, main + 1)
    start = run[first].start if first != main else run[main].start
    return Predication(
        verb=lemma(run[main].text),
        word=text[start : run[main].end],
        start=run[main].start,
        doer=by if passive else ahead,
        target=ahead if passive else target,
        passive=passive,
    )


def _with_name(run: Run, phrase: Phrase | None) -> Phrase | None:
    """Takes in the name that the phrase describes: "Brandt Logistics, a company that"."""
    if phrase is None or run[phrase[0]].lower not in {"a", "an", "the"}:
        return phrase
    at = phrase[0] - 1
    if at < 1 or run[at].text != "," or not run[at - 1].text[0].isupper():
        return phrase
    while at > 0 and run[at - 1].text[0].isupper():
        at -= 1
    return at, phrase[1]


def _words(text: str, run: Run, phrase: Phrase | None) -> str:
    return text[run[phrase[0]].start : run[phrase[1] - 1].end] if phrase else ""


def _behind(text: str, run: Run, at: int) -> tuple[str, str]:
    """What stands behind a verb: the by-phrase, and its object (empty before a preposition)."""
    end = at
    while end < len(run) and not _ends(run, end):
        end += 1
    by = next((i for i in range(at, end) if run[i].lower == "by"), None)
    agent = _words(text, run, (by + 1, end)) if by is not None and by + 1 < end else ""
    start = at
    while start < end and (run[start].lower in ADVERBS | _NOT or run[start].lower.endswith("ly")):
        start += 1
    stop = end if by is None else by
    if start >= stop or run[start].lower in _PARTICLES:
        return agent, ""
    return agent, _words(text, run, (start, stop))


def _ends(run: Run, at: int) -> bool:
    token = run[at]
    if token.text in _ENDS or token.lower in _STOPS:
        return True
    if token.text == "," and at + 1 < len(run) and run[at + 1].lower.endswith("ing"):
        return True
    if token.text == "." and (at + 1 == len(run) or run[at + 1].start > token.end):
        title = at > 0 and run[at - 1].text[0].isupper() and len(run[at - 1].text) <= len("Prof")
        return at + 1 == len(run) or not title
    if token.text.islower() and token.lower in AUXILIARIES:
        return True
    after_and = at > 0 and run[at - 1].lower in {"and", "or", ","}
    return after_and and token.text.islower() and looks_finite(token.lower)


@lru_cache(maxsize=65_536)
def word_keys(text: str) -> dict[int, frozenset[str]]:
    """Under which keys each word of `text` is the same act as another: its stems, its synonyms."""
    ids = {c.start: c.id for c in read_concepts(text)}
    over = {p.start for p in read_predications(text) if p.verb == "over"}
    return {
        t.start: frozenset({lemma(t.text), base_stem(t.text), ids.get(t.start, lemma(t.text))})
        | (_OVER if t.start in over else frozenset())
        for t in tokens(text)
    }
