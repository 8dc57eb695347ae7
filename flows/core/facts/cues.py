"""The words that report speech: verbs with their inflections, and nouns, each with its force.

The classes follow the usual grammar of reporting (Quirk et al., "A Comprehensive Grammar of the
English Language", 14.28-33): verbs that take a clause, verbs that also take a plain object, and
verbs that name the person spoken of ("accuse Y of").
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from flows.core.words import listed

Force: TypeAlias = Literal["say", "claim", "deny", "confirm", "ask", "promise"]
Form: TypeAlias = Literal["base", "s", "past", "participle", "ing"]


@dataclass(frozen=True, slots=True)
class Cue:
    """One inflected form of a reporting verb."""

    verb: str
    force: Force
    form: Form
    strict: bool  # reports only with a clause or a quotation: "added that", not "added a wing"


#: Reports whatever follows: a clause, a quotation or a plain object.
_FREE: dict[Force, str] = {
    "say": """say state announce tell declare stress emphasize emphasise reiterate warn caution
        insist assert contend argue attribute describe characterize characterise tweet remark
        assure affirm lament underline underscore stipulate hypothesize opine""",
    "claim": "claim allege accuse blame purport boast",
    "deny": "deny",
    "confirm": "confirm acknowledge admit concede verify",
    "ask": "urge",
    "promise": "vow pledge promise",
}
#: Has another sense beside the reporting one, so it must be followed by a clause or a quotation.
_STRICT: dict[Force, str] = {
    "say": """add note report explain write post comment observe mention maintain believe think
        indicate suggest reveal disclose find show estimate predict forecast conclude respond reply
        recall testify rule repeat highlight echo call fear expect hope signal hint complain agree
        calculate determine hold joke read express thank praise criticize criticise condemn
        welcome applaud hail commend denounce
        advise speculate quip continue recount feel propose stipulate inform point""",
    "deny": "reject dismiss dispute refute rebut rebuff",
    "ask": "ask demand request appeal plead",
    "promise": "swear guarantee threaten",
}
_IRREGULAR = {
    "say": ("says", "said", "said", "saying"),
    "tell": ("tells", "told", "told", "telling"),
    "write": ("writes", "wrote", "written", "writing"),
    "find": ("finds", "found", "found", "finding"),
    "show": ("shows", "showed", "shown", "showing"),
    "think": ("thinks", "thought", "thought", "thinking"),
    "hold": ("holds", "held", "held", "holding"),
    "swear": ("swears", "swore", "sworn", "swearing"),
    "read": ("reads", "read", "read", "reading"),
    "forecast": ("forecasts", "forecast", "forecast", "forecasting"),
    "feel": ("feels", "felt", "felt", "feeling"),
    "admit": ("admits", "admitted", "admitted", "admitting"),
    "rebut": ("rebuts", "rebutted", "rebutted", "rebutting"),
    "quip": ("quips", "quipped", "quipped", "quipping"),
    "deny": ("denies", "denied", "denied", "denying"),
    "reply": ("replies", "replied", "replied", "replying"),
    "testify": ("testifies", "testified", "testified", "testifying"),
    "verify": ("verifies", "verified", "verified", "verifying"),
    "agree": ("agrees", "agreed", "agreed", "agreeing"),
    "stress": ("stresses", "stressed", "stressed", "stressing"),
    "dismiss": ("dismisses", "dismissed", "dismissed", "dismissing"),
    "express": ("expresses", "expressed", "expressed", "expressing"),
    "confess": ("confesses", "confessed", "confessed", "confessing"),
}


def _forms(verb: str) -> tuple[str, str, str, str]:
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if verb.endswith("e"):
        return f"{verb}s", f"{verb}d", f"{verb}d", f"{verb[:-1]}ing"
    return f"{verb}s", f"{verb}ed", f"{verb}ed", f"{verb}ing"


def _lexicon() -> dict[str, Cue]:
    found: dict[str, Cue] = {}
    for strict, table in ((False, _FREE), (True, _STRICT)):
        for force, verbs in table.items():
            for verb in verbs.split():
                s, past, participle, ing = _forms(verb)
                for form, word in (
                    ("ing", ing),
                    ("participle", participle),
                    ("past", past),
                    ("s", s),
                    ("base", verb),
                ):
                    # Where two forms look alike ("said", "read") the later, likelier one stays.
                    found[word] = Cue(verb, force, form, strict)  # type: ignore[arg-type]
    return found


#: Every inflected form, lower case, to its cue.
CUES: dict[str, Cue] = _lexicon()

#: May stand before its speaker: "…,” said Mujahid."
INVERTIBLE = listed("""
    say add note write claim warn explain announce state report declare insist argue recall
    reply admit conclude remark tweet observe ask stress caution acknowledge lament joke
    quip continue
""")
#: Takes an object as well as a clause, so that a bare noun after it is still what is reported.
OBJECTS = listed("""
    appeal plead
    welcome applaud hail commend denounce
    report express thank praise criticize criticise condemn describe call reveal disclose
    highlight predict forecast estimate hold demand request fear threaten guarantee
""")
#: To speak well or ill of somebody: neither is the other, and neither is merely said.
PRAISE = listed("praise thank welcome applaud hail commend")
BLAME = listed("blame accuse criticize criticise condemn denounce")
#: How praise may be told in other words.
CREDIT = listed(
    "gratitude grateful thankful thanks tribute credit credited appreciation appreciate"
)
#: Passive without a by-phrase that reports what nobody is named for: "is believed to".
ANONYMOUS = listed("""
    say believe report allege think claim accuse blame describe estimate rumour fear
    understand suspect
""")
#: Forms that are as often nouns: verbs only right after somebody who can speak.
NOUN_LIKE = listed("""
    claims reports states notes promises pledges demands requests appeals estimates
    forecasts posts comments stresses vows appeal claim report state note promise pledge
    demand request post comment estimate forecast stress vow charges calls rules shows
    points finds fears hopes signals hints holds call rule show point find fear hope signal
    hint hold boasts boast repeats repeat echoes echo thanks attributes attribute guarantees
    guarantee threatens welcome hail hails blame praise remark remarks disputes dispute blames
""")
#: Nouns that report: "X’s claims that …", "the allegation that …".
_REPORTING_NOUNS: tuple[tuple[str, Force], ...] = (
    ("claim", "claim"),
    ("allegation", "claim"),
    ("accusation", "claim"),
    ("assertion", "claim"),
    ("statement", "say"),
    ("announcement", "say"),
    ("warning", "say"),
    ("report", "say"),
    ("insistence", "say"),
    ("argument", "say"),
    ("suggestion", "say"),
    ("belief", "say"),
    ("view", "say"),
    ("denial", "deny"),
    ("confirmation", "confirm"),
    ("admission", "confirm"),
    ("acknowledgement", "confirm"),
    ("acknowledgment", "confirm"),
    ("promise", "promise"),
    ("pledge", "promise"),
    ("vow", "promise"),
)
NOUNS = {form: entry for entry in _REPORTING_NOUNS for form in (entry[0], entry[0] + "s")}
#: What a rejection must be of, to be a denial and not a refused offer.
STATEMENTS = listed("""
    allegation allegations claim claims accusation accusations charge charges report reports
    suggestion suggestions assertion assertions account notion idea rumour rumours rumor
    rumors criticism criticisms speculation finding findings characterization that
""")
#: What can be denied without a word being said.
GRANTED = listed("""
    bail entry access permission visa visas parole asylum boarding medical treatment him
    them her us me
""")
