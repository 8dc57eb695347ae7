"""Who said it: does the checker keep a speaker, and see it dropped or exchanged?

    python -m bench.attribution SOURCE... [--per-kind N] [--seed N] [--show said|flat|other]

From sentences that report somebody's words it makes three forms: the same speaker with another cue
("said"), the words printed as fact ("flat"), and the words in the mouth of another person of the
same document ("other"). Only the attribution verdict is looked at. It reads with patterns of its
own, as `bench.planted` does.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bench.planting.reading import SPEECH, Page, Place, lowered, places, quoted, read_page, stems
from flows.checking import Draft, check_drafts
from flows.errors import InputError
from flows.judges.offline import OfflineJudge
from flows.sources import read_sources

PER_KIND = 300
_PER_PAGE = 6
_SHOWN = 40
_SAID = r"(?:said|says|added|stated|explained|noted|announced|confirmed|warned|argued|claimed)"
_WHO = (
    r"(?P<who>(?:[Tt]he )?(?:[\w’'.&-]+ ){0,6}?[A-Z][\w’'.&-]+|(?:[Tt]he )?(?:[\w’'-]+ ){0,3}?"
    r"(?:police|officials|spokesman|spokeswoman|minister|ministry|company|government|union|council|"
    r"mayor|president|researchers|residents|prosecutors|witnesses|authorities|service))"
)
_REPORTS = (
    re.compile(rf"^{_WHO},? {_SAID}(?: on \w+day)?(?: that)? (?P<what>[^“”\"]+)\.$"),
    re.compile(rf"^(?P<what>[A-Z][^“”\"]+), {_WHO} {_SAID}(?: on \w+day)?\.$"),
    re.compile(rf"^According to {_WHO}, (?P<what>[^“”\"]+)\.$"),
    re.compile(rf"^(?P<what>[A-Z][^“”\"]+),? according to {_WHO}\.$"),
)
_VERB = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|can|could|did|\w+ed)\b")
_UNFIT = re.compile(
    r"\b(?:I|we|my|our|you|your|me|us|who|which|that)\b|"
    r"^(?:it|this|that|there|he|she|they|but|and|as|so|earlier|\w+ing)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Claim:
    """One made claim and the sentence that it was made from."""

    form: str  # said, flat or other
    text: str
    place: Place


def claims(place: Place, rng: random.Random) -> Iterator[Claim]:
    """The three forms of one sentence; none where it is not plain who says what."""
    found = next((m for p in _REPORTS if (m := p.match(place.text))), None)
    if found is None or quoted(place.text, *found.span()):
        return
    who, what = found["who"], found["what"].rstrip(",")
    fit = len(what.split()) >= 5 and _VERB.search(what) and not SPEECH.search(what)
    if not fit or _UNFIT.search(who) or _UNFIT.search(what) or _VERB.search(who) or "," in who:
        return
    if _told_elsewhere(what, place):
        return
    told, speaker = lowered(what, place.page), lowered(who, place.page)
    ways = [f"{_first(speaker)} stated that {told}.", f"{_first(told)}, {speaker} said."]
    ways += [f"According to {speaker}, {told}.", f"{_first(speaker)} said {told}."]
    yield Claim("said", rng.choice([w for w in ways if w != place.text]), place)
    yield Claim("flat", f"{_first(told)}.", place)
    named = set(re.findall(r"\w+", place.text))
    others = [p for p in place.page.persons if not set(p.split()) & named]
    if others:
        yield Claim("other", f"{rng.choice(others)} said that {told}.", place)


def _first(words: str) -> str:
    return words[0].upper() + words[1:]


def _told_elsewhere(what: str, place: Place) -> bool:
    """Whether another sentence tells most of it, perhaps as fact or from another mouth."""
    told = set(stems(what))
    return any(
        len(told & set(stems(text))) > 0.5 * len(told)
        for n, text in place.page.sentences
        if n != place.number
    )


def make(pages: Sequence[Page], *, per_kind: int, seed: int) -> list[Claim]:
    """Up to `per_kind` claims a form, a few a page."""
    rng = random.Random(seed)  # noqa: S311  draws, no secrets
    spots = [place for page in pages for place in places(page)]
    rng.shuffle(spots)
    made: dict[str, list[Claim]] = {"said": [], "flat": [], "other": []}
    taken: dict[str, int] = {}
    for place in spots:
        page = place.page.document.id
        if taken.get(page, 0) < _PER_PAGE:
            for claim in claims(place, rng):
                if len(made[claim.form]) < per_kind:
                    made[claim.form].append(claim)
                    taken[page] = taken.get(page, 0) + (claim.form == "said")
    return [c for form in made.values() for c in form]


def code_of(claim: Claim, judge: OfflineJudge) -> str:
    """The attribution gate's code; empty if it lets the claim pass."""
    document = claim.place.page.document
    (check,) = check_drafts(
        document, [Draft(document.id, claim.text, (claim.place.number,))], judge
    )
    return next((g.code or "" for g in check.gates if g.gate == "attribution"), "")


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the rates, or the claims of one form that went wrong."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("sources", nargs="+", metavar="SOURCE")
    parser.add_argument("--per-kind", type=int, default=PER_KIND)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", choices=("said", "flat", "other"))
    options = parser.parse_args(arguments)
    try:
        documents = read_sources(options.sources).documents
    except InputError as e:
        print(e, file=sys.stderr)
        return 2
    pages = [read_page(d) for d in documents if d.language in {"en", "und"}]
    judge = OfflineJudge()
    made = make(pages, per_kind=options.per_kind, seed=options.seed)
    found = [(claim, code_of(claim, judge)) for claim in made]
    if options.show:
        good = options.show == "said"
        wrong = [(c, code) for c, code in found if c.form == options.show and bool(code) == good]
        for claim, code in wrong[:_SHOWN]:
            print(f"{code or 'passed'}\n  claim:  {claim.text}\n  source: {claim.place.text}\n")
        print(len(wrong))
        return 0
    rates = {}
    for form in ("said", "flat", "other"):
        own = [bool(code) for claim, code in found if claim.form == form]
        rates[form] = sum(own) / len(own) if own else 0.0
        print(f"{form:6} made {len(own):4}  failed {100 * rates[form]:5.1f} %")
    swapped = sum(code == "speaker.swapped" for claim, code in found if claim.form == "said")
    said = sum(claim.form == "said" for claim, _ in found)
    wrong_mouth = (rates["flat"] + rates["other"]) / 2
    print(f"balanced accuracy {50 * (1 - rates['said'] + wrong_mouth):.1f} %")
    print(f"supported, called another speaker {100 * swapped / max(1, said):.1f} %")
    return 0


if __name__ == "__main__":
    sys.exit(main())
