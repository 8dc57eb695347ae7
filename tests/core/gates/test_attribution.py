"""Who says what, as a sub-editor would check it: one story a block, good claims and bad ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.core.facts import read_facts
from flows.core.gates.attribution import check_attribution
from flows.core.gates.model import Finding, Line, Passage

DROPPED, SWAPPED = "speaker.dropped", "speaker.swapped"
DENIAL, RAISED, GAINED = "speaker.denial_lost", "speaker.force_raised", "polarity.negation_gained"
PRAISED = "speaker.act_changed"

#: evidence (sentences before it, if any, first; the last is the evidence) → claims.
#: A claim is (text, speaker of the draft or None, expected code or None).
Row = tuple[str, str | None, str | None]
STORIES: dict[str, tuple[tuple[str, ...], list[Row]]] = {
    "surname with a stem of its own": (
        (
            "The Transit Workers Union said that most members were pleased.",
            "Union president Dolores Vance called the agreement the best in a generation.",
            "She said that some members had wanted to hold out for more.",
        ),
        [
            ("Dolores Vance said that some members had wanted to hold out.", None, None),
            ("Howard Lin said that some members had wanted to hold out.", None, SWAPPED),
        ],
    ),
    "a claim is heard as its source is: critics": (
        (
            "Critics of the law say that it was often used to blackmail people,"
            " while also hindering the fight against the disease.",
        ),
        [
            ("Critics of the law say that it was often used to blackmail people.", None, None),
            ("The law was often used to blackmail people.", None, DROPPED),
        ],
    ),
    "a claim is heard as its source is: nearly all of it quoted": (
        ('It added that the two leaders "stressed the importance of trade and of open roads."',),
        [
            (
                'It added that the 2 leaders "stressed the importance of trade and of open roads."',
                None,
                None,
            ),
            ('"The importance of trade and of open roads."', None, DROPPED),
        ],
    ),
    "a claim is heard as its source is: an aside": (
        ("The two calls lasted a minute, said Tim Brien, a reporter and friend of the family.",),
        [
            (
                "The 2 calls lasted a minute, said Tim Brien, a reporter and friend of the family.",
                None,
                None,
            ),
            ("The two calls lasted a minute.", None, DROPPED),
        ],
    ),
    "a denial with its speaker": (
        ("The coastguard denied that the weather was bad.",),
        [
            ("The coastguard denied that the weather was bad.", "The coastguard", None),
            ("The coastguard has denied that the weather was bad.", "The coastguard", None),
            ("The weather was bad.", "The coastguard", DENIAL),
            ("The coastguard said that the weather was bad.", "The coastguard", DENIAL),
            ("The coastguard said that the weather was not bad.", None, None),
            ("The coastguard confirmed that the weather was bad.", None, DENIAL),
        ],
    ),
    "a body is not the person named before": (
        (
            "Mayor Ines Calder has ordered an inquiry into the fire.",
            "The blaze was under control after nine hours, the fire service said.",
        ),
        [
            ("Ines Calder said the blaze was under control after nine hours.", None, SWAPPED),
            ("The fire service said the blaze was under control after nine hours.", None, None),
        ],
    ),
    "an office may be the person named before": (
        (
            "Ines Calder has ordered an inquiry into the fire.",
            "The blaze was under control after nine hours, the mayor said.",
        ),
        [
            ("Ines Calder said the blaze was under control after nine hours.", None, None),
            ("The mayor said the blaze was under control after nine hours.", None, None),
        ],
    ),
    "a quotation is somebody's": (
        ("“The pumps were in full working order,” chief engineer Rosa Blum said on Monday.",),
        [
            ("“The pumps were in full working order.”", None, DROPPED),
            ("“The pumps were in full working order.”", "Rosa Blum", None),
            ("“The pumps were in full working order,” Blum said.", None, None),
        ],
    ),
    "a speaker without a name": (
        ("“The pumps were in full working order,” said an executive whose firm built them.",),
        [
            ("“The pumps were in full working order.”", None, DROPPED),
            ("The pumps were in full working order.", None, DROPPED),
            ("An executive said the pumps were in full working order.", None, None),
        ],
    ),
    "speakers with an aside, and a survey": (
        ("Thomas Reed (2013), for example, argues that the harbour needs a second wall.",),
        [
            ("The harbour needs a second wall.", None, DROPPED),
            ("Thomas Reed argues that the harbour needs a second wall.", None, None),
            ("The harbour needs a second wall.", "Thomas Reed", None),
        ],
    ),
    "that same survey": (
        ("According to that same 2021 survey, the valley grew half of all peaches.",),
        [
            ("The valley grew half of all peaches.", None, DROPPED),
            ("The valley grew half of all peaches, according to a 2021 survey.", None, None),
        ],
    ),
    "a quotation told flat, and its speaker is far from his verb": (
        ("“This is an ongoing inquiry,” Torr County Sheriff Philip C. Oake said early on Sunday.",),
        [
            ("This is an ongoing inquiry.", None, DROPPED),
            ("“This is an ongoing inquiry.”", None, DROPPED),
            ("“This is an ongoing inquiry,” Sheriff Philip C. Oake said.", None, None),
        ],
    ),
    "a quotation that the document tells itself, too": (
        ("The inquiry is ongoing.", "“The inquiry is ongoing,” Sheriff Oake said on Sunday."),
        [("The inquiry is ongoing.", None, None)],
    ),
    "speakers who are a whole phrase": (
        ("Those present at the meeting say that the plan was opposed by the harbour master.",),
        [
            ("The plan was opposed by the harbour master.", None, DROPPED),
        ],
    ),
    "said in passing": (
        ("Along the way, prosecutors said, Lowe cheated clients and misled the market.",),
        [
            ("Along the way Lowe cheated clients and misled the market.", None, DROPPED),
            ("Lowe cheated clients and misled the market, prosecutors said.", None, None),
        ],
    ),
    "a quotation of which the source does not say whose it is": (
        ("“The pumps were in full working order and nobody had touched them.”",),
        [("“The pumps were in full working order.”", None, None)],
    ),
    "who denies": (
        (
            "Valdia argues that its neighbour has not kept the 2021 accord, accusing Korrin of "
            "sheltering the rebels.",
        ),
        [
            ("Valdia denies sheltering the rebels.", None, GAINED),
            ("Valdia accuses Korrin of sheltering the rebels.", None, None),
            ("Valdia argues that its neighbour has not kept the accord.", None, None),
            ("Korrin denies sheltering the rebels.", None, SWAPPED),
        ],
    ),
    "the other side denies": (
        ("Korrin denies sheltering the rebels, vowing not to let its soil be used.",),
        [
            ("Korrin denies sheltering the rebels.", None, None),
            ("Korrin has denied that it shelters the rebels.", None, None),
            ("Valdia denies sheltering the rebels.", None, SWAPPED),
            ("Korrin admitted sheltering the rebels.", None, DENIAL),
            ("Korrin is sheltering the rebels.", None, DENIAL),
        ],
    ),
    "praise and blame": (
        ("The union said that nine people died when the company’s hall caught fire.",),
        [
            ("The union praised the company.", None, PRAISED),
            ("The union thanked the company.", None, PRAISED),
            ("The union said nine people died.", None, None),
            ("According to the union, nine people died in the company’s hall.", None, None),
        ],
    ),
    "thanks": (
        ("On the tape, Moss thanked Taylor for her “unconditional love”.",),
        [
            ("Moss thanked Taylor.", None, None),
            ("Moss praised Taylor.", None, None),
            ("Moss blamed Taylor.", None, PRAISED),
            ("Moss accused Taylor.", None, PRAISED),
        ],
    ),
    "gratitude": (
        ("Officials from both countries expressed gratitude to the mediators.",),
        [
            ("Officials thanked the mediators.", None, None),
            ("Officials condemned the mediators.", None, None),
        ],
    ),
    "nobody": (
        ("Peace talks between Kenya and Sudan failed on Friday after three rounds in Cairo.",),
        [
            ("Peace talks between Kenya and Sudan failed on Friday.", None, None),
            ("Kenya confirmed that the peace talks failed on Friday.", None, SWAPPED),
            ("Khartoum said that peace talks with Kenya failed on Friday.", None, SWAPPED),
        ],
    ),
    "fire": (
        (
            "The blaze at the Halden warehouse was started deliberately, fire chief Nora Whitlock "
            "said on Tuesday.",
        ),
        [
            ("Whitlock said the blaze at the warehouse was started deliberately.", None, None),
            (
                "The warehouse blaze was started deliberately, according to Nora Whitlock.",
                None,
                None,
            ),
            ("Fire chief Nora Whitlock said the blaze was started deliberately.", None, None),
            ("The blaze at the Halden warehouse was started deliberately.", "Nora Whitlock", None),
            ("The blaze at the Halden warehouse was started deliberately.", None, DROPPED),
            ("The mayor said the blaze at the warehouse was started deliberately.", None, SWAPPED),
            ("The blaze was started deliberately, the owner of the warehouse said.", None, SWAPPED),
            ("The blaze at the Halden warehouse was started deliberately.", "Carl Munro", SWAPPED),
            ("Whitlock confirmed that the blaze was started deliberately.", None, RAISED),
        ],
    ),
    "ministry": (
        (
            "The finance ministry said that the deficit would fall to 3 percent of output next year.",
        ),
        [
            (
                "The deficit would fall to 3 percent of output next year, the finance ministry said.",
                None,
                None,
            ),
            (
                "According to the ministry, the deficit would fall to 3 percent of output.",
                None,
                None,
            ),
            ("The deficit would fall to 3 percent next year.", "the finance ministry", None),
            ("The deficit would fall to 3 percent of output next year.", None, DROPPED),
            ("The central bank said the deficit would fall to 3 percent of output.", None, SWAPPED),
            ("The deficit would fall to 3 percent of output.", "the opposition", SWAPPED),
        ],
    ),
    "quotation": (
        ("“We found no trace of the missing hikers,” said Ewa Nowak, who led the search.",),
        [
            ("Nowak said searchers found no trace of the missing hikers.", None, None),
            ("“We found no trace of the missing hikers,” Nowak said.", None, None),
            ("No trace of the missing hikers was found, said Ewa Nowak.", None, None),
            ("No trace of the missing hikers was found.", None, DROPPED),
            ("“We found no trace of the missing hikers,” said Piotr Zielinski.", None, SWAPPED),
            ("Police said they found no trace of the missing hikers.", None, SWAPPED),
        ],
    ),
    "accord": (
        ("According to the coastguard, the trawler sank within twenty minutes of the collision.",),
        [
            (
                "The coastguard said the trawler sank within twenty minutes of the collision.",
                None,
                None,
            ),
            (
                "The trawler sank within twenty minutes of the collision, the coastguard said.",
                None,
                None,
            ),
            ("The trawler sank within twenty minutes of the collision.", "the coastguard", None),
            ("The trawler sank within twenty minutes of the collision.", None, DROPPED),
            (
                "The owner said the trawler sank within twenty minutes of the collision.",
                None,
                SWAPPED,
            ),
            ("According to the navy, the trawler sank within twenty minutes.", None, SWAPPED),
        ],
    ),
    "accuse": (
        ("Brazil accused the mining company Vantor of hiding test results from inspectors.",),
        [
            ("Brazil accused Vantor of hiding test results from inspectors.", None, None),
            ("Vantor hid test results from inspectors, Brazil says.", None, None),
            ("Vantor hid test results from inspectors.", "Brazil", None),
            ("Vantor hid test results from inspectors.", None, DROPPED),
            ("Brazil confirmed that Vantor hid test results from inspectors.", None, RAISED),
            ("Vantor accused Brazil of hiding test results from inspectors.", None, SWAPPED),
            ("Greenpeace accused Vantor of hiding test results from inspectors.", None, SWAPPED),
        ],
    ),
    "deny": (
        ("The club’s owner, Marco Bellini, denied that he had offered the referee money.",),
        [
            ("Bellini denied that he had offered the referee money.", None, None),
            ("Marco Bellini denies offering the referee money.", None, None),
            ("Bellini said he had not offered the referee money.", None, None),
            ("Bellini rejected the claim that he had offered the referee money.", None, None),
            ("Bellini said that he had offered the referee money.", None, DENIAL),
            ("Bellini confirmed that he had offered the referee money.", None, DENIAL),
            ("The club’s owner had offered the referee money.", None, DENIAL),
            ("The referee denied that he had been offered money.", None, SWAPPED),
        ],
    ),
    "claim": (
        ("The rebels claimed that they had shot down a transport plane near the border.",),
        [
            (
                "The rebels claimed they had shot down a transport plane near the border.",
                None,
                None,
            ),
            ("The rebels said they had shot down a transport plane near the border.", None, None),
            ("A transport plane was shot down near the border, the rebels claim.", None, None),
            ("The rebels confirmed that they had shot down a transport plane.", None, RAISED),
            (
                "The army claimed that it had shot down a transport plane near the border.",
                None,
                SWAPPED,
            ),
            ("A transport plane was shot down near the border.", None, DROPPED),
        ],
    ),
    "pronoun": (
        (
            "Health minister Ingrid Solberg presented the figures in Oslo.",
            "She said that waiting times had fallen by a third since the spring.",
        ),
        [
            ("Solberg said that waiting times had fallen by a third since the spring.", None, None),
            ("Waiting times had fallen by a third since the spring.", "Ingrid Solberg", None),
            ("She said that waiting times had fallen by a third since the spring.", None, None),
            ("Waiting times had fallen by a third since the spring.", None, DROPPED),
            (
                "Lars Hagen said that waiting times had fallen by a third since the spring.",
                None,
                SWAPPED,
            ),
            ("Waiting times had fallen by a third.", "the hospitals’ union", SWAPPED),
        ],
    ),
    "two speakers": (
        (
            "The company said the leak was contained within hours, while residents said the smell "
            "lasted for days.",
        ),
        [
            ("The company said the leak was contained within hours.", None, None),
            ("Residents said the smell lasted for days.", None, None),
            ("The smell lasted for days, according to residents.", None, None),
            ("The leak was contained within hours, the company said.", None, None),
            ("The leak was contained within hours.", None, DROPPED),
            ("Residents said the leak was contained within hours.", None, SWAPPED),
            ("The company said the smell lasted for days.", None, SWAPPED),
            ("The leak was contained within hours.", "residents", SWAPPED),
        ],
    ),
    "participle": (
        (
            "Prosecutor Amina Diallo dropped the case, saying that two witnesses had changed their "
            "statements.",
        ),
        [
            ("Prosecutor Amina Diallo dropped the case.", None, None),
            ("Diallo said that two witnesses had changed their statements.", None, None),
            ("Two witnesses had changed their statements, Diallo said.", None, None),
            ("Two witnesses had changed their statements.", None, DROPPED),
            ("The defence said that two witnesses had changed their statements.", None, SWAPPED),
            ("Two witnesses had changed their statements.", "Judge Osei", SWAPPED),
        ],
    ),
    "flat": (
        ("The bridge reopened on Monday after four months of repairs that cost 12 million euros.",),
        [
            ("The bridge reopened on Monday after four months of repairs.", None, None),
            ("Repairs to the bridge cost 12 million euros.", None, None),
            ("The bridge reopened after repairs that cost 12 million euros.", None, None),
            ("The transport minister said the bridge reopened on Monday.", None, SWAPPED),
            ("The bridge reopened on Monday, according to Rosa Blum.", None, SWAPPED),
            ("Repairs to the bridge cost 12 million euros.", "the city council", SWAPPED),
        ],
    ),
    "flat and reported": (
        (
            "The strike began at midnight and will last two days, the union said, but the first "
            "trains were already cancelled on Sunday evening.",
        ),
        [
            ("The first trains were already cancelled on Sunday evening.", None, None),
            ("The strike will last two days, the union said.", None, None),
            ("The union said the strike began at midnight and will last two days.", None, None),
            ("The strike began at midnight and will last two days.", None, DROPPED),
            (
                "The railway said the strike began at midnight and will last two days.",
                None,
                SWAPPED,
            ),
            ("The strike began at midnight and will last two days.", "the railway", SWAPPED),
        ],
    ),
    "anonymous": (
        ("The gang is believed to have escaped through a tunnel under the bank.",),
        [
            ("The gang is believed to have escaped through a tunnel under the bank.", None, None),
            ("The gang reportedly escaped through a tunnel under the bank.", None, None),
            ("It is thought that the gang escaped through a tunnel under the bank.", None, None),
            ("The gang escaped through a tunnel under the bank.", None, DROPPED),
            ("Interpol said the gang escaped through a tunnel under the bank.", None, SWAPPED),
            ("The gang escaped through a tunnel under the bank.", "Interpol", SWAPPED),
        ],
    ),
    "as confirmed by": (
        (
            "Eleven crew members were rescued from the ferry, as confirmed by harbour master Ravi "
            "Menon.",
        ),
        [
            ("Eleven crew members were rescued from the ferry, Menon confirmed.", None, None),
            ("Harbour master Ravi Menon said eleven crew members were rescued.", None, None),
            ("Eleven crew members were rescued from the ferry.", "Ravi Menon", None),
            ("Eleven crew members were rescued from the ferry.", None, DROPPED),
            ("Eleven crew members were rescued, the ferry’s owner confirmed.", None, SWAPPED),
            ("Eleven crew members were rescued from the ferry.", "the captain", SWAPPED),
        ],
    ),
    "noun cue": (
        (
            "Relations soured over Warsaw’s claims that Minsk had pushed migrants across the border.",
        ),
        [
            ("Warsaw claims that Minsk had pushed migrants across the border.", None, None),
            ("Poland says Minsk pushed migrants across the border.", None, None),
            (
                "Relations soured over Warsaw’s claims that Minsk had pushed migrants across the "
                "border.",
                None,
                None,
            ),
            ("Minsk had pushed migrants across the border.", None, DROPPED),
            ("Warsaw confirmed that Minsk had pushed migrants across the border.", None, RAISED),
            ("Vilnius claims that Minsk had pushed migrants across the border.", None, SWAPPED),
        ],
    ),
    "study": (
        ("A study by the University of Otago found that the glacier is losing a metre a week.",),
        [
            (
                "The glacier is losing a metre a week, a University of Otago study found.",
                None,
                None,
            ),
            ("A study found that the glacier is losing a metre a week.", None, None),
            (
                "According to the University of Otago, the glacier is losing a metre a week.",
                None,
                None,
            ),
            ("The glacier is losing a metre a week.", None, DROPPED),
            ("NASA found that the glacier is losing a metre a week.", None, SWAPPED),
            ("A study by Stanford found that the glacier is losing a metre a week.", None, SWAPPED),
        ],
    ),
    "promise": (
        ("Prime Minister Tomas Varga promised to lower the tax on fuel before the election.",),
        [
            ("Varga promised to lower the tax on fuel before the election.", None, None),
            ("Prime Minister Tomas Varga vowed to lower the tax on fuel.", None, None),
            ("Varga said he would lower the tax on fuel before the election.", None, None),
            ("Varga confirmed that he would lower the tax on fuel.", None, RAISED),
            (
                "The opposition promised to lower the tax on fuel before the election.",
                None,
                SWAPPED,
            ),
            ("Anna Kiss promised to lower the tax on fuel before the election.", None, SWAPPED),
        ],
    ),
    "urge": (
        ("The World Health Organization urged governments to share samples of the new strain.",),
        [
            ("The World Health Organization urged governments to share samples.", None, None),
            (
                "Governments should share samples of the new strain, the World Health Organization "
                "said.",
                None,
                None,
            ),
            (
                "The World Health Organization asked governments to share samples of the strain.",
                None,
                None,
            ),
            ("China urged governments to share samples of the new strain.", None, SWAPPED),
            ("The European Union urged governments to share samples of the strain.", None, SWAPPED),
            (
                "Governments to share samples of the new strain.",
                "Médecins Sans Frontières",
                SWAPPED,
            ),
        ],
    ),
    "told": (
        ("Goalkeeper Sam Oyelaran told BBC Sport that his shoulder had been injured since May.",),
        [
            ("Oyelaran said his shoulder had been injured since May.", None, None),
            ("Oyelaran’s shoulder had been injured since May, he told BBC Sport.", None, None),
            ("His shoulder had been injured since May.", "Sam Oyelaran", None),
            ("His shoulder had been injured since May.", None, DROPPED),
            (
                "Coach Peter Lind told BBC Sport that his shoulder had been injured since May.",
                None,
                SWAPPED,
            ),
            (
                "Oyelaran’s shoulder had been injured since May, the team doctor said.",
                None,
                SWAPPED,
            ),
        ],
    ),
    "blame": (
        ("Economists at Nordbank blamed the strong krone for the slump in exports.",),
        [
            (
                "Economists at Nordbank blamed the strong krone for the slump in exports.",
                None,
                None,
            ),
            ("Nordbank economists blamed the strong krone for the slump in exports.", None, None),
            (
                "The slump in exports was due to the strong krone, Nordbank economists said.",
                None,
                None,
            ),
            ("The strong krone caused the slump in exports.", None, DROPPED),
            ("Exporters blamed the strong krone for the slump in exports.", None, SWAPPED),
            ("The central bank blamed the strong krone for the slump in exports.", None, SWAPPED),
        ],
    ),
    "mutual": (
        ("Both sides blamed each other for the collapse of the coalition talks.",),
        [
            ("Both sides blamed each other for the collapse of the coalition talks.", None, None),
            ("The two sides blamed each other for the collapse of the talks.", None, None),
            ("The parties blamed each other for the collapse of the coalition talks.", None, None),
        ],
    ),
    "denied allegation": (
        (
            "Campaigners say the dam displaced 4,000 families, an allegation denied by the energy "
            "ministry.",
        ),
        [
            ("Campaigners say the dam displaced 4,000 families.", None, None),
            ("The energy ministry denies that the dam displaced 4,000 families.", None, None),
            ("The dam displaced 4,000 families, campaigners say.", None, None),
            ("The dam displaced 4,000 families.", None, DROPPED),
            ("The energy ministry said the dam displaced 4,000 families.", None, DENIAL),
            ("The World Bank says the dam displaced 4,000 families.", None, SWAPPED),
        ],
    ),
    "apposition": (
        (
            "Dr. Lucia Ferrer, head of cardiology at the San Rafael hospital, warned that the drug "
            "is in short supply.",
        ),
        [
            ("Ferrer warned that the drug is in short supply.", None, None),
            ("The drug is in short supply, warned Dr. Lucia Ferrer.", None, None),
            (
                "The head of cardiology at the San Rafael hospital warned that the drug is in short "
                "supply.",
                None,
                None,
            ),
            ("The drug is in short supply.", None, DROPPED),
            ("The drug’s maker warned that the drug is in short supply.", None, SWAPPED),
            ("The drug is in short supply, warned Dr. Pablo Ruiz.", None, SWAPPED),
        ],
    ),
    "role in another sentence": (
        (
            "Police spokesman Jon Ekberg read out a statement on Friday.",
            "Ekberg said the suspect had been followed for weeks.",
        ),
        [
            ("A police spokesman said the suspect had been followed for weeks.", None, None),
            ("The suspect had been followed for weeks.", "police spokesman Jon Ekberg", None),
            ("Ekberg said the suspect had been followed for weeks.", None, None),
            ("The suspect had been followed for weeks.", None, DROPPED),
            ("The prosecutor said the suspect had been followed for weeks.", None, SWAPPED),
            ("The suspect had been followed for weeks.", "the suspect’s lawyer", SWAPPED),
        ],
    ),
    "spokesman before": (
        (
            "The airline’s spokeswoman, Mei Tanaka, spoke to reporters in Osaka.",
            "“All passengers have been rebooked,” the spokeswoman said.",
        ),
        [
            ("All passengers have been rebooked, Tanaka said.", None, None),
            ("All passengers have been rebooked, the airline’s spokeswoman said.", None, None),
            ("“All passengers have been rebooked,” the spokeswoman said.", None, None),
            ("All passengers have been rebooked.", None, DROPPED),
            ("All passengers have been rebooked, the transport minister said.", None, SWAPPED),
            ("All passengers have been rebooked, Kenji Mori said.", None, SWAPPED),
        ],
    ),
    "capital": (
        ("Tehran said the tanker had entered its waters without permission.",),
        [
            ("Iran said the tanker had entered its waters without permission.", None, None),
            (
                "Iranian officials said the tanker had entered Iran’s waters without permission.",
                None,
                None,
            ),
            ("The tanker had entered its waters without permission, Tehran said.", None, None),
            ("The tanker had entered Iranian waters without permission.", None, DROPPED),
            (
                "Washington said the tanker had entered its waters without permission.",
                None,
                SWAPPED,
            ),
            ("Oman said the tanker had entered its waters without permission.", None, SWAPPED),
        ],
    ),
    "written words": (
        ("The senator wrote on X that the vote had been “a disgrace to this chamber.”",),
        [
            (
                "The senator wrote on X that the vote had been “a disgrace to this chamber.”",
                None,
                None,
            ),
            ("The vote had been “a disgrace to this chamber,” the senator wrote.", None, None),
            ("The vote had been a disgrace to this chamber.", "the senator", None),
            ("The vote had been a disgrace to this chamber.", None, DROPPED),
            (
                "The speaker of the house wrote that the vote had been a disgrace to this chamber.",
                None,
                SWAPPED,
            ),
            ("The vote had been a disgrace to this chamber, the president wrote.", None, SWAPPED),
        ],
    ),
    "warning": (
        ("Forecasters warned that the storm could bring gusts of 150 kilometres an hour.",),
        [
            (
                "Forecasters warned that the storm could bring gusts of 150 kilometres an hour.",
                None,
                None,
            ),
            (
                "The storm could bring gusts of 150 kilometres an hour, forecasters said.",
                None,
                None,
            ),
            ("The storm could bring gusts of 150 kilometres an hour.", "forecasters", None),
            ("The storm could bring gusts of 150 kilometres an hour.", None, DROPPED),
            (
                "The harbour authority warned that the storm could bring gusts of 150 kilometres an "
                "hour.",
                None,
                SWAPPED,
            ),
            (
                "The storm could bring strong gusts of 150 kilometres, insurers warned.",
                None,
                SWAPPED,
            ),
        ],
    ),
    "acknowledged": (
        ("The bank acknowledged that customers had been charged twice for the same transfer.",),
        [
            ("The bank acknowledged that customers had been charged twice.", None, None),
            (
                "The bank admitted customers had been charged twice for the same transfer.",
                None,
                None,
            ),
            ("The bank said customers had been charged twice for the same transfer.", None, None),
            ("Customers had been charged twice for the same transfer.", None, DROPPED),
            ("The regulator acknowledged that customers had been charged twice.", None, SWAPPED),
            ("Customers had been charged twice for the same transfer.", "Visa", SWAPPED),
        ],
    ),
    "denied charge": (
        ("Former treasurer Gail Morton denies stealing from the charity.",),
        [
            ("Morton denies stealing from the charity.", None, None),
            ("Former treasurer Gail Morton denied stealing from the charity.", None, None),
            ("Gail Morton said she did not steal from the charity.", None, None),
            ("Morton admitted stealing from the charity.", None, DENIAL),
            ("Morton said she was stealing from the charity.", None, DENIAL),
            ("The charity denies stealing from Gail Morton.", None, SWAPPED),
        ],
    ),
    "said becomes denied": (
        ("Coach Ilse Brandt said the team had trained on the damaged pitch.",),
        [
            ("Brandt said the team had trained on the damaged pitch.", None, None),
            ("The team had trained on the damaged pitch, coach Ilse Brandt said.", None, None),
            ("Ilse Brandt noted that the team had trained on the damaged pitch.", None, None),
            ("Brandt denied that the team had trained on the damaged pitch.", None, GAINED),
            ("The groundsman said the team had trained on the damaged pitch.", None, SWAPPED),
            ("The team had trained on the damaged pitch.", None, DROPPED),
        ],
    ),
    "alleges": (
        ("The indictment alleges that Ruiz moved 40 million pesos through shell companies.",),
        [
            (
                "The indictment alleges that Ruiz moved 40 million pesos through shell companies.",
                None,
                None,
            ),
            ("Ruiz allegedly moved 40 million pesos through shell companies.", None, None),
            (
                "Ruiz moved 40 million pesos through shell companies, the indictment says.",
                None,
                None,
            ),
            ("Ruiz moved 40 million pesos through shell companies.", None, DROPPED),
            (
                "The indictment reveals that Ruiz moved 40 million pesos through shell companies.",
                None,
                RAISED,
            ),
            (
                "Ruiz’s wife alleges that Ruiz moved 40 million pesos through shell companies.",
                None,
                SWAPPED,
            ),
        ],
    ),
    "nested": (
        (
            "According to the Morning Herald, chief executive Paul Brenner announced the sale of "
            "the port division.",
        ),
        [
            (
                "According to the Morning Herald, Brenner announced the sale of the port division.",
                None,
                None,
            ),
            (
                "Brenner announced the sale of the port division, the Morning Herald reported.",
                None,
                None,
            ),
            ("Paul Brenner announced the sale of the port division.", None, DROPPED),
            (
                "According to the Evening Post, Brenner announced the sale of the port division.",
                None,
                SWAPPED,
            ),
        ],
    ),
    "report": (
        ("The United Nations reports that 3,000 people crossed the border in a week.",),
        [
            ("3,000 people crossed the border in a week, the United Nations reports.", None, None),
            ("According to the United Nations, 3,000 people crossed the border.", None, None),
            ("3,000 people crossed the border in a week.", "the United Nations", None),
            ("3,000 people crossed the border in a week.", None, DROPPED),
            ("The Red Cross reports that 3,000 people crossed the border.", None, SWAPPED),
            ("3,000 people crossed the border in a week.", "Amnesty International", SWAPPED),
        ],
    ),
    "inside the quotation": (
        ("“The minister knew of the risk,” Inspector Dolan told the inquiry, “and did nothing.”",),
        [
            ("Inspector Dolan told the inquiry that the minister knew of the risk.", None, None),
            ("The minister knew of the risk and did nothing, Dolan told the inquiry.", None, None),
            ("The minister knew of the risk.", "Inspector Dolan", None),
            ("The minister knew of the risk and did nothing.", None, DROPPED),
            ("The minister knew of the risk, the opposition leader said.", None, SWAPPED),
            ("The minister said that he knew of the risk and did nothing.", None, SWAPPED),
        ],
    ),
}


def _passage(sentences: tuple[str, ...]) -> Passage:
    lines = [Line(n, read_facts(s)) for n, s in enumerate(sentences, start=1)]
    return Passage(evidence=(lines[-1],), neighbours=tuple(reversed(lines[:-1])), rest=())


def _check(claim: str, speaker: str | None, *sentences: str) -> Finding:
    return check_attribution(read_facts(claim), speaker, _passage(sentences))


ROWS = [
    pytest.param(sentences, *row, id=f"{story}-{n}")
    for story, (sentences, rows) in STORIES.items()
    for n, row in enumerate(rows)
]


@pytest.mark.parametrize(("sentences", "claim", "speaker", "code"), ROWS)
def test_a_claim_keeps_its_speaker(
    sentences: tuple[str, ...], claim: str, speaker: str | None, code: str | None
) -> None:
    result = _check(claim, speaker, *sentences).result
    assert result.code == code, result


@pytest.mark.parametrize("story", STORIES)
def test_the_sentence_itself_passes(story: str) -> None:
    sentences, _ = STORIES[story]
    assert _check(sentences[-1], None, *sentences).result.outcome != "fail"


_PEOPLE = ("Anna Roth", "Jo Lind", "Ravi Menon", "Mei Tanaka", "the coastguard", "Ferrum")
_CONTENTS = ("the bridge had been closed for weeks", "two boats sank off Malta on Sunday")
_FRAMES = ("{who} said that {what}.", "According to {who}, {what}.", "{what}, {who} said.")


@given(st.permutations(_PEOPLE), st.sampled_from(_CONTENTS), *[st.sampled_from(_FRAMES)] * 2)
def test_a_speaker_may_move_but_not_change(
    people: list[str], what: str, before: str, after: str
) -> None:
    def framed(frame: str, who: str) -> str:
        text = frame.format(who=who, what=what)
        return text[0].upper() + text[1:]

    evidence = framed(before, people[0])
    assert _check(framed(after, people[0]), None, evidence).result.outcome == "pass"
    assert _check(framed(after, people[1]), None, evidence).result.code == SWAPPED
    assert _check(f"{what[0].upper()}{what[1:]}.", people[0], evidence).result.outcome == "pass"
    assert _check(f"{what[0].upper()}{what[1:]}.", people[1], evidence).result.code == SWAPPED
    assert _check(f"{what[0].upper()}{what[1:]}.", None, evidence).result.code == DROPPED
