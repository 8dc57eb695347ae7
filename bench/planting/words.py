"""Small word lists of the measure; its own, so that it shares no gate's blind spot."""

from __future__ import annotations

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen", "twenty",
)  # fmt: skip

#: First names that are hardly ever anything else: they tell a person from a place or a firm.
FIRST_NAMES = frozenset(
    """
    Aaron Abdul Abdullah Adam Adrian Ahmed Alan Alberto Alejandro Alex Alexander Alexandra
    Alfred Ali Alice Alison Allison Amanda Amir Amy Andrea Andrew Andy Angela Anita Anna Anne
    Annie Anthony Antonio Arthur Asim Barbara Barry Ben Benjamin Bernard Beth Bill Bob Brandon
    Brenda Brian Bruce Caleb Carl Carlos Carol Caroline Catherine Cathy Charles Charlie Chloe
    Chris Christian Christina Christine Christopher Claire Colin Craig Cynthia Dan Daniel
    Danny Dave David Dean Deborah Dennis Diana Diane Diego Dolores Don Donald Donna Doug
    Douglas Dylan Ed Eddie Edward Edwin Eleanor Elena Elizabeth Ellen Emily Emma Eric Erik
    Erin Ethan Eugene Eva Evan Evelyn Fatima Felix Fernando Fiona Frances Francis Francisco
    Frank Fred Frederick Gabriel Gary Gavin Geoff Geoffrey George Gerald Gerard Gina Glenn
    Gordon Graham Greg Gregory Hannah Harold Harry Hassan Heather Helen Henry Herbert Howard
    Hugh Hugo Ian Ibrahim Igor Imran Irene Isaac Isabel Ivan Jack Jacob Jake James Jamie Jane
    Janet Jason Javier Jean Jeff Jeffrey Jennifer Jenny Jeremy Jerry Jesse Jessica Jill Jim
    Jimmy Joan Joanna Joe Joel John Johnny Jon Jonathan Jordan Jorge Jose Joseph Joshua Juan
    Judith Judy Julia Julian Julie Justin Karen Karl Kate Katherine Kathleen Kathy Katie Keith
    Kelly Ken Kenneth Kevin Khalid Kim Kyle Larry Laura Lauren Lawrence Leo Leonard Leslie
    Lewis Liam Linda Lisa Lloyd Lorenzo Louis Louise Lucas Lucy Luis Luke Lynn Malcolm Manuel
    Marco Marcus Margaret Maria Marie Mario Marilyn Mark Martha Martin Mary Matt Matthew
    Maurice Max Megan Melissa Michael Michelle Miguel Mike Mohamed Mohammad Mohammed Molly
    Monica Muhammad Nancy Natalie Nathan Neil Nicholas Nick Nicole Nina Noah Nora Norman
    Oliver Olivia Oscar Owen Pamela Patricia Patrick Paul Paula Pedro Peter Philip Phillip
    Priya Rachel Rajkumar Ralph Ravi Raymond Rebecca Ricardo Richard Rick Rob Robert Roberto
    Robin Rodney Roger Ronald Ronnie Ross Roy Russell Ruth Ryan Sally Sam Samantha Samuel
    Sandra Sara Sarah Scott Sean Sebastian Sergei Shane Shaun Sharon Sheila Simon Sofia Sophie
    Stanley Stefan Stephanie Stephen Steve Steven Stuart Sue Susan Tamara Tanya Ted Teresa
    Terry Theresa Thomas Tim Timothy Tina Todd Tom Tommy Tony Tracy Trevor Tyler Valerie
    Vanessa Victor Victoria Vincent Virginia Vladimir Walter Wayne Wendy William Yusuf Zoe
    """.split()
)
NOT_SURNAMES = frozenset(
    """
    Street Avenue Road Park School University College Church Hospital Center Centre County
    City Town Prize Award Awards Act Day Week Foundation Institute Museum Library Airport
    Bridge Hall House Stadium Theatre Theater Trophy Cup Square Island Islands Lake River Bay
    Hotel Club Society Company Inc Corp Ltd Group Band Show Magazine Times Post Press Records
    Pictures Books Memorial Medal Bank University's Is Was The And In On At For As Says Said
    Said Jr Sr King Queen Prince Saint
    """.split()
)

#: Names of one sort, none of which is part of another or another name of it.
COUNTRIES = tuple(
    """
    Afghanistan Algeria Argentina Australia Austria Bangladesh Belgium Brazil Bulgaria Canada
    Chile China Colombia Cuba Denmark Egypt Ethiopia Finland France Germany Ghana Greece
    Hungary Iceland India Indonesia Iran Iraq Israel Italy Japan Kenya Kuwait Lebanon Libya
    Malaysia Mexico Morocco Nepal Nigeria Norway Pakistan Peru Poland Portugal Qatar Romania
    Russia Senegal Somalia Spain Sudan Sweden Switzerland Syria Thailand Tunisia Ukraine
    Uganda Venezuela Vietnam Zimbabwe
    """.split()
)
CITIES = tuple(
    """
    Amsterdam Ankara Athens Baghdad Bangkok Barcelona Beijing Berlin Boston Brussels Bucharest
    Budapest Cairo Chicago Copenhagen Dallas Damascus Delhi Denver Detroit Dublin Edinburgh
    Geneva Glasgow Hamburg Havana Helsinki Houston Islamabad Istanbul Jakarta Johannesburg
    Kabul Kandahar Karachi Lahore Lisbon Liverpool London Madrid Manchester Melbourne Miami
    Milan Montreal Moscow Mumbai Munich Nairobi Oslo Ottawa Paris Philadelphia Prague Rome
    Seattle Seoul Shanghai Stockholm Sydney Tehran Tokyo Toronto Vancouver Vienna Warsaw
    Zurich
    """.split()
)
FIRMS = tuple(
    """
    Amazon Apple Boeing Chevron Disney Facebook Google Honda IBM Intel Microsoft Netflix Nike
    Nokia Pfizer Samsung Siemens Sony Starbucks Tesla Toyota Twitter Volkswagen Walmart
    """.split()
)
PEOPLES = tuple(
    """
    American Australian Belgian Brazilian British Bulgarian Canadian Chinese Danish Dutch
    Egyptian French German Greek Hungarian Indian Iranian Iraqi Irish Israeli Italian Japanese
    Korean Mexican Norwegian Pakistani Polish Portuguese Russian Spanish Swedish Swiss Turkish
    Ukrainian
    """.split()
)

#: Offices of which one does not imply another; the groups tell whose offices they are.
ROLES = (
    ("president", "prime minister", "senator", "governor", "mayor", "ambassador"),
    ("defense minister", "foreign minister", "finance minister", "interior minister"),
    ("chief executive", "chairman", "spokesman", "treasurer"),
    ("captain", "colonel", "lieutenant", "sergeant", "general", "major"),
    ("coach", "goalkeeper", "referee", "striker"),
    ("judge", "prosecutor", "sheriff", "attorney"),
    ("actor", "singer", "guitarist", "drummer", "novelist", "architect", "photographer"),
    ("professor", "engineer", "surgeon", "librarian"),
    ("director", "producer", "editor", "manager"),
)

#: Who speaks for nobody's name; the second is never the same people as the first.
PLURAL_SPEAKERS = {
    "police": "prosecutors", "officials": "residents", "prosecutors": "witnesses",
    "authorities": "witnesses", "residents": "officials", "witnesses": "prosecutors",
    "doctors": "prosecutors", "researchers": "officials", "scientists": "prosecutors",
    "analysts": "residents", "firefighters": "prosecutors", "lawyers": "doctors",
    "experts": "residents", "critics": "officials", "investigators": "residents",
}  # fmt: skip

#: Opposites, each to be used in the form in which it stands.
ANTONYMS = {
    "rose": "fell", "fell": "rose", "increased": "decreased", "decreased": "increased",
    "began": "ended", "ended": "began", "started": "finished", "won": "lost", "lost": "won",
    "opened": "closed", "closed": "opened", "accepted": "rejected", "rejected": "accepted",
    "approved": "rejected", "supported": "opposed", "opposed": "supported", "bought": "sold",
    "sold": "bought", "allowed": "banned", "banned": "allowed", "arrived": "departed",
    "gained": "lost", "improved": "worsened", "worsened": "improved", "succeeded": "failed",
    "praised": "criticised", "criticized": "praised", "criticised": "praised", "joined": "left",
    "survived": "died in", "attacked": "defended", "defended": "attacked", "released": "withheld",
    "expanded": "shrank", "grew": "shrank", "dropped": "rose", "declined": "rose",
    "strengthened": "weakened", "weakened": "strengthened", "agreed": "refused",
    "refused": "agreed", "confirmed": "denied", "denied": "confirmed", "increase": "decrease",
    "decrease": "increase", "largest": "smallest", "smallest": "largest", "best": "worst",
    "worst": "best", "highest": "lowest", "lowest": "highest", "oldest": "youngest",
    "youngest": "oldest", "higher": "lower", "lower": "higher", "larger": "smaller",
    "smaller": "larger", "guilty": "innocent", "successful": "unsuccessful", "possible":
    "impossible", "legal": "illegal", "illegal": "legal", "important": "unimportant",
    "likely": "unlikely", "unlikely": "likely", "safe": "dangerous", "dangerous": "safe",
    "strong": "weak", "weak": "strong", "easy": "difficult", "difficult": "easy",
    "positive": "negative", "negative": "positive", "common": "rare", "rare": "common",
    "popular": "unpopular", "increases": "decreases", "rising": "falling", "falling": "rising",
    "increasing": "decreasing", "decreasing": "increasing", "rejects": "accepts",
    "supports": "opposes", "opposes": "supports", "includes": "excludes", "wins": "loses",
    "loses": "wins", "begins": "ends", "ends": "begins", "opens": "closes", "closes": "opens",
    "allows": "forbids", "cheaper": "dearer", "faster": "slower", "slower": "faster",
    "stronger": "weaker", "weaker": "stronger", "acquitted": "convicted",
    "convicted": "acquitted", "hired": "fired", "fired": "hired", "borrowed": "lent",
}  # fmt: skip

#: Words after which nothing belongs to the main clause any more.
SUBORDINATORS = frozenset(
    """
    who whom whose which that if when whenever while although though because after before
    since whether unless where until as than to for of why how what
    """.split()
)
SAYING = (
    r"(?:said|says|told [A-Z]\w+(?: [A-Z]\w+)?|added that|claimed|argued|insisted|warned|alleged)"
)
FUNCTION = frozenset(
    """
    a an the and or but nor of to in on at by for with from as is was are were be been being
    has have had do does did will would can could may might shall should must not no it its he
    she they we you i his her their our my your this that these those who which what when
    where while if than then so such also more most other some any all both each only very
    just about over into after before during between up out off per
    """.split()
)
