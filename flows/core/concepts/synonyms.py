"""Words that a news reader takes for one another, as plain tables.

Only words that may stand for each other in a summary share a class; a word and its opposite, or a
part and its whole, never do. An underscore joins the words of a phrase; small words inside a
phrase are skipped when it is read ("without_agreement" also reads "without any agreement"). A plus
joins two ids that one phrase stands for.
"""

from __future__ import annotations

#: One class a line (or more, the rest indented): its id, then the words and phrases in it. The id
#: is a member too, unless it is two. Any inflection of a member is read.
CLASSES = """
no_result: fail failed failure collapse deadlock deadlocked stall stalled stalemate impasse
  breakdown break_down fall_apart founder unsuccessful fruitless no_agreement no_deal no_resolution
  no_progress no_breakthrough without_agreement without_deal without_resolution without_result
  without_breakthrough without_progress without_accord without_reaching_agreement
  without_reaching_deal without_reaching_accord end_without_agreement end_without_deal
  end_without_resolution end_without_result end_without_breakthrough end_without_accord
  end_without_reaching_agreement end_without_reaching_deal conclude_without_agreement
  conclude_without_deal conclude_without_resolution conclude_without_result
  conclude_without_breakthrough conclude_without_reaching_agreement conclude_without_reaching_deal
  reach_deadlock reach_impasse reach_stalemate fail_agreement fail_yield_result
  fail_yield_tangible_result fail_produce_agreement fail_produce_deal fail_reach_agreement
  fail_reach_deal end_in_failure end_in_deadlock
lasting: hold_for_now remain_in_effect remain_in_place remain_in_force remain_intact remain_valid
  stay_in_effect stay_in_place stay_intact continue continues continued continuation in_effect
  intact remain persist uphold observe maintain
truce+lasting: ceasefire_hold truce_hold ceasefire_will_hold ceasefire_would_hold truce_will_hold
  truce_would_hold
truce: ceasefire cease-fire cease_fire armistice
talks: talk negotiation negotiations negotiate discussion discussions discuss dialogue parley
agreement: deal accord pact agree
peacedeal: peace_agreement peace_deal peace_accord
kill: die dead death slay fatality fatalities fatal deadly decease perish lose_life claim_life
nobody: no_one no-one
demolish: demolition tear_down torn_down pull_down raze
wound: injure injury hurt casualty
attack: assault raid strike
airstrike: air_strike air_raid
clash: skirmish confrontation fight fighting
blast: explosion explode detonate detonation
shooting: gunfire shoot gunshot exchange_of_fire
gunman: shooter gunmen
soldier: troop troops serviceman servicemen
fighter: militant insurgent rebel
police: policeman officer policemen
spokesman: spokesperson spokeswoman
blame: attribute_to accuse accusation
deny: denial reject_claim
say: tell state announce declare add note report mention remark comment statement announcement
claim: allege assert allegation assertion
warn: warning caution
stress: emphasise emphasize underline underscore highlight
promise: pledge vow commit commitment
urge: call_on appeal exhort
ask: request
demand: insist insistence
start: begin commence launch initiate onset kick_off kickstart kick-start
end: conclude finish terminate wrap_up come_to_end conclusion
stop: halt cease
resume: restart resumption
cancel: call_off scrap cancellation
postpone: delay put_off defer postponement
rise: increase climb grow growth go_up jump surge soar gain
fall: decrease decline drop go_down plunge slump tumble dip
cut: reduce reduction lower slash
raise: hike lift
expand: enlarge expansion extend extension
improve: improvement better
worsen: deteriorate deterioration
win: victory triumph winner
lose: loss defeat
beat: overcome
buy: purchase acquire acquisition
sell: sale
pay: payment
spend: expenditure spending
earn: earnings
revenue: turnover
firm: company business corporation
staff: employee worker personnel
job: post position
boss: chief head leader director
ceo: chief_executive chief_executive_officer
lead: led head_up
president: presidency presidential
primeminister: prime_minister premier
minister: secretary
parliament: legislature assembly
lawmaker: legislator mp member_of_parliament
law: legislation statute act
bill: draft_law
court: tribunal
judge: justice magistrate
lawyer: attorney solicitor barrister
jail: prison imprison imprisonment incarcerate
arrest: detain detention take_into_custody
charge: indict indictment
convict: conviction find_guilty
acquit: acquittal clear_of find_not_guilty
investigate: investigation inquiry probe inquire enquiry
sue: lawsuit legal_action
murder: homicide
steal: theft rob robbery
flee: escape
rescue: save
missing: unaccounted
accident: crash
car: vehicle automobile
plane: aircraft airplane jet aeroplane
ship: vessel boat
road: highway motorway street
fire: blaze wildfire
flood: flooding deluge
storm: hurricane typhoon cyclone
quake: earthquake tremor
evacuate: evacuation
destroy: destruction
doctor: physician medic
illness: disease sickness ill sick unwell
drug: medicine medication
vaccine: jab vaccination vaccinate
study: research
scientist: researcher
find: discover discovery finding
show: reveal demonstrate indicate disclose
suggest: suggestion
think: believe belief thought
expect: anticipate forecast predict prediction expectation
plan: intend intention
decide: decision determine
choose: choice select selection pick opt
use: utilise utilize usage
help: assist assistance aid
support: back backing endorse
oppose: opposition
approve: approval pass ratify greenlight
refuse: reject refusal rejection turn_down decline_to
allow: permit let permission
ban: prohibit prohibition forbid outlaw bar
require: need must requirement
try: attempt seek bid
carry_out: conduct perform
create: creation establish set_up
build: construct construction
make: produce production manufacture
give: provide grant supply
get: receive obtain
send: dispatch
keep: retain preserve
leave: depart departure
arrive: arrival
return: come_back go_back
meet: meeting gather
visit: trip
quit: resign step_down resignation
appoint: appointment
fire_staff: sack dismiss dismissal fire_from lay_off
hire: recruit recruitment
elect: election poll
vote: ballot
candidate: nominee contender
protest: demonstration rally
border: frontier
territory: soil
country: nation
neighbour: neighbor neighboring neighbouring
city: town
region: area province district
government: administration cabinet
authority: official
army: military
war: conflict
hostilities: hostility
mediate: broker mediation mediator
diplomat: envoy ambassador
noncooperative: non-cooperative uncooperative lack_of_cooperation
harbour: harbor shelter
retaliate: retaliation retaliatory revenge avenge
violate: violation breach
secure: security
safe: safety
danger: risk threat
big: large huge major massive enormous
small: little minor tiny
many: numerous multiple several
latest: newest recent recently
old: elderly
quick: fast rapid quickly rapidly swift
important: significant crucial key vital
difficult: hard tough difficulty
easy: simple
cheap: inexpensive
expensive: costly
rich: wealthy
famous: well-known renowned
main: primary chief_reason
whole: entire
enough: sufficient
about: approximately roughly around nearly almost
child: kid youngster children
baby: infant
teenager: teen adolescent
woman: female women
man: male men
boy: lad
mother: mum mom
father: dad
husband: spouse wife_or_husband
person: people individual
student: pupil
teacher: tutor
university: college
coach: manager
match: game fixture
team: side squad club
tournament: competition contest
film: movie
actor: actress
singer: vocalist
song: track
book: novel
author: writer
newspaper: paper
photo: photograph picture image
house: home
flat: apartment
shop: store
food: meal
money: cash fund
price: cost
tax: levy
share: stock
investor: shareholder
bank: lender
customer: client consumer
year: annual annually yearly
month: monthly
week: weekly
day: daily
fortnight: two_week
worldwide: global globally around_the_world
internet: online web
phone: telephone mobile
email: e-mail
computer: pc
percent: % per_cent percentage
dollar: $
euro: €
pound: £
quarrel: row dispute argument
worry: concern fear anxiety
happy: glad pleased delighted
angry: furious anger
sad: upset
surprise: shock
praise: laud hail
criticise: criticize criticism condemn denounce
apologise: apologize apology
admit: acknowledge concede confess
confirm: confirmation
explain: explanation
describe: description
compare: comparison
contain: include comprise
cause: lead_to result_in trigger
because: due_to owing_to
prevent: avert
protect: defend defence defense protection
weapon: arms
nuclear: atomic
hostage: captive
migrant: immigrant
outpost: checkpoint
former: formerly ex-
previous: earlier previously prior
together: jointly joint
immediately: instantly at_once
finally: eventually
mutual: each_other
"""
