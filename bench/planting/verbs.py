"""Transitive verbs of the news, for short sentences; the measure's own list."""

from __future__ import annotations

#: base, past and participle (where they differ) of verbs of one sort a line (or more, the rest
#: indented): one of them may stand for another, so a planted verb is of another sort.
_SORTS = """
praise,praised thank,thanked welcome,welcomed applaud,applauded honour,honoured honor,honored
criticise,criticised criticize,criticized condemn,condemned blame,blamed accuse,accused
  attack,attacked
accept,accepted adopt,adopted approve,approved endorse,endorsed support,supported back,backed
  sign,signed
refuse,refused reject,rejected oppose,opposed block,blocked veto,vetoed
buy,bought purchase,purchased acquire,acquired take,took,taken obtain,obtained receive,received
  get,got win,won
sell,sold lose,lost abandon,abandoned
build,built construct,constructed create,created found,founded establish,established
  develop,developed design,designed make,made produce,produced form,formed start,started
  begin,began,begun open,opened launch,launched introduce,introduced release,released
  publish,published issue,issued
write,wrote,written compose,composed record,recorded
close,closed end,ended cancel,cancelled stop,stopped halt,halted suspend,suspended
destroy,destroyed demolish,demolished damage,damaged hit,hit strike,struck kill,killed
  injure,injured murder,murdered shoot,shot wound,wounded
repair,repaired restore,restored rebuild,rebuilt renovate,renovated save,saved rescue,rescued
lead,led direct,directed manage,managed head,headed run,ran,run chair,chaired
leave,left quit,quit
appoint,appointed name,named elect,elected hire,hired choose,chose,chosen select,selected
  nominate,nominated
dismiss,dismissed fire,fired sack,sacked remove,removed replace,replaced
arrest,arrested detain,detained charge,charged sue,sued convict,convicted
teach,taught train,trained
find,found discover,discovered identify,identified
visit,visited tour,toured
defeat,defeated beat,beat,beaten
own,owned hold,held keep,kept
increase,increased raise,raised double,doubled expand,expanded improve,improved
reduce,reduced cut,cut lower,lowered limit,limited
invade,invaded capture,captured occupy,occupied seize,seized
cover,covered include,included contain,contained feature,featured
invite,invited
complete,completed finish,finished
study,studied examine,examined investigate,investigated test,tested
use,used
cause,caused
attend,attended
sponsor,sponsored fund,funded finance,financed
carry,carried bring,brought send,sent deliver,delivered
describe,described
show,showed,shown display,displayed present,presented
add,added
enter,entered reach,reached cross,crossed
follow,followed
inspire,inspired influence,influenced encourage,encouraged
mark,marked celebrate,celebrated
serve,served
offer,offered provide,provided give,gave,given
pay,paid spend,spent
play,played perform,performed portray,portrayed
change,changed transform,transformed
break,broke,broken
set,set
score,scored
see,saw,seen watch,watched
ask,asked urge,urged
drive,drove,driven
protect,protected defend,defended
house,housed
threaten,threatened warn,warned
represent,represented
attract,attracted
avoid,avoided
share,shared
conduct,conducted organise,organised organize,organized host,hosted
earn,earned
eat,ate,eaten
wear,wore,worn
force,forced
prevent,prevented ban,banned
"""


def _rows() -> list[tuple[str, str, str, int]]:
    rows = []
    for sort, line in enumerate(_SORTS.replace("\n  ", " ").strip().splitlines()):
        for entry in line.split():
            base, past, *rest = entry.split(",")
            rows.append((base, past, rest[0] if rest else past, sort))
    return rows


BASES = {past: base for base, past, _, _ in _rows()}
PARTICIPLES = {past: participle for _, past, participle, _ in _rows()}
#: A participle or past form to the past: what a passive turned round needs.
PASTS = {participle: past for _, past, participle, _ in _rows()}
PASTS_OF_BASES = {base: past for base, past, _, _ in _rows()}
SORTS = {
    form: sort for base, past, participle, sort in _rows() for form in (base, past, participle)
}
#: With these, who does it to whom says the same either way, or nearly.
MUTUAL = frozenset(("met", "married", "joined", "replaced", "fought"))

#: The opposite of an act, in the past.
CONTRARY = {
    "praised": "criticised", "criticised": "praised", "criticized": "praised",
    "welcomed": "condemned", "condemned": "welcomed", "accused": "praised", "blamed": "thanked",
    "thanked": "blamed", "accepted": "refused", "refused": "accepted", "rejected": "accepted",
    "approved": "rejected", "supported": "opposed", "opposed": "supported", "backed": "opposed",
    "endorsed": "rejected", "adopted": "rejected", "bought": "sold", "sold": "bought",
    "won": "lost", "lost": "won", "opened": "closed", "closed": "opened", "hired": "dismissed",
    "dismissed": "hired", "appointed": "dismissed", "built": "demolished", "destroyed": "built",
    "attacked": "defended", "defeated": "lost to", "increased": "reduced", "reduced": "increased",
    "raised": "cut", "expanded": "reduced", "started": "ended", "began": "ended",
    "launched": "cancelled", "received": "gave away", "damaged": "repaired", "saved": "destroyed",
}  # fmt: skip
