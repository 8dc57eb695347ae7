"""Claims that say nothing that their source does not, each made from one or two sentences of it."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator

from bench.planting.model import Made, World
from bench.planting.reading import SPEECH, Place, is_whole, lowered, quoted, read_report, replace
from bench.planting.words import MONTHS, SMALL


def verbatim(place: Place, _: World, rng: random.Random) -> Iterator[Made]:
    """The sentence itself."""
    del rng
    yield Made(place.text, (place.number,), "verbatim")


_VERBS = r"(?:is|are|was|were|has|have|had|will|would|can|could|did|\w+ed)\b"
_RELATIVE = re.compile(rf", (?:who|which|whose|where) [^,“”\"()]{{6,90}},(?= {_VERBS})")
_BRACKET = re.compile(r"(?<!\w[A-Z]) \([^()]{3,80}\)(?=[,.]| [a-z])")
_TAIL = re.compile(
    r", (?:(?:which|including|adding to)\b [^“”\"()]{10,160}|"
    r"(?:where|while|when|after|before|as|with)\b (?!well|soon|long)[^“”\"(),]{10,160})(?=\.$)"
)
_LEAD = re.compile(
    r"^(?:In|On|At|During|After|Since|Before) (?![^,]* (?:he|she|it|they|we|I) )[^,“”\"()]{3,50}, "
    rf"(?=(?:the|a|an|he|she|it|they|[A-Z]\w+) (?:\w+ ){{0,4}}{_VERBS})"
)
_SECOND = re.compile(
    r", (?:and|but) (?:the|he|she|it|they|[A-Z]\w+) (?:\w+ ){0,3}?"
    rf"{_VERBS} [^“”\"()]{{6,160}}(?=\.$)"
)
_NEEDED = re.compile(r"\b(?:only|not|never|no|neither|if|unless|both|either)\b|n[’']t\b")


_CLAUSES = (
    (_RELATIVE, "between"),
    (_BRACKET, "bracket"),
    (_TAIL, "end"),
    (_LEAD, "lead"),
    (_SECOND, "second"),
)


def clause_left_out(place: Place, _: World, rng: random.Random) -> Iterator[Made]:
    """A clause between commas or brackets, one at the end, or when and where, is left out."""
    text = place.text
    ways = list(_CLAUSES)
    rng.shuffle(ways)
    for pattern, form in ways:
        found = pattern.search(text)
        if not found or SPEECH.search(found.group()) or quoted(text, *found.span()):
            continue
        needed = _NEEDED.search(found.group() if form == "bracket" else text)
        if needed or "(or " in found.group() or re.match(r"If |When |While ", text):
            continue
        claim = replace(text, found, "")
        if is_whole(claim[0].upper() + claim[1:]):
            yield Made(claim[0].upper() + claim[1:], (place.number,), form)
            return


_UNITED = (
    (re.compile(r"\b(?<=the )United States\b(?! [A-Z])"), "U.S."),
    (re.compile(r"\bUnited Nations\b(?! [A-Z])"), "UN"),
    (re.compile(r"\b(?<=the )United Kingdom\b(?! [A-Z])"), "UK"),
    (re.compile(r"\bEuropean Union\b(?! [A-Z])"), "EU"),
    (re.compile(r"\b(?<=the )U\.S\.(?= [a-z])(?! [a-z]+(?:y|n|t|s)\b)"), "United States"),
)


def _figure(word: re.Match[str]) -> str:
    return str(SMALL.index(word.group()))


def _rounded(figure: re.Match[str]) -> str:
    return f"about {round(int(figure.group()), -1)}"


_WORDS = rf"(?<!y )(?<!y-)(?<!d )(?<![\w-])(?:{'|'.join(SMALL[2:])})(?= [a-z]{{4,}}s\b)"
#: In which way, what is found, and what is written for it.
_FORMS: tuple[tuple[str, str, Callable[[re.Match[str]], str]], ...] = (
    ("digits", _WORDS, _figure),
    ("words", r"(?<![\w.,:/$£€#-])(?<![A-Z]. )(?:[2-9]|1\d)(?= [a-z]{4,}s\b)",
     lambda m: SMALL[int(m.group())]),
    ("percent", r"(?<=\d) ?(?:percent|per cent)\b", lambda _: "%"),
    ("percent", r"(?<=\d)%(?= [a-z])", lambda _: " percent"),
    ("million in digits", r"(?<![\w.,])(\d)\.(\d) million\b(?! to)",
     lambda m: f"{m[1]},{m[2]}00,000"),
    ("$3bn", r"(?<=[$£€]\d) (?:m|b)illion\b|(?<=[$£€]\d\d) (?:m|b)illion\b",
     lambda m: "m" if m.group() == " million" else "bn"),
    ("no comma", r"(?<![\w.,$£€])\d{1,3},\d{3}(?![\w,]|\.\d)",
     lambda m: m.group().replace(",", "")),
    ("rounded", r"(?<= (?:of|in) )\d\d[1-37-9](?= [a-z]{4,}s\b)", _rounded),
    ("rounded", r"(?<= (?:the|for|had|has|are) )\d\d[1-37-9](?= [a-z]{4,}s\b)", _rounded),
    ("rounded", r"(?<= with )\d\d[1-37-9](?= [a-z]{4,}s\b)", _rounded),
)  # fmt: skip


def number_in_other_form(place: Place, _: World, rng: random.Random) -> Iterator[Made]:
    """Digits for words, words for digits, signs and commas; a round figure for an exact one."""
    made = [
        _with(place, found, write(found), form)
        for form, pattern, write in _FORMS
        for found in re.finditer(pattern, place.text)
        if not quoted(place.text, *found.span())
    ]
    if made:
        yield rng.choice(made)


def _with(place: Place, found: re.Match[str], new: str, form: str) -> Made:
    return Made(replace(place.text, found, new), (place.number,), form)


_MONTH = "|".join(MONTHS)
_FULL = re.compile(rf"(?<!\ba )\b(?P<m>{_MONTH}) (?P<d>\d{{1,2}}), (?P<y>\d{{4}})\b,?")
_BRITISH = re.compile(rf"(?<![/–-])(?<!\ba )\b(?P<d>\d{{1,2}}) (?P<m>{_MONTH}) (?P<y>\d{{4}})\b")
_SHORT = re.compile(
    rf"\b(?P<m>{_MONTH}) (?P<d>\d{{1,2}})"
    r"(?!\d|st|nd|rd|th|, \d{4}|[-–:,/]| (?:and|to|through)| \d)"
)


def date_in_other_form(place: Place, _: World, rng: random.Random) -> Iterator[Made]:
    """The same day, written as elsewhere."""
    for pattern in (_FULL, _BRITISH, _SHORT):
        found = pattern.search(place.text)
        if not found or quoted(place.text, *found.span()):
            continue
        month, day = found["m"], int(found["d"])
        if not 1 <= day <= 31 or re.search(
            rf"\b(?:{_MONTH}|and|to) $", place.text[: found.start()]
        ):
            continue
        ways = [f"{day} {month}", f"{month[:3]}. {day}" if len(month) > 4 else f"{day} {month}"]
        if pattern is not _SHORT:
            year = found["y"]
            number = MONTHS.index(month) + 1
            iso = f"{year}-{number:02}-{day:02}"
            ways = [f"{day} {month} {year}", f"{month} {day}, {year}", iso, ways[0]]
        new = rng.choice([w for w in ways if w != found.group().strip(",")])
        text = replace(place.text, found, new)
        form = "no year" if not re.search(r"\d{4}", new) else "ISO" if "-" in new else "full"
        yield Made(text, (place.number,), form)
        return


def name_in_other_form(place: Place, _: World, rng: random.Random) -> Iterator[Made]:
    """A surname for a full name, or the short name that everybody knows."""
    text = place.text
    made = []
    for person in place.page.persons:
        found = re.search(rf"(?<![\w-]){re.escape(person)}(?![\w-])", text)
        surname = person.split()[1]
        if found and text.count(surname) == 1 and not quoted(text, *found.span()):
            made.append(_with(place, found, surname, "surname"))
    for pattern, short in _UNITED:
        found = pattern.search(text)
        if found and not quoted(text, *found.span()):
            made.append(_with(place, found, short, "short name"))
    if made:
        yield rng.choice(made)


def two_joined(place: Place, _: World, rng: random.Random) -> Iterator[Made]:
    """Two sentences of one paragraph as one, in the page's own voice."""
    if not place.following or place.text[-1] != ".":
        return
    n, second = place.following
    both = place.text + second
    if SPEECH.search(both) or re.search(r"[\"“”‘]", both):
        return
    if re.match(r"(?:But|And|However|So|Then|Or|Yet)\b", second):
        return
    joint = rng.choice(["; ", ", and "])
    text = place.text[:-1] + joint + lowered(second, place.page)
    yield Made(text, (place.number, n), joint.strip())


def speech_kept(place: Place, _: World, rng: random.Random) -> Iterator[Made]:
    """What is reported, with its speaker at the other end."""
    report = read_report(place.text)
    if not report:
        return
    who = lowered(re.sub(r", [^,]+,$", "", report.who).rstrip(","), place.page)
    what = lowered(report.what, place.page)
    ways = {
        "said that": f"{who[0].upper()}{who[1:]} said that {what}.",
        "at the end": f"{what[0].upper()}{what[1:]}, {who} said.",
    }
    if who not in {"he", "she", "they"}:
        ways["according to"] = f"According to {who}, {what}."
    form = rng.choice(sorted(w for w in ways if ways[w] != place.text))
    yield Made(ways[form], (place.number,), form)
