"""Names and roles as newspapers write them; and capitals that name nobody."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.core.facts.name_forms import same_name, same_word, words
from flows.core.facts.names import read_names

CORES = [
    # where a sentence starts, a capital says nothing
    ("Firefighters battled a blaze in Santa Rosa.", ["Santa Rosa"]),
    ("Tomatoes were first grown in Peru.", ["Peru"]),
    ("However, Nguyen disagreed.", ["Nguyen"]),
    ("Nguyen disagreed.", ["Nguyen"]),
    ("Police in Lyon arrested two men.", ["Lyon"]),
    ("The talks failed. Officials blamed Hanoi.", ["Hanoi"]),
    ("Former striker Ian Rush was there.", ["Ian Rush"]),
    ("I think that we lost.", []),
    ("Storms hit the coast.", []),
    ("New Zealand won the toss.", ["New Zealand"]),
    ("United Airlines cancelled the flight.", ["United Airlines"]),
    # given names that are everyday words or months
    ("Jan Petrov said the dam was safe.", ["Jan Petrov"]),
    ("Mark Shaw said the dam was safe.", ["Mark Shaw"]),
    ("May Lindqvist resigned.", ["May Lindqvist"]),
    ("The union said Jan Petrov lied.", ["Jan Petrov"]),
    ("In May Lindqvist resigned.", ["Lindqvist"]),
    ("In April Norway won.", ["Norway"]),
    ("On 29 June Hun Sen spoke.", ["Hun Sen"]),
    ("Jan. 5 was cold.", []),
    ("Mark the date.", []),
    ("Police Chief Shaw resigned.", ["Shaw"]),
    # headlines and lines of capitals
    ("Supreme Court Rejects Appeal From Texas", ["Texas"]),
    ("Peace Talks Between Chad and Sudan End Without Deal", ["Chad", "Sudan"]),
    ("GOVERNMENT REJECTS IMF DEAL IN KENYA", ["IMF", "KENYA"]),
    ("BREAKING NEWS", []),
    # days and months
    ("She left on Monday, May 3, for Oslo.", ["Oslo"]),
    ("Theresa May resigned in June.", ["Theresa May"]),
    # titles and honorifics
    ("Mr. Brown thanked Dr. Ada Lind and Mrs Roe.", ["Brown", "Ada Lind", "Roe"]),
    ("Lieutenant General Asim Malik left.", ["Asim Malik"]),
    ("Lt. Gen. Asim Malik left.", ["Asim Malik"]),
    ("Pope Leo met King Charles.", ["Leo", "Charles"]),
    ("U.S. Sen. Maria Cantwell spoke.", ["U.S.", "Maria Cantwell"]),
    ("Sir Keir Starmer and Lord Hain came.", ["Keir Starmer", "Hain"]),
    ("Secretary of State Lena Ortiz flew in.", ["Lena Ortiz"]),
    ("Gov. Lucia Ferraro of Ohio signed it.", ["Lucia Ferraro", "Ohio"]),
    ("The Prime Minister resigned.", []),
    ("Volvo CEO Jim Rowan resigned.", ["Volvo", "Jim Rowan"]),
    ("General Motors cut jobs in Ohio.", ["General Motors", "Ohio"]),
    # nationalities lead, but are not part of a person's name
    ("Russian President Oleg Panin spoke.", ["Russian", "Oleg Panin"]),
    ("South Korean President Lee Jae-myung spoke.", ["South Korean", "Lee Jae-myung"]),
    ("The Afghan Taliban and the British Museum", ["Afghan Taliban", "British Museum"]),
    # small words inside names
    ("The Bank of England met the Centers for Disease Control and Prevention.",
     ["Bank of England", "Centers for Disease Control and Prevention"]),
    ("The Food and Drug Administration agreed with Johnson & Johnson.",
     ["Food and Drug Administration", "Johnson & Johnson"]),
    ("Talks between Qatar and Turkey", ["Qatar", "Turkey"]),
    ("The United States and United Nations agreed.", ["United States", "United Nations"]),
    ("Erik ten Hag, Ludwig van Beethoven and Osama bin Laden",
     ["Erik ten Hag", "Ludwig van Beethoven", "Osama bin Laden"]),
    ("Ahmed al-Sharaa met Charles de Gaulle.", ["Ahmed al-Sharaa", "Charles de Gaulle"]),
    ("J. K. Rowling and George W. Bush", ["J. K. Rowling", "George W. Bush"]),
    # possessives end a name
    ("Pakistan’s Inter-Services Intelligence said so.", ["Pakistan", "Inter-Services Intelligence"]),
    ("Kenya's Ruto met Ghana's Mahama.", ["Kenya", "Ruto", "Ghana", "Mahama"]),
    ("Germany won the Women's World Cup.", ["Germany", "Women's World Cup"]),
    # hyphens
    ("a Qatar-brokered truce in anti-Soviet days", ["Qatar", "Soviet"]),
    ("Afghanistan-Pakistan relations", ["Afghanistan", "Pakistan"]),
    ("Jean-Claude Juncker spoke in Guinea-Bissau.", ["Jean-Claude Juncker", "Guinea-Bissau"]),
    # acronyms and odd forms
    ("The TTP and NATO met the U.N. envoy.", ["TTP", "NATO", "U.N."]),
    ("The O'Neills of D'Angelo Street", ["O'Neills", "D'Angelo Street"]),
    ("He posted it on the app. Nothing more.", []),
    ("", []),
]  # fmt: skip

ROLES = [
    ("Lieutenant General Asim Malik, head of Pakistan’s ISI, left.", "Asim Malik", "head of Pakistan’s ISI"),
    ("Defense Minister Khawaja Asif left.", "Khawaja Asif", "Defense Minister"),
    ("The Taliban’s chief spokesman, Zabihullah Mujahid, said so.", "Zabihullah Mujahid", "The Taliban’s chief spokesman"),
    ("Foreign Ministry spokesman Tahir Andrabi said so.", "Tahir Andrabi", "Foreign Ministry spokesman"),
    ("It was led by Abdul Haq Wasiq, the Taliban intelligence chief, and others.", "Abdul Haq Wasiq", "the Taliban intelligence chief"),
    ("It was led by national security adviser Lt. Gen. Asim Malik.", "Asim Malik", "national security adviser Lt. Gen."),
    ("A spokesperson for the union, Ana Diaz, said so.", "Ana Diaz", "A spokesperson for the union"),
    ("Ana Diaz, 45, the mayor of Vigo, said so.", "Ana Diaz", "the mayor of Vigo"),
    ("Ana Diaz, who is the mayor of Vigo, said so.", "Ana Diaz", "the mayor of Vigo"),
    ("Ana Diaz was elected mayor of Vigo in 2019.", "Ana Diaz", "mayor of Vigo in 2019"),
    ("Volvo CEO Jim Rowan said so.", "Jim Rowan", "Volvo CEO"),
    ("Coach Erik ten Hag said so.", "Erik ten Hag", "Coach"),
    ("Ana Diaz said that the minister had lied.", "Ana Diaz", None),
    ("Ana Diaz, adding that the minister had lied, left.", "Ana Diaz", None),
    ("Ana Diaz, the minister said, had lied.", "Ana Diaz", None),
    ("Mr. Rowan said so.", "Rowan", None),
]  # fmt: skip

SAME = [
    ("Tehrik-e Taliban Pakistan", "Tehreek-e-Taliban Pakistan"),
    ("Zabihullah Mujahid", "Mujahid"),
    ("Khawaja Muhammad Asif", "Khawaja Asif"),
    ("Mohammed", "Muhammad"),
    ("Zelensky", "Zelenskyy"),
    ("Kyiv", "Kiev"),
    ("Erdoğan", "Erdogan"),
    ("Pakistani", "Pakistan"),
    ("Türkiye", "Turkey"),
    ("Turkish", "Turkiye"),
    ("U.S.", "United States"),
    ("UN", "United Nations"),
    ("Britain", "UK"),
    ("IMF", "International Monetary Fund"),
    ("Assad", "Asad"),
    ("J. Smith", "John Smith"),
    ("Sharif", "Shareef"),
]
DIFFERENT = [
    ("Iran", "Iraq"),
    ("Austria", "Australia"),
    ("Mali", "Malawi"),
    ("Asim", "Asif"),
    ("Pakistani", "Afghan"),
    ("Niger", "Nigeria"),
    ("Hassan", "Hussein"),
    ("Georgia", "George"),
    ("Slovakia", "Slovenia"),
    ("North Korea", "South Korea"),
    ("Johnson", "Johnston"),
    ("Larson", "Larsen"),
    ("Petersen", "Peterson"),
    ("Martin", "Martina"),
    ("Guinea", "Guyana"),
    ("Sudan", "South Sudan"),
    ("IMF", "International Energy Agency"),
    ("John Smith", "Jane Smith"),
]


@pytest.mark.parametrize(("text", "expected"), CORES)
def test_reads(text: str, expected: list[str]) -> None:
    assert [n.core for n in read_names(text)] == expected


@pytest.mark.parametrize(("text", "holder", "role"), ROLES)
def test_reads_roles(text: str, holder: str, role: str | None) -> None:
    assert {n.core: n.role for n in read_names(text)}[holder] == role


@pytest.mark.parametrize(("a", "b"), SAME)
def test_forms_of_one_name(a: str, b: str) -> None:
    assert same_name(a, b)
    assert same_name(b, a)


@pytest.mark.parametrize(("a", "b"), DIFFERENT)
def test_different_names(a: str, b: str) -> None:
    assert not same_name(a, b)
    assert not same_name(b, a)


@given(st.text(alphabet=st.sampled_from("Ab cD.,’'-\"“”\n éÉ1Lt&"), max_size=60))
def test_offsets_slice_back(text: str) -> None:
    for name in read_names(text):
        assert text[name.start : name.end] == name.text
        assert name.core in name.text
    assert all(0 <= w.start < w.end <= len(text) for w in words(text))


@given(st.text(min_size=1, max_size=8), st.text(min_size=1, max_size=8))
def test_spelling_is_symmetric(a: str, b: str) -> None:
    assert same_word(a, b) == same_word(b, a)
    assert same_word(a, a)
