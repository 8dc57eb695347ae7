"""Noun phrases around a reporting verb, read without a tagger; who of them can speak.

Positions are indices into the pieces of a sentence; a phrase is a half-open range of them.
"""

from __future__ import annotations

from typing import TypeAlias

from flows.core.facts.calendar_words import MONTH_NUMBER, WEEKDAY_NAMES
from flows.core.facts.clauses import OPENERS, QUOTES, looks_finite
from flows.core.words import Token, listed

Phrase: TypeAlias = tuple[int, int]
Run: TypeAlias = tuple[Token, ...]

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
ADVERBS = listed("""
    also then later long once again already now still even yesterday today earlier
    previously recently just first further twice often always sometimes separately soon
    instead meanwhile
""")
_OPENING_ADVERBS = ADVERBS | listed("but and so yet however therefore nevertheless")
DATE_WORDS = listed("""
    yesterday today tonight morning afternoon evening night week month year weekend midday noon
    last this next late early mid
""").union(MONTH_NUMBER, map(str.lower, WEEKDAY_NAMES))
_INNER = frozenset(".-&/")
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
        return at > 0 and (text in _INNER or is_possessive(run, at))
    if word == "and":
        return not has_finite(run, at)
    if text == word and looks_finite(word):
        # "officials briefed on the matter": a participle behind its noun belongs to the phrase;
        # so does one before it: "the newly elected president".
        behind = at + 1 < end and run[at + 1].lower in PREPOSITIONS - {"to"}
        ahead = at > 0 and (run[at - 1].lower in DETERMINERS or run[at - 1].lower.endswith("ly"))
        return word.endswith("ed") and (behind or ahead)
    return True


def is_possessive(run: Run, at: int) -> bool:
    """Tells a plural's mark from a closing one: that of "the officials’ lawyer" touches an "s"."""
    touches = run[at].text in {"’", "'"} and run[at - 1].end == run[at].start
    spaced = at + 1 < len(run) and run[at + 1].start > run[at].end
    quoted = any(
        t.text in {"'", "‘"} and n + 1 < at and run[n + 1].start == t.end
        for n, t in enumerate(run[:at])
    )
    return touches and spaced and not quoted and run[at - 1].lower.endswith("s")


def has_finite(run: Run, end: int) -> bool:
    """Whether the clause that runs up to `end` already has a verb of its own."""
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
        _is_gerund(run, start, end)
        or all(t.lower in DETERMINERS or not t.text[0].isalnum() for t in run[start:end])
    ):
        return None  # "Having discovered the band", "this"
    return (start, end) if start < end else None


def _is_gerund(run: Run, start: int, end: int) -> bool:
    """Tells "Having discovered the band" from "Beijing" and "Boeing Commercial Airplanes"."""
    alone = start + 1 == end or run[start + 1].text[0].isupper()
    return run[start].lower.endswith("ing") and not (run[start].text[0].isupper() and alone)


def _after_prepositional(run: Run, start: int, end: int) -> int:
    """Past "On Friday" or "In Leeds" at the head of a phrase; `end` if nothing is left."""
    at = start + 1
    while at < end and (run[at].lower in DATE_WORDS or run[at].text[0].isdigit()):
        at += 1
    if at > start + 1:
        return at
    while at < end and run[at].text[0].isupper():
        at += 1
    if start + 1 < at < end and (run[at].lower in DETERMINERS or run[at].lower in SPEAKING):
        return at
    return end


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
        ends = text not in _INNER or at + 1 == len(run) or run[at + 1].start > run[at].end + 1
        if not text[0].isalnum() and not is_possessive(run, at) and ends:
            break
        if word in OPENERS or word in {"but", "or"} or word in ADVERBS - {"first"}:
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
        token.lower in DATE_WORDS or token.text[0].isdigit()
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
