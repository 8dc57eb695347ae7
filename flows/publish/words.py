"""What pages say in words of their own: counts, names of sources, days. Shared by all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from textwrap import shorten
from urllib.parse import urlsplit

from flows.core.records import Brief, Check, Claim, Conflict, Source, Withheld
from flows.publish.speakers import says_who, voices

_NAME = 50  # characters
_NAMES = 5  # sources named one by one; of the others, how many
_MONTHS = (
    "January February March April May June July August September October November December"
).split()

#: What gates compare, where their own names are not what readers call it.
_GATES = {
    "numbers": "figures",
    "polarity": "what is denied or doubted",
    "attribution": "who says so",
    "predicates": "what was done",
}
_PUBLISHED = {
    "full": "published whole, beside the brief",
    "excerpts": "published in excerpts: what is cited, and its neighbours",
    "none": "not published; the brief has their hashes",
}


def plural(count: int, one: str) -> str:
    """A count with its noun: "1 source", "2 sources"."""
    return f"{count} {one if count == 1 else one + 's'}"


def support(claim: Claim) -> str:
    """Who carries a claim: "reported by 3 sources", "4 independent sources".

    What somebody says has one origin, that speaker, however many report it.
    """
    documents = len(claim.reported_by or claim.documents)
    sources = plural(documents, "source")
    if claim.speaker is not None:
        return f"reported by {sources}"
    if claim.corroboration >= documents:
        return sources if documents == 1 else f"{documents} independent sources"
    alone = (
        "one origin" if claim.corroboration == 1 else f"{claim.corroboration} of them independent"
    )
    return f"{sources}, {alone}"


def carried(claim: Claim) -> str:
    """The same with the speaker, where the claim's text does not name them itself."""
    speaker = says_who(claim)
    return f"{speaker}; {support(claim)}" if speaker else support(claim)


def heard(claims: Iterable[Claim], sources: Mapping[str, tuple[int, Source]]) -> str:
    """Who says so, and where: "The army (in Al Jazeera, wire.md); Pakistan (in rferl.org)"."""
    said = []
    for voice in voices(claims):
        names = ", ".join(source_name(sources[d][1]) for d in voice.documents[:_NAMES])
        if len(voice.documents) > _NAMES:
            names += f" and {len(voice.documents) - _NAMES} more"
        said.append(f"{voice.speaker} (in {names})" if voice.speaker else names)
    return "; ".join(said)


def withheld_text(item: Withheld) -> str:
    """A withheld statement, or where it stood, if its words are not published."""
    if item.text is not None:
        return item.text
    numbers = ", ".join(map(str, item.sentences))
    noun = "sentence" if len(item.sentences) == 1 else "sentences"
    return f"A statement on {noun} {numbers}, not published with this brief"


def agreeing(check: Check) -> str:
    """What the gates compared and found to agree, as readers call it: "figures and names"."""
    passed = dict.fromkeys(g.gate for g in check.gates if g.outcome == "pass")
    words = [_GATES.get(gate, gate) for gate in passed if gate != "evidence"]
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def question(conflict: Conflict) -> str:
    """A conflict's question as a heading."""
    plain = conflict.question.replace("_", " ")
    return plain[:1].upper() + plain[1:]


def source_name(source: Source) -> str:
    """What readers know a source by; a title is cut to the length of a name."""
    title = shorten(source.title or "", _NAME, placeholder="…")
    return source.publisher or title or source.name


def remarks(source: Source) -> Iterator[str]:
    """What a reader should know of a source that was read: its own slips, and what was left out."""
    yield from source.notes
    if source.flagged:
        numbers = ", ".join(map(str, source.flagged))
        if len(source.flagged) == 1:
            yield f"sentence {numbers} addresses a language model, and is never evidence"
        else:
            yield f"sentences {numbers} address a language model, and are never evidence"


def read_sources(brief: Brief) -> dict[str, tuple[int, Source]]:
    """The sources that were read, by id, with their number on the page (from 1)."""
    read = [s for s in brief.sources if s.id is not None]
    return {s.id: (n, s) for n, s in enumerate(read, start=1) if s.id is not None}


def origins(brief: Brief) -> int:
    """How many independent origins the sources that were read have."""
    return len({s.origin or s.id for s in brief.sources if s.id is not None})


def share(part: int, whole: int) -> str:
    """A share in whole per cent, never rounded up: what is all but one is not "100 %"."""
    return f"{100 * part // whole}%" if whole else "none"


def held_up(brief: Brief) -> tuple[int, int]:
    """How many statements held when they were checked, and out of how many."""
    return len(brief.claims), len(brief.claims) + len(brief.withheld)


def sentences_read(brief: Brief) -> tuple[int, int]:
    """How many sentences of the stories were given to the engine, and out of how many."""
    told = sum(s.sentences - s.furniture for s in brief.sources)
    return sum(s.sentences_read for s in brief.sources), told


def made_of(brief: Brief) -> str:
    """The brief's measure in a line: sources, origins, and how many statements are printed."""
    read = len(read_sources(brief))
    parts = [plural(read, "source")]
    if origins(brief) < read:
        parts[0] += f", {plural(origins(brief), 'independent origin')}"
    parts.append(
        f"{plural(len(brief.claims), 'checked statement')}, {len(brief.withheld)} withheld"
    )
    if sum(sentences_read(brief)):
        parts.append(f"{share(*sentences_read(brief))} of their sentences read")
    if skipped := [s for s in brief.sources if s.id is None]:
        parts.append(f"{plural(len(skipped), 'source')} not read")
    return " · ".join(parts)


def day(iso: str) -> str:
    """The day of an ISO 8601 day or time (in UTC), the same in every locale: "8 November 2025"."""
    at = datetime.fromisoformat(iso)
    at = at.astimezone(UTC) if at.tzinfo else at
    return f"{at.day} {_MONTHS[at.month - 1]} {at.year}"


def moment(iso: str) -> str:
    """An ISO 8601 time to the minute, the same in every locale: "2025-11-08 14:05 UTC"."""
    return f"{datetime.fromisoformat(iso).astimezone(UTC):%Y-%m-%d %H:%M} UTC"


def web_address(url: str | None) -> str | None:
    """`url` if it is safe to link: http or https, with a host, and nothing that hides."""
    if url is None or not url.isascii() or not url.isprintable() or " " in url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None


def how_made(brief: Brief) -> Iterator[tuple[str, str]]:
    """How the brief was made, as labels and values."""
    made, usage = brief.made_by, brief.usage
    yield "Made with", made.software
    yield "Engine", made.engine
    if made.fallback:
        yield "In place of the engine asked for", made.fallback
    yield "Judge", made.judge
    yield "Models", ", ".join(made.models) or "none"
    for label, versions in (("Prompts", made.prompts), ("Schemas", made.schemas)):
        if versions:
            yield (
                label,
                ", ".join(f"{name} {version}" for name, version in sorted(versions.items())),
            )
    if made.settings:
        settings = (f"{name.replace('_', ' ')} {value}" for name, value in made.settings.items())
        yield "Settings", ", ".join(settings)
    if brief.focus:
        yield "Focus", brief.focus
    if usage.calls:
        yield "Calls to models", f"{usage.calls:,}, {usage.retries:,} of them repeated"
        sent = f"{usage.prompt_tokens:,} sent ({usage.cached_tokens:,} of them cached)"
        yield "Tokens", f"{sent}, {usage.completion_tokens:,} received"
        cost = f"{usage.cost:,.4f}" if usage.cost is not None else "not known: no prices are set"
        yield "Cost", cost
    else:
        yield "Cost", "none: no model was asked"
    yield "Started", moment(brief.started_at)
    yield "Finished", moment(brief.finished_at)
    yield "Source texts", _PUBLISHED[brief.publish_sources]
    yield "Format", f"brief {brief.schema_version}"
    yield "Brief", brief.id
