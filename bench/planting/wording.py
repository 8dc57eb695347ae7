"""Planted errors in the wording: quotations, negations, opposites, hedges; another page's fact."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from bench.planting.model import Made, World
from bench.planting.reading import QUOTED, SPEECH, Place, quoted, stems
from bench.planting.words import ANTONYMS, SUBORDINATORS


def quotation_altered(place: Place, _: World, rng: random.Random) -> Iterator[Made]:
    """A word inside a quotation is left out, put in, changed, or two change places."""
    for found in QUOTED.finditer(place.text):
        start, end = found.start() + 1, found.end() - 1
        words = place.text[start:end].split(" ")
        inner = [i for i in range(1, len(words) - 1) if re.fullmatch(r"[a-z]{4,}", words[i])]
        if len(words) < 5 or not inner or found.group()[0] == "‘":
            continue
        i = rng.choice(inner)
        pool = sorted(
            {
                w
                for _, t in place.page.sentences
                for w in re.findall(r"\b[a-z]{4,}\b", t)
                if w[-2:] == words[i][-2:] and w[:4] != words[i][:4]
            }
        )
        ways = {
            "left out": words[:i] + words[i + 1 :],
            "put in": [*words[:i], "really", *words[i:]],
            "two change places": [*words[: i - 1], words[i], words[i - 1], *words[i + 1 :]],
        }
        if pool:
            ways["changed"] = [*words[:i], rng.choice(pool), *words[i + 1 :]]
        form = rng.choice(sorted(ways))
        quote = " ".join(ways[form])
        if quote.casefold() not in place.page.lower and ways[form] != words:
            text = place.text[:start] + quote + place.text[end:]
            yield Made(text, (place.number,), form)
            return


_AUXILIARY = re.compile(
    r"\b(?:is|are|was|were|will|has|have|had|can|could|would|should)\b(?=\s(?!only|just|also)[a-z])"
)
_NOT = re.compile(
    r"\b(?:not|never|no|nor|neither|none|nobody|nothing|without|hardly|cannot)\b|n[’']t\b"
)
_CAN = "is|are|was|were|has|have|had|would|should|could"
_NOT_ONLY = "(?!only|just|yet|un|necessarily|until)"
_LOST = (
    (re.compile(rf"\b({_CAN}|will) not {_NOT_ONLY}"), r"\1 "),
    (re.compile(rf"\b({_CAN}|did|does|do)n[’']t {_NOT_ONLY}"), r"\1 "),
    (re.compile(r"\b([Cc]an)(?:not| not|[’']t) (?!only|just)"), r"\1 "),
    (re.compile(r"\bwon[’']t "), "will "),
    (re.compile(r"\b(did|does|do) not (?!only|just)"), r"\1 "),
    (re.compile(r"\b(is|are|was|were|has|have|had) never "), r"\1 "),
    (re.compile(r"\b(is|are|was|were|has|have|had) no longer "), r"\1 still "),
    (re.compile(r"\b([Tt]here (?:is|was)) no (?!\w+ (?:than|more|less)|longer)"), r"\1 a "),
)  # fmt: skip
_NOT_MAIN = re.compile(r"\b(?:if|whether|unless|why|how|what|when|though|although|who|which|that|"
                       r"as|while|where|because|than|to|of)\b")  # fmt: skip


def negation(place: Place, _: World, rng: random.Random) -> Iterator[Made]:
    """A main verb is negated, or loses the only negation of its sentence."""
    del rng
    text = place.text
    negations = list(_NOT.finditer(text))
    if not negations:
        found = _AUXILIARY.search(text)
        if (
            found
            and not quoted(text, *found.span())
            and not _NOT_MAIN.search(text[: found.start()])
        ):
            form = "gained"
            yield Made(text[: found.end()] + " not" + text[found.end() :], (place.number,), form)
    elif len(negations) == 1 and not re.search(r"\b(?:but|if|whether|why)\b", text):
        for pattern, kept in _LOST:
            found = pattern.search(text)
            if found and not quoted(text, *found.span()):
                yield Made(pattern.sub(kept, text, count=1), (place.number,), "lost")
                return


def antonym(place: Place, _: World, rng: random.Random) -> Iterator[Made]:
    """A word of the main clause is its opposite."""
    del rng
    text = place.text
    words = list(re.finditer(r"[A-Za-z]+", text))
    if _NOT.search(text):
        return
    for i, word in enumerate(words):
        if word.group() in SUBORDINATORS and not (
            word.group() == "that" and SPEECH.match(words[i - 1].group())
        ):
            return
        opposite = ANTONYMS.get(word.group())
        after = words[i + 1].group() if i + 1 < len(words) else ""
        before = words[i - 1].group() if i else ""
        if not opposite or opposite in text or quoted(text, *word.span()):
            continue
        if word.group() == "agreed" and after != "to":
            continue
        if word.group() in {"joined", "survived", "left", "lost"} and not after.islower():
            continue
        if (before in {"a", "an"} and (word.group()[0] in "aeiou") != (opposite[0] in "aeiou")) or (
            text[word.end() : word.end() + 1] == "-" or text[word.start() - 1] == "-"
        ):
            continue
        yield Made(
            text[: word.start()] + opposite + text[word.end() :],
            (place.number,),
            f"{word.group()} → {opposite}",
        )
        return


_PLANS = (
    r"(?<!the |his |her |its |any |our |and )(?<!their )(?<!of )\b(?:plans|hopes|aims|intends) "
    r"to (?=[a-z])"
)
_HEDGES: tuple[tuple[str, str, str], ...] = (
    ("may", r"(?<!so |if )(?<!that )\b(?:may|might) (?!have\b|or )(?=(?:not |also )?[a-z]+ )",
     "will "),
    ("could", r"\bcould (?=(?:lead|cause|mean|face|affect|become|take|help|make)\b)", "will "),
    ("may have", r"(?<=[a-z]s )(?:may|might) have (?=[a-z]+(?:ed|en) )", "have "),
    ("may have", r"(?:may|might) have (?=[a-z]+(?:ed|en) )", "has "),
    ("adverb", r"\b(?:allegedly|reportedly|apparently|probably|possibly|perhaps|supposedly) ", ""),
    ("alleged", r"(?<=the )(?:alleged|suspected|apparent|purported) (?=[a-z])", ""),
    ("likely", r"\b(?:is|are) (?:very |more |most )?(?:likely|expected) to (?=[a-z])", "will "),
    ("seems", r"\b(?:appears|seems) to be ", "is "),
    ("seems", r"\b(?:appear|seem) to be ", "are "),
    ("plans", _PLANS, "will "),
)  # fmt: skip
_HEDGED = re.compile(
    r"\b(?:may|might|could|would|should|alleged\w*|reportedly|apparent\w*|probabl\w+|possibl\w+|perhaps|"
    r"likely|suspected|supposed\w*|expected|appears?|seems?|purported\w*|presumabl\w+|plans?|hopes?|"
    r"believed?|thought|suggest\w*|if|can|potential\w*|intends?|aims?)\b"
)


def hedge_dropped(place: Place, _: World, rng: random.Random) -> Iterator[Made]:
    """What the source holds possible, likely or planned is printed as a fact."""
    del rng
    text = place.text
    if len(_HEDGED.findall(text)) != 1 or re.search(
        r"\b(?:[Yy]ou|[Uu]sers?|[Ii]t may be|I|we|our)\b|[Mm]ay have.*(?:, but| – but)", text
    ):
        return
    for form, pattern, kept in _HEDGES:
        found = re.search(pattern, text)
        if found and not quoted(text, *found.span()):
            claim = text[: found.start()] + kept + text[found.end() :]
            yield Made(claim, (place.number,), form)
            return


def other_document(place: Place, world: World, rng: random.Random) -> Iterator[Made]:
    """A sentence of another page, on the sentence of this one that comes nearest to it."""
    if len(world.pages) < 2 or len(place.page.sentences) < 3:
        return
    for page in rng.sample(list(world.pages), min(4, len(world.pages))):
        if page is place.page or not page.sentences:
            continue
        _, text = rng.choice(page.sentences)
        said = set(stems(text))
        if len(said - place.page.stems) < 3 or len(said) < 5:
            continue
        nearest = max(place.page.sentences, key=lambda s: (len(said & set(stems(s[1]))), -s[0]))
        yield Made(text, (nearest[0],), "of another page")
        return
