"""Briefs of every shape, on texts read by the real reader, claims checked by both real keys."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from hypothesis import strategies as st

from flows.core.facts import read_facts
from flows.core.gates import run_gates
from flows.core.records import (
    Answer,
    Brief,
    Check,
    Claim,
    Conflict,
    Document,
    Draft,
    Evidence,
    MadeBy,
    Section,
    Source,
    Usage,
    Withheld,
)
from flows.judges.offline import OfflineJudge
from flows.publish import SCHEMA_VERSION
from flows.sources import document_from_text
from tests.publish.making import source

#: What turns up in names, titles and texts, and breaks what is careless.
HOSTILE = (
    "<script>alert(1)</script>",
    "</style></title><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "'><a href='javascript:alert(1)'>x</a>",
    "<!-- <![CDATA[ ]]> -->",
    "&lt;b&gt; &amp;amp; &#60;i&#62;",
    "{{ 7*7 }} {% raw %} {# x #}",
    "[click](javascript:alert(1))",
    "![x](https://evil.example/x.png)",
    "[a]: https://evil.example",
    "[^1] [^1]: x",
    "<https://evil.example> www.evil.example https://evil.example",
    "a|b|c\n| --- | --- |",
    "# heading\n\nx\n===\n\n- item\n\n1. item\n\n> quote\n\n---",
    "+ item",
    "- item",
    "7) item",
    "=====",
    "-----",
    "***",
    "    indented code",
    "~~~ fence",
    "**bold** _em_ __strong__ ~~gone~~ `code` ``` fence $x$",
    ".__a b__. *_* \\",
    "line one\r\nline two\u2028three\u0085four",
    "a\u202eb\u2066c\u200bd\ufeffe\x00f\x1b[31mg\x07",
    "🧑\u200d🚀 é e\u0301 ﬁ Ⅸ 한\u3164글",
    "../../etc/passwd",
)

_TEXTS = (
    "Fire guts textile mill in Oldham\n\nA fire destroyed the Victoria textile mill in Oldham on"
    " Tuesday night. The fire chief, Dana Whitlock, said 14 workers were taken to hospital. “We"
    " could not save the roof,” Whitlock said. The cause has not been found.\n\nThe mill opened in"
    " 1902 and makes about 40 percent of the town’s yarn.",
    "The Victoria mill in Oldham was destroyed in a fire on Tuesday. The owners put the number of"
    " injured at nine. Production is unlikely to resume before summer, according to the union.",
    "Ana Duarte won the 1,500 metres in Lisbon on 4 May 2025 in 3:58.2, her best time in two years."
    " Her coach denied that she had been injured in March. Rivals may appeal the result. <b>The"
    " federation</b> will not comment, its spokesman said, before the *appeal* is heard.",
    "The central bank raised its rate to 4.25% on Thursday, from 4 percent. Governor Ilse Brandt"
    " said inflation could reach 3.1% by June. She added that no further rise was planned.",
)

_hostile = st.sampled_from(HOSTILE)
_anything = st.text(st.characters(), max_size=30)
#: Text for people: mostly decent, often hostile, now and then what no file can hold.
labels = st.one_of(
    st.sampled_from(["Mill fire", "The Oldham Courier", "soldiers killed", "about 450", "14"]),
    _hostile,
    _anything,
)
_moments = st.datetimes().map(lambda d: d.isoformat(timespec="seconds") + "Z")


@cache
def _read(text: str) -> Document:
    return document_from_text("story.txt", text)


@st.composite
def _documents(draw: st.DrawFn) -> tuple[Document, ...]:
    texts = draw(st.lists(st.sampled_from(_TEXTS), min_size=1, max_size=3, unique=True))
    foul = draw(st.none() | _hostile.filter(lambda said: "\0" not in said))  # that is no text
    if foul:  # in the stored text itself, beside the sentences that are cited
        texts[0] = f"{texts[0]}\n\nThe visitors’ book reads {foul} and little else."
    return tuple(
        replace(
            _read(text),
            name=draw(labels),
            title=draw(st.none() | labels),
            publisher=draw(st.none() | labels),
            url=draw(st.none() | labels | st.just("https://courier.example/a?b=1&c=<2>")),
            notes=tuple(draw(st.lists(labels, max_size=2))),
        )
        for text in texts
    )


def _checked(document: Document, text: str, speaker: str | None, number: int) -> Check:
    gates, context = run_gates(document, text, speaker, (number,))
    (said,) = OfflineJudge().judge(document, [Draft(document.id, text, (number,), speaker)])
    name = OfflineJudge.name
    return Check(document.id, said.verdict, (number,), context, gates, said.score, name)


def _evidence(document: Document, number: int) -> Evidence:
    s = document.sentence(number)
    return Evidence(document.id, number, s.span.start, s.span.end, s.text)


@st.composite
def _claims(draw: st.DrawFn, documents: tuple[Document, ...]) -> tuple[Claim, ...]:
    """Claims as the sources have them, or changed; nearly all of those left pass the gates."""
    found = []
    for n in range(draw(st.integers(1, 6))):
        document = draw(st.sampled_from(documents))
        sentence = draw(st.sampled_from(document.sentences))
        said = [s.speaker for s in read_facts(sentence.text).speeches]
        speaker = draw(st.sampled_from([*said, None]) if said else st.none() | _hostile)
        text = draw(
            st.just(sentence.text) | st.builds("{} {}".format, st.just(sentence.text), labels)
        )
        check = _checked(document, text, speaker, sentence.number)
        if not check.passed and draw(st.integers(0, 9)):
            continue
        found.append(
            Claim(
                id=f"c{n}",
                text=text,
                speaker=speaker,
                evidence=(_evidence(document, sentence.number),),
                checks=(check,),
                context=tuple(_evidence(document, number) for number in check.context),
                reported_by=(document.id,),
                corroboration=draw(st.sampled_from([1] * 9 + [2])),
                wording=draw(st.sampled_from(["source", "written", "restated", "quoted"])),
            )
        )
    return tuple(found)


@st.composite
def _conflicts(draw: st.DrawFn, claims: tuple[Claim, ...]) -> tuple[Conflict, ...]:
    answers = tuple(
        Answer(
            draw(st.sampled_from(c.text.split() or [c.text])),
            (c.id,),
            (c.speaker,) if c.speaker else (),
            c.documents,
        )
        for c in claims[:2]
    )
    return (Conflict(draw(labels), answers),) if len(answers) > 1 and draw(st.booleans()) else ()


@st.composite
def _withheld(
    draw: st.DrawFn, documents: tuple[Document, ...], claims: tuple[Claim, ...]
) -> tuple[Withheld, ...]:
    found = []
    for _ in range(draw(st.integers(0, 2))):
        document, text, speaker = draw(st.sampled_from(documents)).id, draw(labels), None
        if claims and not draw(st.integers(0, 3)):  # what is printed all the same
            claim = draw(st.sampled_from(claims))
            document, speaker = claim.documents[0], claim.speaker
            text = draw(st.sampled_from([claim.text, f" {claim.text.upper()}  "]))
        codes = ("number.not_in_evidence", "judge.partial")
        found.append(Withheld(text, speaker, document, (1,), codes, draw(labels)))
    return tuple(found)


@st.composite
def briefs(draw: st.DrawFn) -> tuple[Brief, tuple[Document, ...]]:
    """A brief that has gone through everything but publishing, with its documents."""
    documents = draw(_documents())
    claims = draw(_claims(documents))
    ids = tuple(c.id for c in claims)
    held = not ids or draw(st.booleans())
    unread = Source(None, draw(labels), "failed", draw(labels))
    brief = Brief(
        schema_version=SCHEMA_VERSION,
        id="",
        name=draw(labels),
        status="held" if held else "published",
        held_because=draw(labels) if held else None,
        focus=draw(st.none() | labels),
        started_at=draw(_moments),
        finished_at=draw(_moments),
        headline=ids[0] if ids else None,
        key_points=ids[:2],
        sections=(Section(draw(labels), ids[1:]),) if ids[1:] else (),
        conflicts=draw(_conflicts(claims)),
        claims=claims,
        withheld=draw(_withheld(documents, claims)),
        sources=(*map(source, documents), *([unread] if draw(st.booleans()) else [])),
        usage=Usage(calls=draw(st.integers(0, 2)), prompt_tokens=7),
        made_by=MadeBy(draw(labels), "extractive", "offline", (draw(labels),), {"summarise": "2"}),
    )
    return brief, documents
