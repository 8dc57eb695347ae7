"""The speech acts of a sentence: each cue with its speaker, before what is reported is cut out."""

from __future__ import annotations

import re
from dataclasses import replace

from flows.core.facts.acts import Act, Chars, chars
from flows.core.facts.clauses import AUXILIARIES, QUOTES, looks_finite
from flows.core.facts.complements import has_object, is_verb_here, reports
from flows.core.facts.cues import ANONYMOUS, CUES, INVERTIBLE, NOUN_LIKE, STATEMENTS, Cue
from flows.core.facts.hearsay import is_told_otherwise, read_nouns, read_phrases
from flows.core.facts.phrases import (
    DETERMINERS,
    Phrase,
    Run,
    can_speak,
    noun_phrase_after,
    phrase_before,
)
from flows.core.facts.subjects import is_negated, is_passive, main_subject, subject_before
from flows.core.words import listed

_QUOTED_AS = re.compile(r"\s+as\s+saying\b", re.IGNORECASE)
_ADVERBIAL = re.compile(
    r"\s*(?:$|[.,;:—–)]|(?:late|early|earlier|later|on|in|at|to|during|by|from|via|through|after"
    r"|before|yesterday|today|tonight|this|last|again|recently|separately|there|here|afterwards?"
    r"|about|of|for|outside|inside|near|under|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b)",
    re.IGNORECASE,
)
_SEGMENT = re.compile(r"[^,;:“”\"—–]*")
#: What only people and publications do with words; a budget may "show" or "indicate" too.
_EVIDENTIAL = listed("show find suggest indicate reveal signal hint")
_CLAUSE = 6  # words and marks of the shortest clause that is reported ahead of its cue
_PASSIVE_TAIL = listed("to that as of for")


def find_acts(text: str, run: Run) -> list[Act]:
    """All speech acts in order of their cues, inherited speakers filled in."""
    acts = read_phrases(text, run)
    for i, token in enumerate(run):
        cue = CUES.get(token.lower)
        if cue is None or (token.text[0].isupper() and i > 0):
            continue
        act = _verb(text, run, i, cue)
        if act:
            acts.append(act)
    acts += [noun for noun in read_nouns(run) if not is_told_otherwise(text, noun, acts)]
    acts.sort(key=lambda act: act.cue)
    settled: list[Act] = []
    for act in acts:
        if act.speaker is None:
            speaker = _inherited(run, act, settled)
            if speaker is None:
                continue
            settled.append(replace(act, speaker=speaker))
        else:
            settled.append(act)
    return settled


def _inherited(run: Run, act: Act, earlier: list[Act]) -> Chars | None:
    for other in reversed(earlier):
        if other.speaker and other.speaker[0] < other.speaker[1]:
            return other.speaker
    before = next((i for i, t in enumerate(run) if t.start >= act.cue), len(run))
    subject = main_subject(run, before)
    return chars(run, subject) if subject and can_speak(run, subject) else None


def _verb(text: str, run: Run, i: int, cue: Cue) -> Act | None:
    if cue.form in {"past", "participle"}:
        if is_passive(run, i):
            return _passive(text, run, i, cue)
        if i + 1 < len(run) and run[i + 1].lower == "by":
            return _by(run, i, cue)
    if not _is_said(run, i, cue):
        return None
    return _inverted(run, i, cue) or _active(text, run, i, cue)


def _is_said(run: Run, i: int, cue: Cue) -> bool:
    """Whether the word is a verb here, was really said, and takes what follows."""
    before = {t.lower for t in run[max(0, i - 3) : i]}
    if cue.verb == "tell" and i and run[i - 1].lower == "all" and _ends_phrase(run, i):
        return False  # "10,000 runs all told, …"
    if cue.form == "participle" and cue.verb != "say" and not before & {"has", "have", "had"}:
        return False  # "a written agreement"
    return not is_negated(run, i) and has_object(run, i, cue)


def _ends_phrase(run: Run, i: int) -> bool:
    """Whether a mark, or nothing, follows the word."""
    return i + 1 == len(run) or not run[i + 1].text[0].isalnum()


def _active(text: str, run: Run, i: int, cue: Cue) -> Act | None:
    token = run[i]
    # "a warning", "the claimed measurements"
    named = bool(i) and run[i - 1].lower in DETERMINERS
    if named or not is_verb_here(run, i, cue):
        return None
    subject = subject_before(run, i, participle=cue.form == "ing")
    if subject is None:
        return None
    said = reports(run, i, cue)
    if subject == "inherit":
        act = Act(None, token.start, token.start, token.end, cue.verb, cue.force)
        return act if said else None
    needs_voice = token.lower in NOUN_LIKE or cue.verb in _EVIDENTIAL or cue.form in {"base", "ing"}
    if needs_voice and not can_speak(run, subject):
        return None
    speaker = chars(run, subject)
    if _closes(text, run, subject, i, cue):
        told = _SEGMENT.match(text, token.end) if cue.verb == "tell" else None
        end = told.end() if told else token.end
        return Act(speaker, speaker[0], token.start, end, cue.verb, cue.force, after_content=True)
    act = Act(speaker, speaker[0], token.start, token.end, cue.verb, cue.force)
    return act if said else None


def _passive(text: str, run: Run, i: int, cue: Cue) -> Act | None:
    token = run[i]
    quoted = token.lower == "quoted" and _QUOTED_AS.match(text, token.end)
    if quoted or cue.verb in {"tell", "ask", "urge"}:
        return None
    following = run[i + 1].lower if i + 1 < len(run) else ""
    if following == "by":
        return _by(run, i, cue)
    if cue.verb not in ANONYMOUS or following not in _PASSIVE_TAIL:
        return None
    nobody = (token.start, token.start)
    return Act(nobody, token.start, token.start, token.end, cue.verb, cue.force)


def _by(run: Run, i: int, cue: Cue) -> Act | None:
    """Reads "…, as confirmed by X"; "was confirmed by X"; "an allegation denied by X"."""
    phrase = noun_phrase_after(run, i + 2) if i + 2 < len(run) else None
    if phrase is None or not can_speak(run, phrase) or run[i + 2].lower.endswith("ing"):
        return None
    start, content = run[i].start, 0
    if i and run[i - 1].lower == "as":
        start = run[i - 1].start
    elif i and run[i - 1].lower in STATEMENTS:
        comma = next((n for n in range(i - 1, -1, -1) if run[n].text in {",", "—", "–"}), None)
        start = run[comma].start if comma else start
    elif not is_passive(run, i):
        # "many attacks claimed by the group": only the attacks are.
        claimed = phrase_before(run, i)
        content = run[claimed[0]].start if claimed else start
    speaker = chars(run, phrase)
    act = Act(speaker, start, run[i].start, speaker[1], cue.verb, cue.force, after_content=True)
    return replace(act, content_start=content)


def _inverted(run: Run, i: int, cue: Cue) -> Act | None:
    """Reads the speaker behind the verb, if the sentence runs that way: "“…,” said Mujahid"."""
    if cue.verb not in INVERTIBLE or cue.form not in {"past", "s", "participle"} or i == 0:
        return None
    if run[i - 1].text != "," and run[i - 1].text not in QUOTES:
        return None
    phrase = noun_phrase_after(run, i + 1) if i + 1 < len(run) else None
    if phrase is None or not can_speak(run, phrase) or run[phrase[0]].lower in {"that", "it"}:
        return None
    rest = run[phrase[1] :]
    stop = next((n for n, t in enumerate(rest) if t.text in {",", ".", ";"} | QUOTES), len(rest))
    if any(looks_finite(t.lower) for t in rest[:stop]):
        return None
    titled = run[i - 1].text == "," and isinstance(subject_before(run, i, participle=False), tuple)
    if titled and stop < len(rest) - 1:
        return None  # "Agnivesh, a cleric, said the scriptures, …": the comma ends his title
    start, end = chars(run, phrase)
    at = run[i].start
    return Act((start, end), at, at, end, cue.verb, cue.force, after_content=True)


def _closes(text: str, run: Run, subject: Phrase, i: int, cue: Cue) -> bool:
    """Whether the cue comes after what it reports: "…, police said on Friday."."""
    first = subject[0]
    if first < 3:  # noqa: PLR2004 - two words and a comma: "On Friday, police said"
        return False
    mark = run[first - 2].text if run[first - 1].lower == "as" else run[first - 1].text
    if mark != "," and mark not in QUOTES - {"“", "‘"}:
        return False
    segment = _SEGMENT.match(text, run[i].end)
    words = segment.group().replace(".", " ").split() if segment else []
    if not words:
        return True  # nothing follows, so it must stand before
    ahead = run[: first - 1]
    quoted = any(t.text in QUOTES for t in ahead)
    told = any(t.text == t.lower and looks_finite(t.lower) for t in ahead)
    # Verbs in the present are not seen, but nothing else is left to be reported.
    last = segment is not None and text[segment.end() :].strip() in {"", "."}
    if not (quoted or told or (last and len(ahead) >= _CLAUSE)):
        return False
    if cue.verb not in {"tell", "inform"} and not _ADVERBIAL.match(text, run[i].end):
        return False
    return "that" not in words and not any(w in AUXILIARIES for w in words)
