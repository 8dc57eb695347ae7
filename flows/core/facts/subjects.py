"""Who speaks: the subject of a reporting verb, across auxiliaries, insertions and appositions."""

from __future__ import annotations

from typing import Literal, TypeAlias

from flows.core.facts.clauses import AUXILIARIES, OPENERS, QUOTES, looks_finite
from flows.core.facts.cues import CUES
from flows.core.facts.phrases import (
    ADVERBS,
    DATE_WORDS,
    PREPOSITIONS,
    Phrase,
    Run,
    can_speak,
    has_finite,
    phrase_before,
)
from flows.core.words import Token, listed

#: A verb's subject: a phrase, the speaker before ("…, adding that"), or nobody we can name.
Subject: TypeAlias = Phrase | Literal["inherit"] | None

_HAVE_AND_BE = listed("has have had did do does can is are was were be been being")
#: Open a phrase as often as a clause: "the truce that began after the war collapsed".
_WITH_A_NOUN = listed("after before since until as than")
_PARENTHETICAL = listed("however meanwhile though too also nevertheless moreover")
#: "The debt as a share of output": what it is measured by is not what rose.
_MEASURES = listed("percentage share proportion fraction multiple")
_MAX_APPOSITION = 22  # pieces; a longer insertion is a clause, not a title


def subject_before(run: Run, verb: int, *, participle: bool) -> Subject:
    """Who says it, read leftwards from the verb; None also where nothing was said ("did not say").

    `participle` is true of "-ing" forms, which inherit their speaker after a comma.
    """
    at = _skip_auxiliaries(run, verb - 1)
    return None if at is None else subject_at(run, at, participle=participle)


def subject_at(  # noqa: PLR0911 - a list of rules, each with its answer
    run: Run, at: int, *, participle: bool = False
) -> Subject:
    """The subject that ends at position `at`, before a verb and its auxiliaries."""
    at = _skip_insertions(run, at)
    if at < 0:
        return "inherit" if participle else None
    word = run[at].lower
    if word in {"and", "but", "or", "then", "while", "by", "in", "before", "after"}:
        return "inherit"
    if word in {"—", "–", "-"}:
        return "inherit" if participle else None
    if word == ",":
        return "inherit" if participle else _across_apposition(run, at)
    if word in {"who", "which", "that"}:
        end = at - 1 if at and run[at - 1].text == "," else at
        return phrase_before(run, end)
    if word in QUOTES:
        return None
    phrase = _over_relative(run, at + 1) or phrase_before(run, at + 1)
    if phrase and participle and run[phrase[0]].lower == "with":
        return (phrase[0] + 1, phrase[1])
    return _with_name_in_front(run, phrase)


def _over_relative(run: Run, end: int) -> Phrase | None:
    """Over a clause on the subject: "The owner of the ferry that ran aground on Sunday said"."""
    for at in range(end - 1, max(0, end - _MAX_APPOSITION), -1):
        token = run[at]
        if not token.text[0].isalnum() and token.text not in {"-", "’", "'"}:
            return None
        if token.lower not in {"who", "which", "that"}:
            joins = OPENERS - _WITH_A_NOUN if _is_last_verb(run, end) else OPENERS
            if token.lower in joins | {"and", "or"}:
                return None
            continue
        verb = at + 1
        while verb < end and (run[verb].lower in ADVERBS or run[verb].lower in _HAVE_AND_BE):
            verb += 1
        told = verb < end and run[verb].lower in CUES
        if verb == end or told or not looks_finite(run[verb].lower):
            return None
        head = phrase_before(run, at)
        opens = head is not None and (head[0] == 0 or not run[head[0] - 1].text[0].isalnum())
        return head if opens and head and head[1] == at else None
    return None


def _is_last_verb(run: Run, at: int) -> bool:
    """Whether no verb follows the one that begins at `at`: it is the main clause's own."""
    while at < len(run) and (run[at].lower in AUXILIARIES | ADVERBS or _is_adverb(run[at])):
        at += 1
    for token in run[at + 1 :]:
        if not token.text[0].isalnum() and token.text not in {"-", "’", "'"}:
            break
        if token.text.islower() and looks_finite(token.lower):
            return False
    return True


def is_negated(run: Run, verb: int) -> bool:
    """Whether the verb is denied, unreal or only to come: "did not say", "refused to confirm"."""
    return _skip_auxiliaries(run, verb - 1) is None


def is_passive(run: Run, verb: int) -> bool:
    """Whether a form of "be" governs the participle at `verb`."""
    at = verb - 1
    while at >= 0 and (run[at].lower in ADVERBS or run[at].lower.endswith("ly")):
        at -= 1
    return at >= 0 and run[at].lower in {
        *("is", "are", "was", "were", "be", "been", "being", "isn't", "wasn't", "weren't"),
    }


def _skip_auxiliaries(run: Run, at: int) -> int | None:
    while at >= 0:
        word = run[at].lower
        if word in {"not", "never", "nor", "cannot", "to"} or word.endswith("n't"):
            return None
        if word in {"would", "will", "could", "may", "might", "should", "must", "shall"}:
            return None
        if word not in ADVERBS | _HAVE_AND_BE and not _is_adverb(run[at]):
            return at
        at -= 1
    return at


def _is_adverb(token: Token) -> bool:
    word = token.text
    return word.endswith("ly") and word.islower() and word not in {"family", "assembly", "ally"}


def _skip_insertions(run: Run, at: int) -> int:
    """Over ", however,", a bracket, "as a share of it", "on Saturday", from the verb leftwards."""
    for start in range(at - 4, max(-1, at - _MAX_APPOSITION), -1):
        if not run[start].text[0].isalnum():
            break
        measure = [token.lower for token in run[start : start + 4]]
        if measure[:2] == ["as", "a"] and measure[2] in _MEASURES and measure[3] == "of":
            return start - 1
    if at >= 2 and run[at].text == "," and run[at - 1].lower in _PARENTHETICAL:  # noqa: PLR2004 - ", however,"
        return at - 3 if run[at - 2].text == "," else at
    if at >= 0 and run[at].text == ")":
        while at >= 0 and run[at].text != "(":
            at -= 1
        return at - 1
    back = at
    while back >= 0 and (run[back].lower in DATE_WORDS or run[back].text[0].isdigit()):
        back -= 1
    if back < at and back >= 0 and run[back].lower in {"on", "in", "at"}:
        return back - 1
    if back < at and run[at].lower in {"yesterday", "today", "tonight", "week", "month", "year"}:
        return back
    return at


def _across_apposition(run: Run, comma: int) -> Phrase | None:
    """Over what is put in: "Mujahid, spokesman for the government, said"; the last comma given."""
    for start in range(comma - 1, max(-1, comma - _MAX_APPOSITION), -1):
        if run[start].text in {";", ":", "“", "”", '"'}:
            return None
        if run[start].text != ",":
            continue
        head = phrase_before(run, start)
        if head is None or head[1] != start:
            return None
        inserted = run[start + 1].lower
        if inserted in {"who", "which", "whose", "where"} or inserted.endswith("ing"):
            return _with_name_in_front(run, head) if inserted != "including" else (head[0], comma)
        named = _is_name(run, start + 1, comma)
        if named and _is_done_to(run, head):
            return (start + 1, comma)
        whole = _with_name_in_front(run, (head[0], comma))
        if can_speak(run, head) or named:
            return whole
    return None


def _is_done_to(run: Run, phrase: Phrase) -> bool:
    """Whether a phrase closes a clause on the subject: "The auditor who found the fraud, …"."""
    done = False
    for at in range(phrase[0], -1, -1):
        word = run[at].text
        if not word[0].isalnum():
            return False
        if word in {"who", "whose", "that", "which"}:
            return done
        done = done or (word.islower() and looks_finite(word))
    return False


def _is_name(run: Run, start: int, end: int) -> bool:
    """Whether nothing but a name stands there: "The operator, Lannan Lines, said"."""
    return start < end and all(t.text[0].isupper() or t.text in ".-’'" for t in run[start:end])


def _with_name_in_front(run: Run, phrase: Phrase | None) -> Phrase | None:
    """Takes in "The chief spokesman," before "Zabihullah Mujahid,": a role and its holder."""
    if phrase is None or phrase[0] < 2 or run[phrase[0] - 1].text != ",":  # noqa: PLR2004 - word, comma
        return phrase
    front = phrase_before(run, phrase[0] - 1)
    if front is None or front[1] != phrase[0] - 1 or run[front[0]].lower in PREPOSITIONS:
        return phrase
    closed = phrase[1] < len(run) and run[phrase[1]].text == ","
    # Without a second comma it is no apposition: "In the north, the army said".
    starts = front[0] == 0 or not run[front[0] - 1].text[0].isalnum()
    if closed and starts and can_speak(run, front) and not has_finite(run, front[1]):
        return (front[0], phrase[1])
    return phrase


def main_subject(run: Run, before: int) -> Phrase | None:
    """The subject of the sentence's first clause that ends before position `before`."""
    for at in range(1, before):
        token = run[at]
        if token.text == token.lower and looks_finite(token.lower):
            phrase = phrase_before(run, at)
            if phrase and phrase[1] == at:
                return phrase
    return None
