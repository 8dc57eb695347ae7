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
abandon able aboard abolish abuse academic accept access accident accord account accuse achieve
across act action active activist actor actress actual add additionally address administration
admit adult advance advice advise affair affect afford afloat afraid aftermath afternoon afterward
age agency agenda agent aggressive ago agree agreement ahead aid aim air aircraft airline airport
airstrike alarm albeit album alcohol alert alien alive allege alliance allow ally almost alone
along alongside already alright alternative altogether always amateur amazing ambassador ambulance
amend amid amidst amount analysis analyst ancient anger angry animal anniversary announce annual
another answer anti antisemitism anxiety anybody anyone anything anyway apart apparent appeal
appear apple application apply appoint approach approve archaeologist area arguably argue argument
arm army around arrange arrest arrive art article artist ash ask asset assist associate assume
asteroid astronaut astronomer asylum athlete attack attempt attend attention attorney audience
audit aunt author auto autumn average avoid award aware away baby back backer background bacteria
bad bag bail bailout bake baker balance ball ballet ballot ban band bank banker bankruptcy banner
bar bare barrel base baseball basic basis basketball bathroom battery battle beach bear beat
beautiful become bed bedroom bee beef beer beg begin behalf behavior behaviour behind belief
believe bell belong bench benefit besides best bet better beyond bicycle bid bidder big bike bill
billion billionaire biologist bird birth birthday bishop bit bitter black blackout blame blast
blaze blind blizzard bloc block blockade blog blood blow blue board boat body bold bomb bomber bond
bone book bookmaker boom boost booth border born boss bottle bottom bowl box boy boycott brain
branch brand brave breach bread break breakfast breakthrough breath brewer brexit bribe brick bride
bridge brief bright bring broad broadcast broken broker bronze brother brown brush brutal bubble
budget build builder bull bullet burden bureau burial burn bus bush busy butcher butter button buy
buyer cabin cabinet cable cake calculate call calm camera camp campaign camper campus canal cancel
cancer candidate candle cap capable capacity capital capsule captain capture car carbon card care
career cargo carrier carry carve case cash cast casualty cat catastrophe catch category cathedral
cattle cause caution cave cease ceasefire celebrate cell cellphone cement center central centre
century ceremony certain chain chair chairman challenge champagne champion championship chance
chancellor change channel chaos chapter character charge charity chart charter chase cheap check
checkpoint cheer chemical chess chicken chief child childhood chip chocolate choice choose church
cigarette cinema circle circumstance cite citizen city civil civilian claim clash class classic
clause clay clean clear clergy clerk client cliff climate climb clinic clock close clothes cloud
club clue coach coal coalition coast coat cocaine code coffee coin cold collapse colleague collect
college colonel colony color colour column combat combine come comedian comedy comet comfort
command comment commerce commercial commission commissioner commit committee commodity common
communication community commuter compact company compare compensation compete competition complain
complaint complete complex complicate composer comprise compromise computer concede concern concert
concession conclude concrete condemn condition conduct conference confess confidence confirm
conflict confuse conglomerate congress connect conscript consensus consequently conservation
consider consist consortium conspiracy constant constitution construct consulate consult consumer
contact contain content contest context continue contract contractor contrary contrast contribute
control controversy convention conversely convict convoy cook cool cooperate cop copper copy
copyright core corn corner corp corporate correct correspondent corruption cost costume cotton
council councillor counsel count counter country county coup couple courage course court courtroom
cousin cover coverage cow crack craft crane crash crazy cream create creative credit crew crime
criminal crisis critic criticise crop cross crowd crucial crude cruel cruise cry crypto
cryptocurrency culture cup curb cure curfew currency current custody custom cut cyber cyberattack
cycle cyclist cyclone daily dairy dam damage dance danger dare dark data date daughter dawn day
dead deadline deadlock deal dealer dealership dean dear death debate debris debt debut decade
decide decision declare decline decrease decree deep deer default defeat defector defence defend
defense deficit define definite degree delay delegate delicate deliver delivery delta demand
democracy democrat demolition demonstrate deny depart depend deploy deportation deposit depression
deputy derail derby describe desert deserve design desire desk despite destroy detail detain
detainee detect detention determine develop device dialogue dictator die diesel diet differ
difficult dig digital dinner dinosaur diplomacy diplomat direct director dirty disabled disagree
disappear disaster discover discovery discuss disease dish dismiss display dispute distance
district disturb divert divide division divorce dock doctor document dog dollar domestic donate
donor door double doubt downpour downturn dozen draft drag drama dream dress drill drink drive
driver drone drop dropout drought drown drug dry dual dub due duke duo dust duty eager ear earlier
early earn earth earthquake ease east eastern easy eat economic economist economy ecosystem edge
edit editor educate effect efficient effort egg eight eighteen eighty elderly elect electorate
electric elevate eleven elite elsewhere embargo embassy embattled embrace emerge emergency emirate
emission emotion emperor emphasize empire employ employee empty enable encounter encourage end
endorse enemy energy engage engine enjoy enough ensure enter entertain entire entrance entrepreneur
environment environmental envoy epidemic equal equip equity era erupt escape especially espionage
essential establish estate estimate ethnic evacuate evaluate even evening event eventual ever every
everybody everyone everything everywhere evidence evil exact exam examine example excavation
excellent except exchange excite exclude exclusive excuse execute exempt exercise exhibit exile
exist exit expand expansion expect expensive experience expert explain explode exploit explore
explosion export expose express extend extra extradition extraordinary extreme extremist eye
eyewitness fabric face facility fact factor factory fade fail failure fair faith fake fall false
fame familiar family famine famous fan fantastic far farm farmer fashion fast fat fatal father
fault favor favorite favour fear feature federal fee feed feel fellow female fence festival feud
few fiction field fierce fifteen fifth fifty fight fighter figure file fill film final finance
financial find fine finger finish fire firefighter firm first fish fisherman fit five fix flag
flame flash flat flee fleet flight float flood floor flour flow flower flu fly focus foe folk
follow food foot footage football footprint forbid force forecast foreign forensic forest forget
form formal former formula fort forth fortune forty forward fossil foul found founder four fourteen
fourth fox fragile frame framework fraud free freedom freeze freight fresh freshman friend front
frontier frontrunner frost fruit fuel fugitive full fun function fund fundraiser funeral funny
furthermore fury future gain gallery gambling game gang gap garage garden gas gasoline gate gather
gear gene general generate genetic genocide gentle gentleman genuine geologist gesture get ghost
giant gift girl give given glacier glad glass global go goal goalkeeper god gold golden golf good
govern governor grab grade gradual graduate grain grand grandfather grandmother grandson grant
graph grass grave gray great green grenade grey grid grief grocery ground group grow growth
guarantee guard guerrilla guess guest guide guideline guilty gulf gun gunman gunmen guy habit hack
hacker hail hair half hall halt hand handle handover hang happen happy harass harbor hard hardline
hardship harm harsh harvest hat hate head headline headquarters headteacher heal health healthy
hear heart heat heatwave heaven heavy hectare hedge height heir helicopter hell hello help hence
herd heritage hero heroin hide high highway hike hill hint hip hire historian historic history hit
hoax hockey hold hole holiday holy home homeland homeless homeowner homicide honest honesty honor
honour hood hope hormone horror horse hospital host hostage hostile hot hotel hour house household
however hub huge human humanitarian hundred hunger hungry hunt hunter hurricane hurry hurt husband
hybrid ice idea ideal identify identity idol ignore ill illegal image imagine immediate immigrant
impact implement import impose impossible impress imprison improve inc inch incident include
inclusion income increase incredible indeed independent index indicate individual industry infant
infect inferno inflation inflict influence inform infrastructure initial injure injury inmate inner
innocent innovation inquiry insect inside insight insist inspect inspector inspire install instance
instant instead institute instruct insure insurgent intelligence intend intense interest interim
interior internal international internet interview introduce intruder invade invasion invent
inventor invest investigate investor invite involve iron irrigation island isolate issue item ivory
jail jazz jet jewel jihad jihadist job jobless join joint joke journal journalist journey joy judge
judgment judicial juice jump junior juror jury justice juvenile keen keep keeper key kick kid
kidnap kidney kill killer kilometer kind king kingdom kitchen knee knife knight knock know
knowledge lab label labor laboratory labour lack ladder lady lake land landlord landmark landslide
lane language laptop large last late later latest laugh launch laundering law lawmaker lawsuit
lawyer lay layer layoff lead leader leadership leaf leaflet league leak lean learn lease least
leave lecture left leg legacy legal legend legislator legislature lend length less lesson let
letter level liberal liberty library licence license lie life lift light lightning like likewise
limb limit line link lion lip liquid list listen literary little live llc loan lobby lobbyist local
locate lock logistics lone long look loose looter lord lorry lose loss lot lottery loud love low
lower loyal ltd luck lucky lunch luxury machine mad mafia magazine magic magistrate magnate mail
main mainstream maintain major make maker male man manage mandate manner manufacture many map
marathon march margin marine maritime mark market marriage marry martial mask mass massacre massive
master match mate material matter mature maximum may maybe mayhem mayor meal mean meantime
meanwhile measure meat mechanic medal media mediator medical medicine medium meet melt meltdown
member membership memory mental mention mentor merchant mere merger mess message metal meteor
meteorologist method middle midfielder midnight midwife might migrant mild mile militant military
militia milk mill million millionaire mind mine miner minibus minimum minister ministry minor
minute miracle mirror miss missile mission mistake mix mob mobile model moderate modern modest
moment momentum monarch money monitor monk monsoon month monument mood moon moral moreover morning
mortgage mosque mosquito mother motion motor motorcycle motorist motorway mount mountain mourner
mouse mouth move movement movie much mud multiple municipal mural murder muscle museum music
musician muslim mutiny mutual mystery myth nail naked name narrow nasty nation nationwide native
nature naval navy near nearby neat necessary neck need negative neglect negotiate neighbor
neighborhood neighbour neither nerve nervous net network neuroscientist neutral never nevertheless
new newborn newcomer newly news newspaper next nice nickel night nine nineteen ninety nobody noise
nominate nominee none nonetheless norm normal north northeast northern northwest nose notable note
nothing notice notion notwithstanding novel novelist nowhere nuclear number numerous nurse oath
object observe obstacle obtain obvious occasion occupy occur ocean odd offence offense offer office
official offset offshore often oil ok okay old olive olympic one onset onto open opera operate
opinion opponent opportunity oppose opposite option orange orbit orchestra ordeal order ordinary
ore organ organic organise organize origin otherwise ought outage outbreak outcome outdoor outer
outfit outlet outline output outrage outside overall overcome overhaul overnight oversea overthrow
owe owner oxygen ozone pace pack package pact page pain paint painter pair palace pale
paleontologist palm pandemic panel panic paper parade paralysed paramedic parcel pardon parent park
parliament parliamentary parole part participant particle particular partner party pass passage
passenger passion past pastor patent path patience patient patrol patron pattern pay payment
payroll peace peak peasant pedestrian peer penalty pending penguin pension people pepper percent
perfect perform perhaps period permanent permission permit person pet petition pharmacy phase
philanthropist phishing phone photo photograph phrase physical physician physicist piano pick
picture piece pier pig pile pilot pink pioneer pipe pipeline pirate pitch place plague plain
plaintiff plan plane planet planner plant plastic plate platform play player playwright plc plea
plead pleasant please pleasure pledge plenty plot plunge plus poacher poaching pocket poem poet
point poison pole police policeman policy polite politician poll pollster pollution pool poor pop
pope popular population pork port portion portrait pose position possess possible post poster pot
potato potential pound pour poverty powder power practice practitioner prairie pray prayer
precedent precinct precise predator predict prefer pregnancy pregnant prejudice premier premium
prepare presence present preserve president presidential press pressure presumably pretend pretty
prevent previous price priest primary prime prince princess principal principle print prior
priority prison privacy private prize probable probation probe problem procedure proceed process
produce product profession professional professor profile profit program programme progress project
prominent promise promote proof propaganda proper property proportion propose prosecute prosecutor
prospect protect protest protestor proud prove provide province provincial provision psychologist
public publish pull pundit punish pupil purchase pure purge purple purpose pursue push put quake
qualify quality quarantine quarter quarterback queen quest question queue quick quiet quit quota
quote race radar radical radio rail railroad railway rain rainfall raise rally random range rank
ransom ransomware rape rapid rapper rare rat rate rather raw reach react reaction reactor read
reader ready real reality realize really realm rear reason rebel rebellion rebuild recall receive
recent recession reckon recognize recommend record recover recovery recruit rector red reduce
redundancy reelection refer referee referendum referral refinery reflect reform refugee refuse
regard regardless regime region register regret regular regulate reign reject relate relationship
release relevant relief relieve religion religious reluctant rely remain remainder remark remember
remind remnant remote remove renew renovation rent repair repeat replace reply report represent
repression reptile republic republican reputation request require rescue rescuer research reserve
reservoir resident resign resist resolution resolve resort resource respect respond response rest
restaurant restore restrict result resume retail retain retire retreat return reveal revenge
revenue reverse review revise revival revolution reward rhetoric rice rich ride rider rifle rift
rig right ring riot rise risk ritual rival river road rob robber robbery robot rock rocket rogue
role roll roof room root rope rose roster rough round route routine row rower royal rubber rubble
ruin rule ruler rumor rumour run runner rural rush sabotage saboteur sack sacred sad safe safety
sail sailor saint salary sale salmon salt salvage sample sanction sanctuary sand satellite satisfy
save say scam scandal scare scene schedule scheme scholar school science scientific scientist scope
score scrap scream screen screenwriter script sculptor sculpture sea seafood seal search season
seat secession second secret secretary sect section sector secular secure seed seek seem segment
seize seizure select self sell seller semifinal seminar senate send senior sense sensitive sentence
separate separatist sequel sergeant series serious servant serve service session set settle
settlement settler seven seventeen seventy severe sewage sex sexual shadow shake shall shame shape
share shareholder shark sharp shed sheep sheet shelf shell shelter sheriff shift shine ship
shipbuilder shipment shirt shock shoe shoot shooter shop shopper shore short shortage shot shoulder
shout show shower shrine shrink shut shutdown shuttle sibling sick side siege sight sign signal
signature significant silence silent silver similar simple simulation simultaneously since sing
singer single sink sister sit site situation six sixteen sixth sixty size skater skier skill skin
skipper sky skyscraper slave sleep slice slide slight slogan slow slum slump small smart smartphone
smell smile smoke smooth smuggler smuggling snake sniper snow soccer social socialist society soft
software soil solar soldier sole solid solution solve somebody somehow someone something sometimes
somewhat somewhere son song soon soprano sorry sort soul sound source south southeast southern
southwest sovereign soybean space spacecraft spark speak speaker special specialist species
specific speech speed spell spend sphere spin spirit spiritual split spokesman spokesperson
spokeswoman sponsor sport spot spouse spread spring sprinter spy squad square squeeze stab
stability stable stadium staff staffer stage stair stake stalemate stampede stand standard standoff
star stare start startup starve state statement statesman station statistic statue status statute
stay steady steal steam steel steelmaker steep stem step stick still stimulus stock stockpile
stomach stone stop storage store storm story straight strain stranded strange stranger strategic
strategy streak stream street strength strengthen stress stretch strict strike striker string strip
stroke strong structure struggle student studio study stuff stupid style subject submarine submit
subsequent subsidiary subsidy substance substantial suburb subway succeed success successor sudden
suffer sufficient sugar suggest suicide suit sum summer summit sun super superstar supervise
supplier supply support suppose supreme sure surface surge surgeon surgery surplus surprise
surrender surround surveillance survey survive survivor suspect suspend suspension suspicion
suspicious sustain swap swarm swear sweep sweet swift swim swimmer swing switch symbol sympathy
symposium symptom syndicate system table tackle tail take takeover talk tall tank tanker tap tape
target tariff task taste tax taxation taxi taxpayer tea teach teacher team tear tech technical
technician technique technology teen teenager telephone telescope television tell temperature
temple temporary ten tenant tend tennis tension tent tenure term terminal terrace terrible
territory terror terrorist test testify testimony text thank theater theatre theft theme theologian
theory thereafter therefore thesis thick thief thin thing think third thirteen thirty though
thousand threat threaten three throat throne throughout throw thug thunderstorm thus ticket tide
tie tiger tight timber time tiny tip tire title tobacco today toddler together toilet token toll
tomorrow ton tone tongue tonight tool tooth top topic tornado torrential torture total touch tough
tour tourism tourist tournament toward tower town toxic toy track trade trader tradition traffic
tragedy tragic trail train trainer traitor transaction transcript transfer transform transit
translate transport trap trauma travel trawler treason treasure treasury treat treatment treaty
tree trek tremendous trend trial tribal tribe tribunal tribute trick trillion trip troop trophy
tropical trouble truce truck true truly trust truth try tsunami tube tumor tumour tunnel turmoil
turn turnout tutor twelve twenty twice twin twist twitter two tycoon type typhoon typical ugly
ultimate unable uncertain uncle undercover underdog undergraduate understand undertake undoubtedly
unemployment unexpected unfortunate uniform union unionist unique unit unity universal universe
university unknown unless unlike unrest unusual unveil upcoming update upgrade upheaval upper
uprising upset uranium urban urge urgent use user usual utility vacation vaccine vacuum vague
valley valuable value valve van vandal variety various vast vegetable vehicle vendor venture venue
verdict verse version versus vessel veteran veterinarian veto via vice victim victory video view
viewer vigil village vineyard vintage violate violence violent violin virgin virtual virus visa
visible vision visit visitor visual vital voice volcano volume volunteer vote voter vow voyage
vulnerable wage wait waiver wake walk walkout wall want war warden warehouse warm warn warplane
warrant warrior warship wash waste watch watchdog water waterway wave way weak weaken wealth
wealthy weapon wear weather web website wedding week weekend weigh weight weird welcome welfare
well west western wet whale whatever wheat wheel wheelchair whenever whereas wherever whichever
whilst whip whistle whistleblower white whoever whole wide widespread widow wife wild wildfire
wildlife win wind windfall window wine wing winner winter wire wise wish withdraw witness wolf
woman women wonder wood wooden word work worker workforce workshop world worldwide worry worse
worst worth wound wrap wreck wreckage wrestler write writer wrong yacht yard year yellow yen yes
yesterday yield yoga young youngster youth zero zone zoo
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
