"""What stands around a claim, so that two reports need not share a sentence to share a question.

One paper writes "the striker scored 19 goals" where another names him. Who "the striker" is, the
sentences around say; and whether two documents tell one story, the names that both lead with.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flows.core.concepts import concepts
from flows.core.conflicts.occasions import lead_sentences, sentences_around
from flows.core.conflicts.roots import roots
from flows.core.conflicts.tellings import Moment, Telling, moment, own_names
from flows.core.facts import Name, read_facts
from flows.core.facts.nations import FORMS
from flows.core.facts.phrases import DETERMINERS, OBJECT_PRONOUNS, PREPOSITIONS, PRONOUNS
from flows.core.people import is_institution
from flows.core.records import Claim, Document
from flows.core.timeline import resolve_year, told_on
from flows.core.words import STOPWORDS, stem, tokens

_INDEFINITE = frozenset({"a", "an", "another", "some", "several", "many", "other", "one"})
_LEAST_LED_BY = 2  # words of names that both lead with; one may be the town or the country


@dataclass(frozen=True, slots=True)
class Scene:
    """One claim in its surroundings."""

    claim: Claim
    telling: Telling
    around: frozenset[str]  # stems of the words of all names near it
    led_by: frozenset[str]  # the same of its documents' titles and leads
    before: str  # the sentence before its first evidence
    told_on: dt.date | None
    years: frozenset[int]  # that it speaks of, "last year" included


@dataclass(frozen=True, slots=True)
class Party:
    """Who or what a phrase stands for, as far as the phrase says so."""

    text: str
    names: frozenset[str]  # stems of the words of its own names
    of: frozenset[str]  # the same of those behind a preposition: "the mayor of Torr"
    heads: frozenset[str]  # concepts of its other words
    indefinite: bool  # "a bus": perhaps another one

    @property
    def known(self) -> bool:
        """Whether it says anything; "he" does not."""
        return bool(self.names or self.heads)


def scenes_of(
    told: Sequence[tuple[Claim, Telling]], documents: Mapping[str, Document]
) -> list[Scene]:
    """Every claim with what stands around it."""
    leads = {d.id: _telling_words(lead_sentences(d)) for d in documents.values()}
    found = []
    for claim, telling in told:
        day = next((day for d in claim.documents if (day := told_on(documents[d]))), None)
        years = {resolve_year(d, day) for d in read_facts(claim.text).dates}
        found.append(
            Scene(
                claim,
                telling,
                _telling_words(sentences_around(claim, documents)),
                frozenset(n for d in claim.documents for n in leads[d]),
                _before(claim, documents),
                day,
                frozenset(y for y in years if y),
            )
        )
    return found


def _before(claim: Claim, documents: Mapping[str, Document]) -> str:
    """The body sentence right before a claim's evidence; empty if there is none."""
    for evidence in claim.evidence[:1]:
        ahead = documents[evidence.document].sentences[: evidence.sentence - 1][-1:]
        return next((s.text for s in ahead if s.kind == "body"), "")
    return ""


def apart(one: Scene, other: Scene) -> bool:
    """Whether two claims can differ: two documents tell them, or two speakers in one.

    What one document says twice in its own voice, or beside a speaker's words, is of two things.
    """
    if not set(one.claim.documents) & set(other.claim.documents):
        return True
    a, b = one.claim.speaker, other.claim.speaker
    return bool(a and b) and a != b


def one_scene(one: Scene, other: Scene) -> bool:
    """Whether two claims can be of one event: their times allow it, and names say so."""
    return times_fit(one, other) and one_story(one, other)


def times_fit(
    one: Scene,
    other: Scene,
    here: tuple[int, int] | None = None,
    there: tuple[int, int] | None = None,
) -> bool:
    """Whether two claims can be of one time.

    With the spans of two clauses only the days inside them count: "passed a medical on Monday and
    signed" says when the medical was.
    """
    ours, theirs = _times(one, here), _times(other, there)
    fit = any(a[: len(b)] == b or b[: len(a)] == a for a in ours for b in theirs)
    return (fit or not (ours and theirs)) and _years_agree(one, other)


def _times(scene: Scene, span: tuple[int, int] | None) -> frozenset[Moment]:
    if span is None:
        return scene.telling.moments
    dates = read_facts(scene.claim.text).dates
    inside = (moment(d, scene.told_on) for d in dates if span[0] <= d.start < span[1])
    return frozenset(m for m in inside if m)


def one_story(one: Scene, other: Scene) -> bool:
    """Whether two claims stand in reports of one story.

    Their documents lead with the same names: two of them, for one may be the town or the country;
    where they have but one in common, names near the claims must be the same, too.
    """
    shared = len(one.led_by & other.led_by)
    return shared >= _LEAST_LED_BY or bool(shared and one.around & other.around)


def _years_agree(one: Scene, other: Scene) -> bool:
    """Whether two claims can be of one year.

    Without a year a claim is of its document's own; a year to come is a deadline of what is planned
    now.
    """
    if one.years and other.years:
        return bool(one.years & other.years)
    return not (_only_past(one) or _only_past(other))


def _only_past(scene: Scene) -> bool:
    day = scene.told_on
    return day is not None and bool(scene.years) and max(scene.years) < day.year


def strangers(one: Scene, other: Scene) -> bool:
    """Whether each names something that the other does not know of, nor its surroundings."""
    return _unknown(one, other) and _unknown(other, one)


def _unknown(one: Scene, other: Scene) -> bool:
    return any(not name_stems(n) & other.around for n in own_names(one.telling, other.telling))


def name_stems(name: Name) -> frozenset[str]:
    """The stems of a name's words; "bank" in "Orbel Bank" tells it from no other bank."""
    words = tokens(name.core)
    own = [t for t in words if not is_institution(t.lower)]
    return frozenset(stem(t.text) for t in own or words)


def _telling_words(texts: Sequence[str]) -> frozenset[str]:
    return frozenset(s for t in texts for n in read_facts(t).names for s in name_stems(n))


def read_party(text: str) -> Party:
    """Who or what a phrase stands for."""
    run = tokens(text)
    names = [
        n for n in read_facts(text).names if tuple(t.lower for t in tokens(n.core)) not in FORMS
    ]
    inside = [(n.start, n.end) for n in names]
    little = STOPWORDS | DETERMINERS | PRONOUNS | OBJECT_PRONOUNS
    heads = [
        t
        for t in run
        if t.text[0].isalpha()
        and t.lower not in little
        and not any(s <= t.start < e for s, e in inside)
    ]
    first = run[0].lower if run else ""
    own_ends = next((t.start for t in run if t.lower in PREPOSITIONS), len(text))
    return Party(
        text=text,
        names=frozenset(s for n in names if n.start < own_ends for s in name_stems(n)),
        of=frozenset(s for n in names if n.start >= own_ends for s in name_stems(n)),
        heads=frozenset(c for t in heads for c in concepts(t.text)),
        indefinite=first in _INDEFINITE and not names,
    )


def same_party(one: Party, a: Scene, other: Party, b: Scene) -> bool:
    """Whether two phrases stand for one person or thing.

    Two names must share a word; a description must fit the other's ("the quake", "an earthquake"),
    or the one whom it describes must be known where it stands.
    """
    if one.names and other.names:
        return bool(one.names & other.names)
    if (one.indefinite and other.indefinite) or (one.of and other.of and not one.of & other.of):
        return False
    if one.names or other.names:
        named, scene = (one, b) if one.names else (other, a)
        return bool(named.names & scene.around)
    return bool(roots(one.heads) & roots(other.heads)) or not (one.heads and other.heads)
