"""Words that begin sentences and fill headlines without being names.

"Firefighters battled" names nobody, "Mujahid battled" does; in capitals they look alike. The list
holds stems of everyday English words (a surname such as Brown or Cook is in it too: alone at the
start of a sentence it is read as a word, anywhere else as the name that its capital says it is).
"""

from __future__ import annotations

import re
from functools import lru_cache

from flows.core.words import STOPWORDS, stem

_COMMON = """
abandon able aboard abolish abuse academic accept access accident accord according accordingly
account accuse achieve across act action active activist activity actor actress actual add
additionally address administration admit admittedly adult advance advice advise adviser affair
affect afford afloat afraid aftermath afternoon afterward afterwards age agency agenda agent
aggressive ago agree agreement ahead aid aim air aircraft airline airport airstrike alarm albeit
album alcohol alert alien alive all allegation allege alliance allies allow ally almost alone along
alongside already alright alternative altogether always amateur amazing ambassador ambulance amend
amid amidst amount analysis analyst ancient anger angry animal anniversary announce announcement
annual another answer anti antisemitism anxiety anybody anyone anything anyway apart apparent
apparently appeal appear apple application apply appoint approach approve archaeologist area
arguably argue argument arm armed army around arrange arrest arrive art article artist ash ask
asset assist assistant associate association assume asteroid astronaut astronomer asylum athlete
attack attacker attempt attend attention attorney audience audit aunt author authority auto autumn
average avoid award aware away baby back backer background bacteria bad bag bail bailout bake baker
balance ball ballet ballot ban band bank banker bankruptcy banner bar bare barrel base baseball
basic basis basketball bathroom battery battle beach bear beat beautiful become bed bedroom bee
beef beer beg begin behalf behavior behaviour behind belief believe bell belong bench benefit
besides best bet better beyond bicycle bid bidder big bike bill billion billionaire biologist bird
birth birthday bishop bit bitter black blackout blame blast blaze blind blizzard bloc block
blockade blog blood blow blue board boat body bold bomb bomber bombing bond bone book bookmaker
boom boost booth border born boss bottle bottom bowl box boy boycott brain branch brand brave
breach bread break breakfast breakthrough breath brewer brexit bribe brick bride bridge brief
bright bring broad broadcast broadly broken broker bronze brother brown brush brutal bubble budget
build builder building bull bullet burden bureau burial burn bus bush business busy butcher butter
button buy buyer cabin cabinet cable cake calculate call calm camera camp campaign campaigner
camper campus can canal cancel cancer candidate candle cap capable capacity capital capsule captain
capture car carbon card care career careful cargo carrier carry carve case cash cast casualty cat
catastrophe catch category cathedral cattle cause caution cave cease ceasefire celebrate
celebration celebrity cell cellphone cement center central centre century ceremony certain
certainly chain chair chairman challenge champagne champion championship chance chancellor change
channel chaos chapter character charge charity chart charter chase cheap check checkpoint cheer
chemical chess chicken chief child childhood chip chocolate choice choose church cigarette cinema
circle circumstance cite citizen city civil civilian claim clash class classic clause clay clean
clear clearly clergy clerk client cliff climate climb clinic clock close clothes cloud club clue
coach coal coalition coast coat cocaine code coffee coin cold collapse colleague collect collection
college colonel colony color colour column combat combine come comedian comedy comet comfort
command commander comment commerce commercial commission commissioner commit committee commodity
common communication community commuter commuting compact company compare compensation compete
competition complain complaint complete complex complicate composer comprise compromise computer
concede concern concert concession conclude concrete condemn condition conduct conference confess
confidence confirm conflict confuse conglomerate congress connect conscript consensus consequently
conservation consider consist consortium conspiracy constant constitution construct construction
consulate consult consumer contact contain container content contest context continue contract
contractor contrary contrast contribute control controversial controversy convention conversation
conversely convict conviction convoy cook cool cooperate cop copper copy copyright core corn corner
corp corporate corporation correct correspondent corruption cost costume cotton council councillor
counsel count counter country county coup couple courage course court courtroom cousin cover
coverage cow crack craft crane crash crazy cream create creative credit crew crime criminal crisis
critic critical criticise criticism criticize crop cross crowd crowded crucial crude cruel cruise
cry crypto cryptocurrency culture cup curb cure curfew currency current currently custody custom
customer cut cyber cyberattack cycle cyclist cyclone daily dairy dam damage dance danger dangerous
dare dark data date daughter dawn day dead deadline deadlock deadly deal dealer dealership dean
dear death debate debris debt debut decade decide decision declare decline decrease decree deep
deer default defeat defector defence defend defendant defense deficit define definite degree delay
delegate delegation delicate deliver delivery delta demand democracy democrat democratic demolition
demonstrate demonstrator deny depart department depend deploy deportation deposit depression deputy
derail derby describe desert deserve design designer desire desk despite destroy detail detain
detainee detect detective detention determine develop developer development device dialogue
dictator die diesel diet differ difference different difficult dig digital dinner dinosaur
diplomacy diplomat diplomatic direct direction director dirty disabled disagree disappear disaster
discover discovery discuss discussion disease dish dismiss dismissal display dispute distance
district disturb divert divide division divorce dock doctor document dog dollar domestic donate
donation donor door double doubt downpour downturn dozen draft drag drama dream dress drill drink
drive driver drone drop dropout drought drown drug dry dual dub due duke duo dust duty dying each
eager ear earlier early earn earth earthquake ease east eastern easy eat economic economist economy
ecosystem edge edit editor educate education effect effective efficient effort egg eight eighteen
eighty either elderly elect election electorate electric electricity elevate eleven elite else
elsewhere embargo embassy embattled embrace emerge emergency emirate emission emotion emperor
emphasize empire employ employee employer employment empty enable encounter encourage end endorse
endorsement enemy energy engage engine engineer enjoy enough ensure enter entertain entire entrance
entrepreneur environment environmental envoy epidemic equal equip equipment equity era erupt escape
especially espionage essential establish estate estimate ethnic evacuate evaluate even evening
event eventual ever every everybody everyone everything everywhere evidence evil exact exam examine
example excavation excellent except exchange excite exclude exclusive excuse execute executive
exempt exercise exhibit exhibition exile exist exit expand expansion expect expensive experience
experiment expert explain explode exploit explore explosion explosive export exporter expose
express extend extra extradition extraordinary extreme extremist eye eyewitness fabric face
facility fact factor factory fade fail failure fair faith fake fall false fame familiar family
famine famous fan fantastic far farm farmer fashion fast fat fatal father fault favor favorite
favour fear feature federal federation fee feed feel fellow female fence festival feud few fiction
field fierce fifteen fifth fifty fight fighter figure file filing fill film final finally finance
financial find fine finger finish fire firefighter firm first fish fisherman fit five fix flag
flame flash flat flee fleet flight float flood floor flour flow flower flu fly focus foe folk
follow food foot footage football footballer footprint forbid force forecast foreign forensic
forest forget form formal former formerly formula fort forth fortunately fortune forty forward
fossil foul found founder four fourteen fourth fox fragile frame framework fraud free freedom
freeze freight fresh freshman friend friendly front frontier frontrunner frost fruit fuel fugitive
full fun function fund funding fundraiser funeral funny further furthermore fury future gain
gallery gambling game gang gap garage garden gas gasoline gate gather gear gene general generally
generate generation genetic genocide gentle gentleman genuine geologist gesture get ghost giant
gift girl give given glacier glad glass global go goal goalkeeper god gold golden golf good goods
govern government governor grab grade gradual graduate grain grand grandfather grandmother grandson
grant graph grass grave gray great green grenade grey grid grief grocery ground group grow growth
guarantee guard guerrilla guess guest guide guideline guilty gulf gun gunman gunmen guy habit hack
hacker hail hair half hall halt hand handful handle handover hang happen happy harass harbor hard
hardline hardly hardship harm harsh harvest hat hate have head headline headquarters headteacher
heal health healthy hear hearing heart heat heatwave heaven heavy hectare hedge height heir
helicopter hell hello help hence herd heritage hero heroin hide high highway hike hill hint hip
hire hiring historian historic historical historically history hit hoax hockey hold hole holiday
holy home homeland homeless homeowner homicide honest honesty honor honour hood hope hopeful
hopefully hormone horror horse hospital host hostage hostile hot hotel hour house household housing
how however hub huge human humanitarian hundred hunger hungry hunt hunter hurricane hurry hurt
husband hybrid ice idea ideal identify identity idol ignore ill illegal illness image imagine
immediate immigrant immigration impact implement import important importantly impose impossible
impress imprison improve inc inch incident include inclusion income increase incredible indeed
independence independent index indicate individual industrial industry infant infect infection
inferno inflation inflict influence influencer inform information infrastructure initial initially
initiative injure injured injury inmate inner innocent innovation inquiry insect inside insider
insight insist inspect inspection inspector inspire install instance instant instead institute
institution instruct insurance insure insurer insurgent intelligence intend intense interest
interim interior internal international internet interview introduce intruder invade invasion
invent inventor invest investigate investigation investigator investment investor invite involve
iron irrigation island isolate issue item ivory jail jazz jet jewel jihad jihadist job jobless join
joint joke journal journalism journalist journey joy judge judgment judicial juice jump junior
juror jury just justice juvenile keen keep keeper key kick kid kidnap kidney kill killer kilometer
kind king kingdom kitchen knee knife knight knock know knowledge lab label labor laboratory labour
lack ladder lady lake land landlord landmark landslide lane language laptop large last lastly late
later latest laugh launch laundering law lawmaker lawsuit lawyer lay layer layoff lead leader
leadership leading leaf leaflet league leak lean learn lease least leave lecture left leg legacy
legal legend legislation legislator legislature lend length less lesson let letter level liberal
liberty library licence license lie life lift light lightning like likely likewise limb limit line
link lion lip liquid list listen literary little live llc loan lobby lobbyist local locally locate
lock logistics lone long look loose looter lord lorry lose loss lot lottery loud love lovely low
lower loyal ltd luck lucky lunch luxury machine mad mafia magazine magic magistrate magnate mail
main mainstream maintain major majority make maker male man manage management manager mandate
manner manufacture manufacturer many map marathon march margin marine maritime mark market marriage
marry martial mask mass massacre massive master match mate material matter mature maximum may maybe
mayhem mayor mayoral meal mean meaning meantime meanwhile measure meat mechanic medal media
mediation mediator medical medicine medium meet meeting melt meltdown member membership memory
mental mention mentor merchant mere merger mess message metal meteor meteorologist method middle
midfielder midnight midwife might migrant mild mile militant military militia milk mill million
millionaire mind mine miner mineral minibus minimum mining minister ministry minor minority minute
miracle mirror miss missile mission mistake mix mob mobile model moderate modern modest moment
momentum monarch money monitor monk monsoon month monthly monument mood moon moral more moreover
morning mortgage mosque mosquito most mostly mother motion motor motorcycle motorist motorway mount
mountain mourner mouse mouth move movement movie much mud multiple municipal mural murder murderer
muscle museum music musician muslim mutiny mutual mystery myth nail naked name namely narrow nasty
nation national nationwide native natural naturally nature naval navy near nearby nearly neat
necessary neck need negative neglect negotiate negotiation negotiator neighbor neighborhood
neighbour neither nerve nervous net network neuroscientist neutral never nevertheless new newborn
newcomer newly news newspaper next nice nickel night nine nineteen ninety no nobody noise nominate
nomination nominee none nonetheless nor norm normal north northeast northern northwest nose notable
notably note nothing notice notion notwithstanding novel novelist now nowhere nuclear number
numerous nurse oath object objective observe observer obstacle obtain obvious obviously occasion
occupy occur ocean odd offence offense offensive offer office officer official offset offshore
often oil ok okay old olive olympic once one only onset onto open opening opera operate operation
operator opinion opponent opportunity oppose opposite opposition option orange orbit orchestra
ordeal order ordinary ore organ organic organisation organise organiser organization organize
organizer origin original originally other otherwise ought out outage outbreak outcome outdoor
outer outfit outlet outline output outrage outside outsider overall overcome overhaul overnight
oversea overthrow owe owner oxygen ozone pace pack package pact page pain painful paint painter
painting pair palace pale paleontologist palm pandemic panel panic paper parade paralysed paramedic
parcel pardon parent park parking parliament parliamentary parole part participant participate
particle particular partly partner party pass passage passenger passion past pastor patent path
patience patient patrol patron pattern pay payment payroll peace peaceful peak peasant pedestrian
peer penalty pending penguin pension pensioner people pepper per percent perfect perform
performance perhaps period permanent permission permit person personal pet petition pharmacy phase
philanthropist phishing phone photo photograph photographer phrase physical physician physicist
piano pick picture piece pier pig pile pilot pink pioneer pipe pipeline pirate pitch place plague
plain plaintiff plan plane planet planner plant plastic plate platform play player playwright plc
plea plead pleasant please pleasure pledge plenty plot plunge plus poacher poaching pocket poem
poet point poison pole police policeman policy polite political politician politics poll polling
pollster pollution pool poor pop pope popular population pork port portion portrait pose position
positive possess possession possible post poster pot potato potential pound pour poverty powder
power powerful practical practice practitioner prairie pray prayer precedent precinct precise
predator predict prediction prefer pregnancy pregnant prejudice premier premium preparation prepare
presence present preserve presidency president presidential press pressure presumably pretend
pretty prevent previous previously price priest primary prime prince princess principal principle
print prior priority prison prisoner privacy private prize probable probation probe problem
procedure proceed process procession produce producer product production profession professional
professor profile profit program programme progress project prominent promise promote proof
propaganda proper property proportion proposal propose prosecute prosecutor prospect protect
protection protest protester protestor proud prove provide provider province provincial provision
psychologist public publication publicity publish publisher pull pundit punish punishment pupil
purchase pure purge purple purpose pursue push put quake qualifier qualify quality quarantine
quarter quarterback quarterly queen quest question queue quick quickly quiet quit quite quota quote
race racing radar radical radio rail railroad railway rain rainfall raise rally random range rank
ransom ransomware rape rapid rapper rare rat rate rather rating raw reach react reaction reactor
read reader ready real reality realize really realm rear reason rebel rebellion rebuild recall
receive recent recession reckon recognize recommend record recover recovery recruit rector red
reduce redundancy reelection refer referee reference referendum referral refinery reflect reform
refugee refuse regard regarding regardless regime region regional register regret regular regulate
regulation regulator reign reject relate relation relationship relative release relevant relief
relieve religion religious reluctant rely remain remainder remark remarkable remember remind
remnant remote remove renew renovation rent repair repeat replace reply report reportedly reporter
represent representative repression reptile republic republican reputation request require rescue
rescuer research researcher reserve reservoir residence resident resign resignation resist
resistance resolution resolve resort resource respect respectively respond response responsible
rest restaurant restore restrict restriction result resume retail retailer retain retire retirement
retreat return reveal revenge revenue reverse review revise revival revolution reward rhetoric rice
rich ride rider rifle rift rig right ring riot rise risk ritual rival river road rob robber robbery
robot rock rocket rogue role roll roof room root rope rose roster rough roughly round route routine
row rower royal rubber rubble ruin rule ruler ruling rumor rumour run runner rural rush sabotage
saboteur sack sacred sad sadly safe safety sail sailor saint salary sale salmon salt salvage same
sample sanction sanctuary sand satellite satisfy save saving say scam scandal scare scene schedule
scheme scholar school science scientific scientist scope score scrap scream screen screenwriter
script sculptor sculpture sea seafood seal search season seat secession second secondly secret
secretary sect section sector secular secure security seed seek seem segment seize seizure select
self sell seller semifinal seminar senate senator send senior sense sensitive sentence separate
separatist sequel sergeant series serious servant serve service session set settle settlement
settler seven seventeen seventy several severe sewage sex sexual shadow shake shall shame shape
share shareholder shark sharp shed sheep sheet shelf shell shelter sheriff shift shine ship
shipbuilder shipment shirt shock shoe shoot shooter shooting shop shopper shore short shortage
shortly shot should shoulder shout show shower shrine shrink shut shutdown shuttle sibling sick
side siege sight sign signal signature significant silence silent silver similar similarly simple
simulation simultaneously since sing singer single sink sister sit site situation six sixteen sixth
sixty size skater skier skill skin skipper sky skyscraper slave sleep slice slide slight slogan
slow slum slump small smart smartphone smell smile smoke smooth smuggler smuggling snake sniper
snow soccer social socialist society soft software soil solar soldier sole solid solution solve
some somebody somehow someone something sometimes somewhat somewhere son song soon soprano sorry
sort soul sound source south southeast southern southwest sovereign soybean space spacecraft spark
speak speaker special specialist species specific specifically speech speed spell spend spending
sphere spin spirit spiritual split spokesman spokesperson spokeswoman sponsor sport spot spouse
spread spring sprinter spy squad square squeeze stab stability stable stadium staff staffer stage
stair stake stalemate stampede stand standard standoff star stare start startup starve state
statement statesman station statistic statue status statute stay steady steal steam steel
steelmaker steep stem step stick still stimulus stock stockpile stomach stone stop storage store
storm story straight strain stranded strange stranger strategic strategy streak stream streaming
street strength strengthen stress stretch strict strike striker string strip stroke strong
structure struggle student studio study stuff stupid style subject submarine submit subsequent
subsequently subsidiary subsidy substance substantial suburb subway succeed success successful
successor sudden suddenly suffer sufficient sugar suggest suicide suit sum summer summit sun super
superstar supervise supplier supply support supporter suppose supreme sure surface surge surgeon
surgery surplus surprise surprising surprisingly surrender surround surveillance survey survival
survive survivor suspect suspend suspension suspicion suspicious sustain swap swarm swear sweep
sweet swift swim swimmer swing switch symbol sympathy symposium symptom syndicate system table
tackle tail take takeover talk tall tank tanker tap tape target tariff task taste tax taxation taxi
taxpayer tea teach teacher team tear tech technical technician technique technology teen teenager
telephone telescope television tell temperature temple temporary ten tenant tend tennis tension
tent tenure term terminal terrace terrible territory terror terrorism terrorist test testify
testimony text than thank theater theatre theft theme theologian theory thereafter therefore thesis
thick thief thin thing think third thirdly thirteen thirty though thousand threat threaten three
throat throne through throughout throw thug thunderstorm thus ticket tide tie tiger tight timber
time tiny tip tire tired title tobacco today toddler together toilet token toll tomorrow ton tone
tongue tonight tool tooth top topic tornado torrential torture total touch tough tour tourism
tourist tournament toward towards tower town toxic toy track trade trader tradition traditional
traditionally traffic tragedy tragic trail train trainer training traitor transaction transcript
transfer transform transit transition translate transport trap trauma travel traveler traveller
trawler treason treasure treasury treat treatment treaty tree trek tremendous trend trial tribal
tribe tribunal tribute trick trillion trip troop trophy tropical trouble truce truck true truly
trust truth try tsunami tube tumor tumour tunnel turmoil turn turnout tutor twelve twenty twice
twin twist twitter two tycoon type typhoon typical typically ugly ultimate ultimately unable
uncertain uncle undercover underdog undergraduate understand undertake undoubtedly unemployment
unexpected unfortunate unfortunately uniform union unionist unique unit unite unity universal
universe university unknown unless unlike unlikely unrest unusual unveil upcoming update upgrade
upheaval upper uprising upset uranium urban urge urgent use user usual usually utility vacation
vaccination vaccine vacuum vague valley valuable value valve van vandal vandalism variety various
vast vegetable vehicle vendor venture venue verdict verse version versus vessel veteran
veterinarian veto via vice victim victory video view viewer vigil village villager vineyard vintage
violate violation violence violent violin virgin virtual virus visa visible vision visit visitor
visual vital voice volcano volume volunteer vote voter vow voyage vulnerable wage wait waiver wake
walk walkout wall want war warden warehouse warm warn warning warplane warrant warrior warship wash
waste watch watchdog water waterway wave way weak weaken wealth wealthy weapon wear weather web
website wedding week weekend weekly weigh weight weird welcome welfare well west western wet whale
what whatever wheat wheel wheelchair whenever whereas wherever whether whichever whilst whip
whistle whistleblower white whoever whole wide widespread widow widower wife wild wildfire wildlife
win wind windfall window wine wing winner winter wire wise wish withdraw withdrawal within witness
wolf woman women wonder wonderful wood wooden word work worker workforce working workshop world
worldwide worry worse worst worth wound wounded wrap wreck wreckage wrestler write writer writing
wrong yacht yard year yellow yen yes yesterday yet yield yoga young youngster youth zero zone zoo
"""

_ENDINGS = re.compile(
    r"(?:ingly|edly|fully|ously|ively|ally|ically|ments?|tions?|sions?|ness|nesses|ity|ities|isms?|ships?|ists|ologists?|ers|ors|ees|ized?|ised?|ability|less)$"
)
_STEMS = frozenset(stem(w) for w in _COMMON.split()) | frozenset(stem(w) for w in STOPWORDS)
_MIN_LETTERS = 6  # shorter words with such endings are as often names: Peters, Ellis


@lru_cache(maxsize=65_536)
def is_common(word: str) -> bool:
    """Whether the word, capitals aside, is an everyday English word."""
    low = word.casefold().replace("’", "'").removesuffix("'s").removesuffix("'")
    if low in STOPWORDS or stem(low) in _STEMS:
        return True
    if "-" in low:
        return all(is_common(part) for part in low.split("-") if part)
    for ending in ("er", "est"):
        if low.endswith(ending) and stem(low.removesuffix(ending)) in _STEMS:
            return True
    return len(low) > _MIN_LETTERS and bool(_ENDINGS.search(low))
