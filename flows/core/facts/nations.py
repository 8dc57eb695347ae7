"""Countries with the other words for them: short forms, adjectives, peoples, seats of government.

A sub-editor changes "Pakistani forces" to "Pakistan’s forces" without a thought, and "Islamabad
said" to "Pakistan said"; the other way round he would not ("a blast in Pakistan" is not "a blast
in Islamabad"). One line a country: its names | adjectives and people | seats of government.
"""

from __future__ import annotations

_TABLE = """
Afghanistan|Afghan Afghans|Kabul
Albania|Albanian Albanians|Tirana
Algeria|Algerian Algerians|Algiers
Angola|Angolan Angolans|Luanda
Argentina|Argentine Argentines Argentinian Argentinians|Buenos_Aires
Armenia|Armenian Armenians|Yerevan
Australia|Australian Australians|Canberra
Austria|Austrian Austrians|Vienna
Azerbaijan|Azerbaijani Azerbaijanis Azeri Azeris|Baku
Bahamas|Bahamian Bahamians|Nassau
Bahrain|Bahraini Bahrainis|Manama
Bangladesh|Bangladeshi Bangladeshis|Dhaka
Barbados|Barbadian Barbadians|Bridgetown
Belarus|Belarusian Belarusians Belarussian|Minsk
Belgium|Belgian Belgians|
Benin|Beninese|
Bhutan|Bhutanese|Thimphu
Bolivia|Bolivian Bolivians|La_Paz
Bosnia Bosnia_and_Herzegovina Bosnia-Herzegovina|Bosnian Bosnians|Sarajevo
Botswana|Botswanan|Gaborone
Brazil|Brazilian Brazilians|Brasilia
Bulgaria|Bulgarian Bulgarians|Sofia
Burkina_Faso|Burkinabe|Ouagadougou
Burundi|Burundian Burundians|Bujumbura
Cambodia|Cambodian Cambodians|Phnom_Penh
Cameroon|Cameroonian Cameroonians|Yaounde
Canada|Canadian Canadians|Ottawa
Central_African_Republic||Bangui
Chad|Chadian Chadians|N'Djamena
Chile|Chilean Chileans|
China People's_Republic_of_China PRC|Chinese|Beijing
Colombia|Colombian Colombians|Bogota
Congo DR_Congo DRC Democratic_Republic_of_the_Congo Democratic_Republic_of_Congo|Congolese|Kinshasa
Costa_Rica|Costa_Rican Costa_Ricans|
Croatia|Croatian Croatians Croat Croats|Zagreb
Cuba|Cuban Cubans|Havana
Cyprus|Cypriot Cypriots|Nicosia
Czech_Republic Czechia|Czech Czechs|Prague
Denmark|Danish Dane Danes|Copenhagen
Djibouti|Djiboutian|
Dominican_Republic|Dominican Dominicans|Santo_Domingo
Ecuador|Ecuadorian Ecuadorians Ecuadorean Ecuadoreans|Quito
Egypt|Egyptian Egyptians|Cairo
El_Salvador|Salvadoran Salvadorans Salvadorean|
England|English Englishman Englishwoman|
Eritrea|Eritrean Eritreans|Asmara
Estonia|Estonian Estonians|Tallinn
Eswatini Swaziland|Swazi Swazis|
Ethiopia|Ethiopian Ethiopians|Addis_Ababa
European_Union EU E.U.||Brussels
Fiji|Fijian Fijians|Suva
Finland|Finnish Finn Finns|Helsinki
France|French Frenchman Frenchwoman|Paris
Gabon|Gabonese|Libreville
Gambia|Gambian Gambians|Banjul
Georgia|Georgian Georgians|Tbilisi
Germany|German Germans|Berlin
Ghana|Ghanaian Ghanaians|Accra
Greece|Greek Greeks|Athens
Greenland|Greenlandic Greenlander Greenlanders|Nuuk
Guatemala|Guatemalan Guatemalans|
Guinea|Guinean Guineans|Conakry
Guinea-Bissau||Bissau
Guyana|Guyanese|
Haiti|Haitian Haitians|Port-au-Prince
Honduras|Honduran Hondurans|Tegucigalpa
Hungary|Hungarian Hungarians|Budapest
Iceland|Icelandic Icelander Icelanders|Reykjavik
India|Indian Indians|New_Delhi Delhi
Indonesia|Indonesian Indonesians|Jakarta
Iran|Iranian Iranians|Tehran
Iraq|Iraqi Iraqis|Baghdad
Ireland|Irish Irishman Irishwoman|Dublin
Israel|Israeli Israelis|
Italy|Italian Italians|Rome
Ivory_Coast Cote_d'Ivoire|Ivorian Ivorians|Abidjan
Jamaica|Jamaican Jamaicans|
Japan|Japanese|Tokyo
Jordan|Jordanian Jordanians|Amman
Kazakhstan|Kazakh Kazakhs|Astana
Kenya|Kenyan Kenyans|Nairobi
Kosovo|Kosovan Kosovans Kosovar Kosovars|Pristina
Kuwait|Kuwaiti Kuwaitis|
Kyrgyzstan|Kyrgyz|Bishkek
Laos|Laotian Laotians|Vientiane
Latvia|Latvian Latvians|Riga
Lebanon|Lebanese|Beirut
Liberia|Liberian Liberians|Monrovia
Libya|Libyan Libyans|Tripoli
Lithuania|Lithuanian Lithuanians|Vilnius
Luxembourg|Luxembourger Luxembourgers|
Madagascar|Malagasy|Antananarivo
Malawi|Malawian Malawians|Lilongwe
Malaysia|Malaysian Malaysians|Kuala_Lumpur
Maldives|Maldivian Maldivians|
Mali|Malian Malians|Bamako
Malta|Maltese|Valletta
Mauritania|Mauritanian Mauritanians|Nouakchott
Mauritius|Mauritian Mauritians|
Mexico|Mexican Mexicans|Mexico_City
Moldova|Moldovan Moldovans|Chisinau
Mongolia|Mongolian Mongolians|Ulaanbaatar
Montenegro|Montenegrin Montenegrins|Podgorica
Morocco|Moroccan Moroccans|Rabat
Mozambique|Mozambican Mozambicans|Maputo
Myanmar Burma|Burmese|Naypyidaw
Namibia|Namibian Namibians|Windhoek
Nepal|Nepali Nepalis Nepalese|Kathmandu
Netherlands Holland|Dutch Dutchman Dutchwoman|The_Hague
New_Zealand|New_Zealander New_Zealanders|
Nicaragua|Nicaraguan Nicaraguans|Managua
Niger|Nigerien Nigeriens|Niamey
Nigeria|Nigerian Nigerians|Abuja
North_Korea DPRK|North_Korean North_Koreans|Pyongyang
North_Macedonia Macedonia|Macedonian Macedonians|Skopje
Norway|Norwegian Norwegians|Oslo
Oman|Omani Omanis|Muscat
Pakistan|Pakistani Pakistanis|Islamabad
Palestine Palestinian_Territories|Palestinian Palestinians|Ramallah
Panama|Panamanian Panamanians|
Papua_New_Guinea|Papua_New_Guinean|Port_Moresby
Paraguay|Paraguayan Paraguayans|Asuncion
Peru|Peruvian Peruvians|Lima
Philippines|Philippine Filipino Filipinos Filipina|Manila
Poland|Polish Pole Poles|Warsaw
Portugal|Portuguese|Lisbon
Qatar|Qatari Qataris|Doha
Romania|Romanian Romanians|Bucharest
Russia Russian_Federation|Russian Russians|Moscow Kremlin
Rwanda|Rwandan Rwandans|Kigali
Saudi_Arabia Saudi|Saudi_Arabian Saudis|Riyadh
Scotland|Scottish Scot Scots|
Senegal|Senegalese|Dakar
Serbia|Serbian Serbians Serb Serbs|Belgrade
Sierra_Leone|Sierra_Leonean Sierra_Leoneans|Freetown
Singapore|Singaporean Singaporeans|
Slovakia|Slovak Slovaks Slovakian|Bratislava
Slovenia|Slovenian Slovenians Slovene Slovenes|Ljubljana
Somalia|Somali Somalis|Mogadishu
South_Africa|South_African South_Africans|Pretoria
South_Korea Republic_of_Korea|South_Korean South_Koreans|Seoul
South_Sudan|South_Sudanese|Juba
Spain|Spanish Spaniard Spaniards|Madrid
Sri_Lanka|Sri_Lankan Sri_Lankans|Colombo
Sudan|Sudanese|Khartoum
Suriname|Surinamese|Paramaribo
Sweden|Swedish Swede Swedes|Stockholm
Switzerland|Swiss|
Syria|Syrian Syrians|Damascus
Taiwan|Taiwanese|Taipei
Tajikistan|Tajik Tajiks|Dushanbe
Tanzania|Tanzanian Tanzanians|Dodoma
Thailand|Thai Thais|Bangkok
Togo|Togolese|Lome
Tonga|Tongan Tongans|
Trinidad_and_Tobago|Trinidadian Trinidadians|
Tunisia|Tunisian Tunisians|Tunis
Turkey Turkiye|Turkish Turk Turks|Ankara
Turkmenistan|Turkmen|Ashgabat
Uganda|Ugandan Ugandans|Kampala
Ukraine|Ukrainian Ukrainians|Kyiv Kiev
United_Arab_Emirates UAE U.A.E.|Emirati Emiratis|Abu_Dhabi
United_Kingdom UK U.K. Britain Great_Britain|British Briton Britons|Westminster Whitehall London
United_Nations UN U.N.||
United_States U.S. US USA U.S.A. United_States_of_America America|American Americans|Washington
Uruguay|Uruguayan Uruguayans|Montevideo
Uzbekistan|Uzbek Uzbeks|Tashkent
Vatican Holy_See||
Venezuela|Venezuelan Venezuelans|Caracas
Vietnam|Vietnamese|Hanoi
Wales|Welsh Welshman|Cardiff
Yemen|Yemeni Yemenis|Sanaa
Zambia|Zambian Zambians|Lusaka
Zimbabwe|Zimbabwean Zimbabweans|Harare
Africa|African Africans|
Asia|Asian Asians|
Europe|European Europeans|
"""


def _words(cell: str) -> list[tuple[str, ...]]:
    return [tuple(form.casefold().split("_")) for form in cell.split()]


#: Words of a form, lower case and without accents → key of the country ("@pakistan").
FORMS: dict[tuple[str, ...], str] = {}
#: Forms that are adjectives or peoples, not the country's own name.
ADJECTIVES: set[tuple[str, ...]] = set()
#: Words of a seat of government → key of the country that it may stand for.
SEATS: dict[tuple[str, ...], str] = {}
for _line in _TABLE.strip().splitlines():
    _names, _people, _seats = (_words(cell) for cell in _line.split("|"))
    _key = "@" + " ".join(_names[0])
    FORMS |= dict.fromkeys(_names + _people, _key)
    ADJECTIVES.update(_people)
    SEATS |= dict.fromkeys(_seats, _key)
