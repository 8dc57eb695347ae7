"""Countries, their people and their capitals: what a government is called in the news.

"Islamabad", "Pakistan" and "Pakistani officials" name one speaker. The table holds the states that
newspapers write about in this way; a capital that is also the seat of something else (Brussels,
The Hague, Geneva) is left out.
"""

from __future__ import annotations

_TABLE = """afghanistan afghan kabul|albania albanian tirana|algeria algerian algiers|
argentina argentine argentinian|armenia armenian yerevan|australia australian canberra|
austria austrian|azerbaijan azerbaijani baku|bahrain bahraini manama|bangladesh bangladeshi dhaka|
belarus belarusian minsk|bolivia bolivian|bosnia bosnian sarajevo|brazil brazilian brasilia|
britain british uk london|bulgaria bulgarian sofia|cambodia cambodian|cameroon cameroonian|
canada canadian ottawa|chile chilean|china chinese beijing|colombia colombian bogota|congo congolese
kinshasa|croatia croatian zagreb|cuba cuban havana|cyprus cypriot nicosia|czechia czech prague|
denmark danish copenhagen|ecuador ecuadorian quito|egypt egyptian cairo|eritrea eritrean asmara|
estonia estonian tallinn|ethiopia ethiopian|finland finnish helsinki|france french paris|
georgia georgian tbilisi|germany german berlin|ghana ghanaian accra|greece greek athens|
haiti haitian|hungary hungarian budapest|iceland icelandic reykjavik|india indian|
indonesia indonesian jakarta|iran iranian tehran|iraq iraqi baghdad|ireland irish dublin|
israel israeli|italy italian rome|jamaica jamaican|japan japanese tokyo|jordan jordanian amman|
kazakhstan kazakh astana|kenya kenyan nairobi|kosovo kosovar pristina|kuwait kuwaiti|
kyrgyzstan kyrgyz bishkek|laos laotian|latvia latvian riga|lebanon lebanese beirut|
libya libyan tripoli|lithuania lithuanian vilnius|malaysia malaysian|mali malian bamako|
mexico mexican|moldova moldovan chisinau|mongolia mongolian|morocco moroccan rabat|
mozambique mozambican maputo|myanmar burmese naypyidaw|nepal nepalese nepali kathmandu|
netherlands dutch|nicaragua nicaraguan managua|niger nigerien niamey|nigeria nigerian abuja|
norway norwegian oslo|oman omani muscat|pakistan pakistani islamabad|panama panamanian|
peru peruvian lima|philippines philippine filipino manila|poland polish warsaw|
portugal portuguese lisbon|qatar qatari doha|romania romanian bucharest|
russia russian moscow kremlin|rwanda rwandan kigali|serbia serbian belgrade|
singapore singaporean|slovakia slovak bratislava|slovenia slovenian ljubljana|
somalia somali mogadishu|spain spanish madrid|sudan sudanese khartoum|sweden swedish stockholm|
switzerland swiss bern|syria syrian damascus|taiwan taiwanese taipei|tajikistan tajik dushanbe|
tanzania tanzanian|thailand thai bangkok|tunisia tunisian tunis|
turkey turkish türkiye turkiye ankara|turkmenistan turkmen ashgabat|uganda ugandan kampala|
ukraine ukrainian kyiv kiev|uruguay uruguayan montevideo|us american washington u.s. usa|
uzbekistan uzbek tashkent|venezuela venezuelan caracas|vietnam vietnamese hanoi|
yemen yemeni sanaa|zambia zambian lusaka|zimbabwe zimbabwean harare"""
_COUNTRIES = {
    name: row.split()[0] for row in _TABLE.replace("\n", " ").split("|") for name in row.split()
}


def country_of(word: str) -> str | None:
    """The country that a word stands for, lower case; its plural of people too ("Pakistanis")."""
    folded = word.casefold()
    return _COUNTRIES.get(folded) or _COUNTRIES.get(folded.removesuffix("s"))
