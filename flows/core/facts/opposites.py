"""Words that cannot both be true of one thing at one time, for a gate that must not guess.

Only pairs that a sub-editor would call a plain mistake are here; "man" and "woman" or "north" and
"south" are other things, not denials, and belong to the names and the judge.
"""

from __future__ import annotations

from functools import lru_cache

from flows.core.facts.clauses import lemma

_PAIRS = """
begin/end begin/finish begin/conclude start/end start/stop start/finish open/close launch/end
resume/suspend resume/halt resume/cancel continue/stop continue/end continue/halt continue/cease
rise/fall rise/drop rise/decline rise/decrease rise/sink rise/plunge rise/tumble rise/slip
climb/fall climb/drop climb/decline climb/slip jump/fall jump/drop jump/plunge soar/plunge
soar/fall soar/drop surge/fall surge/plunge surge/drop gain/lose gain/fall grow/shrink
grow/decline grow/fall increase/decrease increase/fall increase/drop increase/decline
increase/cut increase/reduce increase/lower raise/lower raise/cut raise/reduce expand/shrink
expand/contract widen/narrow improve/worsen improve/deteriorate strengthen/weaken up/down
rebound/fall recover/fall recover/worsen higher/lower more/less more/fewer high/low above/below
over/under upward/downward upturn/downturn
agree/refuse agree/disagree agree/reject agree/decline accept/reject accept/refuse accept/decline
approve/reject approve/block approve/deny pass/reject adopt/reject ratify/reject back/oppose
support/oppose favour/oppose favor/oppose endorse/oppose endorse/reject welcome/condemn
praise/criticize praise/condemn praise/criticise allow/ban allow/forbid allow/prohibit
permit/ban permit/forbid permit/prohibit allow/block legalize/ban lift/impose ease/tighten
grant/deny grant/refuse confirm/deny admit/deny acknowledge/deny
uphold/overturn uphold/quash uphold/reverse uphold/strike convict/acquit guilty/innocent
convict/clear arrest/release arrest/free detain/release jail/free imprison/free capture/release
charge/clear sentence/acquit
win/lose victory/defeat win/defeat beat/lose succeed/fail success/failure
appoint/dismiss appoint/sack appoint/remove hire/fire hire/sack elect/oust join/leave join/quit
enter/leave enter/exit arrive/leave arrive/depart return/leave stay/leave remain/leave
attack/defend advance/retreat advance/withdraw deploy/withdraw invade/withdraw seize/surrender
ally/enemy friend/enemy peace/war
build/demolish build/destroy create/destroy protect/destroy
buy/sell purchase/sell import/export lend/borrow borrow/repay invest/divest profit/loss
surplus/deficit supply/demand
include/exclude add/remove gain/loss rise/cut growth/decline growth/contraction growth/shrinkage
keep/scrap keep/abandon retain/lose retain/scrap
survive/die alive/dead alive/die survive/perish safe/dangerous
before/after earlier/later early/late first/last oldest/youngest older/younger largest/smallest
biggest/smallest larger/smaller bigger/smaller highest/lowest longest/shortest longer/shorter
fastest/slowest faster/slower best/worst better/worse most/least maximum/minimum
major/minor majority/minority strong/weak stronger/weaker heavy/light long/short wide/narrow
common/rare release/withhold
hot/cold warm/cool warmer/cooler wet/dry full/empty rich/poor expensive/cheap easy/difficult
possible/impossible likely/unlikely legal/illegal lawful/unlawful able/unable
known/unknown stable/unstable certain/uncertain happy/unhappy popular/unpopular
constitutional/unconstitutional official/unofficial successful/unsuccessful fair/unfair
armed/unarmed harmed/unharmed injured/unharmed hurt/unhurt changed/unchanged damaged/undamaged
expected/unexpected aware/unaware willing/unwilling satisfied/dissatisfied honest/dishonest
responsible/irresponsible regular/irregular complete/incomplete effective/ineffective
visible/invisible direct/indirect formal/informal dependent/independent public/private
temporary/permanent voluntary/mandatory optional/mandatory positive/negative optimistic/pessimistic

present/absent presence/absence inside/outside always/never everyone/nobody
love/hate like/dislike trust/distrust remember/forget encourage/discourage
connect/disconnect appear/disappear qualify/disqualify approve/disapprove obey/disobey
lock/unlock cover/uncover cancel/confirm postpone/advance delay/accelerate accelerate/slow
speed/slow unite/divide united/divided attract/repel deny/claim ignite/extinguish
violate/observe violate/respect violate/honour violate/honor breach/honour breach/honor
break/keep keep/break collapse/succeed fail/succeed intact/broken
import/export ascend/descend inflow/outflow ally/rival innocent/convict
tense/calm worsen/ease escalate/ease escalate/subside heighten/ease inflame/calm
many/few all/none everything/nothing former/current previous/current
"""


_WHOLE = 5  # letters of a stem that "un-" turns round: not "it" and "unit"


@lru_cache(maxsize=1)
def _table() -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for pair in _PAIRS.split():
        left, right = map(lemma, pair.split("/"))
        if left != right:
            table.setdefault(left, set()).add(right)
            table.setdefault(right, set()).add(left)
    return {word: frozenset(others) for word, others in table.items()}


def opposites(word_stem: str) -> frozenset[str]:
    """Stems of the words that say the opposite of this one; empty if none is known.

    "Un-" before a whole word needs no table: important, unimportant.
    """
    found = _table().get(word_stem, frozenset())
    if len(word_stem) >= _WHOLE:
        found |= {f"un{word_stem}"}
    if word_stem.startswith("un") and len(word_stem) >= _WHOLE + 2:
        found |= {word_stem[2:]}
    return found
