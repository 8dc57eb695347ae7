"""The speech acts of a sentence: each cue with its speaker, before what is reported is cut out."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from flows.core.facts.clauses import AUXILIARIES, OPENERS, QUOTES, listed, looks_finite
from flows.core.facts.cues import (
    ANONYMOUS,
    CUES,
    GRANTED,
    INVERTIBLE,
    NOUN_LIKE,
    NOUNS,
    OBJECTS,
    STATEMENTS,
    Cue,
    Force,
)
from flows.core.facts.subjects import (
    DETERMINERS,
    PREPOSITIONS,
    Phrase,
    Run,
    can_speak,
    is_negated,
    is_passive,
    main_subject,
    noun_phrase_after,
    phrase_before,
    subject_before,
)

Chars = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Act:
    """A cue with its speaker; from `start` to `end` it is the reporter's own words."""

    speaker: Chars | None  # code points; empty if nobody is named; None: the speaker before
    start: int
    cue: int  # where its word stands, for the order of acts
    end: int
    verb: str
    force: Force
    after_content: bool = False  # what is reported stands before: "…, Mujahid said"
    content_start: int = 0  # of what stands before


_ACCORDING = re.compile(r"\b(?:according\s+to|as\s+per|in\s+the\s+words\s+of)\s+", re.IGNORECASE)
_QUOTED_AS = re.compile(r"\s+as\s+saying\b", re.IGNORECASE)
_ADVERBIAL = re.compile(
    r"\s*(?:$|[.,;:—–)]|(?:late|early|earlier|later|on|in|at|to|during|by|from|via|through|after"
    r"|before|yesterday|today|tonight|this|last|again|recently|separately|there|here|afterwards?"
    r"|about|of|for|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b)",
    re.IGNORECASE,
)
_SEGMENT = re.compile(r"[^,;:“”\"—–]*")
_LOOKAHEAD = 14  # pieces: how far a clause's own verb may stand from "added"
#: Even a following finite verb does not make these report without "that" or a quotation.
_THAT_ONLY = listed("""
    agree feel determine calculate rule signal hint testify point hold call continue joke
    read find conclude demand ask request appeal plead repeat echo post propose stipulate
    show complain call signal inform
""")
#: What only people and publications do with words; a budget may "show" or "indicate" too.
_EVIDENTIAL = listed("show find suggest indicate reveal mean signal hint")
_PASSIVE_TAIL = listed("to that as of for")


def find_acts(text: str, run: Run) -> list[Act]:
    """All speech acts in order of their cues, inherited speakers filled in."""
    acts = _phrases(text, run)
    for i, token in enumerate(run):
        cue = CUES.get(token.lower)
        if cue is None or (token.text[0].isupper() and i > 0):
            continue
        act = _verb(text, run, i, cue)
        if act:
            acts.append(act)
    acts += [noun for noun in _nouns(text, run) if not _is_told_otherwise(text, noun, acts)]
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
    return _chars(run, subject) if subject and can_speak(run, subject) else None


def _chars(run: Run, phrase: Phrase) -> Chars:
    return run[phrase[0]].start, run[phrase[1] - 1].end


def _phrases(text: str, run: Run) -> list[Act]:
    """Reads "According to X, …" and "…, according to X"."""
    found = []
    for match in _ACCORDING.finditer(text):
        first = next((i for i, t in enumerate(run) if t.start >= match.end()), None)
        phrase = None if first is None else noun_phrase_after(run, first)
        if phrase is None:
            continue
        speaker = _chars(run, phrase)
        ahead = text[: match.start()].rstrip()
        opens = not ahead or ahead[-1] in ";:—–(" or _opens_clause(ahead)
        found.append(
            Act(speaker, match.start(), match.start(), speaker[1], "accord", "say", not opens)
        )
    return found


def _opens_clause(ahead: str) -> bool:
    """Whether a parenthetical stands before its clause: "But, according to police, …"."""
    last = re.split(r"[,;]", ahead.rstrip(" ,"))[-1].split()
    return not any(looks_finite(w.lower()) for w in last) and len(ahead.split()) <= 4  # noqa: PLR2004 - "In 2020,"


def _nouns(text: str, run: Run) -> list[Act]:
    """Reads "Islamabad’s claims that …" and "the allegation that …"."""
    found = []
    for i, token in enumerate(run[:-2]):
        noun = NOUNS.get(token.lower)
        if noun is None or run[i + 1].lower != "that" or looks_finite(run[i + 2].lower):
            continue
        speaker: Chars = (token.start, token.start)
        owner = i - 1
        while owner >= 0 and owner > i - 3 and run[owner].text.islower():
            if run[owner].lower in DETERMINERS or run[owner].lower in OPENERS:
                break
            owner -= 1
        ending = next((e for e in ("'s", "s'") if run[owner].lower.endswith(e)), "")
        if owner >= 0 and (ending or text[run[owner].end : run[owner].end + 2] in {"' ", "’ "}):
            first = owner
            while first and (run[first - 1].text[0].isupper() or run[first - 1].lower == "the"):
                first -= 1
            speaker = (run[first].start, run[owner].end - (2 if ending == "'s" else 0))
        start = min(speaker[0], token.start)
        found.append(Act(speaker, start, token.start, run[i + 1].end, noun[0], noun[1]))
    return found


def _is_told_otherwise(text: str, noun: Act, acts: list[Act]) -> bool:
    """Whether a verb already reports the noun's clause: "said in a statement that"."""
    nobody = noun.speaker is not None and noun.speaker[0] == noun.speaker[1]
    return any(
        act.cue == noun.cue
        or (nobody and act.cue < noun.cue and len(text[act.end : noun.cue].split()) <= 9)  # noqa: PLR2004 - as far as "that" is sought
        for act in acts
        if not act.after_content
    )


def _verb(text: str, run: Run, i: int, cue: Cue) -> Act | None:
    token = run[i]
    participle = cue.form in {"past", "participle"}
    if participle and is_passive(run, i):
        return _passive(text, run, i, cue)
    if participle and i + 1 < len(run) and run[i + 1].lower == "by":
        return _by(run, i, cue)
    if cue.form == "participle" and cue.verb not in {"say"}:
        have = {t.lower for t in run[max(0, i - 3) : i]}
        if not have & {"has", "have", "had"}:
            return None
    if is_negated(run, i) or not _has_object(run, i, cue):
        return None
    inverted = _inverted(run, i, cue)
    if inverted:
        start, end = _chars(run, inverted)
        return Act(
            (start, end), token.start, token.start, end, cue.verb, cue.force, after_content=True
        )
    if i and run[i - 1].lower in DETERMINERS:
        return None  # "a warning", "the claimed measurements"
    if not _is_verb_here(run, i, cue):
        return None
    subject = subject_before(run, i, participle=cue.form == "ing")
    if subject is None:
        return None
    if subject == "inherit":
        if not _reports(text, run, i, cue):
            return None
        return Act(None, token.start, token.start, token.end, cue.verb, cue.force)
    needs_voice = token.lower in NOUN_LIKE or cue.verb in _EVIDENTIAL or cue.form in {"base", "ing"}
    if needs_voice and not can_speak(run, subject):
        return None
    speaker = _chars(run, subject)
    if _closes(text, run, subject, i, cue):
        end = token.end
        if cue.verb == "tell":
            told = _SEGMENT.match(text, end)
            end = told.end() if told else end
        return Act(speaker, speaker[0], token.start, end, cue.verb, cue.force, after_content=True)
    if not _reports(text, run, i, cue):
        return None
    return Act(speaker, speaker[0], token.start, token.end, cue.verb, cue.force)


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
    speaker = _chars(run, phrase)
    act = Act(speaker, start, run[i].start, speaker[1], cue.verb, cue.force, after_content=True)
    return replace(act, content_start=content)


def _inverted(run: Run, i: int, cue: Cue) -> Phrase | None:
    """The speaker behind the verb, if the sentence runs that way: "“…,” said Mujahid"."""
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
    return phrase


def _is_verb_here(run: Run, i: int, cue: Cue) -> bool:
    """Tells "The ministry claims" from "the claims" and "Islamabad’s claims"."""
    token = run[i]
    if token.lower not in NOUN_LIKE and cue.form != "base":
        return True
    if i == 0 or i + 1 == len(run):
        return i > 0 and cue.form == "s"
    before, after = run[i - 1], run[i + 1]
    if before.lower in AUXILIARIES:
        return False  # "there were reports"
    if before.lower in DETERMINERS | PREPOSITIONS or before.lower.endswith(("'s", "s'")):
        return False
    if looks_finite(after.lower) or after.lower in CUES:
        return False
    if after.lower in {"of", "by", "from", "about", "against", "into", "to", "and", "or", "are"}:
        return False
    if cue.form == "base":
        plural = before.lower.endswith("s") or before.lower in {"police", "people", "they", "we"}
        return plural or before.lower.endswith("ly") or before.lower in {"also", "i", "you", "men"}
    return True


def _closes(text: str, run: Run, subject: Phrase, i: int, cue: Cue) -> bool:
    """Whether the cue comes after what it reports: "…, police said on Friday."."""
    first = subject[0]
    if first < 3:  # noqa: PLR2004 - two words and a comma: "On Friday, police said"
        return False
    if run[first - 1].text != "," and run[first - 1].text not in QUOTES - {"“", "‘"}:
        if not (run[first - 1].lower == "as" and run[first - 2].text == ","):
            return False
    segment = _SEGMENT.match(text, run[i].end)
    words = [w for w in segment.group().replace(".", " ").split()] if segment else []
    if not words:
        return True  # nothing follows, so it must stand before
    ahead = run[: first - 1]
    quoted = any(t.text in QUOTES for t in ahead)
    if not quoted and not any(t.text == t.lower and looks_finite(t.lower) for t in ahead):
        return False
    if cue.verb not in {"tell", "inform"} and not _ADVERBIAL.match(text, run[i].end):
        return False
    return "that" not in words and not any(w in AUXILIARIES for w in words)


def _has_object(run: Run, i: int, cue: Cue) -> bool:
    following = [t.lower for t in run[i + 1 : i + 6]]
    if cue.verb == "deny":
        return not (following and following[0] in GRANTED)
    if cue.verb in {"reject", "dismiss", "dispute", "refute", "rebut", "rebuff"}:
        return any(w in STATEMENTS for w in following)
    if cue.verb == "hold":
        return any(t.lower == "responsible" for t in run[i + 1 : i + 8])
    if cue.verb == "point":
        return bool(following) and following[0] in {"out", "to"}
    return True


def _reports(text: str, run: Run, i: int, cue: Cue) -> bool:
    """Whether what follows is reported: a clause or a quotation, or any object if it needs none."""
    if not cue.strict:
        return i + 1 < len(run)
    rest = run[i + 1 : i + 1 + _LOOKAHEAD]
    if not rest:
        return False
    words = [t.lower for t in rest]
    if words[0] in {"that", "whether", ":", "how", "why"} or rest[0].text in QUOTES:
        return True
    if cue.verb in {"hold"}:
        return True
    if cue.verb == "call":
        return words[0] in {"for", "on"}
    stop = next((n for n, w in enumerate(words) if w in {",", ";", "—", "–"}), len(words))
    if "that" in words[:8] and cue.verb not in OBJECTS:
        return words.index("that") < 8 and words[0] not in DETERMINERS  # noqa: PLR2004 - as above
    if any(t.text in {"“", "‘", '"'} or t.text == ":" for t in rest):
        return True
    if cue.verb in OBJECTS or cue.verb in {"demand", "request", "urge", "appeal", "plead"}:
        return True
    if cue.verb in {"reject", "dismiss", "dispute", "refute", "rebut"}:
        return True
    if cue.verb in _THAT_ONLY:
        return False
    return any(looks_finite(t.lower) and t.text == t.lower for t in rest[1:stop]) or (
        "will" in words or "would" in words
    )
