"""Names and roles: who is who in stories of many kinds, told right and told wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.core.facts import read_facts
from flows.core.gates import passage, run_gates
from flows.core.gates.names import check_names
from flows.core.records import Document, Sentence, Span
from tests.making import a_document

ABROAD, AWAY, ROLE = "name.not_in_document", "name.not_in_evidence", "name.role_changed"

MINE = """Two dead in Kazakh coal mine fire
A fire at the Karagaily coal mine in central Kazakhstan killed two miners on Tuesday, the Emergency Situations Ministry said.
Regional governor Yermek Alpysov told reporters that 81 workers had been brought to the surface.
He said the cause was still unknown.
Steelmaker Qazmet, which owns the mine, halted all work there.
Its chief executive, Madina Seitkali, flew to Karagaily from Almaty.
Trade union leader Bolat Nurpeisov accused Qazmet of ignoring warnings from the Institute of Mining Safety.
Seitkali denied this and said that the company had spent $30 million on ventilation since 2021.
The International Labour Organization has long urged Kazakhstan to let inspectors into private mines.
"""

ELECTION = """Ghana opposition claims narrow lead
Opposition candidate Abena Owusu led President Kwame Adjei by two points in Ghana's election on Monday, the Electoral Commission said.
Owusu, a former finance minister, called for calm in a speech in Kumasi.
Adjei's party, the National Renewal Congress (NRC), said that it would wait for the final count.
NRC spokesman Yaw Darko accused the commission of delays in the Ashanti Region.
The commission's chairwoman, Efua Mensimah, rejected the charge.
She said that all regions but one had reported.
Observers from the African Union and the European Union praised the vote.
Lieutenant Colonel Kojo Asante, the army's spokesman, said soldiers had stayed in their barracks.
"""

COURT = """Judge halts sale of Hudson shipyard
U.S. District Judge Marianne Kessler on Thursday blocked the sale of the Hudson Harbor shipyard to Bremer Maritime.
Kessler wrote that the Justice Department had shown the deal would harm the Coast Guard.
Assistant Attorney General Paul Whitfield welcomed the ruling.
Bremer Maritime's lawyer, Ingrid Solheim, said the company would appeal to the Second Circuit.
The shipyard's owner, Thomas Hudson III, bought it in 1998 from his cousin Edward Hudson.
New York Governor Lucia Ferraro had asked the court to let the sale go ahead.
Ferraro's spokeswoman, Dana Okafor, declined to comment on Friday.
Shares of Bremer fell 4 percent in Frankfurt.
"""

FOOTBALL = """Rovers stun United in cup replay
Bristol Rovers knocked Newcastle United out of the FA Cup with a 2-1 win at the Memorial Stadium.
Striker Jamie Tolland scored both goals for Rovers, and Swedish midfielder Emil Lundqvist replied for United.
Rovers manager Gareth Pugh said his players had been magnificent.
United coach Marco Bellini blamed the referee, Stuart Haines, for a late penalty.
"We were robbed," Bellini told Radio Tyne.
Tolland, 23, joined Rovers from Cardiff City in July.
Captain Dele Adeyemi limped off before half-time.
Rovers will face Arsenal or Leeds United in the next round.
"""

SCIENCE = """Telescope in Chile spots youngest pulsar
Astronomers using the Vera Array in Chile have found the youngest pulsar yet, the European Southern Observatory (ESO) said.
The team was led by Dr. Hiroko Tanabe of Kyoto University and Anders Vik of the University of Oslo.
Tanabe said the star was born about 240 years ago.
The findings appear in the journal Nature Astronomy.
Priya Raman, director of the Indian Institute of Astrophysics, who was not involved, called the result convincing.
Raman warned that dust in the Milky Way could mislead.
The ESO plans to build a second array in Namibia with the Max Planck Society.
"""

FLOOD = """Flood relief reaches Mozambique's north
The World Food Programme has flown 40 tonnes of maize to Pemba after floods cut off northern Mozambique.
President Daniel Nhantumbo toured the city with South African Defence Minister Thandiwe Mokoena on Sunday.
Mokoena promised three helicopters from Pretoria.
The United Nations says 90,000 people in Cabo Delgado need help.
Mozambican officials blamed neighbouring Malawi for opening a dam without warning.
Malawi's water minister, Grace Chirwa, denied the accusation.
The Red Cross and Médecins Sans Frontières have set up clinics in Pemba and Nampula.
José Tembe, a fisherman from Ibo, lost his boat.
"""

MERGER = """Norwegian insurer bids for Danish rival
Norway's Fjordsikring offered $3.1 billion for Copenhagen-based Dansk Liv on Wednesday.
Fjordsikring CEO Kari Haugen said the merger would create the largest insurer in Scandinavia.
Dansk Liv chairman Søren Østergaard told the Financial Courier that the price was too low.
The Danish Financial Supervisory Authority must approve the deal.
Analyst Mehmet Yıldız of Nordbank expects a higher offer from Germany's Rheinische Leben.
Østergaard owns 12 percent of Dansk Liv; the Haugen family owns none.
The bid is backed by Goldman Sachs and opposed by the Danish Metalworkers' Union.
"""

WAR = """Ceasefire talks between Armenia and Azerbaijan stall
Talks between Armenia and Azerbaijan stalled in Geneva on Friday, the Swiss Foreign Ministry said.
Yerevan accused Baku of shelling the village of Tegh.
Azerbaijani Deputy Foreign Minister Elnur Rasulov denied the charge.
Armenian Prime Minister Aram Petrosyan said that he would return to Yerevan.
Hikmat Aliyev, head of Azerbaijan’s State Security Service, met Russian mediator Igor Sokolov.
Turkey backs Azerbaijan, and France backs Armenia.
Sokolov, Moscow's special envoy, said that both countries wanted peace.
Major General Ruben Hakobyan commands Armenian forces on the border.
"""

POLICE = """Man arrested over Dublin gallery theft
Gardaí have arrested a man over the theft of a painting by Jack Yeats from the Hugh Lane Gallery in Dublin.
Superintendent Niamh Kavanagh said the suspect, 34, was stopped near Dundalk.
The painting, Sunday in Sligo, was found in the boot of a Ford Focus.
Gallery director Ciarán O'Dwyer thanked Kavanagh and her team.
O'Dwyer said that the frame had been damaged.
Justice Minister Fiona Brennan promised more money for museums.
The Director of Public Prosecutions will decide on charges.
"""

HEALTH = """Brazil begins dengue vaccination
Brazil began vaccinating children against dengue on Monday in Manaus, Health Minister Renata Coutinho said.
The vaccine was developed by the Butantan Institute with Takeda of Japan.
The World Health Organization (WHO) approved it last year.
Coutinho and São Paulo Governor Caio Mendonça received the first doses on television.
The Pan American Health Organization counted 4.1 million cases in Latin America.
Dr. Lívia Prado, an epidemiologist at the University of Brasília, urged parents not to delay.
Mendonça is expected to run for president.
"""

BOOKS = """Prize for a poet
Mark Sund is the author of Harbour Light (2000) and The Making of Delta (2003).
Nadia Roth is the author of two collections of poetry.
Tom Wheel was the first deputy director of science (DDS) for the Norwegian Polar Agency.
"""

DOCUMENTS = {
    "books": BOOKS,
    "mine": MINE, "election": ELECTION, "court": COURT, "football": FOOTBALL, "science": SCIENCE,
    "flood": FLOOD, "merger": MERGER, "war": WAR, "police": POLICE, "health": HEALTH,
}  # fmt: skip


def document(text: str) -> Document:
    lines = [line for line in text.splitlines() if line]
    sentences = tuple(
        Sentence(i, Span(0, len(line)), line, i, "heading" if i == 1 else "body")
        for i, line in enumerate(lines, 1)
    )
    return Document("d", "d.txt", "0", "0", text, sentences, language="en")


def code_of(story: str, evidence: tuple[int, ...], claim: str) -> str | None:
    seen = passage(document(DOCUMENTS[story]), evidence)
    return check_names(read_facts(claim), None, seen).result.code


FAITHFUL = [
    ("books", (2,), "Mark Sund is the author of Harbour Light and The Making of Delta."),
    ("books", (3,), "Nadia Roth is the author of 2 collections of poetry."),
    ("books", (4,), "Tom Wheel was deputy director of science for the Norwegian Polar Agency."),
    ("flood", (3,), "The South African defence minister toured the city."),
    ("flood", (4,), "The defence minister promised three helicopters."),
    ("war", (5,), "The prime minister said that he would return to Yerevan."),
    ("mine", (8,), "The chief executive denied this."),
    # the source's own words, shortened or in other forms
    (
        "mine",
        (2,),
        "A fire at the Karagaily mine in Kazakhstan killed two miners, the Emergency Situations Ministry said.",
    ),
    ("mine", (2,), "Two miners died in a Kazakh mine, the Ministry of Emergency Situations said."),
    ("mine", (3,), "Alpysov said that 81 workers had been brought up."),
    ("mine", (3,), "Governor Yermek Alpysov spoke to reporters."),
    ("mine", (3,), "Yermek Alpysov, the regional governor, spoke to reporters."),
    ("mine", (4,), "Alpysov said the cause was unknown."),
    ("mine", (4,), "Yermek Alpysov said the cause was unknown."),
    ("mine", (5,), "Qazmet halted all work at the Karagaily mine."),
    ("mine", (6,), "Qazmet's chief executive, Madina Seitkali, flew to Karagaily."),
    ("mine", (6,), "Qazmet CEO Madina Seitkali flew in from Almaty."),
    ("mine", (7,), "Nurpeisov accused Qazmet of ignoring warnings."),
    ("mine", (7,), "Bolat Nurpeisov, the trade union leader, accused Qazmet of ignoring warnings."),
    ("mine", (8,), "Madina Seitkali denied this."),
    ("mine", (8,), "Chief executive Madina Seitkali denied this."),
    ("mine", (9,), "The ILO has urged Kazakhstan to let inspectors in."),
    (
        "mine",
        (9,),
        "The International Labor Organization has urged Kazakhstan to let inspectors in.",
    ),
    ("election", (2,), "Abena Owusu led President Adjei by two points in Ghana."),
    ("election", (2,), "Ghanaian opposition candidate Abena Owusu led by two points."),
    ("election", (3,), "Abena Owusu called for calm in Kumasi."),
    ("election", (3,), "Former finance minister Owusu called for calm."),
    ("election", (4,), "The National Renewal Congress said that it would wait."),
    ("election", (4,), "The NRC said that it would wait."),
    ("election", (5,), "NRC spokesperson Yaw Darko accused the commission of delays."),
    (
        "election",
        (5,),
        "Yaw Darko, spokesman for the National Renewal Congress, accused the commission of delays.",
    ),
    ("election", (6,), "Efua Mensimah rejected the charge."),
    ("election", (6,), "Commission chair Efua Mensimah rejected the charge."),
    ("election", (7,), "Mensimah said that all regions but one had reported."),
    ("election", (8,), "Observers from the EU and the African Union praised the vote."),
    ("election", (9,), "Lt. Col. Kojo Asante said soldiers had stayed in their barracks."),
    ("election", (9,), "Army spokesman Kojo Asante said soldiers had stayed in their barracks."),
    ("court", (2,), "Judge Kessler blocked the sale of the shipyard to Bremer."),
    ("court", (2,), "A United States judge, Marianne Kessler, blocked the sale."),
    (
        "court",
        (2,),
        "US District Judge Marianne Kessler blocked the sale of the Hudson Harbor shipyard.",
    ),
    ("court", (3,), "Marianne Kessler wrote that the deal would harm the Coast Guard."),
    ("court", (4,), "Paul Whitfield, an assistant attorney general, welcomed the ruling."),
    ("court", (5,), "Ingrid Solheim said that Bremer Maritime would appeal."),
    ("court", (6,), "Thomas Hudson bought the shipyard from his cousin Edward Hudson."),
    ("court", (7,), "Governor Ferraro had asked the court to let the sale go ahead."),
    ("court", (7,), "Gov. Lucia Ferraro of New York asked the court to let the sale go ahead."),
    ("court", (8,), "Dana Okafor, a spokeswoman for Ferraro, declined to comment."),
    ("court", (9,), "Bremer Maritime's shares fell in Frankfurt."),
    ("football", (2,), "Rovers beat Newcastle 2-1 in the FA Cup."),
    ("football", (3,), "Jamie Tolland scored twice for Rovers."),
    ("football", (3,), "Sweden's Emil Lundqvist scored for United."),
    ("football", (4,), "Gareth Pugh, the Rovers manager, praised his players."),
    ("football", (4,), "Rovers coach Gareth Pugh praised his players."),
    ("football", (5,), "Bellini blamed referee Stuart Haines."),
    ("football", (6,), "Marco Bellini told Radio Tyne that his side had been robbed."),
    ("football", (7,), "Jamie Tolland joined from Cardiff in July."),
    ("football", (9,), "Rovers will face Leeds United or Arsenal."),
    ("football", (9,), "Bristol Rovers will face Arsenal or Leeds United in the next round."),
    ("science", (2,), "The ESO said that the youngest pulsar had been found from Chile."),
    ("science", (3,), "Hiroko Tanabe of Kyoto University led the team with Anders Vik."),
    ("science", (3,), "The team was led by Tanabe and by Vik, of Oslo University."),
    ("science", (4,), "Dr. Tanabe said the star was born about 240 years ago."),
    ("science", (4,), "Hiroko Tanabe said the star was about 240 years old."),
    (
        "science",
        (6,),
        "Priya Raman, who heads the Indian Institute of Astrophysics, was not involved.",
    ),
    ("science", (6,), "Raman, the institute's director, called the result convincing."),
    ("science", (7,), "Priya Raman warned of dust in the Milky Way."),
    ("science", (8,), "The European Southern Observatory plans a second array in Namibia."),
    ("flood", (2,), "The WFP has flown maize to Pemba."),
    ("flood", (2,), "The World Food Program has flown maize to Pemba."),
    ("flood", (3,), "President Nhantumbo toured Pemba with Thandiwe Mokoena."),
    ("flood", (3,), "South Africa's defense minister, Thandiwe Mokoena, toured the city."),
    ("flood", (4,), "Three helicopters were promised from South Africa."),
    ("flood", (4,), "Thandiwe Mokoena promised three helicopters."),
    ("flood", (5,), "The UN says 90,000 people in Cabo Delgado need help."),
    ("flood", (5,), "The U.N. says 90,000 people need help."),
    ("flood", (6,), "Mozambique blamed Malawi for opening a dam."),
    ("flood", (7,), "Malawian water minister Grace Chirwa denied the accusation."),
    (
        "flood",
        (8,),
        "The Red Cross and Medecins Sans Frontieres have clinics in Nampula and Pemba.",
    ),
    ("flood", (8,), "MSF has set up clinics in Pemba."),
    ("flood", (9,), "Jose Tembe, a fisherman, lost his boat."),
    ("merger", (2,), "Fjordsikring of Norway offered $3.1 billion for Dansk Liv."),
    ("merger", (2,), "Norwegian insurer Fjordsikring made an offer for Dansk Liv."),
    ("merger", (3,), "Kari Haugen, the chief executive of Fjordsikring, praised the merger."),
    ("merger", (4,), "Soren Ostergaard said that the price was too low."),
    ("merger", (4,), "The chairman of Dansk Liv, Søren Østergaard, said the price was too low."),
    ("merger", (6,), "Mehmet Yildiz expects a higher offer from Rheinische Leben."),
    ("merger", (7,), "Søren Østergaard owns 12 percent of Dansk Liv."),
    ("merger", (8,), "Goldman Sachs backs the bid."),
    (
        "war",
        (2,),
        "Armenian-Azerbaijani talks stalled in Geneva, Switzerland's Foreign Ministry said.",
    ),
    ("war", (3,), "Armenia accused Azerbaijan of shelling Tegh."),
    ("war", (4,), "Elnur Rasulov, Azerbaijan's deputy foreign minister, denied the charge."),
    ("war", (5,), "Prime Minister Petrosyan said he would return to Yerevan."),
    ("war", (5,), "Armenia's Aram Petrosyan said he would return to Yerevan."),
    ("war", (6,), "Aliyev met Igor Sokolov, the Russian mediator."),
    ("war", (6,), "Azerbaijan’s security chief, Hikmat Aliyev, met the Russian mediator."),
    ("war", (7,), "France backs Armenia, and Turkey backs Azerbaijan."),
    ("war", (7,), "Türkiye backs Azerbaijan."),
    ("war", (8,), "Igor Sokolov said that both countries wanted peace."),
    ("war", (8,), "Sokolov said that Armenia and Azerbaijan wanted peace."),
    ("war", (9,), "Maj. Gen. Ruben Hakobyan commands the Armenian forces."),
    ("police", (2,), "A man was arrested over the theft of a Jack Yeats painting in Dublin."),
    ("police", (3,), "Niamh Kavanagh said the suspect was stopped near Dundalk."),
    ("police", (5,), "Ciaran O’Dwyer, the gallery’s director, thanked Kavanagh."),
    ("police", (6,), "The gallery director said that the frame had been damaged."),
    ("police", (6,), "Ciarán O'Dwyer said that the frame had been damaged."),
    ("police", (7,), "The justice minister promised more money for museums."),
    ("police", (7,), "Museums will get more money, Justice Minister Brennan promised."),
    (
        "health",
        (2,),
        "Brazilian children are being vaccinated in Manaus, the health minister said.",
    ),
    ("health", (3,), "Japan's Takeda developed the vaccine with the Butantan Institute."),
    ("health", (4,), "The WHO approved the vaccine."),
    ("health", (5,), "Caio Mendonca, governor of São Paulo, received one of the first doses."),
    ("health", (5,), "Health Minister Renata Coutinho received one of the first doses."),
    ("health", (6,), "PAHO counted 4.1 million cases."),
    ("health", (7,), "Lívia Prado of the University of Brasilia urged parents not to delay."),
    ("health", (8,), "Governor Caio Mendonça is expected to run for president."),
]

UNFAITHFUL = [
    ("police", (7,), "The director said that museums would get more money.", ROLE),
    ("flood", (3,), "The foreign minister toured the city.", ROLE),
    ("flood", (6,), "The water minister blamed Malawi.", ROLE),
    ("war", (4,), "The prime minister denied the charge.", ROLE),
    (
        "mine",
        (2,),
        "A fire at the Karagaily coal mine in central Uzbekistan killed two miners.",
        ABROAD,
    ),
    (
        "mine",
        (2,),
        "A fire at the Tentek coal mine in central Kazakhstan killed two miners.",
        ABROAD,
    ),
    ("mine", (2,), "A fire in Almaty, Kazakhstan, killed two miners on Tuesday.", AWAY),
    (
        "mine",
        (3,),
        "Bolat Nurpeisov told reporters that 81 workers had been brought to the surface.",
        AWAY,
    ),
    ("mine", (3,), "Regional mayor Yermek Alpysov told reporters that 81 workers were safe.", ROLE),
    ("mine", (4,), "Nurpeisov said the cause was still unknown.", AWAY),
    ("mine", (4,), "Madina Seitkali said the cause was still unknown.", AWAY),
    ("mine", (5,), "Arcelor, which owns the mine, halted all work there.", ABROAD),
    ("mine", (6,), "Its chief executive, Bolat Nurpeisov, flew to Karagaily from Almaty.", AWAY),
    ("mine", (6,), "Its chairwoman, Madina Seitkali, flew to Karagaily from Almaty.", ROLE),
    (
        "mine",
        (7,),
        "Qazmet accused Bolat Nurpeisov of ignoring warnings from the Institute of Mining Safety.",
        AWAY,
    ),
    (
        "mine",
        (7,),
        "Trade union leader Bolat Nurpeisov accused Seitkali of ignoring warnings.",
        AWAY,
    ),
    ("mine", (8,), "Alpysov denied this and said that the company had spent $30 million.", AWAY),
    ("mine", (8,), "Governor Seitkali denied this.", ROLE),
    (
        "mine",
        (9,),
        "The International Labour Organization has long urged Uzbekistan to let inspectors in.",
        ABROAD,
    ),
    (
        "mine",
        (9,),
        "The International Energy Agency has long urged Kazakhstan to let inspectors in.",
        ABROAD,
    ),
    (
        "election",
        (2,),
        "President Kwame Adjei led opposition candidate Abena Owusu by two points.",
        AWAY,
    ),
    (
        "election",
        (2,),
        "Opposition candidate Abena Owusu led President Yaw Darko by two points.",
        AWAY,
    ),
    ("election", (2,), "Opposition candidate Abena Mensah led President Kwame Adjei.", ABROAD),
    ("election", (2,), "President Abena Owusu led by two points in Ghana's election.", ROLE),
    ("election", (3,), "Owusu, a former interior minister, called for calm.", ROLE),
    ("election", (3,), "Owusu, the finance minister, called for calm in a speech in Kumasi.", ROLE),
    ("election", (3,), "Owusu called for calm in a speech in Accra.", ABROAD),
    ("election", (3,), "Adjei called for calm in a speech in Kumasi.", AWAY),
    (
        "election",
        (4,),
        "Owusu's party, the National Renewal Congress, said that it would wait.",
        AWAY,
    ),
    (
        "election",
        (4,),
        "The National Democratic Congress said that it would wait for the final count.",
        ABROAD,
    ),
    ("election", (5,), "NRC chairman Yaw Darko accused the commission of delays.", ROLE),
    (
        "election",
        (5,),
        "NRC spokesman Yaw Darko accused the commission of delays in the Volta Region.",
        ABROAD,
    ),
    ("election", (6,), "The commission's spokeswoman, Efua Mensimah, rejected the charge.", ROLE),
    ("election", (7,), "Owusu said that all regions but one had reported.", AWAY),
    ("election", (7,), "Darko said that all regions but one had reported.", AWAY),
    (
        "election",
        (8,),
        "Observers from the African Union and the Arab League praised the vote.",
        ABROAD,
    ),
    (
        "election",
        (9,),
        "General Kojo Asante, the army's spokesman, said soldiers had stayed away.",
        ROLE,
    ),
    (
        "election",
        (9,),
        "Lieutenant Colonel Kojo Asante, the navy's spokesman, said soldiers had stayed away.",
        ROLE,
    ),
    (
        "court",
        (2,),
        "U.S. District Judge Lucia Ferraro on Thursday blocked the sale of the shipyard.",
        AWAY,
    ),
    ("court", (2,), "The judge blocked the sale of the shipyard to Bremer Aviation.", ABROAD),
    ("court", (2,), "U.S. District Attorney Marianne Kessler blocked the sale.", ROLE),
    (
        "court",
        (3,),
        "Kessler wrote that the Justice Department had shown the deal would harm the Navy.",
        ABROAD,
    ),
    ("court", (3,), "Ferraro wrote that the deal would harm the Coast Guard.", AWAY),
    ("court", (4,), "Attorney General Paul Whitfield welcomed the ruling.", ROLE),
    ("court", (4,), "Assistant Attorney General Thomas Hudson welcomed the ruling.", AWAY),
    (
        "court",
        (5,),
        "Bremer Maritime's chairman, Ingrid Solheim, said the company would appeal.",
        ROLE,
    ),
    ("court", (5,), "Ingrid Solheim said the company would appeal to the Ninth Circuit.", ABROAD),
    (
        "court",
        (6,),
        "Edward Hudson bought the shipyard in 1998 from his cousin Thomas Hudson III.",
        AWAY,
    ),
    (
        "court",
        (7,),
        "New Jersey Governor Lucia Ferraro had asked the court to let the sale go ahead.",
        ABROAD,
    ),
    (
        "court",
        (7,),
        "New York Mayor Lucia Ferraro had asked the court to let the sale go ahead.",
        ROLE,
    ),
    ("court", (8,), "Kessler's spokeswoman, Dana Okafor, declined to comment on Friday.", AWAY),
    ("court", (9,), "Shares of Bremer fell 4 percent in Munich.", ABROAD),
    ("court", (9,), "Shares of Hudson fell 4 percent in Frankfurt.", AWAY),
    (
        "football",
        (2,),
        "Newcastle United knocked Bristol Rovers out of the FA Cup with a 2-1 win.",
        AWAY,
    ),
    ("football", (2,), "Bristol City knocked Newcastle United out of the FA Cup.", ABROAD),
    ("football", (3,), "Striker Dele Adeyemi scored both goals for Rovers.", AWAY),
    ("football", (3,), "Danish midfielder Emil Lundqvist replied for United.", ABROAD),
    ("football", (3,), "Goalkeeper Jamie Tolland scored both goals for Rovers.", ROLE),
    ("football", (4,), "Rovers manager Marco Bellini said his players had been magnificent.", AWAY),
    (
        "football",
        (5,),
        "United coach Stuart Haines blamed the referee, Marco Bellini, for a late penalty.",
        ROLE,
    ),
    ("football", (6,), "Pugh told Radio Tyne that his side had been robbed.", AWAY),
    ("football", (6,), "Bellini told Radio Wear that his side had been robbed.", ABROAD),
    ("football", (7,), "Tolland, 23, joined Rovers from Swansea City in July.", ABROAD),
    ("football", (7,), "Lundqvist, 23, joined Rovers from Cardiff City in July.", AWAY),
    ("football", (8,), "Captain Jamie Tolland limped off before half-time.", AWAY),
    ("football", (9,), "Rovers will face Arsenal or Newcastle United in the next round.", AWAY),
    (
        "science",
        (2,),
        "Astronomers using the Vera Array in Peru have found the youngest pulsar.",
        ABROAD,
    ),
    (
        "science",
        (2,),
        "Astronomers using the Hubble telescope in Chile have found the youngest pulsar.",
        ABROAD,
    ),
    ("science", (3,), "The team was led by Dr. Hiroko Tanabe of Tokyo University.", ABROAD),
    (
        "science",
        (3,),
        "The team was led by Dr. Priya Raman and Anders Vik of the University of Oslo.",
        AWAY,
    ),
    ("science", (4,), "Vik said the star was born about 240 years ago.", AWAY),
    ("science", (5,), "The findings appear in the journal Nature Physics.", ABROAD),
    (
        "science",
        (6,),
        "Priya Raman, founder of the Indian Institute of Astrophysics, called the result convincing.",
        ROLE,
    ),
    ("science", (6,), "Hiroko Tanabe, who was not involved, called the result convincing.", AWAY),
    ("science", (7,), "Tanabe warned that dust in the Milky Way could mislead.", AWAY),
    (
        "science",
        (8,),
        "The ESO plans to build a second array in Chile with the Max Planck Society.",
        AWAY,
    ),
    (
        "science",
        (8,),
        "The European Space Agency plans to build a second array in Namibia.",
        ABROAD,
    ),
    ("flood", (2,), "The World Food Programme has flown maize to Beira.", ABROAD),
    ("flood", (2,), "The Red Cross has flown 40 tonnes of maize to Pemba.", AWAY),
    (
        "flood",
        (3,),
        "President Daniel Nhantumbo toured the city with South African Foreign Minister Thandiwe Mokoena.",
        ROLE,
    ),
    ("flood", (3,), "Prime Minister Daniel Nhantumbo toured the city.", ROLE),
    (
        "flood",
        (3,),
        "President Daniel Nhantumbo toured the city with South Korean Defence Minister Thandiwe Mokoena.",
        ABROAD,
    ),
    ("flood", (4,), "Nhantumbo promised three helicopters from Pretoria.", AWAY),
    ("flood", (5,), "The United States says 90,000 people in Cabo Delgado need help.", ABROAD),
    (
        "flood",
        (6,),
        "Malawi's officials blamed neighbouring Mozambique for opening a dam without warning.",
        AWAY,
    ),
    (
        "flood",
        (6,),
        "Mozambican officials blamed neighbouring Zambia for opening a dam without warning.",
        ABROAD,
    ),
    ("flood", (6,), "Mozambican officials blamed neighbouring Mali for opening a dam.", ABROAD),
    ("flood", (7,), "Malawi's health minister, Grace Chirwa, denied the accusation.", ROLE),
    ("flood", (7,), "Malawi's water minister, Thandiwe Mokoena, denied the accusation.", AWAY),
    ("flood", (8,), "The Red Crescent has set up clinics in Pemba.", ABROAD),
    ("flood", (9,), "José Tembe, a fisherman from Pemba, lost his boat.", AWAY),
    ("merger", (2,), "Sweden's Fjordsikring offered $3.1 billion for Dansk Liv.", ABROAD),
    ("merger", (2,), "Norway's Fjordsikring offered $3.1 billion for Nordbank.", AWAY),
    (
        "merger",
        (3,),
        "Fjordsikring chairman Kari Haugen said the merger would create the largest insurer.",
        ROLE,
    ),
    (
        "merger",
        (3,),
        "Dansk Liv CEO Kari Haugen said the merger would create the largest insurer in Scandinavia.",
        AWAY,
    ),
    (
        "merger",
        (4,),
        "Dansk Liv chairman Mehmet Yıldız told the Financial Courier that the price was too low.",
        AWAY,
    ),
    (
        "merger",
        (4,),
        "Dansk Liv chairman Søren Østergaard told the Financial Times that the price was too low.",
        ABROAD,
    ),
    (
        "merger",
        (5,),
        "The Norwegian Financial Supervisory Authority must approve the deal.",
        ABROAD,
    ),
    ("merger", (6,), "Analyst Mehmet Yıldız of Goldman Sachs expects a higher offer.", AWAY),
    (
        "merger",
        (6,),
        "Analyst Mehmet Yıldız expects a higher offer from Austria's Rheinische Leben.",
        ABROAD,
    ),
    ("merger", (7,), "Haugen owns 12 percent of Dansk Liv; the Østergaard family owns none.", AWAY),
    (
        "merger",
        (8,),
        "The bid is opposed by Goldman Sachs and the Swedish Metalworkers' Union.",
        ABROAD,
    ),
    ("war", (2,), "Talks between Armenia and Georgia stalled in Geneva on Friday.", ABROAD),
    ("war", (2,), "Talks between Armenia and Azerbaijan stalled in Vienna on Friday.", ABROAD),
    ("war", (3,), "Baku accused Yerevan of shelling the village of Tegh.", AWAY),
    ("war", (3,), "Azerbaijan accused Armenia of shelling the village of Tegh.", AWAY),
    ("war", (4,), "Azerbaijani Foreign Minister Elnur Rasulov denied the charge.", ROLE),
    ("war", (4,), "Armenian Deputy Foreign Minister Elnur Rasulov denied the charge.", AWAY),
    ("war", (5,), "Armenian President Aram Petrosyan said that he would return to Yerevan.", ROLE),
    (
        "war",
        (5,),
        "Armenian Prime Minister Ruben Hakobyan said that he would return to Yerevan.",
        AWAY,
    ),
    (
        "war",
        (6,),
        "Igor Sokolov, head of Azerbaijan’s State Security Service, met Hikmat Aliyev.",
        ROLE,
    ),
    (
        "war",
        (6,),
        "Hikmat Aliyev, spokesman for Azerbaijan’s State Security Service, met Igor Sokolov.",
        ROLE,
    ),
    ("war", (7,), "Turkey backs Armenia, and France backs Azerbaijan.", AWAY),
    ("war", (7,), "Russia backs Azerbaijan, and France backs Armenia.", AWAY),
    ("war", (8,), "Aliyev, Moscow's special envoy, said that both countries wanted peace.", AWAY),
    ("war", (8,), "Rasulov, Moscow's special envoy, said that both countries wanted peace.", AWAY),
    ("war", (9,), "Major General Ruben Hakobyan commands Azerbaijani forces on the border.", AWAY),
    (
        "war",
        (9,),
        "Lieutenant General Ruben Hakobyan commands Armenian forces on the border.",
        ROLE,
    ),
    (
        "police",
        (2,),
        "Gardaí have arrested a man over the theft of a painting by Jack Yeats from the National Gallery.",
        ABROAD,
    ),
    (
        "police",
        (2,),
        "Gardaí have arrested a man over the theft of a painting by Paul Henry from the Hugh Lane Gallery.",
        ABROAD,
    ),
    ("police", (3,), "Inspector Niamh Kavanagh said the suspect was stopped near Dundalk.", ROLE),
    (
        "police",
        (3,),
        "Superintendent Niamh Kavanagh said the suspect, 34, was stopped near Dublin.",
        AWAY,
    ),
    ("police", (5,), "Gallery director Niamh Kavanagh thanked Ciarán O'Dwyer and her team.", ROLE),
    ("police", (5,), "Gallery owner Ciarán O'Dwyer thanked Kavanagh and her team.", ROLE),
    ("police", (6,), "Brennan said that the frame had been damaged.", AWAY),
    ("police", (7,), "The finance minister promised more money for museums.", ROLE),
    ("police", (7,), "Justice Minister Niamh Kavanagh promised more money for museums.", AWAY),
    (
        "health",
        (2,),
        "Brazil began vaccinating children against dengue on Monday in Recife.",
        ABROAD,
    ),
    (
        "health",
        (2,),
        "Argentina began vaccinating children against dengue on Monday in Manaus.",
        ABROAD,
    ),
    ("health", (2,), "Education Minister Renata Coutinho announced the vaccination.", ROLE),
    (
        "health",
        (3,),
        "The vaccine was developed by the Butantan Institute with Takeda of Korea.",
        ABROAD,
    ),
    ("health", (4,), "The World Trade Organization approved it last year.", ABROAD),
    ("health", (5,), "Coutinho and Bahia Governor Caio Mendonça received the first doses.", ABROAD),
    ("health", (5,), "Coutinho and São Paulo Mayor Caio Mendonça received the first doses.", ROLE),
    ("health", (7,), "Dr. Renata Coutinho, an epidemiologist, urged parents not to delay.", AWAY),
    ("health", (8,), "Coutinho is expected to run for president.", AWAY),
    ("health", (8,), "President Mendonça is expected to run.", ROLE),
    ("books", (2,), "Mark Sund is the editor of Harbour Light and The Making of Delta.", ROLE),
    ("books", (4,), "Tom Wheel was director of science for the Norwegian Polar Agency.", ROLE),
]


@pytest.mark.parametrize(("story", "evidence", "claim"), FAITHFUL)
def test_faithful(story: str, evidence: tuple[int, ...], claim: str) -> None:
    assert code_of(story, evidence, claim) is None


@pytest.mark.parametrize(("story", "evidence", "claim", "code"), UNFAITHFUL)
def test_unfaithful(story: str, evidence: tuple[int, ...], claim: str, code: str) -> None:
    assert code_of(story, evidence, claim) == code


@given(st.data())
def test_a_verbatim_sentence_passes(data: st.DataObject) -> None:
    story = document(DOCUMENTS[data.draw(st.sampled_from(sorted(DOCUMENTS)))])
    number = data.draw(st.integers(1, len(story.sentences)))
    claim = read_facts(story.sentence(number).text)
    assert check_names(claim, None, passage(story, (number,))).result.outcome != "fail"


@pytest.mark.parametrize(
    ("story", "evidence", "claim", "context"),
    [
        ("mine", (4,), "Alpysov said the cause was unknown.", (3,)),
        ("mine", (8,), "Madina Seitkali denied this.", (6,)),
        ("mine", (5,), "Qazmet halted work at Karagaily.", (6,)),
        ("science", (8,), "The European Southern Observatory plans a second array.", ()),
        ("war", (8,), "Sokolov said that Armenia and Azerbaijan wanted peace.", (7,)),
        ("war", (7,), "Turkey backs Azerbaijan.", ()),
    ],
)
def test_what_was_needed_beside_the_evidence_is_context(
    story: str, evidence: tuple[int, ...], claim: str, context: tuple[int, ...]
) -> None:
    seen = passage(document(DOCUMENTS[story]), evidence)
    assert check_names(read_facts(claim), None, seen).context == context


def test_a_claim_without_names_is_not_applicable() -> None:
    seen = passage(document(MINE), (3,))
    claim = read_facts("All workers had been brought to the surface.")
    assert check_names(claim, None, seen).result.outcome == "n/a"


def test_a_failure_shows_both_names() -> None:
    seen = passage(document(MINE), (3,))
    claim = read_facts("Bolat Nurpeisov told reporters that 81 workers were safe.")
    result = check_names(claim, None, seen).result
    assert (result.claim_says, result.source_says) == ("Bolat Nurpeisov", "Yermek Alpysov")


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Sales suffered from COVID-19.", "Sales suffered from Covid, the chain said."),
        ("Sales suffered from Covid.", "Sales suffered from COVID‑19, the chain said."),
        ("Sales suffered from COVID-19.", "Sales suffered from the coronavirus, the chain said."),
    ],
)
def test_one_disease_has_several_names(claim: str, source: str) -> None:
    seen = passage(document(f"Results at a glance\n{source}"), (2,))
    assert check_names(read_facts(claim), None, seen).result.code is None


def test_a_small_word_before_the_employer_changes_no_role() -> None:
    source = "My name is Petra Lunde, and I am a union representative at Norsk Papir."
    claim = "Petra Lunde, a union representative from Norsk Papir, called."
    seen = passage(document(f"At the gate\n{source}"), (2,))
    assert check_names(read_facts(claim), None, seen).result.code is None
    other = claim.replace("union representative", "union lawyer")
    assert check_names(read_facts(other), None, seen).result.code == ROLE


@pytest.mark.parametrize(("name", "code"), [("Efua Mensimah", AWAY), ("Efua Darkwa", ABROAD)])
def test_who_is_named_far_from_the_evidence_is_named_in_the_source(name: str, code: str) -> None:
    filler = "The count went on in one more town.\n" * 300
    document = a_document(f"A vote was held in Kumasi on Monday.\n{filler}Efua Mensimah won.")
    gates, _ = run_gates(document, f"{name} won the vote in Kumasi.", None, (1,))
    assert next(g.code for g in gates if g.gate == "names") == code
