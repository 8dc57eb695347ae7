"""How many of a model's planted errors are published, end to end, with the offline judge.

    python -m bench.lies SOURCE... [--per-kind N] [--seed N] [--covered | --kinds KIND...]
                         [--show KIND]

A scripted endpoint summarises the documents over HTTP: the sources' own sentences, and among them
claims with one planted error each. It stands by its lies: asked to word a claim again, it repeats
it, and a group of claims it words as its first lie. What passes both keys, and what then stands in
a story, is counted kind by kind. Stories are of 24 documents at most, as briefs are in life, and a
document is in as many as its lies fill. The same errors without a model: `python -m bench.planted`.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from bench.planted import make
from bench.planting.further import number_of_another_anyhow, speaker_dropped_anyhow
from bench.planting.kinds import ERRORS
from bench.planting.model import Made, Maker, World
from bench.planting.reading import SELF, Page, Place, quoted, read_page, stems
from bench.planting.words import FUNCTION
from flows.checking import check_document
from flows.consolidating import consolidate
from flows.core.records import Claim
from flows.endpoint import Endpoint, EndpointConfig
from flows.endpoint.excerpt import plain
from flows.engines.llm import LLMEngine
from flows.errors import InputError
from flows.judges.offline import OfflineJudge
from flows.sources import read_sources
from tests.fake_endpoint import Answer, Behaviour, Call, FakeEndpoint

PER_KIND = 500
_DOCUMENTS = 24  # of one story
_LIES = 16  # of one summary; with the true claims beside them no more than its schema allows
_DRAWS = (
    12  # passes over all sentences: where few can be spoilt in a way, each is spoilt in several
)
_TRUE = 6
_FAR = 6  # sentences between a claim and the wrong evidence that it cites
_SHOWN = 40


def wrong_evidence(place: Place, _: World, rng: random.Random) -> Iterator[Made]:
    """A true sentence that cites another one, which tells something else."""
    own = set(stems(place.text))
    far = [
        n
        for n, text in place.page.sentences
        if abs(n - place.number) >= _FAR and len(own & set(stems(text))) <= 1
    ]
    if far:
        yield Made(place.text, (rng.choice(far),), "cites another sentence")


def _is_spoken(place: Place) -> bool:
    """Whether it may stand inside a quotation that an earlier sentence has opened."""
    document = place.page.document
    before = document.text[: document.sentence(place.number).span.start]
    open_ = before.count('"') % 2 or before.count("“") > before.count("”")
    return bool(open_ or SELF.search(place.text))


def invented_quotation(place: Place, _: World, rng: random.Random) -> Iterator[Made]:
    """A few of the reporter's own words in quotation marks, as if somebody had said them."""
    words = list(re.finditer(r"\S+", place.text))
    if len(words) < 10 or _is_spoken(place):
        return
    first = rng.randrange(2, len(words) - 6)
    start, end = words[first].start(), words[first + 4].end()
    some = place.text[start:end]
    a_name = all(w[0].isupper() or w in FUNCTION for w in some.split())
    if not a_name and not quoted(place.text, start, end) and re.fullmatch(r"[\w ’'-]+", some):
        text = f"{place.text[:start]}“{place.text[start:end]}”{place.text[end:]}"
        yield Made(text, (place.number,), "put in quotation marks")


KINDS: dict[str, Maker] = {
    **ERRORS,
    "number of another thing": number_of_another_anyhow,
    "speaker dropped": speaker_dropped_anyhow,
    "invented quotation": invented_quotation,
    "evidence of something else": wrong_evidence,
}

#: Their words are true, and stand elsewhere; only their evidence is wrong.
_TRUE_ELSEWHERE = ("fact of another document", "evidence of something else")

#: What the gates are there for; of these none may be published.
COVERED = (
    "number",
    "number of another thing",
    "date",
    "name",
    "speaker dropped",
    "speaker swapped",
    "quotation altered",
    "invented quotation",
    "negation",
    "fact of another document",
    "evidence of something else",
)


@dataclass
class Liar:
    """A responder that writes the claims it is given for a document, and stands by its lies."""

    claims: dict[tuple[str, ...], list[Made]]  # by all sentences that the document shows
    lies: set[str] = field(default_factory=set)
    written: set[Made] = field(default_factory=set)

    def __call__(self, call: Call) -> Behaviour:
        """An answer under any of the writer's schemas."""
        answer: dict[str, Any] = {"speaker": None, "text": None}
        if call.schema == "summary":
            offered = self.claims.get(tuple(call.sentences.values()), [])
            fit = [m for m in offered if set(m.evidence) <= call.sentences.keys()]
            self.written.update(fit)
            answer = {
                "claims": [
                    {"sentences": list(m.evidence), "speaker": None, "text": m.text} for m in fit
                ]
            }
        elif call.schema == "restatement":
            answer["text"] = call.records[0]["text"]
        elif call.schema == "group":
            members = [r["id"] for r in call.records]
            false = [r["text"] for r in call.records if r["text"] in self.lies]
            answer = {"members": members, "speaker": None, "text": next(iter(false), None)}
        return Answer(answer)


@dataclass(frozen=True, slots=True)
class Lie:
    """One planted error, and how far it came."""

    kind: str
    page: Page
    made: Made
    passed: bool  # both keys turned
    published: bool  # it stands in the story
    true: int  # how many true claims passed beside it

    @property
    def source(self) -> str:
        """The evidence that it cites."""
        return " / ".join(self.page.document.sentence(n).text for n in self.made.evidence)


def tell(
    sources: Sequence[str], *, per_kind: int, seed: int, kinds: Sequence[str] = tuple(KINDS)
) -> list[Lie]:
    """Plants the errors and makes stories, a share of each document's errors at a time."""
    pages = [read_page(d) for d in read_sources(sources).documents if d.language in {"en", "und"}]
    pages = [page for page in pages if page.sentences]
    world = World(pages, sorted({p for page in pages for p in page.persons}))
    waiting: dict[str, list[tuple[str, Made]]] = defaultdict(list)
    for kind in kinds:
        for page, made in plant(kind, world, per_kind=per_kind, seed=seed):
            waiting[page.document.id].append((kind, made))
    rng = random.Random(seed)  # noqa: S311 - draws, no secrets
    for planted in waiting.values():
        rng.shuffle(planted)
    told: list[Lie] = []
    with FakeEndpoint() as fake, Endpoint(EndpointConfig(fake.url, "liar")) as endpoint:
        for batch in _stories(pages, waiting):
            told += _round(batch, fake, endpoint)
    return told


def plant(kind: str, world: World, *, per_kind: int, seed: int) -> list[tuple[Page, Made]]:
    """Up to `per_kind` different errors, of as many sentences as there are."""
    planted: dict[tuple[str, str, tuple[int, ...]], tuple[Page, Made]] = {}
    for draw in range(_DRAWS):
        for page, made in make(
            kind, KINDS[kind], world, per_kind=per_kind, seed=seed + 1000 * draw
        ):
            planted.setdefault((page.document.id, made.text, made.evidence), (page, made))
        if len(planted) >= per_kind:
            break
    return list(planted.values())[:per_kind]


def _stories(
    pages: Sequence[Page], waiting: dict[str, list[tuple[str, Made]]]
) -> Iterator[dict[Page, list[tuple[str, Made]]]]:
    """Documents that have lies left, so many at a time; each tells the next share of its own."""
    while left := [page for page in pages if waiting[page.document.id]]:
        for i in range(0, len(left), _DOCUMENTS):
            story = left[i : i + _DOCUMENTS]
            yield {page: waiting[page.document.id][:_LIES] for page in story}
            for page in story:
                del waiting[page.document.id][:_LIES]


def _round(
    batch: dict[Page, list[tuple[str, Made]]], fake: FakeEndpoint, endpoint: Endpoint
) -> list[Lie]:
    """One story of these documents, with these errors in it."""
    liar = Liar({}, {made.text for lies in batch.values() for _, made in lies})
    for page, lies in batch.items():
        true = [Made(text, (n,), "true") for n, text in page.sentences[:_TRUE]]
        shown = [s for s in page.document.sentences if s.may_be_evidence]
        told = tuple(plain(s.text) for s in shown)
        liar.claims[told] = [*true, *(made for _, made in lies)]
    fake.default = liar
    engine, judge = LLMEngine(endpoint, b"bench", chunk_tokens=100_000), OfflineJudge()
    documents = [page.document for page in batch]
    checked = [check_document(d, engine.summarise(d, None), engine, judge) for d in documents]
    story = consolidate(documents, checked, engine, judge)
    passed = _pairs(c for one in checked for c in one.claims)
    published = _pairs(story.claims)
    printed = {claim.text for claim in story.claims}
    held = sum(len(one.claims) for one in checked) - sum(
        (made.text, page.document.id, made.evidence) in passed
        for page, lies in batch.items()
        for _, made in lies
    )
    return [
        Lie(
            kind,
            page,
            made,
            passed=key in passed,
            published=key in published or (kind not in _TRUE_ELSEWHERE and made.text in printed),
            true=held,
        )
        for page, lies in batch.items()
        for kind, made in lies
        if made in liar.written  # else nobody has told it
        for key in [(made.text, page.document.id, made.evidence)]
    ]


def _pairs(claims: Iterable[Claim]) -> set[tuple[str, str, tuple[int, ...]]]:
    """What is said with which evidence of which document."""
    return {(c.text, check.document, check.evidence) for c in claims for check in c.checks}


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the table, or the errors of one kind that passed both keys."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("sources", nargs="+", metavar="SOURCE", help="files, folders or globs")
    parser.add_argument("--per-kind", type=int, default=PER_KIND, help="errors of a kind at most")
    parser.add_argument("--seed", type=int, default=1, help="the same seed plants the same errors")
    parser.add_argument(
        "--covered", action="store_true", help="only the kinds that the gates are there for"
    )
    parser.add_argument("--kinds", nargs="+", metavar="KIND", choices=KINDS, help="only these")
    parser.add_argument("--show", metavar="KIND", choices=KINDS, help="print what of it passed")
    options = parser.parse_args(arguments)
    try:
        told = tell(
            options.sources,
            per_kind=options.per_kind,
            seed=options.seed,
            kinds=_kinds(options),
        )
    except InputError as error:
        print(error, file=sys.stderr)
        return 2
    if options.show:
        for lie in [t for t in told if t.kind == options.show and t.passed][:_SHOWN]:
            print(f"[{lie.made.form}] {lie.made.text}\n  evidence: {lie.source}\n")
        return 0
    _print(told)
    return 0


def _kinds(options: argparse.Namespace) -> Sequence[str]:
    if options.show:
        return [options.show]
    return options.kinds or (COVERED if options.covered else tuple(KINDS))


def _print(told: Sequence[Lie]) -> None:
    counts = {
        "planted": Counter(t.kind for t in told),
        "passed both keys": Counter(t.kind for t in told if t.passed),
        "published": Counter(t.kind for t in told if t.published),
    }
    print(f"{'':28}" + "".join(f"{name:>18}" for name in counts))
    for kind in dict.fromkeys(t.kind for t in told):
        print(f"{kind:28}" + "".join(f"{count[kind]:18}" for count in counts.values()))
    print(f"{'all':28}" + "".join(f"{count.total():18}" for count in counts.values()))


if __name__ == "__main__":
    sys.exit(main())
