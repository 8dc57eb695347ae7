"""Planted errors in names, roles and speakers."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from bench.planting.model import Made, World
from bench.planting.reading import Place, others, quoted, read_report, replace, stems
from bench.planting.words import CITIES, COUNTRIES, FIRMS, PEOPLES, PLURAL_SPEAKERS, ROLES, SAYING


def name(place: Place, world: World, rng: random.Random) -> Iterator[Made]:
    """A person, country, city, firm or people is another of the same sort."""
    text = place.text
    report = read_report(text)
    for person in place.page.persons:
        found = re.search(rf"\b{re.escape(person)}(?![\w-])", text)
        if not found or quoted(text, *found.span()) or (report and person in report.who):
            continue
        near = others(text, place.page.persons)
        far = [
            p
            for p in others(text, rng.sample(world.persons, min(40, len(world.persons))))
            if not any(w in place.page.lower for w in p.casefold().split())
        ]
        for pool, form in ((near, "person of the page"), (far, "person of another page")):
            if pool:
                yield Made(replace(text, found, rng.choice(pool)), (place.number,), form)
    for names, form in (
        (COUNTRIES, "country"),
        (CITIES, "city"),
        (FIRMS, "firm"),
        (PEOPLES, "people"),
    ):
        pattern = rf"(?<![A-Z]\w )\b(?:{'|'.join(names)})\b(?!,? [A-Z]|-)"
        for found in re.finditer(pattern, text):
            if quoted(text, *found.span()):
                continue
            vowel = found.group()[0] in "AEIOU"
            pool = [n for n in names if n not in text and (n[0] in "AEIOU") == vowel]
            if pool and not (report and found.group() in report.who):
                yield Made(replace(text, found, rng.choice(pool)), (place.number,), form)
                break


_NO_OFFICE = re.compile(r" (?:[Oo]fficer|League|General|Electric|Motors|Assembly|Election)\b")


def role(place: Place, _: World, rng: random.Random) -> Iterator[Made]:
    """The holder of an office is given another one that the page never names."""
    text = place.text
    for group in ROLES:
        for office in sorted(group, key=len, reverse=True):
            found = re.search(
                rf"(?<![\w-])(?<![Vv]ice )(?<![Ff]ormer ){office}"
                r"(?:(?= [A-Z]\w+ [A-Z])|(?=(?: of| at| for)? [^,.]{2,40}[,.]))",
                text,
                re.IGNORECASE,
            )
            if not found or quoted(text, *found.span()):
                continue
            rank = office in {"general", "major", "captain"}  # "general manager", "major cities"
            if (rank and found.group().islower()) or _NO_OFFICE.match(text, found.end()):
                continue
            titled = bool(re.match(r" [A-Z][a-z]+", text[found.end() :]))
            applied = bool(re.search(r"[A-Z][\w’'-]+, (?:the |an? )?$", text[: found.start()]))
            if not titled and not applied:
                continue
            vowel = found.group()[0] in "AEIOUaeiou"
            pool = [o for o in group if o not in place.page.lower and (o[0] in "aeiou") == vowel]
            if pool:
                new = rng.choice(pool)
                old = found.group()
                new = (
                    new.title() if old.istitle() else new.capitalize() if old[0].isupper() else new
                )
                form = "before the name" if titled else "after the name"
                yield Made(replace(text, found, new), (place.number,), form)
                return


def flat_elsewhere(what: str, place: Place) -> bool:
    """Whether another sentence tells most of it, perhaps in the page's own voice."""
    told = set(stems(what))
    return any(
        len(told & set(stems(text))) > 0.6 * len(told)
        for n, text in place.page.sentences
        if n != place.number
    )


def speaker_dropped(place: Place, _: World, rng: random.Random) -> Iterator[Made]:
    """What the source only reports is printed flat, a quotation without its marks."""
    del rng
    for quotation in (False, True):
        report = read_report(place.text, quotation=quotation)
        if report and not flat_elsewhere(report.what, place):
            text = report.what[0].upper() + report.what[1:] + "."
            yield Made(text, (place.number,), "quotation" if quotation else "report")


def speaker_swapped(place: Place, world: World, rng: random.Random) -> Iterator[Made]:
    """What one says is given to another one of the same sort."""
    text = place.text
    for person in place.page.persons:
        named = rf"(?:{re.escape(person)}|{person.split()[1]})(?![\w’'-])"
        found = re.search(
            rf"(?<![\w.’'-])(?<![A-Z]\w\w )(?<![A-Z]\. ){named}(?=,? {SAYING}\b)|"
            rf"(?:(?<=said )|(?<=says )|(?<=ccording to )){named}",
            text,
        )
        if not found or quoted(text, *found.span()) or _named_before(text, found):
            continue
        near = others(text, place.page.persons)
        far = others(text, rng.sample(world.persons, min(40, len(world.persons))))
        far = [p for p in far if not any(w in place.page.lower for w in p.casefold().split())]
        for pool, form in ((near, "person of the page"), (far, "person of another page")):
            if pool:
                new = rng.choice(pool)
                new = new if " " in found.group() else new.split()[1]
                yield Made(replace(text, found, new), (place.number,), form)
    report = read_report(text)
    plain = report.who.casefold().removeprefix("the ") if report else ""
    if report and plain in PLURAL_SPEAKERS:
        new = report.who.casefold().replace(plain, PLURAL_SPEAKERS[plain])
        new = new.capitalize() if report.who[0].isupper() else new
        end = report.start + len(report.who)
        yield Made(text[: report.start] + new + text[end:], (place.number,), "people")


def _named_before(text: str, found: re.Match[str]) -> bool:
    """Whether a first name that we do not know stands before a surname."""
    before = text[: found.start()].split()
    return (
        bool(before) and before[-1][0].isupper() and len(before) > 1 and before[-1][-1] not in ",.”"
    )
