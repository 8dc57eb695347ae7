"""Who speaks: the noun phrase before a reporting verb, or the one after it.

Positions are indices into the pieces of a sentence; a phrase is a half-open range of them.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from flows.core.facts.clauses import OPENERS, QUOTES, listed, looks_finite
from flows.core.words import Token

Phrase: TypeAlias = tuple[int, int]
Run: TypeAlias = tuple[Token, ...]
#: A verb's subject: a phrase, the speaker before ("…, adding that"), or nobody we can name.
Subject: TypeAlias = Phrase | Literal["inherit"] | None

PRONOUNS = listed("he she they it we i you who")
#: The same as objects: "according to them".
OBJECT_PRONOUNS = listed("him her them us me")
DETERMINERS = listed(
    "the a an this that these those his her its their our my your some many several"
)
PREPOSITIONS = listed("""
    on in at from by with for to of after before during since under over amid despite among
    following per about against into within without upon through across between near inside
    outside
""")
_ADVERBS = listed("""
    also then later long once again already now still even yesterday today earlier
    previously recently just first further twice often always sometimes separately soon
    instead meanwhile
""")
_OPENING_ADVERBS = _ADVERBS | listed("but and so yet however therefore nevertheless")
_HAVE_AND_BE = listed("has have had did do does can is are was were be been being")
_PARENTHETICAL = listed("however meanwhile though too also nevertheless moreover")
_DATE_WORDS = listed("""
    monday tuesday wednesday thursday friday saturday sunday january february march april
    may june july august september october november december yesterday today tonight morning
    afternoon evening night week month year weekend midday noon jan feb mar apr jun jul aug
    sep sept oct nov dec last this next late early mid
""")
_INNER = frozenset(".-&/")
_MAX_APPOSITION = 22  # pieces; a longer insertion is a clause, not a title
#: Whose words these are although no name is given: people by trade, bodies, and what they publish.
SPEAKING = listed("""
    police people officials official authorities government ministry minister president
    company firm court judge prosecutor prosecutors lawyer lawyers witness witnesses
    spokesman spokeswoman spokesperson council committee commission union party army
    military navy hospital school university agency department office bureau bank club team
    group report reports study survey poll data figures statistics research researchers
    scientists documents document records analysis analysts analyst experts expert review
    paper investigators inquiry investigation source sources doctors residents critics media
    newspaper press opposition sides side family relatives parents men women man woman staff
    crew board chief head chairman chairwoman chair mayor governor senator secretary
    economists economist filing statement letter forecasters campaigners activists
    neighbours neighbors supporters opponents observers executives regulators regulator
    watchdog villagers locals officers officer engineers players coach manager captain owner
    owners lawmakers senators members leader leaders rebels both others neither authors
    author evidence estimates tests results indictment complaint lawsuit
""")


def subject_before(run: Run, verb: int, *, participle: bool) -> Subject:
    """Who says it, read leftwards from the verb; None also where nothing was said ("did not say").

    `participle` is true of "-ing" forms, which inherit their speaker after a comma.
    """
    at = _skip_auxiliaries(run, verb - 1)
    if at is None:
        return None
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
    phrase = phrase_before(run, at + 1)
    if phrase and participle and run[phrase[0]].lower == "with":
        return (phrase[0] + 1, phrase[1])
    return _with_name_in_front(run, phrase)


def is_negated(run: Run, verb: int) -> bool:
    """Whether the verb is denied, unreal or only to come: "did not say", "refused to confirm"."""
    return _skip_auxiliaries(run, verb - 1) is None


def is_passive(run: Run, verb: int) -> bool:
    """Whether a form of "be" governs the participle at `verb`."""
    at = verb - 1
    while at >= 0 and (run[at].lower in _ADVERBS or run[at].lower.endswith("ly")):
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
        if word not in _ADVERBS | _HAVE_AND_BE and not _is_adverb(run[at]):
            return at
        at -= 1
    return at


def _is_adverb(token: Token) -> bool:
    word = token.text
    return word.endswith("ly") and word.islower() and word not in {"family", "assembly", "ally"}


def _skip_insertions(run: Run, at: int) -> int:
    """Steps over ", however,", a bracket, and "on Saturday" between the subject and its verb."""
    if at >= 2 and run[at].text == "," and run[at - 1].lower in _PARENTHETICAL:  # noqa: PLR2004 - ", however,"
        return at - 3 if run[at - 2].text == "," else at
    if at >= 0 and run[at].text == ")":
        while at >= 0 and run[at].text != "(":
            at -= 1
        return at - 1
    back = at
    while back >= 0 and (run[back].lower in _DATE_WORDS or run[back].text[0].isdigit()):
        back -= 1
    if back < at and back >= 0 and run[back].lower in {"on", "in", "at"}:
        return back - 1
    if back < at and run[at].lower in {"yesterday", "today", "tonight", "week", "month", "year"}:
        return back
    return at


def phrase_before(run: Run, end: int) -> Phrase | None:
    """The noun phrase that ends just before `end`, or None."""
    if end and run[end - 1].lower in PRONOUNS - {"who", "you"}:
        return (end - 1, end)
    start = end
    while start > 0 and _inside_phrase(run, start - 1, end):
        start -= 1
    return _trimmed(run, start, end)


def _inside_phrase(run: Run, at: int, end: int) -> bool:
    word, text = run[at].lower, run[at].text
    if word in OPENERS or word in {"but", "or", "nor"}:
        return False
    if not text[0].isalnum():
        return at > 0 and (text in _INNER or _is_possessive(run, at))
    if word == "and":
        return not _has_finite(run, at)
    if text == word and looks_finite(word):
        # "officials briefed on the matter": a participle behind its noun belongs to the phrase;
        # so does one before it: "the newly elected president".
        behind = at + 1 < end and run[at + 1].lower in PREPOSITIONS - {"to"}
        ahead = at > 0 and (run[at - 1].lower in DETERMINERS or run[at - 1].lower.endswith("ly"))
        return word.endswith("ed") and (behind or ahead)
    return True


def _is_possessive(run: Run, at: int) -> bool:
    """Tells a plural's mark from a closing one: "the officials’ lawyer": the mark touches an "s"."""
    touches = run[at].text in {"’", "'"} and run[at - 1].end == run[at].start
    spaced = at + 1 < len(run) and run[at + 1].start > run[at].end
    quoted = any(
        t.text in {"'", "‘"} and n + 1 < at and run[n + 1].start == t.end
        for n, t in enumerate(run[:at])
    )
    return touches and spaced and not quoted and run[at - 1].lower.endswith("s")


def _has_finite(run: Run, end: int) -> bool:
    for token in reversed(run[:end]):
        if token.lower in OPENERS or (not token.text[0].isalnum() and token.text not in _INNER):
            return False
        if token.text == token.lower and looks_finite(token.lower):
            return True
    return False


def _trimmed(run: Run, start: int, end: int) -> Phrase | None:
    while start < end and (
        run[start].lower in _OPENING_ADVERBS or not run[start].text[0].isalnum()
    ):
        start += 1
    if start < end and run[start].lower in PREPOSITIONS and run[start].lower != "with":
        start = _after_prepositional(run, start, end)
    elif start < end and run[start].lower in {"late", "last", "early"}:
        start = _after_prepositional(run, start - 1, end)
    if start < end and (
        run[start].lower.endswith("ing")
        or all(t.lower in DETERMINERS or not t.text[0].isalnum() for t in run[start:end])
    ):
        return None  # "Having discovered the band", "this"
    return (start, end) if start < end else None


def _after_prepositional(run: Run, start: int, end: int) -> int:
    """Past "On Friday" or "In Leeds" at the head of a phrase; `end` if nothing is left."""
    at = start + 1
    while at < end and (run[at].lower in _DATE_WORDS or run[at].text[0].isdigit()):
        at += 1
    if at > start + 1:
        return at
    while at < end and run[at].text[0].isupper():
        at += 1
    if start + 1 < at < end and (run[at].lower in DETERMINERS or run[at].lower in SPEAKING):
        return at
    return end


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
        whole = _with_name_in_front(run, (head[0], comma))
        if can_speak(run, head):
            return whole
    return None


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
    if closed and starts and can_speak(run, front) and not _has_finite(run, front[1]):
        return (front[0], phrase[1])
    return phrase


def noun_phrase_after(run: Run, start: int) -> Phrase | None:
    """The noun phrase that begins at `start`, with its apposition: "Mujahid, the spokesman"."""
    end = _plain_phrase_end(run, start)
    if end == start:
        return None
    if end < len(run) and run[end].text == "," and run[end - 1].text[0].isupper():
        more = _plain_phrase_end(run, end + 1)
        titled = more > end + 1 and run[end + 1].text[0].islower()
        closed = more == len(run) or run[more].text in {",", ".", ";"} | QUOTES
        if titled and closed and any(t.lower in SPEAKING for t in run[end + 1 : more]):
            end = more
    return (start, end)


def _plain_phrase_end(run: Run, start: int) -> int:
    at = start
    while at < len(run):
        word, text = run[at].lower, run[at].text
        if not text[0].isalnum() and not _is_possessive(run, at):
            if text not in _INNER or at + 1 == len(run) or run[at + 1].start > run[at].end + 1:
                break
        if word in OPENERS or word in {"but", "or"} or word in _ADVERBS - {"first"}:
            break
        if text == word and looks_finite(word):
            behind = at + 1 < len(run) and run[at + 1].lower in PREPOSITIONS - {"to"}
            ahead = at > start and run[at - 1].lower in DETERMINERS
            if not (word.endswith("ed") and at > start and (behind or ahead)):
                break
        if word in {"on", "during", "after", "before", "amid", "via"}:
            break
        if word in {"late", "early", "last"} and run[at - 1].lower not in DETERMINERS:
            break
        if word in {"in", "at", "by", "to"} and at + 1 < len(run) and _is_adverbial(run[at + 1]):
            break
        at += 1
    return at


def _is_adverbial(token: Token) -> bool:
    return token.lower in {"a", "an", "his", "her", "their", "its", "remarks", "comments"} or (
        token.lower in _DATE_WORDS or token.text[0].isdigit()
    )


def can_speak(run: Run, phrase: Phrase) -> bool:
    """Whether the phrase names a person, a body or a publication: a name, a pronoun or a trade."""
    words = run[phrase[0] : phrase[1]]
    heads = [w for i, w in enumerate(words) if _is_head(words, i)]
    return any(
        w.lower in PRONOUNS
        or w.lower in SPEAKING
        or (w.text[0].isupper() and (len(words) == 1 or w.start > 0))
        for w in heads
    )


def _is_head(words: Run, i: int) -> bool:
    """Whether a noun phrase of `words` ends at `i`: before a preposition, a comma or the end."""
    following = words[i + 1] if i + 1 < len(words) else None
    return following is None or following.lower in PREPOSITIONS | {"and", ",", "(", "of"}


def main_subject(run: Run, before: int) -> Phrase | None:
    """The subject of the sentence's first clause that ends before position `before`."""
    for at in range(1, before):
        token = run[at]
        if token.text == token.lower and looks_finite(token.lower):
            phrase = phrase_before(run, at)
            if phrase and phrase[1] == at:
                return phrase
    return None
